import { logBeta } from "./binomial.ts";
import { type Counts, checkCounts } from "./counts.ts";
import { type Evidence, logGrid, logMean, noEvidence } from "./evidence.ts";

export interface AbsoluteOptions {
  /** Size of a clump of dependent events, >= 1; see `dispersion`. */
  readonly dispersion: number;
}

/**
 * Evidence that one version's share of bad requests is above `allowed` (0 < allowed < 0.75).
 *
 * Mean over a log grid of p from 1.2 × allowed to 0.9 of
 * `(p/p0)^k ((1−p)/(1−p0))^(n−k)`, to the power 1/φ. "p95 below 3 s" is the same question with
 * slower requests as the bad ones and 0.05 allowed.
 */
export function absoluteEvidence(
  minutes: readonly Counts[],
  allowed: number,
  options: AbsoluteOptions,
): Evidence {
  if (!(allowed > 0 && allowed < 0.75)) {
    throw new RangeError(`The allowed share has to lie between 0 and 0.75, not at ${allowed}.`);
  }
  const grid = logGrid(1.2 * allowed, 0.9, 24).map((share) => ({
    bad: Math.log(share / allowed),
    good: Math.log((1 - share) / (1 - allowed)),
  }));
  let evidence = noEvidence;
  let good = 0;
  let bad = 0;
  for (const counts of minutes) {
    checkCounts(counts);
    bad += counts.bad;
    good += Math.max(0, counts.requests - counts.bad);
    const logNow = logMean(
      grid.map((point) => (bad * point.bad + good * point.good) / options.dispersion),
    );
    evidence = { logNow, logPeak: Math.max(evidence.logPeak, logNow) };
  }
  return evidence;
}

/**
 * Upper end of a confidence sequence for one version's share of bad requests: with probability
 * 1 − α it is above the true share at every look at once. 1 without requests.
 *
 * Inverts a Beta(½, 10) mixture of binomial likelihood ratios (Robbins 1970), to the power 1/φ. Any
 * mixture is valid; this one is tight for the small shares that a service has, and needs two thirds
 * of the requests of the usual Beta(½, ½) to put "none failed" below 5 %.
 */
export function shareUpperBound(
  total: Counts,
  options: { readonly dispersion: number; readonly alpha: number },
): number {
  checkCounts(total);
  const requests = Math.max(total.requests, total.bad);
  if (requests === 0) return 1;
  const bad = total.bad / options.dispersion;
  const good = (requests - total.bad) / options.dispersion;
  const mixture = logBeta(0.5 + bad, 10 + good) - logBeta(0.5, 10);
  const excluded = (share: number) =>
    mixture - (bad === 0 ? 0 : bad * Math.log(share)) - good * Math.log1p(-share) >=
    -Math.log(options.alpha);
  if (good === 0) return 1;
  let near = total.bad / requests;
  let far = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (near + far) / 2;
    if (excluded(middle)) far = middle;
    else near = middle;
  }
  return far;
}
