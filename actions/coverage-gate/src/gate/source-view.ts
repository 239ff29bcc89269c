import type { GroupResult } from "./judge.ts";

/** Name of the page in the evidence directory. */
export const sourceViewName = "coverage-changed-lines.html";

/** Unchanged lines shown around an uncovered one. */
const context = 3;
const shownFiles = 200;
const shownLinesOfFile = 1_000;
const shownColumns = 400;

/**
 * One HTML page with the changed lines that are not covered, in their surroundings; `undefined`
 * where there are none, because a page that praises would be read as a verdict. It needs
 * nothing else: no script, no font, no network; each line says its state in words too, and it
 * follows the reader's light or dark setting.
 */
export function sourceView(
  groups: readonly GroupResult[],
  textOf: (path: string) => string,
): string | undefined {
  const files = groups.flatMap(({ name, patch, coverage }) =>
    (patch?.files ?? [])
      .filter(({ uncovered }) => uncovered !== "")
      .map((file) => ({ ...file, group: name, coverage: coverage.get(file.path) })),
  );
  const shown = files.slice(0, shownFiles);
  const lines = files.reduce((sum, file) => sum + file.lines.total - file.lines.covered, 0);
  if (files.length === 0) return undefined;
  const title = `${lines} changed ${lines === 1 ? "line is" : "lines are"} not covered`;
  return page(
    title,
    [
      `<h1>${escaped(title)}</h1>`,
      ...(shown.length > 1 ? [contents(shown)] : []),
      ...shown.map((file, index) => section(file, index, textOf(file.path))),
      ...(files.length > shown.length
        ? [`<p>${files.length - shown.length} more files are in the report.</p>`]
        : []),
    ].join("\n"),
  );
}

type ShownFile = NonNullable<GroupResult["patch"]>["files"][number] & {
  readonly group: string;
  readonly coverage: ReturnType<GroupResult["coverage"]["get"]>;
};

function contents(files: readonly ShownFile[]): string {
  const items = files.map(
    ({ path, lines }, index) =>
      `<li><a href="#file-${index}">${breakable(path)}</a> <span class="count">${lines.total - lines.covered}</span></li>`,
  );
  return `<nav aria-label="Files"><ol>\n${items.join("\n")}\n</ol></nav>`;
}

function section(file: ShownFile, index: number, text: string): string {
  const { path, group, lines, uncovered, coverage } = file;
  const heading = `<h2 id="file-${index}">${breakable(path)}</h2>\n<p class="about">${escaped(group)} · ${lines.covered} of ${lines.total} changed lines covered · not covered: ${escaped(uncovered)}</p>`;
  if (text === "") {
    return `<section>\n${heading}\n<p>The file cannot be shown: it is not in the checkout, or too large.</p>\n</section>`;
  }
  const source = text.replace(/\n$/, "").split("\n");
  const missed = numbersIn(uncovered);
  const rows: string[] = [];
  let last = 0;
  for (const number of shownLines(missed, source.length)) {
    if (rows.length >= shownLinesOfFile) {
      rows.push(gap("The rest of this file is left out."));
      break;
    }
    if (number > last + 1)
      rows.push(
        gap(number - last === 2 ? `⋯ line ${last + 1}` : `⋯ lines ${last + 1} to ${number - 1}`),
      );
    last = number;
    rows.push(
      row(number, source[number - 1] ?? "", missed.has(number), coverage?.lines.state(number)),
    );
  }
  return `<section aria-labelledby="file-${index}">\n${heading}\n<div class="code" role="region" aria-labelledby="file-${index}" tabindex="0"><table>
<thead><tr><th scope="col">Line</th><th scope="col">State</th><th scope="col">Source</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody></table></div>\n</section>`;
}

function row(number: number, text: string, missed: boolean, covered: boolean | undefined): string {
  const [kind, sign, word] = missed
    ? ["missed", "✗", "changed, not covered"]
    : covered === true
      ? ["covered", "✓", "covered"]
      : covered === false
        ? ["old", "✗", "not covered"]
        : ["other", "", "not measured"];
  const shown =
    text.length > shownColumns ? `${text.slice(0, shownColumns)}…` : text.replace(/\r$/, "");
  return `<tr class="${kind}"><th scope="row">${number}</th><td class="state"><span aria-hidden="true">${sign}</span><span class="word">${word}</span></td><td><code>${visible(shown)}</code></td></tr>`;
}

function gap(text: string): string {
  return `<tr class="gap"><td colspan="3">${text}</td></tr>`;
}

function numbersIn(ranges: string): Set<number> {
  const numbers = new Set<number>();
  for (const range of ranges.split(", ")) {
    const [from = 0, to = from] = range.split("-").map(Number);
    for (let line = from; line <= to; line++) numbers.add(line);
  }
  return numbers;
}

function shownLines(missed: ReadonlySet<number>, length: number): number[] {
  const shown = new Set<number>();
  for (const line of missed) {
    for (let near = line - context; near <= line + context; near++) {
      if (near >= 1 && near <= length) shown.add(near);
    }
  }
  return [...shown].sort((a, b) => a - b);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Source is shown as it is: what a reader does not see (bidi controls) is made visible. */
function visible(text: string): string {
  return escaped(text).replace(
    /(?!\t)[\p{Cc}\p{Cf}]/gu,
    (character) =>
      `<span class="hidden">U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}</span>`,
  );
}

/** A path may break behind each directory. */
function breakable(path: string): string {
  return visible(path).replaceAll("/", "/<wbr>");
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>
:root {
  color-scheme: light dark;
  --text: light-dark(#1f2328, #e6edf3); --quiet: light-dark(#59636e, #9198a1);
  --ground: light-dark(#fff, #0d1117); --line: light-dark(#d1d9e0, #3d444d);
  --missed: light-dark(#ffebe9, #4a1b1d); --sign: light-dark(#b31d28, #ff8b85);
  --good: light-dark(#1a7f37, #57c76d); --link: light-dark(#0550ae, #79b8ff);
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; color: var(--text); background: var(--ground);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 2rem 0 0; overflow-wrap: anywhere; }
a { color: var(--link); } nav li { overflow-wrap: anywhere; }
.about, .count { color: var(--quiet); font-size: .875rem; }
.about { margin: .25rem 0 .5rem; overflow-wrap: anywhere; }
.code { position: relative; overflow-x: auto; border: 1px solid var(--line); border-radius: .375rem; }
.code:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font: .8125rem/1.6 ui-monospace, SFMono-Regular, Menlo, monospace; }
thead, .word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
tbody th { width: 1%; padding: 0 .75rem; text-align: right; font-weight: normal; color: var(--quiet); user-select: none; }
td { padding: 0 .5rem 0 0; } .state { width: 1%; min-width: 1.25rem; user-select: none; }
code { font: inherit; white-space: pre; tab-size: 4; }
.missed { background: var(--missed); } .missed .state, .old .state { color: var(--sign); }
.missed th { color: var(--text); font-weight: 600; }
.covered .state { color: var(--good); }
.gap td { padding: .125rem .75rem; color: var(--quiet); font: .75rem/1.6 system-ui, sans-serif; border-block: 1px dashed var(--line); }
.gap:first-child td { border-top: 0; }
.hidden { color: var(--sign); font-weight: 600; }
@media (max-width: 40rem) { body { padding: .75rem; } tbody th { padding: 0 .375rem; } }
@media print { .code { overflow: visible; } code { white-space: pre-wrap; } }
</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}
