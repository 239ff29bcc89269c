import type { Reason, Verdict } from "@slipway/toolkit";
import type { ReadReport } from "../evidence/read-reports.ts";
import type { FileCoverage, LineCount } from "../model/file-coverage.ts";
import { missingTo, reaches, shownPercent, type Threshold } from "../settings/threshold.ts";
import type { Exclusion } from "./counted-files.ts";
import type { BranchFigures, FileResult } from "./judge.ts";
import { exactBranchesRemedy } from "./remedies.ts";

export function unknownChange(group: string): Reason {
  return {
    code: "no-base",
    message: `${group}: changed lines are gated, and git cannot tell where the change began.`,
    remedy:
      'Set "fetch-depth: 0" for actions/checkout, or the input "base" to a branch or commit that can be fetched. In a pull request check out its merge, not its base.',
  };
}

/** One reason for each source file that no report names. */
export function unmeasuredReasons(group: string, files: readonly string[]): Reason[] {
  return files.map((path) => ({
    code: "source-unmeasured",
    message: `${group}: no report names ${path}.`,
    remedy:
      'Let a test load it, or the coverage tool report files that no test loads (Vitest: coverage.include; Jest: collectCoverageFrom); or leave it out with "exclude".',
    file: path,
    line: 1,
  }));
}

export function nothingToCover(group: string, exclusions: readonly Exclusion[]): Reason {
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

export function noLineExecuted(group: string, lines: LineCount): Reason {
  return {
    code: "no-line-executed",
    message: `${group}: not one of ${lines.total} lines was executed; it looks as if no test ran.`,
    remedy: "Check in the log of the test step how many tests ran.",
  };
}

/**
 * The repository has sources of the same kind, and the reports name none of them: they are of
 * another product, or their paths cannot be followed. Reports of a repository that holds no source
 * of their kind (sources that a build generates) are left alone.
 */
export function otherSources(
  group: string,
  reports: readonly ReadReport[],
  isSourceKind: (path: string) => boolean,
): Reason | undefined {
  const names = reports.flatMap(({ files }) => [...files.keys()]);
  const lost = new Set(reports.flatMap(({ nowhere }) => nowhere));
  const [first] = names;
  if (first === undefined || !names.every((name) => lost.has(name) && isSourceKind(name))) {
    return undefined;
  }
  return {
    code: "no-repository-file",
    message: `${group}: the repository has none of the files that the reports name, for example ${first}.`,
    remedy:
      'Check that the reports are of this repository. If they are, say by "path-map" where their paths lie in it, for example "/build/agent/s => src".',
  };
}

export function belowLines(
  group: string,
  lines: LineCount,
  threshold: Threshold,
  files: readonly FileResult[],
): Reason {
  const missing = missingTo(lines.covered, lines.total, threshold);
  const worst = mostUncovered(files, 1)[0];
  return {
    code: "lines-below-threshold",
    message: `${group}: ${shownPercent(lines.covered, lines.total)} % of lines are covered (${lines.covered} of ${lines.total}), below ${threshold.text} %.`,
    remedy: `Cover ${missing} more ${missing === 1 ? "line" : "lines"}${worst === undefined ? "" : `; ${worst.path} has the most uncovered ones (${worst.lines.total - worst.lines.covered})`}.`,
  };
}

export function judgeBranches(
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

export function filesBelow(
  group: string,
  files: readonly FileResult[],
  threshold: Threshold,
): Reason[] {
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
