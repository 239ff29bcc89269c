/** coverage-gate's report as the page needs it. */

import {
  fields,
  items,
  number,
  type ReasonRead,
  reasons,
  text,
  type Verdict,
  verdict,
} from "../read.ts";

export interface CoverageRead {
  readonly verdict: Verdict;
  readonly groups: readonly CoverageGroup[];
  readonly reasons: readonly ReasonRead[];
}

export interface CoverageGroup {
  readonly name: string;
  readonly verdict: Verdict;
  readonly lines?: Counted;
  readonly branches?: Counted;
  readonly files?: number;
}

export interface Counted {
  readonly covered: number;
  readonly total: number;
  /** Percent. */
  readonly threshold?: number;
}

export function readCoverage(report: unknown): CoverageRead | undefined {
  if (report === undefined || report === null) return undefined;
  const of = fields(report);
  return {
    verdict: verdict(of),
    reasons: reasons(of),
    groups: items(of.groups).map((item) => {
      const group = fields(item);
      const lines = counted(group.lines, number(group, "lineThreshold", "line-threshold"));
      const branches = counted(
        group.branches,
        number(group, "branchThreshold", "branch-threshold"),
      );
      const files = Array.isArray(group.files) ? group.files.length : undefined;
      return {
        name: text(group, "name") ?? "unnamed",
        verdict: verdict(group),
        ...(lines === undefined ? {} : { lines }),
        ...(branches === undefined ? {} : { branches }),
        ...(files === undefined ? {} : { files }),
      };
    }),
  };
}

function counted(value: unknown, threshold: number | undefined): Counted | undefined {
  const of = fields(value);
  const covered = number(of, "covered");
  const total = number(of, "total");
  const limit = number(of, "threshold") ?? threshold;
  if (covered === undefined || total === undefined || covered < 0 || total < covered) {
    return undefined;
  }
  return { covered, total, ...(limit === undefined ? {} : { threshold: limit }) };
}
