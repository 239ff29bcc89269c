import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { gitIn } from "../git.ts";

/** The files of the repository, by their paths relative to its root, with "/". */
export interface RepositoryFiles {
  /** Absolute path of the repository's root, or of the workspace where there is no repository. */
  readonly root: string;
  /** False where the workspace is no git repository: paths are then checked on the disk only. */
  readonly known: boolean;
  has(file: string): boolean;
  /** Every file, where the repository is known. */
  readonly all: Iterable<string>;
  /** As `has`, without regard to case; the path as the repository writes it. */
  find(file: string): string | undefined;
  /** Every file with this name, in any directory. */
  named(name: string): readonly string[];
}

/**
 * Lists the repository around `directory`: tracked files and new ones that are not ignored. Where
 * git or the repository is missing, the disk answers.
 */
export async function listRepository(
  workspace: string,
  directory: string,
  environment: NodeJS.ProcessEnv,
): Promise<RepositoryFiles> {
  const top = (await gitIn(directory, environment)("rev-parse", "--show-toplevel"))?.replace(
    /\r?\n$/,
    "",
  );
  const real = realpathSync(workspace);
  const inside =
    top !== undefined &&
    (realpathSync(top) === real || realpathSync(top).startsWith(real + path.sep));
  const root = inside ? path.join(workspace, path.relative(real, realpathSync(top))) : workspace;
  const listed =
    top === undefined
      ? undefined
      : await gitIn(root, environment)(
          "ls-files",
          "-z",
          "--cached",
          "--others",
          "--exclude-standard",
        );
  if (listed === undefined) return filesOnDisk(workspace);
  return repositoryFiles(
    root,
    listed.split("\0").filter((file) => file !== ""),
  );
}

/** A repository of these files. */
export function repositoryFiles(root: string, files: Iterable<string>): RepositoryFiles {
  const all = new Set(files);
  const byName = new Map<string, string[]>();
  const byLowerCase = new Map<string, string>();
  for (const file of all) {
    byLowerCase.set(file.toLowerCase(), file);
    const name = nameOf(file);
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [file]);
    else same.push(file);
  }
  return {
    root,
    known: true,
    all,
    has: (file) => all.has(file),
    find: (file) => (all.has(file) ? file : byLowerCase.get(file.toLowerCase())),
    named: (name) => byName.get(nameOf(name)) ?? [],
  };
}

function filesOnDisk(root: string): RepositoryFiles {
  const has = (file: string) => !file.includes("\0") && existsSync(path.join(root, file));
  return {
    root,
    known: false,
    all: [],
    has,
    find: (file) => (has(file) ? file : undefined),
    named: () => [],
  };
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1).toLowerCase();
}
