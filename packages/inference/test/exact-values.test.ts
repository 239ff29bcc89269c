import { describe, expect, it } from "vitest";
import {
  absoluteEvidence,
  alarms,
  alwaysValidP,
  binomialAtLeast,
  binomialAtMost,
  binomialMass,
  binomialQuantile,
  dispersion,
  eValue,
  hodgesLehmann,
  latencyEvidence,
  logBeta,
  logGamma,
  logMoment,
  logOddsLikelihood,
  type Minute,
  quantileLimits,
  ratioInterval,
  relativeEvidence,
  samplesForUpperLimit,
  shareUpperBound,
  signedRank,
} from "../src/index.ts";

const independent = { dispersion: 1 };
const minute = (
  blueRequests: number,
  blueBad: number,
  greenRequests: number,
  greenBad: number,
): Minute => ({
  baseline: { requests: blueRequests, bad: blueBad },
  canary: { requests: greenRequests, bad: greenBad },
});

describe("binomial", () => {
  it("gives ln Γ of known arguments", () => {
    expect(logGamma(1)).toBeCloseTo(0, 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
    expect(logGamma(101)).toBeCloseTo(363.73937555556347, 9);
  });

  it("gives ln B(½, ½) = ln π", () => {
    expect(logBeta(0.5, 0.5)).toBeCloseTo(Math.log(Math.PI), 12);
  });

  it("gives masses and tails of Binomial(10, ½)", () => {
    expect(binomialMass(5, 10, 0.5)).toBeCloseTo(252 / 1024, 12);
    expect(binomialAtMost(2, 10, 0.5)).toBeCloseTo(56 / 1024, 12);
    expect(binomialAtLeast(8, 10, 0.5)).toBeCloseTo(56 / 1024, 12);
    expect(binomialQuantile(0.5, 10, 0.5)).toBe(5);
  });

  it("knows the edges: impossible counts and certain events", () => {
    expect([binomialMass(-1, 3, 0.5), binomialMass(4, 3, 0.5)]).toEqual([0, 0]);
    expect([binomialMass(0, 3, 0), binomialMass(3, 3, 1), binomialMass(2, 3, 1)]).toEqual([
      1, 1, 0,
    ]);
    expect([binomialAtMost(-1, 3, 0.5), binomialAtMost(3, 3, 0.5)]).toEqual([0, 1]);
    expect([binomialAtLeast(0, 3, 0.5), binomialAtLeast(4, 3, 0.5)]).toEqual([1, 0]);
  });
});

describe("relative evidence", () => {
  it("of one minute is nine tenths of the likelihood mixture and one of the bets", () => {
    // 90 + 10 requests, both bad ones on the canary: s = 0.1, k = E = 2.
    const ratios = Array.from({ length: 22 }, (_, i) => 1.15 * (40 / 1.15) ** (i / 21));
    const mixture = ratios.reduce((sum, r) => sum + r ** 2 / (0.9 + 0.1 * r) ** 2, 0) / 22;
    const stakes = [0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9];
    const bets = stakes.reduce((sum, stake) => sum + 1 + stake * 9, 0) / 7;
    const evidence = relativeEvidence([minute(90, 0, 10, 2)], independent);
    expect(eValue(evidence.logNow)).toBeCloseTo(0.9 * mixture + 0.1 * bets, 10);
  });

  it("is one to one when nothing bad happened, whatever the traffic", () => {
    expect(relativeEvidence([minute(900, 0, 100, 0), minute(0, 0, 0, 0)], independent)).toEqual({
      logNow: 0,
      logPeak: 0,
    });
  });

  it("does not move in a minute in which one side had no requests", () => {
    expect(relativeEvidence([minute(0, 0, 50, 50)], independent).logNow).toBe(0);
    expect(relativeEvidence([minute(50, 50, 0, 0)], independent).logNow).toBe(0);
  });

  it("keeps its peak when the canary gets better again", () => {
    const minutes = [minute(900, 4, 100, 20), minute(900, 90, 100, 0), minute(900, 90, 100, 0)];
    const evidence = relativeEvidence(minutes, independent);
    expect(evidence.logNow).toBeLessThan(0);
    expect(alarms(evidence, 0.005)).toBe(true);
    expect(alwaysValidP(evidence)).toBeLessThan(0.005);
  });

  it("forgives a canary inside the margin", () => {
    const minutes = Array.from({ length: 60 }, () => minute(500, 10, 500, 15));
    expect(alarms(relativeEvidence(minutes, independent), 0.005)).toBe(true);
    expect(alarms(relativeEvidence(minutes, { dispersion: 1, margin: 2 }), 0.005)).toBe(false);
  });

  it("refuses a count that is not a number", () => {
    expect(() => relativeEvidence([minute(Number.NaN, 0, 1, 0)], independent)).toThrow(RangeError);
    expect(() => relativeEvidence([minute(1, -1, 1, 0)], independent)).toThrow(RangeError);
  });
});

describe("ratio interval", () => {
  const bounds = { dispersion: 1, alpha: 0.05 };

  it("is unbounded without bad requests", () => {
    expect(ratioInterval([minute(900, 0, 100, 0)], bounds)).toEqual({
      lower: 0,
      upper: Number.POSITIVE_INFINITY,
    });
  });

  it("has no upper end when only the canary fails and no lower end when only the baseline does", () => {
    expect(ratioInterval([minute(900, 0, 100, 9)], bounds).upper).toBe(Number.POSITIVE_INFINITY);
    expect(ratioInterval([minute(900, 9, 100, 0)], bounds).lower).toBe(0);
  });

  it("shuts in on the true ratio as traffic grows", () => {
    const minutes = Array.from({ length: 100 }, () => minute(9_000, 45, 1_000, 15));
    const { lower, upper } = ratioInterval(minutes, bounds);
    expect(lower).toBeGreaterThan(2.4);
    expect(upper).toBeLessThan(3.6);
  });

  it("at 10,000 requests a step is about as wide as the domain study measured", () => {
    // Study, A/A at 0.5 %, after the 10 % step of 10 minutes: median [0.14, 3.3].
    const minutes = Array.from({ length: 10 }, (_, i) => minute(900, i % 2 ? 4 : 5, 100, i % 2));
    const { lower, upper } = ratioInterval(minutes, bounds);
    expect(lower).toBeGreaterThan(0.05);
    expect(lower).toBeLessThan(0.3);
    expect(upper).toBeGreaterThan(2.3);
    expect(upper).toBeLessThan(4.5);
  });
});

describe("absolute evidence", () => {
  it("of one minute is the mean over the grid of the likelihood ratios", () => {
    const grid = Array.from({ length: 24 }, (_, i) => 0.06 * (0.9 / 0.06) ** (i / 23));
    const expected = grid.reduce((sum, p) => sum + (p / 0.05) ** 3 * ((1 - p) / 0.95) ** 7, 0) / 24;
    const evidence = absoluteEvidence([{ requests: 10, bad: 3 }], 0.05, independent);
    expect(eValue(evidence.logNow)).toBeCloseTo(expected, 8);
  });

  it("is weaker by the root when the events come in clumps", () => {
    const minutes = [{ requests: 100, bad: 20 }];
    const plain = absoluteEvidence(minutes, 0.05, independent).logNow;
    expect(absoluteEvidence(minutes, 0.05, { dispersion: 4 }).logNow).toBeLessThan(plain / 2);
  });

  it("counts more bad requests than requests as all bad", () => {
    expect(absoluteEvidence([{ requests: 1, bad: 3 }], 0.05, independent)).toEqual(
      absoluteEvidence([{ requests: 3, bad: 3 }], 0.05, independent),
    );
  });

  it("refuses an allowed share that leaves no room", () => {
    expect(() => absoluteEvidence([], 0, independent)).toThrow(RangeError);
    expect(() => absoluteEvidence([], 0.9, independent)).toThrow(RangeError);
  });
});

describe("upper bound of a share", () => {
  it("is 1 without requests and when everything is bad", () => {
    expect(shareUpperBound({ requests: 0, bad: 0 }, { dispersion: 1, alpha: 0.05 })).toBe(1);
    expect(shareUpperBound({ requests: 9, bad: 9 }, { dispersion: 1, alpha: 0.05 })).toBe(1);
  });

  it("after n clean requests solves n ln(1−p) = ln B(½, 10+n) − ln B(½, 10) − ln 1/α", () => {
    const n = 1_000;
    const log = logBeta(0.5, 10 + n) - logBeta(0.5, 10);
    const expected = -Math.expm1((log - Math.log(20)) / n);
    expect(shareUpperBound({ requests: n, bad: 0 }, { dispersion: 1, alpha: 0.05 })).toBeCloseTo(
      expected,
      10,
    );
    expect(expected).toBeCloseTo(0.0053, 4);
  });

  it("rules out 5 % after 81 clean independent requests, 162 in clumps of two", () => {
    const bound = (requests: number, phi: number) =>
      shareUpperBound({ requests, bad: 0 }, { dispersion: phi, alpha: 0.05 });
    expect([bound(80, 1) > 0.05, bound(81, 1) <= 0.05]).toEqual([true, true]);
    expect([bound(160, 2) > 0.05, bound(162, 2) <= 0.05]).toEqual([true, true]);
  });

  it("needs more traffic when events come in clumps", () => {
    const total = { requests: 500, bad: 2 };
    expect(shareUpperBound(total, { dispersion: 3, alpha: 0.05 })).toBeGreaterThan(
      shareUpperBound(total, { dispersion: 1, alpha: 0.05 }),
    );
  });
});

describe("dispersion", () => {
  const repeat = (count: number, bad: (index: number) => number) =>
    Array.from({ length: count }, (_, index) => ({ requests: 1_000, bad: bad(index) }));

  it("is 2 with less than 30 minutes of traffic", () => {
    expect(dispersion(repeat(29, () => 5))).toBe(2);
    expect(dispersion(Array.from({ length: 240 }, () => ({ requests: 0, bad: 0 })))).toBe(2);
  });

  it("is 1 for errors that scatter less than chance and for none at all", () => {
    expect(dispersion(repeat(240, () => 5))).toBe(1);
    expect(dispersion(repeat(240, () => 0))).toBe(1);
    expect(dispersion(repeat(240, () => 1_000))).toBe(1);
  });

  it("is Pearson's statistic per degree of freedom, raised by 1.645 standard errors", () => {
    // 0 and 20 in turn: each deviates by 10 from the mean 10.
    const pearson = (240 * 100) / (10 * 0.99);
    expect(dispersion(repeat(240, (index) => (index % 2) * 20))).toBeCloseTo(
      (pearson / 239) * (1 + 1.645 * Math.sqrt(2 / 239)),
      10,
    );
  });

  it("does not follow an outage in the history beyond 20", () => {
    expect(dispersion(repeat(240, (index) => (index < 3 ? 900 : 1)))).toBe(20);
  });
});

describe("latency evidence", () => {
  it("is Fisher's likelihood ratio of the odds", () => {
    // Two of the two marked ones are drawn: 2² against E[2^K].
    expect(logOddsLikelihood(minute(2, 0, 2, 2), 2)).toBeCloseTo(Math.log(4 / (13 / 6)), 12);
  });

  it("says nothing about a minute of one side, or one that is all slow", () => {
    const side = (requests: number, slower: number[]) => ({ requests, slower });
    for (const [baseline, canary] of [
      [side(0, [0]), side(9, [3])],
      [side(9, [9]), side(9, [9])],
      [side(9, [0]), side(9, [0])],
    ] as const) {
      const { logNow } = latencyEvidence([{ baseline, canary }], independent);
      expect(logNow).toBeCloseTo(0, 12);
    }
  });

  it("knows E[2^K] of two draws from two marked and two plain ones", () => {
    // K = 0, 1, 2 with masses 1/6, 4/6, 1/6: 1/6 + 8/6 + 4/6.
    expect(logMoment({ requests: 4, marked: 2, drawn: 2 }, 2)).toBeCloseTo(Math.log(13 / 6), 12);
  });

  it("is one to one without minutes and refuses a minute with a cut missing", () => {
    expect(latencyEvidence([], independent)).toEqual({ logNow: 0, logPeak: 0 });
    const minutes = [
      { baseline: { requests: 9, slower: [1, 1] }, canary: { requests: 9, slower: [1] } },
    ];
    expect(() => latencyEvidence(minutes, independent)).toThrow("every cut point");
  });
});

describe("quantile limits", () => {
  const samples = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

  it("has no upper 95 % limit of a p95 below 59 samples", () => {
    expect(samplesForUpperLimit(0.95, 0.95)).toBe(59);
    expect(quantileLimits(samples(58), 0.95, 0.95).upper).toBeUndefined();
    expect(quantileLimits(samples(59), 0.95, 0.95).upper).toBe(59);
  });

  it("gives the textbook order statistics of the median of ten", () => {
    // P(Bin(10, ½) <= 7) = 0.9453 < 0.95 <= 0.9893 = P(<= 8): ranks 9 and 2.
    expect(quantileLimits(samples(10), 0.5, 0.95)).toEqual({ estimate: 5, lower: 2, upper: 9 });
  });

  it("has no lower limit while one sample could lie above the quantile too easily", () => {
    expect(quantileLimits(samples(4), 0.5, 0.95).lower).toBeUndefined();
    expect(quantileLimits(samples(5), 0.5, 0.95).lower).toBe(1);
  });

  it("refuses no samples and impossible levels", () => {
    expect(() => quantileLimits([], 0.5, 0.95)).toThrow(RangeError);
    expect(() => quantileLimits([1], 1, 0.95)).toThrow(RangeError);
    expect(() => quantileLimits([1], 0.5, 0)).toThrow(RangeError);
  });
});

describe("signed rank", () => {
  it("of five positive differences has p = 1/32", () => {
    expect(signedRank([1, 2, 3, 4, 5])).toEqual({
      pairs: 5,
      positiveRanks: 15,
      pGreater: 1 / 32,
    });
  });

  it("drops zeros and shares the ranks of ties", () => {
    // |d| = 1, 1, 2: ranks 1.5, 1.5, 3. Sums >= 4.5: {1.5+3} twice and {all}: 3 of 8.
    expect(signedRank([0, 1, -1, 2])).toEqual({ pairs: 3, positiveRanks: 4.5, pGreater: 3 / 8 });
  });

  it("is certain of nothing without differences", () => {
    expect(signedRank([0, 0]).pGreater).toBe(1);
  });

  it("goes over to the normal approximation beyond 200 pairs without a jump", () => {
    const differences = (n: number) =>
      Array.from({ length: n }, (_, index) => (index % 9 < 5 ? index + 1 : -index - 1));
    expect(
      Math.abs(signedRank(differences(201)).pGreater - signedRank(differences(200)).pGreater),
    ).toBeLessThan(0.02);
  });

  it("estimates the shift by the median of pairwise means", () => {
    expect(hodgesLehmann([1, 2, 9])).toBe(3.5);
    expect(hodgesLehmann([4, 4])).toBe(4);
    expect(() => hodgesLehmann([])).toThrow(RangeError);
  });
});
