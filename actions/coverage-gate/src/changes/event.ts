import { readFileSync } from "node:fs";

/** What the event of the workflow says about where the change began. */
export interface ChangeEvent {
  /** The input `base`: a branch, tag or commit. */
  readonly base: string | undefined;
  /** `GITHUB_EVENT_NAME`. */
  readonly name: string;
  /** The branch or commit that the event names as the start of the change. */
  readonly start: string | undefined;
  /** The repository's default branch, where the event names it. */
  readonly defaultBranch: string | undefined;
}

/**
 * Reads the event that the runner describes. A pull request starts at its base branch, a merge
 * queue and a push at the commit before, the first push of a branch at the default branch.
 */
export function readChangeEvent(
  base: string | undefined,
  environment: NodeJS.ProcessEnv,
): ChangeEvent {
  const name = environment.GITHUB_EVENT_NAME ?? "";
  const payload = payloadOf(environment.GITHUB_EVENT_PATH);
  const before = textAt(payload, "before");
  const start = environment.GITHUB_BASE_REF
    ? environment.GITHUB_BASE_REF
    : name === "merge_group"
      ? textAt(payload, "merge_group", "base_sha")
      : name === "push"
        ? before !== undefined && !/^0+$/.test(before)
          ? before
          : textAt(payload, "repository", "default_branch")
        : undefined;
  return { base, name, start, defaultBranch: textAt(payload, "repository", "default_branch") };
}

/** Whether the event is about a change at all; a schedule or a manual run is not. */
export function isChange({ base, name }: ChangeEvent): boolean {
  return (
    base !== undefined ||
    name === "push" ||
    name === "merge_group" ||
    name.startsWith("pull_request")
  );
}

function payloadOf(file: string | undefined): unknown {
  if (!file) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // Without a payload the event names no start, which is told as such.
    return undefined;
  }
}

function textAt(value: unknown, ...keys: string[]): string | undefined {
  let at = value;
  for (const key of keys) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return typeof at === "string" && at !== "" ? at : undefined;
}
