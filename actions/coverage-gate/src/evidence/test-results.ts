import type { Reason } from "@slipway/toolkit";
import { decoded } from "../formats/decode.ts";
import { fileBytes } from "../formats/read-report.ts";
import { ReportProblem } from "../formats/report-problem.ts";
import { readXml } from "../formats/xml.ts";
import type { FoundReport } from "./find-reports.ts";

/** The tests behind a group's reports. */
export interface TestRun {
  /** Results files. */
  readonly files: number;
  /** Tests that really ran: neither skipped nor left out. */
  readonly executed: number;
  readonly failed: number;
}

export interface TestResults {
  readonly run: TestRun;
  /** Files that could not be read. */
  readonly problems: readonly Reason[];
}

/** Outcomes of TRX that are no run of a test (Microsoft.VisualStudio.TestPlatform, TestOutcome). */
const notRun = new Set(["NotExecuted", "NotRunnable", "Disconnected", "Pending", "InProgress"]);

/**
 * Counts the tests in TRX and JUnit files, by the tests themselves and not by the totals in the
 * files' heads, which runners get wrong.
 */
export function readTestResults(found: readonly FoundReport[]): TestResults {
  let executed = 0;
  let failed = 0;
  const problems: Reason[] = [];
  for (const file of found) {
    try {
      if (file.outside) {
        throw new ReportProblem(
          "report-outside-workspace",
          "The file is a symbolic link that leads out of the workspace.",
          "Copy the file into the workspace.",
        );
      }
      const count = countTests(decoded(fileBytes(file.absolute), "none"));
      executed += count.executed;
      failed += count.failed;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      problems.push({
        code: "test-results-unreadable",
        message: `Test results ${file.path}: ${error instanceof ReportProblem ? error.message : `cannot be read (${code}).`}`,
        remedy:
          "Write TRX (dotnet test --logger trx) or JUnit XML, and check that the step that writes it has ended.",
        file: file.path,
      });
    }
  }
  return { run: { files: found.length, executed, failed }, problems };
}

/** The tests in one file. */
export function countTests(text: Iterable<string>): { executed: number; failed: number } {
  let executed = 0;
  let failed = 0;
  let begun = false;
  let state: { ran: boolean; failed: boolean } | undefined;
  readXml(
    text,
    {
      open(name, attributes) {
        if (!begun) refuseOtherRoot(name);
        begun = true;
        if (name === "UnitTestResult") {
          const outcome = attributes.get("outcome") ?? "";
          if (notRun.has(outcome)) return;
          executed++;
          if (/^(Failed|Error|Timeout|Aborted)$/.test(outcome)) failed++;
        } else if (name === "testcase") state = { ran: true, failed: false };
        else if (state !== undefined) {
          if (name === "skipped") state.ran = false;
          if (name === "failure" || name === "error") state.failed = true;
        }
      },
      close(name) {
        if (name !== "testcase" || state === undefined) return;
        if (state.ran) executed++;
        if (state.ran && state.failed) failed++;
        state = undefined;
      },
    },
    false,
  );
  return { executed, failed };
}

function refuseOtherRoot(name: string): void {
  if (name === "TestRun" || name === "testsuites" || name === "testsuite") return;
  throw new ReportProblem(
    "report-unknown-format",
    `The file begins with <${name.slice(0, 60)}>, which is neither TRX nor JUnit.`,
    "Write TRX or JUnit XML.",
  );
}

/** Why the tests behind a group are no ground for its figures. */
export function testReasons(
  group: string,
  patterns: readonly string[],
  { run, problems }: TestResults,
): Reason[] {
  if (run.files === 0) {
    return [
      {
        code: "no-test-results",
        message: `${group}: no file matches ${patterns.join(", ")}.`,
        remedy:
          "Let the test step write its results: dotnet test --logger trx; for Karma karma-junit-reporter, for Vitest --reporter=junit, for Jest jest-junit.",
      },
    ];
  }
  if (problems.length > 0) return [...problems];
  if (run.executed === 0) {
    return [
      {
        code: "no-tests",
        message: `${group}: its test results hold no test that ran.`,
        remedy:
          "Check the test filter, and that the test projects are built and referenced by the solution.",
      },
    ];
  }
  if (run.failed > 0) {
    return [
      {
        code: "tests-failed",
        message: `${group}: ${run.failed} of ${run.executed} tests failed, so its figures are those of a broken run.`,
        remedy: "Mend the tests first; the log of the test step names them.",
      },
    ];
  }
  return [];
}
