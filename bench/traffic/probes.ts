/** Probes at both releases, two a second as by default, summed up as the action does. */
import {
  aloneEvidence,
  blueSilent,
  probesConvict,
} from "../../actions/bluegreen-shift/src/decision/evidence-tests.ts";
import { judge } from "../../actions/bluegreen-shift/src/decision/judge.ts";
import type { Situation } from "../../actions/bluegreen-shift/src/decision/situation.ts";
import { alarms, type Minute, relativeEvidence } from "../../packages/inference/src/index.ts";
import { rule } from "./rules.ts";

export interface ProbeWorld {
  readonly blue: number;
  readonly green: number;
  /** Both fail so often for three minutes. */
  readonly outage: number;
}

const perSecond = 2;
const seconds = 1_800;

/** The second at which the probes roll back, or `undefined` within half an hour. */
export function probesRollBack(random: () => number, world: ProbeWorld): number | undefined {
  const rounds: Minute[] = [];
  const failures: number[] = [];
  for (let index = 0; index < seconds * perSecond; index++) {
    const second = index / perSecond;
    const shared = second >= 500 && second < 680 ? world.outage : 0;
    const fails = (share: number) => (random() < Math.max(share, shared) ? 1 : 0);
    const round = { blue: fails(world.blue), green: fails(world.green) };
    rounds.push({
      baseline: { requests: 1, bad: round.blue },
      canary: { requests: 1, bad: round.green },
    });
    if (round.green > 0) failures.push(index);
  }
  // Without the evidence beside blue in the end there was none at any round, so only the failures
  // before blue had a say can have convicted.
  const beside = alarms(relativeEvidence(summed(rounds), { dispersion: 1 }), 1 / aloneEvidence);
  for (const index of beside ? failures : failures.slice(0, blueSilent)) {
    const seen = summed(rounds.slice(0, index + 1));
    // Most failures convict nobody; the decision itself has the last word.
    if (!probesConvict(seen, rule)) continue;
    if (judge(situation(seen), rule).verdict === "fail") return (index + 1) / perSecond;
  }
  return undefined;
}

function situation(rounds: readonly Minute[]): Situation {
  return {
    now: rounds.length,
    minutes: [],
    dispersion: 1,
    step: { index: 0, weight: 10, startedAt: 0 },
    ownRequests: { inStep: 0, inShift: 0 },
    probes: { rounds, misrouted: false },
  };
}

/** Rounds without a failure in one, as the action keeps them. */
function summed(rounds: readonly Minute[]): Minute[] {
  const result: Minute[] = [];
  for (const round of rounds) {
    const last = result.at(-1);
    const clean = round.baseline.bad + round.canary.bad === 0;
    if (clean && last !== undefined && last.baseline.bad + last.canary.bad === 0) {
      const requests = last.baseline.requests + 1;
      result[result.length - 1] = {
        baseline: { requests, bad: 0 },
        canary: { requests, bad: 0 },
      };
    } else result.push(round);
  }
  return result;
}
