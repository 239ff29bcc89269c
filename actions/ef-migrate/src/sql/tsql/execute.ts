import type { Effect } from "../effects.ts";
import type { TokenReader } from "../reader.ts";
import { splitAtCommas } from "../table-definition.ts";
import { identifier, stringValue, type Token } from "../tokens.ts";
import { tokenizeTsql } from "./tokens.ts";

/** Reads the statements of a text that EXEC runs. */
export type NestedReader = (sql: string) => Effect[];

/** Parts of dynamic SQL that are followed; EF's have fewer than ten. */
const longestConcatenation = 200;

/** Stands for a part of dynamic SQL that is only known at run time. */
const placeholder = "?";

/** Reads `EXEC`, whose verb is taken already: dynamic SQL, `sp_rename`, or a procedure. */
export function execute(reader: TokenReader, nested: NestedReader): Effect[] {
  if (reader.text() === "(") return dynamic(reader.brackets(), nested);
  if (reader.text(1) === "=") reader.at += 2;
  const name = reader.objectName();
  if (name === undefined) return [{ kind: "unknown", why: "an unusual EXEC" }];
  const procedure = name.name.toLowerCase();
  switch (procedure) {
    case "sp_rename":
      return [renamed(reader)];
    case "sp_executesql":
      return dynamic(splitAtCommas(reader.rest())[0] ?? [], nested);
    case "sp_addextendedproperty":
    case "sp_updateextendedproperty":
    case "sp_dropextendedproperty":
    case "sp_refreshview":
    case "sp_getapplock":
    case "sp_releaseapplock":
      return [{ kind: "harmless" }];
    default:
      return [{ kind: "unknown", why: `it calls the procedure ${name.name.slice(0, 100)}` }];
  }
}

/** Joins `N'…' + @name + N'…'` and reads it; a name known only at run time must not be a table's. */
function dynamic(tokens: readonly Token[], nested: NestedReader): Effect[] {
  if (tokens.length > longestConcatenation) {
    return [{ kind: "unknown", why: "its dynamic SQL is put together of too many parts" }];
  }
  let sql = "";
  for (const [index, token] of tokens.entries()) {
    const text = stringValue(token);
    if (text !== undefined) sql += text;
    else if (token.kind === "name" && token.text.startsWith("@")) {
      sql += isOpen(sql) ? placeholder : `[${placeholder}]`;
    } else if (token.text !== "+" || index === 0) {
      return [{ kind: "unknown", why: "its dynamic SQL is put together at run time" }];
    }
  }
  const effects = nested(sql);
  return effects.some(hasUnknownTarget)
    ? [{ kind: "unknown", why: "its dynamic SQL names a table that is only known at run time" }]
    : effects;
}

/** Whether the text so far ends inside of a string or a bracketed name. */
function isOpen(sql: string): boolean {
  const last = tokenizeTsql(sql).at(-1);
  if (last?.kind === "string") return !/^[nN]?'[\s\S]*'$/.test(last.text);
  return last?.kind === "quoted" && !/[\]"]$/.test(last.text.slice(1));
}

function hasUnknownTarget(effect: Effect): boolean {
  return "table" in effect && effect.table?.name === placeholder;
}

/** `sp_rename N'[schema].[table].[column]', N'name', 'COLUMN'`. */
function renamed(reader: TokenReader): Effect {
  const parts = splitAtCommas(reader.rest()).map((part) => {
    const equals = part.findIndex(({ text }) => text === "=");
    return stringValue(part[equals + 1]);
  });
  const [object, to, type] = parts;
  if (object === undefined || to === undefined) {
    return { kind: "unknown", why: "it renames something that is only known at run time" };
  }
  const names = tokenizeTsql(object).flatMap((token) => identifier(token) ?? []);
  switch ((type ?? "OBJECT").toUpperCase()) {
    case "COLUMN":
      return {
        kind: "rename-column",
        table: reader.qualified(names.slice(0, -1)),
        column: names.at(-1) ?? "",
        to,
      };
    case "INDEX":
    case "STATISTICS":
      return { kind: "rename-index", index: names.at(-1) ?? "", to };
    case "OBJECT": {
      const table = reader.qualified(names);
      return { kind: "rename-table", table, to: { schema: table.schema, name: to } };
    }
    default:
      return { kind: "unknown", why: `it renames a ${(type ?? "").slice(0, 40)}` };
  }
}
