import { commentText, markerPattern } from "./comment-body.ts";
import { writeEvidence } from "./conclusion.ts";
import { isCommit, isNumber, type PullRequestEvent } from "./pull-request-event.ts";
import { maskSecret, withoutSecrets } from "./secrets.ts";
import { type CommentAccess, CommentRefused, publishComment } from "./sticky-comment.ts";

export {
  commentLimit,
  commentText,
  markerLine,
  markerPattern,
  withoutMentions,
} from "./comment-body.ts";
export { type PullRequestEvent, readPullRequestEvent } from "./pull-request-event.ts";
export { type PullRequestHead, readPullRequestHead } from "./pull-request-head.ts";
export {
  type CommentAccess,
  type CommentPlace,
  CommentRefused,
  type PublishedComment,
  publishComment,
} from "./sticky-comment.ts";

export interface SharedComment {
  /** Which comment of the pull request it is, for example `coverage`: lower-case words, hyphens. */
  readonly marker: string;
  /** Markdown with all foreign text escaped (`markdownText`). */
  readonly body: string;
  /** Directory of the evidence, relative to the workspace. */
  readonly evidenceDirectory: string;
}

export interface Circumstances extends Omit<CommentAccess, "token"> {
  /** The job's token; without one the comment is handed over. */
  readonly token: string | undefined;
  /** From `readPullRequestEvent`. */
  readonly event: PullRequestEvent | undefined;
}

export type CommentOutcome =
  | { readonly kind: "created" | "updated" | "unchanged"; readonly url: string }
  | {
      readonly kind: "handed-over";
      /** Relative to the workspace. */
      readonly file: string;
      readonly reason: string;
    }
  | { readonly kind: "no-pull-request" };

/**
 * Shows `body` as the one comment of this kind on the run's pull request.
 *
 * Where the token may not write (a fork, a job without the permission) or GitHub does not take it,
 * the comment is left in `<evidence-directory>/comments/<marker>.json` for the `workflow_run`
 * template to post. A comment is never worth a failed step, so nothing here throws for GitHub's
 * sake.
 */
export async function shareComment(
  { marker, body, evidenceDirectory }: SharedComment,
  { token, event, ...access }: Circumstances,
): Promise<CommentOutcome> {
  if (!markerPattern.test(marker)) throw new Error(`"${marker}" cannot mark a comment.`);
  if (event === undefined) return { kind: "no-pull-request" };
  maskSecret(token);
  const text = commentText(marker, withoutSecrets(body, [token]), event.runUrl);
  let reason = "there is no token";
  if (token) {
    try {
      return await publishComment(marker, text, event, { token, ...access });
    } catch (error) {
      if (!(error instanceof CommentRefused)) throw error;
      reason = error.message;
    }
  }
  const handOver: HandedOverComment = {
    schema: "slipway/pull-request-comment/v1",
    marker,
    pullRequest: event.number,
    headSha: event.headSha,
    body: text,
  };
  const file = writeEvidence(
    evidenceDirectory,
    `comments/${marker}.json`,
    `${JSON.stringify(handOver, null, 2)}\n`,
  );
  return { kind: "handed-over", file, reason };
}

/** What lies in `comments/<marker>.json`; whoever posts it takes nothing in it on trust. */
export interface HandedOverComment {
  readonly schema: "slipway/pull-request-comment/v1";
  readonly marker: string;
  readonly pullRequest: number;
  readonly headSha: string;
  /** The whole text, marker line first. */
  readonly body: string;
}

/** The handed-over comment in a file's text, or why it is none. */
export function parseHandedOver(text: string): HandedOverComment | string {
  let value: Partial<Record<keyof HandedOverComment, unknown>> | null;
  try {
    value = JSON.parse(text);
  } catch {
    return "it is not JSON";
  }
  if (typeof value !== "object" || value === null) return "it is no object";
  const { schema, marker, pullRequest, headSha, body } = value;
  if (schema !== "slipway/pull-request-comment/v1") return "its schema is unknown";
  if (typeof marker !== "string" || !markerPattern.test(marker)) return "its marker is none";
  if (!isNumber(pullRequest)) return "its pull request's number is none";
  if (!isCommit(headSha)) return "its commit is none";
  if (typeof body !== "string" || body === "") return "it has no text";
  return { schema, marker, pullRequest, headSha, body };
}
