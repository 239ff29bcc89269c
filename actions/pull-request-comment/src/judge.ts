import {
  commentLimit,
  type HandedOverComment,
  markerLine,
  type PullRequestHead,
  parseHandedOver,
} from "@slipway/toolkit/pull-request-comment";
import { inertMarkdown } from "./inert-markdown.ts";
import type { TriggeringRun } from "./triggering-run.ts";

/** A comment that may be posted, or why it may not. */
export type Judgement =
  | { readonly comment: HandedOverComment }
  | { readonly marker?: string; readonly reason: string };

/** What can be said without asking GitHub: the file is well-formed, allowed, and about this run. */
export function judgeFile(text: string, markers: readonly string[], run: TriggeringRun): Judgement {
  const comment = parseHandedOver(text);
  if (typeof comment === "string") return { reason: comment };
  const { marker } = comment;
  if (!markers.some((allowed) => marker === allowed || marker.startsWith(`${allowed}-`))) {
    return { marker, reason: 'its marker is not among the input "markers"' };
  }
  if (comment.headSha !== run.headSha) {
    return { marker, reason: "it is about another commit than the run" };
  }
  const start = `${markerLine(marker)}\n`;
  if (!comment.body.startsWith(start)) return { marker, reason: "it does not begin as its kind" };
  const body = start + inertMarkdown(comment.body.slice(start.length), run.repositoryUrl);
  if (body.length > commentLimit) {
    return { marker, reason: `it is longer than ${commentLimit} characters` };
  }
  return { comment: { ...comment, body } };
}

/**
 * Why the comment does not belong on this pull request. The number comes from the untrusted run;
 * commit and repository of the run come from GitHub, and only the author of that pull request can
 * have made a run of both.
 */
export function strangeness(head: PullRequestHead, run: TriggeringRun): string | undefined {
  if (head.repository.toLowerCase() !== run.headRepository.toLowerCase()) {
    return "its pull request belongs to another repository than the run";
  }
  if (head.sha !== run.headSha) return "its pull request has another commit now";
  return undefined;
}
