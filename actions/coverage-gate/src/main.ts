import path from "node:path";
import { conclude, gravest, singleLine } from "@slipway/toolkit";
import { type Comparison, findComparison } from "./changes/base.ts";
import { diffOptions, parseDiff } from "./changes/diff.ts";
import { isChange, readChangeEvent } from "./changes/event.ts";
import { type FoundReport, findReports } from "./evidence/find-reports.ts";
import { type ReportReading, readReports } from "./evidence/read-reports.ts";
import { type Change, type GroupResult, judgeGroup } from "./gate/judge.ts";
import {
  type CoverageReport,
  groupReport,
  overallLines,
  reasonsOf,
  verdictIn,
} from "./gate/report.ts";
import { headline, summary } from "./gate/summary.ts";
import { gitIn } from "./git.ts";
import { type Inputs, readInputs } from "./inputs.ts";
import { listRepository, type RepositoryFiles } from "./paths/repository-files.ts";
import { shownPercent } from "./settings/threshold.ts";

/** Finds and reads the reports, judges each group and leaves report, outputs and summary behind. */
export async function main(): Promise<void> {
  const startedAt = new Date().toISOString();
  const inputs = readInputs();
  const repository = await listRepository(inputs.workspace, inputs.workingDirectory, process.env);

  const found = new Map<string, FoundReport[]>();
  for (const group of inputs.groups) {
    found.set(group.name, findReports(inputs.workspace, inputs.workingDirectory, group.reports));
  }
  const readings = readReports([...found.values()].flat(), {
    repository,
    workingDirectory: path
      .relative(repository.root, inputs.workingDirectory)
      .split(path.sep)
      .join("/"),
    mappings: inputs.mappings,
    notBefore:
      inputs.maxReportAgeMilliseconds === undefined
        ? undefined
        : Date.now() - inputs.maxReportAgeMilliseconds,
  });

  const { change, comparison } = await findChange(inputs, repository, readings);
  const groups = inputs.groups.map((settings) =>
    judgeGroup(
      settings,
      (found.get(settings.name) ?? []).flatMap((report) => readings.get(report.path) ?? []),
      change,
    ),
  );
  for (const group of groups) log(group);

  const verdict = verdictIn(inputs.mode, gravest(groups.map((group) => group.verdict)));
  const reasons = reasonsOf(groups);
  const lines = overallLines(groups);
  const report: CoverageReport = {
    schema: "slipway/coverage-gate-report/v1",
    verdict,
    reasons,
    startedAt,
    finishedAt: new Date().toISOString(),
    mode: inputs.mode,
    lines,
    groups: groups.map((group) => groupReport(group, inputs.mode)),
    ...(comparison === undefined ? {} : { patch: comparison }),
  };
  conclude({
    report,
    evidenceDirectory: inputs.evidenceDirectory,
    reportName: "coverage-gate-report.json",
    outputs: {
      lines: lines.percent,
      groups: JSON.stringify(
        Object.fromEntries(
          report.groups.map(({ name, verdict, lines, branches }) => [
            name,
            { verdict, lines: lines.percent, branches: branches.percent },
          ]),
        ),
      ),
    },
    summary: summary(verdict, groups, reasons, inputs.mode),
    headline: headline(verdict, groups),
    onInconclusive: inputs.onInconclusive,
  });
}

/** The change of this run, if a threshold or the input `base` asks for it. */
async function findChange(
  inputs: Inputs,
  repository: RepositoryFiles,
  readings: ReadonlyMap<string, ReportReading>,
): Promise<{ change: Change; comparison?: Comparison }> {
  const event = readChangeEvent(inputs.base, process.env);
  const asked = inputs.groups.some(({ changedLines }) => changedLines !== undefined);
  if (!(asked || inputs.base !== undefined) || !isChange(event)) return { change: "none" };
  const git = gitIn(repository.root, process.env);
  const comparison = await findComparison(event, git);
  const diff =
    comparison === undefined
      ? undefined
      : await git(...diffOptions, comparison.base, comparison.head);
  if (comparison === undefined || diff === undefined) return { change: "unknown" };
  const measured = new Set(
    [...readings.values()].flatMap((reading) =>
      "problem" in reading ? [] : [...reading.files.keys()],
    ),
  );
  return {
    change: { lines: parseDiff(diff), measured: (file) => measured.has(file) },
    comparison,
  };
}

/** What was read and what was left out, for the reader of the log. */
function log(group: GroupResult): void {
  for (const report of group.reports) {
    console.log(
      singleLine(
        "problem" in report
          ? `Group ${group.name}: ${report.path} is not used: ${report.problem.message}`
          : `Group ${group.name}: read ${report.path} (${report.format}, written by ${report.producer}, ${amount(report.files.size, "file")})`,
        1_000,
      ),
    );
  }
  for (const { rule, origin, files, lines } of group.exclusions) {
    console.log(
      singleLine(
        `Group ${group.name}: left out ${amount(lines, "line")} in ${amount(files, "file")} by ${rule} (${origin})`,
        1_000,
      ),
    );
  }
  for (const notice of group.notices)
    console.log(singleLine(`Group ${group.name}: ${notice}`, 1_000));
  const { lines, branches } = group;
  const percent = shownPercent(lines.covered, lines.total);
  console.log(
    `Group ${group.name}: lines ${lines.covered} of ${lines.total}${percent === "" ? "" : ` (${percent} %)`}, branches ${branches.covered} of ${branches.total}`,
  );
}

function amount(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
