import { markdownTable, markdownText } from "@slipway/toolkit";
import type { GroupResult } from "./judge.ts";
import { percentOf, pointsBetween, shortened, shortPath } from "./presentation.ts";
import { sourceViewName } from "./source-view.ts";

/** The changed lines that are not covered, file by file. */
export function changedParts(groups: readonly GroupResult[], rows: number): string[] {
  const files: (string | number)[][] = groups.flatMap(({ name, patch }) => [
    ...(patch?.files ?? [])
      .filter(({ uncovered }) => uncovered !== "")
      .map(({ path, lines, uncovered }) => [
        name,
        shortPath(path),
        lines.total - lines.covered,
        shortened(uncovered),
      ]),
    ...(patch?.notMeasured ?? []).map((path) => [name, shortPath(path), "?", "in no report"]),
  ]);
  if (groups.every(({ patch }) => patch === undefined)) return [];
  if (files.length === 0) {
    const measured = groups.reduce((sum, { patch }) => sum + (patch?.lines.total ?? 0), 0);
    return [
      "### Changed lines",
      groups.every(({ lines }) => lines.total === 0)
        ? "Nothing was measured, so nothing is known of the changed lines."
        : measured === 0
          ? "No changed line can be covered."
          : `All ${measured} changed lines that can be covered are.`,
    ];
  }
  return [
    "### Changed lines that are not covered",
    table(groups, ["Group", "File", "Lines", "Which lines"], files.slice(0, rows)),
    ...more(files.length - rows),
    `${markdownText(sourceViewName)} among the run's artifacts shows them in their source.`,
  ];
}

/** What moved since the baseline, or why nothing is compared. */
export function movedParts(
  groups: readonly GroupResult[],
  message: string | undefined,
  rows: number,
): string[] {
  if (message === undefined) return [];
  const compared = groups.flatMap(({ name, baseline, lines }) =>
    baseline === undefined ? [] : [{ name, baseline, lines }],
  );
  const parts = ["### Since the baseline"];
  if (compared.length === 0) return [...parts, markdownText(message)];
  for (const group of groups) {
    if (group.baseline === undefined && group.carriedForward === undefined) {
      parts.push(
        markdownText(`There is no baseline yet for ${group.name}; nothing of it is compared.`),
      );
    }
  }
  for (const { name, baseline, lines } of compared) {
    const { before, commit, measuredAt, withoutRemoved } = baseline;
    parts.push(
      markdownText(
        `${name}: ${percentOf(before)} % → ${percentOf(lines)} % (${pointsBetween(before, lines)}) since ${commit.slice(0, 12)} of ${measuredAt.slice(0, 10)}, tolerance ${baseline.tolerance}.${withoutRemoved === undefined ? " git does not have that commit, so lines are not followed." : ""}`,
      ),
    );
  }
  const lost = compared.flatMap(({ name, baseline }) =>
    baseline.lost.map(({ path, count, lines }) => [name, shortPath(path), count, shortened(lines)]),
  );
  if (lost.length > 0) {
    parts.push(
      "Unchanged lines that lost their coverage:",
      table(groups, ["Group", "File", "Lines", "Which lines"], lost.slice(0, rows)),
      ...more(lost.length - rows),
    );
  }
  const moved = compared.flatMap(({ name, baseline }) =>
    baseline.files.map(({ path, before, after }) => [
      name,
      shortPath(path),
      before === undefined ? "new" : percentOf(before),
      after === undefined ? "gone" : percentOf(after),
      before === undefined || after === undefined ? "" : pointsBetween(before, after),
    ]),
  );
  if (moved.length > 0) {
    parts.push(
      "Files whose share moved:",
      table(groups, ["Group", "File", "Before %", "Now %", "Points"], moved.slice(0, rows)),
      ...more(moved.length - rows),
    );
  }
  return parts;
}

function more(count: number): string[] {
  return count > 0 ? [`${count} more; the report lists them.`] : [];
}

/** A table whose first column, the group, is left out where there is only one. */
function table(
  groups: readonly GroupResult[],
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const from = groups.length === 1 ? 1 : 0;
  return markdownTable(
    header.slice(from),
    rows.map((row) => row.slice(from)),
  );
}
