/** Above this many pairs the normal approximation is used, corrected for ties and continuity. */
const exactUpTo = 200;

export interface SignedRank {
  /** Pairs that differ. */
  readonly pairs: number;
  /** Sum of the ranks of the positive differences. */
  readonly positiveRanks: number;
  /** P(a sum at least this large) when the differences are symmetric about zero. */
  readonly pGreater: number;
}

/**
 * Wilcoxon's signed-rank test that the differences tend to be positive, exact also with ties
 * (the permutation distribution of the mid-ranks). Zero differences are dropped.
 */
export function signedRank(differences: readonly number[]): SignedRank {
  const nonZero = differences.filter((difference) => difference !== 0);
  const ranks = doubledMidRanks(nonZero.map(Math.abs));
  const doubled = ranks.reduce(
    (sum, rank, index) => ((nonZero[index] as number) > 0 ? sum + rank : sum),
    0,
  );
  return {
    pairs: nonZero.length,
    positiveRanks: doubled / 2,
    pGreater: nonZero.length <= exactUpTo ? exactTail(ranks, doubled) : normalTail(ranks, doubled),
  };
}

/**
 * Hodges–Lehmann estimate of the shift: the median of the means of all pairs of differences, each
 * difference with itself included.
 */
export function hodgesLehmann(differences: readonly number[]): number {
  if (differences.length === 0) throw new RangeError("An estimate needs at least one difference.");
  const means: number[] = [];
  differences.forEach((first, index) => {
    for (const second of differences.slice(index)) means.push((first + second) / 2);
  });
  means.sort((a, b) => a - b);
  const middle = means.length / 2;
  return means.length % 2 === 1
    ? (means[Math.floor(middle)] as number)
    : ((means[middle - 1] as number) + (means[middle] as number)) / 2;
}

/** Twice the mid-ranks, so that they are whole numbers. */
function doubledMidRanks(values: readonly number[]): number[] {
  const order = values.map((_, index) => index);
  order.sort((a, b) => (values[a] as number) - (values[b] as number));
  const ranks = values.map(() => 0);
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && values[order[end] as number] === values[order[start] as number]) {
      end++;
    }
    for (let index = start; index < end; index++) ranks[order[index] as number] = start + end + 1;
    start = end;
  }
  return ranks;
}

/** P(sum of a random half of the ranks >= observed), by convolution. */
function exactTail(ranks: readonly number[], observed: number): number {
  const total = ranks.reduce((sum, rank) => sum + rank, 0);
  let mass = new Float64Array(total + 1);
  mass[0] = 1;
  let reach = 0;
  for (const rank of ranks) {
    const next = new Float64Array(total + 1);
    for (let sum = 0; sum <= reach; sum++) {
      const half = (mass[sum] as number) / 2;
      next[sum] = (next[sum] as number) + half;
      next[sum + rank] = (next[sum + rank] as number) + half;
    }
    mass = next;
    reach += rank;
  }
  let tail = 0;
  for (let sum = total; sum >= observed; sum--) tail += mass[sum] as number;
  return Math.min(1, tail);
}

function normalTail(ranks: readonly number[], observed: number): number {
  const mean = ranks.reduce((sum, rank) => sum + rank, 0) / 2;
  const variance = ranks.reduce((sum, rank) => sum + rank * rank, 0) / 4;
  return upperNormalTail((observed - mean - 1) / Math.sqrt(variance));
}

/** P(Z >= z), Abramowitz & Stegun 26.2.17 (error below 7.5e-8). */
function upperNormalTail(z: number): number {
  if (z < 0) return 1 - upperNormalTail(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const polynomial =
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
}
