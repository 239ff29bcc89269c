/** Three stories for the page's tests: a healthy release, a faulty one, one that a gate stopped. */

import { type Sample, seededRandom, summariseUsers } from "../../rehearsal/src/users/index.ts";
import type { Story, StoryJob } from "../src/story.ts";

export const oldRelease = "5a1f0c9e7b3d2468ace013579bdf024681357ace";
export const newRelease = "e7c40b1d9f52a6380c4e71b9d2f0a8536b1c9d74";
const started = Date.UTC(2026, 10, 24, 9, 0, 0);
const minute = 60_000;
/** Start of the shift on Azure's clock. */
const shiftStart = Date.UTC(2026, 10, 24, 10, 12, 0);

type Row = readonly [
  stage: string,
  name: string,
  from: number,
  to: number,
  conclusion?: StoryJob["conclusion"],
];

function jobs(rows: readonly Row[]): StoryJob[] {
  return rows.map(([stage, name, from, to, conclusion = "success"]) => ({
    job: `ship / ${stage} / ${name}`,
    name,
    stage,
    conclusion,
    standIns:
      conclusion === "not-run" || conclusion === "skipped"
        ? []
        : [
            {
              uses: "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1",
              description: "Copies the tree at the commit.",
            },
          ],
    notRunLocally:
      conclusion === "not-run"
        ? [
            {
              uses: "github/codeql-action/analyze@8aad20d150bbac5944a9f9d289da16a4b0d87c1e",
              reason: "CodeQL needs GitHub's code scanning.",
            },
          ]
        : [],
    ...(conclusion === "skipped"
      ? { reason: "A job it needs did not succeed." }
      : { startedAt: started + from * 1_000, finishedAt: started + to * 1_000 }),
    ...(conclusion === "failure" ? { failedStep: "Gate" } : {}),
  }));
}

const build: Row[] = [
  ["Build & test", "Backend", 1, 31],
  ["Build & test", "Frontend", 1, 42],
  ["Build & test", "Publish once", 43, 52],
  ["Build & test", "End-to-end tests", 52, 71],
];
const otherGates: Row[] = [
  ["Quality gates", "Static analysis", 71, 84],
  ["Quality gates", "Dependencies", 71, 79],
  ["Quality gates", "Dependency review", 71, 72, "not-run"],
  ["Quality gates", "CodeQL (csharp)", 71, 72, "not-run"],
];

const base = {
  schema: "slipway/rehearsal-story/v1",
  product: "Roster",
  repository: "qar-health/roster",
  branch: "release/1.0",
  commit: newRelease,
  environment: "prod",
  releases: {
    from: { id: oldRelease, label: "1.0.3" },
    to: { id: newRelease, label: "1.1.0" },
  },
  startedAt: started,
  clock: { scale: 60, agreedAt: started + 90_000 },
  evidence: {
    machine: "2 processors, 23 GB, Debian 12",
    versions: { Node: "24.21.0", ".NET SDK": "9.0.308", Chromium: "153.0.8010.0" },
    limits: [
      "Azure is simulated as recorded and documented; whether clearing a rule un-pins a user is undocumented.",
      "Response times are those of this machine.",
    ],
    files: [
      "evidence-gates/coverage-gate-report.json",
      "evidence-deploy/ef-migrate-apply-report.json",
      "evidence-deploy/bluegreen-shift-report.json",
    ].map((path, index) => ({ path, bytes: 4_000 * (index + 1), sha256: `${index}a`.repeat(32) })),
  },
} as const;

const gates = {
  coverage: coverage(92.6, 84.1),
  tests: [
    { name: "Backend", total: 148, passed: 148, failed: 0, skipped: 0, seconds: 11.2 },
    { name: "Frontend", total: 96, passed: 95, failed: 0, skipped: 1, seconds: 6.4 },
    { name: "End to end", total: 11, passed: 11, failed: 0, skipped: 0, seconds: 14.8 },
  ],
  checks: [
    { name: "Static analysis", verdict: "pass", detail: "Nothing found." },
    { name: "Dependencies", verdict: "pass", detail: "No known vulnerability in 214 packages." },
    {
      name: "CodeQL (csharp)",
      verdict: "not-run",
      detail: "CodeQL needs GitHub's code scanning.",
    },
    {
      name: "Dependency review",
      verdict: "not-run",
      detail: "The review compares two commits in GitHub's dependency graph.",
    },
  ],
} as const;

function coverage(backend: number, frontend: number) {
  const group = (name: string, share: number, total: number, threshold: string) => ({
    name,
    verdict: share >= Number(threshold) ? "pass" : "fail",
    lines: { covered: Math.round((share * total) / 100), total, threshold },
    branches: { covered: Math.round(total * 0.2), total: Math.round(total * 0.24) },
    files: Array.from({ length: Math.round(total / 40) }, (_, index) => ({ path: `f${index}` })),
  });
  return {
    schema: "slipway/coverage-gate-report/v1",
    verdict: backend >= 90 && frontend >= 80 ? "pass" : "fail",
    reasons:
      frontend >= 80
        ? []
        : [
            {
              code: "below-threshold",
              message: `Frontend covers ${frontend} % of its lines; 80 % are required.`,
              remedy: "Cover 31 more lines, for example in users-page.ts.",
            },
          ],
    groups: [group("Backend", backend, 2_213, "90"), group("Frontend", frontend, 988, "80")],
  };
}

const migration: Story["migration"] = {
  reports: [
    {
      operation: "plan",
      report: {
        schema: "slipway/ef-migrate-report/v1",
        verdict: "warn",
        reasons: [],
        contexts: [
          {
            name: "RosterDbContext",
            provider: "Microsoft.EntityFrameworkCore.Sqlite",
            applied: [
              { id: "20260302091512_CreateUsers" },
              { id: "20260416134057_AddAccessRequests" },
            ],
            pending: [
              {
                id: "20260609082233_AddAuditTrail",
                name: "AddAuditTrail",
                safety: "safe",
                rollback: "lossless",
              },
              { id: "20260914070110_SplitFullName", name: "SplitFullName" },
            ],
            findings: [
              {
                rule: "R07",
                severity: "conditional",
                migration: "20260914070110_SplitFullName",
                object: "Users",
                message:
                  "Copies FullName into FirstName and LastName; the column stays until the old release is retired.",
                alternative: "Drop it in the next release.",
              },
            ],
          },
        ],
      },
    },
    {
      operation: "apply",
      report: {
        schema: "slipway/ef-migrate-report/v1",
        verdict: "pass",
        backup: {
          file: "backups/roster-20261124T101012Z.db",
          bytes: 98_304,
          sha256: "ab".repeat(32),
        },
        contexts: [
          {
            name: "RosterDbContext",
            applied: [],
            pending: [],
            steps: [
              { id: "20260609082233_AddAuditTrail", seconds: 0.041, outcome: "done" },
              { id: "20260914070110_SplitFullName", seconds: 0.118, outcome: "done" },
            ],
          },
        ],
      },
    },
  ],
  forwardSql:
    'BEGIN TRANSACTION;\nALTER TABLE "Users" ADD "FirstName" TEXT NOT NULL DEFAULT \'\';\nUPDATE "Users" SET "FirstName" = substr("FullName", 1, instr("FullName", \' \') - 1);\nCOMMIT;\n',
  rollbackSql: 'BEGIN TRANSACTION;\nALTER TABLE "Users" DROP COLUMN "FirstName";\nCOMMIT;\n',
};

const approval: Story["approval"] = {
  environment: "prod",
  answer: "approved",
  how: "on the terminal",
  by: "ada",
  askedAt: started + 85_000,
  answeredAt: started + 89_000,
};

/** Minute by minute: users keep their release for their session, so the share lags the weight. */
function traffic(
  weightAt: (minutes: number) => number,
  until: number,
  faultShare: number,
  swapAt?: number,
) {
  const random = seededRandom(5);
  const samples: Sample[] = [];
  let user = 0;
  for (let at = -5; at < until; at += 0.06) {
    user++;
    const canary = swapAt !== undefined && at > swapAt ? true : random() * 100 < weightAt(at);
    const length = 3 + Math.floor(random() * 6);
    for (let index = 0; index < length; index++) {
      const when = at + index * 0.55;
      if (when >= until) break;
      const swapped = swapAt !== undefined && when > swapAt;
      const release = canary || swapped ? newRelease : oldRelease;
      const failed = random() < (release === newRelease ? faultShare : 0.002);
      samples.push({
        at: shiftStart + when * minute,
        user,
        method: "GET",
        path: "/api/users",
        ok: !failed,
        status: failed ? 500 : 200,
        milliseconds:
          (release === newRelease ? 9 : 11) * Math.exp(0.7 * (random() + random() - 0.8)),
        release,
      });
    }
  }
  return summariseUsers(samples, minute);
}

function shiftReport(
  outcome: string,
  steps: readonly [weight: number, from: number, looks: number][],
  bad = false,
) {
  const at = (minutes: number) => new Date(shiftStart + minutes * minute).toISOString();
  return {
    schema: "slipway/bluegreen-shift-report/v1",
    verdict: bad ? "fail" : "pass",
    outcome,
    startedAt: at(-1.5),
    finishedAt: at(50),
    reasons: bad
      ? [
          {
            code: "canary-errors",
            message: "The new release fails more often than the old one.",
            remedy: "Read the application's log of the slot, repair and release again.",
          },
        ]
      : [],
    limits: { relative: 200, absolute: 200 },
    steps: steps.map(([weight, from, looks], step) => ({
      weight,
      startedAt: at(from),
      observedShare: weight / 100 - 0.02,
      looks: Array.from({ length: looks }, (_, index) => {
        const last = index === looks - 1;
        const requests = Math.round((index + 1) * 80);
        return {
          at: at(from + 3 + index * 2),
          blue: { requests: Math.round(requests * (1 - weight / 100)), errors: 1 },
          green: {
            requests: Math.round((requests * weight) / 100),
            errors: bad ? Math.round(requests * weight * 0.002) : 0,
          },
          eValues: {
            relative: bad && last ? 4_812.4 : 0.4 + 0.1 * index,
            absolute: bad && last ? 1.9e7 : 0.02 * (step + 1),
          },
          rho: { lower: bad && last ? 6.1 : 0, upper: index === 0 ? null : 4 / (index + 1) },
          verdict: bad && last ? "fail" : last ? "pass" : "inconclusive",
          reason: bad && last ? "Both limits are passed." : last ? "Enough evidence." : "Wait.",
        };
      }),
    })),
    ...(bad
      ? { rollback: { detectedAt: at(7), rulesClearedAt: at(7.1), lastCanaryRequestAt: at(10.4) } }
      : { swap: { requestedAt: at(40), confirmedAt: at(41.1) }, keepUntil: at(41 + 24 * 60) }),
  };
}

const health = (of: string) => ({
  of,
  report: {
    schema: "slipway/health-check-report/v1",
    verdict: "pass",
    reasons: [],
    servedVersion: newRelease,
    checks: [
      {
        name: "status",
        target: "/",
        verdict: "pass",
        code: "ok",
        reason: "200 with text/html.",
        attempts: 2,
        seconds: 1.204,
      },
      {
        name: "health",
        target: "/health",
        verdict: "pass",
        code: "ok",
        reason: "Healthy: database, disk.",
        attempts: 1,
        seconds: 0.031,
      },
      {
        name: "spa",
        target: "/deep/link",
        verdict: "pass",
        code: "ok",
        reason: "Answers the start page.",
        attempts: 1,
        seconds: 0.012,
      },
    ],
    performance: {
      offeredPerSecond: 20,
      seconds: 30,
      requests: 600,
      errors: 0,
      p50: 8.1,
      p95: 31.4,
      p99: 74.9,
      generatorLagP99: 1.2,
      limits: [{ threshold: "p(95)<3s", verdict: "pass", value: 31.4, lower: 26.2, upper: 44.8 }],
    },
  },
});

export const healthy: Story = {
  ...base,
  outcome: "promoted",
  finishedAt: started + 176_000,
  jobs: jobs([
    ...build,
    ["Quality gates", "Coverage", 71, 75],
    ...otherGates,
    ["Deploy", "Deploy to prod", 89, 148],
    ["Validate", "Health and latency", 148, 163],
    ["Validate", "Regression suite", 148, 174],
  ]),
  gates,
  approval,
  migration,
  traffic: {
    load: "about 90 requests a minute, sessions of 3 to 8 requests",
    shift: shiftReport("promoted", [
      [10, 0, 4],
      [25, 10, 4],
      [50, 20, 4],
      [100, 30, 4],
    ]),
    users: traffic(
      (at) => (at < 0 ? 0 : at < 10 ? 10 : at < 20 ? 25 : at < 30 ? 50 : 100),
      50,
      0.002,
      41.1,
    ),
  },
  validation: {
    health: [health("the public name")],
    regression: { name: "Regression", total: 11, passed: 11, failed: 0, skipped: 0, seconds: 12.9 },
  },
};

export const faulty: Story = {
  ...base,
  releases: { ...base.releases, to: { id: newRelease, label: "faulty" } },
  outcome: "rolled-back",
  finishedAt: started + 118_000,
  jobs: jobs([
    ...build,
    ["Quality gates", "Coverage", 71, 75],
    ...otherGates,
    ["Deploy", "Deploy to prod", 89, 117, "failure"],
    ["Validate", "Health and latency", 0, 0, "skipped"],
    ["Validate", "Regression suite", 0, 0, "skipped"],
  ]).map((job) =>
    job.failedStep === undefined ? job : { ...job, failedStep: "Shift the traffic" },
  ),
  gates,
  approval,
  migration,
  traffic: {
    load: "about 90 requests a minute, sessions of 3 to 8 requests",
    fault: {
      description: "This release fails 20 % of its requests, on purpose.",
      beganAt: shiftStart + 0.8 * minute,
    },
    shift: shiftReport("rolled-back", [[10, 0, 3]], true),
    users: traffic((at) => (at >= 0 && at < 7.1 ? 10 : 0), 16, 0.2),
  },
};

export const stopped: Story = {
  ...base,
  outcome: "stopped-at-gate",
  finishedAt: started + 88_000,
  jobs: jobs([
    ...build,
    ["Quality gates", "Coverage", 71, 75, "failure"],
    ...otherGates,
    ["Deploy", "Deploy to prod", 0, 0, "skipped"],
    ["Validate", "Health and latency", 0, 0, "skipped"],
    ["Validate", "Regression suite", 0, 0, "skipped"],
  ]),
  gates: { ...gates, coverage: coverage(92.6, 76.9) },
};
