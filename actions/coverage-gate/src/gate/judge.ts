import { gravest, type Reason, type Verdict } from "@slipway/toolkit";
import type { ChangedLines } from "../changes/diff.ts";
import { type ChangeResult, changeReasons, compareChanges } from "../changes/judge-changes.ts";
import type { BadReport, ReadReport, ReportReading } from "../evidence/read-reports.ts";
import type { FileCoverage, LineCount } from "../model/file-coverage.ts";
import { lineRanges } from "../model/line-set.ts";
import type { GroupSettings } from "../settings/groups.ts";
import { missingTo, reaches, shownPercent, type Threshold } from "../settings/threshold.ts";
import { countedFiles, type Exclusion, groupRules } from "./counted-files.ts";
import { exactBranchesRemedy, noReportRemedy } from "./remedies.ts";

/** Covered branches; the truth lies between `covered` and `coveredAtMost`. */
export interface BranchFigures extends LineCount {
  readonly coveredAtMost: number;
}

export interface FileResult {
  readonly path: string;
  readonly lines: LineCount;
  readonly branches: BranchFigures;
  /** Measured and not covered, as ranges: `3-5, 9`. */
  readonly uncovered: string;
}

export interface GroupResult {
  readonly name: string;
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
  readonly lines: LineCount & { readonly threshold: string };
  readonly branches: BranchFigures & { readonly threshold?: string };
  readonly files: readonly FileResult[];
  readonly exclusions: readonly Exclusion[];
  readonly reports: readonly ReportReading[];
  readonly notices: readonly string[];
  /** What the change did, where there is one to compare with. */
  readonly patch?: ChangeResult & { readonly threshold?: string };
  /** The files that count, for figures over several groups. */
  readonly coverage: ReadonlyMap<string, FileCoverage>;
}

/** The change that is gated: its lines, or why they are not known. */
export type Change =
  | {
      readonly lines: ChangedLines;
      /** Whether any report of any group names the file. */
      readonly measured: (path: string) => boolean;
    }
  /** The event is about a change, and its start cannot be had from git. */
  | "unknown"
  /** A schedule or a manual run: there is no change. */
  | "none";

/**
 * Judges one group. Evidence comes first: as long as one report is missing or damaged the figures
 * are shown and decide nothing, because they are figures of something else.
 */
export function judgeGroup(
  settings: GroupSettings,
  readings: readonly ReportReading[],
  change: Change = "none",
): GroupResult {
  const reasons: { verdict: Verdict; reason: Reason }[] = [];
  const say = (verdict: Verdict, reason: Reason) => reasons.push({ verdict, reason });
  const group = `Group "${settings.name}"`;
  const bad = readings.filter((reading): reading is BadReport => "problem" in reading);
  const good = readings.filter((reading): reading is ReadReport => !("problem" in reading));

  if (readings.length === 0) {
    say("inconclusive", {
      code: "no-report-found",
      message: `${group}: no file matches ${settings.reports.join(", ")}.`,
      remedy: noReportRemedy(settings.reports),
    });
  }
  for (const { path, problem } of bad) {
    say("inconclusive", {
      code: problem.code,
      message: `Report ${path}: ${problem.message}`,
      remedy: problem.remedy,
      file: path,
      ...(problem.line === undefined ? {} : { line: problem.line }),
    });
  }

  const { coverage, exclusions } = countedFiles(settings, good);
  const files = [...coverage].map(([path, file]) => fileResult(path, file));
  const lines = sumOf(files.map((file) => file.lines));
  const branches = files.reduce<BranchFigures>(
    (sum, file) => ({
      covered: sum.covered + file.branches.covered,
      total: sum.total + file.branches.total,
      coveredAtMost: sum.coveredAtMost + file.branches.coveredAtMost,
    }),
    { covered: 0, total: 0, coveredAtMost: 0 },
  );

  if (good.length > 0 && lines.total === 0) say("inconclusive", nothingToCover(group, exclusions));
  if (bad.length === 0 && lines.total > 0) {
    if (!reaches(lines.covered, lines.total, settings.lines)) {
      say("fail", belowLines(group, lines, settings.lines, files));
    }
    if (settings.branches !== undefined) {
      const verdict = judgeBranches(group, branches, settings.branches, good, coverage);
      if (verdict !== undefined) say(verdict.verdict, verdict.reason);
    }
    if (settings.perFile !== undefined) {
      for (const reason of filesBelow(group, files, settings.perFile)) say("fail", reason);
    }
  }

  const rules = groupRules(settings);
  const patch =
    typeof change === "string"
      ? undefined
      : compareChanges(
          change.lines,
          coverage,
          (path) => rules(path) === undefined,
          change.measured,
        );
  if (settings.changedLines !== undefined) {
    if (change === "unknown") say("inconclusive", unknownChange(group));
    else if (patch !== undefined && bad.length === 0) {
      for (const reason of changeReasons(group, patch, settings.changedLines)) say("fail", reason);
    }
  }

  return {
    name: settings.name,
    verdict: gravest(["pass", ...reasons.map(({ verdict }) => verdict)]),
    reasons: reasons.map(({ reason }) => reason),
    lines: { ...lines, threshold: settings.lines.text },
    branches: {
      ...branches,
      ...(settings.branches === undefined ? {} : { threshold: settings.branches.text }),
    },
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    exclusions,
    reports: readings,
    notices: [
      ...noticesOf(good),
      ...(settings.changedLines !== undefined && change === "none"
        ? ["This run is about no change, so changed lines are not gated."]
        : []),
      ...(patch !== undefined && patch.notMeasured.length > 0
        ? [`Changed and in no report: ${patch.notMeasured.join(", ")}.`]
        : []),
    ],
    ...(patch === undefined
      ? {}
      : {
          patch: {
            ...patch,
            ...(settings.changedLines === undefined
              ? {}
              : { threshold: settings.changedLines.text }),
          },
        }),
    coverage,
  };
}

function fileResult(path: string, file: FileCoverage): FileResult {
  const branches = file.branchCount();
  return {
    path,
    lines: file.lines.count(),
    branches: {
      covered: branches.low,
      total: branches.total,
      coveredAtMost: branches.high,
    },
    uncovered: lineRanges(
      [...file.lines.lines()].filter(({ covered }) => !covered).map(({ line }) => line),
    ),
  };
}

function sumOf(counts: readonly LineCount[]): LineCount {
  return counts.reduce<LineCount>(
    (sum, { covered, total }) => ({ covered: sum.covered + covered, total: sum.total + total }),
    { covered: 0, total: 0 },
  );
}

function unknownChange(group: string): Reason {
  return {
    code: "no-base",
    message: `${group}: changed lines are gated, and git cannot tell where the change began.`,
    remedy:
      'Set "fetch-depth: 0" for actions/checkout, or the input "base" to a branch or commit that can be fetched.',
  };
}

function nothingToCover(group: string, exclusions: readonly Exclusion[]): Reason {
  const removed = exclusions.reduce((sum, { lines }) => sum + lines, 0);
  return removed > 0
    ? {
        code: "all-lines-excluded",
        message: `${group}: the rules leave out all ${removed} measured lines.`,
        remedy:
          'Correct "include", "exclude" or "exclusion-sets"; the summary lists what each took.',
      }
    : {
        code: "no-coverable-lines",
        message: `${group}: its reports are well-formed and measure not one line.`,
        remedy:
          "Check that the tests ran, that the tests' assemblies or sources are instrumented, and that no filter of the coverage tool leaves everything out.",
      };
}

function belowLines(
  group: string,
  lines: LineCount,
  threshold: Threshold,
  files: readonly FileResult[],
): Reason {
  const missing = missingTo(lines.covered, lines.total, threshold);
  const worst = mostUncovered(files, 1)[0];
  if (lines.covered === 0) {
    return {
      code: "no-line-executed",
      message: `${group}: not one of ${lines.total} lines was executed; it looks as if no test ran.`,
      remedy: "Check in the log of the test step how many tests ran.",
    };
  }
  return {
    code: "lines-below-threshold",
    message: `${group}: ${shownPercent(lines.covered, lines.total)} % of lines are covered (${lines.covered} of ${lines.total}), below ${threshold.text} %.`,
    remedy: `Cover ${missing} more ${missing === 1 ? "line" : "lines"}${worst === undefined ? "" : `; ${worst.path} has the most uncovered ones (${worst.lines.total - worst.lines.covered})`}.`,
  };
}

function judgeBranches(
  group: string,
  branches: BranchFigures,
  threshold: Threshold,
  reports: readonly ReadReport[],
  coverage: ReadonlyMap<string, FileCoverage>,
): { verdict: Verdict; reason: Reason } | undefined {
  const withBranches = new Set(
    reports.filter(({ hasBranches }) => hasBranches).flatMap(({ files }) => [...files.keys()]),
  );
  const blind = reports.find(
    ({ hasBranches, files }) =>
      !hasBranches &&
      [...files.keys()].some((path) => coverage.has(path) && !withBranches.has(path)),
  );
  if (blind !== undefined) {
    return {
      verdict: "inconclusive",
      reason: {
        code: "format-without-branches",
        message: `${group}: there is a branch threshold, and the format of ${blind.path} (${blind.format}) has no branches.`,
        remedy: exactBranchesRemedy,
        file: blind.path,
      },
    };
  }
  if (branches.total === 0) {
    return {
      verdict: "inconclusive",
      reason: {
        code: "no-branches",
        message: `${group}: there is a branch threshold, and no report names a branch.`,
        remedy: `Switch branch coverage on in the coverage tool, or take the threshold away. ${exactBranchesRemedy}`,
      },
    };
  }
  if (reaches(branches.covered, branches.total, threshold)) return undefined;
  const figures = `${shownPercent(branches.covered, branches.total)} % of branches are covered (${branches.covered} of ${branches.total})`;
  if (reaches(branches.coveredAtMost, branches.total, threshold)) {
    return {
      verdict: "inconclusive",
      reason: {
        code: "branches-undecidable",
        message: `${group}: between ${shownPercent(branches.covered, branches.total)} % and ${shownPercent(branches.coveredAtMost, branches.total)} % of branches are covered; the reports do not say which branches of a line each run took, and ${threshold.text} % lies between.`,
        remedy: exactBranchesRemedy,
      },
    };
  }
  const missing = missingTo(branches.covered, branches.total, threshold);
  return {
    verdict: "fail",
    reason: {
      code: "branches-below-threshold",
      message: `${group}: ${figures}, below ${threshold.text} %.`,
      remedy: `Cover ${missing} more ${missing === 1 ? "branch" : "branches"}; the summary lists the files.`,
    },
  };
}

function filesBelow(group: string, files: readonly FileResult[], threshold: Threshold): Reason[] {
  return files
    .filter(({ lines }) => lines.total > 0 && !reaches(lines.covered, lines.total, threshold))
    .sort((a, b) => b.lines.total - b.lines.covered - (a.lines.total - a.lines.covered))
    .map(({ path, lines, uncovered }) => ({
      code: "file-below-threshold",
      message: `${group}: ${path} has ${shownPercent(lines.covered, lines.total)} % of its lines covered (${lines.covered} of ${lines.total}), below ${threshold.text} % for a single file.`,
      remedy: `Cover ${missingTo(lines.covered, lines.total, threshold)} more of its lines.`,
      file: path,
      line: Number(/^\d+/.exec(uncovered)?.[0] ?? 1),
    }));
}

/** The files with the most uncovered lines, worst first. */
export function mostUncovered(files: readonly FileResult[], count: number): FileResult[] {
  return files
    .filter(({ lines }) => lines.covered < lines.total)
    .sort(
      (a, b) =>
        b.lines.total - b.lines.covered - (a.lines.total - a.lines.covered) ||
        (a.path < b.path ? -1 : 1),
    )
    .slice(0, count);
}

function noticesOf(reports: readonly ReadReport[]): string[] {
  const notices: string[] = [];
  for (const report of reports) {
    const some = (paths: readonly string[]) =>
      `${paths.slice(0, 3).join(", ")}${paths.length > 3 ? ` and ${paths.length - 3} more` : ""}`;
    if (report.sameAs !== undefined) {
      notices.push(`${report.path} is the same as ${report.sameAs} and counts once.`);
      continue;
    }
    if (report.files.size === 0) notices.push(`${report.path} measures nothing.`);
    if (report.ambiguous.length > 0) {
      notices.push(
        `${report.path}: several files of the repository fit ${some(report.ambiguous)}; they count on their own. Set "path-map".`,
      );
    }
    if (report.nowhere.length > 0) {
      notices.push(
        `${report.path}: the repository has no file for ${some(report.nowhere)}; they count under their own names. Set "path-map" or "exclude".`,
      );
    }
    for (const notice of report.notices) notices.push(`${report.path}: ${notice}`);
  }
  return notices;
}
