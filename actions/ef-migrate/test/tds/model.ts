import type { Cell, ServerFault } from "./wire.ts";

export interface Result {
  readonly rows: readonly Readonly<Record<string, Cell>>[];
  readonly names: readonly string[];
}

/** What a database holds, as far as a migration's end can be told by it. */
export interface State {
  /** `undefined` while the table is missing. */
  history: string[] | undefined;
  tables: string[];
  indexes: string[];
  progress:
    | { readonly texts: readonly string[]; readonly numbers: readonly number[] }
    | null
    | undefined;
}

export function emptyState(): State {
  return { history: undefined, tables: [], indexes: [], progress: undefined };
}

export class SqlFault extends Error {
  readonly fault: ServerFault;
  constructor(fault: ServerFault) {
    super(fault.message);
    this.fault = fault;
  }
}

const name = "\\[?([^\\]\\s(]+)\\]?";

/**
 * A model of one session with SQL Server: it understands the statements that the executor itself
 * sends and the simplest DDL. It is no SQL engine; it shows which of them have had an effect.
 */
export class SessionModel {
  readonly #databases: Map<string, State>;
  readonly #locks: Map<string, SessionModel>;
  readonly database: string;
  #transaction: State | undefined;

  constructor(databases: Map<string, State>, locks: Map<string, SessionModel>, database: string) {
    this.#databases = databases;
    this.#locks = locks;
    this.database = database;
  }

  get inTransaction(): boolean {
    return this.#transaction !== undefined;
  }

  get #state(): State {
    const state = this.#transaction ?? this.#databases.get(this.database);
    if (state === undefined) throw new SqlFault({ number: 4060, message: "Cannot open database" });
    return state;
  }

  commit(): void {
    if (this.#transaction !== undefined) this.#databases.set(this.database, this.#transaction);
    this.#transaction = undefined;
  }

  rollback(): void {
    this.#transaction = undefined;
  }

  /** The session is over: what was not committed is gone, and so are its locks. */
  end(): void {
    this.rollback();
    for (const [lock, holder] of this.#locks) if (holder === this) this.#locks.delete(lock);
  }

  /** Runs a batch; an application lock is waited for. */
  async run(sql: string): Promise<Result | undefined> {
    const lock = /sp_getapplock @Resource = N'([^']+)'.*@LockTimeout = (\d+)/s.exec(sql);
    if (lock?.[1] !== undefined) return await this.#lock(lock[1], Number(lock[2]));
    if (/BEGIN TRANSACTION/i.test(sql)) {
      this.#transaction = structuredClone(this.#state);
      return undefined;
    }
    if (/^COMMIT/i.test(sql)) {
      this.commit();
      return undefined;
    }
    if (/ROLLBACK TRANSACTION/i.test(sql)) {
      this.rollback();
      return undefined;
    }
    return /^SELECT/i.test(sql) ? this.#select(sql) : this.#change(sql);
  }

  async #lock(resource: string, milliseconds: number): Promise<Result> {
    const end = Date.now() + milliseconds;
    for (;;) {
      const holder = this.#locks.get(resource);
      if (holder === undefined || holder === this) {
        this.#locks.set(resource, this);
        return one("result", 0);
      }
      if (Date.now() >= end) return one("result", -1);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  #select(sql: string): Result {
    const state = this.#state;
    if (/@@TRANCOUNT/.test(sql)) return one("open_transactions", this.inTransaction ? 1 : 0);
    const object = /OBJECT_ID\(N'(?:\[\w+\]\.)?\[([^\]]+)\]'\) AS id/.exec(sql)?.[1];
    if (object !== undefined) {
      const there =
        object === "__EFMigrationsHistory"
          ? state.history !== undefined
          : object === "__SlipwayProgress"
            ? state.progress !== undefined
            : state.tables.includes(object);
      return one("id", there ? 100 : null);
    }
    if (/FROM \S*\[__EFMigrationsHistory\]/.test(sql)) {
      return { names: ["id"], rows: (state.history ?? []).toSorted().map((id) => ({ id })) };
    }
    if (/FROM \S*\[__SlipwayProgress\]/.test(sql)) {
      const names = ["Script", "Migration", "Direction", "Position", "Begun"];
      const [script = "", migration = "", direction = ""] = state.progress?.texts ?? [];
      const [position = 0, begun = 0] = state.progress?.numbers ?? [];
      const row = {
        Script: script,
        Migration: migration,
        Direction: direction,
        Position: position,
        Begun: begun,
      };
      return { names, rows: state.progress ? [row] : [] };
    }
    if (/COUNT\(\*\) AS n FROM sys\.tables/.test(sql)) return one("n", state.tables.length);
    if (/SERVERPROPERTY/.test(sql)) return one("version", "16.0.1000.6");
    if (/SYSUTCDATETIME/.test(sql)) return one("moment", new Date().toISOString().replace("Z", ""));
    if (/SCHEMA_NAME\(\)/.test(sql)) return one("name", "dbo");
    const index = /sys\.indexes WHERE name = N'([^']+)'/.exec(sql)?.[1];
    if (index !== undefined) {
      return { names: ["found"], rows: state.indexes.includes(index) ? [{ found: 1 }] : [] };
    }
    if (/t\.temporal_type/.test(sql)) {
      return {
        names: ["schema_name", "table_name", "temporal", "memory"],
        rows: state.tables.map((table) => ({
          schema_name: "dbo",
          table_name: table,
          temporal: 0,
          memory: false,
        })),
      };
    }
    return { names: ["nothing"], rows: [] };
  }

  #change(sql: string): undefined {
    const state = this.#state;
    const match = (pattern: string) => new RegExp(pattern, "is").exec(sql);
    const created = match(`^CREATE DATABASE ${name}`)?.[1];
    if (created !== undefined) this.#databases.set(created, emptyState());
    const dropped = match(`DROP DATABASE ${name}`)?.[1];
    if (dropped !== undefined) this.#databases.delete(dropped);
    if (match("^IF OBJECT_ID.*CREATE TABLE \\S*\\[__EFMigrationsHistory\\]")) state.history ??= [];
    const inserted = match(
      "^INSERT INTO \\S*\\[__EFMigrationsHistory\\].*VALUES \\(N'([^']+)'",
    )?.[1];
    if (inserted !== undefined) state.history?.push(inserted);
    const deleted = match("^DELETE FROM \\S*\\[__EFMigrationsHistory\\].*= N'([^']+)'")?.[1];
    if (deleted !== undefined) state.history = state.history?.filter((id) => id !== deleted);
    this.#progress(sql, state);
    const table = match(`^CREATE TABLE (?:\\[\\w+\\]\\.)?${name}`)?.[1];
    if (table !== undefined && table !== "__SlipwayProgress") {
      if (state.tables.includes(table)) {
        this.rollback();
        throw new SqlFault({
          number: 2714,
          message: `There is already an object named '${table}' in the database.`,
          line: 1,
        });
      }
      state.tables.push(table);
    }
    const gone = match(`^DROP TABLE ${name}`)?.[1];
    if (gone !== undefined) state.tables = state.tables.filter((item) => item !== gone);
    const index = match(`^CREATE INDEX ${name} ON`)?.[1];
    if (index !== undefined) state.indexes.push(index);
    const lost = match(`^DROP INDEX ${name} ON`)?.[1];
    if (lost !== undefined) state.indexes = state.indexes.filter((item) => item !== lost);
    return undefined;
  }

  #progress(sql: string, state: State): void {
    if (!sql.includes("__SlipwayProgress")) return;
    if (/^CREATE/i.test(sql)) state.progress = null;
    if (/^DELETE/i.test(sql)) state.progress = null;
    if (/^DROP/i.test(sql)) state.progress = undefined;
    if (/^INSERT/i.test(sql)) {
      state.progress = {
        texts: [...sql.matchAll(/N'([^']*)'/g)].map((found) => found[1] ?? ""),
        numbers: [...sql.matchAll(/, (-?\d+)/g)].map((found) => Number(found[1])),
      };
    }
  }
}

function one(column: string, value: Cell): Result {
  return { names: [column], rows: [{ [column]: value }] };
}
