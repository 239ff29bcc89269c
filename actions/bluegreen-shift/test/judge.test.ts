import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closedMinutes, type ShiftMinute, total } from "../src/decision/closed-minutes.ts";
import { judge } from "../src/decision/judge.ts";
import type { Rule, Situation } from "../src/decision/situation.ts";
import { amount, percent } from "../src/decision/words.ts";

const minute = 60_000;
const start = Date.parse("2026-03-01T12:00:00Z");
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
const minutesOf = (
  count: number,
  blue: [requests: number, errors: number],
  green: [requests: number, errors: number],
): ShiftMinute[] =>
  Array.from({ length: count }, (_, index) => ({
    minute: start + index * minute,
    blue: { requests: blue[0], errors: blue[1], averageMilliseconds: 50 },
    green: { requests: green[0], errors: green[1], averageMilliseconds: 60 },
  }));
const look = (minutes: ShiftMinute[], change: Partial<Situation> = {}, by = rule) =>
  judge(
    {
      now: start + 13 * minute,
      minutes,
      dispersion: 1,
      step: { index: 0, weight: 10, startedAt: start },
      ownRequests: { inStep: 1, inShift: 3 },
      ...change,
    },
    by,
  );

describe("at one look", () => {
  it("goes on with traffic, no errors at all and the time over", () => {
    const judgement = look(minutesOf(10, [900, 0], [100, 0]));
    expect([judgement.verdict, judgement.code]).toEqual(["pass", "below-critical"]);
  });

  it("goes on when the release is shown to be no worse", () => {
    const judgement = look(minutesOf(10, [9_000, 45], [1_000, 5]));
    expect([judgement.verdict, judgement.code]).toEqual(["pass", "not-worse"]);
  });

  it("holds until the step's minimum time is over", () => {
    const judgement = look(minutesOf(3, [900, 0], [100, 0]), { now: start + 6 * minute });
    expect([judgement.verdict, judgement.code, judgement.final]).toEqual([
      "inconclusive",
      "step-minimum",
      false,
    ]);
  });

  it("rolls back 20 % errors at the first closed minute", () => {
    const judgement = look(minutesOf(1, [900, 4], [100, 20]), { now: start + 4 * minute });
    expect([judgement.verdict, judgement.code]).toEqual(["fail", "worse-than-old"]);
  });

  it("never takes silence for health", () => {
    expect(look([]).code).toBe("no-closed-minute");
    const silent = look(minutesOf(10, [0, 0], [0, 0]), { now: start + 31 * minute });
    expect([silent.verdict, silent.code, silent.final]).toEqual([
      "inconclusive",
      "no-traffic",
      true,
    ]);
  });

  it("does not take its own requests for traffic", () => {
    const own = minutesOf(10, [0, 0], [0, 0]).with(
      0,
      minutesOf(1, [0, 0], [1, 0])[0] as ShiftMinute,
    );
    expect(look(own).code).toBe("no-traffic");
  });

  it("holds when there are too few requests to tell", () => {
    expect(look(minutesOf(10, [45, 0], [5, 0])).code).toBe("too-few-requests");
  });

  it("does not blame the release for an outage of both", () => {
    const judgement = look(minutesOf(10, [900, 270], [100, 30]));
    expect([judgement.verdict, judgement.code]).toEqual(["inconclusive", "both-failing"]);
  });

  it("does not blame a release for slowness that it shares with the old one, its cause though it be", () => {
    const minutes = minutesOf(10, [900, 0], [100, 0]);
    // A slot that eats the plan's processors slows production down with it.
    const slow = (requests: number) => ({ requests, slower: Array(5).fill(requests / 2), overWarn: requests / 2, overCritical: requests / 4 }); // biome-ignore format: one minute
    const timed = {
      minutes: minutes.map(({ minute: at }) => ({
        minute: at,
        baseline: slow(900),
        canary: slow(100),
      })),
      dispersion: Array(5).fill(1),
      slowDispersion: 1,
    };
    const judgement = look(minutes, { timed }, { ...rule, sources: ["metrics", "logs"] });
    expect([judgement.verdict, judgement.code]).toEqual(["inconclusive", "both-slow"]);
  });

  it("holds a release between the two limits that is not provably worse than the old one", () => {
    const judgement = look(minutesOf(10, [20, 0], [980, 25]), { dispersion: 1 });
    expect(judgement.code).toBe("errors-high");
    expect(judgement.verdict).toBe("warn");
  });

  it("finds a route that leads nowhere", () => {
    expect(look(minutesOf(3, [900, 0], [0, 0])).code).toBe("dead-route");
    expect(look(minutesOf(3, [20, 0], [0, 0])).code).toBe("no-traffic");
  });

  it("judges a step by its own traffic and the whole shift by all of it", () => {
    const before = minutesOf(10, [900, 0], [100, 0]);
    const judgement = look(before, {
      now: start + 25 * minute,
      step: { index: 1, weight: 25, startedAt: start + 12 * minute },
    });
    expect(judgement.code).toBe("no-closed-minute");
  });

  it("never passes without a request to the new release, and never fails without a failed one there", () => {
    const counts = fc.tuple(fc.nat(2_000), fc.nat(2_000));
    fc.assert(
      fc.property(counts, counts, fc.integer({ min: 1, max: 12 }), (blue, green, count) => {
        const judgement = look(
          minutesOf(count, [blue[0], Math.min(...blue)], [green[0], Math.min(...green)]),
        );
        if (judgement.verdict === "pass") expect(green[0]).toBeGreaterThan(0);
        if (judgement.verdict === "fail" && judgement.code !== "dead-route") {
          expect(Math.min(...green)).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe("closed minutes", () => {
  const point = (index: number, requests: number | undefined, serverErrors = 0) => ({
    minute: start + index * minute,
    requests,
    serverErrors,
    averageMilliseconds: undefined,
  });
  const window = { from: start, now: start + 6 * minute, delay: 3 * minute };

  it("leaves out minutes that are younger than the delay or older than the start", () => {
    const blue = [-1, 0, 1, 2, 3].map((index) => point(index, 10));
    expect(
      closedMinutes(blue, [], window).map((closed) => (closed.minute - start) / minute),
    ).toEqual([0, 1, 2]);
  });

  it("leaves out a minute that neither side knows", () => {
    expect(closedMinutes([point(0, undefined)], [point(0, undefined)], window)).toEqual([]);
  });

  it("counts a side without a value in a known minute as without requests", () => {
    expect(closedMinutes([point(0, 10)], [], window)[0]?.green.requests).toBe(0);
  });

  it("never has more errors than requests", () => {
    expect(closedMinutes([point(0, 2, 5)], [], window)[0]?.blue.errors).toBe(2);
  });

  it("weighs the average time by requests", () => {
    expect(
      total([
        { requests: 1, errors: 0, averageMilliseconds: 100 },
        { requests: 3, errors: 1, averageMilliseconds: 200 },
        { requests: 5, errors: 0, averageMilliseconds: undefined },
      ]),
    ).toEqual({ requests: 9, errors: 1, averageMilliseconds: 175 });
  });
});

describe("numbers in words", () => {
  it.each([
    [0.052, "5.2 %"],
    [0.2, "20 %"],
  ])("%f is %s", (share, text) => expect(percent(share)).toBe(text));

  it.each([
    [1.234, "1.2"],
    [12.6, "13"],
    [1e9, "over a million"],
  ])("%f is %s", (factor, text) => expect(amount(factor)).toBe(text));
});
