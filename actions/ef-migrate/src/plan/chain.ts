import { type Action, classify } from "../sql/classify.ts";
import { type Statement, splitStatements } from "../sql/statements.ts";
import { identifier } from "../sql/tokens.ts";

/** A part of the `--no-transactions` script that belongs to one migration. */
export interface ChainLink {
  readonly id: string;
  readonly text: string;
  readonly commands: readonly {
    readonly start: number;
    readonly end: number;
    readonly line: number;
    readonly transaction: "inside" | "outside";
  }[];
}

export interface Chain {
  readonly links: readonly ChainLink[];
  /** Text before the first migration: creation of the history table. */
  readonly preamble: ChainLink | undefined;
}

/** Statements that both forms of a script share, with the place of each relative to a transaction. */
export interface Alignment {
  readonly statements: readonly Statement[];
  readonly inside: readonly boolean[];
  /** First pair that differs: the SQL depends on something beside the migrations. */
  readonly difference: { readonly plain: string; readonly bare: string } | undefined;
}

/**
 * Lays the plain script over the `--no-transactions` script: the plain one says which commands EF
 * runs outside of a transaction, the other one is what is executed.
 *
 * The two were generated with different placeholder connections; a statement that differs depends
 * on the environment (R29).
 */
export function alignForms(plain: string, bare: string): Alignment {
  const statements = splitStatements(bare);
  const inside: boolean[] = [];
  let transaction = false;
  let difference: Alignment["difference"];
  let at = 0;
  for (const statement of splitStatements(plain)) {
    const expected = statements[at];
    const mark = transactionMark(statement);
    if (mark !== undefined && (expected === undefined || transactionMark(expected) === undefined)) {
      transaction = mark === "begin";
      continue;
    }
    if (statement.text !== expected?.text) {
      difference ??= { plain: statement.text, bare: expected?.text ?? "" };
    }
    inside.push(transaction);
    at++;
  }
  if (at < statements.length) {
    difference ??= { plain: "", bare: statements[at]?.text ?? "" };
  }
  return { statements, inside: statements.map((_, index) => inside[index] ?? true), difference };
}

function transactionMark(statement: Statement): "begin" | "commit" | "rollback" | undefined {
  const action = classify(statement);
  return action.kind === "transaction" ? action.word : undefined;
}

/**
 * Cuts the chain after each migration's history row, or returns nothing when the rows found are not
 * exactly `ids` in this order (a migration writes to the history by itself).
 */
export function cutChain(
  bare: string,
  alignment: Alignment,
  ids: readonly string[],
  historyTable: string,
  direction: "forward" | "rollback",
): Chain | undefined {
  const cuts: { readonly id: string; readonly last: number }[] = [];
  for (const [index, statement] of alignment.statements.entries()) {
    const id = historyRow(statement, historyTable, direction);
    if (id !== undefined) cuts.push({ id, last: index });
  }
  if (cuts.length !== ids.length || cuts.some((cut, index) => cut.id !== ids[index]))
    return undefined;

  const link = (id: string, from: number, to: number): ChainLink => {
    const begin = from === 0 ? 0 : (alignment.statements[from - 1]?.end ?? 0);
    const finish = alignment.statements[to]?.end ?? bare.length;
    const lead = bare.slice(begin, finish);
    const trimmed = lead.replace(/^\s+/, "");
    const offset = begin + lead.length - trimmed.length;
    const firstLine = bare.slice(0, offset).split("\n").length;
    return {
      id,
      text: `${trimmed}\n`,
      commands: alignment.statements.slice(from, to + 1).map((statement, index) => ({
        start: statement.start - offset,
        end: statement.end - offset,
        line: statement.line - firstLine + 1,
        transaction: alignment.inside[from + index] === false ? "outside" : "inside",
      })),
    };
  };
  let next = 0;
  let preamble: ChainLink | undefined;
  const first = alignment.statements[0];
  if (
    direction === "forward" &&
    first !== undefined &&
    isHistoryTable(classify(first), historyTable)
  ) {
    preamble = link("", 0, 0);
    next = 1;
  }
  const links = cuts.map((cut) => {
    const made = link(cut.id, next, cut.last);
    next = cut.last + 1;
    return made;
  });
  return next === alignment.statements.length ? { links, preamble } : undefined;
}

function isHistoryTable(action: Action, historyTable: string): boolean {
  return action.kind === "create-table" && action.table === historyTable;
}

/** The history table that a forward script from 0 creates first; it is configurable in EF. */
export function historyTableOf(forwardFromZero: string): string | undefined {
  const first = splitStatements(forwardFromZero)[0];
  if (first === undefined) return undefined;
  const action = classify(first);
  return action.kind === "create-table" ? action.table : undefined;
}

/** The migration whose history row the statement writes (forward) or deletes (rollback). */
export function historyRow(
  statement: Statement,
  historyTable: string,
  direction: "forward" | "rollback",
): string | undefined {
  const action = classify(statement);
  const wanted = direction === "forward" ? "insert" : "delete";
  if (action.kind !== wanted || action.table !== historyTable) return undefined;
  const value = statement.tokens.find((token) => token.kind === "string");
  return identifier(value);
}
