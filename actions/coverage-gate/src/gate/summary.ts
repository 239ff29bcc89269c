import {
  markdownTable,
  markdownText,
  type Reason,
  singleLine,
  type Verdict,
} from "@slipway/toolkit";
import { shownPercent } from "../settings/threshold.ts";
import type { GroupResult } from "./judge.ts";
import { changedParts, movedParts } from "./movement-parts.ts";
import {
  details,
  minute,
  percentOf,
  pointsBetween,
  shortened,
  shortPath,
  signs,
} from "./presentation.ts";
import { type Mode, verdictIn } from "./report.ts";
import { mostUncovered } from "./threshold-reasons.ts";

/** What is told about a run, in the summary as in the comment. */
export interface Told {
  readonly verdict: Verdict;
  readonly groups: readonly GroupResult[];
  readonly reasons: readonly Reason[];
  readonly mode: Mode;
  /** The day on which `mode: warn` ends. */
  readonly warnUntil?: string;
  /** The state of the baseline, where one is asked for. */
  readonly baselineMessage?: string;
}

const words: Readonly<Record<Verdict, string>> = {
  pass: "passed",
  warn: "warns",
  fail: "failed",
  inconclusive: "has no sufficient evidence",
};

/** Files shown for each group; the report has them all. */
const shownFiles = 10;
const shownReasons = 20;

/** Reasons that the group's figures beside their thresholds tell by themselves. */
const toldByFigures: readonly string[] = [
  "lines-below-threshold",
  "branches-below-threshold",
  "changed-lines-below-threshold",
  "changed-lines-uncovered",
  "below-baseline",
  "coverage-lost",
];

/** What decided and the figures do not tell, without the group's name, which stands before it. */
function cause({ name, reasons }: GroupResult): string {
  const untold = reasons.filter(({ code }) => !toldByFigures.includes(code));
  const [first] = untold;
  if (first === undefined) return "";
  const text = singleLine(first.message.replace(`Group "${name}": `, "").replace(/\.$/, ""), 200);
  return ` (${text}${untold.length > 1 ? `, and ${untold.length - 1} more` : ""})`;
}

/** The outcome in one sentence: each group with what it is gated by, and what else decided. */
export function headline({ verdict, groups, reasons: all }: Told): string {
  const parts = groups.map((group) => {
    const { name, lines, branches, carriedForward, patch, baseline, reasons } = group;
    if (lines.total === 0) return `${name} measured nothing${cause(group)}`;
    const gated = [`${percentOf(lines)} % of lines (threshold ${lines.threshold} %)`];
    if (branches.threshold !== undefined && branches.total > 0) {
      gated.push(`${percentOf(branches)} % of branches (threshold ${branches.threshold} %)`);
    }
    if (patch?.threshold !== undefined && patch.lines.total > 0) {
      gated.push(`${percentOf(patch.lines)} % of changed lines (threshold ${patch.threshold} %)`);
    }
    if (baseline !== undefined && reasons.some(({ code }) => code === "below-baseline")) {
      gated.push(`${pointsBetween(baseline.before, lines)} points since the baseline`);
    }
    const last = gated.pop() ?? "";
    const text = gated.length === 0 ? last : `${gated.join(", ")} and ${last}`;
    return `${name} ${text}${carriedForward === undefined ? "" : ", carried forward"}${cause(group)}`;
  });
  const ofGroups = new Set(groups.flatMap(({ reasons }) => reasons.map(({ message }) => message)));
  const beside = all.find(({ message }) => !ofGroups.has(message));
  const also =
    beside === undefined ? "" : `. ${singleLine(beside.message.replace(/\.$/, ""), 200)}`;
  return `Coverage gate ${words[verdict]}: ${parts.join(", ")}${also}.`;
}

/** The job summary: verdict, groups, reasons, then what explains them. */
export function summary(told: Told): string {
  const { verdict, groups } = told;
  return [
    `## ${signs[verdict]} ${markdownText(headline(told))}`,
    ...overview(told),
    ...changedParts(groups, 50),
    ...movedParts(groups, told.baselineMessage, 20),
    ...groups.flatMap((group) => worstFiles(group, shownFiles)),
    ...unreportedParts(groups),
    ...exclusionParts(groups),
    details("Reports read", reportTable(groups)),
    ...noticeParts(groups),
  ].join("\n\n");
}

/** Groups, what is dated about them, and the reasons. */
export function overview({ groups, reasons, mode, warnUntil }: Told): string[] {
  const parts = [groupTable(groups, mode)];
  if (mode === "warn") {
    parts.push(
      `> Mode \`warn\`: a missed threshold is shown and does not fail the job${warnUntil === undefined ? "" : ` until ${warnUntil}`}.`,
    );
  }
  for (const { name, adoption, lines, carriedForward } of groups) {
    if (adoption !== undefined) {
      const { set, since, next, target } = adoption;
      const now = since === undefined ? "no threshold yet" : `${lines.threshold} % since ${since}`;
      const then = next === undefined ? "" : `, ${next.lines} % from ${next.from}`;
      parts.push(
        `> ${markdownText(`Adoption path of ${name}, set on ${set}: ${now}${then}, ${target} % at its end.`)}`,
      );
    }
    if (carriedForward !== undefined) {
      parts.push(
        `> ${markdownText(`${name} was not measured in this run: its figures are carried forward from ${carriedForward.commit.slice(0, 12)}, measured on ${minute(carriedForward.measuredAt)}. Nothing of it has changed since.`)}`,
      );
    }
  }
  if (reasons.length > 0) parts.push(reasonList(reasons));
  return parts;
}

function groupTable(groups: readonly GroupResult[], mode: Mode): string {
  const any = (has: (group: GroupResult) => boolean) => groups.some(has);
  const withBranches = any(({ branches }) => branches.total > 0);
  const withBranchThreshold = any(({ branches }) => branches.threshold !== undefined);
  const withPatch = any(({ patch }) => patch !== undefined);
  const withBaseline = any(({ baseline }) => baseline !== undefined);
  const column = (wanted: boolean, ...cells: readonly string[]) => (wanted ? cells : []);
  return markdownTable(
    [
      "Group",
      "Verdict",
      "Lines %",
      "Threshold",
      "Covered",
      ...column(withBaseline, "Since baseline"),
      ...column(withPatch, "Changed lines %"),
      ...column(withBranches, "Branches %"),
      ...column(withBranchThreshold, "Threshold"),
    ],
    groups.map((group) => {
      const verdict = verdictIn(mode, group);
      const { lines, branches, patch, baseline } = group;
      return [
        group.name,
        `${signs[verdict]} ${verdict}`,
        percentOf(lines),
        lines.threshold,
        `${lines.covered} of ${lines.total}`,
        ...column(
          withBaseline,
          baseline !== undefined
            ? pointsBetween(baseline.before, lines)
            : group.carriedForward === undefined
              ? "no baseline"
              : "carried forward",
        ),
        ...column(
          withPatch,
          patch === undefined || patch.lines.total === 0
            ? "no coverable change"
            : `${percentOf(patch.lines)} (${patch.lines.covered} of ${patch.lines.total})`,
        ),
        ...column(withBranches, branchText(group)),
        ...column(withBranchThreshold, branches.threshold ?? "none"),
      ];
    }),
  );
}

function branchText({ branches }: GroupResult): string {
  const { covered, coveredAtMost, total } = branches;
  if (total === 0) return "none";
  const low = shownPercent(covered, total);
  return covered === coveredAtMost
    ? `${low} (${covered} of ${total})`
    : `${low} to ${shownPercent(coveredAtMost, total)} (${covered} to ${coveredAtMost} of ${total})`;
}

/** Told line by line in tables of their own. */
const inTables = new Set(["changed-lines-uncovered", "coverage-lost"]);

function reasonList(all: readonly Reason[]): string {
  const reasons = all.filter(({ code }) => !inTables.has(code));
  const shown = reasons.slice(0, shownReasons);
  const list = shown.map(({ code, message, remedy, file, line }) => {
    const told = file === undefined || message.includes(file);
    const place = told ? "" : ` (${file}${line === undefined ? "" : `:${line}`})`;
    const text = `**${markdownText(message)}** ${markdownText(remedy ?? "")}`;
    return `- ${text} ${markdownText(`${code}${place}`)}`;
  });
  if (reasons.length > shown.length) {
    list.push(`- ${reasons.length - shown.length} more; the report lists them.`);
  }
  return ["### Reasons", list.join("\n")].join("\n\n");
}

/** The files of a group with the most uncovered lines. */
export function worstFiles(group: GroupResult, count: number): string[] {
  const files = mostUncovered(group.files, count);
  if (files.length === 0) return [];
  const more = group.files.filter(({ lines }) => lines.covered < lines.total).length - files.length;
  return [
    `### Most uncovered lines: ${markdownText(group.name)}`,
    markdownTable(
      ["File", "Uncovered", "Covered %", "Which lines"],
      files.map(({ path, lines, uncovered, assumed }) => [
        shortPath(path),
        lines.total - lines.covered,
        shownPercent(lines.covered, lines.total),
        assumed === true ? "in no report" : shortened(uncovered),
      ]),
    ),
    ...(more > 0
      ? [
          `${more} more ${more === 1 ? "file has" : "files have"} uncovered lines; the report lists them.`,
        ]
      : []),
  ];
}

function unreportedParts(groups: readonly GroupResult[]): string[] {
  const rules = {
    list: "shown only",
    uncovered: "each line with a letter or digit that is no comment counts as uncovered",
    fail: "no sufficient evidence",
  } as const;
  return groups
    .filter(({ unreported }) => unreported.length > 0)
    .flatMap(({ name, unreported, unreportedRule }) => [
      `### In no report: ${markdownText(name)}`,
      `${unreported.length} of its source files, ${rules[unreportedRule]}:`,
      [
        ...unreported.slice(0, shownFiles).map((path) => `- ${markdownText(shortPath(path))}`),
        ...(unreported.length > shownFiles
          ? [`- ${unreported.length - shownFiles} more; the report lists them.`]
          : []),
      ].join("\n"),
    ]);
}

function exclusionParts(groups: readonly GroupResult[]): string[] {
  const rows = groups.flatMap((group) =>
    group.exclusions.map(({ rule, origin, files, lines }) => [
      group.name,
      rule,
      origin,
      files,
      lines,
    ]),
  );
  return rows.length === 0
    ? []
    : ["### Left out by rules", markdownTable(["Group", "Rule", "From", "Files", "Lines"], rows)];
}

function reportTable(groups: readonly GroupResult[]): string {
  const rows = groups.flatMap((group) =>
    group.reports.map((report) =>
      "problem" in report
        ? [group.name, report.path, report.problem.code, "", "not used"]
        : [
            group.name,
            report.path,
            report.format,
            report.producer,
            report.sameAs === undefined ? String(report.files.size) : "same as another",
          ],
    ),
  );
  return rows.length === 0
    ? "None."
    : markdownTable(["Group", "Report", "Format", "Written by", "Files"], rows);
}

function noticeParts(groups: readonly GroupResult[]): string[] {
  const notices = [
    ...groups.flatMap(({ name, tests }) =>
      tests === undefined
        ? []
        : [`${name}: tests that ran: ${tests.executed}; files of results: ${tests.files}.`],
    ),
    ...new Set(groups.flatMap((group) => group.notices)),
  ];
  return notices.length === 0
    ? []
    : [details("Notices", notices.map((text) => `- ${markdownText(text)}`).join("\n"))];
}
