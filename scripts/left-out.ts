import type { Plugin } from "esbuild";

/**
 * Imports of a dependency that an action never comes to, and what they would bring. `tedious`
 * loads Microsoft's identity and key vault clients for ways to sign in and to decrypt columns that
 * no action offers; in its CommonJS form they would be in the bundle a second time (1.4 MB).
 */
const leftOut: Readonly<Record<string, readonly string[]>> = {
  tedious: ["@azure/identity", "@azure/keyvault-keys"],
};

/** Gives those imports an empty module. */
export const withoutUnused: Plugin = {
  name: "without-unused",
  setup(build) {
    for (const [importer, imports] of Object.entries(leftOut)) {
      const filter = new RegExp(`^(${imports.join("|")})$`);
      build.onResolve({ filter }, (reference) =>
        new RegExp(`[\\\\/]node_modules[\\\\/]${importer}[\\\\/]`).test(reference.importer)
          ? { path: reference.path, namespace: "left-out" }
          : undefined,
      );
    }
    build.onLoad({ filter: /.*/, namespace: "left-out" }, () => ({
      contents: "module.exports = {};",
    }));
  },
};
