/** What git says about the repository to run. */

import { execFile } from "node:child_process";
import { basename, resolve } from "node:path";
import { promisify } from "node:util";
import type { Repository } from "../types.ts";
import { ArgumentError } from "./arguments.ts";

async function git(directory: string, ...parameters: string[]): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)("git", ["-C", directory, ...parameters]);
    return stdout.trim();
  } catch {
    return undefined;
  }
}

/** @throws {ArgumentError} where there is no commit to run */
export async function readRepository(
  path: string,
  name: string | undefined,
  ref: string | undefined,
): Promise<Repository> {
  const directory = await git(resolve(path), "rev-parse", "--show-toplevel");
  const sha = await commitOf(path, ref);
  if (directory === undefined || sha === undefined) {
    throw new ArgumentError(
      `${resolve(path)} is no git repository with a commit${ref === undefined ? "" : ` ${ref}`}. Give one with --repository, or commit first.`,
    );
  }
  const branch = await git(directory, "symbolic-ref", "--quiet", "HEAD");
  const remote = await git(directory, "remote", "get-url", "origin");
  const fromRemote = /([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(remote ?? "")?.[1];
  return {
    directory,
    name: name ?? fromRemote ?? `local/${basename(directory)}`,
    ref: ref ?? branch ?? "refs/heads/main",
    sha,
  };
}

/** The commit of a directory, or undefined outside of git. */
export function commitOf(directory: string, ref = "HEAD"): Promise<string | undefined> {
  return git(resolve(directory), "rev-parse", "--verify", "--quiet", `${ref}^{commit}`);
}

/** Whether there are changes that no commit holds, and so no run. */
export async function hasUncommitted(directory: string): Promise<boolean> {
  return (await git(directory, "status", "--porcelain")) !== "";
}
