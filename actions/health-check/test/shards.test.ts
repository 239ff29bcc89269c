import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countTimes, histogram, quantised, timesOf } from "../src/performance/counted.ts";
import { judgeLoad, judgeMerged } from "../src/performance/judgement.ts";
import type { LoadMeasurement } from "../src/performance/open-loop.ts";
import { mergeShards, readShards, type ShardLoad, shardLoad } from "../src/performance/shards.ts";
import { parseThresholds } from "../src/performance/thresholds.ts";

const thresholds = parseThresholds("p(95)<3s, errors<1%");
const times = fc.array(fc.double({ min: 0, max: 20_000, noNaN: true }).map(quantised), {
  minLength: 1,
  maxLength: 200,
});
const measurement = (latencies: readonly number[], errors = 0): LoadMeasurement => ({
  latencies: Float64Array.from(latencies),
  lags: Float64Array.from(latencies, () => 0.5),
  errors: new Map(errors > 0 ? [["status-500", errors]] : []),
  maximumInFlight: 2,
});
const load = (
  index: number,
  of: number,
  latencies: readonly number[],
  changes = {},
): ShardLoad => ({
  ...shardLoad(
    {
      name: "load",
      baseUrl: "https://site.example/",
      target: "GET https://site.example/api",
      perSecond: 100,
      seconds: 60,
      shard: { index, of },
      startedAt: 1_000_000,
      finishedAt: 1_060_000,
    },
    measurement(latencies, index === 1 ? 1 : 0),
  ),
  ...changes,
});
const offered = { target: "GET https://site.example/api", perSecond: 100, seconds: 60 };

describe("the sum of shards", () => {
  test("is what one runner would have measured, figure by figure", () => {
    fc.assert(
      fc.property(fc.array(times, { minLength: 2, maxLength: 5 }), (parts) => {
        const shards = parts.map((part, index) => load(index + 1, parts.length, part));
        const one = judgeLoad(measurement(parts.flat(), 1), thresholds, offered);
        const sum = judgeMerged(mergeShards(JSON.parse(JSON.stringify(shards))), thresholds);
        const { maximumInFlight: _one, ...expected } = one.performance;
        const { maximumInFlight: _sum, ...found } = sum.performance;
        expect(found).toEqual(expected);
        expect([sum.verdict, sum.code, sum.message]).toEqual([one.verdict, one.code, one.message]);
      }),
    );
  });
  test("counts are read back as the times they came from", () => {
    fc.assert(
      fc.property(times, (list) => {
        expect([...timesOf(countTimes(list))]).toEqual([...list].sort((a, b) => a - b));
      }),
    );
  });
  test("with one missing is no verdict", () => {
    const found = judgeMerged(mergeShards([load(1, 3, [1]), load(3, 3, [1])]), thresholds);
    expect(found).toMatchObject({ verdict: "inconclusive", code: "shard-missing" });
    expect(found.message).toContain("1 of 3 shards are missing (2)");
  });
  test("that were never at work together is no verdict", () => {
    const late = load(2, 2, [1], { startedAt: 1_030_000, finishedAt: 1_090_000 });
    const found = judgeMerged(mergeShards([load(1, 2, [1]), late]), thresholds);
    expect(found).toMatchObject({ verdict: "inconclusive", code: "shards-apart" });
    expect(found.message).toContain("50 %");
  });
  test.each([
    ["another target", { target: "GET https://other.example/" }],
    ["another rate", { perSecond: 99 }],
    ["another build", { release: "abcdef1" }],
  ])("of %s is refused", (_what, changes) => {
    expect(() => mergeShards([load(1, 2, [1]), load(2, 2, [1], changes)])).toThrow("not of one");
  });
  test("with one twice is refused", () => {
    expect(() => mergeShards([load(1, 2, [1]), load(1, 2, [1])])).toThrow("Shard 1 is there twice");
  });
});

describe("files of shards", () => {
  const withFiles = (files: Readonly<Record<string, string>>, use: (directory: string) => void) => {
    const directory = mkdtempSync(path.join(tmpdir(), "shards-"));
    try {
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
        writeFileSync(path.join(directory, name), content);
      }
      use(directory);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  };
  test("are found wherever the artifacts were unpacked", () => {
    const file = (index: number) => JSON.stringify(load(index, 2, [1, 2]));
    withFiles(
      {
        "load-1/health-check-load-1-load.json": file(1),
        "load-2/.slipway/health-check-load-2-load.json": file(2),
        "load-1/health-check-load-report.json": "{}",
      },
      (directory) =>
        expect(readShards(directory, "x").map(({ shard }) => shard.index)).toEqual([1, 2]),
    );
  });
  test.each([
    ["no JSON", "{", "it is not JSON"],
    ["another schema", '{"schema":"x"}', "it has another schema"],
    ["null", "null", "it has another schema"],
    ["no shard", JSON.stringify({ ...load(1, 2, [1]), shard: null }), "no shard"],
    [
      "negative counts",
      JSON.stringify(load(1, 2, [1], { lags: { steps: [1], counts: [-1] } })),
      "its lags are not counts",
    ],
    [
      "counts beyond all memory",
      JSON.stringify(load(1, 2, [1], { latencies: { steps: [1], counts: [1e15] } })),
      "its latencies are not counts",
    ],
    ["no time", JSON.stringify(load(1, 2, [1], { startedAt: null })), "it has no startedAt"],
  ])("with %s are refused with their name", (_what, content, why) => {
    withFiles({ "health-check-a-load.json": content }, (directory) => {
      expect(() => readShards(directory, "in")).toThrow(
        `in/health-check-a-load.json is no load of a shard: ${why}`,
      );
    });
  });
  test("that are not there are the user's to bring", () => {
    withFiles({}, (directory) => expect(() => readShards(directory, "in")).toThrow("holds no"));
    expect(() => readShards("/nowhere", "in")).toThrow("cannot be read");
  });
});

test("a histogram holds every request once, from the fastest to the slowest", () => {
  fc.assert(
    fc.property(times, (list) => {
      const sorted = [...list].sort((a, b) => a - b);
      const bars = histogram(sorted);
      expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(list.length);
      expect(bars.at(-1)?.to).toBe(Math.max(0.01, sorted.at(-1) ?? 0));
    }),
  );
});
