import { readDelete, readInsert, readUpdate } from "../data-statements.ts";
import type { Effect, PlacedEffect } from "../effects.ts";
import { readElements } from "../elements.ts";
import { TokenReader, topLevel } from "../reader.ts";
import { identifier, type Token, word } from "../tokens.ts";
import { alterTable, sqlServerColumn } from "./alter-table.ts";
import { execute, type NestedReader } from "./execute.ts";
import { batchStatements, type TsqlStatement } from "./statements.ts";
import { tokenizeTsql } from "./tokens.ts";

/** Effects of one batch, given its text and its first line in the script. */
export function tsqlEffects(batch: string, line: number, command: number): PlacedEffect[] {
  const placed: PlacedEffect[] = [];
  const lineAt = lineCounter(batch, line);
  let position = 0;
  const visit = (statement: TsqlStatement, guarded: boolean) => {
    const inside = guarded || statement.kind === "if" || statement.kind === "while";
    if (statement.kind === "simple") {
      const common = {
        line: lineAt(statement.start),
        command,
        position: position++,
        guarded,
        dynamic: /^EXEC(UTE)?$/.test(word(statement.tokens[0])),
        unterminated: false,
        names: namesOf(statement.tokens),
      };
      for (const effect of classifyTsql(statement.tokens)) placed.push({ effect, ...common });
    }
    for (const inner of statement.inner) visit(inner, inside);
  };
  for (const statement of batchStatements(tokenizeTsql(batch))) visit(statement, false);
  return placed;
}

function lineCounter(text: string, first: number): (offset: number) => number {
  let line = first;
  let seen = 0;
  return (offset) => {
    for (; seen < offset; seen++) if (text[seen] === "\n") line++;
    return line;
  };
}

function namesOf(tokens: readonly Token[]): Set<string> {
  return new Set(
    tokens.flatMap((token) =>
      token.kind === "name" || token.kind === "quoted" ? (identifier(token) ?? []) : [],
    ),
  );
}

/** What a statement does; one that adds two columns has two effects. */
export function classifyTsql(tokens: readonly Token[], depth = 0): Effect[] {
  const reader = new TokenReader(tokens, "dbo", false);
  const verb = reader.word();
  reader.at = 1;
  switch (verb) {
    case "CREATE":
      return create(reader);
    case "ALTER":
      return alter(reader);
    case "DROP":
      return drop(reader);
    case "INSERT":
      return [readInsert(reader)];
    case "UPDATE":
      return [reader.word() === "STATISTICS" ? harmless : readUpdate(reader)];
    case "DELETE":
      return [readDelete(reader)];
    case "MERGE": {
      if (reader.word() === "TOP") reader.at += 4;
      reader.take("INTO");
      const table = reader.objectName();
      return [table ? { kind: "merge", table } : unknown("an unusual MERGE")];
    }
    case "TRUNCATE": {
      const table = reader.take("TABLE") ? reader.objectName() : undefined;
      return [table ? { kind: "truncate", table } : unknown("an unusual TRUNCATE")];
    }
    case "WITH":
      return commonTable(reader, depth);
    case "SELECT":
      return [selected(reader)];
    case "EXEC":
    case "EXECUTE":
      return execute(reader, nested(depth));
    case "BEGIN":
      if (!["TRAN", "TRANSACTION", "DISTRIBUTED"].includes(reader.word())) break;
      return [{ kind: "transaction", word: "begin" }];
    case "COMMIT":
      return [{ kind: "transaction", word: "commit" }];
    case "ROLLBACK":
      return [{ kind: "transaction", word: "rollback" }];
    case "DECLARE":
    case "SET":
    case "PRINT":
    case "RAISERROR":
    case "THROW":
    case "OPEN":
    case "FETCH":
    case "CLOSE":
    case "DEALLOCATE":
      return [harmless];
    case "GRANT":
    case "REVOKE":
    case "DENY":
      return [unknown("it changes permissions")];
  }
  return [unknown(`it begins with ${tokens[0]?.text.slice(0, 40) ?? "nothing"}`)];
}

const harmless: Effect = { kind: "harmless" };

function unknown(why: string): Effect {
  return { kind: "unknown", why };
}

function nested(depth: number): NestedReader {
  return (sql) => {
    if (depth > 4) return [unknown("its dynamic SQL is nested too deeply")];
    const flat = (statement: TsqlStatement): Effect[] => [
      ...(statement.kind === "simple" ? classifyTsql(statement.tokens, depth + 1) : []),
      ...statement.inner.flatMap(flat),
    ];
    return batchStatements(tokenizeTsql(sql)).flatMap(flat);
  };
}

function commonTable(reader: TokenReader, depth: number): Effect[] {
  const verbs = ["SELECT", "INSERT", "UPDATE", "DELETE", "MERGE"].map((verb) =>
    topLevel(reader.tokens, verb, 1),
  );
  const at = Math.min(...verbs.filter((found) => found > 0));
  if (!Number.isFinite(at)) return [unknown("a WITH that leads to nothing")];
  return classifyTsql(reader.tokens.slice(at), depth);
}

function selected(reader: TokenReader): Effect {
  const into = topLevel(reader.tokens, "INTO");
  if (into < 0) return harmless;
  reader.at = into + 1;
  const table = reader.objectName();
  if (table === undefined) return unknown("an unusual SELECT INTO");
  return {
    kind: "create-table",
    table,
    columns: [],
    constraints: [],
    options: temporary(table.name),
  };
}

function temporary(name: string): string[] {
  return name.startsWith("#") ? ["temporary"] : [];
}

function create(reader: TokenReader): Effect[] {
  const alters = reader.take("OR", "ALTER");
  if (reader.take("TABLE")) return [createTable(reader)];
  if (reader.take("SCHEMA")) return [{ kind: "create-schema", name: reader.name() ?? "" }];
  if (reader.take("STATISTICS")) return [harmless];
  if (reader.take("SEQUENCE")) {
    const sequence = reader.objectName();
    return [sequence ? { kind: "create-sequence", sequence } : unknown("an unusual sequence")];
  }
  const program = programType(reader);
  if (program !== undefined) {
    const name = reader.objectName();
    if (name === undefined) return [unknown(`an unusual ${program}`)];
    // A trigger or type is new to the table as well as by its name.
    return [{ kind: "create-program", type: program, name }];
  }
  if (alters) return [unknown("an unusual CREATE OR ALTER")];
  return [createIndex(reader)];
}

function programType(reader: TokenReader) {
  const word = reader.takeAny(
    "VIEW",
    "PROC",
    "PROCEDURE",
    "FUNCTION",
    "TRIGGER",
    "TYPE",
    "SYNONYM",
  );
  switch (word) {
    case "VIEW":
      return "view";
    case "PROC":
    case "PROCEDURE":
      return "procedure";
    case "FUNCTION":
      return "function";
    case "TRIGGER":
      return "trigger";
    case "TYPE":
      return "type";
    case "SYNONYM":
      return "synonym";
    default:
      return undefined;
  }
}

function createTable(reader: TokenReader): Effect {
  const table = reader.objectName();
  if (table === undefined || reader.text() !== "(") return unknown("an unusual CREATE TABLE");
  const elements = readElements(reader.brackets());
  const rest = reader
    .rest()
    .map(({ text }) => text.toUpperCase())
    .join(" ");
  const options = temporary(table.name);
  if (/MEMORY_OPTIMIZED = ON/.test(rest)) options.push("memory-optimised");
  if (/SYSTEM_VERSIONING = ON/.test(rest)) options.push("temporal");
  return {
    kind: "create-table",
    table,
    columns: elements.flatMap((item) =>
      item.kind === "column" ? sqlServerColumn(item.column) : [],
    ),
    constraints: elements.flatMap((item) =>
      item.kind === "column"
        ? item.constraints
        : item.kind === "constraint"
          ? [item.constraint]
          : [],
    ),
    options,
  };
}

function createIndex(reader: TokenReader): Effect {
  let unique = false;
  let clustered = false;
  for (;;) {
    const option = reader.takeAny("UNIQUE", "CLUSTERED", "NONCLUSTERED", "COLUMNSTORE");
    if (option === undefined) break;
    unique ||= option === "UNIQUE";
    clustered ||= option === "CLUSTERED";
  }
  if (!reader.take("INDEX")) return unknown(`it creates ${reader.text().slice(0, 40)}`);
  const index = reader.name();
  const table = reader.take("ON") ? reader.objectName() : undefined;
  if (index === undefined || table === undefined) return unknown("an unusual CREATE INDEX");
  return { kind: "create-index", index, table, unique, clustered, online: isOnline(reader.rest()) };
}

/** `WITH (ONLINE = ON)`, also with options such as `ONLINE = ON (WAIT_AT_LOW_PRIORITY (…))`. */
function isOnline(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token, at) =>
      word(token) === "ONLINE" && tokens[at + 1]?.text === "=" && word(tokens[at + 2]) === "ON",
  );
}

function alter(reader: TokenReader): Effect[] {
  if (reader.take("TABLE")) return alterTable(reader);
  if (reader.take("DATABASE")) {
    const what = reader
      .rest()
      .map(({ text }) => text)
      .join(" ")
      .slice(0, 200);
    return [{ kind: "database", what }];
  }
  if (reader.take("SCHEMA")) {
    const to = reader.name();
    const table = reader.take("TRANSFER") && typeless(reader) ? reader.objectName() : undefined;
    if (to === undefined || table === undefined) return [unknown("an unusual ALTER SCHEMA")];
    const renamed = reader.qualified([to, table.name]);
    return [{ kind: "rename-table", table, to: renamed }];
  }
  if (reader.take("SEQUENCE")) {
    const sequence = reader.objectName();
    return [sequence ? { kind: "alter-sequence", sequence } : unknown("an unusual sequence")];
  }
  const program = programType(reader);
  if (program !== undefined) {
    const name = reader.objectName();
    if (name !== undefined) return [{ kind: "create-program", type: program, name }];
  }
  return [unknown(`it alters ${reader.text().slice(0, 40)}`)];
}

/** `TRANSFER OBJECT::name`; a type or an XML schema collection is another thing. */
function typeless(reader: TokenReader): boolean {
  if (reader.text(1) !== ":") return true;
  const isObject = reader.word() === "OBJECT";
  reader.at += 3;
  return isObject;
}

function drop(reader: TokenReader): Effect[] {
  const type = reader.word();
  const program = programType(reader);
  if (program === undefined) reader.at++;
  reader.take("IF", "EXISTS");
  if (type === "INDEX") return dropIndexes(reader);
  if (type === "SCHEMA") return [{ kind: "drop-schema", name: reader.name() ?? "" }];
  if (type === "STATISTICS") return [harmless];
  const effects: Effect[] = [];
  do {
    const name = reader.objectName();
    if (name === undefined) return [unknown(`an unusual DROP ${type.slice(0, 40)}`)];
    if (type === "TABLE") effects.push({ kind: "drop-table", table: name });
    else if (type === "SEQUENCE") effects.push({ kind: "drop-sequence", sequence: name });
    else if (program !== undefined) effects.push({ kind: "drop-program", type: program, name });
    else return [unknown(`it drops ${type.slice(0, 40) || "something"}`)];
  } while (reader.takeSymbol(","));
  return effects;
}

function dropIndexes(reader: TokenReader): Effect[] {
  const effects: Effect[] = [];
  do {
    const index = reader.objectName();
    if (index === undefined) return [unknown("an unusual DROP INDEX")];
    // `DROP INDEX table.index` is the form of old.
    const table = reader.take("ON")
      ? reader.objectName()
      : index.schema === ""
        ? undefined
        : reader.qualified(index.schema.split("."));
    effects.push({ kind: "drop-index", index: index.name, table, online: isOnline(reader.rest()) });
  } while (reader.takeSymbol(","));
  return effects;
}
