import type { Effect, ObjectName } from "./effects.ts";
import { type TokenReader, topLevel } from "./reader.ts";
import { splitAtCommas } from "./table-definition.ts";
import { identifier, type Token, word } from "./tokens.ts";

/** Reads `INSERT`, whose verb is taken already, in the grammar that T-SQL and PostgreSQL share. */
export function readInsert(reader: TokenReader): Effect {
  if (reader.word() === "TOP") skipTop(reader);
  reader.take("INTO");
  const table = reader.objectName();
  if (table === undefined) return { kind: "unknown", why: "an INSERT into something unusual" };
  const rest = reader.rest();
  const query = ["SELECT", "EXEC", "EXECUTE", "WITH", "TABLE"].some(
    (verb) => topLevel(rest, verb) >= 0 && topLevel(rest, "VALUES") < 0,
  );
  const replace = rest.some((token, at) => word(token) === "DO" && word(rest[at + 1]) === "UPDATE");
  return { kind: "insert", table, source: query ? "query" : "values", replace };
}

/** Reads `UPDATE`, whose verb is taken already. */
export function readUpdate(reader: TokenReader): Effect {
  if (reader.word() === "TOP") skipTop(reader);
  reader.take("ONLY");
  const target = reader.objectName();
  const rest = reader.rest();
  const set = topLevel(rest, "SET");
  if (target === undefined || set < 0) return { kind: "unknown", why: "an unusual UPDATE" };
  const stop = ["FROM", "WHERE", "OUTPUT", "OPTION", "RETURNING"]
    .map((word) => topLevel(rest, word, set + 1))
    .filter((at) => at >= 0);
  const assignments = rest.slice(set + 1, Math.min(rest.length, ...stop));
  const columns = splitAtCommas(assignments).flatMap((part) => {
    const equals = part.findIndex(({ text }) => text === "=");
    return identifier(part[equals - 1]) ?? [];
  });
  return { kind: "update", table: aliased(reader, target, rest), columns, rows: rowsOf(rest) };
}

/** Reads `DELETE`, whose verb is taken already. */
export function readDelete(reader: TokenReader): Effect {
  if (reader.word() === "TOP") skipTop(reader);
  reader.take("FROM");
  reader.take("ONLY");
  const target = reader.objectName();
  if (target === undefined) return { kind: "unknown", why: "an unusual DELETE" };
  const rest = reader.rest();
  return { kind: "delete", table: aliased(reader, target, rest), columns: [], rows: rowsOf(rest) };
}

function skipTop(reader: TokenReader): void {
  reader.take("TOP");
  if (reader.text() === "(") reader.brackets();
  else reader.at++;
  reader.take("PERCENT");
}

/** `UPDATE c SET … FROM Customers AS c` changes Customers. */
function aliased(reader: TokenReader, target: ObjectName, rest: readonly Token[]): ObjectName {
  const from = topLevel(rest, "FROM");
  if (from < 0 || target.schema !== "") return target;
  const start = reader.at + from + 1;
  const saved = reader.at;
  try {
    for (let at = start; at < reader.tokens.length; at++) {
      const before = reader.tokens[at - 1];
      if (!["FROM", "JOIN"].includes(word(before)) && before?.text !== ",") continue;
      reader.at = at;
      const table = reader.objectName();
      reader.take("AS");
      if (table !== undefined && reader.name()?.toLowerCase() === target.name.toLowerCase()) {
        return table;
      }
    }
  } finally {
    reader.at = saved;
  }
  return target;
}

/** What WHERE leaves: a condition without a name such as `1 = 1` leaves every row. */
function rowsOf(rest: readonly Token[]): "all" | "by-key" | "found" {
  const where = topLevel(rest, "WHERE");
  if (where < 0) return "all";
  const end = ["RETURNING", "OPTION"]
    .map((word) => topLevel(rest, word, where))
    .filter((at) => at >= 0);
  const condition = rest.slice(where + 1, Math.min(rest.length, ...end));
  const names = condition.filter(
    (token) =>
      token.kind === "quoted" ||
      (token.kind === "name" && !/^(and|or|not|is|null|in|true|false)$/i.test(token.text)),
  );
  if (names.length === 0) return "all";
  return isKeyComparison(condition) ? "by-key" : "found";
}

/** `[Id] = 1 AND [Key] = N'x'`, as EF writes seed data. */
function isKeyComparison(condition: readonly Token[]): boolean {
  for (let at = 0; at < condition.length; ) {
    const column = condition[at];
    if (column?.kind !== "quoted" && column?.kind !== "name") return false;
    if (condition[at + 1]?.text !== "=") return false;
    const signed = condition[at + 2]?.text === "-" ? 1 : 0;
    const value = condition[at + 2 + signed];
    const isTrue = /^(true|false)$/i.test(value?.text ?? "");
    const bit = word(value) === "CAST" ? 6 : 1;
    if (value?.kind !== "string" && value?.kind !== "number" && !isTrue && bit === 1) return false;
    at += 2 + signed + bit;
    if (at < condition.length && word(condition[at++]) !== "AND") return false;
  }
  return true;
}
