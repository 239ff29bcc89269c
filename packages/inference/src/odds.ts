import { logGamma } from "./binomial.ts";
import { checkCounts, type Minute } from "./counts.ts";

/** Terms below this part of the largest one are left out of a sum. */
const negligible = 1e-13;

/** `drawn` of `requests` are drawn without replacement, `marked` of them are marked. */
export interface Draw {
  readonly requests: number;
  readonly marked: number;
  readonly drawn: number;
}

/**
 * ln of the likelihood ratio of a minute for odds ratio ψ against 1: `k ln ψ − ln E[ψ^K]`.
 *
 * Given the minute's M marked requests, the canary's k of them are hypergeometric when the requests
 * are exchangeable, and follow Fisher's noncentral hypergeometric law with odds ratio ψ when a
 * canary's request is marked with ψ times the odds: his exact test as a likelihood ratio, one
 * stratum of Mantel & Haenszel (1959). Against the binomial law of `relativeEvidence` it gains the
 * factor 1 − p of the variance, a half at the median.
 */
export function logOddsLikelihood({ baseline, canary }: Minute, ratio: number): number {
  checkCounts(baseline);
  checkCounts(canary);
  const requests = baseline.requests + canary.requests;
  const marked = baseline.bad + canary.bad;
  const oneSided = baseline.requests === 0 || canary.requests === 0;
  if (oneSided || marked === 0 || marked >= requests || ratio === 1) return 0;
  return (
    canary.bad * Math.log(ratio) - logMoment({ requests, marked, drawn: canary.requests }, ratio)
  );
}

/**
 * ln E[ψ^K] for the number K of marked ones that are drawn: the terms of the tilted law, summed
 * outwards from its mode, so that nothing overflows.
 */
export function logMoment({ requests, marked, drawn }: Draw, ratio: number): number {
  const others = requests - marked - drawn;
  const least = Math.max(0, -others);
  const most = Math.min(marked, drawn);
  const linear = (marked + drawn + 2) * ratio + others;
  const constant = (marked + 1) * (drawn + 1) * ratio;
  const root = Math.sqrt(Math.max(0, linear * linear - 4 * (ratio - 1) * constant));
  const mode = Math.min(most, Math.max(least, Math.floor((2 * constant) / (linear + root))));
  let sum = 1;
  for (let k = mode, term = 1; k < most && term > negligible; k++) {
    term *= ((marked - k) * (drawn - k) * ratio) / ((k + 1) * (others + k + 1));
    sum += term;
  }
  for (let k = mode, term = 1; k > least && term > negligible; k--) {
    term *= (k * (others + k)) / ((marked - k + 1) * (drawn - k + 1) * ratio);
    sum += term;
  }
  const logMass =
    logChoose(marked, mode) +
    logChoose(requests - marked, drawn - mode) -
    logChoose(requests, drawn);
  return logMass + mode * Math.log(ratio) + Math.log(sum);
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** ln n! for n = 0, 1, 2 …, as far as it was asked for; a minute asks for the same ones again. */
const logFactorials: number[] = [0];
const remembered = 100_000;

function logFactorial(n: number): number {
  if (n > remembered) return logGamma(n + 1);
  for (let next = logFactorials.length; next <= n; next++) {
    logFactorials.push((logFactorials[next - 1] as number) + Math.log(next));
  }
  return logFactorials[n] as number;
}
