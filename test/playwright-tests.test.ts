import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { judge } from "../.github/actions/playwright-tests/judge.mjs";
import { root } from "./github-files.ts";

const action = path.join(root, ".github/actions/playwright-tests");

function directory(): string {
  const made = mkdtempSync(path.join(tmpdir(), "playwright-tests-"));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

test.each([
  ["some ran", 0, { ran: 2, skipped: 1 }, 0, "Regression: 2 tests run, 1 skipped."],
  ["one failed", 1, { ran: 1, skipped: 0 }, 1, "Regression: 1 test run."],
  ["all were skipped", 0, { ran: 0, skipped: 3 }, 1, "no test has run, 3 were skipped"],
  ["none was found, with --pass-with-no-tests", 0, { ran: 0, skipped: 0 }, 1, "no test has run."],
  ["no wrong filter is hidden", 1, { ran: 0, skipped: 0 }, 1, "0 tests run"],
  ["nothing was counted", 0, undefined, 1, "Playwright has counted no tests"],
  ["the command broke off", 7, undefined, 7, "ended with 7"],
] as const)("where %s, the suite ends so", (_, status, counts, end, words) => {
  const judged = judge("Regression", status, counts);
  expect(judged.status).toBe(end);
  expect(judged.problem ?? judged.sentence).toContain(words);
});

test("the reporter counts each test once, whatever its retries, and prints nothing", () => {
  const file = path.join(directory(), "count.json");
  const CountReporter = createRequire(import.meta.url)(path.join(action, "count-reporter.cjs"));
  const reporter = new CountReporter();
  const tests = ["expected", "flaky", "unexpected", "skipped"].map((outcome) => ({
    outcome: () => outcome,
  }));
  process.env.SLIPWAY_PLAYWRIGHT_COUNT = file;
  onTestFinished(() => {
    delete process.env.SLIPWAY_PLAYWRIGHT_COUNT;
  });
  reporter.onBegin({}, { allTests: () => tests });
  reporter.onEnd();
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ ran: 3, skipped: 1 });
  expect(reporter.printsToStdio()).toBe(false);
});

test("a count that an earlier suite has left is none of this one", () => {
  const workspace = directory();
  writeFileSync(path.join(workspace, "playwright-count.json"), '{"ran":9,"skipped":0}');
  writeFileSync(path.join(workspace, "npx"), "#!/bin/sh\n", { mode: 0o755 });
  const { status, stdout } = spawnSync(process.execPath, [path.join(action, "main.mjs")], {
    encoding: "utf8",
    env: {
      PATH: `${workspace}:${process.env.PATH}`,
      DIRECTORY: ".",
      ARGUMENTS: "test",
      NAME: "Regression",
      GITHUB_WORKSPACE: workspace,
      GITHUB_STEP_SUMMARY: path.join(workspace, "summary"),
      RUNNER_TEMP: workspace,
    },
  });
  expect([status, stdout]).toEqual([1, expect.stringContaining("::error title=no-tests::")]);
});
