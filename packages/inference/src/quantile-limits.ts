import { binomialAtLeast, binomialAtMost } from "./binomial.ts";

export interface QuantileLimits {
  /** The sample quantile (nearest rank). */
  readonly estimate: number;
  /** With the given confidence the true quantile is at least this; `undefined` with too few samples. */
  readonly lower: number | undefined;
  /** With the given confidence the true quantile is at most this; `undefined` with too few samples. */
  readonly upper: number | undefined;
}

/**
 * Distribution-free limits of a quantile, each one-sided at `confidence`.
 *
 * The number of samples below the true q-quantile is Binomial(n, q), so order statistics bound it
 * exactly. Fewer than 59 samples can give no upper 95 % limit of a p95 (0.95^58 > 0.05), and then
 * there is none.
 *
 * @param sorted samples in ascending order, at least one
 * @param q between 0 and 1, for example 0.95
 * @param confidence between 0 and 1, for example 0.95
 */
export function quantileLimits(
  sorted: readonly number[],
  q: number,
  confidence: number,
): QuantileLimits {
  const n = sorted.length;
  if (n === 0) throw new RangeError("A quantile needs at least one sample.");
  if (!(q > 0 && q < 1) || !(confidence > 0 && confidence < 1)) {
    throw new RangeError("The quantile and the confidence have to lie between 0 and 1.");
  }
  const upperRank = firstRank(n, (rank) => binomialAtMost(rank - 1, n, q) >= confidence);
  const lowerRank = firstRank(n, (rank) => binomialAtLeast(rank, n, q) < confidence) - 1;
  return {
    estimate: sorted[Math.max(1, Math.ceil(n * q)) - 1] as number,
    lower: sorted[lowerRank - 1],
    upper: sorted[upperRank - 1],
  };
}

/** How many samples the upper limit of a quantile needs at least. */
export function samplesForUpperLimit(q: number, confidence: number): number {
  return Math.ceil(Math.log1p(-confidence) / Math.log(q));
}

/** The first of the ranks 1 … n for which the monotone condition holds, else n + 1. */
function firstRank(n: number, holds: (rank: number) => boolean): number {
  let below = 0;
  let found = n + 1;
  while (found - below > 1) {
    const middle = Math.floor((below + found) / 2);
    if (holds(middle)) found = middle;
    else below = middle;
  }
  return found;
}
