/** The rules that are compared, each a function from a shift to the look at which it rolls back. */
import { alphaOf, type TestName } from "../../actions/bluegreen-shift/src/decision/budget.ts";
import { closedMinutes } from "../../actions/bluegreen-shift/src/decision/closed-minutes.ts";
import {
  aloneEvidence,
  runTests,
} from "../../actions/bluegreen-shift/src/decision/evidence-tests.ts";
import { judge } from "../../actions/bluegreen-shift/src/decision/judge.ts";
import type { Rule } from "../../actions/bluegreen-shift/src/decision/situation.ts";
import { alarms, type Evidence } from "../../packages/inference/src/index.ts";
import { minute, type Shift, situationAfter, type World } from "./world.ts";

/** The action's own rule with its defaults, and all three sources in the budget. */
export const rule: Rule = {
  sources: ["metrics", "logs", "probes"],
  alpha: 0.01,
  errorWarn: 0.01,
  errorCritical: 0.05,
  slowWarn: 3_000,
  slowCritical: 5_000,
  stepMinimum: 10 * minute,
  stepMaximum: 1_000 * minute,
};

export type RollsBack = (shift: Shift, world: World) => number | undefined;

/**
 * The shipped decision at every look. A peak never falls, so a shift none of whose tests has
 * reached its limit in the end was rolled back at no look.
 */
export const slipway: RollsBack = (shift, world) => {
  if (world.lag > 0) return lagging(shift, world);
  const looks = shift.minutes.length;
  const tests = runTests(situationAfter(shift, looks), rule);
  if (!mayConvict(tests)) return undefined;
  for (let look = 1; look <= looks; look++) {
    if (judge(situationAfter(shift, look), rule).verdict === "fail") return look;
  }
  return undefined;
};

/**
 * A limit convicts only with evidence beside blue (blue has enough requests in all these worlds),
 * so without that in the end nothing was convicted at any look.
 */
function mayConvict({ relative, absolute, latency, slow }: ReturnType<typeof runTests>): boolean {
  const alarmed = (name: TestName, test: Evidence | undefined) =>
    test !== undefined && alarms(test, alphaOf(name, rule));
  if (alarmed("relative", relative) || alarmed("latency", latency)) return true;
  if (alarmed("slow", slow?.evidence)) return true;
  return (
    alarmed("absolute", absolute?.evidence) &&
    relative !== undefined &&
    alarms(relative, 1 / aloneEvidence)
  );
}

/** Blue's newest minutes are zeros until they arrive; the watermark has to keep them out. */
function lagging(shift: Shift, world: World): number | undefined {
  const metric = (side: "blue" | "green", now: number, lag: number) =>
    shift.minutes
      .filter((one) => one.minute < now)
      .map((one) => {
        const late = one.minute + (1 + lag) * minute > now;
        return {
          minute: one.minute,
          requests: late ? 0 : one[side].requests,
          serverErrors: late ? 0 : one[side].errors,
          averageMilliseconds: undefined,
        };
      });
  for (let look = 1; look <= shift.minutes.length + 3; look++) {
    const now = look * minute;
    const minutes = closedMinutes(metric("blue", now, world.lag), metric("green", now, 0), {
      from: 0,
      now,
      delay: 3 * minute,
    });
    const { timed: _, ...rest } = situationAfter(shift, Math.min(look, shift.minutes.length));
    const situation = { ...rest, now, minutes };
    if (!mayConvict(runTests(situation, rule))) continue;
    if (judge(situation, rule).verdict === "fail") return look;
  }
  return undefined;
}

/** What a minute looks like to a rule that reads it as soon as it is there. */
function fresh(shift: Shift, world: World, index: number) {
  const { blue, green } = shift.minutes[index] as Shift["minutes"][number];
  return { blue: world.lag > 0 ? { ...blue, requests: 0, errors: 0 } : blue, green };
}

/** Index of the p95 cut. */
const p95 = 3;

/** One look with more than 1 % errors, or with a p95 above 1.2 times production's. */
export const naive: RollsBack = (shift, world) => {
  const index = shift.minutes.findIndex((_, at) => failsCheck(shift, world, at));
  return index < 0 ? undefined : index + 1;
};

/** Flagger's loop: the same limits, and the fifth failed check rolls back (scheduler.go). */
export const flagger: RollsBack = (shift, world) => {
  let failed = 0;
  for (const index of shift.minutes.keys()) {
    if (failsCheck(shift, world, index)) failed++;
    if (failed >= 5) return index + 1;
  }
  return undefined;
};

function failsCheck(shift: Shift, world: World, index: number): boolean {
  const { green } = fresh(shift, world, index);
  return green.errors / green.requests > 0.01 || (shift.overFifth[index] ?? 0) > 0.05;
}

/**
 * Kayenta's Mann–Whitney judge on the minutes' series at each look: HIGH when the lower 98 % bound
 * of the shift is above a quarter of its estimate (MannWhitneyClassifier.scala).
 */
export const mannWhitney: RollsBack = (shift, world) => {
  // Pairs of 180 minutes at each look take minutes to sort: every tenth look is enough there.
  const every = world.looksPerStep > 10 ? 10 : 1;
  const errors = { blue: [] as number[], green: [] as number[] };
  const slow = { blue: [] as number[], green: [] as number[] };
  for (const [index, timed] of shift.timed.minutes.entries()) {
    const { blue, green } = fresh(shift, world, index);
    errors.blue.push(blue.requests === 0 ? 0 : blue.errors / blue.requests);
    errors.green.push(green.errors / green.requests);
    slow.blue.push((timed.baseline.slower[p95] ?? 0) / timed.baseline.requests);
    slow.green.push((timed.canary.slower[p95] ?? 0) / timed.canary.requests);
    if (index % every !== 0) continue;
    if (high(errors.green, errors.blue) || high(slow.green, slow.blue)) return index + 1;
  }
  return undefined;
};

function high(canary: readonly number[], baseline: readonly number[]): boolean {
  const n = canary.length;
  if (n < 4) return false;
  const differences = canary.flatMap((one) => baseline.map((other) => one - other));
  differences.sort((a, b) => a - b);
  const deviation = Math.sqrt((n * n * (2 * n + 1)) / 12);
  const rank = Math.floor((n * n) / 2 - 2.326 * deviation);
  if (rank < 1) return false;
  const lower = differences[rank - 1] as number;
  const middle = differences.length / 2;
  const estimate = ((differences[middle - 1] as number) + (differences[middle] as number)) / 2;
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return lower > 0.25 * Math.abs(estimate) && mean(canary) > mean(baseline);
}
