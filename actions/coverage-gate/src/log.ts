import { singleLine } from "@slipway/toolkit";
import type { GroupResult } from "./gate/judge.ts";
import { shownPercent } from "./settings/threshold.ts";

/** What was read and what was left out, line by line, for the reader of the log. */
export function logGroup(group: GroupResult): string[] {
  const { lines, branches, carriedForward, tests, unreported } = group;
  const percent = shownPercent(lines.covered, lines.total);
  return [
    ...group.reports.map((report) =>
      "problem" in report
        ? `${report.path} is not used: ${report.problem.message}`
        : `read ${report.path} (${report.format}, written by ${report.producer}, ${amount(report.files.size, "file")})`,
    ),
    ...(carriedForward === undefined
      ? []
      : [
          `carried forward from ${carriedForward.commit}, measured at ${carriedForward.measuredAt}; no report of this run`,
        ]),
    ...(tests === undefined
      ? []
      : [`${amount(tests.executed, "test")} ran, ${tests.failed} of them failed`]),
    ...group.exclusions.map(
      ({ rule, origin, files, lines }) =>
        `left out ${amount(lines, "line")} in ${amount(files, "file")} by ${rule} (${origin})`,
    ),
    ...(unreported.length === 0
      ? []
      : [
          `in no report: ${unreported.slice(0, 20).join(", ")}${unreported.length > 20 ? ` and ${unreported.length - 20} more` : ""}`,
        ]),
    ...group.notices,
    `lines ${lines.covered} of ${lines.total}${percent === "" ? "" : ` (${percent} %)`}, branches ${branches.covered} of ${branches.total}`,
  ].map((text) => singleLine(`Group ${group.name}: ${text}`, 1_000));
}

export function amount(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
