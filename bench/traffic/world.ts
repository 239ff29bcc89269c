/** The traffic of one simulated shift, in the counts that Azure and the logs would give. */
import type { ShiftMinute } from "../../actions/bluegreen-shift/src/decision/closed-minutes.ts";
import type {
  Situation,
  TimedCounts,
  TimedEvidence,
} from "../../actions/bluegreen-shift/src/decision/situation.ts";
import {
  equalReleases,
  failures,
  over,
  quantiles,
  type SideModel,
  sideOf,
  type TrafficModel,
} from "../../packages/azure-testkit/src/traffic/model.ts";
import { binomial, normal, poisson } from "../../packages/azure-testkit/src/traffic/random.ts";
import { dispersion } from "../../packages/inference/src/index.ts";

/** The outage and the slowdown are in three minutes over the change of the first weight. */
export interface World extends TrafficModel {
  readonly requestsPerMinute: number;
  readonly looksPerStep: number;
  /** The cuts lie at so many times production's true quantiles. */
  readonly cutBias: number;
  /** Blue's metrics come so many minutes late, as zeros until then. */
  readonly lag: number;
}

export const healthy: World = {
  ...equalReleases,
  requestsPerMinute: 1_000,
  looksPerStep: 10,
  cutBias: 1,
  lag: 0,
};

export const minute = 60_000;
export const weights = [10, 25, 50];

/** "p95 at most 1.2 times production's": at most 5 % over this. */
const fifthSlower = 1.2 * (quantiles[3] as number);

export interface Shift {
  readonly minutes: readonly ShiftMinute[];
  /** Green's share of requests over 1.2 times production's p95, per minute. */
  readonly overFifth: readonly number[];
  readonly timed: TimedEvidence;
  readonly dispersion: number;
  /** Index of the step of each minute. */
  readonly steps: readonly number[];
}

export function shift(random: () => number, world: World): Shift {
  const cuts = quantiles.map((cut) => cut * world.cutBias);
  const limits = [...cuts, 3_000, 5_000];
  const minutes: ShiftMinute[] = [];
  const timed: TimedEvidence["minutes"][number][] = [];
  const steps: number[] = [];
  const overFifth: number[] = [];
  for (const [step, weight] of weights.entries()) {
    for (let look = 0; look < world.looksPerStep; look++) {
      const index = minutes.length;
      const around = index - world.looksPerStep;
      const shared = around >= -2 && around < 1;
      const greens = Math.round((world.requestsPerMinute * weight) / 100);
      const blues = world.requestsPerMinute - greens;
      const greenShare = greens / world.requestsPerMinute;
      const [blueSide, greenSide] = (["blue", "green"] as const).map((side) =>
        sideOf(world, side, shared, greenShare),
      ) as [SideModel, SideModel];
      const blue = over(limits, blueSide);
      const green = over(limits, greenSide);
      steps.push(step);
      minutes.push({
        minute: index * minute,
        blue: {
          requests: blues,
          errors: failures(random, blues, blueSide.errors, world.clump),
          averageMilliseconds: 0,
        },
        green: {
          requests: greens,
          errors: failures(random, greens, greenSide.errors, world.clump),
          averageMilliseconds: 0,
        },
      });
      const canary = nested(random, greens, green, world.slowClump);
      timed.push({
        minute: index * minute,
        baseline: nested(random, blues, blue, world.slowClump),
        canary,
      });
      // Among those over the p95 cut, so that both rules see the same requests.
      const beyond = over([fifthSlower], greenSide)[0] as number;
      const inside = Math.min(1, beyond / (green[3] as number));
      overFifth.push(binomial(random, canary.slower[3] ?? 0, inside) / greens);
    }
  }
  const past = over(limits, sideOf(world, "blue", false, 0));
  return {
    minutes,
    overFifth,
    steps,
    dispersion: dispersion(
      history(() => ({
        requests: world.requestsPerMinute,
        bad:
          world.clump * poisson(random, (world.requestsPerMinute * world.blueErrors) / world.clump),
      })),
    ),
    timed: {
      minutes: timed,
      dispersion: cuts.map((_, cut) => scatter(random, world, past[cut] as number)),
      slowDispersion: 1,
    },
  };
}

/** Requests over each limit: nested, so drawn one out of the other. */
function nested(
  random: () => number,
  requests: number,
  shares: readonly number[],
  clump: number,
): TimedCounts {
  let left = Math.floor(requests / clump);
  let before = 1;
  const counts = shares.map((share) => {
    left = binomial(random, left, before === 0 ? 0 : share / before);
    before = share;
    return left * clump;
  });
  return {
    requests,
    slower: counts.slice(0, quantiles.length),
    overWarn: counts.at(-2) ?? 0,
    overCritical: counts.at(-1) ?? 0,
  };
}

function scatter(random: () => number, world: World, share: number): number {
  const { requestsPerMinute: requests, slowClump } = world;
  const deviation = Math.sqrt(slowClump * requests * share * (1 - share));
  return dispersion(
    history(() => ({
      requests,
      bad: Math.max(0, Math.round(requests * share + deviation * normal(random))),
    })),
  );
}

const history = <T>(one: () => T): T[] => Array.from({ length: 240 }, one);

/** What the decision sees after so many minutes. */
export function situationAfter(shift: Shift, looks: number): Situation {
  const step = shift.steps[looks - 1] ?? 0;
  return {
    now: looks * minute,
    minutes: shift.minutes.slice(0, looks),
    dispersion: shift.dispersion,
    step: {
      index: step,
      weight: weights[step] as number,
      startedAt: shift.steps.indexOf(step) * minute,
    },
    ownRequests: { inStep: 0, inShift: 0 },
    timed: { ...shift.timed, minutes: shift.timed.minutes.slice(0, looks) },
  };
}
