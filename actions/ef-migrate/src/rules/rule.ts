import type { RollbackKind } from "../pack/pack.ts";
import type { Dialect } from "../sql/dialect.ts";
import type { Effect } from "../sql/effects.ts";
import type { Change } from "./changes.ts";

export type Severity = "note" | "conditional" | "unsafe";

/** What an engine can do online: Enterprise, Azure SQL Database and Managed Instance, or less. */
export type Edition = "enterprise" | "standard";

/** A rule that is met; `object` is a table, `Table.Column`, an index or empty for the whole. */
export interface Hit {
  readonly object: string;
  /** What exactly, for the message: `Customers.Fax`. Without it the object says it. */
  readonly detail?: string;
  /** Where the case is milder or graver than the rule in general. */
  readonly severity?: Severity;
}

/** One migration as the rules see it. */
export interface MigrationView {
  readonly dialect: Dialect;
  readonly edition: Edition;
  /** Forward changes without EF's own housekeeping. */
  readonly changes: readonly Change[];
  /** The way back, from forward and rollback SQL together. */
  readonly rollback: {
    readonly kind: RollbackKind;
    readonly why: string;
    readonly leftOver: readonly string[];
  };
  /** The SQL differed between two placeholder connections. */
  readonly environmentDependent: boolean;
  /** The release expands the schema: in this migration or in an earlier one of it. */
  readonly releaseExpands: boolean;
  readonly releaseContracts: boolean;
  /** Rows by table in lower case, where a database was asked. */
  readonly rows: ReadonlyMap<string, number>;
}

/** A rule of the catalogue in docs/migration-rules.md; numbers are stable. */
export interface Rule {
  readonly id: string;
  /** Reads behind the migration's id: "drops a column". */
  readonly title: string;
  readonly severity: Severity;
  /** Data or objects are lost. */
  readonly destructive: boolean;
  /** What breaks under two versions of the application on one database, and when. */
  readonly breaks: string;
  /** The expand/contract rewrite. */
  readonly alternative: string;
  readonly engines: readonly Dialect[];
  readonly find: (view: MigrationView) => readonly Hit[];
}

export const allEngines: readonly Dialect[] = ["sqlserver", "postgresql", "sqlite"];

type EffectOf<Kind extends Effect["kind"]> = Effect & { readonly kind: Kind };

/** Changes of one kind that concern what is in use. */
export function inUse<Kind extends Effect["kind"]>(
  view: MigrationView,
  ...kinds: readonly Kind[]
): { readonly change: Change; readonly effect: EffectOf<Kind> }[] {
  return view.changes.flatMap((change) =>
    !change.fresh && (kinds as readonly string[]).includes(change.effect.kind)
      ? [{ change, effect: change.effect as EffectOf<Kind> }]
      : [],
  );
}
