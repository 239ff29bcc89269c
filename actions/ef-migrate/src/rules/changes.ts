import type { Dialect } from "../sql/dialect.ts";
import { dialectEffects, type JudgedScript } from "../sql/dialect-effects.ts";
import type { Effect, ObjectName, PlacedEffect } from "../sql/effects.ts";
import type { Column } from "../sql/table-definition.ts";
import type { SchemaModel, TableState } from "./model.ts";

/** An effect with what it met: the rules look at these. */
export interface Change extends PlacedEffect {
  /** The table before the change, where it is known. */
  readonly table: TableState | undefined;
  /** The column before the change, where it is known. */
  readonly column: Column | undefined;
  /** It concerns something that the same release made: nobody uses it yet. */
  readonly fresh: boolean;
  /** EF runs it outside of the migration's transaction. */
  readonly outside: boolean;
}

/** What a release has made itself. */
export class FreshObjects {
  readonly #keys = new Set<string>();

  add(key: string): void {
    this.#keys.add(key);
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  copy(): FreshObjects {
    const copy = new FreshObjects();
    for (const key of this.#keys) copy.add(key);
    return copy;
  }
}

/** Name of the history table, and what stands in for it where the plan does not know it. */
const usualHistory = "__EFMigrationsHistory";

/**
 * Reads a script against the schema before it, and moves the schema and the fresh objects on. The
 * history table is EF's own and left out.
 */
export function changesOf(
  dialect: Dialect,
  script: JudgedScript,
  model: SchemaModel,
  fresh: FreshObjects,
  historyTable: string,
): Change[] {
  const changes: Change[] = [];
  const history = model.key(
    historyTable === "" ? usualHistory : (historyTable.split(".").at(-1) ?? ""),
  );
  const outside = (command: number) => script.commands[command]?.transaction === "outside";
  for (const placed of dialectEffects(dialect, script, model)) {
    const { effect } = placed;
    const name = tableName(effect, model);
    if (effect.kind === "harmless") continue;
    if (name !== undefined && model.key(name.name) === history) continue;
    const change: Change = {
      ...placed,
      table: name && model.table(name),
      column:
        "column" in effect && name ? model.column(name, columnName(effect.column)) : undefined,
      fresh: isFresh(effect, name, model, fresh),
      outside: outside(placed.command),
    };
    remember(effect, model, fresh);
    model.apply(effect);
    changes.push(change);
  }
  return changes;
}

function columnName(column: string | Column): string {
  return typeof column === "string" ? column : column.name;
}

/** The table that an effect changes. */
export function tableName(effect: Effect, model: SchemaModel): ObjectName | undefined {
  if (effect.kind === "drop-index") return effect.table ?? model.tableOfIndex(effect.index)?.name;
  if (effect.kind === "rename-index") return model.tableOfIndex(effect.index)?.name;
  return "table" in effect ? effect.table : undefined;
}

function isFresh(
  effect: Effect,
  name: ObjectName | undefined,
  model: SchemaModel,
  fresh: FreshObjects,
): boolean {
  if (effect.kind === "create-table") return false;
  if (name !== undefined) {
    if (fresh.has(`table ${model.key(name)}`) || name.name.startsWith("#")) return true;
    // A column of this release may be changed and dropped again; its rows are another matter.
    if (
      effect.kind === "drop-column" ||
      effect.kind === "rename-column" ||
      effect.kind === "alter-column"
    ) {
      return fresh.has(`column ${model.key(name)}.${model.key(effect.column)}`);
    }
    return false;
  }
  if (effect.kind === "drop-schema") return fresh.has(`schema ${model.key(effect.name)}`);
  if ("sequence" in effect) return fresh.has(`sequence ${model.key(effect.sequence)}`);
  if (effect.kind === "drop-program") return fresh.has(`${effect.type} ${model.key(effect.name)}`);
  return false;
}

function remember(effect: Effect, model: SchemaModel, fresh: FreshObjects): void {
  switch (effect.kind) {
    case "create-table":
      fresh.add(`table ${model.key(effect.table)}`);
      return;
    case "rename-table":
      if (fresh.has(`table ${model.key(effect.table)}`)) fresh.add(`table ${model.key(effect.to)}`);
      return;
    case "add-column":
      fresh.add(`column ${model.key(effect.table)}.${model.key(effect.column.name)}`);
      return;
    case "create-sequence":
      fresh.add(`sequence ${model.key(effect.sequence)}`);
      return;
    case "create-schema":
      fresh.add(`schema ${model.key(effect.name)}`);
      return;
    case "create-program":
      fresh.add(`${effect.type} ${model.key(effect.name)}`);
      return;
  }
}
