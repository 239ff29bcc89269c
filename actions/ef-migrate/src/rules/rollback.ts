import type { RollbackKind } from "../pack/pack.ts";
import { compareTypes } from "../sql/column-types.ts";
import type { Dialect } from "../sql/dialect.ts";
import type { JudgedScript } from "../sql/dialect-effects.ts";
import { shownName } from "../sql/effects.ts";
import { type Change, changesOf, FreshObjects } from "./changes.ts";
import type { SchemaModel } from "./model.ts";

export interface WayBack {
  readonly kind: RollbackKind;
  readonly why: string;
  /** What differs from the schema before, as far as the SQL tells. */
  readonly leftOver: readonly string[];
}

/** What the way back costs, from what forward has changed and what rollback changes again. */
export function wayBack(
  dialect: Dialect,
  forward: readonly Change[],
  rollback: JudgedScript | undefined,
  noRollback: string | undefined,
  models: { readonly before: SchemaModel; readonly after: SchemaModel },
  historyTable: string,
): WayBack {
  if (rollback === undefined) {
    return { kind: "none", why: noRollback ?? "it has no Down()", leftOver: [] };
  }
  const end = models.after.copy();
  const back = changesOf(dialect, rollback, end, new FreshObjects(), historyTable);
  if (forward.length > 0 && back.length === 0) {
    const why = "Down() is empty, so it would only delete the history row";
    return { kind: "none", why, leftOver: [] };
  }
  const isReadable = ![...forward, ...back].some(({ effect }) => effect.kind === "unknown");
  const leftOver = isReadable ? models.before.differences(end) : [];
  const lost = first(forward, lostForward(dialect));
  if (lost) return { kind: "lossy", why: lost, leftOver };
  const losing = first(back, lostBackward(dialect));
  if (losing) return { kind: "lossy", why: losing, leftOver };
  const failing =
    first(back, mayFail(dialect)) ??
    (leftOver[0] && `it does not restore everything: ${leftOver[0]}`);
  if (failing) return { kind: "may-fail", why: failing, leftOver };
  return { kind: "lossless", why: "", leftOver };
}

function first(
  changes: readonly Change[],
  reason: (change: Change) => string | undefined,
): string | undefined {
  for (const change of changes) {
    const why = reason(change);
    if (why !== undefined) return why;
  }
  return undefined;
}

/** What forward has taken that no script brings back. */
function lostForward(dialect: Dialect) {
  return ({ effect, column }: Change): string | undefined => {
    const gone = (what: string) => `what ${what} held before does not come back`;
    switch (effect.kind) {
      case "drop-column":
        return column?.generated ? undefined : gone(`${shownName(effect.table)}.${effect.column}`);
      case "drop-table":
      case "truncate":
        return gone(shownName(effect.table));
      case "update":
      case "delete":
      case "merge":
        return gone(`the changed rows of ${shownName(effect.table)}`);
      case "insert":
        return effect.source === "query" || effect.replace
          ? `the rows that came into ${shownName(effect.table)} cannot be told from others`
          : undefined;
      case "drop-sequence":
        return "where the sequence stood does not come back";
      case "alter-column": {
        if (effect.type === undefined || column === undefined) return undefined;
        const change = compareTypes(dialect, column.type, effect.type);
        const name = `${shownName(effect.table)}.${effect.column}`;
        if (change.rounds) return `digits of ${name} were rounded away`;
        return change.kind === "changed" ? `${name} was converted to another type` : undefined;
      }
      default:
        return undefined;
    }
  };
}

/** What the rollback takes: values that were written since. */
function lostBackward(dialect: Dialect) {
  return ({ effect, column }: Change): string | undefined => {
    switch (effect.kind) {
      case "drop-column":
        return column?.generated
          ? undefined
          : `it drops ${shownName(effect.table)}.${effect.column}`;
      case "drop-table":
        return `it drops ${shownName(effect.table)}`;
      case "truncate":
        return `it empties ${shownName(effect.table)}`;
      case "delete":
        return effect.rows === "by-key"
          ? undefined
          : `it deletes rows of ${shownName(effect.table)}`;
      case "update":
        return effect.rows === "all"
          ? `it changes every row of ${shownName(effect.table)}`
          : undefined;
      case "drop-sequence":
        return `it drops the sequence ${shownName(effect.sequence)}`;
      case "alter-column":
        return effect.type !== undefined &&
          column !== undefined &&
          compareTypes(dialect, column.type, effect.type).rounds
          ? `it rounds ${shownName(effect.table)}.${effect.column}`
          : undefined;
      default:
        return undefined;
    }
  };
}

/** What the rollback can only do when the rows allow it, and what is not understood. */
function mayFail(dialect: Dialect) {
  return ({ effect, column, line }: Change): string | undefined => {
    switch (effect.kind) {
      case "unknown":
        return `line ${line} is not understood: ${effect.why}`;
      case "add-column":
        return effect.column.notNull &&
          effect.column.defaultValue === undefined &&
          !effect.column.generated
          ? `it adds ${shownName(effect.table)}.${effect.column.name} NOT NULL without a default`
          : undefined;
      case "alter-column": {
        const name = `${shownName(effect.table)}.${effect.column}`;
        if (effect.notNull === true && column?.notNull !== true) return `it makes ${name} NOT NULL`;
        if (effect.type === undefined) return undefined;
        if (column === undefined) return `it changes the type of ${name}`;
        const { kind } = compareTypes(dialect, column.type, effect.type);
        return kind === "narrower" || kind === "changed"
          ? `it changes ${name} to ${effect.type}`
          : undefined;
      }
      case "create-index":
        return effect.unique ? `it makes ${effect.index} unique` : undefined;
      case "add-constraint":
        return effect.constraint.type === "default" || !effect.constraint.checked
          ? undefined
          : `it checks all rows for ${effect.constraint.name || shownName(effect.table)}`;
      case "update":
      case "merge":
        return `it moves data in ${shownName(effect.table)}`;
      case "database":
      case "system-versioning":
        return "it changes what the database or a table is";
      default:
        return undefined;
    }
  };
}
