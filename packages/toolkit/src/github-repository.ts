import { singleLine } from "./printable.ts";
import { withoutSecrets } from "./secrets.ts";
import { CommentRefused, gitHubAt, patiently } from "./sticky-comment.ts";

/** GitHub did not answer as asked; the message is one sentence without secrets. */
export class GitHubRefused extends Error {}

/** Reads below `/repos/{owner}/{repo}`; limits are waited for, a lost answer is asked for again. */
export interface OpenRepository {
  /** One answer, or all pages of a list, as they came. */
  pages(path: string, query?: Readonly<Record<string, string>>): Promise<unknown[]>;
  /** A file behind a redirect, such as an artifact's archive. */
  download(path: string): Promise<Uint8Array>;
}

const mostPages = 100;

export function openRepository(apiUrl: string, repository: string, token: string): OpenRepository {
  const { octokit, owner, repo, limit } = gitHubAt({ repository, apiUrl, number: 0 }, token);
  const ask = async (path: string, query: Readonly<Record<string, string | number>>) => {
    try {
      return await patiently({ token }, () =>
        octokit.request(`GET /repos/{owner}/{repo}/${path}`, { owner, repo, ...query, ...limit() }),
      );
    } catch (error) {
      throw error instanceof CommentRefused ? new GitHubRefused(reasonOf(error, token)) : error;
    }
  };
  return {
    async pages(path, query = {}) {
      const pages: unknown[] = [];
      for (let page = 1; page <= mostPages; page++) {
        const { data, headers } = await ask(path, page === 1 ? query : { ...query, page });
        pages.push(data);
        if (!headers.link?.includes('rel="next"')) break;
      }
      return pages;
    },
    async download(path) {
      const { data } = await ask(path, {});
      return new Uint8Array(data as ArrayBuffer);
    },
  };
}

const meanings: Readonly<Record<number, string>> = {
  401: "the token is not valid",
  403: "the token may not read this, or its rate limit is used up",
  404: "the token sees no such thing in this repository",
};

function reasonOf({ cause }: CommentRefused, token: string): string {
  const { status, message } = cause as { status?: number; message: string };
  const meaning = meanings[status ?? 0] ?? "GitHub did not answer as it should";
  const http = status === undefined ? "" : ` (HTTP ${status})`;
  return `${meaning}${http}: ${singleLine(withoutSecrets(message, [token]), 200)}`;
}
