import type { JobConclusion, StoryJob } from "@slipway/deployment-page";
import type { RunEvent } from "../runner/types.ts";

/** Jobs outside the four stages, such as the router and the final check. */
const noStage = "Pipeline";

/** The jobs of a run as the story tells them, from the runner's events. Calls are stages, not jobs. */
export function jobsOf(events: readonly RunEvent[]): StoryJob[] {
  const stages = new Map<string, string>();
  const jobs = new Map<string, { -readonly [K in keyof StoryJob]: StoryJob[K] }>();
  const ran = new Map<string, Set<string>>();

  for (const event of events) {
    if (event.type === "run-started") {
      for (const outline of event.jobs) {
        if (outline.call) stages.set(outline.job, outline.name);
        else {
          jobs.set(outline.job, {
            job: outline.job,
            name: outline.name,
            stage: stageOf(outline.job, stages),
            conclusion: "skipped",
            notRunLocally: [],
            standIns: [],
          });
        }
      }
    }
    if (!("job" in event) || stages.has(event.job)) continue;
    const job = jobs.get(event.job) ?? {
      job: event.job,
      name: event.job,
      stage: stageOf(event.job, stages),
      conclusion: "skipped" as JobConclusion,
      notRunLocally: [],
      standIns: [],
    };
    jobs.set(event.job, job);
    switch (event.type) {
      case "job-started":
        job.startedAt = event.at;
        job.name = ownName(event.name);
        break;
      case "job-finished":
        if (job.startedAt !== undefined) job.finishedAt = event.at;
        job.conclusion = event.conclusion;
        if (event.reason !== undefined) job.reason = event.reason;
        break;
      case "step-finished":
        if (event.conclusion === "failure") job.failedStep = event.name;
        if (event.outcome !== "not-run" && event.outcome !== "skipped") {
          ran.set(event.job, (ran.get(event.job) ?? new Set()).add(event.name));
        }
        break;
      case "not-run-locally":
        job.notRunLocally = [...job.notRunLocally, { uses: event.uses, reason: event.reason }];
        break;
      case "stand-in":
        job.standIns = [...job.standIns, { uses: event.uses, description: event.description }];
        break;
    }
  }
  // An outline stands for a whole matrix; its legs tell the story.
  const outlinesOfMatrices = [...jobs.keys()].filter((name) =>
    [...jobs.keys()].some((other) => other.startsWith(`${name} (`)),
  );
  for (const name of outlinesOfMatrices) jobs.delete(name);

  for (const job of jobs.values()) {
    // A job whose only own work is GitHub's alone has proved nothing.
    if (job.conclusion === "success" && job.notRunLocally.length > 0) job.conclusion = "not-run";
  }
  return [...jobs.values()];
}

/** `Backend` of GitHub's display name `Ship / Build & test / Backend`. */
export function ownName(name: string): string {
  return name.split(" / ").at(-1) ?? name;
}

function stageOf(job: string, stages: ReadonlyMap<string, string>): string {
  const parts = job.split(" / ");
  // The first level is the caller's own job; the stages are the calls below it.
  for (let depth = parts.length - 1; depth >= 2; depth -= 1) {
    const stage = stages.get(parts.slice(0, depth).join(" / "));
    if (stage !== undefined) return stage;
  }
  return noStage;
}
