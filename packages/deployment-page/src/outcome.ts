/** How the run ended: one word and one sentence. */

import type { CoverageGroup } from "./adapters/coverage.ts";
import type { Story } from "./story.ts";
import type { View } from "./view.ts";
import { counted, duration, enumerated, percent, whole } from "./words.ts";

export interface Headline {
  readonly word: string;
  readonly tone: "ok" | "bad" | "warn";
  readonly sentence: string;
}

export function headlineOf(view: View): Headline {
  const { story } = view;
  const because = story.because === undefined ? undefined : withFullStop(story.because);
  switch (story.outcome) {
    case "promoted":
      return {
        word: "Promoted",
        tone: (story.evidence?.missing ?? []).length > 0 ? "warn" : "ok",
        sentence: because ?? promotedSentence(view),
      };
    case "rolled-back":
      return { word: "Rolled back", tone: "bad", sentence: because ?? rolledBackSentence(view) };
    case "stopped-at-gate":
      return { word: "Stopped at a gate", tone: "warn", sentence: stoppedSentence(view, because) };
    case "cancelled":
      return {
        word: "Cancelled",
        tone: "warn",
        sentence: because ?? `The run was ended before ${releaseName(story)} was released.`,
      };
    case "not-due":
      return {
        word: "Ready",
        tone: "ok",
        sentence: because ?? "All gates are open; this branch deploys nowhere.",
      };
    case "failed":
      return { word: "Failed", tone: "bad", sentence: because ?? failedSentence(story) };
  }
}

export function releaseName({ product, releases: { to } }: Story): string {
  return `${product} ${to.label ?? to.id.slice(0, 7)}`;
}

function promotedSentence({ story, traffic }: View): string {
  const where = story.environment ?? "production";
  const weights = [...new Set(traffic?.shift?.steps.map(({ weight }) => weight) ?? [])];
  const way =
    weights.length === 0
      ? `${releaseName(story)} serves ${where}.`
      : `${releaseName(story)} serves ${where}, after ${enumerated(weights.map(String))} % of the traffic.`;
  const users = traffic?.users?.all;
  if (users === undefined) return way;
  return `${way} ${users.hit === 0 ? "None" : whole(users.hit)} of ${counted(users.total, "user")} met an error.`;
}

function rolledBackSentence({ story, traffic }: View): string {
  const facts = traffic?.rollback;
  const parts = [`${releaseName(story)} was taken back.`];
  if (facts?.faultBeganAt !== undefined && facts.detectedAt !== undefined) {
    parts.push(
      `Its errors were detected ${duration(Math.max(0, facts.detectedAt - facts.faultBeganAt))} after they began`,
    );
    if (facts.rulesClearedAt !== undefined) {
      parts[1] += ` and new users were safe ${duration(Math.max(0, facts.rulesClearedAt - facts.detectedAt))} later`;
    }
    parts[1] += ".";
  }
  const users = traffic?.users;
  if (users !== undefined) {
    const onNew = users.new?.hit ?? 0;
    const where = onNew > 0 && onNew < users.all.hit ? `, ${whole(onNew)} of them on it` : "";
    parts.push(
      `${whole(users.all.hit)} of ${counted(users.all.total, "user")} met an error${where}.`,
    );
  }
  return parts.join(" ");
}

function stoppedSentence(view: View, because: string | undefined): string {
  // The figure says more than the name of the job that failed.
  const reason = missedCoverage(view) ?? because ?? failedSentence(view.story);
  const touched = view.story.jobs.some(
    ({ stage, startedAt, conclusion }) =>
      /deploy/i.test(stage) && startedAt !== undefined && conclusion !== "skipped",
  );
  return touched ? reason : `${reason} Azure was not touched.`;
}

function missedCoverage({ coverage }: View): string | undefined {
  const missed = (group: CoverageGroup, what: "lines" | "branches") => {
    const count = group[what];
    if (count?.threshold === undefined || count.total === 0) return undefined;
    if (count.covered * 100 >= count.threshold * count.total) return undefined;
    return `${group.name} tests cover ${percent(count.covered, count.total)} of the ${what}; ${count.threshold} % are required`;
  };
  const texts = (coverage?.groups ?? [])
    .filter(({ verdict }) => verdict === "fail")
    .flatMap((group) => [missed(group, "lines"), missed(group, "branches")])
    .filter((each) => each !== undefined);
  return texts.length === 0 ? undefined : `${texts.join(". ")}.`;
}

function failedSentence({ jobs }: Story): string {
  const failed = jobs.filter(({ conclusion }) => conclusion === "failure");
  const [first] = failed;
  if (first === undefined) return "The run failed.";
  const step = first.failedStep === undefined ? "" : ` in “${first.failedStep}”`;
  const others = failed.length > 1 ? `, and ${counted(failed.length - 1, "other job")}` : "";
  return `“${first.name}” failed${step}${others}.`;
}

function withFullStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
