import { type Action, classify, foreignKeysSwitch } from "./classify.ts";
import { readDelete, readUpdate } from "./data-statements.ts";
import type { Constraint, Effect, ObjectName, PlacedEffect, ProgramType } from "./effects.ts";
import { TokenReader } from "./reader.ts";
import { splitStatements } from "./statements.ts";
import type { Column, TableDefinition } from "./table-definition.ts";
import { identifier, type Token } from "./tokens.ts";

/** Prefix of the table that EF's SQLite provider rebuilds a table into. */
const rebuildPrefix = "ef_temp_";

/** What is known about the tables before a statement. */
export interface KnownTables {
  table(
    name: ObjectName,
  ):
    | { readonly columns: readonly Column[]; readonly constraints: readonly Constraint[] }
    | undefined;
}

/**
 * Effects of a SQLite script. SQLite alters little, so EF builds a table anew under a temporary
 * name, copies the rows and takes its place: such a rebuild is told as the changes it amounts to,
 * at its last statement. The effects come one by one, so that `tables` may follow them.
 */
export function* sqliteEffects(script: string, tables: KnownTables): Generator<PlacedEffect> {
  const rebuilds = new Map<string, TableDefinition>();
  for (const [command, statement] of splitStatements(script).entries()) {
    const action = classify(statement);
    const names = namesOf(statement.tokens);
    const place = {
      line: statement.line,
      command,
      position: 0,
      guarded: false,
      dynamic: false,
      unterminated: false,
      names,
    };
    for (const effect of effectsOf(action, statement.tokens, rebuilds, tables)) {
      yield { effect, ...place };
    }
  }
}

function namesOf(tokens: readonly Token[]): Set<string> {
  return new Set(
    tokens.flatMap((token) =>
      token.kind === "name" || token.kind === "quoted" ? (identifier(token) ?? []) : [],
    ),
  );
}

const named = (name: string): ObjectName => ({ schema: "", name });

function effectsOf(
  action: Action,
  tokens: readonly Token[],
  rebuilds: Map<string, TableDefinition>,
  tables: KnownTables,
): readonly Effect[] {
  if (foreignKeysSwitch(action) !== undefined) return [{ kind: "harmless" }];
  switch (action.kind) {
    case "create-table": {
      if (action.table.startsWith(rebuildPrefix)) {
        rebuilds.set(action.table.toLowerCase(), action.definition);
        return [];
      }
      const { columns } = action.definition;
      const constraints = constraintsOf(action.definition);
      return [
        { kind: "create-table", table: named(action.table), columns, constraints, options: [] },
      ];
    }
    case "drop-table":
      if (rebuilds.has(rebuildPrefix + action.table.toLowerCase())) return [];
      return [{ kind: "drop-table", table: named(action.table) }];
    case "rename-table": {
      const after = rebuilds.get(action.table.toLowerCase());
      if (after === undefined) {
        return [{ kind: "rename-table", table: named(action.table), to: named(action.to) }];
      }
      rebuilds.delete(action.table.toLowerCase());
      return rebuilt(named(action.to), tables, after);
    }
    case "insert":
      if (rebuilds.has(action.table.toLowerCase())) return [];
      return [
        {
          kind: "insert",
          table: named(action.table),
          source: action.source,
          replace: action.replace,
        },
      ];
    case "update":
    case "delete": {
      const reader = new TokenReader(tokens, "main", false);
      reader.at = tokens[1]?.text.toUpperCase() === "OR" ? 3 : 1;
      return [action.kind === "update" ? readUpdate(reader) : readDelete(reader)];
    }
    case "add-column":
      return [{ kind: "add-column", table: named(action.table), column: action.column }];
    case "drop-column":
      return [{ kind: "drop-column", table: named(action.table), column: action.column }];
    case "rename-column":
      return [{ ...action, table: named(action.table) }];
    case "create-index":
      return [{ ...action, table: named(action.table), online: false, clustered: false }];
    case "drop-index":
      return [{ kind: "drop-index", index: action.index, table: undefined, online: false }];
    case "create-program":
    case "drop-program": {
      const type = action.type.toLowerCase() as ProgramType;
      return [{ kind: action.kind, type, name: named(action.name) }];
    }
    case "transaction":
      return [{ kind: "transaction", word: action.word }];
    case "pragma":
    case "maintenance":
      return [{ kind: "harmless" }];
    case "unknown":
      return [
        { kind: "unknown", why: `it begins with ${tokens[0]?.text.slice(0, 40) ?? "nothing"}` },
      ];
  }
}

function constraintsOf({ constraints, primaryKey }: TableDefinition): Constraint[] {
  const key: Constraint = {
    type: "primary-key",
    name: "PRIMARY KEY",
    columns: primaryKey,
    checked: true,
  };
  return [
    ...(primaryKey.length > 0 ? [key] : []),
    ...constraints.map((name): Constraint => {
      const type = /^UNIQUE/i.test(name)
        ? "unique"
        : /^CHECK/i.test(name)
          ? "check"
          : "foreign-key";
      return { type, name, columns: [], checked: true };
    }),
  ];
}

/** The changes that a rebuild amounts to. */
function rebuilt(table: ObjectName, tables: KnownTables, after: TableDefinition): Effect[] {
  const before = tables.table(table);
  if (before === undefined) {
    return [{ kind: "unknown", why: `a rebuild of ${table.name}, which is not known` }];
  }
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const effects: Effect[] = [];
  for (const column of before.columns) {
    if (after.columns.some(({ name }) => same(name, column.name))) continue;
    effects.push({ kind: "drop-column", table, column: column.name });
  }
  for (const column of after.columns) {
    const old = before.columns.find(({ name }) => same(name, column.name));
    if (old === undefined) {
      effects.push({ kind: "add-column", table, column });
    } else if (
      old.type !== column.type ||
      old.notNull !== column.notNull ||
      old.collation !== column.collation
    ) {
      const collation = column.collation ?? "BINARY";
      effects.push({
        kind: "alter-column",
        table,
        column: column.name,
        type: column.type,
        notNull: column.notNull,
        ...(old.collation === column.collation ? {} : { collation }),
      });
    }
  }
  const keyOf = (constraints: readonly Constraint[]) =>
    constraints.find(({ type }) => type === "primary-key");
  const now = constraintsOf(after);
  const oldKey = keyOf(before.constraints);
  const newKey = keyOf(now);
  if (!same(oldKey?.columns.join() ?? "", newKey?.columns.join() ?? "")) {
    if (oldKey) effects.push({ kind: "drop-constraint", table, constraint: oldKey.name });
    if (newKey) effects.push({ kind: "add-constraint", table, constraint: newKey });
  }
  const others = (list: readonly Constraint[]) => list.filter(({ type }) => type !== "primary-key");
  for (const constraint of others(before.constraints)) {
    if (others(now).some(({ name }) => name === constraint.name)) continue;
    effects.push({ kind: "drop-constraint", table, constraint: constraint.name });
  }
  for (const constraint of others(now)) {
    if (others(before.constraints).some(({ name }) => name === constraint.name)) continue;
    effects.push({ kind: "add-constraint", table, constraint });
  }
  return effects;
}
