import { readFileSync, statSync } from "node:fs";
import {
  type CommandResult,
  printable,
  runCommand,
  singleLine,
  UsageError,
} from "@slipway/toolkit";
import { failedForGood, type Outcome, passed } from "../checks/check.ts";
import { ResultsRefusal, readResults, type SuiteResults } from "./results.ts";

export interface SuitePlan {
  /** Program and arguments; no shell is involved. */
  readonly command: readonly string[];
  readonly directory: string;
  /** Absolute path of the report that the command writes. */
  readonly report: string;
  /** How the report is called in messages. */
  readonly reportName: string;
  readonly minimumTests: number;
  readonly timeoutMilliseconds: number;
}

/** Variables of the step that are no business of a suite: our inputs, and the way to steer the job. */
const withheld = /^(INPUT_|ACTIONS_|GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY|TOKEN)$)/;

/**
 * Runs a regression suite against the site and believes its report, not its exit code alone: no
 * report, an old one, or one without tests is a failure. Its output is shown, but cannot act.
 */
export async function runSuite(
  plan: SuitePlan,
  baseUrl: URL,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
  print: (text: string) => void,
): Promise<Outcome> {
  const before = stamp(plan.report);
  const [program = "", ...programArguments] = plan.command;
  const variables = Object.fromEntries(
    Object.entries(environment).filter(([name]) => !withheld.test(name)),
  );
  let result: CommandResult;
  try {
    result = await runCommand(program, programArguments, {
      directory: plan.directory,
      environment: { ...variables, BASE_URL: baseUrl.href.replace(/\/$/, "") },
      timeoutMilliseconds: plan.timeoutMilliseconds,
      signal,
      onLine: (line) => print(printable(line)),
    });
  } catch (error) {
    // What the checks before it have found is worth its report.
    if (!(error instanceof UsageError)) throw error;
    return failedForGood("suite-not-started", error.message, error.remedy);
  }
  if (result.timedOut) {
    return failedForGood(
      "suite-timed-out",
      `The suite "${program}" did not end within ${plan.timeoutMilliseconds / 1_000} s and was stopped.`,
      'Look for a test that hangs, or raise "suite-timeout".',
    );
  }
  const after = stamp(plan.report);
  if (after === undefined || after === before) {
    return failedForGood(
      "suite-without-report",
      `The suite "${program}" ended with ${result.exitCode} and left ${after === undefined ? "no report" : "only the old report"} at ${plan.reportName}.`,
      'Let it write JUnit or CTRF there, for example "npx playwright test --reporter=junit" with PLAYWRIGHT_JUNIT_OUTPUT_FILE, or correct "suite-report".',
    );
  }
  let results: SuiteResults;
  try {
    results = readResults(readFileSync(plan.report));
  } catch (error) {
    if (!(error instanceof ResultsRefusal)) throw error;
    return failedForGood(
      "suite-report-unreadable",
      `${plan.reportName} cannot be read: ${error.message}.`,
      "Let the suite write JUnit XML or CTRF JSON.",
    );
  }
  return judgeResults(results, result.exitCode, plan.minimumTests, plan.reportName);
}

/** The verdict on what a suite reported and how it ended. */
export function judgeResults(
  results: SuiteResults,
  exitCode: number | null,
  minimumTests: number,
  reportName: string,
): Outcome {
  const { passed: good, failed, skipped, failures } = results;
  const counted = `${good} passed, ${failed} failed, ${skipped} skipped`;
  if (failed > 0) {
    const names = failures.slice(0, 5).map((name) => singleLine(name, 120));
    return failedForGood(
      "suite-failed",
      `${counted}: ${names.join("; ")}${failures.length > 5 ? " …" : ""}.`,
      "Read the suite's own report for these tests.",
    );
  }
  if (good < minimumTests) {
    return failedForGood(
      "suite-without-tests",
      `${counted}, fewer than the ${minimumTests} that have to pass.`,
      'Check the suite\'s filter, or correct "suite-minimum-tests".',
    );
  }
  if (exitCode !== 0) {
    return failedForGood(
      "suite-failed",
      `${counted} in ${reportName}, but the suite ended with ${exitCode}.`,
      "Read the suite's output for what went wrong outside its tests.",
    );
  }
  return passed(`${counted}.`);
}

/** What changes when a file is written anew. */
function stamp(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true });
  if (found === undefined) return undefined;
  if (!found.isFile()) {
    throw new UsageError(
      `Input "suite-report" names something that is no file: ${file}.`,
      "Name the report file itself.",
    );
  }
  return `${found.ino}:${found.mtimeNs}:${found.size}`;
}
