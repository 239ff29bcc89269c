import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Database } from "../../execute/database.ts";
import type { Ask } from "../../execute/history.ts";
import type { HistoryTable } from "../../execute/history-table.ts";
import { type Budgets, Session, type Surroundings } from "../../execute/session.ts";
import type { Engine, Held, MigrationRun, Scratch } from "../engine.ts";
import { ProcessDatabase } from "../process-database.ts";
import { sqliteFingerprint } from "./fingerprint.ts";
import { readSqliteHistory } from "./history.ts";
import { isBusy, ProcessLock, releaseEfLock, takeEfLock } from "./lock.ts";
import { runSqliteMigration } from "./migration.ts";
import { serveSqlite } from "./process.ts";

/** Opens a session with a file; its waits for locks of others end after `lockMilliseconds`. */
export type OpenFile = (file: string, lockMilliseconds: number) => Database;

/** Sessions that are each a process of their own, with the environment given. */
export function inProcesses(environment: NodeJS.ProcessEnv): OpenFile {
  return (file, lockMilliseconds) =>
    new ProcessDatabase(serveSqlite, [file, String(lockMilliseconds)], environment);
}

/** A database file. */
export class SqliteEngine implements Engine {
  readonly dialect = "sqlite";
  readonly file: string;
  readonly openFile: OpenFile;

  constructor(file: string, openFile: OpenFile) {
    this.file = file;
    this.openFile = openFile;
  }

  get place(): string {
    return this.file;
  }

  open(lockMilliseconds: number): Database {
    return this.openFile(this.file, lockMilliseconds);
  }

  async acquire(budgets: Budgets, surroundings: Surroundings): Promise<Held> {
    const lock = await ProcessLock.take(
      this.file,
      budgets,
      (file) => (milliseconds) => this.openFile(file, milliseconds),
    );
    const session = new Session((wait) => this.open(wait), budgets, surroundings);
    return {
      session,
      release: async () => {
        await session.close();
        await lock.release();
      },
    };
  }

  async excludeEf(
    session: Session,
    efVersion: string,
    surroundings: Surroundings,
  ): Promise<() => Promise<void>> {
    // EF 9 brought the lock; an older one does not know it.
    if (Number.parseInt(efVersion, 10) < 9) return async () => {};
    const release = () => releaseEfLock(session);
    try {
      await takeEfLock(session, session.budgets, surroundings);
    } catch (error) {
      await release().catch(() => {});
      throw error;
    }
    return release;
  }

  readHistory(ask: Ask, table: HistoryTable): Promise<string[]> {
    return readSqliteHistory(ask, table);
  }

  async isEmpty(session: Session): Promise<boolean> {
    const [objects] = await session.query("SELECT count(*) AS n FROM sqlite_schema");
    return objects?.n === 0;
  }

  runMigration(session: Session, run: MigrationRun): Promise<void> {
    return runSqliteMigration(session, run);
  }

  async settle(): Promise<void> {
    // The process that held the session has ended, and with it its transaction.
  }

  fingerprint(ask: Ask, table: HistoryTable) {
    return sqliteFingerprint(ask, table.name);
  }

  async version(ask: Ask) {
    const [row] = await ask("SELECT sqlite_version() AS version");
    return { name: "SQLite", version: String(row?.version ?? "") };
  }

  isLockTimeout(error: unknown): boolean {
    return isBusy(error);
  }

  async scratch(): Promise<Scratch> {
    const directory = mkdtempSync(path.join(os.tmpdir(), "slipway-rehearsal-"));
    return {
      engine: new SqliteEngine(path.join(directory, "scratch.db"), this.openFile),
      drop: async () => rmSync(directory, { recursive: true, force: true }),
    };
  }
}
