import type { GroupResult } from "../gate/judge.ts";
import type { Baseline, BaselineGroup } from "./baseline-file.ts";

/**
 * The baseline that this run leaves. A group that was not measured keeps what the baseline before
 * had, with its commit and time, so that skipping it twice does not make old figures young.
 */
export function nextBaseline(
  groups: readonly GroupResult[],
  before: Baseline | undefined,
  run: { readonly branch: string; readonly commit: string; readonly measuredAt: string },
): Baseline {
  const next = new Map<string, BaselineGroup>();
  for (const group of groups) {
    const measured =
      group.carriedForward === undefined &&
      group.lines.total > 0 &&
      group.reports.every((report) => !("problem" in report));
    const kept = measured
      ? { commit: run.commit, measuredAt: run.measuredAt, files: group.coverage }
      : before?.groups.get(group.name);
    if (kept !== undefined) next.set(group.name, kept);
  }
  return { branch: run.branch, groups: next };
}
