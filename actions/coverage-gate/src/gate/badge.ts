import { shownPercent } from "../settings/threshold.ts";
import type { GroupResult } from "./judge.ts";
import { overallLines } from "./report.ts";

/** What shields.io's endpoint badge reads (https://shields.io/badges/endpoint-badge). */
export interface Badge {
  readonly schemaVersion: 1;
  readonly label: string;
  readonly message: string;
  readonly color: string;
}

/** File names and badges: one for all groups, and one for each where there are several. */
export function badges(groups: readonly GroupResult[]): [string, Badge][] {
  const gravest = groups.some(({ verdict }) => verdict === "inconclusive")
    ? "inconclusive"
    : groups.some(({ verdict }) => verdict === "fail")
      ? "fail"
      : "pass";
  const all: [string, Badge] = [
    "coverage-badge.json",
    badge("coverage", overallLines(groups).percent, gravest),
  ];
  if (groups.length === 1) return [all];
  return [
    all,
    ...groups.map(({ name, lines, verdict }): [string, Badge] => [
      `coverage-badge-${fileName(name)}.json`,
      badge(`${name} coverage`, shownPercent(lines.covered, lines.total), verdict),
    ]),
  ];
}

/** Green means that the gate holds, so that a badge never looks better than the job. */
function badge(label: string, percent: string, verdict: GroupResult["verdict"]): Badge {
  if (percent === "" || verdict === "inconclusive") {
    return { schemaVersion: 1, label, message: "unknown", color: "lightgrey" };
  }
  return {
    schemaVersion: 1,
    label,
    message: `${percent}%`,
    color: verdict === "fail" ? "red" : "brightgreen",
  };
}

/** Names of groups may hold blanks, slashes and letters of any script. */
function fileName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}
