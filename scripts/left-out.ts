import type { Plugin } from "esbuild";

/**
 * Imports of a dependency that an action never comes to, and what they would bring. `tedious`
 * loads Microsoft's identity and key vault clients for ways to sign in and to decrypt columns that
 * no action offers; in its CommonJS form they would be in the bundle a second time (1.4 MB). The
 * tables of East Asian code pages are for `varchar` values, which no action reads (0.4 MB).
 */
const leftOut: Readonly<Record<string, readonly string[]>> = {
  tedious: ["@azure/identity", "@azure/keyvault-keys"],
  "iconv-lite": ["shiftjis", "eucjp", "cp936", "gbk-added", "cp949", "cp950", "big5-added"].map(
    (table) => `./tables/${table}.json`,
  ),
};

/** Gives those imports an empty module. */
export const withoutUnused: Plugin = {
  name: "without-unused",
  setup(build) {
    build.onResolve({ filter: /identity$|keyvault-keys$|\.json$/ }, ({ path, importer }) => {
      const name = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(importer)?.[1] ?? "";
      return leftOut[name]?.includes(path) ? { path, namespace: "left-out" } : undefined;
    });
    build.onLoad({ filter: /.*/, namespace: "left-out" }, () => ({
      contents: "module.exports = {};",
    }));
  },
};
