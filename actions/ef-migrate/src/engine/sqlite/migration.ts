import { UsageError } from "@slipway/toolkit";
import { CommandFailed, HistoryMoved } from "../../execute/failures.ts";
import { quoted } from "../../execute/history.ts";
import type { Session } from "../../execute/session.ts";
import type { Statement } from "../../sql/statements.ts";
import type { MigrationRun } from "../engine.ts";
import { readSqliteHistory } from "./history.ts";
import { type CascadingKey, isAtomicRebuild, type Segment, segmentsOf } from "./segments.ts";

/** Exists only while a migration of several transactions is under way. */
const progressTable = "__SlipwayProgress";

/**
 * Runs one migration: one transaction with the history row last, or, where SQLite does not allow
 * it, several with a progress row that a later run continues from. Whatever ends it, the database
 * is in a state that the next run recognises.
 */
export async function runSqliteMigration(session: Session, run: MigrationRun): Promise<void> {
  // Half a migration may have changed the keys, so a later run keeps what the first one decided.
  const progress = await readProgress(session, run);
  const atomic = progress?.atomic ?? isAtomicRebuild(run.text, await cascadingKeys(session));
  const outside = run.script.commands.map(({ transaction }) => transaction === "outside");
  const segments = segmentsOf(run.text, outside, atomic);
  const done = progress?.segment ?? 0;
  for (const [index, segment] of segments.entries()) {
    if (index < done) continue;
    if (segment.transaction === "none") {
      for (const statement of segment.statements) await command(session, statement);
      continue;
    }
    const last = index === segments.length - 1;
    await transaction(session, segment, run, async () => {
      if (segments.length === 1) return;
      if (last) await session.execute(`DROP TABLE IF EXISTS ${quoted(progressTable)}`);
      else await recordProgress(session, run, { segment: index + 1, atomic });
    });
  }
}

async function transaction(
  session: Session,
  segment: Segment,
  run: MigrationRun,
  before: () => Promise<void>,
): Promise<void> {
  const unenforced = segment.foreignKeys === "off";
  await session.execute(`PRAGMA foreign_keys = ${unenforced ? 0 : 1}`);
  await session.executeWaiting("BEGIN IMMEDIATE");
  try {
    const recorded = (
      await readSqliteHistory((...args) => session.query(...args), run.historyTable)
    ).some((id) => id.toLowerCase() === run.id.toLowerCase());
    if (recorded === (run.direction === "forward")) {
      throw new HistoryMoved(
        `${run.id} is ${recorded ? "already" : "no longer"} in the history: another migrator was faster`,
      );
    }
    const violations = unenforced ? await foreignKeyViolations(session) : new Set<string>();
    await before();
    for (const statement of segment.statements) await command(session, statement);
    if (unenforced) {
      for (const violation of await foreignKeyViolations(session)) {
        if (!violations.has(violation)) {
          throw new Error(`FOREIGN KEY constraint failed: ${violation}`);
        }
      }
    }
    await session.execute("COMMIT");
  } catch (error) {
    // A lost session has rolled back already; its own error is the one to tell.
    await session.execute("ROLLBACK").catch(() => {});
    throw error;
  }
  await session.execute("PRAGMA foreign_keys = 1");
}

async function command(session: Session, statement: Statement): Promise<void> {
  try {
    await session.execute(statement.text);
  } catch (error) {
    if (error instanceof Error && error.name === "StatementError") {
      throw new CommandFailed(error, statement.line, statement.text);
    }
    throw error;
  }
}

/** How far an interrupted run came with a migration of several transactions. */
interface Progress {
  /** Segments that are done. */
  readonly segment: number;
  readonly atomic: boolean;
}

async function readProgress(session: Session, run: MigrationRun): Promise<Progress | undefined> {
  const table = await session.query("SELECT 1 FROM sqlite_schema WHERE name = ?", progressTable);
  if (table.length === 0) return undefined;
  const [row] = await session.query(`SELECT * FROM ${quoted(progressTable)}`);
  if (row === undefined) return undefined;
  if (row.Script !== run.script.sha256) {
    throw new UsageError(
      `An earlier run stopped in the middle of ${String(row.Migration)}, whose script was another one.`,
      "Finish that migration with the pack of that run, or restore the backup it took.",
    );
  }
  return { segment: Number(row.Segment), atomic: row.Atomic === 1 };
}

async function recordProgress(
  session: Session,
  run: MigrationRun,
  progress: Progress,
): Promise<void> {
  await session.execute(
    `CREATE TABLE IF NOT EXISTS ${quoted(progressTable)} ("Script" TEXT NOT NULL PRIMARY KEY, "Migration" TEXT NOT NULL, "Segment" INTEGER NOT NULL, "Atomic" INTEGER NOT NULL)`,
  );
  await session.query(
    `INSERT OR REPLACE INTO ${quoted(progressTable)} VALUES (?, ?, ?, ?)`,
    run.script.sha256,
    run.id,
    progress.segment,
    progress.atomic ? 1 : 0,
  );
}

/** Foreign keys of the database whose violation changes rows instead of failing. */
async function cascadingKeys(session: Session): Promise<CascadingKey[]> {
  const rows = await session.query(
    `SELECT k."table" AS parent, k.on_delete AS onDelete, k.on_update AS onUpdate
     FROM sqlite_schema AS s JOIN pragma_foreign_key_list(s.name) AS k WHERE s.type = 'table'`,
  );
  const acts = (value: unknown) => !/^(NO ACTION|RESTRICT)$/.test(String(value));
  return rows.map((row) => ({
    parent: String(row.parent),
    onDelete: acts(row.onDelete),
    onUpdate: acts(row.onUpdate),
  }));
}

async function foreignKeyViolations(session: Session): Promise<Set<string>> {
  const rows = await session.query(
    'SELECT "table" AS child, rowid AS row, parent FROM pragma_foreign_key_check',
  );
  return new Set(rows.map((row) => `${row.child} row ${row.row} has no ${row.parent}`));
}
