import type { Interval, LatencyCounts, Minute } from "@slipway/inference";
import type { Verdict } from "@slipway/toolkit";
import type { ShiftMinute } from "./closed-minutes.ts";

/** Where evidence comes from; each is optional, one is needed. */
export const sources = ["metrics", "logs", "probes"] as const;
export type Source = (typeof sources)[number];

export interface Rule {
  readonly sources: readonly Source[];
  /** Chance that a healthy release is ever rolled back, split evenly between the tests in use. */
  readonly alpha: number;
  /** Share of failed requests above which the release is held, and above which it is rolled back. */
  readonly errorWarn: number;
  readonly errorCritical: number;
  /** Milliseconds that 95 % of the requests have to keep, or it is held, or rolled back. */
  readonly slowWarn: number;
  readonly slowCritical: number;
  readonly stepMinimum: number;
  readonly stepMaximum: number;
}

/** Requests of one release in one minute, by how long they took. */
export interface TimedCounts extends LatencyCounts {
  /** Slower than `slowWarn`, than `slowCritical`. */
  readonly overWarn: number;
  readonly overCritical: number;
}

export interface TimedMinute {
  readonly minute: number;
  readonly baseline: TimedCounts;
  readonly canary: TimedCounts;
}

/** What the app's own telemetry says about response times. */
export interface TimedEvidence {
  readonly minutes: readonly TimedMinute[];
  /** Size of a clump of slow requests at each cut, from production's own minutes. */
  readonly dispersion: readonly number[];
  /** The same for requests over the two limits. */
  readonly slowDispersion: number;
}

/** Synthetic requests to both releases, one round after the other. */
export interface ProbeEvidence {
  /** Rounds of one request to each release, or sums of such; oldest first. */
  readonly rounds: readonly Minute[];
  /** The newest rounds without exception got another release than they asked for. */
  readonly misrouted: boolean;
}

/** Evidence that was asked for and is not there, with a reason of its own. */
export interface Gap {
  readonly code: string;
  readonly message: string;
}

export interface Situation {
  readonly now: number;
  /** Closed minutes since the first step, oldest first, without this action's own probes. */
  readonly minutes: readonly ShiftMinute[];
  /** Size of a clump of errors, from production's own minutes before the shift. */
  readonly dispersion: number;
  readonly step: { readonly index: number; readonly weight: number; readonly startedAt: number };
  /** Other requests of this action itself to the slot: not traffic. */
  readonly ownRequests: { readonly inStep: number; readonly inShift: number };
  readonly timed?: TimedEvidence;
  readonly probes?: ProbeEvidence;
  readonly gaps?: readonly Gap[];
  /** The slot's metrics do not even show this action's own requests yet: their silence says nothing. */
  readonly slotUnseen?: boolean;
}

export interface Judgement {
  /** `pass`: next step. `fail`: roll back. `warn`: hold, it looks bad. `inconclusive`: hold. */
  readonly verdict: Verdict;
  readonly code: string;
  readonly message: string;
  /** The step's time is up: no later look will settle it. */
  readonly final: boolean;
  /** Largest e-value of each test so far. */
  readonly eValues: Readonly<Record<string, number>>;
  readonly rho: Interval;
  /** The new release's share of failed requests is below this with 95 % confidence. */
  readonly errorShareUpper: number;
  /** Things worth knowing that decide nothing. */
  readonly notes: readonly Gap[];
}
