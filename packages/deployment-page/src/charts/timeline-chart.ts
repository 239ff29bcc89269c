/** Jobs over the real time of the run, stage by stage. */

import { type Html, html } from "../html.ts";
import type { JobConclusion, Story, StoryJob } from "../story.ts";
import { duration } from "../words.ts";
import { chart, type Plot, timeAxis, widths } from "./frame.ts";
import { scale } from "./scale.ts";

export const conclusionWords: Readonly<Record<JobConclusion, string>> = {
  success: "passed",
  failure: "failed",
  cancelled: "cancelled",
  skipped: "skipped",
  "not-run": "not run locally",
};

export function timelineChart(story: Story, description: string): Html {
  const stages = Map.groupBy(story.jobs, ({ stage }) => stage);
  return chart("timeline", "Jobs of the run over time", description, (width) => {
    const wide = width === "wide";
    const [rowHeight, stageHeight] = wide ? [26, 30] : [40, 30];
    const left = wide ? 250 : 4;
    const right = widths[width] - (wide ? 84 : 4);
    const x = scale(
      story.startedAt,
      Math.max(story.finishedAt, story.startedAt + 1_000),
      left,
      right,
    );
    const rows: Html[] = [];
    let y = 4;
    for (const [stage, jobs] of stages) {
      rows.push(
        html`<text class="stage" x="${wide ? 0 : 4}" y="${y + 20}">${stage}</text><line class="grid" x1="0" x2="${widths[width]}" y1="${y + stageHeight - 2}" y2="${y + stageHeight - 2}"/>`,
      );
      y += stageHeight;
      for (const job of jobs) {
        rows.push(wide ? wideRow(job, y, x, right) : narrowRow(job, y, x, right));
        y += rowHeight;
      }
      y += 6;
    }
    const plot: Plot = { left, right, top: 0, bottom: y + 2 };
    return { height: y + 28, content: html`${rows}${timeAxis(plot, x, story.startedAt, width)}` };
  });
}

type X = (value: number) => number;

function wideRow(job: StoryJob, y: number, x: X, right: number): Html {
  const bar = barOf(job, x);
  const [start, end] = bar ?? [x(0), x(0)];
  const label = labelOf(job);
  // Beside the bar; before it where the chart ends.
  const fits = end + 6 + label.length * 6.4 < right + 84;
  return html`<text class="job" x="14" y="${y + 17}">${shortened(job.name, 34)}</text>${bar !== undefined && rect(job, start, end, y + 6, 14)}<text class="note ${job.conclusion}" x="${bar === undefined ? start : fits ? end + 6 : start - 6}" y="${y + 17}" text-anchor="${bar === undefined || fits ? "start" : "end"}">${label}</text>`;
}

function narrowRow(job: StoryJob, y: number, x: X, right: number): Html {
  const bar = barOf(job, x);
  return html`<text class="job" x="4" y="${y + 14}">${shortened(job.name, 27)}</text><text class="note ${job.conclusion}" x="${right}" y="${y + 14}" text-anchor="end">${labelOf(job)}</text>${
    bar === undefined
      ? html`<line class="grid" x1="4" x2="${right}" y1="${y + 26}" y2="${y + 26}"/>`
      : rect(job, bar[0], bar[1], y + 20, 11)
  }`;
}

function barOf(job: StoryJob, x: X): [number, number] | undefined {
  if (job.startedAt === undefined || job.conclusion === "skipped") return undefined;
  const start = x(job.startedAt);
  return [
    start,
    Math.max(start + (job.conclusion === "not-run" ? 12 : 3), x(job.finishedAt ?? job.startedAt)),
  ];
}

function rect(job: StoryJob, start: number, end: number, y: number, height: number): Html {
  const words = `${job.name}: ${conclusionWords[job.conclusion]}`;
  return html`<rect class="bar ${job.conclusion}" x="${start}" y="${y}" width="${end - start}" height="${height}" rx="3"><title>${words}</title></rect>`;
}

function labelOf(job: StoryJob): string {
  const { startedAt, finishedAt, conclusion } = job;
  const time =
    startedAt === undefined || finishedAt === undefined ? "" : duration(finishedAt - startedAt);
  if (conclusion === "success") return time;
  if (conclusion === "failure") return `failed${time && `, ${time}`}`;
  return conclusionWords[conclusion];
}

function shortened(name: string, length: number): string {
  return name.length > length ? `${name.slice(0, length - 1)}…` : name;
}
