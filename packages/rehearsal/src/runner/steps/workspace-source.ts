import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Source } from "../source/repository.ts";

/** What `./` means in a step: the files that earlier steps put into the workspace. */
export function workspaceSource(product: Source, workspace: string): Source {
  return {
    ...product,
    async read(path) {
      return readFile(join(workspace, path), "utf8").catch(() => undefined);
    },
    async has(path) {
      return existsSync(join(workspace, path));
    },
    async checkout() {
      return workspace;
    },
  };
}
