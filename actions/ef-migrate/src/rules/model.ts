import type { Dialect } from "../sql/dialect.ts";
import { type Constraint, type Effect, type ObjectName, shownName } from "../sql/effects.ts";
import type { Column } from "../sql/table-definition.ts";

/** A table as the migrations so far have left it. */
export interface TableState {
  readonly name: ObjectName;
  /** Empty when the table was made in a way that does not tell its columns. */
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly { readonly name: string; readonly unique: boolean }[];
}

/**
 * The schema as the SQL so far has made it. Tables from before the first migration, or made by SQL
 * that is not understood, are missing here; a rule must take "not known" for an answer.
 */
export class SchemaModel {
  readonly #dialect: Dialect;
  readonly #tables = new Map<string, TableState>();
  readonly #others = new Set<string>();

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  copy(): SchemaModel {
    const copy = new SchemaModel(this.#dialect);
    for (const [key, table] of this.#tables) copy.#tables.set(key, table);
    for (const other of this.#others) copy.#others.add(other);
    return copy;
  }

  /** How names compare: PostgreSQL's exactly, the others' without case. */
  key(name: string | ObjectName): string {
    const text = typeof name === "string" ? name : shownName(name);
    return this.#dialect === "postgresql" ? text : text.toLowerCase();
  }

  table(name: ObjectName): TableState | undefined {
    return this.#tables.get(this.key(name));
  }

  column(table: ObjectName, column: string): Column | undefined {
    return this.table(table)?.columns.find(({ name }) => this.key(name) === this.key(column));
  }

  /** The table that an index belongs to. */
  tableOfIndex(index: string): TableState | undefined {
    for (const table of this.#tables.values()) {
      if (table.indexes.some(({ name }) => this.key(name) === this.key(index))) return table;
    }
    return undefined;
  }

  apply(effect: Effect): void {
    switch (effect.kind) {
      case "create-table":
        this.#tables.set(this.key(effect.table), {
          name: effect.table,
          columns: effect.columns,
          constraints: effect.constraints,
          indexes: [],
        });
        return;
      case "drop-table":
        this.#tables.delete(this.key(effect.table));
        return;
      case "rename-table": {
        const table = this.table(effect.table);
        this.#tables.delete(this.key(effect.table));
        if (table) this.#tables.set(this.key(effect.to), { ...table, name: effect.to });
        return;
      }
      case "add-column":
        this.#edit(effect.table, (table) => ({ columns: [...table.columns, effect.column] }));
        return;
      case "drop-column":
        this.#edit(effect.table, ({ columns }) => ({
          columns: columns.filter(({ name }) => this.key(name) !== this.key(effect.column)),
        }));
        return;
      case "rename-column":
        this.#editColumn(effect.table, effect.column, { name: effect.to });
        return;
      case "alter-column":
        this.#editColumn(effect.table, effect.column, {
          ...(effect.type === undefined
            ? {}
            : { type: effect.type.replace(/ USING [\s\S]*$/, "") }),
          ...(effect.notNull === undefined ? {} : { notNull: effect.notNull }),
          ...(effect.collation === undefined ? {} : { collation: effect.collation }),
        });
        return;
      case "create-index":
        this.#edit(effect.table, ({ indexes }) => ({
          indexes: [...indexes, { name: effect.index, unique: effect.unique }],
        }));
        return;
      case "drop-index": {
        const table = effect.table ? this.table(effect.table) : this.tableOfIndex(effect.index);
        if (!table) return;
        this.#edit(table.name, ({ indexes }) => ({
          indexes: indexes.filter(({ name }) => this.key(name) !== this.key(effect.index)),
        }));
        return;
      }
      case "rename-index": {
        const table = this.tableOfIndex(effect.index);
        if (!table) return;
        this.#edit(table.name, ({ indexes }) => ({
          indexes: indexes.map((index) =>
            this.key(index.name) === this.key(effect.index) ? { ...index, name: effect.to } : index,
          ),
        }));
        return;
      }
      case "add-constraint":
        this.#edit(effect.table, ({ constraints }) => ({
          constraints: [...constraints, effect.constraint],
        }));
        return;
      case "drop-constraint":
        this.#edit(effect.table, ({ constraints }) => ({
          constraints: constraints.filter(
            ({ name }) => name === "" || this.key(name) !== this.key(effect.constraint),
          ),
        }));
        return;
      case "create-sequence":
        this.#others.add(`sequence ${this.key(effect.sequence)}`);
        return;
      case "drop-sequence":
        this.#others.delete(`sequence ${this.key(effect.sequence)}`);
        return;
      case "create-program":
        this.#others.add(`${effect.type} ${this.key(effect.name)}`);
        return;
      case "drop-program":
        this.#others.delete(`${effect.type} ${this.key(effect.name)}`);
        return;
    }
  }

  /** What another model has more, less or differently; one line each, in the order of names. */
  differences(other: SchemaModel): string[] {
    const mine = this.#described();
    const theirs = other.#described();
    return [
      ...mine.filter((line) => !theirs.includes(line)).map((line) => `missing: ${line}`),
      ...theirs.filter((line) => !mine.includes(line)).map((line) => `left over: ${line}`),
    ];
  }

  #described(): string[] {
    const lines = [...this.#others];
    for (const { name, columns, constraints, indexes } of this.#tables.values()) {
      const table = shownName(name);
      lines.push(`table ${table}`);
      for (const column of columns) {
        const type = column.generated ? "" : ` ${column.type}${column.notNull ? " NOT NULL" : ""}`;
        lines.push(`column ${table}.${column.name}${type}`);
      }
      for (const constraint of constraints) {
        if (constraint.name !== "" && constraint.type !== "default")
          lines.push(`constraint ${constraint.name} on ${table}`);
      }
      for (const index of indexes) {
        lines.push(`${index.unique ? "unique index" : "index"} ${index.name} on ${table}`);
      }
    }
    return lines.sort();
  }

  #editColumn(table: ObjectName, column: string, change: Partial<Column>): void {
    this.#edit(table, ({ columns }) => ({
      columns: columns.map((old) =>
        this.key(old.name) === this.key(column) ? { ...old, ...change } : old,
      ),
    }));
  }

  #edit(name: ObjectName, change: (table: TableState) => Partial<TableState>): void {
    const table = this.table(name);
    if (table) this.#tables.set(this.key(name), { ...table, ...change(table) });
  }
}
