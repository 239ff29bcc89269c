import type { Counts } from "./counts.ts";
import { type Evidence, logMean, noEvidence } from "./evidence.ts";
import { oddsProcess } from "./odds.ts";

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

/**
 * Evidence that the canary is slower: the odds of exceeding each cut point, compared inside each
 * minute (`oddsProcess`), averaged over the cuts. A mean of e-values is an e-value (Vovk & Wang 2021).
 *
 * Needs only counts over cut points, no raw times; cuts that lie a little wrong cost power and
 * never validity.
 */
export function latencyEvidence(
  minutes: readonly LatencyMinute[],
  { dispersion }: LatencyOptions,
): Evidence {
  const processes = (minutes[0]?.baseline.slower ?? []).map((_, cut) =>
    oddsProcess(typeof dispersion === "number" ? dispersion : (dispersion[cut] ?? 1)),
  );
  if (processes.length === 0) return noEvidence;
  let evidence = noEvidence;
  for (const { baseline, canary } of minutes) {
    const logNow = logMean(
      processes.map((process, cut) =>
        process({ baseline: atCut(baseline, cut), canary: atCut(canary, cut) }),
      ),
    );
    evidence = { logNow, logPeak: Math.max(evidence.logPeak, logNow) };
  }
  return evidence;
}

function atCut(counts: LatencyCounts, cut: number): Counts {
  const bad = counts.slower[cut];
  if (bad === undefined) throw new RangeError("Every minute needs a count for every cut point.");
  return { requests: counts.requests, bad };
}
