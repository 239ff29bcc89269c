import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { judgeLoad } from "../src/performance/judgement.ts";
import { parseThresholds } from "../src/performance/thresholds.ts";
import {
  type History,
  historyLength,
  nextHistory,
  readHistory,
  trendOf,
} from "../src/performance/trend.ts";

const performanceOf = (p95: number, target = "GET https://site.example/api") =>
  judgeLoad(
    {
      latencies: Float64Array.from({ length: 100 }, () => p95),
      lags: new Float64Array(100),
      errors: new Map(),
      maximumInFlight: 1,
    },
    parseThresholds("p(95)<3s"),
    { target, perSecond: 20, seconds: 5 },
  ).performance;
const at = "2026-11-24T12:00:00.000Z";
const after = (...times: number[]) =>
  times.reduce<History | undefined>(
    (history, p95) => nextHistory(history, performanceOf(p95), true, at, undefined),
    undefined,
  );

test("a run is seen among the ones before", () => {
  expect(trendOf(after(100, 110, 90, 105, 95), performanceOf(104))).toMatchObject({
    medianP95: 100,
    deviationP95: 5,
    isUnusual: false,
  });
  expect(trendOf(after(100, 110, 90, 105, 95), performanceOf(200))?.isUnusual).toBe(true);
});
test("the first run has no trend, and few runs call nothing unusual", () => {
  expect(trendOf(undefined, performanceOf(100))).toBeUndefined();
  expect(trendOf(after(100, 100, 100, 100), performanceOf(9_000))?.isUnusual).toBe(false);
});
test("a run that was not right does not become what is normal", () => {
  const history = nextHistory(after(100), performanceOf(900), false, at, undefined);
  expect(history.entries.map(({ p95 }) => p95)).toEqual([100]);
});
test("only the last runs are kept, oldest first", () => {
  const history = after(...Array.from({ length: 30 }, (_, index) => index + 1));
  expect(history?.entries).toHaveLength(historyLength);
  expect(history?.entries.at(-1)?.p95).toBe(30);
});
test("another load or address is no history of this one", () => {
  const other = performanceOf(100, "GET https://other.example/api");
  expect(trendOf(after(100, 100), other)).toBeUndefined();
  expect(nextHistory(after(100, 100), other, true, at, "abc").entries).toHaveLength(1);
});
test("a broken file is refused, an absent one is the first run", () => {
  const directory = mkdtempSync(path.join(tmpdir(), "trend-"));
  try {
    const file = path.join(directory, "history.json");
    expect(readHistory(file, "history.json")).toBeUndefined();
    for (const content of ["{", "{}", '{"schema":"slipway/health-check-history/v1"}', "null"]) {
      writeFileSync(file, content);
      expect(() => readHistory(file, "history.json")).toThrow("no history of this action");
    }
    writeFileSync(file, JSON.stringify(after(100)));
    expect(readHistory(file, "history.json")?.entries).toHaveLength(1);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
