import { conclusionWords, timelineChart } from "../charts/timeline-chart.ts";
import { html } from "../html.ts";
import type { JobConclusion } from "../story.ts";
import type { View } from "../view.ts";
import { counted, duration, enumerated } from "../words.ts";
import { details, legend, notReached, type Section, table } from "./parts.ts";

const title = "What ran";
const order: readonly JobConclusion[] = ["success", "failure", "cancelled", "skipped", "not-run"];

export function timelineSection({ story }: View): Section {
  const { jobs } = story;
  if (jobs.length === 0) return notReached("timeline", title, "No job was started.");
  const numbers = order
    .map(
      (conclusion) =>
        [conclusion, jobs.filter((job) => job.conclusion === conclusion).length] as const,
    )
    .filter(([, count]) => count > 0);
  const summary = `${counted(jobs.length, "job")} in ${duration(story.finishedAt - story.startedAt)}: ${enumerated(
    numbers.map(([conclusion, count]) => `${count} ${conclusionWords[conclusion]}`),
  )}.`;
  const standIns = new Map(jobs.flatMap((job) => job.standIns.map((each) => [each.uses, each])));
  return {
    id: "timeline",
    title,
    summary,
    state: numbers.some(([conclusion]) => conclusion === "failure")
      ? "bad"
      : numbers.some(([conclusion]) => conclusion === "cancelled")
        ? "warn"
        : "ok",
    content: html`<figure>${timelineChart(story, summary)}<figcaption>${legend(
      numbers.map(([conclusion]) => [`bar-${conclusion}`, conclusionWords[conclusion]]),
    )}</figcaption></figure>${details(
      "Jobs as a table",
      table(
        ["Stage", "Job", "Result", "Started", "Took", ""],
        jobs.map((job) => [
          job.stage,
          job.name,
          conclusionWords[job.conclusion],
          job.startedAt === undefined ? "–" : `+${duration(job.startedAt - story.startedAt)}`,
          job.startedAt === undefined || job.finishedAt === undefined
            ? "–"
            : duration(job.finishedAt - job.startedAt),
          job.reason ?? (job.failedStep === undefined ? "" : `at “${job.failedStep}”`),
        ]),
      ),
    )}${
      standIns.size > 0 &&
      details(
        `${counted(standIns.size, "third-party action")} replaced by local stand-ins`,
        table(
          ["Action", "What was done in its place"],
          [...standIns.values()].map(({ uses, description }) => [
            html`<code>${uses.split("@")[0]}</code>`,
            description,
          ]),
        ),
      )
    }`,
  };
}
