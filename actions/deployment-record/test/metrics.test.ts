import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inOrder, type PastRun, readRecord } from "../src/metrics/history.ts";
import { wilson } from "../src/metrics/interval.ts";
import { type Metric, type MetricId, metricsOf } from "../src/metrics/metrics.ts";
import { targetWords, valueWords } from "../src/metrics/words.ts";

const now = Date.UTC(2026, 10, 24);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const window = { now, days: 90 };

let runs = 0;
/** A deployment that ended so long before now, successful where nothing else is said. */
function run(ago: number, change: Partial<PastRun> = {}): PastRun {
  return {
    runId: ++runs,
    attempt: 1,
    url: `https://github.com/o/r/actions/runs/${runs}`,
    environment: "prod",
    kind: "deployment",
    outcome: "deployed",
    finishedAt: now - ago,
    attempted: true,
    proven: true,
    traffic: { requests: { interruptedMinutes: 0 } },
    ...change,
  };
}

/** Found `found` ms after it began, restored `restored` ms after it was found. */
function trouble(ago: number, found: number, restored: number | undefined, change = {}): PastRun {
  const detectedAt = now - ago;
  return run(ago, {
    outcome: restored === undefined ? "failed" : "rolled-back",
    incident: {
      beganAt: detectedAt - found,
      detectedAt,
      ...(restored === undefined ? {} : { restoredAt: detectedAt + restored }),
    },
    ...(restored === undefined
      ? {}
      : { rollback: { detectedAt, completedAt: detectedAt + restored } }),
    ...change,
  });
}

function metric(history: readonly PastRun[], id: MetricId, at = window): Metric {
  const found = metricsOf(history, at)[0]?.metrics.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

const successes = (n: number) => Array.from({ length: n }, (_, index) => run((index + 1) * hour));

describe("deployment success rate", () => {
  it("is the share of begun deployments that serve and are proven", () => {
    const history = [...successes(39), run(0, { outcome: "failed" })];
    expect(metric(history, "deployment-success-rate")).toMatchObject({
      n: 40,
      value: 0.975,
      verdict: "pass",
      few: false,
    });
  });

  it("misses the target at exactly 95 %", () => {
    const history = [...successes(19), run(0, { outcome: "rolled-back" })];
    expect(metric(history, "deployment-success-rate")).toMatchObject({
      value: 0.95,
      verdict: "fail",
    });
  });

  it("counts no run that never began to deploy", () => {
    const history = [run(0), run(0, { outcome: "stopped-at-gates", attempted: false })];
    expect(metric(history, "deployment-success-rate").n).toBe(1);
  });

  it("counts a deployment once that is only validated again, by its first answer", () => {
    const first = trouble(hour, minute, 2 * minute, { runId: 7, deployedAt: now - 2 * hour });
    const again = { ...first, attempt: 2, outcome: "deployed", finishedAt: now };
    const anew = run(0, { runId: 7, attempt: 3, deployedAt: now - minute });
    expect(metric([again, first], "deployment-success-rate")).toMatchObject({ n: 1, value: 0 });
    expect(metric([again, first], "rollback-time").n).toBe(1);
    expect(metric([again, first], "time-to-resolution").n).toBe(1);
    expect(metric([again, first], "zero-downtime-share").n).toBe(1);
    const deployedAnew = { ...anew, finishedAt: now - 30_000 };
    expect(metric([first, deployedAnew], "deployment-success-rate").n).toBe(2);
  });

  it("takes a success without evidence neither for one nor for a failure", () => {
    expect(metric([run(0, { proven: false })], "deployment-success-rate")).toMatchObject({
      n: 0,
      unknown: 1,
      value: null,
      verdict: "inconclusive",
    });
  });

  it("says that few deployments say little", () => {
    expect(metric([run(0)], "deployment-success-rate").message).toContain("says little");
  });
});

describe("zero-downtime share", () => {
  it("asks for every blue-green deployment", () => {
    const interrupted = run(0, { traffic: { requests: { interruptedMinutes: 1 } } });
    expect(metric([...successes(99), interrupted], "zero-downtime-share")).toMatchObject({
      value: 0.99,
      verdict: "fail",
    });
  });

  it("leaves out what was replaced in place, and says what no request told", () => {
    const { traffic: _, ...inPlace } = run(0);
    const history = [run(0), inPlace, run(0, { traffic: {} })];
    expect(metric(history, "zero-downtime-share")).toMatchObject({ n: 1, unknown: 1 });
  });
});

describe("times", () => {
  it("of a rollback is the longest from detection to completion", () => {
    const history = [trouble(2 * day, 0, minute), trouble(day, 0, 6 * minute)];
    expect(metric(history, "rollback-time")).toMatchObject({
      n: 2,
      value: 360,
      of: "longest",
      verdict: "fail",
    });
  });

  it("miss the target at exactly five minutes", () => {
    expect(metric([trouble(day, 0, 5 * minute)], "rollback-time").verdict).toBe("fail");
    expect(metric([trouble(day, 0, 5 * minute - 1)], "rollback-time").verdict).toBe("pass");
  });

  it("of recovery run from the first error, those of resolution from the detection", () => {
    const history = [trouble(day, 3 * minute, 4 * minute)];
    expect(metric(history, "failed-deployment-recovery").value).toBe(7 * 60);
    expect(metric(history, "time-to-detection").value).toBe(3 * 60);
    expect(metric(history, "time-to-resolution").value).toBe(4 * 60);
  });

  it("of detection and resolution are means", () => {
    const history = [trouble(2 * day, minute, minute), trouble(day, 3 * minute, 5 * minute)];
    expect(metric(history, "time-to-detection").value).toBe(120);
    expect(metric(history, "time-to-resolution").value).toBe(180);
  });

  it("are not guessed where nobody knows when it began", () => {
    const { beganAt: _, ...incident } = trouble(day, 0, minute).incident ?? { detectedAt: 0 };
    expect(metric([run(day, { incident })], "time-to-detection")).toMatchObject({
      n: 0,
      unknown: 1,
      verdict: "inconclusive",
    });
  });

  it("end with the next successful deployment of the same environment", () => {
    const fix = run(day - 10 * minute);
    const elsewhere = run(day - 5 * minute, { environment: "staging" });
    const history = [trouble(day, 0, undefined), elsewhere, fix];
    expect(metric(history, "time-to-resolution")).toMatchObject({ value: 600, open: 0 });
  });

  it("end with a rollback by hand", () => {
    const byHand = run(day - hour, {
      kind: "rollback",
      outcome: "rolled-back",
      attempted: false,
      rollback: { detectedAt: now - day + minute, completedAt: now - day + 3 * minute },
    });
    expect(metric([trouble(day, 0, undefined), byHand], "time-to-resolution").value).toBe(180);
  });

  it("of what is not over are not good yet, and bad once too long", () => {
    const open = (ago: number) => metric([trouble(ago, 0, undefined)], "time-to-resolution");
    expect(open(10 * minute)).toMatchObject({ open: 1, value: 600, verdict: "inconclusive" });
    expect(open(2 * hour)).toMatchObject({ open: 1, verdict: "fail" });
  });
});

const past: fc.Arbitrary<PastRun> = fc
  .record({
    runId: fc.integer({ min: 1, max: 40 }),
    attempt: fc.integer({ min: 1, max: 2 }),
    environment: fc.constantFrom("prod", "staging"),
    kind: fc.constantFrom("deployment" as const, "rollback" as const),
    outcome: fc.constantFrom("deployed", "rolled-back", "failed", "cancelled"),
    ago: fc.integer({ min: 0, max: 120 * day }),
    attempted: fc.boolean(),
    proven: fc.boolean(),
    interruptedMinutes: fc.option(fc.nat(3), { nil: undefined }),
    found: fc.option(fc.integer({ min: -minute, max: hour }), { nil: undefined }),
    restored: fc.option(fc.nat(hour), { nil: undefined }),
    hasIncident: fc.boolean(),
  })
  .map(({ ago, interruptedMinutes, found, restored, hasIncident, ...rest }) => {
    const detectedAt = now - ago;
    return {
      ...rest,
      url: `run ${rest.runId}`,
      finishedAt: now - ago,
      traffic: interruptedMinutes === undefined ? {} : { requests: { interruptedMinutes } },
      ...(hasIncident
        ? {
            incident: {
              detectedAt,
              ...(found === undefined ? {} : { beganAt: detectedAt - found }),
              ...(restored === undefined ? {} : { restoredAt: detectedAt + restored }),
            },
          }
        : {}),
    };
  });
const history = fc.array(past, { maxLength: 25 });
const all = (of: readonly PastRun[], at = window) =>
  metricsOf(of, at).flatMap(({ metrics }) => metrics);

describe("whatever the history", () => {
  it("the order in which records are read changes nothing, nor does reading one twice", () => {
    fc.assert(
      fc.property(history, fc.nat(), (of, cut) => {
        const at = of.length === 0 ? 0 : cut % of.length;
        const turned = [...of.slice(at), ...of.slice(0, at)].toReversed();
        expect(metricsOf([...turned, ...of], window)).toEqual(metricsOf(of, window));
      }),
    );
  });

  it("no data is never a pass, and a verdict is what its value and target say", () => {
    fc.assert(
      fc.property(history, (of) => {
        for (const { n, value, verdict, target, unit, open, samples } of all(of)) {
          expect(samples).toHaveLength(n);
          expect(value === null).toBe(n === 0);
          if (value === null) expect(verdict).toBe("inconclusive");
          else {
            expect(value).toBeGreaterThanOrEqual(0);
            if (unit === "share") expect(value).toBeLessThanOrEqual(1);
            if (verdict === "pass") expect(open).toBe(0);
            if (target.is === "<") expect(verdict === "fail").toBe(value >= target.value);
            if (target.is === "=") expect(verdict === "pass").toBe(value === 1);
          }
        }
      }),
    );
  });

  it("one more success never lowers the success rate, one more failure never raises it", () => {
    fc.assert(
      fc.property(history, (of) => {
        const prod = of.map((one) => ({ ...one, environment: "prod" }));
        const rate = (more: PastRun) =>
          metric([...prod, more], "deployment-success-rate").value ?? 0;
        const before =
          prod.length === 0 ? 0.5 : (metric(prod, "deployment-success-rate").value ?? 0.5);
        const other = { runId: 99, finishedAt: now };
        expect(rate(run(0, other))).toBeGreaterThanOrEqual(before);
        expect(rate(run(0, { ...other, outcome: "failed" }))).toBeLessThanOrEqual(before);
      }),
    );
  });

  it("a longer window never has fewer cases", () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 60 }), (of, days) => {
        const short = all(of, { now, days });
        const long = all(of, { now, days: days * 2 });
        long.forEach(({ n }, index) => {
          expect(n).toBeGreaterThanOrEqual(short[index]?.n ?? 0);
        });
      }),
    );
  });

  it("an incident that is not over only grows with time", () => {
    fc.assert(
      fc.property(fc.nat(day), fc.nat(day), (ago, later) => {
        const of = [trouble(ago, 0, undefined)];
        const value = (at: number) =>
          metric(of, "time-to-resolution", { now: at, days: 90 }).value ?? Number.NaN;
        expect(value(now + later)).toBeGreaterThanOrEqual(value(now));
      }),
    );
  });
});

describe("the interval of a share", () => {
  it.each([
    [10, 10, 0.7225, 1],
    [19, 20, 0.7639, 0.9911],
    [0, 10, 0, 0.2775],
  ])("of %i in %i is Wilson's", (k, n, lower, upper) => {
    expect(wilson(k, n).lower).toBeCloseTo(lower, 4);
    expect(wilson(k, n).upper).toBeCloseTo(upper, 4);
  });

  it("holds the share and stays between 0 and 1", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (n, k) => {
        const share = Math.min(k, n) / n;
        const { lower, upper } = wilson(Math.min(k, n), n);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower).toBeLessThanOrEqual(share + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(share - 1e-12);
      }),
    );
  });
});

describe("a record of somebody else", () => {
  it("never throws, and is refused or has all that the metrics need", () => {
    fc.assert(
      fc.property(fc.json(), fc.anything(), (text, run) => {
        const record = { ...Object(JSON.parse(text)), schema: "slipway/deployment-record/v1", run };
        for (const value of [JSON.parse(text), record]) {
          const read = readRecord(value);
          if (typeof read === "object" && "runId" in read) inOrder([read]);
        }
      }),
    );
  });
});

describe("words", () => {
  it.each([
    [0.9499, "94.9 %"],
    [0.9999, "99.9 %"],
    [1, "100 %"],
  ])("never round %d up to a target", (value, words) => {
    expect(valueWords({ value, unit: "share" })).toBe(words);
  });

  it("say the target", () => {
    expect(targetWords({ target: { is: ">", value: 0.95 }, unit: "share" })).toBe("> 95 %");
    expect(targetWords({ target: { is: "<", value: 300 }, unit: "seconds" })).toBe("< 5 min");
  });
});
