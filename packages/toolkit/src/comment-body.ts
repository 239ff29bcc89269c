/** GitHub refuses a longer comment (REST API, 422 "Body is too long (maximum is 65536 characters)"). */
export const commentLimit = 65_536;

/** Lower-case words joined by hyphens: it names a file and stands in an HTML comment. */
export const markerPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The invisible first line by which a comment is found again. */
export function markerLine(marker: string): string {
  return `<!-- slipway:${marker} -->`;
}

/**
 * The whole text of the comment: the marker, then the body, at most 65,536 UTF-16 units long.
 *
 * A longer body ends after a whole line; what that leaves open (a code fence, `<details>`) is
 * closed, and the last sentence says where the rest is.
 */
export function commentText(marker: string, body: string, reportUrl: string | undefined): string {
  const text = `${markerLine(marker)}\n${withoutMentions(body.replace(/\r\n?/g, "\n")).trimEnd()}\n`;
  if (text.length <= commentLimit) return text;
  const rest = `\n\n> The rest was left out: a comment holds 65,536 characters. The whole report is in ${
    reportUrl === undefined ? "the job summary" : `[the run's summary](${reportUrl})`
  }.\n`;
  // Room for what has to be closed; no text of ours opens more than a handful.
  const kept = wholeLines(text, commentLimit - rest.length - 256);
  const closing = closingOf(kept);
  return closing.length > 256
    ? `${markerLine(marker)}${rest}`
    : `${kept.trimEnd()}\n${closing}${rest}`;
}

function wholeLines(text: string, length: number): string {
  const end = text.lastIndexOf("\n", length);
  return end > 0 ? text.slice(0, end + 1) : text.slice(0, length);
}

/** Ends a fence and each `<details>` that the text leaves open. */
function closingOf(text: string): string {
  let fence = "";
  let details = 0;
  for (const line of text.split("\n")) {
    const [, run = ""] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence !== "") {
      if (run.startsWith(fence) && line.trim() === run) fence = "";
    } else if (run !== "") fence = run;
    else {
      details += line.match(/<details\b/gi)?.length ?? 0;
      details -= line.match(/<\/details>/gi)?.length ?? 0;
    }
  }
  return `${fence === "" ? "" : `${fence}\n`}${"\n</details>".repeat(Math.max(0, details))}`;
}

/**
 * A file called `@someone` notifies nobody: GitHub looks for mentions in the rendered text, where
 * an escaped sign is a sign again, so an invisible space parts it from the name.
 */
export function withoutMentions(text: string): string {
  return text.replace(/(@|&#0*64;|&#x0*40;|&commat;)(?=[\p{L}\p{N}_-])/giu, "$1\u200b");
}
