import { parseDocument } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { type BlockPair, compareBlocks } from "../src/performance/comparison.ts";
import { judgeLoad } from "../src/performance/judgement.ts";
import { parseThresholds } from "../src/performance/thresholds.ts";
import { reportPage } from "../src/report/page.ts";
import type { CheckResult, HealthCheckReport } from "../src/report/report.ts";
import { headline } from "../src/report/summary.ts";

const check = (changes: Partial<CheckResult> = {}): CheckResult => ({
  name: "health",
  target: "GET https://site.example/health",
  verdict: "fail",
  code: "unhealthy",
  reason: "GET https://site.example/health answered 503 and reports unhealthy: database.",
  remedy: "Look at the application's log for the failing part.",
  attempts: 3,
  seconds: 1.5,
  ...changes,
});
const report = (changes: Partial<HealthCheckReport> = {}): HealthCheckReport => ({
  schema: "slipway/health-check-report/v1",
  name: "slot",
  baseUrl: "https://site.example/",
  verdict: "fail",
  reasons: [],
  startedAt: "2026-11-24T12:00:00.000Z",
  finishedAt: "2026-11-24T12:01:00.000Z",
  checks: [check({ name: "reachable", verdict: "pass", code: "ok", reason: "Fine." }), check()],
  ...changes,
});
const measured = (factor: number) => ({
  latencies: Float64Array.from({ length: 100 }, (_, index) => factor * (index + 1)),
  lags: new Float64Array(100),
  errors: new Map<string, number>(),
  maximumInFlight: 1,
});

test("the first sentence says what is wrong and what to do", () => {
  expect(headline(report())).toBe(
    "slot (https://site.example/) is not healthy: GET https://site.example/health answered 503 and reports unhealthy: database – look at the application's log for the failing part.",
  );
  expect(reportPage(report())).toContain(">slot (https://site.example/) is not healthy: GET");
});

test("what is wrong comes before what is right", () => {
  const page = reportPage(report());
  expect(page.indexOf(">health<")).toBeLessThan(page.indexOf(">reachable<"));
});

test("the page needs nothing from anywhere and would refuse it", () => {
  const page = reportPage(report());
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/<script|<link|<img|<iframe|url\(|@import|\bon\w+=/i);
});

test("foreign words stay text", () => {
  const evil = `</td></table><script>alert(1)</script>" onload="x' \u202E \u0000`;
  const page = reportPage(report({ servedVersion: evil, checks: [check({ reason: evil })] }));
  const names = new Set<string>();
  const walk = (nodes: ReturnType<typeof parseDocument>["children"]) => {
    for (const node of nodes) {
      if ("name" in node) names.add(node.name);
      if ("children" in node) walk(node.children);
    }
  };
  walk(parseDocument(page).children);
  expect(names.has("script")).toBe(false);
  for (const hidden of ["\u202E", "\u0000"]) expect(page.includes(hidden)).toBe(false);
});

describe("pictures", () => {
  const thresholds = parseThresholds("p(95)<3s warn");
  const pairs: BlockPair[] = Array.from({ length: 6 }, () => ({
    candidate: measured(2),
    baseline: measured(1),
  }));
  const performance = judgeLoad(
    measured(2),
    thresholds,
    { target: "GET https://site.example/api", perSecond: 20, seconds: 5 },
    compareBlocks(pairs, "GET https://old.example/api"),
  ).performance;
  const page = reportPage(report({ performance }));
  const labels = [...page.matchAll(/aria-label="([^"]+)"/g)].map(([, label]) => label);

  test("are told in words to those who cannot see them", () => {
    expect(labels).toContain(
      "Times of 100 requests: half within 100 ms, 95 % within 190 ms, the slowest 200 ms.",
    );
    expect(labels).toContain(
      "p95 of 6 pairs of blocks: the new version takes 2 times as long as the old one.",
    );
  });
  test("come in a width for a phone as well", () => {
    expect(labels.filter((label) => label?.startsWith("Times"))).toHaveLength(2);
  });
  test("show every request and every block", () => {
    const wide = page.slice(
      page.indexOf('class="chart wide"'),
      page.indexOf('class="chart narrow"'),
    );
    const counts = [...wide.matchAll(/: (\d+)<\/title>/g)].map(([, count]) => Number(count));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100);
    expect(page.match(/<circle class="new"/g)).toHaveLength(12);
  });
  test("have no number that is none", () => expect(page).not.toMatch(/NaN|Infinity|undefined/));
  test("of equal times and of a single request can be drawn", () => {
    for (const latencies of [Float64Array.of(0), new Float64Array(50).fill(7)]) {
      const lone = judgeLoad({ ...measured(1), latencies }, thresholds, {
        target: "GET https://site.example/api",
        perSecond: 20,
        seconds: 5,
      }).performance;
      expect(reportPage(report({ performance: lone }))).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
});

test("several targets are listed with their builds", () => {
  const targets = [
    { name: "green", baseUrl: "https://g.example/", verdict: "fail", servedVersion: "abcdef1" },
    { name: "blue", baseUrl: "https://b.example/", verdict: "pass" },
  ] as const;
  const page = reportPage(report({ targets }));
  expect(page).toContain("https://b.example/");
  expect(headline(report({ targets }))).toMatch(
    /^slot \(green, blue\) is not healthy: health: GET/,
  );
});
