import { markdownTable, markdownText, type Reason, type Verdict } from "@slipway/toolkit";
import { shownPercent } from "../settings/threshold.ts";
import { type GroupResult, mostUncovered } from "./judge.ts";
import { type Mode, verdictIn } from "./report.ts";

const signs: Readonly<Record<Verdict, string>> = {
  pass: "✅",
  warn: "⚠️",
  fail: "❌",
  inconclusive: "❔",
};

const words: Readonly<Record<Verdict, string>> = {
  pass: "passed",
  warn: "warns",
  fail: "failed",
  inconclusive: "has no sufficient evidence",
};

/** Files shown for each group; the report has them all. */
const shownFiles = 10;

/** The outcome in one sentence. */
export function headline(verdict: Verdict, groups: readonly GroupResult[]): string {
  const parts = groups.map(({ name, lines, branches }) => {
    if (lines.total === 0) return `${name} measured nothing`;
    const lineText = `${name} ${shownPercent(lines.covered, lines.total)} % of lines (threshold ${lines.threshold} %)`;
    return branches.threshold === undefined || branches.total === 0
      ? lineText
      : `${lineText} and ${shownPercent(branches.covered, branches.total)} % of branches (threshold ${branches.threshold} %)`;
  });
  return `Coverage gate ${words[verdict]}: ${parts.join(", ")}.`;
}

/** The job summary: verdict, groups, reasons, then what explains them. */
export function summary(
  verdict: Verdict,
  groups: readonly GroupResult[],
  reasons: readonly Reason[],
  mode: Mode,
): string {
  const parts = [`## ${signs[verdict]} Coverage gate ${words[verdict]}`, groupTable(groups, mode)];
  if (mode === "warn") {
    parts.push("> Mode `warn`: a missed threshold is shown and does not fail the job.");
  }
  if (reasons.length > 0) parts.push(reasonList(reasons));
  parts.push(...changedParts(groups));
  for (const group of groups) {
    const files = mostUncovered(group.files, shownFiles);
    if (files.length === 0) continue;
    const more = group.files.filter(({ lines }) => lines.covered < lines.total).length;
    parts.push(
      `### Most uncovered lines: ${markdownText(group.name)}`,
      markdownTable(
        ["File", "Uncovered", "Lines", "Covered %", "Which"],
        files.map(({ path, lines, uncovered }) => [
          path,
          lines.total - lines.covered,
          lines.total,
          shownPercent(lines.covered, lines.total),
          shortened(uncovered),
        ]),
      ),
    );
    if (more > files.length) {
      parts.push(`${more - files.length} more files have uncovered lines; the report lists them.`);
    }
  }
  const exclusions = groups.flatMap((group) =>
    group.exclusions.map(({ rule, origin, files, lines }) => [
      group.name,
      rule,
      origin,
      files,
      lines,
    ]),
  );
  if (exclusions.length > 0) {
    parts.push(
      "### Left out by rules",
      markdownTable(["Group", "Rule", "From", "Files", "Lines"], exclusions),
    );
  }
  parts.push(
    details(
      "Reports read",
      markdownTable(
        ["Group", "Report", "Format", "Written by", "Files"],
        groups.flatMap((group) =>
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
        ),
      ),
    ),
  );
  const notices = groups.flatMap((group) => group.notices);
  if (notices.length > 0) {
    parts.push(
      details("Notices", [...new Set(notices)].map((text) => `- ${markdownText(text)}`).join("\n")),
    );
  }
  return parts.join("\n\n");
}

function changedParts(groups: readonly GroupResult[]): string[] {
  const changed = groups.flatMap((group) =>
    group.patch === undefined ? [] : [{ ...group, patch: group.patch }],
  );
  if (changed.length === 0) return [];
  const parts = [
    "### Changed lines",
    markdownTable(
      ["Group", "Covered", "Changed lines measured", "Covered %", "Threshold"],
      changed.map(({ name, patch }) => [
        name,
        patch.lines.covered,
        patch.lines.total,
        shownPercent(patch.lines.covered, patch.lines.total) || "no coverable change",
        patch.threshold ?? "none",
      ]),
    ),
  ];
  const rows = changed.flatMap(({ name, patch }) => [
    ...patch.files
      .filter(({ uncovered }) => uncovered !== "")
      .map(({ path, uncovered }) => [name, path, shortened(uncovered)]),
    ...patch.notMeasured.map((path) => [name, path, "in no report"]),
  ]);
  if (rows.length > 0) {
    parts.push(markdownTable(["Group", "File", "Changed and not covered"], rows.slice(0, 50)));
  }
  if (rows.length > 50) parts.push(`${rows.length - 50} more; the report lists them.`);
  return parts;
}

function groupTable(groups: readonly GroupResult[], mode: Mode): string {
  const branchThresholds = groups.some(({ branches }) => branches.threshold !== undefined);
  return markdownTable(
    [
      "Group",
      "Verdict",
      "Lines covered",
      "Lines",
      "Lines %",
      "Threshold",
      "Branches covered",
      "Branches",
      "Branches %",
      ...(branchThresholds ? ["Threshold"] : []),
    ],
    groups.map((group) => {
      const verdict = verdictIn(mode, group.verdict);
      const { lines, branches } = group;
      const sure = branches.covered === branches.coveredAtMost;
      return [
        group.name,
        `${signs[verdict]} ${verdict}`,
        lines.covered,
        lines.total,
        shownPercent(lines.covered, lines.total) || "none",
        lines.threshold,
        sure ? branches.covered : `${branches.covered} to ${branches.coveredAtMost}`,
        branches.total,
        sure
          ? shownPercent(branches.covered, branches.total) || "none"
          : `${shownPercent(branches.covered, branches.total)} to ${shownPercent(branches.coveredAtMost, branches.total)}`,
        ...(branchThresholds ? [branches.threshold ?? "none"] : []),
      ];
    }),
  );
}

function reasonList(reasons: readonly Reason[]): string {
  const shown = reasons.slice(0, 50);
  const list = shown.map(({ code, message, remedy, file, line }) => {
    const place = file === undefined ? "" : ` (${file}${line === undefined ? "" : `:${line}`})`;
    const text = `**${markdownText(message)}** ${markdownText(remedy ?? "")}`;
    return `- ${text} ${markdownText(`${code}${place}`)}`;
  });
  if (reasons.length > shown.length) {
    list.push(`- ${reasons.length - shown.length} more; the report lists them.`);
  }
  return ["### Reasons", list.join("\n")].join("\n\n");
}

function details(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

function shortened(ranges: string): string {
  return ranges.length > 60 ? `${ranges.slice(0, ranges.lastIndexOf(",", 60))}, …` : ranges;
}
