import type { Database, Limits } from "../../execute/database.ts";
import type { Ask } from "../../execute/history.ts";
import type { HistoryTable } from "../../execute/history-table.ts";
import { type Budgets, Session, type Surroundings } from "../../execute/session.ts";
import type { Engine, Held, MigrationRun, Scratch } from "../engine.ts";
import { ProcessDatabase } from "../process-database.ts";
import { runServerMigration } from "../server-migration.ts";
import { postgresFingerprint } from "./fingerprint.ts";
import { servePglite } from "./pglite-process.ts";
import { PostgresSql, readPostgresHistory } from "./sql.ts";

const startMilliseconds = 180_000;

/** PostgreSQL in a process, for rehearsals without a server. Every session is a new database. */
export class PgliteEngine implements Engine {
  readonly dialect = "postgresql";
  readonly place = "PGlite";
  readonly #file: string;
  readonly #environment: NodeJS.ProcessEnv;

  /** `file` is the entry of the package. */
  constructor(file: string, environment: NodeJS.ProcessEnv) {
    this.#file = file;
    this.#environment = environment;
  }

  open(): Database {
    const database = new ProcessDatabase(servePglite, [this.#file], this.#environment);
    let started = false;
    // The first statement waits for the whole of PostgreSQL to be loaded and initialised.
    const generous = (limits: Limits): Limits => {
      if (started) return limits;
      started = true;
      return { statementMilliseconds: limits.statementMilliseconds + startMilliseconds };
    };
    return {
      execute: (sql, limits) => database.execute(sql, generous(limits)),
      query: (sql, parameters, limits) => database.query(sql, parameters, generous(limits)),
      close: () => database.close(),
    };
  }

  async acquire(budgets: Budgets, surroundings: Surroundings): Promise<Held> {
    const session = new Session(() => this.open(), budgets, surroundings);
    return { session, release: () => session.close() };
  }

  async excludeEf(): Promise<() => Promise<void>> {
    return async () => {};
  }

  readHistory(ask: Ask, table: HistoryTable): Promise<string[]> {
    return readPostgresHistory(ask, table);
  }

  async isEmpty(): Promise<boolean> {
    return true;
  }

  runMigration(session: Session, run: MigrationRun): Promise<void> {
    return runServerMigration(session, run, new PostgresSql());
  }

  async settle(): Promise<void> {}

  fingerprint(ask: Ask, table: HistoryTable) {
    return postgresFingerprint(ask, table);
  }

  async version(ask: Ask) {
    const [row] = await ask("SELECT current_setting('server_version_num')::int / 10000 AS version");
    return { name: "PostgreSQL", version: String(row?.version ?? "") };
  }

  isLockTimeout(): boolean {
    return false;
  }

  async scratch(): Promise<Scratch> {
    return { engine: this, drop: async () => {} };
  }
}
