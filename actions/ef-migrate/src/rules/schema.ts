import type { Action } from "../sql/classify.ts";
import type { Column, TableDefinition } from "../sql/table-definition.ts";

/** Prefix of the table that EF's SQLite provider rebuilds a table into. */
const rebuildPrefix = "ef_temp_";

/** A rebuild seen as what it changes. */
export interface Rebuild {
  readonly table: string;
  readonly before: TableDefinition | undefined;
  readonly after: TableDefinition;
}

/** The change a statement makes; a rebuild stands in the place of its last statement. */
export type Change =
  | { readonly kind: "action"; readonly action: Action }
  | { readonly kind: "rebuild"; readonly rebuild: Rebuild }
  /** A statement that only prepares a rebuild. */
  | { readonly kind: "part" };

/**
 * The tables as the migrations so far have left them. It follows the SQL, so that a rebuilt table
 * can be compared with what it was; names compare without case, as in SQLite.
 */
export class Schema {
  readonly #tables = new Map<string, TableDefinition>();
  readonly #rebuilds = new Map<string, TableDefinition>();

  copy(): Schema {
    const copy = new Schema();
    for (const [name, definition] of this.#tables) copy.#tables.set(name, definition);
    return copy;
  }

  columns(table: string): readonly Column[] {
    return this.#tables.get(key(table))?.columns ?? [];
  }

  column(table: string, name: string): Column | undefined {
    return this.columns(table).find((column) => key(column.name) === key(name));
  }

  /** Takes the action over and says what it changes. */
  apply(action: Action): Change {
    switch (action.kind) {
      case "create-table":
        if (action.table.startsWith(rebuildPrefix)) {
          this.#rebuilds.set(key(action.table), action.definition);
          return { kind: "part" };
        }
        this.#tables.set(key(action.table), action.definition);
        break;
      case "insert":
        if (this.#rebuilds.has(key(action.table))) return { kind: "part" };
        break;
      case "drop-table":
        if (this.#rebuilds.has(key(rebuildPrefix + action.table))) return { kind: "part" };
        this.#tables.delete(key(action.table));
        break;
      case "rename-table":
        return this.#rename(action);
      case "add-column":
        this.#edit(action.table, (columns) => [...columns, action.column]);
        break;
      case "drop-column":
        this.#edit(action.table, (columns) =>
          columns.filter((column) => key(column.name) !== key(action.column)),
        );
        break;
      case "rename-column":
        this.#edit(action.table, (columns) =>
          columns.map((column) =>
            key(column.name) === key(action.column) ? { ...column, name: action.to } : column,
          ),
        );
        break;
    }
    return { kind: "action", action };
  }

  #rename(action: Action & { readonly kind: "rename-table" }): Change {
    const after = this.#rebuilds.get(key(action.table));
    const before = this.#tables.get(key(after ? action.to : action.table));
    if (after !== undefined) {
      this.#rebuilds.delete(key(action.table));
      this.#tables.set(key(action.to), after);
      return { kind: "rebuild", rebuild: { table: action.to, before, after } };
    }
    this.#tables.delete(key(action.table));
    if (before !== undefined) this.#tables.set(key(action.to), before);
    return { kind: "action", action };
  }

  #edit(table: string, change: (columns: readonly Column[]) => readonly Column[]): void {
    const definition = this.#tables.get(key(table));
    if (definition === undefined) return;
    this.#tables.set(key(table), { ...definition, columns: change(definition.columns) });
  }
}

/** How names compare. */
export function key(name: string): string {
  return name.toLowerCase();
}
