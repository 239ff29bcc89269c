import type { PackContext } from "../pack/pack.ts";

/** A name as an SQL identifier. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Asks for the rows of a query; a session or a plain database. */
export type Ask = (
  sql: string,
  ...parameters: (string | number)[]
) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** The history laid against the pack. */
export interface Comparison {
  /** Ids of the pack that the history has. */
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** Pending ids that EF orders before an applied one. */
  readonly outOfOrder: readonly string[];
  /** Ids in the history that the pack does not know, newer than all it knows. */
  readonly ahead: readonly string[];
  /** The other unknown ids: squashed, or of another context in the same table. */
  readonly unknown: readonly string[];
}

/** Compares by text, as EF does. */
export function compareHistory(history: readonly string[], context: PackContext): Comparison {
  const ids = context.migrations.map(({ id }) => id);
  const has = new Set(history.map(fold));
  const knows = new Set(ids.map(fold));
  const applied = ids.filter((id) => has.has(fold(id)));
  const pending = ids.filter((id) => !has.has(fold(id)));
  const newestApplied = applied.at(-1);
  const newest = ids.at(-1);
  const strangers = history.filter((id) => !knows.has(fold(id)));
  const isAhead = (id: string) => newest === undefined || fold(id) > fold(newest);
  return {
    applied,
    pending,
    outOfOrder:
      newestApplied === undefined
        ? []
        : pending.filter((id) => ids.indexOf(id) < ids.indexOf(newestApplied)),
    ahead: strangers.filter(isAhead),
    unknown: strangers.filter((id) => !isAhead(id)),
  };
}

function fold(id: string): string {
  return id.toLowerCase();
}
