import type { Counts } from "./counts.ts";

/** With fewer minutes of history the spread is not estimated. */
const minutesNeeded = 30;
/** Without history: one user action fails as a request and its retry. */
const assumed = 2;
/** One outage in the history must not make the tests deaf; the betting process stays valid anyway. */
const ceiling = 20;

/**
 * How much more bad requests scatter from minute to minute than independent ones would: φ >= 1.
 *
 * Pearson's statistic of the baseline's own minutes before the shift divided by its degrees of
 * freedom, raised by 1.645 standard errors (√(2/df)) so that it errs on the careful side.
 */
export function dispersion(history: readonly Counts[]): number {
  const minutes = history.filter((counts) => counts.requests > 0);
  if (minutes.length < minutesNeeded) return assumed;
  const requests = minutes.reduce((sum, counts) => sum + counts.requests, 0);
  const share = minutes.reduce((sum, counts) => sum + counts.bad, 0) / requests;
  if (share === 0 || share >= 1) return 1;
  const freedom = minutes.length - 1;
  const pearson = minutes.reduce((sum, counts) => {
    const expected = counts.requests * share;
    return sum + (counts.bad - expected) ** 2 / (expected * (1 - share));
  }, 0);
  return Math.min(ceiling, Math.max(1, (pearson / freedom) * (1 + 1.645 * Math.sqrt(2 / freedom))));
}
