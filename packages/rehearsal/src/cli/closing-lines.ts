import type { Story } from "@slipway/deployment-page";
import { formatDuration } from "@slipway/toolkit";

/** The end of a rehearsal in a few lines; the page has the rest. */
export function closingLines(story: Story, page: string): string[] {
  const lines = ["", headline(story)];
  if (story.because !== undefined) lines.push(story.because);
  lines.push(...rollbackLines(story));
  const users = story.traffic?.users;
  if (users !== undefined) {
    lines.push(
      `Users: ${users.users.total} came, ${users.users.hit} met an error (${users.errors} of ${users.requests} requests).`,
    );
  }
  const notRun = [
    ...new Set(story.jobs.filter((job) => job.conclusion === "not-run").map((job) => job.name)),
  ];
  if (notRun.length > 0) lines.push(`Not run locally: ${notRun.join(", ")}.`);
  lines.push(
    `Took ${formatDuration(story.finishedAt - story.startedAt)}. The whole story: ${page}`,
  );
  return lines;
}

function headline(story: Story): string {
  const to = `${story.product} ${story.releases.to.label ?? story.releases.to.id.slice(0, 8)}`;
  const where = story.environment ?? "no environment";
  switch (story.outcome) {
    case "not-due":
    case "promoted":
      return story.environment === undefined
        ? `${to} passed the quality gates; ${story.branch} goes to no environment.`
        : `${to} serves ${where}.`;
    case "rolled-back":
      return `${to} was taken back: ${where} serves ${story.releases.from?.label ?? "the old release"}.`;
    case "stopped-at-gate":
      return `${to} was stopped at a gate; Azure was not touched.`;
    case "cancelled":
      return "Cancelled. Every process has ended; what was written is in .slipway/.";
    case "failed":
      return `${to} did not reach its end.`;
  }
}

/** Detection, way back and users hit, on Azure's clock. */
function rollbackLines(story: Story): string[] {
  const rollback = (story.traffic?.shift as { rollback?: Record<string, string> } | undefined)
    ?.rollback;
  if (!rollback?.detectedAt || !rollback.rulesClearedAt) return [];
  const detected = Date.parse(rollback.detectedAt);
  const cleared = Date.parse(rollback.rulesClearedAt);
  const began = story.traffic?.fault?.beganAt;
  const last = rollback.lastCanaryRequestAt ? Date.parse(rollback.lastCanaryRequestAt) : undefined;
  return [
    `Detected at ${time(detected)}${began === undefined ? "" : `, ${formatDuration(detected - began)} after the first failed request`}; ` +
      `traffic was back at ${time(cleared)}, ${formatDuration(cleared - detected)} later` +
      `${last === undefined ? "" : `; the last request to the new release came at ${time(last)}`} (Azure's clock).`,
  ];
}

function time(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(11, 19)} UTC`;
}
