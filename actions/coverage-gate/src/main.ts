import path from "node:path";
import { conclude, gravest, singleLine } from "@slipway/toolkit";
import { type FoundReport, findReports } from "./evidence/find-reports.ts";
import { readReports } from "./evidence/read-reports.ts";
import { type GroupResult, judgeGroup } from "./gate/judge.ts";
import {
  type CoverageReport,
  groupReport,
  overallLines,
  reasonsOf,
  verdictIn,
} from "./gate/report.ts";
import { headline, summary } from "./gate/summary.ts";
import { readInputs } from "./inputs.ts";
import { listRepository } from "./paths/repository-files.ts";
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
  });

  const groups = inputs.groups.map((settings) =>
    judgeGroup(
      settings,
      (found.get(settings.name) ?? []).flatMap((report) => readings.get(report.path) ?? []),
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

/** What was read and what was left out, for the reader of the log. */
function log(group: GroupResult): void {
  for (const report of group.reports) {
    console.log(
      singleLine(
        "problem" in report
          ? `Group ${group.name}: ${report.path} is not used: ${report.problem.message}`
          : `Group ${group.name}: read ${report.path} (${report.format}, written by ${report.producer}, ${report.files.size} files)`,
        1_000,
      ),
    );
  }
  for (const { rule, origin, files, lines } of group.exclusions) {
    console.log(
      singleLine(
        `Group ${group.name}: left out ${lines} lines in ${files} files by ${rule} (${origin})`,
        1_000,
      ),
    );
  }
  for (const notice of group.notices)
    console.log(singleLine(`Group ${group.name}: ${notice}`, 1_000));
  const { lines, branches } = group;
  console.log(
    `Group ${group.name}: lines ${lines.covered} of ${lines.total} (${shownPercent(lines.covered, lines.total) || "none"} %), branches ${branches.covered} of ${branches.total}`,
  );
}
