/**
 * What the jobs of a run leave, as the actions write it: every report here is valid by its action's
 * own schema (schemas.test.ts).
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

export const oldRelease = "5a1f0c9e7b3d2468ace013579bdf024681357ace";
export const newRelease = "e7c40b1d9f52a6380c4e71b9d2f0a8536b1c9d74";
export const publicUrl = "https://app-roster-prod.azurewebsites.net";
const slotUrl = "https://app-roster-prod-green.azurewebsites.net";

/** The run begins at 09:00 UTC; `minute` counts from there. */
export const start = Date.UTC(2026, 10, 24, 9);
export const at = (minute: number): string => new Date(start + minute * 60_000).toISOString();

const report = (action: string, from: number, to: number, verdict = "pass") => ({
  schema: `slipway/${action}-report/v1`,
  verdict,
  reasons: [] as object[],
  startedAt: at(from),
  finishedAt: at(to),
});

const migration = {
  id: "20261101090000_AddNickname",
  name: "AddNickname",
  safety: "safe",
  destructive: false,
  rollback: "lossless",
};

export function migrationReport(operation: "plan" | "apply", verdict = "pass") {
  const applied = operation === "apply";
  return {
    ...report("ef-migrate", applied ? 40 : 8, applied ? 41 : 9, verdict),
    operation,
    digest: "a".repeat(64),
    pack: ".slipway/migrations",
    contexts: [
      {
        name: "RosterContext",
        provider: "Microsoft.EntityFrameworkCore.SqlServer",
        applied: ["20261001090000_Initial"],
        pending: [migration],
        unknown: [],
        ignored: [],
        findings: [],
        steps: applied
          ? [
              {
                id: migration.id,
                seconds: 1.5,
                outcome: verdict === "pass" ? "done" : "failed",
                startedAt: at(40),
              },
            ]
          : [],
        rehearsals: [],
      },
    ],
    backup: null,
    receipt: null,
    restore: [],
    wayBack: [],
    allowances: [],
  };
}

export function coverageReport(verdict = "pass") {
  const covered = verdict === "pass" ? 940 : 700;
  const percent = verdict === "pass" ? "94.00" : "70.00";
  const reasons =
    verdict === "pass"
      ? []
      : [{ code: "below-threshold", message: "backend: 70.00 % of the lines, 90 % are required." }];
  return {
    ...report("coverage-gate", 12, 13, verdict),
    reasons,
    mode: "enforce",
    lines: { covered, total: 1_000, percent },
    groups: [
      {
        name: "backend",
        verdict,
        lines: { covered, total: 1_000, percent, threshold: "90" },
        branches: { covered: 300, total: 400, coveredAtMost: 300, percent: "75.00" },
        files: [],
        exclusions: [],
        reports: [],
        notices: [],
        unreported: [],
      },
    ],
  };
}

export function healthReport(name: "candidate" | "public", verdict = "pass") {
  const [from, to] = name === "candidate" ? [43, 44] : [90, 92];
  return {
    ...report("health-check", from, to, verdict),
    reasons: verdict === "pass" ? [] : [{ code: "status", message: "GET /health answered 503." }],
    name,
    baseUrl: name === "candidate" ? slotUrl : publicUrl,
    servedVersion: newRelease,
    checks: [
      {
        name: "health",
        target: "/health",
        verdict,
        code: verdict === "pass" ? "ok" : "status",
        reason: verdict === "pass" ? "200 in 41 ms" : "503",
        attempts: 1,
        seconds: 0.05,
      },
    ],
    ...(name === "candidate"
      ? {}
      : {
          performance: {
            target: "GET /api/ping",
            offeredPerSecond: 20,
            seconds: 30,
            requests: 600,
            errors: 2,
            errorsByCode: { 503: 2 },
            p50: 40,
            p95: 180,
            p99: 240,
            max: 400,
            generatorLagP99: 1,
            maximumInFlight: 9,
            histogram: [],
            limits: [
              { threshold: "p(95)<3s", verdict: "pass", value: 180, lower: 160, upper: 210 },
            ],
          },
        }),
  };
}

const side = (requests: number, errors: number) => ({ requests, errors, averageMs: 80 });

/** A shift of four weights, or one that finds a fault at 25 % in its 14th minute and goes back. */
export function shiftReport(outcome: "promoted" | "rolled-back" = "promoted") {
  const back = outcome === "rolled-back";
  const weights = back ? [10, 25] : [10, 25, 50, 100];
  const step = (weight: number, index: number) => ({
    weight,
    startedAt: at(45 + index * 10),
    endedAt: at(55 + index * 10),
    observedShare: weight / 100,
    looks: [
      {
        at: at(54 + index * 10),
        blue: side(900, 1),
        green: side(100, back && index === 1 ? 40 : 0),
        eValues: { relative: back && index === 1 ? 4_000 : 0.4 },
        rho: { lower: 0.1, upper: null },
        verdict: back && index === 1 ? "fail" : "pass",
        reason: back && index === 1 ? "the new version fails more often" : "no alarm",
        code: back && index === 1 ? "worse" : "go-on",
      },
    ],
  });
  const minutes = Array.from({ length: back ? 16 : 40 }, (_, index) => ({
    at: at(45 + index),
    blue: side(900, 1),
    green: side(100, back && index >= 12 ? 10 : 0),
  }));
  return {
    ...report("bluegreen-shift", 45, back ? 80 : 88, back ? "fail" : "pass"),
    reasons: back
      ? [{ code: "rolled-back", message: "The new version failed 10 % of its requests." }]
      : [],
    operation: "shift",
    app: "app-roster-prod",
    slot: "green",
    topology: "slots",
    outcome,
    weight: 0,
    releases: { old: oldRelease, new: newRelease },
    serving: { production: back ? oldRelease : newRelease, slot: back ? newRelease : oldRelease },
    limits: { relative: 200 },
    dispersion: 1,
    steps: weights.map(step),
    minutes,
    ...(back
      ? {
          rollback: {
            detectedAt: at(59),
            rulesClearedAt: at(59.5),
            lastCanaryRequestAt: at(62),
            pinnedClientsMovedAt: at(61.5),
            pinnedClients: "swapped",
          },
        }
      : { swap: { requestedAt: at(77), confirmedAt: at(78) }, keepUntil: at(78 + 1_440) }),
  };
}

/** `rollback` of bluegreen-shift, as the rollback workflow runs it. */
export function rollbackReport() {
  const { swap: _, keepUntil: __, ...shift } = shiftReport("promoted") as Record<string, unknown>;
  return {
    ...shift,
    startedAt: at(100),
    finishedAt: at(104),
    operation: "rollback",
    outcome: "rolled-back",
    steps: [],
    minutes: [],
    rollback: { detectedAt: at(100), rulesClearedAt: at(101), swappedBackAt: at(103) },
  };
}

export type Evidence = Readonly<Record<string, object | string>>;

/** The files of a whole run, as actions/download-artifact lays them out. */
export function wholeRun(
  change: Readonly<Record<string, object | string | undefined>> = {},
): Evidence {
  const files = {
    "evidence-package/ef-migrate-plan-report.json": migrationReport("plan"),
    "evidence-coverage/coverage-gate-report.json": coverageReport(),
    "evidence-deploy-prod/ef-migrate-apply-report.json": migrationReport("apply"),
    "evidence-deploy-prod/health-check-candidate-report.json": healthReport("candidate"),
    "evidence-deploy-prod/bluegreen-shift-shift-report.json": shiftReport(),
    "evidence-validation/health-check-public-report.json": healthReport("public"),
    ...change,
  };
  return Object.fromEntries(
    Object.entries(files).flatMap(([name, content]) =>
      content === undefined ? [] : [[name, content] as const],
    ),
  );
}

export function writeFiles(directory: string, files: Evidence): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(directory, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  }
}

const stageOf: Readonly<Record<string, string>> = {
  "build-test": "Build & test / Backend",
  "quality-gates": "Quality gates / Coverage",
  deploy: "Deploy / Deploy to prod",
  validate: "Validate / Health and latency",
  "roll-back": "Roll back / Roll back prod",
  rollback: "Roll back prod",
};

/** The context `needs`: success where nothing else is said. */
export function needs(change: Readonly<Record<string, string | undefined>> = {}) {
  const results = {
    route: "success",
    "build-test": "success",
    "quality-gates": "success",
    deploy: "success",
    validate: "success",
    "roll-back": "skipped",
    ...change,
  };
  return Object.fromEntries(
    Object.entries(results).flatMap(([id, result]) =>
      result === undefined
        ? []
        : [[id, { result, outputs: id === "deploy" ? { "base-url": publicUrl } : {} }] as const],
    ),
  );
}

/** "List jobs for a workflow run attempt" for these stages; the job that writes the record still runs. */
export function jobsAnswer(stages: ReturnType<typeof needs>) {
  const times: Readonly<Record<string, readonly [number, number]>> = {
    "build-test": [0, 10],
    "quality-gates": [11, 20],
    deploy: [38, 89],
    validate: [89, 93],
    "roll-back": [99, 105],
    rollback: [99, 105],
  };
  const jobs = Object.entries(stages)
    .filter(([id]) => id in stageOf)
    .map(([id, { result }]) => {
      const [from, to] = times[id] ?? [0, 1];
      return {
        name: `${id === "rollback" ? "rollback" : "pipeline"} / ${stageOf[id]}`,
        status: "completed",
        conclusion: result,
        started_at: at(from),
        completed_at: at(to),
        steps: [
          { name: "Set up job", conclusion: "success" },
          ...(result === "failure" ? [{ name: "The step itself", conclusion: "failure" }] : []),
        ],
      };
    });
  const own = { name: "pipeline / Record", status: "in_progress", conclusion: null, steps: [] };
  return { total_count: jobs.length + 1, jobs: [...jobs, { ...own, started_at: at(94) }] };
}
