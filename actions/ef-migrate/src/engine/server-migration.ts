import { UsageError } from "@slipway/toolkit";
import type { StatementError } from "../execute/database.ts";
import { CommandFailed, CommandUnclear, HistoryMoved } from "../execute/failures.ts";
import type { HistoryTable } from "../execute/history-table.ts";
import type { Session } from "../execute/session.ts";
import type { PackCommand } from "../pack/pack.ts";
import type { MigrationRun } from "./engine.ts";

/** What the database shows of a command that an earlier run may have finished. */
export type CommandState = "done" | "not-done" | "unclear";

/** The SQL by which a server's transactions, names and progress are told. */
export interface ServerSql {
  /** A table's full name. */
  table(schema: string | undefined, name: string): string;
  name(name: string): string;
  literal(text: string): string;
  /** Begins a transaction with its limits; EF's lock is held in it, where it is one of it. */
  begin(session: Session, table: HistoryTable): Promise<void>;
  /** Commits, and fails before it when the migration's own SQL has ended the transaction. */
  commit(session: Session): Promise<void>;
  rollback(session: Session): Promise<void>;
  readHistory(session: Session, table: HistoryTable): Promise<string[]>;
  tableExists(session: Session, schema: string | undefined, name: string): Promise<boolean>;
  /** Creates the table of progress: text, text, text, two integers. */
  createProgress(name: string): string;
  /** Asks the catalogue whether a command outside of a transaction has had its effect. */
  commandState(session: Session, command: string): Promise<CommandState>;
}

/** Exists only while a migration that cannot be one transaction is under way. */
const progressName = "__SlipwayProgress";

interface Progress {
  /** Commands that are done. */
  readonly position: number;
  /** The command that was begun outside of a transaction, or -1. */
  readonly begun: number;
}

/**
 * Runs one migration on a server: one transaction with the history row last. Commands that EF runs
 * outside of a transaction cut it into several; a progress row, written in the same transactions,
 * is what a later run goes on from.
 */
export async function runServerMigration(
  session: Session,
  run: MigrationRun,
  sql: ServerSql,
): Promise<void> {
  const commands = run.script.commands;
  const parts = partsOf(commands);
  const whole = parts.length === 1;
  const progress = whole ? undefined : await readProgress(session, run, sql);
  const done = progress?.position ?? 0;
  for (const part of parts) {
    if (part.end <= done) continue;
    if (part.transaction === "outside") {
      for (let index = Math.max(part.start, done); index < part.end; index++) {
        await outside(session, run, sql, index, progress?.begun === index);
      }
      continue;
    }
    await inside(session, run, sql, async () => {
      for (const command of commands.slice(part.start, part.end)) {
        await execute(session, run, command);
      }
      if (whole) return;
      if (part.end < commands.length) {
        await recordProgress(session, run, sql, { position: part.end, begun: -1 });
      } else if (await sql.tableExists(session, run.historyTable.schema, progressName)) {
        await session.execute(`DROP TABLE ${progressTable(run, sql)}`);
      }
    });
  }
}

interface Part {
  readonly transaction: "inside" | "outside";
  readonly start: number;
  end: number;
}

/** Runs of commands of one kind; the history row, the last command, is always in a transaction. */
export function partsOf(commands: readonly Pick<PackCommand, "transaction">[]): Part[] {
  const parts: Part[] = [];
  for (const [index, command] of commands.entries()) {
    const transaction = index === commands.length - 1 ? "inside" : command.transaction;
    const last = parts.at(-1);
    if (last?.transaction === transaction) last.end = index + 1;
    else parts.push({ transaction, start: index, end: index + 1 });
  }
  return parts;
}

async function inside(
  session: Session,
  run: MigrationRun,
  sql: ServerSql,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await sql.begin(session, run.historyTable);
    const history = await sql.readHistory(session, run.historyTable);
    const recorded = history.some((id) => id.toLowerCase() === run.id.toLowerCase());
    if (recorded === (run.direction === "forward")) {
      throw new HistoryMoved(
        `${run.id} is ${recorded ? "already" : "no longer"} in the history: another migrator was faster`,
      );
    }
    await work();
    await sql.commit(session);
  } catch (error) {
    // A lost session has rolled back already; its own error is the one to tell.
    await sql.rollback(session).catch(() => {});
    throw error;
  }
}

async function outside(
  session: Session,
  run: MigrationRun,
  sql: ServerSql,
  index: number,
  begun: boolean,
): Promise<void> {
  const command = run.script.commands[index];
  if (command === undefined) return;
  const text = run.text.slice(command.start, command.end);
  let needed = true;
  if (begun) {
    const state = await sql.commandState(session, text);
    if (state === "unclear" && (run.interrupted ?? "ask") === "ask") {
      throw new CommandUnclear(run.id, command.line, text);
    }
    needed = state === "not-done" || (state === "unclear" && run.interrupted === "again");
  } else {
    await inside(session, run, sql, () =>
      recordProgress(session, run, sql, { position: index, begun: index }),
    );
  }
  if (needed) await execute(session, run, command);
  await inside(session, run, sql, () =>
    recordProgress(session, run, sql, { position: index + 1, begun: -1 }),
  );
}

async function execute(session: Session, run: MigrationRun, command: PackCommand): Promise<void> {
  const text = run.text.slice(command.start, command.end);
  try {
    await session.execute(text);
  } catch (error) {
    if (error instanceof Error && error.name === "StatementError") {
      const { line = 1 } = error as StatementError;
      throw new CommandFailed(error, command.line + line - 1, text);
    }
    throw error;
  }
}

function progressTable(run: MigrationRun, sql: ServerSql): string {
  return sql.table(run.historyTable.schema, progressName);
}

async function readProgress(
  session: Session,
  run: MigrationRun,
  sql: ServerSql,
): Promise<Progress | undefined> {
  if (!(await sql.tableExists(session, run.historyTable.schema, progressName))) return undefined;
  const columns = ["Script", "Migration", "Direction", "Position", "Begun"]
    .map(sql.name)
    .join(", ");
  const [row] = await session.query(`SELECT ${columns} FROM ${progressTable(run, sql)}`);
  if (row === undefined) return undefined;
  if (row.Script !== run.script.sha256 || row.Direction !== run.direction) {
    throw new UsageError(
      `An earlier run stopped in the middle of ${String(row.Migration)} (${String(row.Direction)}), whose script was another one.`,
      `Finish that migration with the pack of that run, or restore the backup it took; then drop the table ${progressName}.`,
    );
  }
  return { position: Number(row.Position), begun: Number(row.Begun) };
}

async function recordProgress(
  session: Session,
  run: MigrationRun,
  sql: ServerSql,
  progress: Progress,
): Promise<void> {
  const table = progressTable(run, sql);
  if (!(await sql.tableExists(session, run.historyTable.schema, progressName))) {
    await session.execute(sql.createProgress(table));
  }
  await session.execute(`DELETE FROM ${table}`);
  const values = [run.script.sha256, run.id, run.direction].map(sql.literal).join(", ");
  await session.execute(
    `INSERT INTO ${table} VALUES (${values}, ${progress.position}, ${progress.begun})`,
  );
}
