import { bettingProcess } from "./betting.ts";
import { checkCounts, type Minute } from "./counts.ts";
import { type Evidence, logGrid, logMean, logMix, noEvidence } from "./evidence.ts";

/** How many times worse the canary may be under the alternatives: from barely to hopelessly. */
const ratios = logGrid(1.15, 40, 22);

export interface RelativeOptions {
  /** Size of a clump of dependent events, >= 1; see `dispersion`. */
  readonly dispersion: number;
  /** Null hypothesis: the canary's rate is at most this many times the baseline's. Default 1. */
  readonly margin?: number;
}

/**
 * Evidence that the canary's rate of bad requests is more than `margin` times the baseline's.
 *
 * Given the E bad requests of a minute and the canary's observed share s of its requests, the
 * canary's k are Binomial(E, s) when the rates are equal, whatever the rate, the weight or a shock
 * that hits both. Two e-processes, averaged (0.9 and 0.1):
 * - the likelihood ratio `Σ k ln ρ − E ln(1 − s + ρ s)` over a log grid of ρ, to the power 1/φ, the
 *   one-sided form of Lindon & Malek's sequential Poisson test (arXiv 2205.14762), stratified by
 *   minute; the power 1/φ keeps it valid when events come in clumps of up to φ (Jensen);
 * - bets `Π (1 + λ (k/E − s)/s)`, which need only E[k/E | past] = s and survive clumps of any size.
 *
 * A minute without bad requests, or in which one side had no requests, says nothing and changes
 * nothing.
 */
export function relativeEvidence(minutes: readonly Minute[], options: RelativeOptions): Evidence {
  const process = relativeProcess(options);
  let evidence = noEvidence;
  for (const minute of minutes) {
    const logNow = process(minute);
    evidence = { logNow, logPeak: Math.max(evidence.logPeak, logNow) };
  }
  return evidence;
}

/** `relativeEvidence` one minute at a time: takes the next minute, gives ln of the e-value after it. */
export function relativeProcess(options: RelativeOptions): (minute: Minute) => number {
  const margin = options.margin ?? 1;
  const likelihoods = ratios.map(() => 0);
  const bets = bettingProcess();
  let logNow = 0;
  return (minute) => {
    const { share, bad, canaryBad } = split(minute);
    if (bad === 0 || share === 0 || share === 1) return logNow;
    // Under the margin the canary's share of the bad requests is the null share.
    const nullShare = (share * margin) / (1 - share + share * margin);
    ratios.forEach((ratio, index) => {
      likelihoods[index] =
        (likelihoods[index] ?? 0) +
        (canaryBad * Math.log(ratio) - bad * Math.log1p(nullShare * (ratio - 1))) /
          options.dispersion;
    });
    bets.bet(canaryBad / bad, nullShare);
    logNow = logMix(logMean(likelihoods), logMean(bets.logWealth));
    return logNow;
  };
}

export interface Interval {
  readonly lower: number;
  /** `Infinity` while nothing bounds it. */
  readonly upper: number;
}

/**
 * Confidence sequence for ρ, the canary's rate divided by the baseline's: with probability
 * 1 − α it holds the true ratio at every look at once.
 *
 * It is `{ρ : ln L(ρ) > ln mean L + ln α}` with the mean over a grid on both sides of 1
 * (Howard, Ramdas, McAuliffe & Sekhon 2021, method of mixtures); L is concave in ln ρ, so the set
 * is an interval.
 */
export function ratioInterval(
  minutes: readonly Minute[],
  options: { readonly dispersion: number; readonly alpha: number },
): Interval {
  const strata = minutes.map(split).filter(({ bad, share }) => bad > 0 && share > 0 && share < 1);
  if (strata.length === 0) return { lower: 0, upper: Number.POSITIVE_INFINITY };
  const canaryBad = strata.reduce((sum, stratum) => sum + stratum.canaryBad, 0);
  const bad = strata.reduce((sum, stratum) => sum + stratum.bad, 0);
  const logLikelihood = (logRatio: number): number => {
    const excess = Math.expm1(logRatio);
    let sum = canaryBad * logRatio;
    for (const stratum of strata) sum -= stratum.bad * Math.log1p(stratum.share * excess);
    return sum / options.dispersion;
  };
  const threshold =
    logMean(twoSided.map((ratio) => logLikelihood(Math.log(ratio)))) + Math.log(options.alpha);
  const peak = ratioPeak(logLikelihood);
  const outside = (logRatio: number) => logLikelihood(logRatio) <= threshold;
  return {
    lower: canaryBad === 0 ? 0 : Math.exp(edge(peak, -limit, outside)),
    upper: canaryBad === bad ? Number.POSITIVE_INFINITY : Math.exp(edge(peak, limit, outside)),
  };
}

const twoSided = logGrid(1 / 60, 60, 49);
const limit = Math.log(1e6);

/** Where the concave function of ln ρ is largest. */
function ratioPeak(value: (logRatio: number) => number): number {
  let left = -limit;
  let right = limit;
  for (let step = 0; step < 80; step++) {
    const third = (right - left) / 3;
    if (value(left + third) < value(right - third)) left += third;
    else right -= third;
  }
  return (left + right) / 2;
}

/** The point between `inside` and `end` from which `outside` holds, or infinitely far off. */
function edge(inside: number, end: number, outside: (logRatio: number) => boolean): number {
  if (!outside(end)) return end * Number.POSITIVE_INFINITY;
  let near = inside;
  let far = end;
  for (let step = 0; step < 60; step++) {
    const middle = (near + far) / 2;
    if (outside(middle)) far = middle;
    else near = middle;
  }
  return far;
}

function split(minute: Minute): { share: number; bad: number; canaryBad: number } {
  checkCounts(minute.baseline);
  checkCounts(minute.canary);
  const requests = minute.baseline.requests + minute.canary.requests;
  return {
    share: requests === 0 ? 0 : minute.canary.requests / requests,
    bad: minute.baseline.bad + minute.canary.bad,
    canaryBad: minute.canary.bad,
  };
}
