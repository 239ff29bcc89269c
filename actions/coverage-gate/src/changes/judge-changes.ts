import type { Reason } from "@slipway/toolkit";
import type { FileCoverage, LineCount } from "../model/file-coverage.ts";
import { lineRanges } from "../model/line-set.ts";
import { missingTo, reaches, shownPercent, type Threshold } from "../settings/threshold.ts";
import type { ChangedLines } from "./diff.ts";

export interface ChangedFile {
  readonly path: string;
  readonly lines: LineCount;
  /** Changed, measured and not covered, as ranges. */
  readonly uncovered: string;
}

/** What a change did inside one group. */
export interface ChangeResult {
  readonly lines: LineCount;
  readonly files: readonly ChangedFile[];
  /** Changed files of the group's languages that no report names. */
  readonly notMeasured: readonly string[];
}

/** Tests are not measured by themselves; a change in them is no gap. */
const tests =
  /(^|\/)[^/]*\.?(Tests?|UnitTests|IntegrationTests)\/|\.(spec|test)\.[cm]?[jt]sx?$|Tests?\.cs$|(^|\/)(e2e|__tests__)\//;

/** Whether the file holds tests and not what they test. */
export function isTest(path: string): boolean {
  return tests.test(path);
}

/**
 * Compares the changed lines with what the group measured.
 *
 * `belongs` says whether the group's rules let a file through, `measured` whether any group has it.
 */
export function compareChanges(
  changed: ChangedLines,
  coverage: ReadonlyMap<string, FileCoverage>,
  belongs: (path: string) => boolean,
  measured: (path: string) => boolean,
): ChangeResult {
  const files: ChangedFile[] = [];
  const notMeasured: string[] = [];
  const languages = new Set([...coverage.keys()].map(extension));
  for (const [path, lines] of changed) {
    const file = coverage.get(path);
    if (file === undefined) {
      if (languages.has(extension(path)) && belongs(path) && !measured(path) && !isTest(path)) {
        notMeasured.push(path);
      }
      continue;
    }
    const states = lines.map((line) => ({ line, covered: file.lines.state(line) }));
    const total = states.filter(({ covered }) => covered !== undefined).length;
    if (total === 0) continue;
    const uncovered = states.filter(({ covered }) => covered === false).map(({ line }) => line);
    files.push({
      path,
      lines: { covered: total - uncovered.length, total },
      uncovered: lineRanges(uncovered),
    });
  }
  return {
    lines: files.reduce<LineCount>(
      (sum, { lines }) => ({
        covered: sum.covered + lines.covered,
        total: sum.total + lines.total,
      }),
      { covered: 0, total: 0 },
    ),
    files: files.sort(
      (a, b) =>
        b.lines.total - b.lines.covered - (a.lines.total - a.lines.covered) ||
        (a.path < b.path ? -1 : 1),
    ),
    notMeasured: notMeasured.sort(),
  };
}

/** Why the change misses the threshold: the sum first, then each file with its lines. */
export function changeReasons(
  group: string,
  { lines, files }: ChangeResult,
  threshold: Threshold,
): Reason[] {
  if (lines.total === 0 || reaches(lines.covered, lines.total, threshold)) return [];
  const missing = missingTo(lines.covered, lines.total, threshold);
  return [
    {
      code: "changed-lines-below-threshold",
      message: `${group}: ${shownPercent(lines.covered, lines.total)} % of the changed lines are covered (${lines.covered} of ${lines.total}), below ${threshold.text} %.`,
      remedy: `Cover ${missing} more of the changed ${missing === 1 ? "line" : "lines"}.`,
    },
    ...uncoveredFiles(files),
  ];
}

/** One place for each file with changed lines that are not covered. */
export function uncoveredFiles(files: readonly ChangedFile[]): Reason[] {
  return files
    .filter(({ uncovered }) => uncovered !== "")
    .map(({ path, uncovered }) => ({
      code: "changed-lines-uncovered",
      message: `${path}: changed and not covered: ${uncovered}.`,
      remedy: "Add a test that runs these lines.",
      file: path,
      line: Number(/^\d+/.exec(uncovered)?.[0]),
    }));
}

function extension(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0].toLowerCase() ?? "";
}
