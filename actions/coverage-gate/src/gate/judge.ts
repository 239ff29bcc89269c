import { gravest, type Reason, type Verdict } from "@slipway/toolkit";
import type { CarriedForward, CarryForward } from "../baseline/carry-forward.ts";
import {
  compareWithBaseline,
  type GroupBaseline,
  type RatchetResult,
  ratchetReasons,
} from "../baseline/ratchet.ts";
import type { ChangedLines } from "../changes/diff.ts";
import {
  type ChangeResult,
  changeReasons,
  compareChanges,
  isTest,
} from "../changes/judge-changes.ts";
import type { BadReport, ReadReport, ReportReading } from "../evidence/read-reports.ts";
import { type TestResults, type TestRun, testReasons } from "../evidence/test-results.ts";
import { FileCoverage, type LineCount } from "../model/file-coverage.ts";
import { LineSet, lineRanges } from "../model/line-set.ts";
import type { AdoptionState } from "../settings/adoption.ts";
import type { GroupSettings, Unreported } from "../settings/groups.ts";
import { reaches } from "../settings/threshold.ts";
import { countedFiles, type Exclusion, groupRules, letThrough } from "./counted-files.ts";
import { noReportRemedy } from "./remedies.ts";
import {
  belowLines,
  filesBelow,
  judgeBranches,
  noLineExecuted,
  nothingToCover,
  otherSources,
  unknownChange,
  unmeasuredReasons,
} from "./threshold-reasons.ts";

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
  /** No report names the file; its lines come from its text. */
  readonly assumed?: true;
}

export interface GroupResult {
  readonly name: string;
  readonly verdict: Verdict;
  /** Something is missing or damaged, whatever the figures say. */
  readonly lacksEvidence: boolean;
  readonly reasons: readonly Reason[];
  readonly lines: LineCount & { readonly threshold: string };
  readonly branches: BranchFigures & { readonly threshold?: string };
  readonly files: readonly FileResult[];
  readonly exclusions: readonly Exclusion[];
  readonly reports: readonly ReportReading[];
  readonly notices: readonly string[];
  /** What the change did, where there is one to compare with. */
  readonly patch?: ChangeResult & { readonly threshold?: string };
  /** How the group stands to its baseline; missing where there is none or nothing to compare. */
  readonly baseline?: RatchetResult;
  /** Where the figures come from, when this run did not measure them. */
  readonly carriedForward?: CarriedForward;
  readonly adoption?: AdoptionState;
  readonly tests?: TestRun;
  /** Source files that no report names. */
  readonly unreported: readonly string[];
  readonly unreportedRule: Unreported;
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

/** What is known beside the group's own reports. */
export interface Surroundings {
  readonly change: Change;
  /** Whether a file says of itself that it is generated. */
  readonly isGenerated: (path: string) => boolean;
  /** Whether the repository has files of this one's kind, by the end of their names. */
  readonly isSourceKind: (path: string) => boolean;
  /** Tracked files that the group's patterns of `source` name. */
  readonly sources: readonly string[];
  /** Whether any report of any group names the file. */
  readonly measured: (path: string) => boolean;
  /** The lines of a file that no report names. */
  readonly assumedLines: (path: string) => LineSet;
  /** The baseline's part for this group. */
  readonly baseline?: GroupBaseline;
  /** Set where the group has no report and figures may be carried forward. */
  readonly carryForward?: CarryForward;
  readonly tests?: TestResults;
  readonly adoption?: AdoptionState;
}

const alone: Surroundings = {
  change: "none",
  isGenerated: () => false,
  isSourceKind: () => false,
  sources: [],
  measured: () => false,
  assumedLines: () => new LineSet(),
};

/**
 * Judges one group. Evidence comes first: as long as one report is missing or damaged the figures
 * are shown and decide nothing, because they are figures of something else.
 */
export function judgeGroup(
  settings: GroupSettings,
  readings: readonly ReportReading[],
  surroundings: Partial<Surroundings> = {},
): GroupResult {
  const around = { ...alone, ...surroundings };
  const { change, baseline, carryForward, tests } = around;
  const reasons: { verdict: Verdict; reason: Reason }[] = [];
  const say = (verdict: Verdict, ...found: readonly Reason[]) =>
    reasons.push(...found.map((reason) => ({ verdict, reason })));
  const group = `Group "${settings.name}"`;
  const bad = readings.filter((reading): reading is BadReport => "problem" in reading);
  const good = readings.filter((reading): reading is ReadReport => !("problem" in reading));
  const carried =
    carryForward !== undefined && "carried" in carryForward ? carryForward.carried : undefined;

  if (carryForward !== undefined && "refused" in carryForward) {
    say("inconclusive", carryForward.refused);
  } else if (readings.length === 0 && carried === undefined) {
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
  // Tests that were skipped on purpose have no results either.
  if (tests !== undefined && carried === undefined) {
    say("inconclusive", ...testReasons(group, settings.testResults, tests));
  }

  const rules = groupRules(settings, around.isGenerated);
  const { coverage, exclusions } =
    carried === undefined
      ? countedFiles(settings, good, rules)
      : letThrough(new Map(carried.files), rules);
  const unreported =
    carried === undefined
      ? around.sources.filter(
          (path) => !around.measured(path) && !isTest(path) && rules(path) === undefined,
        )
      : [];
  const files = [...coverage].map(([path, file]) => fileResult(path, file));
  if (settings.unreported === "uncovered") {
    for (const path of unreported) {
      const file = new FileCoverage();
      file.lines.merge(around.assumedLines(path));
      if (file.lines.count().total === 0) continue;
      coverage.set(path, file);
      files.push({ ...fileResult(path, file), assumed: true });
    }
  }
  const lines = sumOf(files.map((file) => file.lines));
  const branches = files.reduce<BranchFigures>(
    (sum, file) => ({
      covered: sum.covered + file.branches.covered,
      total: sum.total + file.branches.total,
      coveredAtMost: sum.coveredAtMost + file.branches.coveredAtMost,
    }),
    { covered: 0, total: 0, coveredAtMost: 0 },
  );
  if (settings.unreported === "fail") {
    say("inconclusive", ...unmeasuredReasons(group, unreported));
  }

  const patch =
    typeof change === "string"
      ? undefined
      : compareChanges(
          change.lines,
          coverage,
          (path) => rules(path) === undefined,
          change.measured,
        );
  const ratchet =
    baseline === undefined || carried !== undefined || bad.length > 0 || good.length === 0
      ? undefined
      : compareWithBaseline(
          baseline,
          coverage,
          (path) => rules(path) === undefined,
          settings.tolerance,
        );

  if (good.length > 0 && lines.total === 0) say("inconclusive", nothingToCover(group, exclusions));
  const strange = bad.length === 0 ? otherSources(group, good, around.isSourceKind) : undefined;
  if (strange !== undefined) say("inconclusive", strange);
  const idle = bad.length === 0 && lines.total > 0 && good.length > 0 && !anyLineExecuted(good);
  if (bad.length === 0 && lines.total > 0) {
    const reached = reaches(lines.covered, lines.total, settings.lines);
    // No test ran: a threshold of 0 is not reached by that either.
    if (idle) say(reached ? "inconclusive" : "fail", noLineExecuted(group, lines));
    else if (!reached) say("fail", belowLines(group, lines, settings.lines, files));
    if (settings.branches !== undefined && carried === undefined) {
      const verdict = judgeBranches(group, branches, settings.branches, good, coverage);
      if (verdict !== undefined) say(verdict.verdict, verdict.reason);
    }
    if (ratchet !== undefined) {
      say("fail", ...ratchetReasons(group, ratchet, lines, settings.tolerance));
    }
  }
  if (settings.changedLines !== undefined) {
    if (change === "unknown") say("inconclusive", unknownChange(group));
    else if (patch !== undefined && bad.length === 0) {
      say("fail", ...changeReasons(group, patch, settings.changedLines));
    }
  }
  if (bad.length === 0 && settings.perFile !== undefined) {
    say("fail", ...filesBelow(group, files, settings.perFile));
  }

  return {
    name: settings.name,
    verdict: gravest(["pass", ...reasons.map(({ verdict }) => verdict)]),
    lacksEvidence: idle || reasons.some(({ verdict }) => verdict === "inconclusive"),
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
    ...(ratchet === undefined ? {} : { baseline: ratchet }),
    ...(carried === undefined
      ? {}
      : { carriedForward: { commit: carried.commit, measuredAt: carried.measuredAt } }),
    ...(around.adoption === undefined ? {} : { adoption: around.adoption }),
    ...(tests === undefined ? {} : { tests: tests.run }),
    unreported,
    unreportedRule: settings.unreported,
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
    uncovered: lineRanges(file.lines.uncovered()),
  };
}

function anyLineExecuted(reports: readonly ReadReport[]): boolean {
  return reports.some(({ files }) =>
    [...files.values()].some(({ lines }) => lines.count().covered > 0),
  );
}

function sumOf(counts: readonly LineCount[]): LineCount {
  return counts.reduce<LineCount>(
    (sum, { covered, total }) => ({ covered: sum.covered + covered, total: sum.total + total }),
    { covered: 0, total: 0 },
  );
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
