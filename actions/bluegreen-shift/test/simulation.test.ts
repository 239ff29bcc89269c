import type { MetricMinute } from "@slipway/azure";
import { dispersion } from "@slipway/inference";
import { describe, expect, it } from "vitest";
import { poisson, seeded } from "../../../packages/inference/test/random.ts";
import { closedMinutes } from "../src/decision/closed-minutes.ts";
import { judge } from "../src/decision/judge.ts";
import type { Rule } from "../src/decision/situation.ts";

const minute = 60_000;
const rule: Rule = {
  sources: ["metrics"],
  alpha: 0.01,
  errorWarn: 0.01,
  errorCritical: 0.05,
  slowWarn: 3_000,
  slowCritical: 5_000,
  stepMinimum: 10 * minute,
  stepMaximum: 30 * minute,
};

interface World {
  readonly requestsPerMinute: number;
  readonly oldErrors: number;
  readonly newErrors: number;
  /** Both fail this often in minutes 9 to 11, over the change of the first weight. */
  readonly outage?: number;
  /** Production's metrics come this many minutes late, as zeros until then. */
  readonly lag?: number;
}

/** One shift over 10, 25, 50 and 100 % with the defaults, a look a minute. */
function shift(random: () => number, world: World): { outcome: string; minutes: number } {
  const blue: MetricMinute[] = [];
  const green: MetricMinute[] = [];
  const history = Array.from({ length: 240 }, () => ({
    requests: world.requestsPerMinute,
    bad: poisson(random, world.requestsPerMinute * world.oldErrors),
  }));
  const phi = dispersion(history);
  let time = 0;
  for (const [index, weight] of [10, 25, 50, 100].entries()) {
    const startedAt = time * minute;
    for (;;) {
      const shared = time >= 9 && time < 12 ? (world.outage ?? 0) : 0;
      const side = (share: number, errors: number): MetricMinute => {
        const requests = poisson(random, world.requestsPerMinute * share);
        return {
          minute: time * minute,
          requests,
          serverErrors: Math.min(requests, poisson(random, requests * (errors + shared))),
          averageMilliseconds: undefined,
        };
      };
      // A tenth stays on the old release by its cookie, whatever the weight.
      blue.push(side(Math.max(0.1, 1 - weight / 100), world.oldErrors));
      green.push(side(Math.min(0.9, weight / 100), world.newErrors));
      time += 1;
      const now = time * minute;
      const visible = blue.map((known) =>
        known.minute + (world.lag ?? 0) * minute + minute > now
          ? { ...known, requests: 0, serverErrors: 0 }
          : known,
      );
      const { verdict, final } = judge(
        {
          now,
          minutes: closedMinutes(visible, green, { from: 0, now, delay: 3 * minute }),
          dispersion: phi,
          step: { index, weight, startedAt },
          ownRequests: { inStep: 1, inShift: 3 },
        },
        rule,
      );
      if (verdict === "pass") break;
      if (final) return { outcome: verdict, minutes: time };
    }
  }
  return { outcome: "promoted", minutes: time };
}

function outcomes(world: World, runs: number, seed: number) {
  const random = seeded(seed);
  const shifts = Array.from({ length: runs }, () => shift(random, world));
  const share = (outcome: string) => shifts.filter((one) => one.outcome === outcome).length / runs;
  return { shifts, promoted: share("promoted"), rolledBack: share("fail") };
}

const healthy: World = { requestsPerMinute: 1_000, oldErrors: 0.005, newErrors: 0.005 };

/** Few runs of each: bench/traffic has the 2,000 that the aims are about. */
describe("whole shifts", () => {
  it.each<[string, World, number]>([
    ["0.5 % errors on both sides", healthy, 0.95],
    ["no error at all", { ...healthy, oldErrors: 0, newErrors: 0 }, 1],
    ["an outage of both while the weight changes", { ...healthy, outage: 0.04 }, 0.95],
    ["a hard outage of both while the weight changes", { ...healthy, outage: 0.3 }, 0],
    ["metrics of the old release two minutes late", { ...healthy, lag: 2 }, 0.95],
    ["a hundred requests a minute", { ...healthy, requestsPerMinute: 100 }, 0.9],
  ])("of a healthy release with %s are not rolled back", (_, world, atLeast) => {
    const { promoted, rolledBack } = outcomes(world, 60, 11);
    expect(rolledBack).toBeLessThanOrEqual(0.02);
    expect(promoted).toBeGreaterThanOrEqual(atLeast);
  });

  it("of a release that fails 20 % end at the first closed minute", () => {
    const { shifts, rolledBack } = outcomes({ ...healthy, newErrors: 0.2 }, 100, 12);
    expect(rolledBack).toBe(1);
    expect(shifts.map(({ minutes }) => minutes).sort((a, b) => b - a)[1]).toBe(4);
  });

  it("of a release that fails 5 % instead of 0.5 % end within three closed minutes in 85 of 100", () => {
    const { shifts } = outcomes({ ...healthy, newErrors: 0.05 }, 100, 13);
    const quick = shifts.filter(({ outcome, minutes }) => outcome === "fail" && minutes <= 6);
    expect(quick.length / shifts.length).toBeGreaterThanOrEqual(0.85);
  });
});
