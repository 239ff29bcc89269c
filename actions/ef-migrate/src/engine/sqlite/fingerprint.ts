import type { Fingerprint } from "../../execute/fingerprint.ts";
import type { Ask } from "../../execute/history.ts";
import { classify } from "../../sql/classify.ts";
import { splitStatements } from "../../sql/statements.ts";
import { inBrackets, normalised, splitAtCommas } from "../../sql/table-definition.ts";

/** Tables of the migration machinery; they come and go beside the application's schema. */
const machinery = ["__EFMigrationsLock", "__SlipwayProgress"];

/**
 * The schema without what has no meaning: blanks, comments, quotes around names, the order in which
 * objects were created, and the order of columns, because EF's rebuild of a SQLite table sorts them
 * and EF itself always names them.
 */
export async function sqliteFingerprint(ask: Ask, historyTable: string): Promise<Fingerprint> {
  const rows = await ask(
    "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
  );
  return rows
    .filter(({ name }) => ![...machinery, historyTable].includes(String(name)))
    .map(({ type, name, sql }) => `${type} ${name}: ${meaning(String(sql))}`)
    .sort();
}

function meaning(sql: string): string {
  const [statement] = splitStatements(sql);
  const tokens = statement?.tokens ?? [];
  if (statement === undefined || classify(statement).kind !== "create-table") {
    return splitStatements(sql)
      .map((part) => normalised(part.tokens))
      .join("; ");
  }
  return splitAtCommas(inBrackets(tokens)).map(normalised).sort().join(", ");
}
