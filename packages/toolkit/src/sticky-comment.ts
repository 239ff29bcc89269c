import { setTimeout as delay } from "node:timers/promises";
import { getOctokit } from "@actions/github";
import { markerLine } from "./comment-body.ts";
import { singleLine } from "./printable.ts";
import { maskSecret, withoutSecrets } from "./secrets.ts";

export interface CommentPlace {
  /** `owner/name` */
  readonly repository: string;
  /** Number of the pull request. */
  readonly number: number;
  /** Base of the REST API. */
  readonly apiUrl: string;
}

export interface CommentAccess {
  readonly token: string;
  /** Pauses between attempts, in milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  /** For limits that end at an instant, in milliseconds since 1970. */
  readonly now?: () => number;
}

export type PublishedComment = {
  readonly kind: "created" | "updated" | "unchanged";
  readonly url: string;
};

/** GitHub did not take the comment; the message is one sentence without secrets. */
export class CommentRefused extends Error {}

/** Longest pause for a rate limit; beyond it the comment is handed over instead. */
const longestPause = 60_000;
const attempts = 3;
const requestTimeout = 30_000;

/**
 * Creates or updates the one comment that begins with the marker.
 *
 * Only a comment by the token's own account counts: anyone may write the marker into a comment of
 * theirs. After an answer that leaves open whether the comment was written (5xx, a broken
 * connection) the comments are read again before anything is sent, so that it never appears twice.
 * Limits are waited for as GitHub's documentation of rate limits asks.
 */
export async function publishComment(
  marker: string,
  text: string,
  place: CommentPlace,
  access: CommentAccess,
): Promise<PublishedComment> {
  return patiently(access, () => publishOnce(marker, text, place, access.token));
}

/** Does what GitHub may refuse for a while; what it refuses for good is a `CommentRefused`. */
export async function patiently<T>(access: CommentAccess, work: () => Promise<T>): Promise<T> {
  maskSecret(access.token);
  const { wait = delay, now = Date.now } = access;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const pause = pauseAfter(error, attempt, now());
      if (attempt === attempts || pause === undefined || pause > longestPause) {
        throw new CommentRefused(reasonOf(error, access.token), { cause: error });
      }
      await wait(pause);
    }
  }
}

interface GitHubClient {
  readonly octokit: ReturnType<typeof getOctokit>;
  readonly owner: string;
  readonly repo: string;
  readonly limit: () => { request: { signal: AbortSignal } };
}

/** GitHub's client at the place; `limit` ends a request that gets no answer. */
export function gitHubAt(place: CommentPlace, token: string): GitHubClient {
  const [owner = "", repo = ""] = place.repository.split("/");
  const octokit = getOctokit(token, { baseUrl: place.apiUrl.replace(/\/$/, ""), log: silent });
  const limit = () => ({ request: { signal: AbortSignal.timeout(requestTimeout) } });
  return { octokit, owner, repo, limit };
}

async function publishOnce(
  marker: string,
  text: string,
  place: CommentPlace,
  token: string,
): Promise<PublishedComment> {
  const { octokit, owner, repo, limit } = gitHubAt(place, token);
  const account = await accountOf(octokit, limit());

  const known = await findOwn();
  if (known === undefined) {
    const { data } = await octokit.rest.issues.createComment({
      owner,
      repo,
      issue_number: place.number,
      body: text,
      ...limit(),
    });
    return { kind: "created", url: data.html_url };
  }
  if (sameText(known.body ?? "", text)) return { kind: "unchanged", url: known.html_url };
  const { data } = await octokit.rest.issues.updateComment({
    owner,
    repo,
    comment_id: known.id,
    body: text,
    ...limit(),
  });
  return { kind: "updated", url: data.html_url };

  async function findOwn() {
    const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, {
      owner,
      repo,
      issue_number: place.number,
      per_page: 100,
      ...limit(),
    });
    for await (const { data } of pages) {
      const own = data.find(
        ({ body, user }) =>
          body?.startsWith(markerLine(marker)) === true && user?.login === account,
      );
      if (own !== undefined) return own;
    }
    return undefined;
  }
}

/**
 * Who the token is. The REST API refuses this to a job's own token, GraphQL answers; where it does
 * not (GitHub Enterprise Server, a token without that right), the token is the job's.
 */
async function accountOf(
  octokit: ReturnType<typeof getOctokit>,
  limit: { request: { signal: AbortSignal } },
): Promise<string> {
  try {
    const { viewer } = await octokit.graphql<{ viewer: { login: string } }>(
      "query { viewer { login } }",
      limit,
    );
    return viewer.login;
  } catch {
    return "github-actions[bot]";
  }
}

/** GitHub stores line ends as it likes. */
function sameText(a: string, b: string): boolean {
  const normal = (text: string) => text.replace(/\r\n/g, "\n").trimEnd();
  return normal(a) === normal(b);
}

interface HttpFailure {
  readonly status?: number;
  readonly message: string;
  readonly response?: {
    readonly headers?: Readonly<Record<string, string | number | undefined>>;
  };
}

/**
 * How long to wait before the next attempt, in milliseconds; `undefined` when there is no point.
 * Source: "Rate limits for the REST API": `retry-after`, then `x-ratelimit-reset`, then a minute.
 */
function pauseAfter(error: unknown, attempt: number, now: number): number | undefined {
  const { status, message, response } = error as HttpFailure;
  const headers = response?.headers ?? {};
  if (status === 403 || status === 429) {
    const seconds = Number(headers["retry-after"]);
    if (headers["retry-after"] !== undefined && seconds >= 0) return seconds * 1_000;
    if (String(headers["x-ratelimit-remaining"]) === "0") {
      return Math.max(0, Number(headers["x-ratelimit-reset"]) * 1_000 - now);
    }
    return status === 429 || /secondary rate limit/i.test(message) ? longestPause : undefined;
  }
  if (status === undefined || status >= 500) return attempt * 1_000;
  return undefined;
}

const meanings: Readonly<Record<number, string>> = {
  401: "the token is not valid",
  403: 'the token may not write to pull requests (permission "pull-requests: write"; a fork\'s token never may)',
  404: "the token does not see the pull request",
  410: "the pull request takes no comments",
  422: "GitHub refused the comment's content",
  429: "the token's rate limit is used up",
};

function reasonOf(error: unknown, token: string): string {
  const { status, message, response } = error as HttpFailure;
  const limited =
    status === 403 &&
    (response?.headers?.["retry-after"] !== undefined ||
      String(response?.headers?.["x-ratelimit-remaining"]) === "0" ||
      /rate limit/i.test(message));
  const meaning =
    status === undefined || status === 500
      ? "GitHub did not answer"
      : (meanings[limited ? 429 : status] ?? "GitHub did not take it");
  const said = singleLine(withoutSecrets(message, [token]), 200);
  return `${meaning}${status === undefined ? "" : ` (HTTP ${status})`}: ${said}`;
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };
