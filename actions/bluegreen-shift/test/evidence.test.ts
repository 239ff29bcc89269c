import { AzureError, type LogMinute, type MetricMinute, type RequestLogs } from "@slipway/azure";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alphaOf, limits, testsOf } from "../src/decision/budget.ts";
import { deadRoute, shareFindings } from "../src/decision/observed-share.ts";
import { sources } from "../src/decision/situation.ts";
import { type LogSettings, readLogHistory, readLogs, watermark } from "../src/evidence/logs.ts";
import { readMetrics, withoutProbes } from "../src/evidence/metrics.ts";

const minute = 60_000;
const start = Date.parse("2026-03-01T12:00:00Z");
const side = (requests: number, errors = 0) => ({
  requests,
  errors,
  averageMilliseconds: undefined,
});
const settings: LogSettings = {
  rolePrefix: "app",
  releaseColumn: "AppVersion",
  newRelease: "b",
  oldRelease: "a",
  delay: 4 * minute,
  slowWarn: 3_000,
  slowCritical: 5_000,
};
const row = (index: number, of: LogMinute["side"], change: Partial<LogMinute> = {}): LogMinute => ({
  minute: start + index * minute,
  side: of,
  requests: 100,
  serverErrors: 1,
  averageMilliseconds: 200,
  over: [50, 2, 1],
  clump: 1,
  lagSeconds: 60,
  ...change,
});
const logsOf = (rows: readonly LogMinute[], requests = 10_000): RequestLogs => ({
  counts: async () => rows,
  quantiles: async () => ({ requests, cuts: [200, 300, 430, 537, 800] }),
});
const failing = (status: number, code: string): RequestLogs => {
  const refuse = async () => {
    throw new AzureError("Querying", { status, code, detail: "no", remedy: "Wait." });
  };
  return { counts: refuse, quantiles: refuse };
};
const history = { cuts: [200], errorDispersion: 1, dispersion: [1], slowDispersion: 1 };

describe("the budget of alpha", () => {
  it("is spent whole, by the tests that the sources in use feed and by no others", () => {
    fc.assert(
      fc.property(fc.subarray([...sources], { minLength: 1 }), (chosen) => {
        const rule = { sources: chosen, alpha: 0.01 };
        const spent = testsOf(rule).reduce((sum, name) => sum + alphaOf(name, rule), 0);
        expect(spent).toBeCloseTo(0.01, 12);
      }),
    );
    expect(Object.keys(limits({ sources: ["probes"], alpha: 0.01 }))).toEqual([
      "probes",
      "probes-critical",
    ]);
  });
});

describe("logs", () => {
  const look = (logs: RequestLogs, now: number) =>
    readLogs(logs, settings, history, { since: start, now });

  it("give the minutes of both releases once they are old enough", async () => {
    const rows = [row(0, "old"), row(0, "new", { requests: 10 }), row(1, "old")];
    const found = await look(logsOf(rows), start + 5 * minute);
    expect(found).toMatchObject({
      minutes: [{ minute: start, blue: { requests: 100 }, green: { requests: 10 } }],
      timed: { minutes: [{ canary: { slower: [50], overWarn: 2, overCritical: 1 } }] },
      others: 0,
    });
  });

  it("wait longer when the rows come later than the delay, but for no straggler", () => {
    expect(watermark([row(0, "old", { lagSeconds: 30 })], 4 * minute)).toBe(4 * minute);
    expect(watermark([row(0, "old", { lagSeconds: 400 })], 4 * minute)).toBe(400_000);
    expect(watermark([row(0, "old", { lagSeconds: 9_000 })], 4 * minute)).toBe(10 * minute);
  });

  it("count a sampled item as a clump", async () => {
    const found = await look(logsOf([row(0, "old", { clump: 5 })]), start + 9 * minute);
    expect(found).toMatchObject({ timed: { dispersion: [5], slowDispersion: 5 } });
  });

  it.each([
    [429, "TooManyRequests", "logs-throttled"],
    [200, "PartialError", "logs-partial"],
    [200, "UnknownAnswer", "logs-unreadable"],
    [400, "BadArgumentError", "logs-refused"],
    [503, "Http503", "logs-unavailable"],
  ])("that fail with %i %s are missing evidence: %s", async (status, code, reason) => {
    expect(await look(failing(status, code), start)).toMatchObject({ code: reason });
  });

  it("that are forbidden end the shift, and are refused before it begins", async () => {
    await expect(look(failing(403, "Forbidden"), start)).rejects.toMatchObject({
      code: "logs-forbidden",
    });
    await expect(
      readLogHistory(failing(400, "BadArgumentError"), settings, start),
    ).rejects.toMatchObject({ code: "logs-refused" });
  });

  it("of a day with few requests give no cuts", async () => {
    expect((await readLogHistory(logsOf([], 499), settings, start)).cuts).toEqual([]);
    expect((await readLogHistory(logsOf([]), settings, start)).cuts).toHaveLength(5);
  });
});

describe("metrics", () => {
  const point = (index: number, requests: number): MetricMinute => ({
    minute: start + index * minute,
    requests,
    serverErrors: 0,
    averageMilliseconds: undefined,
  });
  const window = { since: start, now: start + 9 * minute, delay: 3 * minute };
  const series = (blue: MetricMinute[], green: MetricMinute[]) => async (slot?: string) =>
    slot === undefined ? blue : green;

  it("leave this action's probes out, failed ones too", () => {
    const own = [
      { at: start + 1, side: "green" as const, failed: true },
      { at: start + 2, side: "green" as const, failed: false },
      { at: start + minute, side: "blue" as const, failed: false },
    ];
    const counted = [{ minute: start, blue: side(5), green: side(3, 2) }];
    expect(withoutProbes(counted, own)).toEqual([
      { minute: start, blue: side(5), green: side(1, 1) },
    ]);
  });

  it("of the slot are not believed silent while they lack a request that was sent there", async () => {
    const quiet = [0, 1, 2, 3].map((index) => point(index, 0));
    const read = series([point(0, 900)], quiet);
    expect(await readMetrics(read, "green", window, [], [start])).toMatchObject({
      slotUnseen: true,
    });
    const seen = series([point(0, 900)], [point(0, 1), ...quiet.slice(1)]);
    expect(await readMetrics(seen, "green", window, [], [start])).toMatchObject({
      slotUnseen: false,
    });
  });
});

describe("the share that arrives", () => {
  const minutes = (blue: number, green: number, count = 5) =>
    Array.from({ length: count }, (_, index) => ({
      minute: start + index * minute,
      blue: side(blue),
      green: side(green),
    }));

  it.each([
    ["as configured", minutes(900, 100), 10, []],
    ["half of it or less: pinned clients", minutes(980, 20), 10, ["share-below-weight"]],
    ["much more", minutes(600, 400), 10, ["share-above-weight"]],
    ["anything, with few requests", minutes(9, 0), 10, []],
  ])("is told when it is not as it should be: %s", (_, seen, weight, codes) => {
    expect(shareFindings(seen, weight).map(({ code }) => code)).toEqual(codes);
  });

  it("is a dead route only when chance would hardly leave three minutes empty", () => {
    expect(deadRoute(minutes(900, 0, 3), 10)).toBe(true);
    expect(deadRoute(minutes(900, 0, 2), 10)).toBe(false);
    expect(deadRoute(minutes(20, 0, 3), 10)).toBe(false);
  });
});
