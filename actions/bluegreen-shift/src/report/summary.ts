import { formatDuration, markdownTable, markdownText } from "@slipway/toolkit";
import { claims } from "../decision/budget.ts";
import { count, inWords, percent } from "../decision/words.ts";
import { evidenceChart, shareChart } from "./chart.ts";
import type { LookReport, ShiftReport, SideReport, StepReport } from "./report.ts";

const outcomes: Readonly<Record<string, string>> = {
  promoted: "The new release is in production; the old one is kept beside it.",
  "rolled-back": "All traffic is on the old release.",
  held: "The shift is held; somebody has to decide.",
  unchanged: "Nothing was changed.",
  retired: "The old release is retired.",
};

const icons: Readonly<Record<string, string>> = {
  pass: "✅",
  warn: "⚠️",
  inconclusive: "⏸️",
  fail: "❌",
};

const page = "https://github.com/megadur/slipway/blob/main/docs/runbooks/bluegreen-shift.md";

/** The job summary: outcome, what to do, the picture of the shift, its steps, all looks folded away. */
export function summary(report: ShiftReport): string {
  const looks = report.steps.flatMap((step) => step.looks.map((look) => ({ step, look })));
  return [
    `### ${icons[report.verdict] ?? ""} ${markdownText(report.app)}: ${report.operation} – ${report.outcome}`,
    "",
    outcomes[report.outcome] ?? "",
    "",
    ...report.reasons.map(
      ({ code, message, remedy }) =>
        `- \`${code}\`: ${markdownText(message)}${remedy === undefined ? "" : ` **${markdownText(remedy)}**`} [Runbook](${page}#${code})`,
    ),
    "",
    state(report),
    ...rollback(report),
    ...(looks.length === 0
      ? []
      : ["", ...picture(report), "", steps(report.steps), "", ...folded(report)]),
  ].join("\n");
}

function state(report: ShiftReport): string {
  return markdownTable(
    ["", "Release"],
    [
      ["Old (blue)", report.releases.old ?? "unknown"],
      ["New (green)", report.releases.new ?? "unknown"],
      ["Production serves", report.serving.production ?? "unknown"],
      [`${report.slot} serves`, report.serving.slot ?? "unknown"],
      [
        `Share of new clients sent to ${report.slot}`,
        report.weight === null ? "unknown" : `${report.weight} %`,
      ],
      ...(report.keepUntil === undefined ? [] : [["Old release kept until", report.keepUntil]]),
    ],
  );
}

/** What is promised of a rollback, from its detection until the last user is on the old release. */
const aim = 5 * 60_000;

function withinAim(back: NonNullable<ShiftReport["rollback"]>): string {
  const last = [back.rulesClearedAt, back.swappedBackAt, back.lastCanaryRequestAt]
    .flatMap((time) => (time === undefined ? [] : [Date.parse(time)]))
    .reduce((latest, time) => Math.max(latest, time));
  const took = last - Date.parse(back.detectedAt);
  return `${took <= aim ? "yes" : "NO"}: ${formatDuration(took)} from detection to the last of these`;
}

function rollback({ rollback: back }: ShiftReport): string[] {
  if (back === undefined) return [];
  const after = (time: string) =>
    Date.parse(time) < Date.parse(back.detectedAt)
      ? time
      : `${time} (${formatDuration(Date.parse(time) - Date.parse(back.detectedAt))} after detection)`;
  const rows = [
    ["Detected", back.detectedAt],
    ["Rules cleared and read back", after(back.rulesClearedAt)],
    ...(back.swappedBackAt === undefined
      ? []
      : [["Old release back in production", after(back.swappedBackAt)]]),
    ...(back.lastCanaryRequestAt === undefined
      ? []
      : [["Last request to the new release", after(back.lastCanaryRequestAt)]]),
    [`Within ${formatDuration(aim)}`, withinAim(back)],
  ];
  return ["", markdownTable(["Rollback", "At"], rows)];
}

function picture(report: ShiftReport): string[] {
  const shares = shareChart(report.steps);
  const evidence = evidenceChart(report.steps, report.limits);
  return [...(shares ?? []), ...(evidence === undefined ? [] : ["", ...evidence])];
}

function steps(all: readonly StepReport[]): string {
  return markdownTable(
    ["Step", "Arrived", "Took", "New (green)", "Old (blue)", "At its end"],
    all.map((step) => {
      const last = step.looks.at(-1);
      const took =
        step.endedAt === undefined
          ? "–"
          : formatDuration(Date.parse(step.endedAt) - Date.parse(step.startedAt));
      return [
        `${step.weight} %`,
        step.observedShare === undefined ? "–" : percent(step.observedShare),
        took,
        side(sum(step.looks.map(({ green }) => green))),
        side(sum(step.looks.map(({ blue }) => blue))),
        last === undefined ? "–" : `${icons[last.verdict] ?? ""} ${last.reason}`,
      ];
    }),
  );
}

function folded(report: ShiftReport): string[] {
  const looks = report.steps.flatMap((step) => step.looks.map((look) => ({ step, look })));
  return [
    `<details><summary>All ${looks.length} looks</summary>`,
    "",
    markdownTable(
      ["Look", "Weight", "New (green)", "Old (blue)", "Evidence against green", "Decision"],
      looks.map(({ step, look }) => [
        look.at,
        `${step.weight} %`,
        side(look.green),
        side(look.blue),
        words(look, report.limits),
        `${look.verdict}: ${look.reason}`,
      ]),
    ),
    "",
    "The figures say how many times more likely the numbers are if green is worse than if only chance is at work. A healthy release reaches a limit in at most `alpha` of all shifts, however often one looks.",
    "",
    "</details>",
  ];
}

/** Every test that has something to say, in words. */
function words(look: LookReport, limits: ShiftReport["limits"]): string {
  const said = Object.entries(look.eValues)
    .filter(([, value]) => value >= 1.5)
    .map(([name, value]) => inWords(value, claims[name] ?? name, limits[name]));
  return said.length === 0 ? "none" : said.join("; ");
}

function sum(sides: readonly SideReport[]): SideReport {
  const requests = sides.reduce((all, one) => all + one.requests, 0);
  const timed = sides.filter(({ averageMs }) => averageMs !== null);
  const timedRequests = timed.reduce((all, one) => all + one.requests, 0);
  return {
    requests,
    errors: sides.reduce((all, one) => all + one.errors, 0),
    averageMs:
      timedRequests === 0
        ? null
        : Math.round(
            timed.reduce((all, one) => all + one.requests * (one.averageMs ?? 0), 0) /
              timedRequests,
          ),
  };
}

function side({ requests, errors, averageMs }: SideReport): string {
  const share = requests === 0 ? "" : ` (${percent(errors / requests)})`;
  return `${count(requests)} requests, ${count(errors)} failed${share}${averageMs === null ? "" : `, ${averageMs} ms`}`;
}
