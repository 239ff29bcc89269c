import { bettingProcess } from "./betting.ts";
import type { Counts, Minute } from "./counts.ts";
import { type Evidence, logGrid, logMean, logMix, noEvidence } from "./evidence.ts";
import { logOddsLikelihood } from "./odds.ts";

/** Requests of one version in one closed minute and how many of them took longer than each cut. */
export interface LatencyCounts {
  readonly requests: number;
  /** One count per cut point, the cuts in ascending order. */
  readonly slower: readonly number[];
}

export interface LatencyMinute {
  readonly baseline: LatencyCounts;
  readonly canary: LatencyCounts;
}

/** The baseline's own quantiles of an earlier time that serve as cut points. */
export const cutQuantiles = [0.5, 0.75, 0.9, 0.95, 0.99] as const;

export interface LatencyOptions {
  /** Size of a clump of dependent slow requests, >= 1, at all cuts or at each; see `dispersion`. */
  readonly dispersion: number | readonly number[];
}

/** How many times the odds of passing a cut may be those of the baseline. */
const oddsRatios = logGrid(1.1, 20, 13);
/** How the ratio spreads over the cuts: everything slower, or the tail above all. */
const patterns: readonly ((part: number) => number)[] = [() => 1, (part) => part * part];

/**
 * Evidence that the canary is slower, from counts over cut points alone; no raw times.
 *
 * The cuts are taken as stages: of the requests over one cut, which pass the next? Given the
 * minute's totals the stages are independent hypergeometric draws under exchangeability, so their
 * likelihood ratios (`logOddsLikelihood`) multiply, and five small differences add up. The
 * alternatives are a log grid of odds ratios in two patterns, all cuts alike and rising towards the
 * tail; each stage is tempered by its 1/φ. To their mean a tenth is added of the bets at each cut
 * (`bettingProcess`), averaged. Means and products of this kind are e-processes (Vovk & Wang 2021).
 *
 * Minutes are the strata: a slow-down of both, or a weight that changes, blames nobody. Cuts that
 * lie a little wrong cost power and never validity.
 */
export function latencyEvidence(
  minutes: readonly LatencyMinute[],
  { dispersion }: LatencyOptions,
): Evidence {
  const cuts = minutes[0]?.baseline.slower.length ?? 0;
  if (cuts === 0) return noEvidence;
  const phi = (cut: number) =>
    typeof dispersion === "number" ? dispersion : (dispersion[cut] ?? 1);
  const alternatives = patterns.flatMap((pattern) =>
    oddsRatios.map((ratio) => ({
      atStage: Array.from({ length: cuts }, (_, cut) => ratio ** pattern((cut + 1) / cuts)),
      logLikelihood: 0,
    })),
  );
  const bets = Array.from({ length: cuts }, bettingProcess);
  let evidence = noEvidence;
  for (const minute of minutes) {
    const stages = stagesOf(minute, cuts);
    for (const alternative of alternatives) {
      stages.forEach((stage, cut) => {
        const ratio = alternative.atStage[cut] as number;
        alternative.logLikelihood += logOddsLikelihood(stage, ratio) / phi(cut);
      });
    }
    bets.forEach(({ bet }, cut) => {
      const [baseline, canary] = [atCut(minute.baseline, cut), atCut(minute.canary, cut)];
      const slow = baseline.bad + canary.bad;
      const share = canary.requests / (baseline.requests + canary.requests);
      if (slow > 0 && share > 0 && share < 1) bet(canary.bad / slow, share);
    });
    const logNow = logMix(
      logMean(alternatives.map(({ logLikelihood }) => logLikelihood)),
      logMean(bets.flatMap(({ logWealth }) => logWealth)),
    );
    evidence = { logNow, logPeak: Math.max(evidence.logPeak, logNow) };
  }
  return evidence;
}

/** Of the requests that passed the cut before (all, at the first), those that pass this one. */
function stagesOf(minute: LatencyMinute, cuts: number): Minute[] {
  const stage = (side: LatencyCounts, cut: number): Counts => {
    const requests = cut === 0 ? side.requests : atCut(side, cut - 1).bad;
    return { requests, bad: Math.min(requests, atCut(side, cut).bad) };
  };
  return Array.from({ length: cuts }, (_, cut) => ({
    baseline: stage(minute.baseline, cut),
    canary: stage(minute.canary, cut),
  }));
}

function atCut(counts: LatencyCounts, cut: number): Counts {
  const bad = counts.slower[cut];
  if (bad === undefined) throw new RangeError("Every minute needs a count for every cut point.");
  return { requests: counts.requests, bad };
}
