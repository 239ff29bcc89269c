/** Requests of one version in one closed minute, and how many of them were bad (failed, too slow). */
export interface Counts {
  readonly requests: number;
  readonly bad: number;
}

/** One closed minute of both versions. Minutes are the strata: shared shocks cancel inside them. */
export interface Minute {
  readonly baseline: Counts;
  readonly canary: Counts;
}

/** Throws `RangeError` for a count that is negative or not a number: silence would look like health. */
export function checkCounts(counts: Counts): void {
  for (const value of [counts.requests, counts.bad]) {
    if (!(value >= 0) || !Number.isFinite(value)) {
      throw new RangeError(`A count has to be a number from 0, not ${value}.`);
    }
  }
}
