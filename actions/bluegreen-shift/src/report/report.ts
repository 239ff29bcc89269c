import type { Report, Verdict } from "@slipway/toolkit";
import type { ShiftMinute, SideMinute } from "../decision/closed-minutes.ts";
import type { Look } from "../evidence/evidence.ts";

export type Outcome = "promoted" | "rolled-back" | "held" | "unchanged" | "retired";

export interface SideReport {
  readonly requests: number;
  readonly errors: number;
  /** `null` when there was no request. */
  readonly averageMs: number | null;
}

/** One look at the evidence. Counts are of the minutes that closed since the look before. */
export interface LookReport {
  readonly at: string;
  readonly blue: SideReport;
  readonly green: SideReport;
  /** Since the shift began; there when probes are a source. */
  readonly probes?: {
    readonly asked: number;
    readonly blueFailed: number;
    readonly greenFailed: number;
  };
  readonly eValues: Readonly<Record<string, number>>;
  /** Confidence sequence of green's error rate divided by blue's; `null` is unbounded. */
  readonly rho: { readonly lower: number; readonly upper: number | null };
  readonly verdict: string;
  readonly reason: string;
  readonly code: string;
}

export interface StepReport {
  readonly weight: number;
  readonly startedAt: string;
  endedAt?: string;
  /** Green's part of all requests in the closed minutes of the step, 0 to 1. */
  observedShare?: number;
  readonly looks: LookReport[];
}

/** Blue is what production served before, green the new release, wherever they are now. */
export interface ShiftReport extends Report {
  readonly operation: string;
  readonly app: string;
  readonly slot: string;
  readonly topology: string;
  readonly outcome: Outcome;
  /** Percentage of new clients that go to the slot at the end; `null` when it is not known. */
  readonly weight: number | null;
  readonly releases: { readonly old: string | null; readonly new: string | null };
  /** What answered at the end. */
  readonly serving: { readonly production: string | null; readonly slot: string | null };
  readonly limits: Readonly<Record<string, number>>;
  readonly dispersion: number | null;
  readonly steps: readonly StepReport[];
  readonly minutes: readonly {
    readonly at: string;
    readonly blue: SideReport;
    readonly green: SideReport;
  }[];
  readonly swap?: { readonly requestedAt: string; readonly confirmedAt: string };
  readonly bake?: {
    readonly startedAt: string;
    readonly endedAt: string;
    readonly requests: number;
  };
  readonly rollback?: {
    readonly detectedAt: string;
    readonly rulesClearedAt: string;
    readonly lastCanaryRequestAt?: string;
    readonly swappedBackAt?: string;
    /** When and how clients that their cookie held on the new release were moved. */
    readonly pinnedClientsMovedAt?: string;
    readonly pinnedClients?: "stopped" | "swapped";
  };
  readonly approvals?: readonly Approval[];
  readonly keepUntil?: string;
}

/** A step that waited for a person. */
export interface Approval {
  readonly weight: number;
  readonly askedAt: string;
  readonly approvedAt: string;
}

/** What an operation adds up while it runs. */
export interface Story {
  outcome: Outcome;
  weight: number | undefined;
  oldRelease: string | undefined;
  newRelease: string | undefined;
  production: string | undefined;
  slot: string | undefined;
  dispersion: number | undefined;
  readonly steps: StepReport[];
  minutes: readonly ShiftMinute[];
  swap?: { readonly requestedAt: string; readonly confirmedAt: string };
  bake?: { readonly startedAt: string; readonly endedAt: string; readonly requests: number };
  rollback?: {
    readonly detectedAt: string;
    readonly rulesClearedAt: string;
    lastCanaryRequestAt?: string;
    swappedBackAt?: string;
    pinnedClientsMovedAt?: string;
    pinnedClients?: "stopped" | "swapped";
  };
  readonly approvals: Approval[];
  keepUntil?: string;
  /** Why it did not end as wished. */
  reason?: {
    readonly code: string;
    readonly message: string;
    readonly remedy?: string;
    readonly verdict?: Verdict;
  };
}

export function newStory(): Story {
  return {
    outcome: "unchanged",
    weight: undefined,
    oldRelease: undefined,
    newRelease: undefined,
    production: undefined,
    slot: undefined,
    dispersion: undefined,
    approvals: [],
    steps: [],
    minutes: [],
  };
}

export const iso = (time: number) => new Date(time).toISOString();

export function sideReport(side: SideMinute): SideReport {
  return {
    requests: side.requests,
    errors: side.errors,
    averageMs: side.averageMilliseconds === undefined ? null : Math.round(side.averageMilliseconds),
  };
}

export function lookReport({ at, blue, green, judgement, probes }: Look): LookReport {
  return {
    at: iso(at),
    blue: sideReport(blue),
    green: sideReport(green),
    ...(probes === undefined ? {} : { probes }),
    eValues: judgement.eValues,
    rho: {
      lower: judgement.rho.lower,
      upper: Number.isFinite(judgement.rho.upper) ? judgement.rho.upper : null,
    },
    verdict: judgement.verdict,
    reason: judgement.message,
    code: judgement.code,
  };
}
