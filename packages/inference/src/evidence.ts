/**
 * The state of an e-process, on the natural-log scale.
 *
 * Under the null hypothesis P(the peak ever reaches 1/α) ≤ α (Ville's inequality), however often
 * one looks, so an alarm may be raised the first time it happens.
 */
export interface Evidence {
  /** ln of the e-value after the last minute. */
  readonly logNow: number;
  /** ln of the largest e-value after any minute. */
  readonly logPeak: number;
}

/** No data: one to one. */
export const noEvidence: Evidence = { logNow: 0, logPeak: 0 };

/** The e-value as a plain number; kept finite so that it can be written as JSON. */
export function eValue(logEvidence: number): number {
  return Math.exp(Math.min(logEvidence, 700));
}

/** p-value that holds at every look: 1 / the largest e-value so far. */
export function alwaysValidP(evidence: Evidence): number {
  return Math.min(1, Math.exp(-evidence.logPeak));
}

/** Whether the e-process has ever reached 1/α. */
export function alarms(evidence: Evidence, alpha: number): boolean {
  return evidence.logPeak >= -Math.log(alpha);
}

/** ln of the mean of exp(values), without overflow. A mean of e-values is an e-value. */
export function logMean(values: readonly number[]): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value > largest) largest = value;
  if (largest === Number.NEGATIVE_INFINITY) return largest;
  let sum = 0;
  for (const value of values) sum += Math.exp(value - largest);
  return largest + Math.log(sum / values.length);
}

/** A tenth of the stake is the bets', which clumps of any size cannot mislead. */
const betsWeight = 0.1;

/** ln of the mean of a tempered likelihood ratio and bets, with the weights 0.9 and 0.1. */
export function logMix(logLikelihood: number, logBets: number): number {
  const largest = Math.max(logLikelihood, logBets);
  const likelihood = (1 - betsWeight) * Math.exp(logLikelihood - largest);
  return largest + Math.log(likelihood + betsWeight * Math.exp(logBets - largest));
}

/** `points` values from `from` to `to`, equal steps in the logarithm. */
export function logGrid(from: number, to: number, points: number): readonly number[] {
  const step = Math.log(to / from) / (points - 1);
  return Array.from({ length: points }, (_, index) => from * Math.exp(index * step));
}
