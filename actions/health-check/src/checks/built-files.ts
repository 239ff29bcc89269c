import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { UsageError } from "@slipway/toolkit";
import type { BuiltFiles } from "./single-page-app.ts";

/** sha256 of every file of the built app, by its path with slashes below `directory`. */
export function readBuiltFiles(directory: string): BuiltFiles {
  if (!existsSync(path.join(directory, "index.html"))) {
    throw new UsageError(
      `Input "spa-dist" is a directory without an index.html: ${directory}.`,
      "Give the built app's browser directory, for example dist/app/browser.",
    );
  }
  const files = new Map<string, string>();
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(directory, file).split(path.sep).join("/");
    files.set(name, createHash("sha256").update(readFileSync(file)).digest("hex"));
  }
  return files;
}
