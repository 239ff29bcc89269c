import { markdownTable, markdownText } from "@slipway/toolkit";
import { amount } from "../decision/words.ts";
import type { ShiftReport, SideReport } from "./report.ts";

const outcomes: Readonly<Record<string, string>> = {
  promoted: "The new release is in production; the old one is kept in the slot.",
  "rolled-back": "All traffic is on the old release.",
  held: "The shift is held; somebody has to decide.",
  unchanged: "Nothing was changed.",
  retired: "The old release is retired.",
};

/** The job summary: outcome, reasons, a table of the looks. */
export function summary(report: ShiftReport): string {
  const lines = [
    `### ${markdownText(report.app)}: ${report.operation} – ${report.outcome}`,
    "",
    outcomes[report.outcome] ?? "",
    "",
    ...report.reasons.map(
      ({ code, message, remedy }) =>
        `- \`${code}\`: ${markdownText(message)}${remedy === undefined ? "" : ` ${markdownText(remedy)}`}`,
    ),
    "",
    markdownTable(
      ["", "Release"],
      [
        ["Old", report.releases.old ?? "unknown"],
        ["New", report.releases.new ?? "unknown"],
        ["Production serves", report.serving.production ?? "unknown"],
        [`Slot ${report.slot} serves`, report.serving.slot ?? "unknown"],
        [
          "Share of new clients sent to the slot",
          report.weight === null ? "unknown" : `${report.weight} %`,
        ],
        ...(report.keepUntil === undefined ? [] : [["Old release kept until", report.keepUntil]]),
      ],
    ),
  ];
  if (report.rollback !== undefined) {
    const { detectedAt, rulesClearedAt, lastCanaryRequestAt, swappedBackAt } = report.rollback;
    lines.push(
      "",
      markdownTable(
        ["Rollback", "At"],
        [
          ["Detected", detectedAt],
          ["Rules cleared and read back", rulesClearedAt],
          ...(lastCanaryRequestAt === undefined
            ? []
            : [["Last request to the new release", lastCanaryRequestAt]]),
          ...(swappedBackAt === undefined
            ? []
            : [["Old release back in production", swappedBackAt]]),
        ],
      ),
    );
  }
  const looks = report.steps.flatMap((step) => step.looks.map((look) => ({ step, look })));
  if (looks.length > 0) {
    lines.push(
      "",
      markdownTable(
        ["Look", "Weight", "New", "Old", "Evidence against the new release", "Decision"],
        looks.map(({ step, look }) => [
          look.at,
          `${step.weight} %`,
          side(look.green),
          side(look.blue),
          Object.entries(look.eValues)
            .map(
              ([name, value]) =>
                `${name} ${amount(value)}${report.limits[name] === undefined ? "" : ` of ${report.limits[name]}`}`,
            )
            .join(", "),
          `${look.verdict}: ${look.reason}`,
        ]),
      ),
      "",
      "Evidence counts how many times likelier the numbers are if the new release is worse; a healthy release reaches the limit at most once in so many shifts, however often one looks.",
    );
  }
  return lines.join("\n");
}

function side({ requests, errors, averageMs }: SideReport): string {
  return `${requests} requests, ${errors} failed${averageMs === null ? "" : `, ${averageMs} ms`}`;
}
