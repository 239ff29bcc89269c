import type { Effect } from "../effects.ts";
import { readElements, type TableElement } from "../elements.ts";
import type { TokenReader } from "../reader.ts";
import { type Column, readColumn } from "../table-definition.ts";

/** Reads `ALTER TABLE`, whose two words are taken already. */
export function alterTable(reader: TokenReader): Effect[] {
  const table = reader.objectName();
  if (table === undefined) return [{ kind: "unknown", why: "an unusual ALTER TABLE" }];
  const check = reader.take("WITH") ? reader.takeAny("CHECK", "NOCHECK") : undefined;
  const checked = check !== "NOCHECK";
  if (reader.take("ADD")) return added(reader, table, checked);
  if (reader.take("DROP")) return dropped(reader, table);
  if (reader.take("ALTER", "COLUMN")) return [alteredColumn(reader, table)];
  if (reader.take("SET")) {
    const option = reader
      .brackets()
      .map(({ text }) => text.toUpperCase())
      .join(" ");
    const versioning = /^SYSTEM_VERSIONING = (ON|OFF)/.exec(option);
    if (versioning) return [{ kind: "system-versioning", table, on: versioning[1] === "ON" }];
    return [{ kind: "unknown", why: `it sets a table option: ${option.slice(0, 80)}` }];
  }
  if (check === "CHECK" && reader.take("CHECK", "CONSTRAINT")) {
    return [{ kind: "check-rows", table, constraint: reader.name() ?? "" }];
  }
  return [{ kind: "unknown", why: `ALTER TABLE ${reader.text().slice(0, 40)}` }];
}

type Table = Extract<Effect, { kind: "drop-table" }>["table"];

function added(reader: TokenReader, table: Table, checked: boolean): Effect[] {
  // `ADD a int, b int`: one statement, two columns.
  return readElements(reader.rest(), checked).flatMap((element) => elementEffects(element, table));
}

function elementEffects(element: TableElement, table: Table): Effect[] {
  switch (element.kind) {
    case "column":
      return [
        { kind: "add-column", table, column: sqlServerColumn(element.column) },
        ...element.constraints.map(
          (constraint): Effect => ({ kind: "add-constraint", table, constraint }),
        ),
      ];
    case "constraint":
      return [{ kind: "add-constraint", table, constraint: element.constraint }];
    case "default":
      return [{ kind: "set-default", table, column: element.column }];
    case "other":
      if (element.what === "PERIOD") return [{ kind: "system-versioning", table, on: true }];
      return [{ kind: "unknown", why: `it adds ${element.what.slice(0, 40)} to a table` }];
  }
}

function dropped(reader: TokenReader, table: Table): Effect[] {
  const effects: Effect[] = [];
  let type: "column" | "constraint" = "constraint";
  do {
    if (reader.take("PERIOD")) {
      effects.push({ kind: "system-versioning", table, on: false });
      return effects;
    }
    if (reader.take("COLUMN")) type = "column";
    else if (reader.take("CONSTRAINT")) type = "constraint";
    reader.take("IF", "EXISTS");
    const name = reader.name();
    if (name === undefined) return [{ kind: "unknown", why: "an unusual ALTER TABLE DROP" }];
    effects.push(
      type === "column"
        ? { kind: "drop-column", table, column: name }
        : { kind: "drop-constraint", table, constraint: name === "?" ? "" : name },
    );
    if (reader.take("WITH")) reader.brackets();
  } while (reader.takeSymbol(","));
  return effects;
}

function alteredColumn(reader: TokenReader, table: Table): Effect {
  const action = reader.word(1);
  const next = reader.word(2);
  const name = reader.tokens[reader.at];
  if ((action === "ADD" || action === "DROP") && name !== undefined) {
    return { kind: "unknown", why: `it changes the property ${next.slice(0, 40)} of a column` };
  }
  const column = readColumn(reader.rest());
  if (column === undefined) return { kind: "unknown", why: "an unusual ALTER COLUMN" };
  const collation = column.collation;
  return {
    kind: "alter-column",
    table,
    column: column.name,
    type: column.type,
    // Without a word NULL is allowed, whatever the column was before.
    notNull: column.notNull,
    ...(collation === undefined ? {} : { collation }),
  };
}

/** A column as SQL Server fills it: a row version and an identity need no value. */
export function sqlServerColumn(column: Column): Column {
  const automatic = /^(ROWVERSION|TIMESTAMP)$/.test(column.type);
  return automatic ? { ...column, generated: true } : column;
}
