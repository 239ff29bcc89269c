import { UsageError } from "@slipway/toolkit";
import { type Database, type Limits, StatementError } from "../../execute/database.ts";
import type { Ask } from "../../execute/history.ts";
import type { HistoryTable } from "../../execute/history-table.ts";
import { type Budgets, Session, type Surroundings } from "../../execute/session.ts";
import type { Engine, Held, MigrationRun, Scratch } from "../engine.ts";
import { scratchName } from "../scratch-name.ts";
import { runServerMigration } from "../server-migration.ts";
import type { SqlServerTarget } from "./connection-string.ts";
import { SqlServerDatabase } from "./database.ts";
import { sqlServerFingerprint } from "./fingerprint.ts";
import { bracketed, literal, readSqlServerHistory, SqlServerSql } from "./sql.ts";

export interface SqlServerAccess {
  readonly target: SqlServerTarget;
  /** An Entra token for Azure SQL. */
  readonly token: () => Promise<string>;
}

const connectMilliseconds = 30_000;

/** Of this action alone; it lets a second run wait while the first still takes its backup. */
const ownLock = "slipway ef-migrate";
/** Of EF's own migrator from version 9 on (SqlServerHistoryRepository of dotnet/efcore). */
const efLock = "__EFMigrationsLock";

export class SqlServerEngine implements Engine {
  readonly dialect = "sqlserver";
  readonly #access: SqlServerAccess;

  constructor(access: SqlServerAccess) {
    this.#access = access;
  }

  get place(): string {
    const { host, port, instance, database } = this.#access.target;
    return `${host.toLowerCase()}${port === undefined ? `\\${instance}` : `:${port}`}/${database}`;
  }

  open(lockMilliseconds: number): Database {
    return new SqlServerDatabase({ ...this.#access, lockMilliseconds, connectMilliseconds });
  }

  async acquire(budgets: Budgets, surroundings: Surroundings): Promise<Held> {
    const session = new Session((wait) => this.open(wait), budgets, surroundings);
    try {
      const ask: Ask = (sql, ...parameters) => session.queryWaiting(sql, ...parameters);
      if (!(await takeLock(ask, ownLock, budgets.lockMilliseconds))) {
        throw new UsageError(
          `Another run of ef-migrate holds this database for longer than ${budgets.lockMilliseconds / 1000} s.`,
          'Wait for it to end, or raise "lock-timeout". Nothing was changed.',
        );
      }
    } catch (error) {
      await session.close();
      throw error;
    }
    return { session, release: () => session.close() };
  }

  async excludeEf(session: Session): Promise<() => Promise<void>> {
    const ask: Ask = (sql, ...parameters) => session.queryWaiting(sql, ...parameters);
    if (!(await takeLock(ask, efLock, session.budgets.lockMilliseconds))) {
      throw new UsageError(
        `The migration lock of Entity Framework is held for longer than ${session.budgets.lockMilliseconds / 1000} s${await holder(ask)}.`,
        "An application may be migrating at its start: wait for it, or stop it. Nothing was changed.",
      );
    }
    // It belongs to the session and ends with it, also when the runner dies.
    return async () => {};
  }

  readHistory(ask: Ask, table: HistoryTable): Promise<string[]> {
    return readSqlServerHistory(ask, table);
  }

  async isEmpty(session: Session): Promise<boolean> {
    const [row] = await session.query(
      "SELECT COUNT(*) AS n FROM sys.tables WHERE is_ms_shipped = 0",
    );
    return Number(row?.n) === 0;
  }

  runMigration(session: Session, run: MigrationRun): Promise<void> {
    return runServerMigration(session, run, new SqlServerSql());
  }

  /**
   * Waits for the locks that an earlier session of this run held: the server frees them when that
   * session has ended, and what it had under way is then committed or rolled back.
   */
  async settle(database: Database, limits: Limits): Promise<void> {
    const ask: Ask = (sql, ...parameters) => database.query(sql, parameters, limits);
    for (const name of [ownLock, efLock]) {
      if (!(await takeLock(ask, name, limits.statementMilliseconds - 1_000))) {
        throw new Error("an earlier session of this run is still at work");
      }
    }
  }

  fingerprint(ask: Ask, table: HistoryTable) {
    return sqlServerFingerprint(ask, table);
  }

  async version(ask: Ask) {
    const [row] = await ask(
      "SELECT CAST(SERVERPROPERTY('ProductVersion') AS nvarchar(60)) AS version",
    );
    return { name: "SQL Server", version: String(row?.version ?? "").split(".")[0] ?? "" };
  }

  isLockTimeout(error: unknown): boolean {
    return error instanceof StatementError && error.code === "1222";
  }

  /** Another database of the same server. */
  at(database: string): SqlServerEngine {
    return new SqlServerEngine({ ...this.#access, target: { ...this.#access.target, database } });
  }

  async scratch(surroundings: Surroundings): Promise<Scratch> {
    const name = scratchName(surroundings.now());
    const admin = async (sql: string) => {
      const database = this.at("master").open(10_000);
      try {
        await database.execute(sql, { statementMilliseconds: 120_000 });
      } finally {
        await database.close();
      }
    };
    await admin(`CREATE DATABASE ${bracketed(name)};`);
    return {
      engine: this.at(name),
      drop: () => admin(`IF DB_ID(${literal(name)}) IS NOT NULL DROP DATABASE ${bracketed(name)};`),
    };
  }
}

/** The result is below 0 when the lock was not had: -1 is the time limit. */
async function takeLock(ask: Ask, name: string, milliseconds: number): Promise<boolean> {
  const [row] = await ask(
    `DECLARE @result int; EXEC @result = sp_getapplock @Resource = ${literal(name)}, @LockOwner = N'Session', @LockMode = N'Exclusive', @LockTimeout = ${Math.max(0, Math.trunc(milliseconds))}; SELECT @result AS result;`,
  );
  return typeof row?.result === "number" && row.result >= 0;
}

/** Who holds EF's lock, as far as this login may see it. */
async function holder(ask: Ask): Promise<string> {
  try {
    const [row] = await ask(
      `SELECT TOP 1 s.session_id AS id, s.program_name AS program, s.host_name AS host FROM sys.dm_tran_locks l JOIN sys.dm_exec_sessions s ON s.session_id = l.request_session_id WHERE l.resource_type = 'APPLICATION' AND l.request_status = 'GRANT' AND l.resource_description LIKE '%EFMigrationsLock%'`,
    );
    return row === undefined
      ? ""
      : ` by session ${String(row.id)} (${String(row.program)} on ${String(row.host)})`;
  } catch {
    return "";
  }
}
