import { type Action, classify, foreignKeysSwitch } from "../sql/classify.ts";
import type { Statement } from "../sql/statements.ts";
import type { Column } from "../sql/table-definition.ts";
import { key, type Rebuild, type Schema } from "./schema.ts";
import type { Rule } from "./texts.ts";

/** A rule met by the SQL of one migration; `object` is a table, `Table.Column` or an index. */
export interface Hit {
  readonly rule: Rule;
  readonly object: string;
  /** What exactly, for the message: `Customers.Fax`. */
  readonly detail: string;
}

export interface MigrationStatements {
  readonly statements: readonly Statement[];
  /** Whether EF runs the statement outside of its transaction, one entry per statement. */
  readonly outside: readonly boolean[];
}

/**
 * Applies the rules to one migration on the schema before it. Objects in `fresh` were created by
 * the same release: nobody uses them yet, so nothing can break (the rules that name rows or readers
 * do not apply).
 */
export function sqliteHits(
  migration: MigrationStatements,
  schema: Schema,
  fresh: Set<string>,
  historyTable: string,
): Hit[] {
  const hits: Hit[] = [];
  const dropped: { table: string; column: Column }[] = [];
  const added: { table: string; column: Column }[] = [];
  const hit: Report = (rule, object, detail = object) => hits.push({ rule, object, detail });
  const isFresh = (table: string) => fresh.has(key(table));

  const actions = migration.statements.map(classify);
  const own = actions.filter((action) => !isHousekeeping(action, historyTable));
  for (const action of own) {
    const target = "table" in action ? action.table : undefined;
    const column =
      action.kind === "drop-column" ? schema.column(action.table, action.column) : undefined;
    const change = schema.apply(action);
    if (change.kind === "part") continue;
    if (change.kind === "rebuild") {
      if (!isFresh(change.rebuild.table)) rebuildHits(change.rebuild, hit, dropped, added);
      continue;
    }
    if (action.kind === "create-table") {
      fresh.add(key(action.table));
      for (const name of [action.table, ...action.definition.columns.map(({ name }) => name)]) {
        if (name.trim() !== name) hit("R30", action.table, `"${name}"`);
      }
      continue;
    }
    if (action.kind === "rename-table" && isFresh(action.table)) fresh.add(key(action.to));
    if (target !== undefined && isFresh(target)) continue;
    actionHits(action, hit);
    if (action.kind === "drop-column" && column) dropped.push({ table: action.table, column });
    if (action.kind === "add-column") added.push({ table: action.table, column: action.column });
  }
  lookLikeRenames(dropped, added, hit);
  const outside = actions.filter(
    (action, index) =>
      migration.outside[index] === true &&
      !isHousekeeping(action, historyTable) &&
      foreignKeysSwitch(action) === undefined,
  );
  if (outside.length > 0 && own.length > 1)
    hit("R24", "", `${outside.length} of ${own.length} commands`);
  return hits;
}

/** Statements that EF adds by itself: history rows and the switches around a rebuild. */
function isHousekeeping(action: Action, historyTable: string): boolean {
  if (foreignKeysSwitch(action) !== undefined) return true;
  return "table" in action && action.table === historyTable;
}

type Report = (rule: Rule, object: string, detail?: string) => unknown;

function actionHits(action: Action, hit: Report): void {
  switch (action.kind) {
    case "drop-table":
      hit("R02", action.table);
      return;
    case "drop-column":
      hit("R01", `${action.table}.${action.column}`);
      return;
    case "rename-table":
      hit("R03", action.table, `${action.table} to ${action.to}`);
      return;
    case "rename-column": {
      const object = `${action.table}.${action.column}`;
      hit("R03", object, `${object} to ${action.to}`);
      return;
    }
    case "add-column":
      addedColumn(action.table, action.column, hit);
      return;
    case "create-index":
      if (action.unique) hit("R12", action.table, `${action.index} on ${action.table}`);
      return;
    case "drop-index":
      hit("R16", action.index);
      return;
    case "insert":
      hit(action.source === "values" && !action.replace ? "R20" : "R19", action.table);
      return;
    case "update":
    case "delete":
      hit(action.where ? "R19" : "R18", action.table);
      return;
    case "create-program":
    case "drop-program":
      hit("R17", action.name, `${action.type} ${action.name}`);
      return;
    case "unknown":
    case "transaction":
      hit("R17", "", action.kind === "transaction" ? "a transaction of its own" : "a command");
      return;
  }
}

function addedColumn(table: string, column: Column, hit: Report): void {
  const object = `${table}.${column.name}`;
  if (column.name.trim() !== column.name) hit("R30", object, `"${column.name}"`);
  if (column.generated) return;
  const computed = column.defaultValue !== undefined && /^\(|^CURRENT_/i.test(column.defaultValue);
  if (computed) {
    hit("R07", object);
    return;
  }
  if (!column.notNull) return;
  const missing = column.defaultValue === undefined || /^NULL$/i.test(column.defaultValue);
  hit(missing ? "R05" : "R06", object, missing ? object : `${object} = ${column.defaultValue}`);
}

function rebuildHits(
  { table, before, after }: Rebuild,
  hit: Report,
  dropped: { table: string; column: Column }[],
  added: { table: string; column: Column }[],
): void {
  if (before === undefined) {
    hit("R17", table, `a rebuild of ${table}, which is not known`);
    return;
  }
  const find = (columns: readonly Column[], name: string) =>
    columns.find((column) => key(column.name) === key(name));
  for (const column of before.columns) {
    if (find(after.columns, column.name)) continue;
    hit("R01", `${table}.${column.name}`);
    dropped.push({ table, column });
  }
  for (const column of after.columns) {
    const object = `${table}.${column.name}`;
    const old = find(before.columns, column.name);
    if (old === undefined) {
      addedColumn(table, column, hit);
      added.push({ table, column });
      continue;
    }
    if (column.notNull && !old.notNull) hit("R08", object);
    if (!column.notNull && old.notNull) hit("R09", object);
    if (column.type !== old.type)
      hit("R10", object, `${object} from ${old.type} to ${column.type}`);
  }
  if (after.primaryKey.map(key).join() !== before.primaryKey.map(key).join()) hit("R15", table);
  for (const constraint of after.constraints) {
    if (before.constraints.includes(constraint)) continue;
    hit(/^UNIQUE/i.test(constraint) ? "R12" : "R14", table, `${constraint} on ${table}`);
  }
}

function lookLikeRenames(
  dropped: readonly { table: string; column: Column }[],
  added: readonly { table: string; column: Column }[],
  hit: Report,
): void {
  for (const old of dropped) {
    const twin = added.find(
      (candidate) =>
        key(candidate.table) === key(old.table) && candidate.column.type === old.column.type,
    );
    if (twin === undefined) continue;
    const object = `${old.table}.${old.column.name}`;
    hit("R04", object, `${object} and ${twin.column.name}`);
  }
}
