import type { Reason } from "@slipway/toolkit";
import type { FileChange } from "../changes/diff.ts";
import type { FileCoverage, LineCount } from "../model/file-coverage.ts";
import { shownPercent, type Threshold } from "../settings/threshold.ts";
import type { BaselineGroup } from "./baseline-file.ts";
import { holds, type Movement, movement } from "./compare.ts";

/** The baseline's part for one group, with the way from its commit to this one. */
export interface GroupBaseline {
  readonly group: BaselineGroup;
  /** `undefined` when git does not have the baseline's commit. */
  readonly changes: readonly FileChange[] | undefined;
}

export interface RatchetResult extends Movement {
  readonly commit: string;
  readonly measuredAt: string;
  /** In percentage points. */
  readonly tolerance: string;
}

/**
 * Compares a group with its baseline. `belongs` lets the group's rules of today decide which files
 * of the baseline count, so that a changed rule is no movement.
 */
export function compareWithBaseline(
  { group, changes }: GroupBaseline,
  coverage: ReadonlyMap<string, FileCoverage>,
  belongs: (path: string) => boolean,
  tolerance: Threshold,
): RatchetResult {
  const then = new Map([...group.files].filter(([path]) => belongs(path)));
  return {
    commit: group.commit,
    measuredAt: group.measuredAt,
    tolerance: tolerance.text,
    ...movement(then, coverage, changes),
  };
}

/**
 * Why the group falls behind its baseline. Removing covered lines is no fall: the share of the
 * lines that are still there is as good a measure as the share of all.
 */
export function ratchetReasons(
  group: string,
  result: RatchetResult,
  now: LineCount,
  tolerance: Threshold,
): Reason[] {
  const { before, withoutRemoved, lost } = result;
  if (holds(now, before, tolerance)) return [];
  if (withoutRemoved !== undefined && holds(now, withoutRemoved, tolerance)) return [];
  const allowed = tolerance.millionths === 0n ? "" : `, more than the tolerated ${tolerance.text}`;
  return [
    {
      code: "below-baseline",
      message: `${group}: ${shownPercent(now.covered, now.total)} % of lines are covered, ${shownPercent(before.covered, before.total)} % were at ${result.commit.slice(0, 12)}${allowed}.`,
      remedy:
        lost.length > 0
          ? "Cover the changed lines, or the unchanged ones that lost their coverage; the summary lists both."
          : "Cover the changed lines; the summary lists what moved.",
    },
    ...lost.slice(0, 20).map(({ path, lines }) => ({
      code: "coverage-lost",
      message: `${path}: covered at the baseline, unchanged, and not covered now: ${lines}.`,
      remedy: "A test that ran these lines was removed, or no longer reaches them.",
      file: path,
      line: Number(/^\d+/.exec(lines)?.[0]),
    })),
  ];
}
