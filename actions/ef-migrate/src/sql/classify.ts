import type { Statement } from "./statements.ts";
import {
  type Column,
  inBrackets,
  readColumn,
  readTable,
  type TableDefinition,
} from "./table-definition.ts";
import { identifier, type Token, word } from "./tokens.ts";

/** What one SQLite statement does, as far as the rules and the executor need to know. */
export type Action =
  | { readonly kind: "create-table"; readonly table: string; readonly definition: TableDefinition }
  | { readonly kind: "drop-table"; readonly table: string }
  | { readonly kind: "rename-table"; readonly table: string; readonly to: string }
  | { readonly kind: "add-column"; readonly table: string; readonly column: Column }
  | { readonly kind: "drop-column"; readonly table: string; readonly column: string }
  | {
      readonly kind: "rename-column";
      readonly table: string;
      readonly column: string;
      readonly to: string;
    }
  | {
      readonly kind: "create-index";
      readonly index: string;
      readonly table: string;
      readonly unique: boolean;
    }
  | { readonly kind: "drop-index"; readonly index: string }
  | {
      readonly kind: "create-program" | "drop-program";
      readonly type: string;
      readonly name: string;
    }
  | {
      readonly kind: "insert";
      readonly table: string;
      /** Rows written out, or rows taken from a query. */
      readonly source: "values" | "query";
      readonly replace: boolean;
    }
  | { readonly kind: "update" | "delete"; readonly table: string; readonly where: boolean }
  | { readonly kind: "pragma"; readonly name: string; readonly value: string | undefined }
  | { readonly kind: "transaction"; readonly word: "begin" | "commit" | "rollback" }
  | { readonly kind: "maintenance" }
  | { readonly kind: "unknown" };

/** Reads what a statement does; what is not understood is `unknown` and has to be reviewed. */
export function classify(statement: Statement): Action {
  const tokens = statement.tokens;
  switch (word(tokens[0])) {
    case "CREATE":
      return create(tokens);
    case "DROP":
      return drop(tokens);
    case "ALTER":
      return alter(tokens);
    case "INSERT":
    case "REPLACE":
      return insert(tokens);
    case "UPDATE": {
      const at = word(tokens[1]) === "OR" ? 3 : 1;
      return { kind: "update", table: objectName(tokens, at).name, where: hasWhere(tokens) };
    }
    case "DELETE":
      return { kind: "delete", table: objectName(tokens, 2).name, where: hasWhere(tokens) };
    case "PRAGMA":
      return pragma(tokens);
    case "BEGIN":
      return { kind: "transaction", word: "begin" };
    case "COMMIT":
    case "END":
      return { kind: "transaction", word: "commit" };
    case "ROLLBACK":
      return { kind: "transaction", word: "rollback" };
    case "VACUUM":
    case "ANALYZE":
    case "REINDEX":
      return { kind: "maintenance" };
    default:
      return { kind: "unknown" };
  }
}

function create(tokens: readonly Token[]): Action {
  let at = 1;
  const unique = word(tokens[at]) === "UNIQUE";
  if (["UNIQUE", "TEMP", "TEMPORARY", "VIRTUAL"].includes(word(tokens[at]))) at++;
  const type = word(tokens[at]);
  const { name, next } = objectName(tokens, at + 1);
  if (type === "TABLE") {
    if (tokens[next]?.text !== "(") return { kind: "unknown" };
    return { kind: "create-table", table: name, definition: readTable(inBrackets(tokens, next)) };
  }
  if (type === "INDEX") {
    return { kind: "create-index", index: name, table: objectName(tokens, next + 1).name, unique };
  }
  if (type === "VIEW" || type === "TRIGGER") return { kind: "create-program", type, name };
  return { kind: "unknown" };
}

function drop(tokens: readonly Token[]): Action {
  const type = word(tokens[1]);
  const { name } = objectName(tokens, 2);
  if (type === "TABLE") return { kind: "drop-table", table: name };
  if (type === "INDEX") return { kind: "drop-index", index: name };
  if (type === "VIEW" || type === "TRIGGER") return { kind: "drop-program", type, name };
  return { kind: "unknown" };
}

function alter(tokens: readonly Token[]): Action {
  if (word(tokens[1]) !== "TABLE") return { kind: "unknown" };
  const { name: table, next } = objectName(tokens, 2);
  const after = (at: number) => (word(tokens[at]) === "COLUMN" ? at + 1 : at);
  switch (word(tokens[next])) {
    case "ADD": {
      const column = readColumn(tokens.slice(after(next + 1)));
      return column ? { kind: "add-column", table, column } : { kind: "unknown" };
    }
    case "DROP": {
      const column = identifier(tokens[after(next + 1)]);
      return column ? { kind: "drop-column", table, column } : { kind: "unknown" };
    }
    case "RENAME": {
      if (word(tokens[next + 1]) === "TO") {
        return { kind: "rename-table", table, to: identifier(tokens[next + 2]) ?? "" };
      }
      const at = after(next + 1);
      const column = identifier(tokens[at]) ?? "";
      return { kind: "rename-column", table, column, to: identifier(tokens[at + 2]) ?? "" };
    }
    default:
      return { kind: "unknown" };
  }
}

function insert(tokens: readonly Token[]): Action {
  const replace = word(tokens[0]) === "REPLACE" || word(tokens[2]) === "REPLACE";
  const into = tokens.findIndex((token) => word(token) === "INTO");
  if (into < 0) return { kind: "unknown" };
  const { name: table, next } = objectName(tokens, into + 1);
  const query = tokens
    .slice(next)
    .some((token) => word(token) === "SELECT" || word(token) === "WITH");
  return { kind: "insert", table, source: query ? "query" : "values", replace };
}

function pragma(tokens: readonly Token[]): Action {
  const { name, next } = objectName(tokens, 1);
  const value = tokens
    .slice(next)
    .filter((token) => !["=", "(", ")"].includes(token.text))
    .map((token) => token.text)
    .join("");
  return { kind: "pragma", name: name.toLowerCase(), value: value === "" ? undefined : value };
}

/** An object's name after an optional `IF [NOT] EXISTS` and schema, and where it ends. */
function objectName(tokens: readonly Token[], from: number): { name: string; next: number } {
  let at = from;
  while (["IF", "NOT", "EXISTS"].includes(word(tokens[at]))) at++;
  if (tokens[at + 1]?.text === ".") at += 2;
  return { name: identifier(tokens[at]) ?? "", next: at + 1 };
}

function hasWhere(tokens: readonly Token[]): boolean {
  let depth = 0;
  return tokens.some((token) => {
    if (token.text === "(") depth++;
    if (token.text === ")") depth--;
    return depth === 0 && word(token) === "WHERE";
  });
}

/** Whether `PRAGMA foreign_keys` is set, and to what. */
export function foreignKeysSwitch(action: Action): "on" | "off" | undefined {
  if (action.kind !== "pragma" || action.name !== "foreign_keys" || !action.value) return undefined;
  return /^(1|on|true|yes)$/i.test(action.value) ? "on" : "off";
}
