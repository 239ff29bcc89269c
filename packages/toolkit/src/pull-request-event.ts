import { readFileSync } from "node:fs";

/** The pull request that a run is about, as the runner describes it. */
export interface PullRequestEvent {
  /** `owner/name` of the repository that has the pull request. */
  readonly repository: string;
  readonly number: number;
  /** Commit id of the pull request's head. */
  readonly headSha: string;
  /** Base of the REST API, for example `https://api.github.com`. */
  readonly apiUrl: string;
  /** Page of the run, with its job summaries and artifacts. */
  readonly runUrl?: string;
}

/** The pull request of this run; `undefined` for a push, a schedule or a run outside of GitHub. */
export function readPullRequestEvent(
  environment: NodeJS.ProcessEnv = process.env,
): PullRequestEvent | undefined {
  const { GITHUB_EVENT_NAME: name = "", GITHUB_REPOSITORY: repository = "" } = environment;
  if (!name.startsWith("pull_request") || !isRepository(repository)) return undefined;
  const pullRequest = payloadOf(environment.GITHUB_EVENT_PATH)?.pull_request;
  const headSha = pullRequest?.head?.sha;
  if (!isNumber(pullRequest?.number) || !isCommit(headSha)) return undefined;
  const server = environment.GITHUB_SERVER_URL ?? "https://github.com";
  return {
    repository,
    number: pullRequest.number,
    headSha,
    apiUrl: environment.GITHUB_API_URL || "https://api.github.com",
    ...(environment.GITHUB_RUN_ID
      ? { runUrl: `${server}/${repository}/actions/runs/${environment.GITHUB_RUN_ID}` }
      : {}),
  };
}

export function isRepository(text: unknown): text is string {
  return typeof text === "string" && /^[\w.-]+\/[\w.-]+$/.test(text);
}

export function isCommit(text: unknown): text is string {
  return typeof text === "string" && /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** Whether this can be the number of a pull request. */
export function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function payloadOf(
  file: string | undefined,
): { pull_request?: { number?: unknown; head?: { sha?: unknown } } } | undefined {
  if (!file) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // A run that GitHub did not start has no event, and therefore no pull request.
    return undefined;
  }
}
