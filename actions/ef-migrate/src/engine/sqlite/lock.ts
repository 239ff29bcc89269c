import { rmSync } from "node:fs";
import { UsageError } from "@slipway/toolkit";
import { type Database, StatementError } from "../../execute/database.ts";
import type { Budgets, OpenDatabase, Session, Surroundings } from "../../execute/session.ts";

/** Marks our row in EF's lock table; EF itself never reads the column. */
const mark = "slipway ef-migrate";

/**
 * A lock that dies with this process: an exclusive SQLite transaction on a file beside the
 * database. It tells a lock row that we left behind in a crash from one that is in use.
 */
export class ProcessLock {
  readonly #database: Database;
  readonly #file: string;

  private constructor(database: Database, file: string) {
    this.#database = database;
    this.#file = file;
  }

  static async take(
    databaseFile: string,
    budgets: Budgets,
    open: (file: string) => OpenDatabase,
  ): Promise<ProcessLock> {
    const file = `${databaseFile}.slipway-lock`;
    const database = open(file)(budgets.lockMilliseconds);
    const limits = { statementMilliseconds: budgets.lockMilliseconds + 5_000 };
    try {
      // Nothing is written, so there is nothing that a journal file could bring back.
      await database.execute("PRAGMA journal_mode = MEMORY", limits);
      await database.execute("BEGIN EXCLUSIVE", limits);
      return new ProcessLock(database, file);
    } catch (error) {
      await database.close();
      if (!isBusy(error)) throw error;
      throw new UsageError(
        `Another run of ef-migrate holds this database for longer than ${budgets.lockMilliseconds / 1000} s.`,
        'Wait for it to end, or raise "lock-timeout". Nothing was changed.',
        { cause: error },
      );
    }
  }

  async release(): Promise<void> {
    // Removed while held: a waiter that already has the old file open loses only this barrier,
    // and the row in the database is the next one.
    rmSync(this.#file, { force: true });
    await this.#database.close();
  }
}

/**
 * Takes EF's own lock row (EF 9 and later), so that an application which migrates at start-up waits
 * for us and we for it. The wait is bounded, unlike EF's.
 */
export async function takeEfLock(
  session: Session,
  budgets: Budgets,
  surroundings: Surroundings,
): Promise<void> {
  await session.executeWaiting(
    'CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL)',
  );
  const end = surroundings.now() + budgets.lockMilliseconds;
  const row = `${new Date(surroundings.now()).toISOString()} ${mark}`;
  for (;;) {
    const taken = await session.query(
      // Our own row is stale: whoever wrote it would still hold the process lock.
      `INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, ?)
       ON CONFLICT ("Id") DO UPDATE SET "Timestamp" = excluded."Timestamp" WHERE "Timestamp" LIKE '%${mark}'
       RETURNING "Id"`,
      row,
    );
    if (taken.length > 0) return;
    if (surroundings.now() >= end) {
      const [holder] = await session.query('SELECT "Timestamp" FROM "__EFMigrationsLock"');
      throw new UsageError(
        `The migration lock of Entity Framework is held since ${String(holder?.Timestamp ?? "an unknown time")}.`,
        'An application may be migrating at its start: wait for it. After a crash of one the row stays; then run `DELETE FROM "__EFMigrationsLock";`. Nothing was changed.',
      );
    }
    await surroundings.sleep(Math.min(200, budgets.lockMilliseconds));
    surroundings.signal.throwIfAborted();
  }
}

/** Gives EF's lock back; only our own row is deleted. */
export async function releaseEfLock(session: Session): Promise<void> {
  await session.afterwards(async (database, limits) => {
    const [table] = await database.query(
      "SELECT 1 FROM sqlite_schema WHERE name = '__EFMigrationsLock'",
      [],
      limits,
    );
    if (table === undefined) return;
    await database.execute(
      `DELETE FROM "__EFMigrationsLock" WHERE "Timestamp" LIKE '%${mark}'`,
      limits,
    );
  });
}

/** SQLITE_BUSY or SQLITE_LOCKED, with any extension. */
export function isBusy(error: unknown): boolean {
  return error instanceof StatementError && [5, 6].includes(Number(error.code) & 0xff);
}
