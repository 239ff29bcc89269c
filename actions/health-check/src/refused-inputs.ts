import { samplesForUpperLimit } from "@slipway/inference";
import { UsageError } from "@slipway/toolkit";
import type { HealthCheckInputs } from "./inputs.ts";
import { confidence } from "./performance/judgement.ts";
import type { LoadPlan } from "./performance/load-line.ts";
import type { Threshold } from "./performance/thresholds.ts";

/** What is asked for and could never be looked at must not seem to have been. */
export function refuseIdle(
  rules: readonly (readonly [name: string, idle: boolean, why: string, remedy: string])[],
): void {
  for (const [name, idle, why, remedy] of rules) {
    if (idle) throw new UsageError(`Input "${name}" is set, but ${why}.`, remedy);
  }
}

/** A run must be able to tell a site that works from one that does not: any server has headers. */
export function refuseEmpty(inputs: HealthCheckInputs): void {
  const asks =
    inputs.profile === "aspnet-spa" ||
    inputs.profile === "static-site" ||
    inputs.healthPath !== undefined ||
    inputs.release !== undefined ||
    inputs.openidIssuer !== undefined ||
    inputs.contracts.some(({ source, wanted }) => "path" in source && wanted.kind !== "absent") ||
    inputs.expectations.length > 0 ||
    inputs.suite !== undefined ||
    inputs.load !== undefined;
  if (asks) return;
  throw new UsageError(
    `Nothing is asked of the site itself: the profile is "${inputs.profile}", and none of "health-path", "release", "expect", "openid-issuer", "contract", "suite" and "perf" says what is right.`,
    'Say what is right, for example "expect: GET / -> 200".',
  );
}

/** A percentile that so few requests can never keep is told before they are sent. */
export function refuseUndecidable(load: LoadPlan, thresholds: readonly Threshold[]): void {
  const planned = Math.max(1, Math.round((load.perSecond * load.durationMilliseconds) / 1_000));
  for (const { metric, text } of thresholds) {
    if (metric.kind !== "percentile") continue;
    const needed = samplesForUpperLimit(metric.quantile, confidence);
    if (planned >= needed) continue;
    throw new UsageError(
      `Input "perf" makes ${planned} requests, but "${text}" can only be decided with ${needed} or more.`,
      `Measure for ${Math.ceil(needed / load.perSecond)}s or longer at this rate, or raise the rate.`,
    );
  }
}
