import type { Plugin } from "esbuild";

/** Name of the file beside `index.js` that holds undici, where an action has it. */
export const undiciFile = "undici.cjs";

/** What of undici @actions/github and its HTTP client use. */
export const undiciSource = 'export { fetch, ProxyAgent } from "undici";';

/**
 * What every action carries and few runs need, loaded at its first use: Node.js reads and evaluates
 * a bundle whole before its first line (bench/start shows what that costs).
 *
 * - `@actions/core` brings an HTTP client for the runner's identity token, also where none is asked for.
 * - undici (0.8 MB) is for requests to GitHub; the class for its proxy is made in a synchronous call,
 *   so it cannot be a chunk, which loads asynchronously.
 * - Microsoft's sign-in library signs with a certificate by jsonwebtoken; no action has a certificate.
 */
export const lateLoaded: Plugin = {
  name: "late-loaded",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/oidc-utils\.js$/ }, ({ path, importer, resolveDir }) =>
      /@actions[\\/]core[\\/]lib[\\/]core\.js$/.test(importer)
        ? { path, namespace: "late-identity", pluginData: resolveDir }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: "late-identity" }, ({ pluginData }) => ({
      contents: `export const OidcClient = {
  getIDToken: async (audience) => (await import("./oidc-utils.js")).OidcClient.getIDToken(audience),
};`,
      resolveDir: pluginData as string,
    }));

    onResolve({ filter: /^jsonwebtoken$/ }, ({ path, importer, resolveDir }) =>
      /@azure[\\/]msal-node[\\/]/.test(importer)
        ? { path, namespace: "late-signature", pluginData: resolveDir }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: "late-signature" }, ({ pluginData }) => ({
      contents:
        'export default { sign: (...parameters) => require("jsonwebtoken").sign(...parameters) };',
      resolveDir: pluginData as string,
    }));

    onResolve({ filter: /^undici$/ }, ({ importer }) =>
      /@actions[\\/](github|http-client)[\\/]/.test(importer)
        ? { path: "undici", namespace: "late-undici" }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: "late-undici" }, () => ({
      contents: `const load = () => require("./${undiciFile}");
export const fetch = (...parameters) => load().fetch(...parameters);
export const ProxyAgent = function (...parameters) { return new (load().ProxyAgent)(...parameters); };`,
    }));
    onResolve({ filter: /undici\.cjs$/, namespace: "late-undici" }, ({ path }) => ({
      path,
      external: true,
    }));
  },
};
