import { describe, expect, it } from "vitest";
import { judgeCertificate } from "../src/certificates/expiry.ts";
import { monthOf } from "../src/cost/month.ts";
import { judgePlans, percentile, type ReviewedPlan } from "../src/cost/plans.ts";
import { judgeCosts } from "../src/cost/review.ts";
import { reasonsOf, verdictOf } from "../src/finding.ts";
import { alertsNotRead, judgeAlerts, readAlerts } from "../src/patches/alerts.ts";
import { judgeRuntimes } from "../src/patches/runtimes.ts";
import { measure, objectiveOf, parseObjectives } from "../src/recovery/objectives.ts";
import { judgeRollback } from "../src/recovery/shift-report.ts";

const dayMilliseconds = 86_400_000;
const hour = 3_600_000;
const now = Date.UTC(2026, 2, 15, 12);

describe("a certificate", () => {
  const limits = { warnBefore: 21 * dayMilliseconds, failBefore: 7 * dayMilliseconds };
  it.each([
    [22, "pass", undefined],
    [21, "warn", "certificate-expires"],
    [7, "fail", "certificate-expires"],
    [0, "fail", "certificate-expired"],
  ])("with %d days left: %s", (days, verdict, code) => {
    const expires = new Date(now + days * dayMilliseconds);
    const found = judgeCertificate({ subject: "x", expires }, now, limits);
    expect([found.verdict, found.reason?.code]).toEqual([verdict, code]);
  });

  it("without a date is no pass", () => {
    const found = judgeCertificate({ subject: "x", expires: undefined }, now, limits);
    expect(found.verdict).toBe("inconclusive");
  });
});

describe("the month of a cost review", () => {
  it.each([
    ["last", "2026-02", "2026-02-28T23:59:59.999Z", true],
    ["current", "2026-03", "2026-03-31T23:59:59.999Z", false],
    ["2024-02", "2024-02", "2024-02-29T23:59:59.999Z", true],
  ])("%s is %s", (text, name, to, complete) => {
    const month = monthOf(text, now);
    expect([month.name, month.to.toISOString(), month.complete]).toEqual([name, to, complete]);
  });

  it("of January's review is December of the year before", () => {
    expect(monthOf("last", Date.UTC(2026, 0, 2)).name).toBe("2025-12");
  });

  it("has to have begun", () => {
    expect(() => monthOf("2026-04", now)).toThrow('Input "month"');
  });
});

describe("costs against the budget", () => {
  const month = monthOf("last", now);
  const budget = { name: "budget-prod", amount: 600, thresholds: [80, 95] };
  const costing = (amount: number) => ({ currency: "USD", services: [{ service: "SQL", amount }] });
  it.each([
    [479, "pass", undefined],
    [480, "warn", "budget-threshold"],
    [600, "warn", "budget-threshold"],
    [601, "fail", "budget-exceeded"],
  ])("%d of 600: %s", (amount, verdict, code) => {
    const [found] = judgeCosts("rg", month, costing(amount), [budget]);
    expect([found?.verdict, found?.reason?.code]).toEqual([verdict, code]);
  });

  it("names the highest threshold that was passed", () => {
    const [found] = judgeCosts("rg", month, costing(580), [budget]);
    expect(found?.reason?.message).toContain("threshold of 95 %");
  });

  it("is not known without costs or without a budget", () => {
    expect(judgeCosts("rg", month, undefined, [budget])[0]?.reason?.code).toBe("no-costs");
    expect(judgeCosts("rg", month, costing(1), [])[0]?.reason?.code).toBe("no-budget");
  });
});

describe("plans", () => {
  const month = 2_880;
  const plan = (change: object, cpu = 40, memory = 60, points = month): ReviewedPlan => ({
    plan: { name: "p", sku: "P1V3", instances: 2, apps: 2, ...change },
    load: { told: { cpu: Array(points).fill(cpu), memory: Array(points).fill(memory) } },
  });
  const missing = { code: "not-permitted", message: "m", remedy: "r" };
  it.each<[string, ReviewedPlan, string, string | undefined]>([
    ["of the right size", plan({}), "pass", undefined],
    ["just busy enough", plan({}, 30, 40), "pass", undefined],
    ["hardly used", plan({}, 29, 49), "warn", "plan-over-provisioned"],
    ["hardly used, with its memory full", plan({}, 5, 50), "pass", undefined],
    ["hardly used, and the smallest", plan({ sku: "B1", instances: 1 }, 2, 30), "pass", undefined],
    ["out of processor", plan({}, 81, 60), "warn", "plan-too-small"],
    ["out of memory", plan({}, 40, 86), "warn", "plan-too-small"],
    ["too young", plan({}, 5, 5, month / 2 - 1), "inconclusive", "too-few-metrics"],
    ["without metrics", plan({}, 5, 5, 0), "inconclusive", "too-few-metrics"],
    [
      "that may not be looked at",
      { ...plan({}), load: { missing } },
      "inconclusive",
      "not-permitted",
    ],
    ["without an app", plan({ apps: 0 }), "warn", "plan-unused"],
    ["of unknown use", plan({ apps: undefined }), "inconclusive", "plan-use-not-known"],
  ])("%s", (_, reviewed, verdict, code) => {
    const findings = judgePlans("rg", [reviewed]);
    expect([verdictOf({ findings }), reasonsOf({ findings })[0]?.code]).toEqual([verdict, code]);
  });

  it("are judged by the 95th percentile, not by the mean", () => {
    const values = Array.from({ length: 100 }, (_, index) => index + 1).reverse();
    expect(percentile(values, 95)).toBe(95);
    const busy = plan({});
    const peaks = {
      cpu: [...Array(month - 200).fill(2), ...Array(200).fill(60)],
      memory: Array(month).fill(20),
    };
    expect(judgePlans("rg", [{ ...busy, load: { told: peaks } }])[1]?.verdict).toBe("pass");
  });
});

describe("a runtime", () => {
  const runtime = "DOTNETCORE|9.0";
  const offered = (days: number, isDeprecated = false) => [
    { runtime, title: ".NET 9", endOfLife: new Date(now + days * dayMilliseconds), isDeprecated },
  ];
  it.each([
    ["supported for long", offered(91), "pass", undefined],
    ["about to end", offered(90), "warn", "runtime-support-ends"],
    ["deprecated", offered(200, true), "warn", "runtime-support-ends"],
    ["out of support", offered(0), "fail", "runtime-out-of-support"],
    ["that nobody knows", [], "inconclusive", "runtime-not-known"],
  ])("%s: %s", (_, list, verdict, code) => {
    const [found] = judgeRuntimes([{ site: "app", runtime }], list, now, 90 * dayMilliseconds);
    expect([found?.verdict, found?.reason?.code]).toEqual([verdict, code]);
  });

  it("that a site does not name is no pass", () => {
    const [found] = judgeRuntimes([{ site: "app", runtime: "" }], offered(91), now, 0);
    expect(found?.verdict).toBe("inconclusive");
  });
});

describe("security alerts", () => {
  const alert = (since: number, patched: boolean) => ({
    number: 3,
    created_at: new Date(since).toISOString(),
    security_vulnerability: {
      severity: "high",
      package: { name: "left-pad" },
      first_patched_version: patched ? { identifier: "2.0.0" } : null,
    },
  });
  it.each([
    ["none", [], "pass", undefined],
    ["with a patch, within a day", [alert(now - 23 * hour, true)], "pass", undefined],
    ["with a patch, after a day", [alert(now - 25 * hour, true)], "fail", "patch-overdue"],
    ["without a patch", [alert(now - hour, false)], "warn", "no-patch-yet"],
  ])("%s", (_, list, verdict, code) => {
    const [found] = judgeAlerts("o/r", readAlerts(list), now, 24 * hour);
    expect([found?.verdict, found?.reason?.code]).toEqual([verdict, code]);
  });

  it("that cannot be read are no pass", () => {
    expect(alertsNotRead("o/r", 403, "no").reason?.code).toBe("alerts-not-permitted");
    expect(alertsNotRead("o/r", undefined, "no").verdict).toBe("inconclusive");
  });

  it("are not guessed from another answer", () => {
    expect(() => readAlerts([{ message: "hello" }])).toThrow("no list of Dependabot alerts");
  });
});

describe("recovery objectives", () => {
  const objectives = parseObjectives(["application 15m 5m", "database 30m 15m"]);

  it("are met up to their last millisecond, and missed after it", () => {
    const database = objectiveOf(objectives, "database");
    expect(measure(database, "RTO", 30 * 60_000, "x").verdict).toBe("pass");
    expect(measure(database, "RTO", 30 * 60_000 + 1, "x").reason?.code).toBe(
      "recovery-time-missed",
    );
    expect(measure(database, "RPO", 16 * 60_000, "x").reason?.code).toBe("recovery-point-missed");
  });

  it("that were not measured judge nothing", () => {
    const unmeasured = measure(objectiveOf(objectives, "application"), "RPO", undefined, "x");
    expect([unmeasured.measuredSeconds, unmeasured.verdict]).toEqual([null, undefined]);
    expect(verdictOf({ findings: [], measurements: [unmeasured] })).toBe("inconclusive");
  });

  it("need a line for what is drilled", () => {
    expect(() => objectiveOf(objectives, "region")).toThrow('no line for "region"');
    expect(() => parseObjectives(["database 30m"])).toThrow('has the line "database 30m"');
  });
});

describe("a drill of the application", () => {
  const objective = { component: "application", recoveryTime: 900_000, recoveryPoint: 300_000 };
  const report = (change: object) => ({
    schema: "slipway/bluegreen-shift-report/v1",
    operation: "rollback",
    verdict: "pass",
    startedAt: "2026-01-01T00:00:00.000Z",
    rollback: {
      rulesClearedAt: "2026-01-01T00:00:10.000Z",
      swappedBackAt: "2026-01-01T00:01:20.000Z",
    },
    ...change,
  });

  it("takes the time until the last user was back", () => {
    const outcome = judgeRollback(report({}), objective);
    expect(verdictOf(outcome)).toBe("pass");
    expect(outcome.measurements?.map(({ measuredSeconds }) => measuredSeconds)).toEqual([80, null]);
  });

  it.each([
    ["another report", { schema: "slipway/ef-migrate-report/v1" }, "no-shift-report"],
    ["another operation", { operation: "status" }, "no-shift-report"],
    ["no rollback", { rollback: undefined }, "nothing-rolled-back"],
    ["no times", { startedAt: "soon" }, "no-shift-times"],
    ["a failed rollback", { verdict: "fail", rollback: {} }, "rollback-failed"],
    [
      "a rollback that failed after its rules were cleared",
      { verdict: "fail", rollback: { rulesClearedAt: "2026-01-01T00:00:10.000Z" } },
      "rollback-failed",
    ],
  ])("is no pass with %s", (_, change, code) => {
    const outcome = judgeRollback(report(change), objective);
    expect(verdictOf(outcome)).not.toBe("pass");
    expect(reasonsOf(outcome)[0]?.code).toBe(code);
  });
});
