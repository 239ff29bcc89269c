export { type AbsoluteOptions, absoluteEvidence, shareUpperBound } from "./absolute-rate.ts";
export {
  binomialAtLeast,
  binomialAtMost,
  binomialMass,
  binomialQuantile,
  logBeta,
  logGamma,
} from "./binomial.ts";
export type { Counts, Minute } from "./counts.ts";
export { dispersion } from "./dispersion.ts";
export { alarms, alwaysValidP, type Evidence, eValue, noEvidence } from "./evidence.ts";
export {
  cutQuantiles,
  type LatencyCounts,
  type LatencyMinute,
  type LatencyOptions,
  latencyEvidence,
} from "./latency-cuts.ts";
export { type Draw, logMoment, logOddsLikelihood } from "./odds.ts";
export { type QuantileLimits, quantileLimits, samplesForUpperLimit } from "./quantile-limits.ts";
export {
  type Interval,
  type RelativeOptions,
  ratioInterval,
  relativeEvidence,
} from "./relative-rate.ts";
export { hodgesLehmann, type SignedRank, signedRank } from "./signed-rank.ts";
