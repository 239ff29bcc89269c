import type { Column } from "./table-definition.ts";

/** A name as it is written; `schema` is empty where none is given or it is the default one. */
export interface ObjectName {
  readonly schema: string;
  readonly name: string;
}

export type ConstraintType = "primary-key" | "unique" | "foreign-key" | "check" | "default";

export interface Constraint {
  readonly type: ConstraintType;
  readonly name: string;
  readonly columns: readonly string[];
  /** Whether the rows that exist are checked (not `WITH NOCHECK`, not `NOT VALID`). */
  readonly checked: boolean;
}

export type ProgramType =
  | "view"
  | "materialized view"
  | "procedure"
  | "function"
  | "trigger"
  | "type"
  | "extension"
  | "synonym"
  | "policy";

/** What one statement does, in the words of all engines. */
export type Effect =
  | {
      readonly kind: "create-table";
      readonly table: ObjectName;
      readonly columns: readonly Column[];
      readonly constraints: readonly Constraint[];
      /** `memory-optimised`, `temporal`, `temporary`. */
      readonly options: readonly string[];
    }
  | { readonly kind: "drop-table"; readonly table: ObjectName }
  | { readonly kind: "rename-table"; readonly table: ObjectName; readonly to: ObjectName }
  | { readonly kind: "add-column"; readonly table: ObjectName; readonly column: Column }
  | { readonly kind: "drop-column"; readonly table: ObjectName; readonly column: string }
  | {
      readonly kind: "rename-column";
      readonly table: ObjectName;
      readonly column: string;
      readonly to: string;
    }
  | {
      readonly kind: "alter-column";
      readonly table: ObjectName;
      readonly column: string;
      /** What the statement says; the rest stays as it is. */
      readonly type?: string;
      readonly notNull?: boolean;
      readonly collation?: string;
    }
  | { readonly kind: "set-default"; readonly table: ObjectName; readonly column: string }
  | {
      readonly kind: "create-index";
      readonly index: string;
      readonly table: ObjectName;
      readonly unique: boolean;
      /** Built while others write: `ONLINE = ON`, `CONCURRENTLY`. */
      readonly online: boolean;
      readonly clustered: boolean;
    }
  /** PostgreSQL and SQLite name no table here. */
  | {
      readonly kind: "drop-index";
      readonly index: string;
      readonly table: ObjectName | undefined;
      readonly online: boolean;
    }
  | { readonly kind: "rename-index"; readonly index: string; readonly to: string }
  | {
      readonly kind: "add-constraint";
      readonly table: ObjectName;
      readonly constraint: Constraint;
    }
  | {
      readonly kind: "drop-constraint";
      readonly table: ObjectName;
      /** Empty when the name is only known at run time (a default of SQL Server). */
      readonly constraint: string;
    }
  | { readonly kind: "check-rows"; readonly table: ObjectName; readonly constraint: string }
  | { readonly kind: "create-schema" | "drop-schema"; readonly name: string }
  | {
      readonly kind: "create-sequence" | "alter-sequence" | "drop-sequence" | "rename-sequence";
      readonly sequence: ObjectName;
    }
  | {
      readonly kind: "create-program" | "drop-program";
      readonly type: ProgramType;
      readonly name: ObjectName;
    }
  | {
      readonly kind: "insert";
      readonly table: ObjectName;
      readonly source: "values" | "query";
      /** Rows that exist may be replaced. */
      readonly replace: boolean;
    }
  | {
      readonly kind: "update" | "delete";
      readonly table: ObjectName;
      /** Which rows: every one, those with given key values, or those that a condition finds. */
      readonly rows: "all" | "by-key" | "found";
      /** Columns that the rows are asked for or that are set, as written. */
      readonly columns: readonly string[];
    }
  | { readonly kind: "truncate"; readonly table: ObjectName }
  | { readonly kind: "merge"; readonly table: ObjectName }
  | { readonly kind: "system-versioning"; readonly table: ObjectName; readonly on: boolean }
  | { readonly kind: "database"; readonly what: string }
  | { readonly kind: "transaction"; readonly word: "begin" | "commit" | "rollback" }
  /** Session settings, variables, reading, comments and other things that change no schema or row. */
  | { readonly kind: "harmless" }
  | { readonly kind: "unknown"; readonly why: string };

/** Effect of a statement, where it stands, and whether a condition guards it. */
export interface PlacedEffect {
  readonly effect: Effect;
  /** Line in the script, counted from 1. */
  readonly line: number;
  /** Index of the command (batch or statement) of the script. */
  readonly command: number;
  /** Place of the statement in its command, from 0. */
  readonly position: number;
  /** It runs only when a condition of the script holds. */
  readonly guarded: boolean;
  /** It stands in a string that is executed. */
  readonly dynamic: boolean;
  /** No semicolon closes it though another command follows. */
  readonly unterminated: boolean;
  /** Names that the statement mentions, as written and without quotes. */
  readonly names: ReadonlySet<string>;
}

export function shownName({ schema, name }: ObjectName): string {
  return schema === "" ? name : `${schema}.${name}`;
}
