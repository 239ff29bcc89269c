/** The story as one HTML file that needs nothing else. Pure. */

import { documentOf } from "./document.ts";
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
import type { Chapter, Release, Story } from "./story.ts";
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
  ].map((section) => withMissing(section, story));
  return documentOf({
    title: `${headline.word}: ${story.product} on ${story.branch}`,
    kicker: [story.of === "deployment" ? "Slipway deployment" : "Slipway rehearsal", story.product],
    headline,
    facts: headerFacts(view),
    sections,
    footer:
      story.of === "deployment"
        ? "Written by the pipeline from what each stage left behind. What a stage did not leave is named as missing, never taken for a pass."
        : "Written by a local rehearsal of the real workflow files against a simulated Azure. It is no record of a real deployment.",
  });
}

/** A chapter without its evidence is neither good nor "not reached". */
function withMissing(section: Section, { missingIn }: Story): Section {
  const missing = missingIn?.[section.id as Chapter] ?? [];
  if (missing.length === 0) return section;
  const list = html`<div class="callout"><h3>Missing</h3><ul class="reasons">${missing.map((each) => html`<li>${each}</li>`)}</ul></div>`;
  const reached = section.summary !== undefined;
  return {
    ...section,
    state: section.state === "bad" ? "bad" : "warn",
    summary: reached ? section.summary : "This ran, and nothing tells how.",
    content: reached ? html`${list}${section.content}` : list,
  };
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
    story.by !== undefined && ["Started by", story.by],
    story.run !== undefined && ["Run", html`<a href="${story.run.url}">${story.run.label}</a>`],
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
