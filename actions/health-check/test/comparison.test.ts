import { describe, expect, test } from "vitest";
import { createExchange, type ExchangeOptions } from "../src/http/exchange.ts";
import { createSite } from "../src/http/site.ts";
import { parseCompareWith } from "../src/input-values.ts";
import { type BlockPair, compareBlocks, judgeShift } from "../src/performance/comparison.ts";
import { judgeLoad } from "../src/performance/judgement.ts";
import { measureLoad } from "../src/performance/measurement.ts";
import { type LoadMeasurement, systemLoadClock } from "../src/performance/open-loop.ts";
import { parseThresholds } from "../src/performance/thresholds.ts";
import { product } from "./product.ts";
import { serve } from "./servers.ts";

const [threshold] = parseThresholds("regression(p95)<1.2x fail");
if (threshold === undefined) throw new Error("One threshold is parsed.");

/** Uniform numbers from a seed (mulberry32), so that every run of the test is the same. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
}

const normal = (random: () => number) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** A block of right-skewed times; `pace` is what the machine does to both neighbours. */
function block(random: () => number, factor: number, pace: number): LoadMeasurement {
  const own = Math.exp(0.08 * normal(random));
  return {
    latencies: Float64Array.from(
      { length: 200 },
      () => 150 * factor * pace * own * Math.exp(0.5 * normal(random)),
    ),
    lags: new Float64Array(200),
    errors: new Map(),
    maximumInFlight: 3,
  };
}

function pairs(random: () => number, factor: number): BlockPair[] {
  return Array.from({ length: 8 }, () => {
    const pace = Math.exp(0.5 * normal(random));
    return { candidate: block(random, factor, pace), baseline: block(random, 1, pace) };
  });
}

const alarms = (factor: number, trials: number) => {
  const random = seeded(42);
  let count = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const { p95 } = compareBlocks(pairs(random, factor), "blue");
    if (judgeShift(p95, threshold) === "fail") count += 1;
  }
  return count / trials;
};

describe("eight interleaved blocks on a machine whose pace varies by half", () => {
  test("the same version twice raises at most one false alarm in a hundred", () => {
    expect(alarms(1, 400)).toBeLessThanOrEqual(0.01);
  });
  test("a version slower by half is found at least 95 times in a hundred", () => {
    expect(alarms(1.5, 200)).toBeGreaterThanOrEqual(0.95);
  });
});

test("a slow-down below 50 ms is no regression, whatever its ratio", () => {
  const shift = { ratio: 3, pValue: 0.004 };
  expect(judgeShift({ ...shift, changeMilliseconds: 49 }, threshold)).toBe("pass");
  expect(judgeShift({ ...shift, changeMilliseconds: 50 }, threshold)).toBe("fail");
});

test("a baseline that fails is nothing to compare with", () => {
  const good = block(seeded(1), 1, 1);
  const sick = { ...good, errors: new Map([["status-404", 150]]) };
  const comparison = compareBlocks(
    Array.from({ length: 8 }, () => ({ candidate: good, baseline: sick })),
    "GET https://blue/x",
  );
  const judged = judgeLoad(
    good,
    [threshold],
    { target: "GET https://green/x", perSecond: 20, seconds: 10 },
    comparison,
  );
  expect(judged).toMatchObject({ verdict: "inconclusive", code: "baseline-sick" });
});

test("a baseline is an address or a slot of the same one", () => {
  const base = new URL("https://app.example/");
  expect(parseCompareWith("self", base)).toEqual({ base, routingName: "self" });
  expect(parseCompareWith("https://blue.example", base)?.base.href).toBe("https://blue.example/");
  expect(() => parseCompareWith("ftp://blue.example", base)).toThrow(/compare-with/);
});

test("a slower green is told from blue on two real servers, each asked as often as the other", async () => {
  const asked = { green: 0, blue: 0 };
  await using green = await serve(
    product({
      "/api/ping": (_request, response) => {
        asked.green += 1;
        setTimeout(() => response.writeHead(200).end("{}"), 900);
      },
    }),
  );
  await using blue = await serve(
    product({
      "/api/ping": (_request, response) => {
        asked.blue += 1;
        response.writeHead(200).end("{}");
      },
    }),
  );
  const exchangeOptions: ExchangeOptions = {
    timeoutMilliseconds: 5_000,
    maximumBodyBytes: 1_000_000,
    allowPrivateAddresses: true,
    environment: {},
  };
  const siteAt = (url: string) =>
    createSite(createExchange(exchangeOptions), {
      base: new URL(url),
      headers: {},
      redirects: "none",
    });
  const { verdict: load } = await measureLoad({
    plan: { method: "GET", path: "/api/ping", perSecond: 50, durationMilliseconds: 1_200 },
    thresholds: parseThresholds("regression(p50)<1.2x+800ms fail"),
    warmUpMilliseconds: 100,
    timeoutMilliseconds: 5_000,
    site: siteAt(green.url),
    control: {},
    comparison: { site: siteAt(blue.url), blocks: 6 },
    exchangeOptions,
    clock: systemLoadClock,
    stop: new AbortController().signal,
    onSent: () => undefined,
  });
  expect(asked).toEqual({ green: 65, blue: 65 });
  expect(load.performance.comparison?.blocks).toHaveLength(6);
  // 900 ms against almost nothing: far from any limit, however busy the machine.
  expect(load.code).toBe("slower-than-baseline");
});
