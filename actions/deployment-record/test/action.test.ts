import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runAction } from "@slipway/toolkit";
import { Ajv2020 } from "ajv/dist/2020.js";
import { strToU8, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runInProcess, type StepOfProcess } from "../../../test/action-in-process.ts";
import { main } from "../src/main.ts";
import { ActionsServer } from "./actions-server.ts";
import {
  at,
  coverageReport,
  jobsAnswer,
  needs,
  newRelease,
  shiftReport,
  wholeRun,
  writeFiles,
} from "./run-evidence.ts";

const action = path.resolve(import.meta.dirname, "..");
const schema = (name: string) =>
  new Ajv2020({ strict: true, strictTypes: false, allowUnionTypes: true }).compile(
    JSON.parse(readFileSync(path.join(action, `${name}.schema.json`), "utf8")) as object,
  );
const schemas = {
  report: schema("report"),
  record: schema("record"),
  metrics: schema("metrics"),
};

let workspace: string;
let github: ActionsServer;
beforeEach(async () => {
  workspace = mkdtempSync(path.join(tmpdir(), "slipway-record-"));
  github = await ActionsServer.start();
  github.jobs = jobsAnswer(needs());
});
afterEach(async () => {
  await github[Symbol.asyncDispose]();
  rmSync(workspace, { recursive: true, force: true });
});

const file = (name: string) => path.join(workspace, name);

/** The sources in this process. */
const here = (step: StepOfProcess) => runInProcess(() => runAction(main), step);

/** The bundle in a process of its own, as GitHub's runner does. */
async function bundle({ directory, environment }: StepOfProcess) {
  const child = spawn(process.execPath, [path.join(action, "dist", "index.js")], {
    cwd: directory,
    env: environment,
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      log += chunk;
    });
  }
  const exitCode = await new Promise((resolve) => child.once("close", resolve));
  return { exitCode, log };
}

/** Runs the action with the runner's protocol. */
async function run(
  inputs: Readonly<Record<string, string>>,
  execute: typeof here | typeof bundle = here,
) {
  writeFileSync(file("output"), "");
  writeFileSync(file("summary"), "");
  const given = { token: github.token, "evidence-directory": ".slipway", ...inputs };
  const { exitCode, log } = await execute({
    directory: workspace,
    environment: {
      PATH: process.env.PATH,
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: file("output"),
      GITHUB_STEP_SUMMARY: file("summary"),
      GITHUB_REPOSITORY: "o/r",
      GITHUB_API_URL: github.url,
      GITHUB_RUN_ID: "42",
      GITHUB_RUN_ATTEMPT: "2",
      GITHUB_RUN_NUMBER: "7",
      GITHUB_WORKFLOW: "Ship",
      GITHUB_EVENT_NAME: "push",
      GITHUB_SHA: newRelease,
      GITHUB_REF: "refs/heads/release/1",
      GITHUB_ACTOR: "ada",
      ...Object.fromEntries(
        Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
    },
  });
  const written = readFileSync(file("output"), "utf8");
  const output = (key: string) =>
    new RegExp(`^${key}<<(\\S+)\\n([\\s\\S]*?)\\n\\1$`, "m").exec(written)?.[2];
  const read = (key: "report" | "record" | "metrics") => {
    const name = output(key);
    if (name === undefined) return null;
    const value = JSON.parse(readFileSync(file(name), "utf8"));
    // As a plain boolean: ajv's type guard would turn what was read into `unknown`.
    const isValid: boolean = schemas[key](value);
    if (!isValid) throw new Error(JSON.stringify(schemas[key].errors));
    return value;
  };
  const page = output("page");
  return {
    exitCode,
    log,
    verdict: output("verdict"),
    outcome: output("outcome"),
    report: read("report"),
    record: read("record"),
    metrics: read("metrics"),
    page: page === undefined ? "" : readFileSync(file(page), "utf8"),
    summary: readFileSync(file("summary"), "utf8"),
  };
}

const recording = (
  change: Readonly<Record<string, string>> = {},
  execute: typeof here | typeof bundle = here,
) =>
  run(
    {
      operation: "record",
      stages: JSON.stringify(needs()),
      environment: "prod",
      product: "Roster",
      migrations: "true",
      evidence: "evidence",
      "test-results": "test-results",
      ...change,
    },
    execute,
  );

describe("record", () => {
  it("writes the record and the page of a whole run", async () => {
    writeFiles(file("evidence"), wholeRun());
    github.approvals = [
      {
        state: "approved",
        user: { login: "grace" },
        environments: [{ name: "prod" }],
        comment: "",
      },
    ];
    const { exitCode, verdict, outcome, record, page, log } = await recording({}, bundle);
    expect([exitCode, verdict, outcome]).toEqual([0, "pass", "deployed"]);
    expect(record.run).toMatchObject({ id: 42, attempt: 2, workflow: "Ship" });
    expect(record.approval).toMatchObject({ answer: "approved", by: "grace" });
    expect(page).toContain("<h1>Promoted</h1>");
    expect(page).toContain("Approved for “prod” by grace.");
    expect(page).not.toMatch(/<script|rehearsal of/);
    expect(log.replaceAll(`::add-mask::${github.token}`, "")).not.toContain(github.token);
  });

  it("is no failure of a run that failed: it tells why", async () => {
    const stages = needs({ deploy: "failure", validate: "skipped" });
    github.jobs = jobsAnswer(stages);
    writeFiles(
      file("evidence"),
      wholeRun({
        "evidence-deploy-prod/bluegreen-shift-shift-report.json": shiftReport("rolled-back"),
        "evidence-validation/health-check-public-report.json": undefined,
      }),
    );
    const { exitCode, verdict, outcome, page } = await recording({
      stages: JSON.stringify(stages),
    });
    expect([exitCode, verdict, outcome]).toEqual([0, "pass", "rolled-back"]);
    expect(page).toContain("<h1>Rolled back</h1>");
  });

  it("warns of missing evidence, in the log, the record and the page", async () => {
    const { exitCode, verdict, outcome, record, page, log } = await recording();
    expect([exitCode, verdict, outcome]).toEqual([0, "warn", "deployed"]);
    expect(record.verdict).toBe("inconclusive");
    expect(log).toContain("::warning");
    expect(page).toContain("<h3>Missing</h3>");
  });

  it("says so where GitHub tells no jobs, and records all the same", async () => {
    writeFiles(file("evidence"), wholeRun());
    const { exitCode, verdict, record } = await recording({ token: "another" });
    expect([exitCode, verdict]).toEqual([0, "warn"]);
    expect(record.missing.map(({ code }: { code: string }) => code)).toEqual(["jobs-not-read"]);
    expect(record.startedAt).toBe(at(8));
  });

  it("lets no text of the evidence act in log, summary or page", async () => {
    const evil = "x\n::error::forged\n<script>alert(1)</script> | # [a](javascript:1)";
    writeFiles(
      file("evidence"),
      wholeRun({
        "evidence-coverage/coverage-gate-report.json": {
          ...coverageReport("fail"),
          reasons: [{ code: "x", message: evil, remedy: evil, file: evil }],
        },
        "evidence-coverage/<img src=x onerror=1>::warning::.json": "{",
      }),
    );
    const { log, summary, page } = await recording();
    expect(log).not.toMatch(/^::error::forged/m);
    expect(page).not.toMatch(/<script|<img src/);
    expect(summary).not.toMatch(/<script|<img|^::|\]\(javascript/m);
  });

  it("follows no link out of the evidence", async () => {
    writeFiles(
      file("evidence"),
      wholeRun({ "evidence-coverage/coverage-gate-report.json": undefined }),
    );
    writeFiles(workspace, { "elsewhere.json": coverageReport() });
    writeFiles(file("evidence"), { "evidence-coverage/other.xml": "<x/>" });
    symlinkSync(
      file("elsewhere.json"),
      file("evidence/evidence-coverage/coverage-gate-report.json"),
    );
    const { record } = await recording();
    expect(record.missing.map(({ code }: { code: string }) => code)).toEqual([
      "evidence-missing",
      "evidence-unreadable",
    ]);
  });

  it.each(["", "{}", "success", "[]"])(
    "refuses %j for the results of the stages",
    async (stages) => {
      const { exitCode, log } = await recording({ stages });
      expect(exitCode).toBe(1);
      expect(log).toContain("stages");
    },
  );
});

const deployed = (runId: number) => ({
  schema: "slipway/deployment-record/v1",
  run: { id: runId, attempt: 1, url: `https://github.com/o/r/actions/runs/${runId}` },
  commit: newRelease,
  environment: "prod",
  kind: "deployment",
  outcome: "deployed",
  finishedAt: new Date(Date.now() - runId * 60_000).toISOString(),
  deployment: { reachedUsers: "yes" },
  stages: ["deploy", "validate"].map((stage) => ({ stage, verdict: "pass" })),
  traffic: { requests: { interruptedMinutes: 0 } },
});

const measuring = (
  change: Readonly<Record<string, string>> = {},
  execute: typeof here | typeof bundle = here,
) => run({ operation: "metrics", window: "90", "missed-target": "warn", ...change }, execute);

describe("metrics", () => {
  it("reads every page of the repository's records", async () => {
    github.pageSize = 10;
    for (let id = 1; id <= 25; id++) github.stored.push({ runId: id, record: deployed(id) });
    const { exitCode, metrics, page } = await measuring({}, bundle);
    expect(exitCode).toBe(0);
    expect(metrics.records).toBe(25);
    expect(metrics.environments[0].metrics[0]).toMatchObject({ n: 25, value: 1, verdict: "pass" });
    expect(page).toContain("<h1>On target</h1>");
    expect(github.leaked).toEqual([]);
  });

  it.each([
    ["of a fork's run", { run: { head_repository_id: 2 } }, "another repository"],
    ["that names another run", { record: deployed(9) }, "another run"],
    ["that names another commit", { run: { head_sha: "b".repeat(40) } }, "another commit"],
    ["that has expired", { artifact: { expired: true } }, "expired"],
    ["that is too large", { artifact: { size_in_bytes: 1e9 } }, "too large"],
    ["that is no archive", { archive: strToU8("<html>") }, "no archive"],
    ["without the record", { archive: zipSync({ "x.json": strToU8("{}") }) }, "has no"],
    [
      "of a bomb's size",
      { archive: zipSync({ "deployment-record.json": new Uint8Array(9_000_000) }) },
      "of a record's size",
    ],
  ])("takes no record %s, and says so", async (_, change, reason) => {
    github.stored.push({ runId: 1, record: deployed(1) });
    github.stored.push({ runId: 2, record: deployed(2), ...change });
    const { exitCode, verdict, metrics } = await measuring();
    expect(exitCode).toBe(0);
    expect(verdict).not.toBe("pass");
    expect(metrics.environments[0].metrics[0].n).toBe(1);
    expect(metrics.refused[0].reason).toContain(reason);
  });

  it("reads records from a directory, without GitHub", async () => {
    writeFiles(file("records"), { "1/deployment-record.json": deployed(1), "2.json": "{" });
    const { metrics } = await measuring({ records: "records" });
    expect([metrics.records, metrics.refused]).toEqual([
      1,
      [{ name: "2.json", reason: "it is no JSON object" }],
    ]);
    expect(github.requests).toEqual([]);
  });

  it("says of every record that does not count why", async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    const longAgo = new Date(Date.now() - 9 * 86_400_000).toISOString();
    writeFiles(file("records"), {
      "1.json": deployed(1),
      "2.json": { ...deployed(2), finishedAt: tomorrow },
      "3.json": { ...deployed(3), finishedAt: longAgo },
      "4.json": { ...deployed(4), environment: null },
    });
    const { metrics, page, report, log } = await measuring({ records: "records", window: "7" });
    expect(metrics.refused).toEqual([
      { name: "2.json", reason: expect.stringContaining(`in the future, at ${tomorrow}`) },
    ]);
    expect(metrics).toMatchObject({ records: 4, withoutEnvironment: 1, beforeWindow: 1 });
    expect(metrics.environments[0].metrics[0].n).toBe(1);
    expect(page).toContain("1 of runs that were to deploy nowhere and 1 from before the window");
    expect(JSON.stringify(report.reasons)).toContain("1 record does not count");
    expect(log).toContain("0 targets missed in 7 days; 2 records of an environment.");
  });

  it("says that there is no data, which is no pass", async () => {
    const { exitCode, verdict, report, page } = await measuring();
    expect([exitCode, verdict]).toEqual([0, "inconclusive"]);
    expect(report.reasons[0].code).toBe("no-records");
    expect(page).toContain("<h1>No data</h1>");
  });

  it.each([
    ["warn", 0, "warn"],
    ["fail", 1, "fail"],
  ])("with missed-target %s ends with %i where a target is missed", async (policy, code, word) => {
    github.stored.push({ runId: 1, record: { ...deployed(1), outcome: "failed" } });
    const { exitCode, verdict, report, page } = await measuring({ "missed-target": policy });
    expect([exitCode, verdict]).toEqual([code, word]);
    expect(report.reasons[0].message).toContain("success rate is 0 %, the target is > 95 %");
    expect(page).toContain("<h1>1 target missed</h1>");
  });

  it("fails with its remedy where GitHub does not let it read", async () => {
    const { exitCode, log } = await measuring({ token: "another" }, bundle);
    expect(exitCode).toBe(1);
    expect(log).toContain("actions: read");
    expect(log).not.toContain("defect");
  });
});
