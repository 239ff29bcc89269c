import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readTestCounts, type Story } from "@slipway/deployment-page";
import { UsageError } from "@slipway/toolkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closingLines } from "../src/cli/closing-lines.ts";
import { jobsOf } from "../src/cli/jobs.ts";
import { OptionError, readOptions } from "../src/cli/options.ts";
import { takeRunLock } from "../src/cli/run-lock.ts";
import { git } from "../src/product/git.ts";
import { environmentPlans, landscape } from "../src/product/landscape.ts";
import { makeProductRepository } from "../src/product/repository.ts";
import type { RunEvent } from "../src/runner/types.ts";

const slipway = path.resolve(import.meta.dirname, "../../..");
let directory: string;
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), "slipway-cli-"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe("options", () => {
  test("none means a healthy release to production, to be approved by a person", () => {
    expect(readOptions([])).toEqual({
      list: false,
      help: false,
      branch: "release/1.0",
      release: "healthy",
      approve: [],
      timeScale: 60,
      port: 0,
    });
  });

  test.each([
    [["--branhc", "main"], /'--branhc'.*--help/],
    [["production"], /'production'.*--help/],
    [["--branch"], /--branch.*--help/],
    [["--release", "broken"], /no release "broken".*healthy.*faulty/],
    [["--time-scale", "0"], /--time-scale is "0".*1 to 120/],
    [["--port", "99999"], /--port is "99999"/],
  ] as const)("%j gets one sentence with the way out", (words, sentence) => {
    expect(() => readOptions(words)).toThrow(OptionError);
    expect(() => readOptions(words)).toThrow(sentence);
  });

  test("a wrong one ends the command with 2, one line and no stack", () => {
    const main = path.join(slipway, "packages/rehearsal/src/cli/main.ts");
    const { status, stderr } = spawnSync(
      process.execPath,
      ["--conditions=source", "--disable-warning=ExperimentalWarning", main, "--nonsense"],
      { encoding: "utf8" },
    );
    expect(status).toBe(2);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});

describe("one rehearsal at a time", () => {
  test("a second one is told who is first, and a dead one holds nothing", () => {
    const release = takeRunLock(directory);
    expect(() => takeRunLock(directory)).toThrow(UsageError);
    release();
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    writeFileSync(path.join(directory, "running"), `${pid}\n`);
    takeRunLock(directory)();
  });
});

describe("the example product as a repository", () => {
  const make = (release: "healthy" | "faulty") =>
    makeProductRepository({
      slipway,
      directory: path.join(directory, release),
      branch: "release/1.0",
      release,
    });

  test("has the release before, the release, and the same commits every time", () => {
    const first = make("healthy");
    const second = make("healthy");
    expect(second.sha).toBe(first.sha);
    const log = git(first.directory, ["log", "--format=%s %D", "--all"]).split("\n");
    expect(log[0]).toMatch(/^Roster 1\.0 .*release\/1\.0/);
    expect(log[1]).toMatch(/^Roster 0\.9 .*v0\.9\.0/);
    expect(git(first.directory, ["rev-parse", "v0.9.0"])).toBe(first.previous.sha);
    const added = git(first.directory, ["diff", "--name-status", "v0.9.0", "HEAD"]);
    expect(added).toMatch(/^A\t.*Migrations\/\d+_\w+\.cs$/m);
  });

  test("ships the fault as a commit of its own on top", () => {
    const faulty = make("faulty");
    expect(git(faulty.directory, ["rev-list", "--count", "HEAD"])).toBe("3");
    expect(git(faulty.directory, ["diff", "--stat", "HEAD~1", "HEAD"])).toContain("src/");
  });

  test("keeps the example's own caller of the pipeline", () => {
    const caller = readFileSync(
      path.join(make("healthy").directory, ".github/workflows/ship.yml"),
      "utf8",
    );
    expect(caller).toContain("/.github/workflows/pipeline.yml@v1");
  });
});

test("the local Azure has the strategy's plans, and slots only where the plan has them", () => {
  const spec = landscape({
    repository: "megadur/roster",
    tenantId: "t",
    subscriptionId: "s",
    connection: (name) => `Data Source=${name}.db`,
    appSettings: {},
  });
  expect(spec.plans?.map(({ name, sku }) => [name, sku])).toEqual([
    ["plan-roster-dev", "B1"],
    ["plan-roster-staging", "S1"],
    ["plan-roster-prod", "P1V3"],
  ]);
  expect(spec.sites?.map(({ slots }) => slots?.map(({ name }) => name) ?? [])).toEqual([
    [],
    ["green"],
    ["green"],
  ]);
  expect(environmentPlans.filter(({ reviewers }) => reviewers).map(({ name }) => name)).toEqual([
    "prod",
  ]);
});

describe("test counts", () => {
  test("of Visual Studio's results", () => {
    const trx =
      '<TestRun><ResultSummary><Counters total="10" executed="9" passed="7" failed="2" error="0" timeout="0" aborted="0"/></ResultSummary></TestRun>';
    expect(readTestCounts(trx)).toEqual({ total: 10, passed: 7, failed: 2, skipped: 1 });
  });

  test("of JUnit, from the totals where there are any and else from the suites", () => {
    const suites = '<testsuite tests="3" failures="1" errors="0" skipped="1" time="1.5"/>';
    const sum = { total: 6, passed: 2, failed: 2, skipped: 2, seconds: 3 };
    expect(readTestCounts(`<testsuites>${suites}${suites}</testsuites>`)).toEqual(sum);
    expect(
      readTestCounts(`<testsuites tests="5" failures="0" time="2">${suites}</testsuites>`),
    ).toEqual({ total: 5, passed: 5, failed: 0, skipped: 0, seconds: 2 });
  });

  test("of anything else there are none", () => {
    expect(readTestCounts("<html></html>")).toBeUndefined();
    expect(readTestCounts("<testsuite tests='3'")).toBeUndefined();
  });
});

describe("the jobs of a story", () => {
  const outline = (job: string, call = false, name = job) => ({ job, name, needs: [], call });
  const started: RunEvent = {
    type: "run-started",
    at: 0,
    workflow: "ship.yml",
    name: "Ship",
    jobs: [
      outline("pipeline", true),
      outline("pipeline / gates", true, "Quality gates"),
      outline("pipeline / gates / codeql"),
      outline("pipeline / gates / coverage"),
    ],
  };
  const begin = (job: string, name: string): RunEvent => ({
    type: "job-started",
    at: 1,
    job,
    name,
    call: false,
  });
  const end = (job: string): RunEvent => ({
    type: "job-finished",
    at: 2,
    job,
    conclusion: "success",
    milliseconds: 1,
  });

  test("what only GitHub can run is never a success", () => {
    const job = "pipeline / gates / codeql";
    const [story] = jobsOf([
      started,
      begin(job, "Ship / Quality gates / CodeQL"),
      { type: "not-run-locally", at: 1, job, step: 1, uses: "codeql", reason: "GitHub only." },
      end(job),
    ]);
    expect(story).toMatchObject({ name: "CodeQL", stage: "Quality gates", conclusion: "not-run" });
  });

  test("a job that never started is skipped", () => {
    const coverage = jobsOf([started]).find(({ job }) => job.endsWith("coverage"));
    expect(coverage?.conclusion).toBe("skipped");
    expect(coverage?.startedAt).toBeUndefined();
  });

  test("the legs of a matrix stand for its outline", () => {
    const leg = "pipeline / gates / codeql (csharp)";
    const names = jobsOf([started, begin(leg, "CodeQL (csharp)"), end(leg)]).map(({ job }) => job);
    expect(names).toContain(leg);
    expect(names).not.toContain("pipeline / gates / codeql");
  });
});

test("the end says when a fault was detected, when traffic was back and who was hit", () => {
  const at = Date.parse("2026-11-24T10:00:00Z");
  const story = {
    outcome: "rolled-back",
    product: "Roster",
    environment: "prod",
    releases: { from: { id: "a", label: "0.9" }, to: { id: "b", label: "1.0 (faulty)" } },
    jobs: [],
    startedAt: 0,
    finishedAt: 60_000,
    traffic: {
      shift: {
        rollback: {
          detectedAt: "2026-11-24T10:03:00Z",
          rulesClearedAt: "2026-11-24T10:03:08Z",
          lastCanaryRequestAt: "2026-11-24T10:05:00Z",
        },
      },
      fault: { beganAt: at, description: "" },
      users: { users: { total: 90, served: 88, hit: 12 }, errors: 14, requests: 700 },
    },
  } as unknown as Story;
  const text = closingLines(story, ".slipway/report.html").join("\n");
  expect(text).toContain("Roster 1.0 (faulty) was taken back: prod serves 0.9.");
  expect(text).toContain("Detected at 10:03:00 UTC, 3 min after the first failed request");
  expect(text).toContain("traffic was back at 10:03:08 UTC, 8 s later");
  expect(text).toContain("90 came, 12 met an error (14 of 700 requests)");
});
