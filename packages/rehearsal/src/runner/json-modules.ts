/**
 * Lets Node.js load the parser package, which imports JSON without the attribute Node asks for.
 * Import this file before the dynamic import of the package.
 */

import { registerHooks } from "node:module";

registerHooks({
  load(url, context, next) {
    if (!/\/@actions\/.*\.json$/.test(url)) return next(url, context);
    return next(url, { ...context, importAttributes: { type: "json" } });
  },
});
