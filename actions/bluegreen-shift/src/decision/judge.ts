import {
  absoluteEvidence,
  alarms,
  eValue,
  type Interval,
  ratioInterval,
  relativeEvidence,
  shareUpperBound,
} from "@slipway/inference";
import type { Verdict } from "@slipway/toolkit";
import { type ShiftMinute, total } from "./closed-minutes.ts";

export interface Rule {
  /** Chance that a healthy release is ever rolled back by one of the two tests, split between them. */
  readonly alpha: number;
  /** Share of failed requests above which the release is held, and above which it is rolled back. */
  readonly errorWarn: number;
  readonly errorCritical: number;
  readonly stepMinimum: number;
  readonly stepMaximum: number;
}

export interface Situation {
  readonly now: number;
  /** Closed minutes since the first step, oldest first. */
  readonly minutes: readonly ShiftMinute[];
  /** Size of a clump of errors, from production's own minutes before the shift. */
  readonly dispersion: number;
  readonly step: { readonly index: number; readonly weight: number; readonly startedAt: number };
  /** Requests of this action itself to the slot: not traffic. */
  readonly ownRequests: { readonly inStep: number; readonly inShift: number };
}

export interface Judgement {
  /** `pass`: next step. `fail`: roll back. `warn`: hold, it looks bad. `inconclusive`: hold. */
  readonly verdict: Verdict;
  readonly code: string;
  readonly message: string;
  /** The step's time is up: no later look will settle it. */
  readonly final: boolean;
  readonly eValues: Readonly<Record<string, number>>;
  readonly rho: Interval;
  /** The new release's share of failed requests is below this with 95 % confidence. */
  readonly errorShareUpper: number;
}

const confidence = 0.05;
/** To clear the new release of a fault that both have, less evidence is asked than to convict it. */
const sharedAlpha = 0.05;
/** Shown to fail no more than so many times as often as the old one, it shares a fault. */
const sharedRatio = 2.5;
/** How many times worse than the old one the release may still be, after the 1st, 2nd, 3rd … step. */
const ratioLimits = [4, 2.5, 2];

/** The evidence at which each test rolls back. */
export function limits(rule: Rule): Readonly<Record<string, number>> {
  return { relative: 2 / rule.alpha, absolute: 2 / rule.alpha };
}

/**
 * The decision at one look. Moving on needs evidence for the release, not only none
 * against it. Both tests are valid at every look (packages/inference).
 */
export function judge(situation: Situation, rule: Rule): Judgement {
  const { minutes, step, now } = situation;
  const options = { dispersion: situation.dispersion };
  const strata = minutes.map(({ blue, green }) => ({
    baseline: { requests: blue.requests, bad: blue.errors },
    canary: { requests: green.requests, bad: green.errors },
  }));
  const canary = strata.map((stratum) => stratum.canary);
  const baseline = strata.map((stratum) => stratum.baseline);
  const relative = relativeEvidence(strata, options);
  const absolute = absoluteEvidence(canary, rule.errorCritical, options);
  const warning = absoluteEvidence(canary, rule.errorWarn, options);
  const rho = ratioInterval(strata, { ...options, alpha: confidence });
  // Totals mislead when an outage of both meets a changing weight (Simpson); minutes do not.
  const equal = rho.lower <= 1 && rho.upper <= sharedRatio;
  const shared = (allowed: number) =>
    equal || alarms(absoluteEvidence(baseline, allowed, options), sharedAlpha);
  const green = total(minutes.map((minute) => minute.green));
  const users = Math.max(0, green.requests - situation.ownRequests.inShift);
  const errorShareUpper = shareUpperBound(
    { requests: users, bad: Math.min(users, green.errors) },
    { ...options, alpha: confidence },
  );
  const found = {
    eValues: {
      relative: eValue(relative.logPeak),
      absolute: eValue(absolute.logPeak),
      warn: eValue(warning.logPeak),
    },
    rho,
    errorShareUpper,
  };
  const elapsed = now - step.startedAt;
  const timeIsUp = elapsed >= rule.stepMaximum;
  const say = (verdict: Verdict, code: string, message: string): Judgement => ({
    verdict,
    code,
    message,
    final: verdict === "pass" || verdict === "fail" || timeIsUp,
    ...found,
  });

  if (alarms(relative, rule.alpha / 2)) {
    return say(
      "fail",
      "worse-than-old",
      `the numbers are ${amount(eValue(relative.logPeak))} times likelier if the new release is worse than the old one`,
    );
  }
  if (alarms(absolute, rule.alpha / 2) && !shared(rule.errorCritical)) {
    return say(
      "fail",
      "errors-critical",
      `the new release fails more than ${percent(rule.errorCritical)} of its requests`,
    );
  }
  if (deadRoute(minutes, step)) {
    return say("fail", "dead-route", "requests are routed to the slot and none arrives there");
  }
  const inStep = minutes.filter(({ minute }) => minute >= step.startedAt);
  if (alarms(absolute, rule.alpha / 2)) {
    return say(
      "inconclusive",
      "both-failing",
      `both releases fail more than ${percent(rule.errorCritical)} of their requests; the new one is not to blame`,
    );
  }
  if (alarms(warning, rule.alpha / 2) && !shared(rule.errorWarn)) {
    return say(
      "warn",
      "errors-high",
      `the new release fails more than ${percent(rule.errorWarn)} of its requests`,
    );
  }
  const arrived = total(inStep.map((minute) => minute.green)).requests;
  if (arrived <= situation.ownRequests.inStep) {
    return say(
      "inconclusive",
      inStep.length === 0 ? "no-closed-minute" : "no-traffic",
      inStep.length === 0
        ? "no minute of this step is closed yet"
        : "the new release has had no request in this step",
    );
  }
  if (elapsed < rule.stepMinimum) {
    return say("inconclusive", "step-minimum", "no alarm; the step's minimum time is not over");
  }
  const ratioLimit = ratioLimits[Math.min(step.index, ratioLimits.length - 1)] as number;
  if (rho.upper <= ratioLimit) {
    return say(
      "pass",
      "not-worse",
      `the new release fails at most ${rho.upper.toFixed(1)} times as often as the old one`,
    );
  }
  if (errorShareUpper <= rule.errorCritical) {
    return say(
      "pass",
      "below-critical",
      `the new release fails at most ${percent(errorShareUpper)} of its requests`,
    );
  }
  return say(
    "inconclusive",
    "too-few-requests",
    `${users} requests are too few to rule out ${percent(rule.errorCritical)} errors`,
  );
}

/** No canary request in three closed minutes although chance would hardly allow it. */
function deadRoute(minutes: readonly ShiftMinute[], step: Situation["step"]): boolean {
  const inStep = minutes.filter(({ minute }) => minute >= step.startedAt).slice(-3);
  if (inStep.length < 3 || inStep.some(({ green }) => green.requests > 0)) return false;
  // Pinned clients keep the realised share below the weight: a quarter of it is assumed.
  const requests = inStep.reduce((sum, { blue }) => sum + blue.requests, 0);
  return requests * Math.log1p((-0.25 * step.weight) / 100) < Math.log(1e-4);
}

export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))} %`;
}

/** `1.2`, `13`, `over a million`. */
export function amount(value: number): string {
  if (value >= 1e6) return "over a million";
  return String(value >= 10 ? Math.round(value) : Number(value.toPrecision(2)));
}
