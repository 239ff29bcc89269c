import { execFileSync } from "node:child_process";
import { lstatSync, readFileSync } from "node:fs";
import path from "node:path";

/** A product repository as plain data: what git tracks, and the text of it. */
export interface Product {
  /** Tracked files, relative, with `/`. */
  readonly files: readonly string[];
  /** Text of a tracked file; empty when it cannot be read as text. */
  readonly read: (file: string) => string;
  /** Branches, local and of the remote `origin`. */
  readonly branches: readonly string[];
  /** GitHub shows the repository to its members alone; undefined where nobody has said. */
  readonly private?: boolean;
}

/** One thing that was looked at. */
export interface Finding {
  /** `ready` needs nothing, `advice` works but could be better, `missing` must change first. */
  readonly level: "ready" | "advice" | "missing";
  readonly topic: string;
  readonly message: string;
  readonly remedy?: string;
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
}

const largestFile = 2 * 1024 * 1024;

/** Reads a checkout. @throws Error with the next step when the directory is no git repository */
export function readProduct(directory: string, isPrivate?: boolean): Product {
  const git = (...args: string[]): string =>
    execFileSync("git", ["-C", directory, ...args], {
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      stdio: ["ignore", "pipe", "ignore"],
    });
  let files: string[];
  try {
    files = git("ls-files", "-z").split("\0").filter(Boolean);
  } catch {
    throw new Error(
      `${directory} is no git checkout. Name the directory of the product's repository.`,
    );
  }
  const references = git(
    "for-each-ref",
    "--format=%(refname)",
    "refs/heads",
    "refs/remotes/origin",
  );
  const branches = references
    .split("\n")
    .map((name) => name.replace(/^refs\/(heads|remotes\/origin)\//, ""))
    .filter((name) => name !== "" && name !== "HEAD");
  return {
    ...(isPrivate === undefined ? {} : { private: isPrivate }),
    files,
    branches: [...new Set(branches)],
    read: (file) => {
      const full = path.join(directory, file);
      // Neither links, which could lead out of the checkout, nor what is too large to be a source.
      const stat = lstatSync(full, { throwIfNoEntry: false });
      return stat?.isFile() && stat.size <= largestFile ? readFileSync(full, "utf8") : "";
    },
  };
}

/** Line of the first match, from 1. */
export function lineOf(text: string, pattern: RegExp): number | undefined {
  const found = pattern.exec(text);
  return found === null ? undefined : text.slice(0, found.index).split("\n").length;
}

/** C# without its comments; everything else stays where it is. */
export function code(text: string): string {
  return text.replace(/"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (found) =>
    found.startsWith('"') ? found : found.replace(/[^\n]/g, " "),
  );
}
