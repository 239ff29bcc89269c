/** `hashFiles(…)`: the SHA-256 of the files' SHA-256s, paths relative to the workspace. */

import { createHash } from "node:crypto";
import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** "" where no file matches. A pattern with `!` in front takes files out again. */
export function hashFiles(workspace: string, patterns: readonly string[]): string {
  const files = new Set<string>();
  for (const pattern of patterns.flatMap((text) => text.split("\n")).map((text) => text.trim())) {
    if (pattern === "") continue;
    const remove = pattern.startsWith("!");
    for (const path of globSync(remove ? pattern.slice(1) : pattern, { cwd: workspace })) {
      if (remove) files.delete(path);
      else files.add(path);
    }
  }
  const outer = createHash("sha256");
  let any = false;
  for (const path of [...files].sort()) {
    const full = join(workspace, path);
    if (!statSync(full).isFile()) continue;
    outer.update(createHash("sha256").update(readFileSync(full)).digest());
    any = true;
  }
  return any ? outer.digest("hex") : "";
}
