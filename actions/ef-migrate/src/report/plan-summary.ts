import { type Cell, markdownTable, markdownText } from "@slipway/toolkit";
import type { LoadedPack } from "../pack/files.ts";
import { type Finding, type PackContext, type PackMigration, shortName } from "../pack/pack.ts";
import { sqlDialect } from "../sql/dialect.ts";
import { lockText, type TableRows } from "./lock-estimate.ts";
import type { ReportContext } from "./report.ts";
import { fenced } from "./sql-block.ts";

const safetyMarks = {
  safe: "🟢 safe",
  conditional: "🟡 conditional",
  unsafe: "🔴 unsafe",
} as const;

const rollbackMarks = {
  lossless: "lossless",
  lossy: "loses data",
  "may-fail": "may fail",
  none: "none",
  unknown: "not judged",
} as const;

/** What a reviewer needs of one context: the table, what breaks and what to do instead, the SQL. */
export function planSection(context: ReportContext, loaded: LoadedPack, rows: TableRows): string[] {
  const packed = loaded.pack.contexts.find(({ name }) => name === context.name);
  if (packed === undefined || context.pending.length === 0) return [];
  const pending = context.pending.flatMap(({ id }) =>
    packed.migrations.filter((migration) => migration.id === id),
  );
  const lines = [planTable(packed, pending, rows), ""];
  const { findings } = context;
  const decisive = [
    ...findings.filter(({ severity }) => severity === "unsafe"),
    ...findings.filter(({ severity }) => severity === "conditional"),
  ];
  const notes = findings.filter(({ severity }) => severity === "note");
  if (decisive.length > 0) lines.push(findingsTable(decisive), "");
  if (notes.length > 0) {
    lines.push(
      `<details><summary>${notes.length} note${notes.length === 1 ? "" : "s"}</summary>`,
      "",
      findingsTable(notes),
      "",
      "</details>",
      "",
    );
  }
  for (const migration of pending) lines.push(...sqlFold(migration, loaded), "");
  return lines;
}

function findingsTable(findings: readonly Finding[]): string {
  const marks = { unsafe: "🔴", conditional: "🟡", note: "" } as const;
  return markdownTable(
    ["Rule", "What", "What breaks", "Instead"],
    findings.map(({ rule, severity, message, breaks, alternative }) => [
      `${marks[severity]} ${rule}`,
      message,
      breaks,
      alternative,
    ]),
  );
}

function planTable(
  context: PackContext,
  pending: readonly PackMigration[],
  rows: TableRows,
): string {
  const known = sqlDialect(context.provider) !== undefined;
  return markdownTable(
    ["Migration", "What changes", "Beside the old version", "Data", "Rollback", "Lock"],
    pending.map((migration): Cell[] => [
      migration.id,
      changesText(migration.changes),
      safetyMarks[migration.safety],
      migration.destructive ? "🔴 lost" : "kept",
      rollbackMarks[migration.rollbackKind],
      lockText(migration, known && migration.rollbackKind !== "unknown", rows),
    ]),
  );
}

/** `add column Customers.Fax; SQL UPDATE …`: the first ones, and how many more. */
export function changesText(changes: readonly string[]): string {
  const shown = changes.slice(0, 4).map((change) => {
    const [, kind = "", what = ""] = /^(\S+)\s?(.*)$/.exec(change) ?? [];
    if (kind === "Sql") {
      const sql = what.replace(/;\s*$/, "");
      return `SQL ${sql.length > 60 ? `${sql.slice(0, 59)}…` : sql}`;
    }
    return `${kind.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase()} ${what}`;
  });
  const more = changes.length - shown.length;
  if (more > 0) shown.push(`${more} more`);
  return shown.join("; ") || "nothing";
}

function sqlFold(migration: PackMigration, { scripts }: LoadedPack): string[] {
  const text = (file: string | undefined) => scripts.get(file ?? "") ?? "";
  const back =
    migration.rollback === null
      ? `No way back: ${markdownText(migration.rollbackReason ?? "")}`
      : `**Rollback**\n\n${fenced(text(migration.rollback.file))}`;
  return [
    `<details><summary>SQL of ${markdownText(migration.id)}</summary>`,
    "",
    "**Forward**",
    "",
    fenced(text(migration.forward.file)),
    "",
    back,
    "",
    "</details>",
  ];
}

/** `ShopContext on Microsoft.EntityFrameworkCore.Sqlite`, as a heading. */
export function contextHeading({ name, provider }: ReportContext): string {
  return `### ${markdownText(shortName(name))} on ${markdownText(provider)}`;
}
