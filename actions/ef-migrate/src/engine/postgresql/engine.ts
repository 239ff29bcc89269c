import { createHash } from "node:crypto";
import { UsageError } from "@slipway/toolkit";
import { type Database, type Limits, StatementError } from "../../execute/database.ts";
import type { Ask } from "../../execute/history.ts";
import type { HistoryTable } from "../../execute/history-table.ts";
import { type Budgets, Session, type Surroundings } from "../../execute/session.ts";
import type { Engine, Held, MigrationRun, Scratch } from "../engine.ts";
import { scratchName } from "../scratch-name.ts";
import { runServerMigration } from "../server-migration.ts";
import type { PostgresTarget } from "./connection-string.ts";
import { type Backend, PostgresDatabase } from "./database.ts";
import { postgresFingerprint } from "./fingerprint.ts";
import { PostgresSql, quotedName, readPostgresHistory } from "./sql.ts";

/** How a session may be had, beside its target. */
export interface PostgresAccess {
  readonly target: PostgresTarget;
  readonly password: () => Promise<string | undefined>;
}

const connectMilliseconds = 30_000;

/** The number of the advisory lock of this action; PostgreSQL scopes it to the database. */
const lockNumber = createHash("sha256").update("slipway ef-migrate").digest().readBigInt64BE(0);

export class PostgresEngine implements Engine {
  readonly dialect = "postgresql";
  readonly #access: PostgresAccess;
  /** Backends that this run has had: each must be gone before the history is believed. */
  readonly #backends: Backend[] = [];

  constructor(access: PostgresAccess) {
    this.#access = access;
  }

  get place(): string {
    const { host, port, database } = this.#access.target;
    return `${host.toLowerCase()}:${port}/${database}`;
  }

  open(lockMilliseconds: number): Database {
    return new PostgresDatabase({
      ...this.#access,
      lockMilliseconds,
      connectMilliseconds,
      onBackend: (backend) => this.#backends.push(backend),
    });
  }

  async acquire(budgets: Budgets, surroundings: Surroundings): Promise<Held> {
    const session = new Session((wait) => this.open(wait), budgets, surroundings);
    try {
      await takeAdvisoryLock((...args) => session.queryWaiting(...args));
    } catch (error) {
      await session.close();
      if (!this.isLockTimeout(error)) throw error;
      throw new UsageError(
        `Another run of ef-migrate holds this database for longer than ${budgets.lockMilliseconds / 1000} s.`,
        'Wait for it to end, or raise "lock-timeout". Nothing was changed.',
        { cause: error },
      );
    }
    return { session, release: () => session.close() };
  }

  async excludeEf(): Promise<() => Promise<void>> {
    // Npgsql's lock belongs to a transaction: each migration takes it in its own.
    return async () => {};
  }

  readHistory(ask: Ask, table: HistoryTable): Promise<string[]> {
    return readPostgresHistory(ask, table);
  }

  async isEmpty(session: Session): Promise<boolean> {
    const [row] = await session.query(
      "SELECT count(*)::int AS n FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND s.nspname <> 'information_schema' AND s.nspname !~ '^pg_'",
    );
    return row?.n === 0;
  }

  runMigration(session: Session, run: MigrationRun): Promise<void> {
    return runServerMigration(session, run, new PostgresSql());
  }

  /**
   * Ends the backends of this run that still live: with a dead line between, one can go on with a
   * statement, or commit, after we have given up. The advisory lock is free when all have ended.
   */
  async settle(database: Database, limits: Limits): Promise<void> {
    const ask: Ask = (sql, ...parameters) => database.query(sql, parameters, limits);
    for (const { pid, start } of this.#backends) {
      await ask(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = $1::int AND backend_start = $2::timestamptz AND pid <> pg_backend_pid()",
        pid,
        start,
      );
    }
    await takeAdvisoryLock(ask);
  }

  fingerprint(ask: Ask, table: HistoryTable) {
    return postgresFingerprint(ask, table);
  }

  async version(ask: Ask) {
    const [row] = await ask("SELECT current_setting('server_version_num')::int / 10000 AS version");
    return { name: "PostgreSQL", version: String(row?.version ?? "") };
  }

  isLockTimeout(error: unknown): boolean {
    return error instanceof StatementError && error.code === "55P03";
  }

  async scratch(surroundings: Surroundings): Promise<Scratch> {
    const name = scratchName(surroundings.now());
    const limits = { statementMilliseconds: 60_000 };
    const admin = async (sql: string) => {
      const database = this.open(10_000);
      try {
        await database.execute(sql, limits);
      } finally {
        await database.close();
      }
    };
    await admin(`CREATE DATABASE ${quotedName(name)} TEMPLATE template0`);
    return {
      engine: new PostgresEngine({
        ...this.#access,
        target: { ...this.#access.target, database: name },
      }),
      drop: () => admin(`DROP DATABASE IF EXISTS ${quotedName(name)}`),
    };
  }
}

/** Held by the session until it ends; the wait is bounded by its lock_timeout. */
async function takeAdvisoryLock(ask: Ask): Promise<void> {
  await ask(`SELECT pg_advisory_lock(${lockNumber})`);
}
