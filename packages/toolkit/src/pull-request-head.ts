import { type CommentAccess, type CommentPlace, gitHubAt, patiently } from "./sticky-comment.ts";

/** Where a pull request stands. */
export interface PullRequestHead {
  readonly sha: string;
  /** `owner/name`; empty when the fork is gone. */
  readonly repository: string;
  readonly open: boolean;
}

/** Reads a pull request; throws `CommentRefused` when GitHub does not answer or has none. */
export async function readPullRequestHead(
  place: CommentPlace,
  access: CommentAccess,
): Promise<PullRequestHead> {
  return patiently(access, async () => {
    const { octokit, owner, repo, limit } = gitHubAt(place, access.token);
    const { data } = await octokit.rest.pulls.get({
      owner,
      repo,
      pull_number: place.number,
      ...limit(),
    });
    return {
      sha: data.head.sha,
      repository: data.head.repo?.full_name ?? "",
      open: data.state === "open",
    };
  });
}
