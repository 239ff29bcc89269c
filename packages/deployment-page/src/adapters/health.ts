/** health-check's report as the page needs it. */

import {
  fields,
  items,
  number,
  type ReasonRead,
  reasons,
  text,
  type Verdict,
  verdict,
} from "../read.ts";

export interface HealthRead {
  readonly verdict: Verdict;
  readonly servedVersion?: string;
  readonly checks: readonly HealthCheckRead[];
  readonly performance?: PerformanceRead;
  readonly reasons: readonly ReasonRead[];
}

export interface HealthCheckRead {
  readonly name: string;
  readonly target: string;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly attempts?: number;
  readonly seconds?: number;
}

/** Times are milliseconds. */
export interface PerformanceRead {
  readonly requests?: number;
  readonly errors?: number;
  readonly offeredPerSecond?: number;
  readonly p50?: number;
  readonly p95?: number;
  readonly p99?: number;
  readonly p95Limits?: { readonly lower?: number; readonly upper?: number };
  readonly p95Threshold?: number;
  readonly p95Verdict?: Verdict;
}

export function readHealth(report: unknown): HealthRead {
  const of = fields(report);
  const servedVersion = text(of, "servedVersion", "served-version");
  return {
    verdict: verdict(of),
    reasons: reasons(of),
    checks: items(of.checks).map((item) => {
      const check = fields(item);
      const attempts = number(check, "attempts");
      const seconds = number(check, "seconds");
      return {
        name: text(check, "name") ?? "unnamed",
        target: text(check, "target") ?? "",
        verdict: verdict(check),
        reason: text(check, "reason", "message", "code") ?? "",
        ...(attempts === undefined ? {} : { attempts }),
        ...(seconds === undefined ? {} : { seconds }),
      };
    }),
    ...(servedVersion === undefined ? {} : { servedVersion }),
    ...(of.performance === undefined || of.performance === null
      ? {}
      : { performance: performanceOf(of.performance) }),
  };
}

function performanceOf(value: unknown): PerformanceRead {
  const of = fields(value);
  const judged = items(of.limits)
    .map(fields)
    .find((limit) => /^\s*p\(?95\)?/.test(text(limit, "threshold") ?? ""));
  const threshold = /([\d.]+)\s*(ms|s)?\s*$/.exec(text(judged ?? {}, "threshold") ?? "");
  const read: Record<string, unknown> = {};
  for (const name of ["requests", "errors", "offeredPerSecond", "p50", "p95", "p99"]) {
    const found = number(of, name);
    if (found !== undefined) read[name] = found;
  }
  if (judged !== undefined) {
    const lower = number(judged, "lower");
    const upper = number(judged, "upper");
    read.p95Limits = {
      ...(lower === undefined ? {} : { lower }),
      ...(upper === undefined ? {} : { upper }),
    };
    read.p95Verdict = verdict(judged);
  }
  if (threshold !== null)
    read.p95Threshold = Number(threshold[1]) * (threshold[2] === "s" ? 1_000 : 1);
  return read as PerformanceRead;
}
