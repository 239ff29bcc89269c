import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as core from "@actions/core";
import { annotate } from "./annotations.ts";
import { insideWorkspace, workspaceDirectory } from "./inputs.ts";
import { StepFailure } from "./run-action.ts";
import { appendSummary } from "./summary.ts";
import { UsageError } from "./usage-error.ts";
import { failsTheStep, type InconclusivePolicy, type Reason, type Verdict } from "./verdict.ts";

/** The part that every action's report has in common. Times are ISO 8601. */
export interface Report {
  /** `slipway/<action>-report/v1` */
  readonly schema: string;
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
  readonly startedAt: string;
  readonly finishedAt: string;
}

export interface Conclusion<R extends Report> {
  readonly report: R;
  /** Directory of the evidence, relative to the workspace. */
  readonly evidenceDirectory: string;
  /** File name of the report inside it, for example `coverage-gate-report.json`. */
  readonly reportName: string;
  /** Further outputs beside `verdict` and `report`. */
  readonly outputs: Readonly<Record<string, string>>;
  /** The job summary, already escaped. */
  readonly summary: string;
  /** The last line of the log: the outcome in one sentence. */
  readonly headline: string;
  readonly onInconclusive: InconclusivePolicy;
}

/**
 * Ends an action: report file, outputs, summary and annotations first, then the failure, so that a
 * failing step leaves as much behind as a passing one.
 */
export function conclude<R extends Report>(conclusion: Conclusion<R>): void {
  const { report } = conclusion;
  const file = writeEvidence(
    conclusion.evidenceDirectory,
    conclusion.reportName,
    `${JSON.stringify(report, null, 2)}\n`,
  );
  core.setOutput("verdict", report.verdict);
  core.setOutput("report", file);
  for (const [name, value] of Object.entries(conclusion.outputs)) core.setOutput(name, value);
  appendSummary(conclusion.summary);
  annotate(report.verdict, report.reasons);
  if (failsTheStep(report.verdict, conclusion.onInconclusive)) {
    throw new StepFailure(conclusion.headline);
  }
  core.info(conclusion.headline);
}

/**
 * Writes a file of evidence whole or not at all and returns its path relative to the workspace.
 */
export function writeEvidence(directory: string, name: string, content: string): string {
  const absolute = path.join(insideWorkspace(directory, 'Input "evidence-directory"'), name);
  try {
    mkdirSync(path.dirname(absolute), { recursive: true });
    writeFileSync(`${absolute}.part`, content);
    renameSync(`${absolute}.part`, absolute);
  } catch (error) {
    throw new UsageError(
      `The evidence directory "${directory}" cannot be written (${(error as NodeJS.ErrnoException).code}).`,
      'Name a directory inside the workspace in "evidence-directory" that this step may write.',
      { cause: error },
    );
  }
  return path.relative(workspaceDirectory(), absolute).split(path.sep).join("/");
}
