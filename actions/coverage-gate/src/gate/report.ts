import type { Reason, Report, Verdict } from "@slipway/toolkit";
import type { Comparison } from "../changes/base.ts";
import { uncoveredFiles } from "../changes/judge-changes.ts";
import { FileCoverage, type LineCount } from "../model/file-coverage.ts";
import { shownPercent } from "../settings/threshold.ts";
import type { GroupResult } from "./judge.ts";

export type Mode = "enforce" | "warn";

/** The published shape: `report.schema.json` describes it. */
export interface CoverageReport extends Report {
  readonly schema: "slipway/coverage-gate-report/v1";
  readonly mode: Mode;
  readonly lines: Figures;
  readonly groups: readonly GroupReport[];
  /** The day on which `mode: warn` ends. */
  readonly warnUntil?: string;
  /** The commits between which changed lines were compared. */
  readonly patch?: Comparison;
  /** Whether there was a baseline to compare with. */
  readonly baseline?: { readonly status: string; readonly message: string };
}

interface Figures {
  readonly covered: number;
  readonly total: number;
  /** Two decimals, rounded down; empty when there is nothing to cover. */
  readonly percent: string;
}

interface GroupReport {
  readonly name: string;
  readonly verdict: Verdict;
  readonly lines: Figures & { readonly threshold: string };
  readonly branches: Figures & { readonly coveredAtMost: number; readonly threshold?: string };
  readonly files: readonly object[];
  readonly exclusions: readonly object[];
  readonly reports: readonly object[];
  readonly notices: readonly string[];
  readonly unreported: readonly string[];
  readonly patch?: object;
  readonly baseline?: object;
  readonly carriedForward?: object;
  readonly adoption?: object;
  readonly tests?: object;
}

/** With `mode: warn` a missed threshold is told and does not fail; missing evidence stays what it is. */
export function verdictIn(
  mode: Mode,
  { verdict, lacksEvidence }: Pick<GroupResult, "verdict" | "lacksEvidence">,
): Verdict {
  if (mode === "enforce" || verdict !== "fail") return verdict;
  return lacksEvidence ? "inconclusive" : "warn";
}

/** Lines of all groups together; a file of two groups counts once. */
export function overallLines(groups: readonly GroupResult[]): Figures {
  const files = new Map<string, FileCoverage>();
  for (const group of groups) {
    for (const [path, coverage] of group.coverage) {
      let file = files.get(path);
      if (file === undefined) {
        file = new FileCoverage();
        files.set(path, file);
      }
      file.lines.merge(coverage.lines);
    }
  }
  let covered = 0;
  let total = 0;
  for (const file of files.values()) {
    const count = file.lines.count();
    covered += count.covered;
    total += count.total;
  }
  return { covered, total, percent: shownPercent(covered, total) };
}

export function groupReport(group: GroupResult, mode: Mode): GroupReport {
  return {
    name: group.name,
    verdict: verdictIn(mode, group),
    lines: { ...group.lines, percent: shownPercent(group.lines.covered, group.lines.total) },
    branches: {
      ...group.branches,
      percent: shownPercent(group.branches.covered, group.branches.total),
    },
    files: group.files,
    exclusions: group.exclusions,
    reports: group.reports.map((reading) =>
      "problem" in reading
        ? { path: reading.path, problem: reading.problem.code }
        : {
            path: reading.path,
            format: reading.format,
            producer: reading.producer,
            writtenAt: new Date(reading.writtenAt).toISOString(),
            files: reading.files.size,
            ...(reading.sameAs === undefined ? {} : { sameAs: reading.sameAs }),
          },
    ),
    notices: group.notices,
    unreported: group.unreported,
    ...(group.carriedForward === undefined ? {} : { carriedForward: group.carriedForward }),
    ...(group.adoption === undefined ? {} : { adoption: group.adoption }),
    ...(group.tests === undefined ? {} : { tests: group.tests }),
    ...(group.baseline === undefined
      ? {}
      : {
          baseline: {
            ...group.baseline,
            before: figures(group.baseline.before),
            ...(group.baseline.withoutRemoved === undefined
              ? {}
              : { withoutRemoved: figures(group.baseline.withoutRemoved) }),
          },
        }),
    ...(group.patch === undefined
      ? {}
      : {
          patch: {
            ...group.patch,
            lines: {
              ...group.patch.lines,
              percent: shownPercent(group.patch.lines.covered, group.patch.lines.total),
            },
          },
        }),
  };
}

function figures({ covered, total }: LineCount): Figures {
  return { covered, total, percent: shownPercent(covered, total) };
}

/**
 * Every reason once, as two groups may name the same damaged report. What decides comes first, then
 * the changed lines, because only ten places are annotated.
 */
export function reasonsOf(
  groups: readonly GroupResult[],
  others: readonly Reason[] = [],
): Reason[] {
  const reasons = new Map<string, Reason>();
  for (const reason of [...others, ...groups.flatMap((group) => group.reasons)]) {
    reasons.set(JSON.stringify([reason.code, reason.message, reason.line ?? 0]), reason);
  }
  const rank = ({ code, line }: Reason) =>
    line === undefined ? 0 : code === "changed-lines-uncovered" ? 1 : 2;
  return [...reasons.values()].sort((a, b) => rank(a) - rank(b));
}

/** The changed lines that are not covered, as places to annotate; no reason by themselves. */
export function uncoveredChanges(groups: readonly GroupResult[]): Reason[] {
  return groups.flatMap(({ patch }) => uncoveredFiles(patch?.files ?? []));
}
