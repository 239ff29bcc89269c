import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import picomatch from "picomatch";
import { pathRules } from "../paths/patterns.ts";

export interface FoundReport {
  /** Relative to the workspace, with "/". */
  readonly path: string;
  readonly absolute: string;
  readonly bytes: number;
  readonly modifiedAt: number;
  /** The file's true place is outside of the workspace: a symbolic link led there. */
  readonly outside: boolean;
}

/** Never searched unless a pattern names them. */
const skipped = new Set(["node_modules", ".git"]);

/**
 * The files that the patterns name below `directory`, in the order of their paths. Links to
 * directories are not followed; a link to a file is found, and said to lead outside if it does.
 */
export function findReports(
  workspace: string,
  directory: string,
  patterns: readonly string[],
): FoundReport[] {
  const rules = pathRules(patterns);
  const found = new Map<string, FoundReport>();
  const realWorkspace = realpathSync(workspace);
  for (const pattern of patterns) {
    if (pattern.startsWith("!")) continue;
    const { base, isGlob } = picomatch.scan(pattern.replace(/^\.\//, ""));
    // Without a wildcard the whole pattern is the base.
    const start = isGlob ? base : path.posix.dirname(base);
    const named = new Set(pattern.split("/"));
    walk(
      path.join(directory, start),
      start === "." ? "" : start,
      (relative) => {
        if (!rules.matches(relative)) return;
        const absolute = path.join(directory, relative);
        const report = describe(workspace, realWorkspace, absolute);
        if (report !== undefined) found.set(report.path, report);
      },
      (name) => skipped.has(name) && !named.has(name),
    );
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function walk(
  absolute: string,
  relative: string,
  visit: (relative: string) => void,
  skip: (name: string) => boolean,
): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(absolute, { withFileTypes: true });
  } catch {
    // A directory that is not there or may not be read holds no report; no match is told as such.
    return;
  }
  for (const entry of entries) {
    const below = relative === "" ? entry.name : `${relative}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!skip(entry.name)) walk(path.join(absolute, entry.name), below, visit, skip);
    } else if (entry.isFile() || entry.isSymbolicLink()) visit(below);
  }
}

function describe(
  workspace: string,
  realWorkspace: string,
  absolute: string,
): FoundReport | undefined {
  const status = statSync(absolute, { throwIfNoEntry: false });
  const relative = path.relative(workspace, absolute).split(path.sep).join("/");
  if (status === undefined) {
    // A link that leads nowhere: kept, so that reading it says so.
    return { path: relative, absolute, bytes: 0, modifiedAt: 0, outside: false };
  }
  if (!status.isFile()) return undefined;
  // Any directory on the way may be a link, so the whole way counts.
  const outside = !isInside(realWorkspace, realpathSync(absolute));
  return {
    path: relative,
    absolute,
    bytes: status.size,
    modifiedAt: status.mtimeMs,
    outside,
  };
}

function isInside(directory: string, file: string): boolean {
  return file.startsWith(directory.endsWith(path.sep) ? directory : directory + path.sep);
}
