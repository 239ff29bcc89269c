import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Value } from "../expressions/data.ts";
import type { Repository, RunOptions } from "../types.ts";
import { objectAt, textAt } from "./workflow-file.ts";

/**
 * The paths a push or pull request changed, from the payload's `before` or base commit. Undefined
 * where the payload names none or the commit is not here; then path filters let everything pass.
 */
export async function changedPaths(
  { directory, sha }: Repository,
  event: RunOptions["event"],
): Promise<string[] | undefined> {
  const payload = objectAt(event.payload as Value);
  const pull = objectAt(payload.pull_request);
  const base = textAt(payload.before) ?? textAt(objectAt(pull.base).sha);
  if (base === undefined || !/^[0-9a-f]{40}$/.test(base) || /^0+$/.test(base)) return undefined;
  try {
    const { stdout } = await promisify(execFile)(
      "git",
      ["-C", directory, "diff", "--name-only", "-z", base, sha, "--"],
      { maxBuffer: 64 * 1024 * 1024 },
    );
    return stdout.split("\0").filter((path) => path !== "");
  } catch {
    return undefined;
  }
}
