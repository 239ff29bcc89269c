import { type Cell, markdownTable, markdownText, type Verdict } from "@slipway/toolkit";
import type { LoadedPack } from "../pack/files.ts";
import { type PackContext, type PackMigration, shortName } from "../pack/pack.ts";
import type { EfMigrateReport, ReportContext } from "./report.ts";

const marks: Readonly<Record<Verdict, string>> = {
  pass: "✅",
  warn: "⚠️",
  fail: "❌",
  inconclusive: "❔",
};

/** The job summary: enough to approve or refuse a release without opening another page. */
export function summary(report: EfMigrateReport, headline: string, loaded?: LoadedPack): string {
  const lines = [
    `## ${marks[report.verdict]} EF Core migrations: ${report.operation}`,
    "",
    markdownText(headline),
    "",
  ];
  if (report.reasons.length > 0) {
    lines.push(
      markdownTable(
        ["What", "Where", "What to do"],
        report.reasons.map(({ code, message, file, line, remedy }) => [
          `${code}: ${message}`,
          file === undefined ? "" : line === undefined ? file : `${file}:${line}`,
          remedy ?? "",
        ]),
      ),
      "",
    );
  }
  for (const context of report.contexts) lines.push(...contextSection(context, loaded));
  if (report.backup !== null) {
    lines.push(
      `Backup: ${code(report.backup.file)}, ${report.backup.bytes} bytes, read back at ${report.backup.at}.`,
      "",
    );
  }
  if (report.digest !== "")
    lines.push(`Pack ${code(report.pack)}, digest ${code(report.digest)}`, "");
  return lines.join("\n");
}

function contextSection(context: ReportContext, loaded: LoadedPack | undefined): string[] {
  const lines = [
    `### ${markdownText(shortName(context.name))} on ${markdownText(context.provider)}`,
    "",
  ];
  const packed = loaded?.pack.contexts.find(({ name }) => name === context.name);
  if (context.steps.length > 0) {
    lines.push(
      markdownTable(
        ["Migration", "Seconds", "Outcome"],
        context.steps.map(({ id, seconds, outcome }) => [id, seconds, outcome]),
      ),
      "",
    );
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
  if (context.pending.length > 0 && context.steps.length === 0 && context.rehearsals.length === 0) {
    lines.push(pendingTable(context), "");
    const notes = context.findings.map(({ rule, message, alternative }) => [
      rule,
      message,
      alternative,
    ]);
    if (notes.length > 0) lines.push(markdownTable(["Rule", "What", "Instead"], notes), "");
    if (packed !== undefined && loaded !== undefined) {
      for (const { id } of context.pending) lines.push(...sqlFold(packed, id, loaded), "");
    }
  }
  if (context.ignored.length > 0) {
    lines.push(
      markdownTable(
        ["Ignored by EF", "Why"],
        context.ignored.map(({ file, line, reason }) => [`${file}:${line}`, reason]),
      ),
      "",
    );
  }
  return lines;
}

function pendingTable(context: ReportContext): string {
  const icon = { safe: "🟢 safe", conditional: "🟡 conditional", unsafe: "🔴 unsafe" } as const;
  return markdownTable(
    ["Migration", "Two versions on one database", "Data", "Rollback"],
    context.pending.map((migration): Cell[] => [
      migration.id,
      icon[migration.safety],
      migration.destructive ? "destructive" : "kept",
      migration.rollback,
    ]),
  );
}

function sqlFold(context: PackContext, id: string, loaded: LoadedPack): string[] {
  const migration = context.migrations.find((candidate) => candidate.id === id);
  if (migration === undefined) return [];
  return [
    `<details><summary>SQL of ${markdownText(id)}</summary>`,
    "",
    fenced(scriptText(migration, "forward", loaded)),
    migration.rollback === null
      ? `No rollback: ${markdownText(migration.rollbackReason ?? "")}`
      : `Rollback:\n\n${fenced(scriptText(migration, "rollback", loaded))}`,
    "",
    "</details>",
  ];
}

function scriptText(
  migration: PackMigration,
  direction: "forward" | "rollback",
  loaded: LoadedPack,
): string {
  return loaded.scripts.get(migration[direction]?.file ?? "") ?? "";
}

/** A code block that its content cannot close. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}sql\n${text.trimEnd()}\n${fence}`;
}

function code(text: string): string {
  return `<code>${markdownText(text)}</code>`;
}
