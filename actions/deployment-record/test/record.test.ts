import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type EvidenceFile, readEvidenceFiles } from "../src/evidence/evidence-files.ts";
import { readTestSuites } from "../src/evidence/test-suites.ts";
import { readRecord } from "../src/metrics/history.ts";
import type { Approval } from "../src/record/approval.ts";
import { assembleRecord } from "../src/record/assemble.ts";
import { readRunJobs } from "../src/record/run-jobs.ts";
import {
  at,
  coverageReport,
  type Evidence,
  healthReport,
  jobsAnswer,
  migrationReport,
  needs,
  newRelease,
  oldRelease,
  publicUrl,
  rollbackReport,
  shiftReport,
  wholeRun,
  writeFiles,
} from "./run-evidence.ts";

const shift = "evidence-deploy-prod/bluegreen-shift-shift-report.json";
const apply = "evidence-deploy-prod/ef-migrate-apply-report.json";
const candidate = "evidence-deploy-prod/health-check-candidate-report.json";
const publicCheck = "evidence-validation/health-check-public-report.json";
const coverage = "evidence-coverage/coverage-gate-report.json";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "slipway-record-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function filesOf(evidence: Evidence): EvidenceFile[] {
  writeFiles(directory, evidence);
  return readEvidenceFiles(directory);
}

interface Case {
  readonly evidence?: Evidence;
  readonly stages?: ReturnType<typeof needs>;
  readonly environment?: string | null;
  readonly migrations?: boolean;
  readonly approval?: Approval;
  readonly jobs?: "told" | "untold";
  readonly tests?: ReturnType<typeof readTestSuites>;
}

function recordOf(given: Case = {}) {
  const { evidence = wholeRun(), stages = needs(), environment = "prod" } = given;
  return assembleRecord({
    run: {
      id: 42,
      attempt: 1,
      number: 7,
      url: "https://github.com/o/r/actions/runs/42/attempts/1",
      workflow: "Ship",
      event: "push",
      repository: "o/r",
      commit: newRelease,
      ref: "refs/heads/release/1",
      actor: "ada",
    },
    product: "Roster",
    environment,
    needs: stages,
    migrations: given.migrations ?? true,
    files: filesOf(evidence),
    tests: given.tests ?? [],
    jobs: given.jobs === "untold" ? [] : readRunJobs([jobsAnswer(stages)]),
    approval: given.approval ?? null,
    doubts: [],
    now: Date.parse(at(95)),
  });
}

const stageOf = (record: ReturnType<typeof recordOf>, id: string) =>
  record.stages.find(({ stage }) => stage === id);

describe("the record of a run that deployed", () => {
  it("tells what happened, with nothing missing", () => {
    const record = recordOf();
    expect(record).toMatchObject({
      outcome: "deployed",
      verdict: "pass",
      kind: "deployment",
      missing: [],
      migrations: ["20261101090000_AddNickname"],
      releases: { old: oldRelease, new: newRelease },
      deployment: { startedAt: at(38), finishedAt: at(89), reachedUsers: "yes" },
      validation: { verdict: "pass", p95Milliseconds: 180, requests: 600, failed: 2 },
      rollback: null,
      incident: null,
      startedAt: at(0),
      finishedAt: at(93),
    });
  });

  it("tells the traffic with the shares that were observed and every request", () => {
    const { traffic } = recordOf();
    expect(traffic?.steps.map(({ weight, observedShare }) => [weight, observedShare])).toEqual([
      [10, 0.1],
      [25, 0.25],
      [50, 0.5],
      [100, 1],
    ]);
    expect(traffic?.swappedAt).toBe(at(78));
    expect(traffic?.requests).toEqual({
      total: 40_000,
      failed: 40,
      minutes: 40,
      interruptedMinutes: 0,
    });
  });

  it("takes its times from the reports where GitHub tells no jobs", () => {
    const record = recordOf({ jobs: "untold" });
    expect(record.startedAt).toBe(at(8));
    expect(record.deployment).toMatchObject({ startedAt: at(40), finishedAt: at(88) });
  });

  it("counts a minute in which half of the requests failed as an interruption", () => {
    const whole = shiftReport();
    const [first] = whole.minutes;
    const minute = {
      at: first?.at ?? "",
      blue: { requests: 5, errors: 5, averageMs: 1 },
      green: { requests: 5, errors: 0, averageMs: 1 },
    };
    const evidence = wholeRun({ [shift]: { ...whole, minutes: [minute] } });
    expect(recordOf({ evidence }).traffic?.requests?.interruptedMinutes).toBe(1);
  });

  it("knows no requests where no minute had one", () => {
    const evidence = wholeRun({ [shift]: { ...shiftReport(), minutes: [] } });
    expect(recordOf({ evidence }).traffic?.requests).toBeNull();
  });
});

describe("the tests of a run", () => {
  function suitesOf(results: Record<string, string>) {
    for (const [file, text] of Object.entries(results)) {
      mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
      writeFileSync(path.join(directory, file), text);
    }
    return readTestSuites(directory);
  }

  it("are counted from their own results, each suite under its name", () => {
    const tests = suitesOf({
      "coverage-backend/a/unit.trx":
        '<TestRun><ResultSummary><Counters total="5" executed="5" passed="4" failed="1"/></ResultSummary></TestRun>',
      "coverage-backend/a/coverage.cobertura.xml": '<coverage line-rate="1"/>',
      "e2e-results-dotnet/1/e2e.trx":
        '<TestRun><ResultSummary><Counters total="3" executed="3" passed="3" failed="0"/></ResultSummary></TestRun>',
      "coverage-frontend-1/test-results/unit.xml": '<testsuite tests="2" skipped="1" time="1"/>',
      "coverage-frontend-2/test-results/unit.xml": '<testsuite tests="3" time="2"/>',
      "regression-results/regression.xml": '<testsuites tests="7" failures="0" time="9"/>',
    });
    expect(recordOf({ tests }).tests).toEqual([
      { name: "Backend", total: 5, passed: 4, failed: 1, skipped: 0 },
      { name: "Frontend", total: 5, passed: 4, failed: 0, skipped: 1, seconds: 3 },
      { name: "End to end", total: 3, passed: 3, failed: 0, skipped: 0 },
      { name: "Regression", total: 7, passed: 7, failed: 0, skipped: 0, seconds: 9 },
    ]);
  });

  it("are none where nothing was handed over", () => {
    expect(readTestSuites(path.join(directory, "nowhere"))).toEqual([]);
  });
});

describe("missing evidence", () => {
  it.each([
    ["build-test", "evidence-package/ef-migrate-plan-report.json"],
    ["quality-gates", coverage],
    ["deploy", apply],
    ["deploy", candidate],
    ["deploy", shift],
    ["validate", publicCheck],
  ])("of %s (%s) is said and never taken for a pass", (id, file) => {
    const record = recordOf({ evidence: wholeRun({ [file]: undefined }) });
    expect(record.missing.map(({ code }) => code)).toEqual(["evidence-missing"]);
    expect(stageOf(record, id)?.verdict).toBe("inconclusive");
    expect(record.verdict).toBe("inconclusive");
    expect(record.because).toContain("not complete");
  });

  it("is none of migrations that the product does not have, and the deployment is proven", () => {
    const record = recordOf({
      evidence: wholeRun({
        "evidence-package/ef-migrate-plan-report.json": undefined,
        [apply]: undefined,
      }),
      migrations: false,
    });
    expect(record.missing).toEqual([]);
    expect(record.stages.map(({ verdict }) => verdict)).not.toContain("inconclusive");
    expect(readRecord(record)).toMatchObject({ outcome: "deployed", proven: true });
  });

  it("of a repository that GitHub does not scan is a warning, and never the cause of a red gate", () => {
    const notScanned = {
      schema: "slipway/code-scanning-report/v1",
      verdict: "warn",
      reasons: [{ code: "not-scanned", message: "Not scanned: CodeQL has not run." }],
      finishedAt: "2026-11-24T10:00:00Z",
    };
    const evidence = wholeRun({ "evidence-code-scanning/code-scanning-report.json": notScanned });
    const record = recordOf({ evidence });
    expect(record).toMatchObject({ outcome: "deployed", verdict: "warn" });
    expect(stageOf(record, "quality-gates")).toMatchObject({
      verdict: "warn",
      reasons: notScanned.reasons,
    });
    expect(record.missing).toEqual(notScanned.reasons);
    const stages = needs({ "quality-gates": "failure", deploy: "skipped", validate: "skipped" });
    expect(recordOf({ evidence, stages }).because).not.toContain("Not scanned");
  });

  it("needs no shift where the version was replaced in place", () => {
    const inPlace = { ...healthReport("candidate"), baseUrl: `${publicUrl}/` };
    const record = recordOf({ evidence: wholeRun({ [shift]: undefined, [candidate]: inPlace }) });
    expect(record.missing).toEqual([]);
    expect(record.traffic).toBeNull();
    expect(stageOf(record, "deploy")?.verdict).toBe("pass");
  });

  it.each([
    ["cut in the middle", '{"schema":"slipway/coverage-gate-report/v1","verdi'],
    ["an array", "[]"],
    ["of another schema", '{"schema":"slipway/coverage-gate-report/v9","verdict":"pass"}'],
  ])("is what a report %s is", (_, text) => {
    const record = recordOf({ evidence: wholeRun({ [coverage]: text }) });
    expect(stageOf(record, "quality-gates")?.verdict).toBe("inconclusive");
  });

  it("is what a verdict of an unknown word is", () => {
    const evidence = wholeRun({ [coverage]: { ...coverageReport(), verdict: "great" } });
    expect(stageOf(recordOf({ evidence }), "quality-gates")?.verdict).toBe("inconclusive");
  });

  it("of everything leaves every stage that ran inconclusive", () => {
    const record = recordOf({ evidence: {}, jobs: "untold" });
    expect(record.stages.map(({ verdict }) => verdict)).toEqual([
      ...Array(4).fill("inconclusive"),
      "not-run",
    ]);
    expect(record.deployment).toBeNull();
  });
});

describe("the outcome", () => {
  it("is rolled back, with the times of the way back", () => {
    const record = recordOf({
      evidence: wholeRun({ [shift]: shiftReport("rolled-back"), [publicCheck]: undefined }),
      stages: needs({ deploy: "failure", validate: "skipped" }),
    });
    expect(record).toMatchObject({
      outcome: "rolled-back",
      because: "prod was taken back to 5a1f0c9.",
      rollback: { detectedAt: at(59), rulesClearedAt: at(59.5), completedAt: at(61.5) },
      incident: {
        detectedBy: "shift",
        beganAt: at(57),
        detectedAt: at(59),
        restoredAt: at(61.5),
      },
      missing: [],
    });
    expect(stageOf(record, "validate")?.verdict).toBe("not-run");
  });

  it("is stopped at the gates, and says which", () => {
    const record = recordOf({
      evidence: { [coverage]: coverageReport("fail") },
      stages: needs({ "quality-gates": "failure", deploy: "skipped", validate: "skipped" }),
    });
    expect(record.outcome).toBe("stopped-at-gates");
    expect(record.because).toContain("70.00 %");
    expect([record.deployment, record.incident]).toEqual([null, null]);
  });

  it("is stopped at the gates when nobody approved", () => {
    const record = recordOf({
      evidence: {},
      jobs: "untold",
      stages: needs({ deploy: "failure", validate: "skipped" }),
      approval: { answer: "rejected", by: "grace", comment: "not on a Friday" },
    });
    expect(record).toMatchObject({
      outcome: "stopped-at-gates",
      because: "grace did not approve prod.",
      deployment: null,
    });
  });

  it("is a failure that no user met when the check of the slot failed", () => {
    const record = recordOf({
      evidence: wholeRun({
        [candidate]: healthReport("candidate", "fail"),
        [shift]: undefined,
        [publicCheck]: undefined,
      }),
      stages: needs({ deploy: "failure", validate: "skipped" }),
    });
    expect(record).toMatchObject({
      outcome: "failed",
      because: "GET /health answered 503.",
      deployment: { reachedUsers: "no" },
      incident: null,
    });
  });

  it("is a failure that no user met when the migration failed", () => {
    const record = recordOf({
      evidence: { [apply]: migrationReport("apply", "fail") },
      stages: needs({ deploy: "failure", validate: "skipped" }),
    });
    expect(record.deployment?.reachedUsers).toBe("no");
    expect(record.migrations).toEqual([]);
  });

  it("is a failure of unknown reach when the deployment left nothing", () => {
    const record = recordOf({
      evidence: {},
      stages: needs({ deploy: "failure", validate: "skipped" }),
    });
    expect(record.deployment?.reachedUsers).toBe("unknown");
    expect(record.incident).toEqual({
      detectedBy: "pipeline",
      beganAt: null,
      detectedAt: at(89),
      restoredAt: null,
    });
    expect(record.because).toBe('The job "Deploy to prod" failed at "The step itself".');
  });

  it("is a failure from the swap on when the validation fails", () => {
    const record = recordOf({
      evidence: wholeRun({ [publicCheck]: healthReport("public", "fail") }),
      stages: needs({ validate: "failure" }),
    });
    expect(record.outcome).toBe("failed");
    expect(record.incident).toEqual({
      detectedBy: "validation",
      beganAt: at(78),
      detectedAt: at(92),
      restoredAt: null,
    });
  });

  it("is rolled back when the pipeline's own rollback ends a failed validation", () => {
    const record = recordOf({
      evidence: wholeRun({
        [publicCheck]: healthReport("public", "fail"),
        "evidence-rollback-prod/bluegreen-shift-rollback-report.json": rollbackReport(),
      }),
      stages: needs({ validate: "failure", "roll-back": "success" }),
    });
    expect(record).toMatchObject({
      outcome: "rolled-back",
      kind: "deployment",
      incident: { detectedBy: "validation", restoredAt: at(103) },
    });
  });

  it("is a rollback in a run of the rollback workflow", () => {
    const record = recordOf({
      evidence: {
        "evidence-rollback-prod/bluegreen-shift-rollback-report.json": rollbackReport(),
      },
      stages: { rollback: { result: "success", outputs: {} } },
    });
    expect(record).toMatchObject({ kind: "rollback", outcome: "rolled-back", deployment: null });
    expect(record.rollback?.completedAt).toBe(at(103));
  });

  it("is that nothing was due where nothing had to go back", () => {
    const { rollback: _, ...report } = rollbackReport() as Record<string, unknown>;
    const record = recordOf({
      evidence: { "evidence-rollback-prod/bluegreen-shift-rollback-report.json": report },
      stages: { rollback: { result: "success", outputs: {} } },
    });
    expect([record.kind, record.outcome, record.incident]).toEqual(["rollback", "not-due", null]);
  });

  it("is failed, and the incident open, when the pipeline's own rollback fails", () => {
    const record = recordOf({
      evidence: wholeRun({ [publicCheck]: healthReport("public", "fail") }),
      stages: needs({ validate: "failure", "roll-back": "failure" }),
    });
    expect(record.outcome).toBe("failed");
    expect(record.incident?.restoredAt).toBeNull();
  });

  it.each([
    ["cancelled", "prod", needs({ deploy: "cancelled", validate: "skipped" }), "cancelled"],
    ["not due", null, needs({ deploy: "skipped", validate: "skipped" }), "not-due"],
    ["failed where a due stage was skipped", "prod", needs({ validate: "skipped" }), "failed"],
    ["failed where the gates never ran", null, needs({ "quality-gates": "skipped" }), "failed"],
  ])("is %s", (_, environment, stages, outcome) => {
    expect(recordOf({ environment, stages }).outcome).toBe(outcome);
  });
});

describe("the jobs of a run", () => {
  it("are known by their stage, and the one that still runs is left out", () => {
    const jobs = readRunJobs([jobsAnswer(needs())]);
    expect(jobs.map(({ stage, name }) => `${stage}: ${name}`)).toEqual([
      "Build & test: Backend",
      "Quality gates: Coverage",
      "Deploy: Deploy to prod",
      "Validate: Health and latency",
      "Roll back: Roll back prod",
    ]);
  });

  it("that were skipped took no time", () => {
    const jobs = readRunJobs([jobsAnswer(needs({ deploy: "skipped" }))]);
    expect(jobs.find(({ stage }) => stage === "Deploy")).not.toHaveProperty("startedAt");
  });
});
