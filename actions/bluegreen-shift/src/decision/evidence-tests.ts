import {
  absoluteEvidence,
  alarms,
  type Counts,
  type Evidence,
  eValue,
  latencyEvidence,
  type Minute,
  ratioInterval,
  relativeEvidence,
} from "@slipway/inference";
import { alphaOf } from "./budget.ts";
import type { Rule, Situation, TimedEvidence } from "./situation.ts";

/** Share of requests that may be slower than a limit: "p95 below it" is exactly this. */
export const slowAllowed = 0.05;
/** To clear the new release of a fault that both have, less evidence is asked than to convict it. */
const sharedAlpha = 0.05;
/** Shown to fail no more than so many times as often as the old one, it shares a fault. */
const sharedRatio = 2.5;
/** Level of the confidence sequences. */
export const confidence = 0.05;

/**
 * So much evidence against green beside blue clears blue of the same fault; a fault of both gets
 * there in at most one shift of a hundred, however hard it is.
 */
export const aloneEvidence = 100;
/** With fewer bad requests to be expected, blue says nothing about a fault of both. */
export const blueSilent = 3;

/** A test of green against a limit. */
export interface AbsoluteTest {
  readonly evidence: Evidence;
  /** Whether blue breaks the limit as well, as far as one can tell: reason enough not to hold. */
  readonly shared: () => boolean;
  /**
   * Whether green is convicted and not a shared outage: blue is shown to be better, or has too few
   * requests to show the same fault.
   */
  readonly alone: () => boolean;
}

export interface Tests {
  readonly relative: Evidence | undefined;
  readonly absolute: AbsoluteTest | undefined;
  readonly warn: AbsoluteTest | undefined;
  readonly latency: Evidence | undefined;
  readonly slow: AbsoluteTest | undefined;
  readonly slowWarn: AbsoluteTest | undefined;
  readonly probes: Evidence | undefined;
  readonly probesCritical: AbsoluteTest | undefined;
}

/** Blue is the baseline, green the canary, in the words of the statistics. */
export function strataOf(minutes: Situation["minutes"]): Minute[] {
  return minutes.map(({ blue, green }) => ({
    baseline: { requests: blue.requests, bad: blue.errors },
    canary: { requests: green.requests, bad: green.errors },
  }));
}

export function slowStrata(timed: TimedEvidence, over: "overWarn" | "overCritical"): Minute[] {
  return timed.minutes.map(({ baseline, canary }) => ({
    baseline: { requests: baseline.requests, bad: baseline[over] },
    canary: { requests: canary.requests, bad: canary[over] },
  }));
}

/** Runs every test that the situation has numbers for; each is valid at every look. */
export function runTests(situation: Situation, rule: Rule): Tests {
  const { dispersion, timed, probes } = situation;
  const traffic = rule.sources.some((source) => source !== "probes");
  const strata = strataOf(situation.minutes);
  return {
    relative: traffic ? relativeEvidence(strata, { dispersion }) : undefined,
    absolute: traffic ? absolute(strata, rule.errorCritical, dispersion) : undefined,
    warn: traffic ? absolute(strata, rule.errorWarn, dispersion) : undefined,
    latency:
      timed === undefined
        ? undefined
        : latencyEvidence(timed.minutes, { dispersion: timed.dispersion }),
    slow:
      timed === undefined
        ? undefined
        : absolute(slowStrata(timed, "overCritical"), slowAllowed, timed.slowDispersion),
    slowWarn:
      timed === undefined
        ? undefined
        : absolute(slowStrata(timed, "overWarn"), slowAllowed, timed.slowDispersion),
    // Probes are sent one by one, so their failures come in no larger clumps than an outage makes.
    probes: probes === undefined ? undefined : relativeEvidence(probes.rounds, { dispersion: 1 }),
    probesCritical: probes === undefined ? undefined : absolute(probes.rounds, rule.errorWarn, 1),
  };
}

/** Whether the probes alone roll green back, so that nobody has to wait for the next look. */
export function probesConvict(rounds: readonly Minute[], rule: Rule): boolean {
  if (rounds.every(({ canary }) => canary.bad === 0)) return false;
  if (alarms(relativeEvidence(rounds, { dispersion: 1 }), alphaOf("probes", rule))) return true;
  const critical = absolute(rounds, rule.errorWarn, 1);
  return alarms(critical.evidence, alphaOf("probes-critical", rule)) && critical.alone();
}

function absolute(strata: readonly Minute[], allowed: number, dispersion: number): AbsoluteTest {
  const side = (name: "baseline" | "canary"): Counts[] => strata.map((stratum) => stratum[name]);
  const options = { dispersion };
  return {
    evidence: absoluteEvidence(side("canary"), allowed, options),
    shared: () => {
      // Totals mislead when an outage of both meets a changing weight (Simpson); minutes do not.
      const rho = ratioInterval(strata, { ...options, alpha: confidence });
      if (rho.lower <= 1 && rho.upper <= sharedRatio) return true;
      return alarms(absoluteEvidence(side("baseline"), allowed, options), sharedAlpha);
    },
    alone: () => {
      const [blue, green] = [sum(side("baseline")), sum(side("canary"))];
      if (blue.requests * (green.bad / Math.max(1, green.requests)) < blueSilent) return true;
      return alarms(relativeEvidence(strata, options), 1 / aloneEvidence);
    },
  };
}

function sum(counts: readonly Counts[]): Counts {
  return {
    requests: counts.reduce((all, { requests }) => all + requests, 0),
    bad: counts.reduce((all, { bad }) => all + bad, 0),
  };
}

export function eValuesOf(tests: Tests): Readonly<Record<string, number>> {
  const named: readonly (readonly [string, Evidence | undefined])[] = [
    ["relative", tests.relative],
    ["absolute", tests.absolute?.evidence],
    ["warn", tests.warn?.evidence],
    ["latency", tests.latency],
    ["slow", tests.slow?.evidence],
    ["slow-warn", tests.slowWarn?.evidence],
    ["probes", tests.probes],
    ["probes-critical", tests.probesCritical?.evidence],
  ];
  return Object.fromEntries(
    named.flatMap(([name, evidence]) =>
      evidence === undefined ? [] : [[name, eValue(evidence.logPeak)]],
    ),
  );
}
