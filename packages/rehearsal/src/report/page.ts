/** The story as one HTML file that needs nothing else. Pure. */

import { type Html, html } from "./html.ts";
import { headlineOf } from "./outcome.ts";
import { approvalSection } from "./sections/approval.ts";
import { evidenceSection } from "./sections/evidence.ts";
import { gatesSection } from "./sections/gates.ts";
import { migrationSection } from "./sections/migration.ts";
import { facts, type Section, shortCommit } from "./sections/parts.ts";
import { timelineSection } from "./sections/timeline.ts";
import { trafficSection } from "./sections/traffic.ts";
import { validationSection } from "./sections/validation.ts";
import type { Release, Story } from "./story.ts";
import { style } from "./style.ts";
import { type View, viewOf } from "./view.ts";
import { duration, moment } from "./words.ts";

/** A whole HTML document. Foreign text in the story cannot become markup. */
export function reportPage(story: Story): string {
  const view = viewOf(story);
  const headline = headlineOf(view);
  const sections = [
    timelineSection(view),
    gatesSection(view),
    approvalSection(view),
    migrationSection(view),
    trafficSection(view),
    validationSection(view),
    evidenceSection(view),
  ];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${headline.word}: ${story.product} on ${story.branch}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header class="page-header ${headline.tone}">
<p class="kicker">Slipway rehearsal <span aria-hidden="true">·</span> ${story.product}</p>
<h1>${headline.word}</h1>
<p class="decisive">${headline.sentence}</p>
${headerFacts(view)}
</header>
<nav aria-label="Chapters"><ol>${sections.map(
    ({ id, title, state, summary }) =>
      html`<li class="${state}${summary === undefined && " unreached"}"><a href="#${id}">${title}</a></li>`,
  )}</ol></nav>
<main>
${sections.map(sectionOf)}
</main>
<footer><p>Written by a local rehearsal of the real workflow files against a simulated Azure. It is no record of a real deployment.</p></footer>
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

function headerFacts({ story }: View): Html {
  const { releases, clock } = story;
  return facts([
    ["Branch", html`<code>${story.branch}</code>`],
    ["Commit", html`<code title="${story.commit}">${shortCommit(story.commit)}</code>`],
    story.environment !== undefined && ["Environment", story.environment],
    [
      "Release",
      html`${releases.from !== undefined && html`${releaseOf(releases.from)} <span class="soft">→</span> `}${releaseOf(releases.to)}`,
    ],
    ["Started", moment(story.startedAt)],
    ["Took", duration(story.finishedAt - story.startedAt)],
    clock !== undefined && [
      "Azure's clock",
      clock.scale === 1
        ? "as fast as here"
        : html`one second here = ${scaleWords(clock.scale)} there`,
    ],
  ]);
}

function releaseOf({ id, label }: Release): Html {
  return html`${label !== undefined && `${label} `}<code title="${id}">${shortCommit(id)}</code>`;
}

function scaleWords(scale: number): string {
  return scale === 60 ? "one minute" : duration(scale * 1_000);
}
