import type { Effect, ObjectName } from "../effects.ts";
import { readElements } from "../elements.ts";
import { TokenReader, topLevel } from "../reader.ts";
import { type Column, normalised, readColumn, splitAtCommas } from "../table-definition.ts";

/** Reads `ALTER TABLE`, whose two words are taken already. */
export function alterPostgresTable(reader: TokenReader): readonly Effect[] {
  reader.take("IF", "EXISTS");
  reader.take("ONLY");
  const table = reader.objectName();
  if (table === undefined) return [unknown("an unusual ALTER TABLE")];
  reader.takeSymbol("*");
  return splitAtCommas(reader.rest()).flatMap((tokens) =>
    action(new TokenReader(tokens, "public", true), table),
  );
}

function unknown(why: string): Effect {
  return { kind: "unknown", why };
}

function action(reader: TokenReader, table: ObjectName): readonly Effect[] {
  switch (reader.word()) {
    case "ADD":
      reader.at++;
      return added(reader, table);
    case "DROP":
      reader.at++;
      return [dropped(reader, table)];
    case "ALTER": {
      reader.at++;
      reader.take("COLUMN");
      const column = reader.name();
      return column === undefined
        ? [unknown("an unusual ALTER COLUMN")]
        : altered(reader, table, column);
    }
    case "RENAME":
      reader.at++;
      return [renamed(reader, table)];
    case "VALIDATE":
      reader.at += 2;
      return [{ kind: "check-rows", table, constraint: reader.name() ?? "" }];
    case "SET":
      if (reader.take("SET", "SCHEMA")) {
        return [
          { kind: "rename-table", table, to: reader.qualified([reader.name() ?? "", table.name]) },
        ];
      }
  }
  return [unknown(`ALTER TABLE ${reader.text().slice(0, 40)}`)];
}

function added(reader: TokenReader, table: ObjectName): readonly Effect[] {
  reader.take("COLUMN");
  reader.take("IF", "NOT", "EXISTS");
  const usingIndex = topLevel(reader.rest(), "INDEX") > 0;
  return readElements(reader.rest(), true, (token) => token && reader.fold(token)).flatMap(
    (element): readonly Effect[] => {
      if (element.kind === "column") {
        return [
          { kind: "add-column", table, column: automaticColumn(element.column) },
          ...element.constraints.map(
            (constraint): Effect => ({ kind: "add-constraint", table, constraint }),
          ),
        ];
      }
      if (element.kind !== "constraint") return [unknown("it adds something to a table")];
      // The index is there and unique already: nothing is read.
      const checked = element.constraint.checked && !usingIndex;
      return [{ kind: "add-constraint", table, constraint: { ...element.constraint, checked } }];
    },
  );
}

function dropped(reader: TokenReader, table: ObjectName): Effect {
  const isConstraint = reader.take("CONSTRAINT");
  if (!isConstraint) reader.take("COLUMN");
  reader.take("IF", "EXISTS");
  const name = reader.name();
  if (name === undefined) return unknown("an unusual ALTER TABLE DROP");
  return isConstraint
    ? { kind: "drop-constraint", table, constraint: name }
    : { kind: "drop-column", table, column: name };
}

function altered(reader: TokenReader, table: ObjectName, column: string): readonly Effect[] {
  if (reader.take("SET", "NOT", "NULL")) {
    return [{ kind: "alter-column", table, column, notNull: true }];
  }
  if (reader.take("DROP", "NOT", "NULL")) {
    return [{ kind: "alter-column", table, column, notNull: false }];
  }
  if (reader.take("SET", "DEFAULT") || reader.take("DROP", "DEFAULT")) {
    return [{ kind: "set-default", table, column }];
  }
  if (reader.take("TYPE") || reader.take("SET", "DATA", "TYPE")) {
    // The word before stands for the column's name, so that the rest reads as its definition.
    const definition = reader.tokens.slice(reader.at - 1);
    const using = topLevel(definition, "USING");
    const read = readColumn(using < 0 ? definition : definition.slice(0, using));
    if (read === undefined) return [unknown("an unusual type")];
    const { type, collation } = read;
    return [
      {
        kind: "alter-column",
        table,
        column,
        type: using < 0 ? type : `${type} USING ${normalised(definition.slice(using + 1))}`,
        ...(collation === undefined ? {} : { collation }),
      },
    ];
  }
  return [
    unknown(`it changes ${reader.text().slice(0, 20)} ${reader.text(1).slice(0, 20)} of a column`),
  ];
}

function renamed(reader: TokenReader, table: ObjectName): Effect {
  if (reader.take("TO")) {
    return { kind: "rename-table", table, to: { schema: table.schema, name: reader.name() ?? "" } };
  }
  if (reader.take("CONSTRAINT")) {
    const index = reader.name() ?? "";
    reader.take("TO");
    return { kind: "rename-index", index, to: reader.name() ?? "" };
  }
  reader.take("COLUMN");
  const column = reader.name();
  if (column === undefined || !reader.take("TO")) return unknown("an unusual RENAME");
  return { kind: "rename-column", table, column, to: reader.name() ?? "" };
}

/** A serial column fills itself. */
export function automaticColumn(column: Column): Column {
  const automatic = /^(SMALL|BIG)?SERIAL[248]?$/.test(column.type);
  return automatic ? { ...column, generated: true } : column;
}
