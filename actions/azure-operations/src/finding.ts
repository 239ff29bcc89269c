import { gravest, type Reason, type Verdict } from "@slipway/toolkit";
import type { Measurement } from "./recovery/objectives.ts";

/** One thing that was looked at: what was found, and what is allowed. */
export interface Finding {
  /** The thing, for example `secret smtp-password`. */
  readonly subject: string;
  /** The row of the strategy or of the input, for example `SMTP credentials`. */
  readonly row: string;
  readonly found: string;
  readonly allowed: string;
  readonly verdict: Verdict;
  /** Why, when the verdict is not `pass`. */
  readonly reason?: Reason;
}

/** What one operation has found out. */
export interface Outcome {
  readonly findings: readonly Finding[];
  readonly measurements?: readonly Measurement[];
}

/** The gravest of all; nothing looked at is no pass. */
export function verdictOf({ findings, measurements = [] }: Outcome): Verdict {
  return gravest([
    ...findings.map(({ verdict }) => verdict),
    ...measurements.flatMap(({ verdict }) => verdict ?? []),
  ]);
}

export function reasonsOf({ findings, measurements = [] }: Outcome): Reason[] {
  return [...findings, ...measurements].flatMap(({ reason }) => reason ?? []);
}

export function passed(
  subject: string,
  row: string,
  found: string,
  allowed: string,
): Finding & { readonly verdict: "pass" } {
  return { subject, row, found, allowed, verdict: "pass" };
}

/** What could not be looked at: never a pass. */
export function notKnown(subject: string, row: string, reason: Reason): Finding {
  return { subject, row, found: "not known", allowed: "", verdict: "inconclusive", reason };
}
