import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { LineSet } from "../model/line-set.ts";
import { pathRules } from "../paths/patterns.ts";
import type { RepositoryFiles } from "../paths/repository-files.ts";

/** No source file that a person writes is larger. */
const largestBytes = 2 * 1024 * 1024;

/** The tracked files that the patterns of `source` name, in the order of their paths. */
export function sourceFiles(patterns: readonly string[], tracked: Iterable<string>): string[] {
  if (patterns.length === 0) return [];
  const { matches } = pathRules(patterns);
  return [...tracked].filter(matches).sort();
}

/**
 * The lines of a file that no report names, all uncovered: each line with a letter or a digit that
 * is not a comment of its own. That is a few more than a compiler would count, never fewer; a
 * report is what makes it exact.
 */
export function assumedLines(text: string): LineSet {
  const lines = new LineSet();
  let inComment = false;
  text.split("\n").forEach((line, index) => {
    const code = line.trim();
    if (inComment) {
      inComment = !code.includes("*/");
      return;
    }
    if (code.startsWith("/*")) {
      inComment = !code.includes("*/", 2);
      return;
    }
    if (code.startsWith("//") || !/[\p{L}\p{N}]/u.test(code)) return;
    lines.add(index + 1, false);
  });
  return lines;
}

/** The text of a file of the repository; empty when it is a link, too large or not there. */
export function sourceText(repository: RepositoryFiles, file: string): string {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(
      path.join(repository.root, file),
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    );
    const status = fstatSync(descriptor);
    return status.isFile() && status.size <= largestBytes ? readFileSync(descriptor, "utf8") : "";
  } catch {
    return "";
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
