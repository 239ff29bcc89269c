import { describe, expect, it } from "vitest";
import {
  absoluteEvidence,
  type Counts,
  dispersion,
  type Minute,
  ratioInterval,
  relativeEvidence,
  shareUpperBound,
} from "../src/index.ts";
import { poisson, seeded } from "./random.ts";

/** The domain study's shift: 10, 25 and 50 % of steady traffic for ten minutes each. */
interface Scenario {
  readonly requestsPerMinute: number;
  readonly looksPerStep: number;
  readonly baselineShare: number;
  readonly canaryShare: number;
  /** Bad requests come in groups of this size. */
  readonly clump: number;
  /** Three minutes, over the change of the first weight, in which both sides fail this often. */
  readonly outage: number;
}

const healthy: Scenario = {
  requestsPerMinute: 1_000,
  looksPerStep: 10,
  baselineShare: 0.005,
  canaryShare: 0.005,
  clump: 1,
  outage: 0,
};
const alpha = 0.005;
const runs = 2_000;

function side(random: () => number, requests: number, share: number, clump: number): Counts {
  const bad = clump * poisson(random, (requests * share) / clump);
  return { requests, bad: Math.min(requests, bad) };
}

function history(random: () => number, scenario: Scenario): Counts[] {
  return Array.from({ length: 240 }, () =>
    side(random, scenario.requestsPerMinute, scenario.baselineShare, scenario.clump),
  );
}

function shift(random: () => number, scenario: Scenario): Minute[] {
  const minutes: Minute[] = [];
  for (const weight of [0.1, 0.25, 0.5]) {
    for (let look = 0; look < scenario.looksPerStep; look++) {
      const at = minutes.length - scenario.looksPerStep;
      const shared = at >= -2 && at < 1 ? scenario.outage : 0;
      const canary = scenario.requestsPerMinute * weight;
      const baseline = scenario.requestsPerMinute - canary;
      minutes.push({
        baseline: side(random, baseline, scenario.baselineShare + shared, scenario.clump),
        canary: side(random, canary, scenario.canaryShare + shared, scenario.clump),
      });
    }
  }
  return minutes;
}

/** The first minute (from 1) after which the rule of §4 rolls back, or undefined. */
function alarmMinute(minutes: readonly Minute[], phi: number): number | undefined {
  const threshold = -Math.log(alpha);
  const fires = (until: number) => {
    const seen = minutes.slice(0, until);
    return (
      relativeEvidence(seen, { dispersion: phi }).logPeak >= threshold ||
      absoluteEvidence(
        seen.map(({ canary }) => canary),
        0.05,
        { dispersion: phi },
      ).logPeak >= threshold
    );
  };
  if (!fires(minutes.length)) return undefined;
  let quiet = 0;
  let alarm = minutes.length;
  while (alarm - quiet > 1) {
    const middle = Math.floor((quiet + alarm) / 2);
    if (fires(middle)) alarm = middle;
    else quiet = middle;
  }
  return alarm;
}

function alarmMinutes(scenario: Scenario, count: number, seed: number): (number | undefined)[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const phi = dispersion(history(random, scenario));
    return alarmMinute(shift(random, scenario), phi);
  });
}

const share = (values: readonly unknown[]) =>
  values.filter((value) => value !== undefined).length / values.length;
const percentile = (values: readonly (number | undefined)[], q: number) =>
  values.map((value) => value ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b)[
    Math.ceil(values.length * q) - 1
  ] as number;

describe("two equal versions are rolled back in at most 1 % of the shifts", () => {
  const cases: [string, Partial<Scenario>, number][] = [
    ["0.5 % errors", {}, runs],
    ["0.05 % errors", { baselineShare: 0.0005, canaryShare: 0.0005 }, runs],
    ["2 % errors", { baselineShare: 0.02, canaryShare: 0.02 }, runs],
    ["a shared outage while the weight changes", { outage: 0.04 }, runs],
    ["errors in clumps of four", { clump: 4 }, runs],
    ["sixty looks a step", { looksPerStep: 60 }, runs / 4],
    ["a hundred requests a minute", { requestsPerMinute: 100 }, runs],
  ];
  it.each(cases)("with %s", (_, change, count) => {
    expect(share(alarmMinutes({ ...healthy, ...change }, count, 1))).toBeLessThanOrEqual(0.01);
  });
});

describe("a worse version is found", () => {
  it("0.5 → 20 % at the first look", () => {
    expect(percentile(alarmMinutes({ ...healthy, canaryShare: 0.2 }, runs, 2), 0.9)).toBe(1);
  });

  it("0.5 → 5 % within three looks in 90 % of the shifts", () => {
    expect(
      percentile(alarmMinutes({ ...healthy, canaryShare: 0.05 }, runs, 3), 0.9),
    ).toBeLessThanOrEqual(3);
  });

  it("0.5 → 5 % in clumps of four within thirteen looks", () => {
    const scenario = { ...healthy, canaryShare: 0.05, clump: 4 };
    expect(percentile(alarmMinutes(scenario, runs, 4), 0.9)).toBeLessThanOrEqual(13);
  });

  it("0.5 → 2 % within thirteen looks", () => {
    expect(
      percentile(alarmMinutes({ ...healthy, canaryShare: 0.02 }, runs, 5), 0.9),
    ).toBeLessThanOrEqual(13);
  });

  it("0.5 → 1 % in at least 55 % of the shifts at 1,000 requests a minute", () => {
    expect(share(alarmMinutes({ ...healthy, canaryShare: 0.01 }, runs, 6))).toBeGreaterThanOrEqual(
      0.55,
    );
  });
});

describe("confidence sequences", () => {
  it("miss the true ratio at any of thirty looks in at most 5 % of the shifts", () => {
    const random = seeded(7);
    const scenario = { ...healthy, canaryShare: 0.01 };
    const misses = Array.from({ length: 300 }, () => {
      const minutes = shift(random, scenario);
      return minutes.some((_, index) => {
        const { lower, upper } = ratioInterval(minutes.slice(0, index + 1), {
          dispersion: 1,
          alpha: 0.05,
        });
        return lower > 2 || upper < 2;
      });
    });
    expect(misses.filter(Boolean).length / misses.length).toBeLessThanOrEqual(0.05);
  });

  it("put the bound below the true share at any of thirty looks in at most 5 % of the shifts", () => {
    const random = seeded(8);
    const misses = Array.from({ length: runs }, () => {
      let requests = 0;
      let bad = 0;
      return shift(random, healthy).some(({ canary }) => {
        requests += canary.requests;
        bad += canary.bad;
        return shareUpperBound({ requests, bad }, { dispersion: 1, alpha: 0.05 }) < 0.005;
      });
    });
    expect(misses.filter(Boolean).length / misses.length).toBeLessThanOrEqual(0.05);
  });
});
