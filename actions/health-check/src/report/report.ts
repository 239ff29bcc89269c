import type { Report, Verdict } from "@slipway/toolkit";
import type { Check } from "../checks/check.ts";
import type { Settled } from "../patience/settle.ts";
import type { Performance } from "../performance/judgement.ts";
import type { Trend } from "../performance/trend.ts";

/** One line of the report: what was asked, and what came of it. */
export interface CheckResult {
  /** With targets it starts with the target's name: `green: health`. */
  readonly name: string;
  readonly target: string;
  readonly verdict: Verdict;
  /** Stable reason code; `ok` when it passed. */
  readonly code: string;
  /** What was seen, as a sentence. */
  readonly reason: string;
  readonly remedy?: string;
  readonly attempts: number;
  readonly seconds: number;
  /** From the start to the first success: the cold start. */
  readonly firstSuccessSeconds?: number;
}

/** One of several sites that were validated together. */
export interface TargetResult {
  readonly name: string;
  readonly baseUrl: string;
  readonly verdict: Verdict;
  readonly servedVersion?: string;
}

export interface HealthCheckReport extends Report {
  readonly name: string;
  /** Of the first target where there are several. */
  readonly baseUrl: string;
  readonly servedVersion?: string;
  readonly targets?: readonly TargetResult[];
  readonly checks: readonly CheckResult[];
  readonly performance?: Performance;
  readonly trend?: Trend;
}

export function checkResult(check: Pick<Check, "name" | "target">, settled: Settled): CheckResult {
  const { outcome } = settled;
  return {
    name: check.name,
    target: check.target,
    verdict: outcome.verdict,
    code: outcome.code,
    reason: outcome.message,
    ...(outcome.remedy === undefined ? {} : { remedy: outcome.remedy }),
    attempts: settled.attempts,
    seconds: Math.round(settled.milliseconds) / 1_000,
    ...(settled.firstSuccessMilliseconds === undefined
      ? {}
      : { firstSuccessSeconds: Math.round(settled.firstSuccessMilliseconds) / 1_000 }),
  };
}
