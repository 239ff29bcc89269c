import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * What lies in a client's directory and in those above it, as `installation` takes it.
 *
 * @param {string} root of the repository, absolute @param {string} client relative to it
 */
export function levelsOf(root, client) {
  const levels = [];
  for (let at = path.resolve(root, client); at.startsWith(root); at = path.dirname(at)) {
    const manifest = path.join(at, "package.json");
    levels.push({
      directory: at,
      files: existsSync(at) ? readdirSync(at) : [],
      manifest: existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")) : {},
    });
    if (at === root) break;
  }
  return levels;
}
