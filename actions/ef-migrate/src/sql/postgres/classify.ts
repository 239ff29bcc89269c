import { readDelete, readInsert, readUpdate } from "../data-statements.ts";
import type { Effect, PlacedEffect, ProgramType } from "../effects.ts";
import { readElements } from "../elements.ts";
import { TokenReader, topLevel } from "../reader.ts";
import { identifier, type Token, word } from "../tokens.ts";
import { alterPostgresTable, automaticColumn } from "./alter-table.ts";
import { splitPostgres } from "./statements.ts";
import { dollarText } from "./tokens.ts";

/** Effects of one command's text, given its first line, and whether another command follows. */
export function postgresEffects(
  text: string,
  line: number,
  command: number,
  followed: boolean,
): PlacedEffect[] {
  return splitPostgres(text).flatMap((statement, position, all) => {
    const open = followed && position === all.length - 1 && !statement.text.endsWith(";");
    const { effects, guarded } = classifyPostgres(statement.tokens);
    const names = new Set(
      statement.tokens.flatMap((token) =>
        token.kind === "name" || token.kind === "quoted" ? (identifier(token) ?? []) : [],
      ),
    );
    const place = {
      line: line + statement.line - 1,
      command,
      position,
      guarded,
      dynamic: word(statement.tokens[0]) === "DO",
      unterminated: statement.unterminated || open,
      names,
    };
    return effects.map((effect) => ({ effect, ...place }));
  });
}

interface Classified {
  readonly effects: readonly Effect[];
  readonly guarded: boolean;
}

/** What a statement does. `guarded`: inside of `DO`, under a condition. */
export function classifyPostgres(tokens: readonly Token[]): Classified {
  if (word(tokens[0]) === "DO") return anonymousBlock(tokens);
  return { effects: classified(tokens), guarded: false };
}

function classified(tokens: readonly Token[]): readonly Effect[] {
  const reader = new TokenReader(tokens, "public", true);
  const verb = reader.word();
  reader.at = 1;
  switch (verb) {
    case "CREATE":
      return [create(reader)];
    case "ALTER":
      return alter(reader);
    case "DROP":
      return drop(reader);
    case "INSERT":
      return [readInsert(reader)];
    case "UPDATE":
      return [readUpdate(reader)];
    case "DELETE":
      return [readDelete(reader)];
    case "MERGE": {
      const table = reader.take("INTO") ? reader.objectName() : undefined;
      return [table ? { kind: "merge", table } : unknown("an unusual MERGE")];
    }
    case "TRUNCATE":
      return truncated(reader);
    case "WITH":
      return commonTable(reader);
    case "SELECT":
    case "VALUES":
    case "TABLE":
      return [selected(reader)];
    case "BEGIN":
    case "START":
      return [{ kind: "transaction", word: "begin" }];
    case "COMMIT":
    case "END":
      return [{ kind: "transaction", word: "commit" }];
    case "ROLLBACK":
    case "ABORT":
      return [{ kind: "transaction", word: "rollback" }];
    case "SET":
    case "RESET":
    case "SHOW":
    case "COMMENT":
    case "ANALYZE":
      return [{ kind: "harmless" }];
    case "GRANT":
    case "REVOKE":
      return [unknown("it changes permissions")];
    default:
      return [unknown(`it begins with ${tokens[0]?.text.slice(0, 40) ?? "nothing"}`)];
  }
}

function unknown(why: string): Effect {
  return { kind: "unknown", why };
}

/** `DO $EF$ BEGIN IF … THEN …; END IF; END $EF$`, as EF guards; every other program is unknown. */
function anonymousBlock(tokens: readonly Token[]): Classified {
  const body = dollarText(tokens[1]);
  const language = word(tokens[2]) === "LANGUAGE" ? word(tokens[3]) : "PLPGSQL";
  if (body === undefined || language !== "PLPGSQL") {
    return { effects: [unknown("an unusual DO")], guarded: false };
  }
  let guarded = false;
  const effects = splitPostgres(body).flatMap((statement): readonly Effect[] => {
    let rest = statement.tokens;
    for (;;) {
      if (word(rest[0]) === "BEGIN") rest = rest.slice(1);
      else if (word(rest[0]) === "IF") {
        guarded = true;
        const then = topLevel(rest, "THEN");
        if (then < 0) return [unknown("an unusual IF")];
        rest = rest.slice(then + 1);
      } else break;
    }
    if (rest.length === 0 || word(rest[0]) === "END") return [];
    if (["EXECUTE", "PERFORM", "FOR", "DECLARE", "LOOP", "WHILE", "ELSE"].includes(word(rest[0]))) {
      return [unknown(`a program in DO that begins with ${rest[0]?.text}`)];
    }
    return classified(rest);
  });
  return { effects, guarded };
}

/** Functions that a SELECT may call without changing more than a sequence. */
const harmlessFunctions = new Set(
  "setval pg_get_serial_sequence nextval greatest coalesce max min count now set_config".split(" "),
);

function selected(reader: TokenReader): Effect {
  const into = topLevel(reader.tokens, "INTO");
  if (into >= 0) {
    reader.at = into + 1;
    reader.takeAny("TEMP", "TEMPORARY", "UNLOGGED");
    reader.take("TABLE");
    const table = reader.objectName();
    if (table === undefined) return unknown("an unusual SELECT INTO");
    return { kind: "create-table", table, columns: [], constraints: [], options: [] };
  }
  const called = reader.tokens.find(
    (token, at) =>
      token.kind === "name" &&
      reader.tokens[at + 1]?.text === "(" &&
      !/^(in|exists|select|from|where|and|or|not|as|any|all|values|on|over|filter)$/i.test(
        token.text,
      ) &&
      !harmlessFunctions.has(token.text.toLowerCase()),
  );
  return called === undefined
    ? { kind: "harmless" }
    : unknown(`it calls the function ${called.text.slice(0, 60)}`);
}

function commonTable(reader: TokenReader): readonly Effect[] {
  const verbs = ["SELECT", "INSERT", "UPDATE", "DELETE", "MERGE"];
  const found = verbs.map((verb) => topLevel(reader.tokens, verb, 1)).filter((at) => at > 0);
  const at = Math.min(...found);
  if (found.length === 0) return [unknown("a WITH that leads to nothing")];
  const changes = reader.tokens
    .slice(0, at)
    .some((token) => ["INSERT", "UPDATE", "DELETE", "MERGE"].includes(word(token)));
  return changes
    ? [unknown("a WITH that changes rows by itself")]
    : classified(reader.tokens.slice(at));
}

function truncated(reader: TokenReader): Effect[] {
  reader.take("TABLE");
  const effects: Effect[] = [];
  do {
    reader.take("ONLY");
    const table = reader.objectName();
    if (table === undefined) return [unknown("an unusual TRUNCATE")];
    effects.push({ kind: "truncate", table });
  } while (reader.takeSymbol(","));
  return effects;
}

function create(reader: TokenReader): Effect {
  reader.take("OR", "REPLACE");
  const temporary = reader.takeAny("TEMP", "TEMPORARY") !== undefined;
  reader.take("UNLOGGED");
  if (reader.take("TABLE")) return createTable(reader, temporary);
  const unique = reader.take("UNIQUE");
  if (reader.take("INDEX")) return createIndex(reader, unique);
  if (reader.take("SCHEMA")) {
    reader.take("IF", "NOT", "EXISTS");
    reader.take("AUTHORIZATION");
    return { kind: "create-schema", name: reader.name() ?? "" };
  }
  if (reader.take("SEQUENCE")) {
    reader.take("IF", "NOT", "EXISTS");
    const sequence = reader.objectName();
    return sequence ? { kind: "create-sequence", sequence } : unknown("an unusual sequence");
  }
  const shown = reader.text();
  const type = programType(reader);
  reader.take("IF", "NOT", "EXISTS");
  const name = type && reader.objectName();
  if (type === undefined || name === undefined) return unknown(`it creates ${shown.slice(0, 40)}`);
  return { kind: "create-program", type, name };
}

function programType(reader: TokenReader): ProgramType | undefined {
  if (reader.take("MATERIALIZED", "VIEW")) return "materialized view";
  reader.take("CONSTRAINT");
  const word = reader.takeAny(
    "VIEW",
    "FUNCTION",
    "PROCEDURE",
    "TRIGGER",
    "TYPE",
    "DOMAIN",
    "COLLATION",
    "EXTENSION",
    "POLICY",
  );
  if (word === "DOMAIN" || word === "COLLATION") return "type";
  return word?.toLowerCase() as ProgramType | undefined;
}

function createTable(reader: TokenReader, temporary: boolean): Effect {
  reader.take("IF", "NOT", "EXISTS");
  const table = reader.objectName();
  if (table === undefined) return unknown("an unusual CREATE TABLE");
  const options = temporary ? ["temporary"] : [];
  const elements = readElements(reader.brackets(), true, (token) => token && reader.fold(token));
  return {
    kind: "create-table",
    table,
    columns: elements.flatMap((item) =>
      item.kind === "column" ? automaticColumn(item.column) : [],
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

function createIndex(reader: TokenReader, unique: boolean): Effect {
  const online = reader.take("CONCURRENTLY");
  reader.take("IF", "NOT", "EXISTS");
  const index = reader.word() === "ON" ? "" : (reader.name() ?? "");
  if (!reader.take("ON")) return unknown("an unusual CREATE INDEX");
  reader.take("ONLY");
  const table = reader.objectName();
  if (table === undefined) return unknown("an unusual CREATE INDEX");
  return { kind: "create-index", index, table, unique, online, clustered: false };
}

function alter(reader: TokenReader): readonly Effect[] {
  if (reader.take("TABLE")) return alterPostgresTable(reader);
  if (reader.take("INDEX")) {
    reader.take("IF", "EXISTS");
    const index = reader.objectName();
    if (index === undefined || !reader.take("RENAME", "TO")) return [unknown("it alters an index")];
    return [{ kind: "rename-index", index: index.name, to: reader.name() ?? "" }];
  }
  if (reader.take("SEQUENCE")) {
    reader.take("IF", "EXISTS");
    const sequence = reader.objectName();
    if (sequence === undefined) return [unknown("an unusual sequence")];
    const renames =
      reader.word() === "RENAME" || (reader.word() === "SET" && reader.word(1) === "SCHEMA");
    return [{ kind: renames ? "rename-sequence" : "alter-sequence", sequence }];
  }
  if (reader.take("DATABASE")) {
    const what = reader
      .rest()
      .map(({ text }) => text)
      .join(" ")
      .slice(0, 200);
    return [{ kind: "database", what }];
  }
  if (reader.take("TYPE") && topLevel(reader.tokens, "VALUE") > 0) {
    return [unknown("it adds a value to an enumeration, which an older version cannot read")];
  }
  return [unknown(`it alters ${reader.text().slice(0, 40)}`)];
}

function drop(reader: TokenReader): readonly Effect[] {
  const type = reader.word();
  const program = programType(reader);
  if (program === undefined) reader.at++;
  const online = reader.take("CONCURRENTLY");
  reader.take("IF", "EXISTS");
  const effects: Effect[] = [];
  do {
    const name = reader.objectName();
    if (name === undefined) return [unknown(`an unusual DROP ${type.slice(0, 40)}`)];
    if (type === "TABLE") effects.push({ kind: "drop-table", table: name });
    else if (type === "INDEX") {
      effects.push({ kind: "drop-index", index: name.name, table: undefined, online });
    } else if (type === "SCHEMA") effects.push({ kind: "drop-schema", name: name.name });
    else if (type === "SEQUENCE") effects.push({ kind: "drop-sequence", sequence: name });
    else if (program !== undefined) effects.push({ kind: "drop-program", type: program, name });
    else return [unknown(`it drops ${type.slice(0, 40) || "something"}`)];
    // A function is named with its parameters.
    reader.brackets();
  } while (reader.takeSymbol(","));
  return effects;
}
