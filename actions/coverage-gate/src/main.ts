import path from "node:path";
import {
  annotate,
  conclude,
  gravest,
  type Reason,
  singleLine,
  writeEvidence,
} from "@slipway/toolkit";
import { writeBaseline } from "./baseline/baseline-file.ts";
import { nextBaseline } from "./baseline/next-baseline.ts";
import { type BaselineStatus, readBaseline } from "./baseline/read-baseline.ts";
import { type Comparison, findComparison } from "./changes/base.ts";
import { diffOptions, parseDiff } from "./changes/diff.ts";
import { type ChangeEvent, isChange, readChangeEvent } from "./changes/event.ts";
import { type FoundReport, findReports } from "./evidence/find-reports.ts";
import { type ReportReading, readReports } from "./evidence/read-reports.ts";
import { commitTime } from "./evidence/report-age.ts";
import { sourceText } from "./evidence/unreported-files.ts";
import { badges } from "./gate/badge.ts";
import { commentBody } from "./gate/comment.ts";
import { type Change, type GroupResult, judgeGroup } from "./gate/judge.ts";
import {
  type CoverageReport,
  groupReport,
  overallLines,
  reasonsOf,
  uncoveredChanges,
  verdictIn,
} from "./gate/report.ts";
import { sourceView, sourceViewName } from "./gate/source-view.ts";
import { headline, summary } from "./gate/summary.ts";
import { type Git, gitIn } from "./git.ts";
import { type Inputs, readInputs } from "./inputs.ts";
import { logGroup } from "./log.ts";
import { listRepository, type RepositoryFiles } from "./paths/repository-files.ts";
import { surroundings } from "./surroundings.ts";

/** Finds and reads the reports, judges each group and leaves report, outputs and summary behind. */
export async function main(): Promise<void> {
  const startedAt = new Date();
  const today = startedAt.toISOString().slice(0, 10);
  const inputs = readInputs();
  const repository = await listRepository(inputs.workspace, inputs.workingDirectory, process.env);
  const git = gitIn(repository.root, process.env);
  const event = readChangeEvent(inputs.base, process.env);

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
    age: {
      notBefore:
        inputs.maxReportAgeMilliseconds === undefined
          ? undefined
          : startedAt.getTime() - inputs.maxReportAgeMilliseconds,
      committedAt: await commitTime(git, startedAt.getTime()),
    },
  });
  const readingsOf = (name: string) =>
    (found.get(name) ?? []).flatMap((report) => readings.get(report.path) ?? []);

  const { change, comparison } = await findChange(inputs, event, git, readings);
  const baseline =
    inputs.baseline === undefined ? undefined : readBaseline(inputs.baseline, event.defaultBranch);
  const around = surroundings({
    inputs,
    repository,
    git,
    change,
    baseline: baseline?.status === "read" ? baseline.baseline : undefined,
    measured: measuredFiles(readings),
    now: startedAt.getTime(),
    today,
  });
  const groups: GroupResult[] = [];
  for (const settings of inputs.groups) {
    const own = readingsOf(settings.name);
    const known = await around(settings, own.length === 0);
    groups.push(judgeGroup(known.settings, own, known));
  }
  for (const group of groups) for (const line of logGroup(group)) console.log(line);
  if (baseline !== undefined) console.log(singleLine(baseline.message));

  const mode =
    inputs.warnUntil !== undefined && today >= inputs.warnUntil ? "enforce" : inputs.mode;
  const broken: Reason[] = baseline?.status === "unusable" ? [baseline.reason] : [];
  const verdict = gravest([
    ...groups.map((group) => verdictIn(mode, group)),
    ...broken.map(() => "inconclusive" as const),
  ]);
  const reasons = reasonsOf(groups, broken);
  const lines = overallLines(groups);
  const report: CoverageReport = {
    schema: "slipway/coverage-gate-report/v1",
    verdict,
    reasons,
    startedAt: startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
    mode,
    ...(inputs.warnUntil === undefined ? {} : { warnUntil: inputs.warnUntil }),
    lines,
    groups: groups.map((group) => groupReport(group, mode)),
    ...(comparison === undefined ? {} : { patch: comparison }),
    ...(baseline === undefined
      ? {}
      : { baseline: { status: baseline.status, message: baseline.message } }),
  };
  const shown = {
    verdict,
    groups,
    reasons,
    mode,
    ...(inputs.warnUntil === undefined ? {} : { warnUntil: inputs.warnUntil }),
    ...(baseline === undefined ? {} : { baselineMessage: baseline.message }),
  };
  leaveEvidence(inputs, groups, repository);
  await leaveBaseline(inputs, groups, baseline, git, startedAt);
  await leaveComment(inputs, commentBody(shown));
  if (!reasons.some(({ code }) => code === "changed-lines-uncovered")) {
    annotate("pass", uncoveredChanges(groups));
  }
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
    summary: summary(shown),
    headline: headline(shown),
    onInconclusive: inputs.onInconclusive,
  });
}

/** The change of this run, if a threshold, the comment or the input `base` asks for it. */
async function findChange(
  inputs: Inputs,
  event: ChangeEvent,
  git: Git,
  readings: ReadonlyMap<string, ReportReading>,
): Promise<{ change: Change; comparison?: Comparison }> {
  const asked =
    inputs.comment !== "never" ||
    inputs.base !== undefined ||
    inputs.groups.some(({ changedLines }) => changedLines !== undefined);
  if (!asked || !isChange(event)) return { change: "none" };
  const comparison = await findComparison(event, git);
  const diff =
    comparison === undefined
      ? undefined
      : await git(...diffOptions, comparison.base, comparison.head);
  if (comparison === undefined || diff === undefined) return { change: "unknown" };
  return { change: { lines: parseDiff(diff), measured: measuredFiles(readings) }, comparison };
}

/** Whether any report that could be read names the file. */
function measuredFiles(readings: ReadonlyMap<string, ReportReading>): (path: string) => boolean {
  const measured = new Set(
    [...readings.values()].flatMap((reading) =>
      "problem" in reading ? [] : [...reading.files.keys()],
    ),
  );
  return (file) => measured.has(file);
}

/** Badges, and the page of the changed lines where there is something to show. */
function leaveEvidence(
  { evidenceDirectory }: Inputs,
  groups: readonly GroupResult[],
  repository: RepositoryFiles,
): void {
  for (const [name, badge] of badges(groups)) {
    writeEvidence(evidenceDirectory, name, `${JSON.stringify(badge)}\n`);
  }
  const page = sourceView(groups, (file) => sourceText(repository, file));
  if (page === undefined) return;
  const file = writeEvidence(evidenceDirectory, sourceViewName, page);
  console.log(`The changed lines that are not covered: ${file}`);
}

/** The figures of this run for the runs after it, where a baseline is in use at all. */
async function leaveBaseline(
  { baseline, evidenceDirectory }: Inputs,
  groups: readonly GroupResult[],
  status: BaselineStatus | undefined,
  git: Git,
  startedAt: Date,
): Promise<void> {
  if (baseline === undefined) return;
  const commit = (await git("rev-parse", "--verify", "HEAD"))?.trim();
  if (commit === undefined) return;
  const next = nextBaseline(groups, status?.status === "read" ? status.baseline : undefined, {
    branch: process.env.GITHUB_REF_NAME ?? "",
    commit,
    measuredAt: startedAt.toISOString(),
  });
  writeEvidence(evidenceDirectory, "coverage-baseline.json", writeBaseline(next));
}

/** The sticky comment; what became of it is told in the log and decides nothing. */
async function leaveComment(inputs: Inputs, body: string): Promise<void> {
  if (inputs.comment === "never") return;
  // GitHub's client costs a tenth of a second to load, which most steps need not pay.
  const { readPullRequestEvent, shareComment } = await import(
    "@slipway/toolkit/pull-request-comment"
  );
  const outcome = await shareComment(
    { marker: "coverage", body, evidenceDirectory: inputs.evidenceDirectory },
    { token: inputs.token, event: readPullRequestEvent(process.env) },
  );
  if (outcome.kind === "no-pull-request") return;
  console.log(
    singleLine(
      outcome.kind === "handed-over"
        ? `The comment was not posted (${outcome.reason}) and lies in ${outcome.file} for workflows-templates/comment.yml to post.`
        : `The comment was ${outcome.kind}: ${outcome.url}`,
      1_000,
    ),
  );
}
