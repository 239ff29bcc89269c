import type { Verdict } from "@slipway/toolkit";
import { inOrder, type PastRun } from "./history.ts";
import { wilson } from "./interval.ts";

export type MetricId =
  | "deployment-success-rate"
  | "rollback-time"
  | "zero-downtime-share"
  | "failed-deployment-recovery"
  | "time-to-detection"
  | "time-to-resolution";

/** One of the strategy's success metrics, for one environment. docs/metrics.md defines each. */
export interface Metric {
  readonly id: MetricId;
  /** `share`: 0 to 1. */
  readonly unit: "share" | "seconds";
  /** How many values of the observed ones make the value: `share`, the longest, or the mean. */
  readonly of: "share" | "longest" | "mean";
  readonly n: number;
  /** `null`: there is no data. */
  readonly value: number | null;
  /** The value is to be above (`>`), below (`<`) or exactly this. */
  readonly target: { readonly is: ">" | "<" | "="; readonly value: number };
  readonly verdict: Verdict;
  /** So few that one more deployment could turn the verdict. */
  readonly few: boolean;
  /** 95 % score interval of a share. */
  readonly interval: { readonly lower: number; readonly upper: number } | null;
  /** Cases that belong here and are not in `n`: their evidence does not tell the value. */
  readonly unknown: number;
  /** Incidents that are not over; they count with the time until now. */
  readonly open: number;
  /** One sentence. */
  readonly message: string;
  readonly samples: readonly Sample[];
}

export interface Sample {
  /** End of the run, ISO 8601. */
  readonly at: string;
  readonly run: string;
  /** Seconds; of a share, 1 or 0. */
  readonly value: number;
  readonly open?: true;
}

export interface EnvironmentMetrics {
  readonly environment: string;
  readonly metrics: readonly Metric[];
  readonly deployments: readonly {
    readonly at: string;
    readonly run: string;
    readonly outcome: string;
  }[];
}

export interface Window {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly days: number;
}

const day = 86_400_000;
/** Below 20, "above 95 %" holds only without a single failure. */
const fewShares = 20;
const fewTimes = 5;

/** The metrics of each environment over the runs that ended in the window. Pure. */
export function metricsOf(runs: readonly PastRun[], window: Window): EnvironmentMetrics[] {
  const history = inOrder(runs).filter(({ finishedAt }) => finishedAt <= window.now);
  const names = [...new Set(history.map(({ environment }) => environment))].toSorted();
  return names.map((environment) => {
    const all = history.filter((run) => run.environment === environment);
    const inWindow = all.filter(({ finishedAt }) => finishedAt > window.now - window.days * day);
    return {
      environment,
      metrics: environmentMetrics(inWindow, all, window.now),
      deployments: inWindow
        .filter(({ attempted }) => attempted)
        .map(({ finishedAt, url, outcome }) => ({ at: iso(finishedAt), run: url, outcome })),
    };
  });
}

function environmentMetrics(
  runs: readonly PastRun[],
  all: readonly PastRun[],
  now: number,
): Metric[] {
  const attempted = runs.filter((run) => run.attempted);
  const judged = attempted.filter(({ outcome, proven }) => outcome !== "deployed" || proven);
  const blueGreen = attempted.filter(({ traffic }) => traffic !== undefined);
  const seen = blueGreen.filter(({ traffic }) => traffic?.requests !== undefined);
  const rollbacks = runs.flatMap((run) =>
    run.rollback === undefined ? [] : [{ run, ...run.rollback }],
  );
  const incidents = runs.flatMap((run) =>
    run.incident === undefined ? [] : [{ run, ...ended(run.incident, all, now) }],
  );
  const detected = incidents.filter(({ beganAt }) => beganAt !== undefined);
  return [
    share(
      "deployment-success-rate",
      { is: ">", value: 0.95 },
      judged,
      attempted.length,
      ({ outcome }) => outcome === "deployed",
    ),
    times(
      "rollback-time",
      "longest",
      5 * 60,
      0,
      rollbacks.map(({ run, detectedAt, completedAt }) => sample(run, detectedAt, completedAt)),
    ),
    share(
      "zero-downtime-share",
      { is: "=", value: 1 },
      seen,
      blueGreen.length,
      ({ traffic }) => traffic?.requests?.interruptedMinutes === 0,
    ),
    times(
      "failed-deployment-recovery",
      "longest",
      15 * 60,
      0,
      incidents.map(({ run, beganAt, detectedAt, end, open }) =>
        sample(run, beganAt ?? detectedAt, end, open),
      ),
    ),
    times(
      "time-to-detection",
      "mean",
      5 * 60,
      incidents.length - detected.length,
      detected.map(({ run, beganAt, detectedAt }) =>
        sample(run, beganAt ?? detectedAt, detectedAt),
      ),
    ),
    times(
      "time-to-resolution",
      "mean",
      30 * 60,
      0,
      incidents.map(({ run, detectedAt, end, open }) => sample(run, detectedAt, end, open)),
    ),
  ];
}

/**
 * When the service was restored: in the run itself, else by the next successful deployment or
 * rollback of the environment, else not yet.
 */
function ended(incident: NonNullable<PastRun["incident"]>, all: readonly PastRun[], now: number) {
  const { restoredAt, detectedAt } = incident;
  if (restoredAt !== undefined) return { ...incident, end: restoredAt, open: false };
  const later = all
    .map(restorationOf)
    .filter((at) => at !== undefined)
    .filter((at) => at > detectedAt);
  return later.length === 0
    ? { ...incident, end: Math.max(now, detectedAt), open: true }
    : { ...incident, end: Math.min(...later), open: false };
}

function restorationOf({ kind, outcome, rollback, finishedAt }: PastRun): number | undefined {
  if (outcome === "deployed") return finishedAt;
  return kind === "rollback" ? rollback?.completedAt : undefined;
}

function sample(run: PastRun, from: number, to: number, open = false): Sample {
  // Clocks of GitHub and Azure differ by moments; no time is negative.
  const value = Math.max(0, (to - from) / 1_000);
  return { at: iso(run.finishedAt), run: run.url, value, ...(open ? { open } : {}) };
}

function share(
  id: MetricId,
  target: Metric["target"],
  judged: readonly PastRun[],
  all: number,
  good: (run: PastRun) => boolean,
): Metric {
  const n = judged.length;
  const samples = judged.map((run) => ({ ...sample(run, 0, 0), value: good(run) ? 1 : 0 }));
  const successes = samples.filter(({ value }) => value === 1).length;
  // In whole numbers: 0.95 * 20 is not 19 in every arithmetic.
  const met =
    target.is === "=" ? successes === n : successes * 100 > Math.round(target.value * 100) * n;
  const unknown = all - n;
  const few = n < fewShares;
  return {
    id,
    unit: "share",
    of: "share",
    n,
    value: n === 0 ? null : successes / n,
    target,
    verdict: n === 0 ? "inconclusive" : met ? "pass" : "fail",
    few,
    interval: n === 0 ? null : wilson(successes, n),
    unknown,
    open: 0,
    message: said([
      n === 0 ? "There is no data." : `${successes} of ${n}.`,
      n > 0 && few && `With fewer than ${fewShares} it says little.`,
      unknown > 0 &&
        `${unknown} more left no evidence of it and ${unknown === 1 ? "does" : "do"} not count.`,
    ]),
    samples,
  };
}

function times(
  id: MetricId,
  of: "longest" | "mean",
  targetSeconds: number,
  unknown: number,
  samples: readonly Sample[],
): Metric {
  const n = samples.length;
  const values = samples.map(({ value }) => value);
  const value =
    n === 0
      ? null
      : of === "longest"
        ? Math.max(...values)
        : values.reduce((sum, each) => sum + each, 0) / n;
  const open = samples.filter((each) => each.open).length;
  const few = n < fewTimes;
  const met = value !== null && value < targetSeconds;
  return {
    id,
    unit: "seconds",
    of,
    n,
    value,
    target: { is: "<", value: targetSeconds },
    // What is not over yet can still miss the target; what has missed it, has.
    verdict: value === null || (met && open > 0) ? "inconclusive" : met ? "pass" : "fail",
    few,
    interval: null,
    unknown,
    open,
    message: said([
      n === 0 && (unknown > 0 ? "No case tells it." : "There was no case."),
      n > 0 && (of === "longest" ? `The longest of ${n}.` : `The mean of ${n}.`),
      n > 0 && few && `With fewer than ${fewTimes} it says little.`,
      open > 0 && `${open} not over yet: at least so long.`,
      unknown > 0 && `Of ${unknown} more nobody knows when it began.`,
    ]),
    samples,
  };
}

function said(sentences: readonly (string | false)[]): string {
  return sentences.filter((sentence) => sentence !== false).join(" ");
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
