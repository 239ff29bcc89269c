import { alarms, type Evidence, eValue, ratioInterval, shareUpperBound } from "@slipway/inference";
import type { Verdict } from "@slipway/toolkit";
import { alphaOf, claims, type TestName } from "./budget.ts";
import { total } from "./closed-minutes.ts";
import {
  type AbsoluteTest,
  confidence,
  eValuesOf,
  runTests,
  slowAllowed,
  slowStrata,
  strataOf,
  type Tests,
} from "./evidence-tests.ts";
import { deadRoute, shareFindings } from "./observed-share.ts";
import type { Judgement, Rule, Situation } from "./situation.ts";
import { amount, percent } from "./words.ts";

/** How many times worse than the old one the release may still be, after the 1st, 2nd, 3rd … step. */
const ratioLimits = [4, 2.5, 2];

type Finding = readonly [verdict: Verdict, code: string, message: string];

/**
 * The decision at one look. Moving on needs evidence for the release, not only none against it,
 * from every source that is in use. Every test is valid at every look (packages/inference).
 */
export function judge(situation: Situation, rule: Rule): Judgement {
  const tests = runTests(situation, rule);
  const { step, now, minutes, dispersion } = situation;
  const inStep = minutes.filter(({ minute }) => minute >= step.startedAt);
  const green = total(minutes.map((minute) => minute.green));
  const users = Math.max(0, green.requests - situation.ownRequests.inShift);
  const numbers = {
    rho: ratioInterval(strataOf(minutes), { dispersion, alpha: confidence }),
    users,
    errorShareUpper: shareUpperBound(
      { requests: users, bad: Math.min(users, green.errors) },
      { dispersion, alpha: confidence },
    ),
  };
  const elapsed = now - step.startedAt;
  const found =
    against(tests, rule) ??
    route(situation, inStep, rule) ??
    doubtful(tests, rule) ??
    missing(situation, inStep, rule) ??
    (elapsed < rule.stepMinimum
      ? (["inconclusive", "step-minimum", "no alarm; the step's minimum time is not over"] as const)
      : proof(situation, rule, numbers));
  const [verdict, code, message] = found;
  return {
    verdict,
    code,
    message,
    final: verdict === "pass" || verdict === "fail" || elapsed >= rule.stepMaximum,
    eValues: eValuesOf(tests),
    rho: numbers.rho,
    errorShareUpper: numbers.errorShareUpper,
    notes: usesTraffic(rule) ? shareFindings(inStep, step.weight) : [],
  };
}

/** A test that has convicted the release. */
function against(tests: Tests, rule: Rule): Finding | undefined {
  const guilty = (name: TestName, evidence: Evidence | undefined) =>
    evidence !== undefined && alarms(evidence, alphaOf(name, rule));
  const alone = (name: TestName, test: AbsoluteTest | undefined) =>
    guilty(name, test?.evidence) && test?.alone() === true;
  const likelier = (name: string, evidence: Evidence | undefined) =>
    `it is ${amount(eValue(evidence?.logPeak ?? 0))} times more likely than chance that ${claims[name]}`;
  if (guilty("relative", tests.relative)) {
    return ["fail", "worse-than-old", likelier("relative", tests.relative)];
  }
  if (alone("absolute", tests.absolute)) {
    const share = percent(rule.errorCritical);
    return ["fail", "errors-critical", `the new release fails more than ${share} of its requests`];
  }
  if (guilty("latency", tests.latency)) {
    return ["fail", "slower-than-old", likelier("latency", tests.latency)];
  }
  if (alone("slow", tests.slow)) {
    return ["fail", "slow-critical", tooSlow(rule.slowCritical)];
  }
  if (guilty("probes", tests.probes))
    return ["fail", "probes-worse", likelier("probes", tests.probes)];
  if (alone("probes-critical", tests.probesCritical)) {
    const share = percent(rule.errorWarn);
    return ["fail", "probes-failing", `more than ${share} of the probes of the new release fail`];
  }
  return undefined;
}

function route(
  { step, slotUnseen = false }: Situation,
  inStep: Situation["minutes"],
  rule: Rule,
): Finding | undefined {
  if (!usesTraffic(rule) || !deadRoute(inStep, step.weight)) return undefined;
  return slotUnseen
    ? [
        "inconclusive",
        "metrics-lagging",
        "the slot's metrics do not even show this action's own requests yet; their silence says nothing",
      ]
    : ["fail", "dead-route", "requests are routed to the slot and none arrives there"];
}

/** Bad numbers that are not the release's fault, or not bad enough to roll back. */
function doubtful(tests: Tests, rule: Rule): Finding | undefined {
  const raised = (name: TestName, test: AbsoluteTest | undefined) =>
    test !== undefined && alarms(test.evidence, alphaOf(name, rule));
  const share = percent(rule.errorCritical);
  if (raised("absolute", tests.absolute)) {
    return [
      "inconclusive",
      "both-failing",
      `both releases fail more than ${share} of their requests; the new one is not to blame`,
    ];
  }
  if (raised("slow", tests.slow)) {
    return [
      "inconclusive",
      "both-slow",
      `both releases take longer than ${seconds(rule.slowCritical)} too often; the new one is not to blame`,
    ];
  }
  if (raised("absolute", tests.warn) && !tests.warn?.shared()) {
    const warn = percent(rule.errorWarn);
    return ["warn", "errors-high", `the new release fails more than ${warn} of its requests`];
  }
  if (raised("slow", tests.slowWarn) && !tests.slowWarn?.shared()) {
    return ["warn", "slow-high", tooSlow(rule.slowWarn)];
  }
  return undefined;
}

/** Evidence that is not there is never a pass, and each kind of absence has its own reason. */
function missing(
  situation: Situation,
  inStep: Situation["minutes"],
  rule: Rule,
): Finding | undefined {
  const [gap] = situation.gaps ?? [];
  if (gap !== undefined) return ["inconclusive", gap.code, gap.message];
  if (situation.probes?.misrouted) {
    return [
      "inconclusive",
      "probes-misrouted",
      "the probes get another release than they ask for; something drops the query x-ms-routing-name or answers from a cache",
    ];
  }
  if (!usesTraffic(rule)) return undefined;
  if (inStep.length === 0) {
    return ["inconclusive", "no-closed-minute", "no minute of this step is closed yet"];
  }
  const arrived = total(inStep.map((minute) => minute.green)).requests;
  return arrived <= situation.ownRequests.inStep
    ? ["inconclusive", "no-traffic", "the new release has had no request in this step"]
    : undefined;
}

/** Every source in use has to speak for the release. */
function proof(
  situation: Situation,
  rule: Rule,
  numbers: { rho: Judgement["rho"]; users: number; errorShareUpper: number },
): Finding {
  const options = { dispersion: 1, alpha: confidence };
  const limit = ratioLimits[Math.min(situation.step.index, ratioLimits.length - 1)] as number;
  const critical = percent(rule.errorCritical);
  const said: (readonly [code: string, message: string])[] = [];
  if (usesTraffic(rule)) {
    const { rho, users, errorShareUpper } = numbers;
    if (rho.upper <= limit) {
      said.push([
        "not-worse",
        `the new release fails at most ${rho.upper.toFixed(1)} times as often as the old one`,
      ]);
    } else if (errorShareUpper <= rule.errorCritical) {
      said.push([
        "below-critical",
        `the new release fails at most ${percent(errorShareUpper)} of its requests`,
      ]);
    } else {
      const message = `${users} requests are too few to rule out ${critical} errors`;
      return ["inconclusive", "too-few-requests", message];
    }
  }
  const { timed, probes } = situation;
  if (timed !== undefined) {
    const strata = slowStrata(timed, "overCritical");
    const slow = { ...options, dispersion: timed.slowDispersion };
    const upper = shareUpperBound(sum(strata.map(({ canary }) => canary)), slow);
    if (upper > slowAllowed && ratioInterval(strata, slow).upper > limit) {
      return [
        "inconclusive",
        "too-few-timed-requests",
        `too few requests with a response time to rule out that one in twenty takes longer than ${seconds(rule.slowCritical)}`,
      ];
    }
    said.push([
      "not-slow",
      `at most ${percent(upper)} take longer than ${seconds(rule.slowCritical)}`,
    ]);
  }
  if (probes !== undefined) {
    const green = sum(probes.rounds.map(({ canary }) => canary));
    const upper = shareUpperBound(green, options);
    if (upper > rule.errorCritical) {
      const blue = sum(probes.rounds.map(({ baseline }) => baseline));
      return blue.bad / Math.max(1, blue.requests) > rule.errorCritical
        ? [
            "inconclusive",
            "both-probes-failing",
            `more than ${critical} of the probes of both releases fail; the new one is not to blame`,
          ]
        : [
            "inconclusive",
            "too-few-probes",
            `${green.bad} of ${green.requests} probes of the new release failed, too few to rule out ${critical} or to convict`,
          ];
    }
    said.push(["probes-well", `at most ${percent(upper)} of its probes fail`]);
  }
  return ["pass", said[0]?.[0] ?? "not-worse", said.map(([, message]) => message).join("; ")];
}

const usesTraffic = (rule: Rule) => rule.sources.some((source) => source !== "probes");

const sum = (counts: readonly { requests: number; bad: number }[]) => ({
  requests: counts.reduce((all, { requests }) => all + requests, 0),
  bad: counts.reduce((all, { bad }) => all + bad, 0),
});

const seconds = (milliseconds: number) => `${Number((milliseconds / 1_000).toPrecision(3))} s`;

function tooSlow(milliseconds: number): string {
  return `more than ${percent(slowAllowed)} of the new release's requests take longer than ${seconds(milliseconds)}`;
}
