/** One HTML file that needs nothing else: header, chapters, footer. Pure. */

import { type Fragment, type Html, html } from "./html.ts";
import type { Headline } from "./outcome.ts";
import type { Section } from "./sections/parts.ts";
import { style } from "./style.ts";

export interface PageDocument {
  readonly title: string;
  /** What this is and of what: `Slipway rehearsal`, `Roster`. */
  readonly kicker: readonly [string, string];
  readonly headline: Headline;
  readonly facts: Fragment;
  readonly sections: readonly Section[];
  readonly footer: string;
}

/** A whole HTML document without scripts. Foreign text in it cannot become markup. */
export function documentOf({ title, kicker, headline, facts, sections, footer }: PageDocument) {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header class="page-header ${headline.tone}">
<p class="kicker">${kicker[0]} <span aria-hidden="true">·</span> ${kicker[1]}</p>
<h1>${headline.word}</h1>
<p class="decisive">${headline.sentence}</p>
${facts}
</header>
<nav aria-label="Chapters"><ol>${sections.map(
    ({ id, title, state, summary }) =>
      html`<li class="${state}${summary === undefined && " unreached"}"><a href="#${id}">${title}</a></li>`,
  )}</ol></nav>
<main>
${sections.map(sectionOf)}
</main>
<footer><p>${footer}</p></footer>
</body>
</html>
`.markup;
}

function sectionOf(section: Section, index: number): Html {
  return html`<section id="${section.id}" class="${section.state}" aria-labelledby="${section.id}-heading">
<h2 id="${section.id}-heading"><span class="number" aria-hidden="true">${index + 1}</span>${section.title}</h2>
${section.summary !== undefined && html`<p class="summary">${section.summary}</p>`}
${section.content}
</section>
`;
}
