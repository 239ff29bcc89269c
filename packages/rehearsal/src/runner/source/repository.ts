/** Where the files of the product and of mapped repositories come from. */

import { execFile } from "node:child_process";
import { access, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { MappedRepository, Repository } from "../types.ts";

const execute = promisify(execFile);

export interface Source {
  /** `owner/name` */
  readonly name: string;
  readonly sha: string;
  /** Fully qualified ref, or a sha where the reference was one. */
  readonly ref: string;
  /** Whether it is the caller's own repository. */
  readonly product: boolean;
  /** Text of a file, or undefined where there is none. */
  read(path: string): Promise<string | undefined>;
  /** Whether there is such a file. */
  has(path: string): Promise<boolean>;
  /** A directory with every file of the repository, for running its actions. */
  checkout(): Promise<string>;
}

/** The product, at its commit. */
export function productSource(repository: Repository, workDirectory: string): Source {
  const { directory, name, ref, sha } = repository;
  let extracted: Promise<string> | undefined;
  return {
    name,
    sha,
    ref,
    product: true,
    async read(path) {
      try {
        const { stdout } = await execute("git", ["-C", directory, "show", `${sha}:${path}`], {
          maxBuffer: 16 * 1024 * 1024,
        });
        return stdout;
      } catch {
        return undefined;
      }
    },
    async has(path) {
      const object = execute("git", ["-C", directory, "cat-file", "-e", `${sha}:${path}`]);
      return object.then(
        () => true,
        () => false,
      );
    },
    checkout() {
      extracted ??= extract(directory, sha, join(workDirectory, "sources", sha));
      return extracted;
    },
  };
}

async function extract(directory: string, sha: string, target: string): Promise<string> {
  await mkdir(target, { recursive: true });
  const archive = `${target}.tar`;
  await execute("git", ["-C", directory, "archive", "--format=tar", "-o", archive, sha]);
  await execute("tar", ["-xf", archive, "-C", target]);
  return target;
}

/** A mapped repository, as its directory stands: uncommitted changes are rehearsed too. */
export function mappedSource(name: string, mapped: MappedRepository, ref: string): Source {
  return {
    name,
    sha: mapped.sha,
    ref: qualifiedRef(ref),
    product: false,
    async read(path) {
      try {
        return await readFile(join(mapped.directory, path), "utf8");
      } catch {
        return undefined;
      }
    },
    async has(path) {
      return access(join(mapped.directory, path)).then(
        () => true,
        () => false,
      );
    },
    async checkout() {
      await access(mapped.directory);
      return mapped.directory;
    },
  };
}

/** `v1` and `v1.2.3` are read as tags, 40 hexadecimal digits as a commit, the rest as a branch. */
export function qualifiedRef(ref: string): string {
  if (ref.startsWith("refs/") || /^[0-9a-f]{40}$/.test(ref)) return ref;
  return /^v\d/.test(ref) ? `refs/tags/${ref}` : `refs/heads/${ref}`;
}
