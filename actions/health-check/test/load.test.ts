import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgeLoad } from "../src/performance/judgement.ts";
import { parseLoadPlan } from "../src/performance/load-line.ts";
import { type LoadMeasurement, offerLoad, type Sent } from "../src/performance/open-loop.ts";
import { parseThresholds } from "../src/performance/thresholds.ts";
import { VirtualTime } from "./virtual-time.ts";

const offered = { target: "GET https://site/x", perSecond: 20, seconds: 30 };
const p95 = (values: ArrayLike<number>) =>
  Array.from(values).sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? 0;

/** Answers in 10 ms of working time; the whole service stands still in the last second of every ten. */
function freezingService(time: VirtualTime): () => Promise<Sent> {
  return async () => {
    const arrived = time.now();
    const intoCycle = arrived % 10_000;
    const frozenUntil = arrived - intoCycle + 10_000;
    const answered =
      intoCycle >= 9_000
        ? frozenUntil + 10
        : intoCycle + 10 > 9_000
          ? frozenUntil + (intoCycle + 10 - 9_000)
          : arrived + 10;
    await time.wait(answered - arrived);
    return { result: "ok" };
  };
}

describe("a service that stands still 1 s in every 10 s (true p95: 520 ms)", () => {
  test("the open loop reports what independent users have", async () => {
    const time = new VirtualTime();
    const measured = await time.run(
      offerLoad(
        {
          perSecond: 200,
          durationMilliseconds: 30_000,
          warmUpMilliseconds: 0,
          timeoutMilliseconds: 10_000,
        },
        freezingService(time),
        time,
      ),
    );
    expect(p95(measured.latencies)).toBeGreaterThan(510);
    expect(p95(measured.latencies)).toBeLessThan(530);
    expect(measured.maximumInFlight).toBeGreaterThanOrEqual(200);
  });

  test("a closed loop on the same service would have said 10 ms", async () => {
    const time = new VirtualTime();
    const send = freezingService(time);
    const latencies: number[] = [];
    const user = async () => {
      while (time.now() < 30_000) {
        const started = time.now();
        await send();
        latencies.push(time.now() - started);
      }
    };
    await time.run(Promise.all([user(), user(), user()]));
    expect(p95(latencies)).toBe(10);
  });
});

describe("the generator", () => {
  test("offers exactly the planned requests and leaves the warm-up out", async () => {
    const time = new VirtualTime();
    let sent = 0;
    const measured = await time.run(
      offerLoad(
        {
          perSecond: 50,
          durationMilliseconds: 2_000,
          warmUpMilliseconds: 1_000,
          timeoutMilliseconds: 1_000,
        },
        async () => {
          sent += 1;
          // The cold first second must not be in the figures.
          await time.wait(sent <= 50 ? 900 : 5);
          return { result: "ok" };
        },
        time,
      ),
    );
    expect(sent).toBe(150);
    expect(measured.latencies).toHaveLength(100);
    expect(Math.max(...measured.latencies)).toBe(5);
  });

  test("counts a failed request as at least the time limit, however fast it failed", async () => {
    const time = new VirtualTime();
    const measured = await time.run(
      offerLoad(
        {
          perSecond: 10,
          durationMilliseconds: 1_000,
          warmUpMilliseconds: 0,
          timeoutMilliseconds: 3_000,
        },
        async () => {
          await time.wait(1);
          return { result: "status-500" };
        },
        time,
      ),
    );
    expect(Math.min(...measured.latencies)).toBe(3_000);
    expect(measured.errors.get("status-500")).toBe(10);
  });

  test("publishes its own lateness and counts it into the latency", async () => {
    const time = new VirtualTime();
    const late = { now: time.now, wait: (milliseconds: number) => time.wait(milliseconds + 40) };
    const measured = await time.run(
      offerLoad(
        {
          perSecond: 10,
          durationMilliseconds: 1_000,
          warmUpMilliseconds: 0,
          timeoutMilliseconds: 3_000,
        },
        async () => {
          await time.wait(5);
          return { result: "ok" };
        },
        late,
      ),
    );
    expect(Math.min(...measured.lags)).toBeCloseTo(40);
    expect(Math.min(...measured.latencies)).toBeCloseTo(45);
  });
});

function measurement(
  latencies: readonly number[],
  changes: Partial<LoadMeasurement> = {},
): LoadMeasurement {
  return {
    latencies: Float64Array.from(latencies),
    lags: new Float64Array(latencies.length),
    errors: new Map(),
    maximumInFlight: 1,
    ...changes,
  };
}
/** 90 % at the base, the rest at the tail. */
const mixed = (count: number, base: number, tail: number, share: number) =>
  Array.from({ length: count }, (_, index) => (index < count * (1 - share) ? base : tail));

describe("a percentile is decided by exact limits", () => {
  const limits = parseThresholds("p(95)<3s fail");
  test("kept when the upper limit is below", () => {
    expect(judgeLoad(measurement(mixed(600, 50, 200, 0.1)), limits, offered).verdict).toBe("pass");
  });
  test("broken when the lower limit is not below", () => {
    const judged = judgeLoad(measurement(mixed(600, 50, 4_000, 0.1)), limits, offered);
    expect(judged).toMatchObject({ verdict: "fail", code: "too-slow" });
  });
  test("not decided when the threshold lies between the limits", () => {
    const judged = judgeLoad(measurement(mixed(600, 50, 4_000, 0.05)), limits, offered);
    expect(judged).toMatchObject({ verdict: "warn", code: "not-decided" });
  });
  test("58 fast requests cannot pass, 59 can", () => {
    const fast = (count: number) => measurement(Array.from({ length: count }, () => 20));
    expect(judgeLoad(fast(58), limits, offered).code).toBe("not-decided");
    expect(judgeLoad(fast(59), limits, offered).verdict).toBe("pass");
  });
  test("a warning threshold warns where the failing one still holds", () => {
    const both = parseThresholds("p(95)<3s warn, p(95)<5s fail");
    const judged = judgeLoad(measurement(mixed(600, 50, 4_000, 0.1)), both, offered);
    expect(judged).toMatchObject({ verdict: "warn", code: "too-slow" });
  });
});

describe("a run that measured something else is void", () => {
  const limits = parseThresholds("p(95)<3s, errors<1%");
  const fast = Array.from({ length: 100 }, () => 20);
  test("the generator was late", () => {
    const judged = judgeLoad(
      measurement(fast, { lags: Float64Array.from(fast, () => 151) }),
      limits,
      offered,
    );
    expect(judged).toMatchObject({ verdict: "inconclusive", code: "generator-late" });
  });
  test("lateness within 5 % of the threshold is allowed", () => {
    const judged = judgeLoad(
      measurement(fast, { lags: Float64Array.from(fast, () => 149) }),
      limits,
      offered,
    );
    expect(judged.verdict).toBe("pass");
  });
  test("the generator was late for a comparison without any other limit", () => {
    const late = measurement(fast, { lags: Float64Array.from(fast, () => 51) });
    const same = { ratio: 1, changeMilliseconds: 0, pValue: 1 };
    const judged = judgeLoad(late, parseThresholds("regression(p95)<1.2x"), offered, {
      baseline: "blue",
      baselineErrors: 0,
      blocks: [],
      p50: same,
      p95: same,
    });
    expect(judged).toMatchObject({ verdict: "inconclusive", code: "generator-late" });
  });
  test("a limiter answered", () => {
    const judged = judgeLoad(
      measurement(fast, { errors: new Map([["throttled", 30]]) }),
      limits,
      offered,
    );
    expect(judged).toMatchObject({ verdict: "inconclusive", code: "throttled" });
  });
});

test("errors fail by their share, with the commonest code named", () => {
  const judged = judgeLoad(
    measurement(mixed(600, 50, 60, 0.1), {
      errors: new Map([
        ["status-500", 6],
        ["timed-out", 1],
      ]),
    }),
    parseThresholds("p(95)<3s, errors<1%"),
    offered,
  );
  expect(judged).toMatchObject({ verdict: "fail", code: "too-many-errors" });
  expect(judged.message).toContain("status-500");
});

test("requests that failed and therefore count as slow are told as failed", () => {
  const judged = judgeLoad(
    measurement(
      Array.from({ length: 80 }, () => 10_000),
      {
        errors: new Map([["spa-fallback-answers", 80]]),
      },
    ),
    parseThresholds("p(95)<3s fail, errors<1% fail"),
    offered,
  );
  expect(judged.code).toBe("too-many-errors");
  expect(judged.remedy).toContain("Nothing is mapped");
});

describe("the words of a load", () => {
  test("k6's words are read with units and severities", () => {
    expect(
      parseThresholds("p(95)<3000, p(99.9) <= 5s warn\nmed<300ms fail, errors<1% warn, rate<0.05"),
    ).toMatchObject([
      { metric: { kind: "percentile", quantile: 0.95 }, limit: 3_000, severity: "fail" },
      { limit: 5_000, severity: "warn" },
      { metric: { quantile: 0.5 }, limit: 300 },
      { metric: { kind: "errors" }, limit: 0.01, severity: "warn" },
      { metric: { kind: "errors" }, limit: 0.05 },
    ]);
  });
  test.each([
    "p95<3s",
    "p(0)<1s",
    "p(100)<1s",
    "errors<1.5",
    "p(95)<0",
    "p(95)>3s",
    "max<1x",
    "avg<1s maybe",
  ])("%s is refused with the way to write it", (text) => {
    expect(() => parseThresholds(text)).toThrow(expect.objectContaining({ name: "UsageError" }));
  });
  test("every written threshold is read back", () => {
    const metric = fc.constantFrom("p(50)", "p(95)", "p(99.9)", "med", "avg", "max");
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(metric, fc.integer({ min: 1, max: 100_000 }), fc.constantFrom("warn", "fail")),
          { minLength: 1 },
        ),
        (items) => {
          const text = items.map(([name, limit, severity]) => `${name}<${limit}ms ${severity}`);
          const parsed = parseThresholds(text.join(", "));
          expect(parsed.map((threshold) => threshold.text)).toEqual(text);
          expect(parsed.map(({ limit }) => limit)).toEqual(items.map(([, limit]) => limit));
        },
      ),
    );
  });
  test("nothing but a usage error comes of any text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const parse of [parseThresholds, parseLoadPlan]) {
          try {
            parse(text);
          } catch (error) {
            expect(error).toMatchObject({ name: "UsageError" });
          }
        }
      }),
    );
  });
  test("a load is a method, a path, a rate and a time", () => {
    expect(parseLoadPlan("GET /api/x 2.5/s for 1m30s")).toEqual({
      method: "GET",
      path: "/api/x",
      perSecond: 2.5,
      durationMilliseconds: 90_000,
    });
  });
  test.each([
    "GET /x 0/s for 5s",
    "GET /x 6000/s for 5s",
    "GET x 5/s for 5s",
    "GET /x 5/s for 5",
    "GET /x 5/s for 2h",
    "DELETE /x 5/s for 5s",
  ])("%s is refused", (line) => {
    expect(() => parseLoadPlan(line)).toThrow(expect.objectContaining({ name: "UsageError" }));
  });
});
