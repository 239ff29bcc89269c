import { gravest, type Verdict } from "@slipway/toolkit";
import type { RefusedRecord } from "./history.ts";
import type { EnvironmentMetrics } from "./metrics.ts";

/** The file `slipway-metrics.json`. */
export interface MetricsDocument {
  readonly schema: "slipway/metrics/v1";
  readonly repository: string;
  readonly product: string;
  /** ISO 8601 */
  readonly computedAt: string;
  readonly windowDays: number;
  /** Records that were read, also those outside of the window or without an environment. */
  readonly records: number;
  /** Of these: runs that were to deploy nowhere, such as pull requests. */
  readonly withoutEnvironment: number;
  /** Of these: runs that ended before the window; they only tell how older incidents ended. */
  readonly beforeWindow: number;
  readonly refused: readonly RefusedRecord[];
  readonly verdict: Verdict;
  readonly environments: readonly EnvironmentMetrics[];
}

export const metricWords = {
  "deployment-success-rate": "Deployment success rate",
  "rollback-time": "Rollback time",
  "zero-downtime-share": "Zero-downtime deployments",
  "failed-deployment-recovery": "Failed deployment recovery",
  "time-to-detection": "Time to detection (mean)",
  "time-to-resolution": "Time to resolution (mean)",
} as const;

/** The gravest verdict of all metrics; without any environment there is no evidence. */
export function overall(environments: readonly EnvironmentMetrics[]): Verdict {
  return gravest(environments.flatMap(({ metrics }) => metrics.map(({ verdict }) => verdict)));
}
