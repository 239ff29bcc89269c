import type { FileChange } from "../changes/diff.ts";
import type { FileCoverage, LineCount } from "../model/file-coverage.ts";
import { lineRanges } from "../model/line-set.ts";
import type { Threshold } from "../settings/threshold.ts";

/** A file whose figures moved since the baseline. */
export interface MovedFile {
  readonly path: string;
  /** Missing where the file is new. */
  readonly before?: LineCount;
  /** Missing where nothing measures it any more. */
  readonly after?: LineCount;
}

/** Lines that nobody changed, covered in the baseline and not any more. */
export interface LostLines {
  readonly path: string;
  /** As they are numbered now, as ranges. */
  readonly lines: string;
  readonly count: number;
}

export interface Movement {
  readonly before: LineCount;
  /** The baseline without the lines that the change removed; missing where git cannot tell. */
  readonly withoutRemoved?: LineCount;
  readonly files: readonly MovedFile[];
  readonly lost: readonly LostLines[];
}

/**
 * What moved between the baseline and now.
 *
 * `changes` is the diff from the baseline's commit to the commit that is measured. With it, lines
 * are followed through renames and shifts; without it only whole figures are compared.
 */
export function movement(
  baseline: ReadonlyMap<string, FileCoverage>,
  now: ReadonlyMap<string, FileCoverage>,
  changes: readonly FileChange[] | undefined,
): Movement {
  const changeOf = new Map(
    (changes ?? []).flatMap((change) =>
      change.from === undefined ? [] : [[change.from, change] as const],
    ),
  );
  const before = { covered: 0, total: 0 };
  const kept = { covered: 0, total: 0 };
  const files: MovedFile[] = [];
  const lost: LostLines[] = [];
  const known = new Set<string>();
  for (const [oldPath, then] of baseline) {
    const change = changeOf.get(oldPath);
    const path = change === undefined ? oldPath : change.to;
    if (path !== undefined) known.add(path);
    const today = path === undefined ? undefined : now.get(path);
    const count = then.lines.count();
    before.covered += count.covered;
    before.total += count.total;
    const uncovered: number[] = [];
    for (const { line, covered } of then.lines.lines()) {
      const place = path === undefined ? undefined : placeNow(line, change);
      if (place === undefined) continue;
      kept.total++;
      if (covered) kept.covered++;
      if (covered && today?.lines.state(place) === false) uncovered.push(place);
    }
    const after = today?.lines.count();
    if (!sameShare(count, after)) {
      files.push({
        path: path ?? oldPath,
        before: count,
        ...(after === undefined ? {} : { after }),
      });
    }
    if (changes !== undefined && path !== undefined && uncovered.length > 0) {
      lost.push({ path, lines: lineRanges(uncovered), count: uncovered.length });
    }
  }
  for (const [path, file] of now) {
    if (!known.has(path) && !baseline.has(path)) files.push({ path, after: file.lines.count() });
  }
  const byUncovered = (a: MovedFile, b: MovedFile) =>
    moreUncovered(b) - moreUncovered(a) || (a.path < b.path ? -1 : 1);
  return {
    before,
    ...(changes === undefined ? {} : { withoutRemoved: kept }),
    files: files.sort(byUncovered),
    lost: lost.sort((a, b) => b.count - a.count || (a.path < b.path ? -1 : 1)),
  };
}

/** Where a line is after the change; `undefined` when it was removed or rewritten. */
function placeNow(line: number, change: FileChange | undefined): number | undefined {
  let shift = 0;
  for (const { oldStart, oldLines, newLines } of change?.hunks ?? []) {
    // Without old lines the new ones stand behind line `oldStart`.
    if (oldLines === 0 ? line <= oldStart : line < oldStart) break;
    if (line < oldStart + oldLines) return undefined;
    shift += newLines - oldLines;
  }
  return line + shift;
}

function sameShare(a: LineCount, b: LineCount | undefined): boolean {
  return b !== undefined && a.covered * b.total === b.covered * a.total;
}

function moreUncovered({ before, after }: MovedFile): number {
  const uncovered = (count?: LineCount) => (count === undefined ? 0 : count.total - count.covered);
  return uncovered(after) - uncovered(before);
}

/**
 * Whether `now` holds what `before` had, less the tolerance in percentage points, in whole numbers.
 * Nothing measured before asks for nothing.
 */
export function holds(now: LineCount, before: LineCount, tolerance: Threshold): boolean {
  if (before.total === 0) return true;
  if (now.total === 0) return false;
  const share = BigInt(before.covered) * 100_000_000n - tolerance.millionths * BigInt(before.total);
  return BigInt(now.covered) * BigInt(before.total) * 100_000_000n >= share * BigInt(now.total);
}
