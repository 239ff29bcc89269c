import { type Action, classify, foreignKeysSwitch } from "../../sql/classify.ts";
import { type Statement, splitStatements } from "../../sql/statements.ts";

/** A foreign key with an action, as the database reports it. */
export interface CascadingKey {
  /** The referenced table. */
  readonly parent: string;
  readonly onDelete: boolean;
  readonly onUpdate: boolean;
}

/** A part of a migration that is done whole or not at all. */
export interface Segment {
  /** `none`: a statement that SQLite refuses inside a transaction. */
  readonly transaction: "own" | "none";
  readonly foreignKeys: "on" | "off";
  readonly statements: readonly Statement[];
}

/** SQLite's statements that do not work, or do nothing, inside a transaction. */
function needsNoTransaction(action: Action): boolean {
  if (action.kind === "pragma") return true;
  return action.kind === "maintenance";
}

/**
 * Whether all parts of a table rebuild mean the same in one transaction.
 *
 * EF rebuilds a SQLite table in several transactions with `PRAGMA foreign_keys` between, so a crash
 * in the middle leaves a half. The pragma only decides whether constraints are enforced and
 * cascades run; where no statement outside of it can start a cascade, the whole migration means the
 * same in one transaction without enforcement, and a check of all keys before the commit takes the
 * place of the enforcement.
 */
export function isAtomicRebuild(script: string, cascades: readonly CascadingKey[]): boolean {
  const parts = partsOf(script);
  return (
    parts.some(({ off }) => off) &&
    !parts.some((part) => !part.off && canCascade(part.action, cascades))
  );
}

/**
 * Cuts a script into the parts that are executed as one transaction each. `atomic` joins the parts
 * of a rebuild; otherwise they stay apart, as EF runs them.
 */
export function segmentsOf(
  script: string,
  outside: readonly boolean[],
  atomic: boolean,
): Segment[] {
  const segments: {
    transaction: "own" | "none";
    foreignKeys: "on" | "off";
    statements: Statement[];
  }[] = [];
  for (const { statement, action, off, index } of partsOf(script)) {
    const alone = needsNoTransaction(action) && outside[index] === true;
    const foreignKeys = atomic || off ? "off" : "on";
    const last = segments.at(-1);
    if (!alone && last?.transaction === "own" && last.foreignKeys === foreignKeys) {
      last.statements.push(statement);
    } else {
      segments.push({ transaction: alone ? "none" : "own", foreignKeys, statements: [statement] });
    }
  }
  return segments;
}

interface Part {
  readonly statement: Statement;
  readonly action: Action;
  /** Between `PRAGMA foreign_keys = 0` and `= 1`. */
  readonly off: boolean;
  readonly index: number;
}

function partsOf(script: string): Part[] {
  const parts: Part[] = [];
  let off = false;
  for (const [index, statement] of splitStatements(script).entries()) {
    const action = classify(statement);
    const turned = foreignKeysSwitch(action);
    if (turned === undefined) parts.push({ statement, action, off, index });
    else off = turned === "off";
  }
  return parts;
}

/** Whether the statement could change rows of other tables through a foreign key. */
function canCascade(action: Action, cascades: readonly CascadingKey[]): boolean {
  const on = (table: string, what: "onDelete" | "onUpdate") =>
    cascades.some((key) => key.parent.toLowerCase() === table.toLowerCase() && key[what]);
  switch (action.kind) {
    case "delete":
    case "drop-table":
      return on(action.table, "onDelete");
    case "update":
      return on(action.table, "onUpdate");
    case "insert":
      return action.replace && on(action.table, "onDelete");
    case "unknown":
      return cascades.length > 0;
    default:
      return false;
  }
}
