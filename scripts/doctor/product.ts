import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** A product repository as plain data: what git tracks, and the text of it. */
export interface Product {
  /** Tracked files, relative, with `/`. */
  readonly files: readonly string[];
  /** Text of a tracked file; empty when it cannot be read as text. */
  readonly read: (file: string) => string;
  /** Branches, local and of the remote `origin`. */
  readonly branches: readonly string[];
}

/** One thing that was looked at. */
export interface Finding {
  /** `ready` needs nothing, `advice` works but could be better, `missing` stops the pipeline. */
  readonly level: "ready" | "advice" | "missing";
  readonly topic: string;
  readonly message: string;
  readonly remedy?: string;
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
}

/** Reads a checkout. @throws Error with the next step when the directory is no git repository */
export function readProduct(directory: string): Product {
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
    files,
    branches: [...new Set(branches)],
    read: (file) => {
      const full = path.join(directory, file);
      return existsSync(full) ? readFileSync(full, "utf8") : "";
    },
  };
}

/** Line of the first match, from 1. */
export function lineOf(text: string, pattern: RegExp): number | undefined {
  const found = pattern.exec(text);
  return found === null ? undefined : text.slice(0, found.index).split("\n").length;
}

/** C# without comments and string contents keep their lines: what is left is code. */
export function code(text: string): string {
  return text.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
}
