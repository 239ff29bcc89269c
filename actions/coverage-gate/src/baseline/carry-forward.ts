import type { Reason } from "@slipway/toolkit";
import { formatDuration } from "@slipway/toolkit";
import type { BaselineGroup } from "./baseline-file.ts";
import type { GroupBaseline } from "./ratchet.ts";

/** Figures that this run did not measure. */
export interface CarriedForward {
  readonly commit: string;
  readonly measuredAt: string;
}

export type CarryForward = { readonly carried: BaselineGroup } | { readonly refused: Reason };

/**
 * Whether the baseline's figures may stand for a group whose tests were skipped: they must be young
 * enough, and nothing of the group may have changed since they were measured. What cannot be
 * checked is not carried.
 */
export function carryForward(
  name: string,
  baseline: GroupBaseline | undefined,
  settings: {
    readonly maximumAgeMilliseconds: number;
    readonly now: number;
    /** Whether the group's rules, patterns of sources and languages cover the file. */
    readonly belongs: (path: string) => boolean;
  },
): CarryForward {
  const group = `Group "${name}"`;
  const refused = (code: string, message: string, remedy: string) => ({
    refused: { code, message: `${group}: ${message}`, remedy },
  });
  const runTests = "Run this group's tests and write its report.";
  if (baseline === undefined) {
    return refused(
      "nothing-to-carry-forward",
      "there is no report, and no baseline from which figures could be carried forward.",
      `${runTests} Its next run on the default branch makes the baseline.`,
    );
  }
  const { commit, measuredAt, files } = baseline.group;
  const age = settings.now - Date.parse(measuredAt);
  if (age > settings.maximumAgeMilliseconds) {
    return refused(
      "carry-forward-too-old",
      `there is no report, and the baseline of ${commit.slice(0, 12)} was measured at ${measuredAt}, longer ago than ${formatDuration(settings.maximumAgeMilliseconds)}.`,
      runTests,
    );
  }
  if (baseline.changes === undefined) {
    return refused(
      "carry-forward-unchecked",
      `there is no report, and git cannot tell what has changed since ${commit.slice(0, 12)}.`,
      `${runTests} Or set "fetch-depth: 0" for actions/checkout.`,
    );
  }
  const touched = baseline.changes
    .flatMap(({ from, to }) => [from, to])
    .filter((path) => path !== undefined)
    .find((path) => files.has(path) || settings.belongs(path));
  if (touched !== undefined) {
    return refused(
      "carry-forward-changed",
      `there is no report, and ${touched} has changed since the baseline of ${commit.slice(0, 12)}.`,
      runTests,
    );
  }
  return { carried: baseline.group };
}
