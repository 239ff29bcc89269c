import { bettingProcess } from "./betting.ts";
import { checkCounts, type Minute } from "./counts.ts";
import { logGrid, logMean } from "./evidence.ts";

/** How many times the odds of a marked request may be those of the baseline. */
const oddsRatios = logGrid(1.15, 60, 24);
/** Terms below this part of the largest one are left out of a sum. */
const negligible = 1e-13;

/**
 * Evidence that a canary's request is marked (slower than a cut) with higher odds than a
 * baseline's, for marks that are not rare.
 *
 * Given the minute's M marked requests, the canary's k of them are hypergeometric when the requests
 * are exchangeable. Two e-processes, averaged:
 * - `Σ k ln ψ − ln E[ψ^K]` over a log grid of odds ratios ψ, to the power 1/φ: the likelihood ratio
 *   of Fisher's noncentral hypergeometric law, the sequential form of his exact test, stratified by
 *   minute (Mantel & Haenszel 1959). Against the binomial law of `relativeEvidence` it gains the
 *   factor 1 − p of the variance, a half at the median;
 * - the bets of `bettingProcess`, proof against clumps of any size.
 *
 * Takes the next minute, gives ln of the e-value after it. A minute that is all marked, not marked
 * at all, or of one side only, changes nothing.
 */
export function oddsProcess(dispersion: number): (minute: Minute) => number {
  const likelihoods = oddsRatios.map(() => 0);
  const bets = bettingProcess();
  let logNow = 0;
  return ({ baseline, canary }) => {
    checkCounts(baseline);
    checkCounts(canary);
    const requests = baseline.requests + canary.requests;
    const marked = baseline.bad + canary.bad;
    if (baseline.requests === 0 || canary.requests === 0 || marked === 0 || marked >= requests) {
      return logNow;
    }
    const draw = { requests, marked, drawn: canary.requests };
    oddsRatios.forEach((ratio, index) => {
      likelihoods[index] =
        (likelihoods[index] ?? 0) +
        (canary.bad * Math.log(ratio) - logMoment(draw, ratio)) / dispersion;
    });
    bets.bet(canary.bad / marked, canary.requests / requests);
    logNow = logMean([logMean(likelihoods), logMean(bets.logWealth)]);
    return logNow;
  };
}

/** `drawn` of `requests` are drawn without replacement, `marked` of them are marked. */
export interface Draw {
  readonly requests: number;
  readonly marked: number;
  readonly drawn: number;
}

/** ln E[ψ^K] for the number K of marked ones that are drawn, summed outwards from the mode. */
export function logMoment({ requests, marked, drawn }: Draw, ratio: number): number {
  const others = requests - marked - drawn;
  const least = Math.max(0, -others);
  const most = Math.min(marked, drawn);
  const likeliest = Math.floor(((marked + 1) * (drawn + 1)) / (requests + 2));
  const mode = Math.min(most, Math.max(least, likeliest));
  let mass = 1;
  let moment = 1;
  for (let k = mode, plain = 1, weighted = 1; k < most; k++) {
    const step = ((marked - k) * (drawn - k)) / ((k + 1) * (others + k + 1));
    plain *= step;
    weighted *= step * ratio;
    mass += plain;
    moment += weighted;
    if (weighted < negligible * moment && step * ratio < 1) break;
  }
  for (let k = mode, plain = 1, weighted = 1; k > least; k--) {
    const step = (k * (others + k)) / ((marked - k + 1) * (drawn - k + 1));
    plain *= step;
    weighted *= step / ratio;
    mass += plain;
    moment += weighted;
    if (plain < negligible && step < 1) break;
  }
  return mode * Math.log(ratio) + Math.log(moment / mass);
}
