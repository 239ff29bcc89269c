import { withoutMentions } from "@slipway/toolkit/pull-request-comment";

/** The only tags that comments of ours hold, and only without attributes. */
const tags = /^<\/?(?:details|summary|br|sub|sup|kbd|strong|em|code|pre)\s*\/?>/i;

/**
 * Markdown of an untrusted run that can be read and does nothing else: no mention, no image, no
 * link but below `repositoryUrl`, no tag with attributes. An invisible space is put where such a
 * thing would begin, so that code looks as it did, and it does not matter where a parser sees code.
 */
export function inertMarkdown(text: string, repositoryUrl: string): string {
  // A path with ".." would lead to somebody else's repository.
  const ours = (rest: string) =>
    rest.startsWith(repositoryUrl) &&
    /^(?:[/?#)\s]|$)/.test(rest.slice(repositoryUrl.length)) &&
    !/^[^\s)]*(?:\.\.|%2e|&|\\)/i.test(rest);
  return withoutMentions(text)
    .replace(/!\[/g, "!\u200b[")
    .replace(/\](?=\()/g, (found, at: number, all: string) =>
      ours(all.slice(at + 2)) ? found : "]\u200b",
    )
    .replace(/\](?=[[:])/g, "]\u200b")
    .replace(/[a-z][a-z0-9+.-]*:\/\//gi, (found, at: number, all: string) =>
      ours(all.slice(at)) ? found : `${found.slice(0, -2)}\u200b//`,
    )
    .replace(/www\./gi, "www\u200b.")
    .replace(/<(?=[a-z/!?])/gi, (found, at: number, all: string) =>
      tags.test(all.slice(at)) ? found : "<\u200b",
    );
}
