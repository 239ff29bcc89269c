import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  absoluteEvidence,
  binomialAtLeast,
  binomialAtMost,
  binomialMass,
  binomialQuantile,
  latencyEvidence,
  logGamma,
  logMoment,
  type Minute,
  quantileLimits,
  ratioInterval,
  relativeEvidence,
  shareUpperBound,
  signedRank,
} from "../src/index.ts";

const counts = fc
  .tuple(fc.nat(2_000), fc.nat(2_000))
  .map(([requests, bad]) => ({ requests, bad: Math.min(requests, bad) }));
const minutes = fc.array(fc.record({ baseline: counts, canary: counts }), { maxLength: 12 });
const dispersion = fc.double({ min: 1, max: 20, noNaN: true });

const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

describe("for all counts", () => {
  it("the relative evidence is finite and never above its peak", () => {
    fc.assert(
      fc.property(minutes, dispersion, (data, phi) => {
        const { logNow, logPeak } = relativeEvidence(data, { dispersion: phi });
        expect(Number.isFinite(logNow)).toBe(true);
        expect(logPeak).toBeGreaterThanOrEqual(Math.max(0, logNow));
      }),
    );
  });

  it("one more bad request on the canary instead of the baseline never weakens the evidence", () => {
    fc.assert(
      fc.property(minutes, fc.nat(11), (data, at) => {
        const target = data[at];
        fc.pre(target !== undefined && target.baseline.bad > 0);
        fc.pre(target.canary.bad < target.canary.requests);
        const moved: Minute[] = data.with(at, {
          baseline: { ...target.baseline, bad: target.baseline.bad - 1 },
          canary: { ...target.canary, bad: target.canary.bad + 1 },
        });
        expect(relativeEvidence(moved, { dispersion: 1 }).logNow).toBeGreaterThanOrEqual(
          relativeEvidence(data, { dispersion: 1 }).logNow - 1e-9,
        );
      }),
    );
  });

  it("the expected e-value of the next minute under equal rates is at most one", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 50, max: 900 }),
        fc.integer({ min: 50, max: 900 }),
        (bad, baselineRequests, canaryRequests) => {
          const share = canaryRequests / (baselineRequests + canaryRequests);
          let expected = 0;
          for (let canaryBad = 0; canaryBad <= bad; canaryBad++) {
            const minute = {
              baseline: { requests: baselineRequests, bad: bad - canaryBad },
              canary: { requests: canaryRequests, bad: canaryBad },
            };
            const mass = binomialMass(canaryBad, bad, share);
            expected += mass * Math.exp(relativeEvidence([minute], { dispersion: 1 }).logNow);
          }
          expect(expected).toBeLessThanOrEqual(1 + 1e-9);
        },
      ),
    );
  });

  it("the expected latency e-value of a minute of exchangeable requests is at most one", () => {
    const sizes = fc.integer({ min: 2, max: 12 });
    const parts = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(sizes, sizes, parts, parts, fc.integer({ min: 1, max: 3 }), (...drawn) => {
        const [baseline, canary, part, further, phi] = drawn;
        const requests = baseline + canary;
        const slow = Math.round(part * requests);
        const verySlow = Math.round(further * slow);
        let expected = 0;
        for (let k = Math.max(0, slow - baseline); k <= Math.min(slow, canary); k++) {
          for (let l = Math.max(0, verySlow - (slow - k)); l <= Math.min(verySlow, k); l++) {
            const minute = {
              baseline: { requests: baseline, slower: [slow - k, verySlow - l] },
              canary: { requests: canary, slower: [k, l] },
            };
            const choices =
              logChoose(canary, k) +
              logChoose(baseline, slow - k) -
              logChoose(requests, slow) +
              logChoose(k, l) +
              logChoose(slow - k, verySlow - l) -
              logChoose(slow, verySlow);
            expected += Math.exp(choices + latencyEvidence([minute], { dispersion: phi }).logNow);
          }
        }
        expect(expected).toBeLessThanOrEqual(1 + 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it("the moment of a draw agrees with its plain sum, however skewed the draw", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 0, max: 80 }),
        fc.integer({ min: 0, max: 80 }),
        fc.double({ min: 0.2, max: 60, noNaN: true }),
        (requests, first, second, ratio) => {
          const marked = Math.min(first, requests);
          const drawn = Math.min(second, requests);
          let sum = 0;
          for (let k = Math.max(0, marked + drawn - requests); k <= Math.min(marked, drawn); k++) {
            const choices =
              logChoose(marked, k) +
              logChoose(requests - marked, drawn - k) -
              logChoose(requests, drawn);
            sum += Math.exp(choices + k * Math.log(ratio));
          }
          expect(logMoment({ requests, marked, drawn }, ratio)).toBeCloseTo(Math.log(sum), 8);
        },
      ),
    );
  });

  it("the expected absolute e-value at the allowed share is at most one", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.01, max: 0.3, noNaN: true }),
        (requests, allowed) => {
          let expected = 0;
          for (let bad = 0; bad <= requests; bad++) {
            const mass = binomialMass(bad, requests, allowed);
            const evidence = absoluteEvidence([{ requests, bad }], allowed, { dispersion: 1 });
            expected += mass * Math.exp(evidence.logNow);
          }
          expect(expected).toBeLessThanOrEqual(1 + 1e-9);
        },
      ),
    );
  });

  it("the ratio interval holds the observed ratio of a single minute", () => {
    fc.assert(
      fc.property(counts, counts, dispersion, (baseline, canary, phi) => {
        fc.pre(baseline.bad > 0 && canary.bad > 0);
        const observed = canary.bad / canary.requests / (baseline.bad / baseline.requests);
        const { lower, upper } = ratioInterval([{ baseline, canary }], {
          dispersion: phi,
          alpha: 0.05,
        });
        expect(lower).toBeLessThan(observed);
        expect(upper).toBeGreaterThan(observed);
      }),
    );
  });

  it("the upper bound of a share lies above the observed share and falls with clean requests", () => {
    fc.assert(
      fc.property(counts, dispersion, (total, phi) => {
        fc.pre(total.requests > 0);
        const bound = shareUpperBound(total, { dispersion: phi, alpha: 0.05 });
        expect(bound).toBeGreaterThanOrEqual(total.bad / total.requests);
        const more = { requests: total.requests * 4, bad: total.bad };
        expect(shareUpperBound(more, { dispersion: phi, alpha: 0.05 })).toBeLessThanOrEqual(
          bound + 1e-9,
        );
      }),
    );
  });

  it("the tails of a binomial meet and its quantile is the first that reaches", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.nat(300),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (n, k, p, level) => {
          expect(binomialAtMost(k, n, p) + binomialAtLeast(k + 1, n, p)).toBeCloseTo(1, 9);
          const quantile = binomialQuantile(level, n, p);
          expect(binomialAtMost(quantile, n, p)).toBeGreaterThanOrEqual(level);
          expect(binomialAtMost(quantile - 1, n, p)).toBeLessThan(level);
        },
      ),
    );
  });

  it("the limits of a quantile enclose its estimate", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 400 }),
        fc.double({ min: 0.05, max: 0.99, noNaN: true }),
        (values, q) => {
          const limits = quantileLimits(
            values.sort((a, b) => a - b),
            q,
            0.95,
          );
          expect(limits.lower ?? Number.NEGATIVE_INFINITY).toBeLessThanOrEqual(limits.estimate);
          expect(limits.upper ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(limits.estimate);
        },
      ),
    );
  });

  it("a signed rank and its mirror share the permutations between them", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 20 }), (differences) => {
        const up = signedRank(differences).pGreater;
        const down = signedRank(differences.map((difference) => -difference)).pGreater;
        expect(up + down).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(up).toBeLessThanOrEqual(1);
      }),
    );
  });
});
