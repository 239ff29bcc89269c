import { markdownTable, markdownText, type Verdict } from "@slipway/toolkit";
import type { LoadedPack } from "../pack/files.ts";
import type { TableRows } from "./lock-estimate.ts";
import { contextHeading, planSection } from "./plan-summary.ts";
import type { EfMigrateReport, ReportContext } from "./report.ts";
import { fenced } from "./sql-block.ts";

const marks: Readonly<Record<Verdict, string>> = {
  pass: "✅",
  warn: "⚠️",
  fail: "❌",
  inconclusive: "❔",
};

/** The job summary: enough to approve or refuse a release without opening another page. */
export function summary(
  report: EfMigrateReport,
  headline: string,
  loaded?: LoadedPack,
  rows: TableRows = new Map(),
  note = "",
): string {
  const lines = [
    `## ${marks[report.verdict]} EF Core migrations: ${report.operation}`,
    "",
    markdownText(headline),
    "",
  ];
  // The rules' findings stand beside their migrations below.
  const reasons = report.reasons.filter(({ code }) => !/^R\d\d$/.test(code));
  if (reasons.length > 0) {
    lines.push(
      markdownTable(
        ["What", "What to do"],
        reasons.map(({ code, message, file, line, remedy }) => {
          const place = line === undefined ? file : `${file}:${line}`;
          return [`${code}: ${message}${place === undefined ? "" : ` (${place})`}`, remedy ?? ""];
        }),
      ),
      "",
    );
  }
  if (report.allowances.length > 0) {
    lines.push(
      markdownTable(
        ["Allowed by the policy", "Of", "Until", "Because"],
        report.allowances.map(({ target, migration, expires, reason }) => [
          target,
          migration,
          expires,
          reason,
        ]),
      ),
      "",
    );
  }
  for (const context of report.contexts) {
    lines.push(...contextSection(context, loaded, rows));
  }
  lines.push(...backupLines(report));
  if (report.wayBack.length > 0) {
    lines.push(
      "**The way back**",
      "",
      ...report.wayBack.map((line) => `- ${markdownText(line)}`),
      "",
    );
  }
  if (note !== "") lines.push(markdownText(note), "");
  if (report.digest !== "")
    lines.push(`Pack ${code(report.pack)}, digest ${code(report.digest)}`, "");
  return lines.join("\n");
}

function backupLines({ backup, restore }: EfMigrateReport): string[] {
  if (backup === null) return [];
  const what =
    backup.kind === "file"
      ? `${code(backup.file)}, ${backup.bytes} bytes, read back at ${backup.at}`
      : backup.kind === "azure-copy"
        ? `copy ${code(backup.resource)} of a database with ${backup.bytes} bytes, online at ${backup.at}${backup.bacpac === null ? "" : `, exported to ${code(backup.bacpac)}`}`
        : `restore point ${backup.at}${backup.earliest === null ? ", which nobody has checked" : `; the service can go back to ${backup.earliest}`}`;
  const lines = [`Backup: ${what}.`, ""];
  if (restore.length > 0) {
    lines.push(
      "To bring its data back, into a new database:",
      "",
      fenced(restore.join("\n"), "sh"),
      "",
    );
  }
  return lines;
}

/** The receipt as a timeline: seconds since the first migration began, and what each took. */
function timeline(steps: ReportContext["steps"]): string {
  const first = Date.parse(steps[0]?.startedAt ?? "");
  return markdownTable(
    ["At", "Migration", "Seconds", "Outcome"],
    steps.map(({ id, startedAt, seconds, outcome }) => [
      startedAt === null ? "" : `+${((Date.parse(startedAt) - first) / 1000).toFixed(1)} s`,
      id,
      startedAt === null ? "" : seconds.toFixed(3),
      outcome,
    ]),
  );
}

function contextSection(
  context: ReportContext,
  loaded: LoadedPack | undefined,
  rows: TableRows,
): string[] {
  const lines = [contextHeading(context), ""];
  if (context.steps.length > 0) {
    lines.push(timeline(context.steps), "");
  }
  if (context.rehearsals.length > 0) {
    lines.push(
      markdownTable(
        ["Migration", "Forward, back, forward again", "Details"],
        context.rehearsals.map(({ id, outcome, details }) => [id, outcome, details.join("; ")]),
      ),
      "",
    );
  }
  if (loaded !== undefined && context.steps.length === 0 && context.rehearsals.length === 0) {
    lines.push(...planSection(context, loaded, rows));
  }
  return lines;
}

function code(text: string): string {
  return `<code>${markdownText(text)}</code>`;
}
