import { UsageError } from "@slipway/toolkit";
import type { Git } from "../git.ts";
import { diffOptions, type FileChange, parseFileChanges } from "./diff.ts";
import type { ChangeEvent } from "./event.ts";

export interface Comparison {
  readonly base: string;
  readonly head: string;
}

/** So many commits more are fetched each time until the merge base is there. */
const deepenings = [50, 200, 1_000, 5_000];

/**
 * The commits between which the change lies.
 *
 * A pull request is checked out as the merge of head and base, and the reports number the lines of
 * that merge, so it is compared with its first parent; everything else with the merge base.
 * A shallow clone is deepened as far as it takes. `undefined` when no base can be had.
 */
export async function findComparison(
  event: ChangeEvent,
  git: Git,
): Promise<Comparison | undefined> {
  const head = await commit(git, "HEAD");
  if (head === undefined) return undefined;
  if (event.base === undefined && event.name.startsWith("pull_request")) {
    const parents = await parentsOf(git, "HEAD");
    if (parents.length === 2 && parents[0] !== undefined) return { base: parents[0], head };
  }
  const wanted = event.base ?? event.start;
  if (wanted === undefined) return undefined;
  refuseOption(wanted);
  const start = await fetched(git, wanted);
  if (start === undefined) return undefined;
  const base = await mergeBase(git, start, head);
  // A pull request that changes nothing is a checkout of its base (pull_request_target's default).
  const ofBase = base === head && event.name.startsWith("pull_request");
  return base === undefined || ofBase ? undefined : { base, head };
}

/** What has changed between a commit and `HEAD`; `undefined` when the commit cannot be had. */
export async function changesSince(start: string, git: Git): Promise<FileChange[] | undefined> {
  const base = await fetched(git, start);
  const diff = base === undefined ? undefined : await git(...diffOptions, base, "HEAD");
  return diff === undefined ? undefined : parseFileChanges(diff);
}

/** The parents of a merge; a clone of depth 1 has to fetch them first. */
async function parentsOf(git: Git, revision: string): Promise<string[]> {
  const body = (await git("cat-file", "-p", revision)) ?? "";
  const parents = [...(body.split("\n\n")[0] ?? "").matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(
    ([, parent]) => parent ?? "",
  );
  for (const parent of parents) {
    if ((await commit(git, parent)) !== undefined) continue;
    await git("fetch", "--quiet", "--no-tags", "--depth=2", "origin", await headCommit(git));
    if ((await commit(git, parent)) === undefined) return [];
  }
  return parents;
}

async function headCommit(git: Git): Promise<string> {
  return (await git("rev-parse", "HEAD"))?.trim() ?? "HEAD";
}

/** The commit that the name means here, or on `origin`. */
async function fetched(git: Git, name: string): Promise<string | undefined> {
  const here = (await commit(git, `refs/remotes/origin/${name}`)) ?? (await commit(git, name));
  if (here !== undefined) return here;
  await git("fetch", "--quiet", "--no-tags", "--depth=1", "origin", name);
  return (await commit(git, "FETCH_HEAD")) === undefined ? undefined : commit(git, "FETCH_HEAD");
}

async function mergeBase(git: Git, start: string, head: string): Promise<string | undefined> {
  const find = async () => (await git("merge-base", start, head))?.trim() || undefined;
  let base = await find();
  for (const depth of deepenings) {
    if (base !== undefined || !(await isShallow(git))) return base;
    await git("fetch", "--quiet", "--no-tags", `--deepen=${depth}`, "origin", start, head);
    base = await find();
  }
  if (base === undefined && (await isShallow(git))) {
    await git("fetch", "--quiet", "--no-tags", "--unshallow", "origin", start, head);
    base = await find();
  }
  return base;
}

async function isShallow(git: Git): Promise<boolean> {
  return (await git("rev-parse", "--is-shallow-repository"))?.trim() === "true";
}

async function commit(git: Git, name: string): Promise<string | undefined> {
  return (await git("rev-parse", "--verify", "--quiet", `${name}^{commit}`))?.trim() || undefined;
}

function refuseOption(name: string): void {
  if (name.startsWith("-") || /[\s~^:?*[\\]|\.\./.test(name)) {
    throw new UsageError(
      `Input "base" is ${JSON.stringify(name)}, which is no name of a branch, tag or commit.`,
      'Give a name such as "main" or a full commit id.',
    );
  }
}
