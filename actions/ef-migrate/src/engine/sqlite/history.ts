import { type Ask, quoted } from "../../execute/history.ts";
import type { HistoryTable } from "../../execute/history-table.ts";

/** The ids in the history, in EF's order; a missing table is an empty history. */
export async function readSqliteHistory(ask: Ask, table: HistoryTable): Promise<string[]> {
  const found = await ask(
    "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower(?)",
    table.name,
  );
  if (found.length === 0) return [];
  const column = quoted(table.idColumn);
  const rows = await ask(`SELECT ${column} AS id FROM ${quoted(table.name)} ORDER BY ${column}`);
  return rows.map(({ id }) => String(id));
}
