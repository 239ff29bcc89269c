/** Files by patterns, with the rules of @actions/glob. */

import { readdir, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, join, resolve, sep } from "node:path";

export interface FoundFiles {
  /** Absolute, sorted. */
  readonly files: readonly string[];
  /** For each including pattern, its part before any wildcard, absolute. */
  readonly searchPaths: readonly string[];
}

/**
 * A pattern that matches a directory includes everything below it; one with `!` in front takes
 * files out again; `#` starts a comment.
 * @param hidden whether names that start with a dot count. A hidden directory's content does not.
 */
export async function findFiles(
  patterns: readonly string[],
  directory: string,
  hidden: boolean,
): Promise<FoundFiles> {
  const rules = patterns
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const exclude = line.startsWith("!");
      const path = absolute(exclude ? line.slice(1) : line, directory);
      return { exclude, path, matches: matcher(path) };
    });
  const searchPaths = [
    ...new Set(rules.filter((rule) => !rule.exclude).map((rule) => withoutWildcards(rule.path))),
  ];
  const found = new Set<string>();
  for (const start of searchPaths) {
    for (const file of await walk(start, hidden)) {
      let included = false;
      for (const rule of rules) if (rule.matches(file)) included = !rule.exclude;
      if (included) found.add(file);
    }
  }
  return { files: [...found].sort(), searchPaths };
}

function absolute(pattern: string, directory: string): string {
  const path = pattern === "~" || pattern.startsWith("~/") ? homedir() + pattern.slice(1) : pattern;
  return resolve(directory, path);
}

function withoutWildcards(path: string): string {
  const parts = path.split(sep);
  const wild = parts.findIndex((part) => /[*?[]/.test(part));
  return wild < 0 ? path : parts.slice(0, wild).join(sep) || sep;
}

async function walk(path: string, hidden: boolean): Promise<string[]> {
  if (!hidden && basename(path).startsWith(".")) return [];
  const status = await stat(path).catch(() => undefined);
  if (status === undefined) return [];
  if (!status.isDirectory()) return [path];
  const names = await readdir(path);
  return (await Promise.all(names.map((name) => walk(join(path, name), hidden)))).flat();
}

/** Matches a path or any directory above it. `**` stands for any number of parts, also none. */
function matcher(pattern: string): (path: string) => boolean {
  const parts = pattern.split(sep).slice(1);
  const source = parts.map((part) => (part === "**" ? "(?:/[^/]+)*" : `/${partExpression(part)}`));
  const expression = new RegExp(`^${source.join("")}(?:/|$)`);
  return (path) => expression.test(path);
}

function partExpression(part: string): string {
  return part.replace(/[.+^${}()|\\]|\*+|\?|\[[^\]]*\]|\[|\]/g, (match) => {
    if (match.startsWith("*")) return "[^/]*";
    if (match === "?") return "[^/]";
    return match.length > 1 ? match.replace(/^\[!/, "[^") : `\\${match}`;
  });
}

/** The deepest directory above all paths. */
export function commonDirectory(paths: readonly string[]): string {
  const [first = sep, ...others] = paths;
  let common = first.split(sep);
  for (const path of others) {
    const parts = path.split(sep);
    const different = common.findIndex((part, index) => part !== parts[index]);
    if (different >= 0) common = common.slice(0, different);
  }
  return common.join(sep) || dirname(first);
}
