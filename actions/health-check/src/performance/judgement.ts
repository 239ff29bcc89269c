import { quantileLimits } from "@slipway/inference";
import { formatDuration, gravest, type Verdict } from "@slipway/toolkit";
import { type Comparison, errorsOf, judgeShift } from "./comparison.ts";
import { type HistogramBar, histogram } from "./counted.ts";
import type { LoadMeasurement } from "./open-loop.ts";
import type { MergedLoad, Shard } from "./shards.ts";
import type { Threshold } from "./thresholds.ts";

/** Limits are one-sided at this confidence. */
export const confidence = 0.95;

export interface JudgedThreshold {
  readonly threshold: string;
  readonly verdict: Verdict;
  /** Milliseconds, a share for errors, or a ratio for a regression. */
  readonly value: number;
  /** The value lies above this with 95 % confidence; milliseconds. */
  readonly lower?: number;
  /** The value lies below this with 95 % confidence; milliseconds. */
  readonly upper?: number;
}

/** What the report says about a load; times are milliseconds. */
export interface Performance {
  readonly target: string;
  readonly offeredPerSecond: number;
  readonly seconds: number;
  readonly requests: number;
  readonly errors: number;
  readonly errorsByCode: Readonly<Record<string, number>>;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  /** How late the generator itself was. */
  readonly generatorLagP99: number;
  readonly maximumInFlight: number;
  /** How the times are spread, on a logarithmic scale. */
  readonly histogram: readonly HistogramBar[];
  readonly limits: readonly JudgedThreshold[];
  readonly comparison?: Comparison;
}

export interface LoadVerdict {
  readonly verdict: Verdict;
  readonly code: string;
  readonly message: string;
  readonly remedy?: string;
  readonly performance: Performance;
}

/**
 * Judges a measured load by its thresholds.
 *
 * A percentile is decided by exact order-statistic limits: broken when the lower limit is not
 * below the threshold, kept when the upper limit is below it, and otherwise not decided, which
 * warns. A run whose generator was late at p99 by more than max(10 ms, 5 % of the smallest
 * threshold, the least change that a regression calls one) measured itself, and a throttled one the
 * throttle: both are inconclusive.
 */
export function judgeLoad(
  measured: LoadMeasurement,
  thresholds: readonly Threshold[],
  offered: { readonly target: string; readonly perSecond: number; readonly seconds: number },
  comparison?: Comparison,
): LoadVerdict {
  const sorted = Array.from(measured.latencies).sort((a, b) => a - b);
  const lags = Array.from(measured.lags).sort((a, b) => a - b);
  const requests = sorted.length;
  const errors = errorsOf(measured);
  const share = requests === 0 ? 1 : errors / requests;
  const limits = thresholds.map((threshold) =>
    judgeThreshold(threshold, sorted, share, comparison),
  );
  const performance: Performance = {
    target: offered.target,
    offeredPerSecond: offered.perSecond,
    seconds: offered.seconds,
    requests,
    errors,
    errorsByCode: Object.fromEntries([...measured.errors].sort(([a], [b]) => (a < b ? -1 : 1))),
    p50: rounded(rank(sorted, 0.5)),
    p95: rounded(rank(sorted, 0.95)),
    p99: rounded(rank(sorted, 0.99)),
    max: rounded(sorted.at(-1) ?? 0),
    generatorLagP99: rounded(rank(lags, 0.99)),
    maximumInFlight: measured.maximumInFlight,
    histogram: histogram(sorted),
    limits,
    ...(comparison === undefined ? {} : { comparison }),
  };
  const most = [...measured.errors].sort(([, a], [, b]) => b - a)[0];
  const figures = `p95 ${formatDuration(performance.p95)}, ${errors} of ${requests} requests failed${most === undefined ? "" : ` (mostly ${most[0]})`}`;
  const void_ = voidReason(performance, thresholds, measured.errors.get("throttled") ?? 0);
  if (void_ !== undefined) return { verdict: "inconclusive", ...void_, performance };

  const verdict = gravest(limits.map((limit) => limit.verdict));
  const gravestLimits = limits.filter((limit) => limit.verdict === verdict);
  // Failed requests count as slow, too: say first that they failed.
  const broken = gravestLimits.find(isErrorLimit) ?? gravestLimits[0];
  if (verdict === "pass" || broken === undefined) {
    return { verdict, code: "ok", message: `${offered.target}: ${figures}.`, performance };
  }
  const undecided = broken.verdict === "warn" && isUndecided(broken, thresholds);
  if (undecided) {
    return {
      verdict,
      code: "not-decided",
      message: `${offered.target}: ${figures}; "${broken.threshold}" is not decided: the true value is ${shownRange(broken)}.`,
      remedy: "Measure longer or at a higher rate; a p95 needs at least 59 requests.",
      performance,
    };
  }
  if (comparison !== undefined && broken.threshold.startsWith("regression")) {
    const shift = broken.threshold.includes("p50") ? comparison.p50 : comparison.p95;
    return {
      verdict,
      code: "slower-than-baseline",
      message: `${offered.target}: ${shift.ratio} times as slow as ${comparison.baseline}, ${formatDuration(shift.changeMilliseconds)} more (p = ${shift.pValue.toFixed(4)}); "${broken.threshold}" is broken.`,
      remedy: "Profile this build against the one before; look at its queries and its start-up.",
      performance,
    };
  }
  const errorsBroken = isErrorLimit(broken);
  return {
    verdict,
    code: errorsBroken ? "too-many-errors" : "too-slow",
    message: `${offered.target}: ${figures}; "${broken.threshold}" is broken.`,
    remedy: errorsBroken
      ? most?.[0] === "spa-fallback-answers"
        ? 'Nothing is mapped at this path: the page of the single-page app answered. Correct "perf".'
        : "Look at the application's log for these requests."
      : "Look at the application's slow requests, at the plan's size, and at cold starts.",
    performance,
  };
}

/**
 * One of several parts of a load: only whether it measured the site at all. Thresholds are for the
 * sum, which has the samples to decide them.
 */
export function judgeShard(
  measured: LoadMeasurement,
  thresholds: readonly Threshold[],
  offered: { readonly target: string; readonly perSecond: number; readonly seconds: number },
  shard: Shard,
): LoadVerdict {
  const { performance, ...judged } = judgeLoad(measured, thresholds, {
    ...offered,
    perSecond: offered.perSecond / shard.of,
  });
  if (judged.verdict === "inconclusive") return { ...judged, performance };
  return {
    verdict: "pass",
    code: "ok",
    message: `${offered.target}: shard ${shard.index} of ${shard.of} measured ${performance.requests} requests, ${performance.errors} failed; the merge judges them.`,
    performance: { ...performance, limits: [] },
  };
}

/** All shards together, when all of them were there at the same time. */
export function judgeMerged(merged: MergedLoad, thresholds: readonly Threshold[]): LoadVerdict {
  const { first, measured, missing, overlap } = merged;
  const verdict = judgeLoad(measured, thresholds, first);
  if (missing.length > 0) {
    return {
      ...verdict,
      verdict: "inconclusive",
      code: "shard-missing",
      message: `${first.target}: ${missing.length} of ${first.shard.of} shards are missing (${missing.slice(0, 10).join(", ")}), so less than the planned load was offered.`,
      remedy: "Look at the jobs of these shards, and run all of them again.",
    };
  }
  if (overlap < 0.8) {
    return {
      ...verdict,
      verdict: "inconclusive",
      code: "shards-apart",
      message: `${first.target}: the shards were at work together for only ${Math.round(overlap * 100)} % of the time, so the planned load was never there.`,
      remedy: 'Let the jobs start together: enough runners, "max-parallel" unset, a longer "perf".',
    };
  }
  return verdict;
}

function judgeThreshold(
  threshold: Threshold,
  sorted: readonly number[],
  errorShare: number,
  comparison: Comparison | undefined,
): JudgedThreshold {
  const { metric, limit, severity, text } = threshold;
  const decided = (value: number, kept: boolean): JudgedThreshold => ({
    threshold: text,
    verdict: kept ? "pass" : severity,
    value: rounded(value),
  });
  switch (metric.kind) {
    case "errors":
      return {
        threshold: text,
        verdict: errorShare < limit || errorShare === 0 ? "pass" : severity,
        value: errorShare,
      };
    case "regression": {
      if (comparison === undefined) throw new TypeError("A regression needs a comparison.");
      const shift = comparison[metric.figure];
      return { threshold: text, verdict: judgeShift(shift, threshold), value: shift.ratio };
    }
    case "average": {
      const average = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
      return decided(average, average < limit);
    }
    case "maximum":
      return decided(sorted.at(-1) ?? 0, (sorted.at(-1) ?? 0) < limit);
    case "percentile": {
      const { estimate, lower, upper } = quantileLimits(sorted, metric.quantile, confidence);
      const verdict =
        lower !== undefined && lower >= limit
          ? severity
          : upper !== undefined && upper < limit
            ? "pass"
            : "warn";
      return {
        threshold: text,
        verdict,
        value: rounded(estimate),
        ...(lower === undefined ? {} : { lower: rounded(lower) }),
        ...(upper === undefined ? {} : { upper: rounded(upper) }),
      };
    }
  }
}

/** Whether a warning comes from limits on both sides of the threshold. */
function isUndecided(limit: JudgedThreshold, thresholds: readonly Threshold[]): boolean {
  const threshold = thresholds.find(({ text }) => text === limit.threshold);
  return (
    threshold?.metric.kind === "percentile" &&
    !(limit.lower !== undefined && limit.lower >= threshold.limit)
  );
}

function isErrorLimit({ threshold }: JudgedThreshold): boolean {
  return /^(errors|rate)</.test(threshold);
}

function voidReason(
  performance: Performance,
  thresholds: readonly Threshold[],
  throttled: number,
): { code: string; message: string; remedy: string } | undefined {
  const tolerable = thresholds
    .filter(({ metric }) => metric.kind !== "errors")
    .map(({ limit, floorMilliseconds }) => floorMilliseconds ?? 0.05 * limit);
  const allowedLag = Math.max(10, Math.min(...tolerable));
  if (tolerable.length > 0 && performance.generatorLagP99 > allowedLag) {
    return {
      code: "generator-late",
      message: `${performance.target}: the load generator itself was late by ${formatDuration(performance.generatorLagP99)} (p99), more than ${formatDuration(allowedLag)}, so the times say nothing about the site.`,
      remedy: "Lower the rate, or use a runner that does nothing else meanwhile.",
    };
  }
  if (throttled > 0.01 * performance.requests) {
    return {
      code: "throttled",
      message: `${performance.target}: ${throttled} of ${performance.requests} requests were refused with 403 or 429, so a limiter was measured.`,
      remedy: "Lower the rate, or exempt the runner from the rate limit or firewall.",
    };
  }
  const { comparison } = performance;
  if (comparison !== undefined && comparison.baselineErrors > 0.05 * performance.requests) {
    return {
      code: "baseline-sick",
      message: `${comparison.baseline}: ${comparison.baselineErrors} requests failed, so it is nothing to compare with.`,
      remedy: 'Check "compare-with": the old version must be alive and know this path.',
    };
  }
  return undefined;
}

function shownRange(limit: JudgedThreshold): string {
  const from = limit.lower === undefined ? "of any size" : `above ${formatDuration(limit.lower)}`;
  const to =
    limit.upper === undefined ? "without upper limit" : `below ${formatDuration(limit.upper)}`;
  return `${from} and ${to} with 95 % confidence each`;
}

/** Nearest rank. */
function rank(sorted: readonly number[], q: number): number {
  return sorted[Math.max(1, Math.ceil(sorted.length * q)) - 1] ?? 0;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
