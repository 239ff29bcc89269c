import type { Database, Limits } from "../execute/database.ts";
import type { Fingerprint } from "../execute/fingerprint.ts";
import type { Ask } from "../execute/history.ts";
import type { HistoryTable } from "../execute/history-table.ts";
import type { Budgets, Session, Surroundings } from "../execute/session.ts";
import type { PackScript } from "../pack/pack.ts";
import type { Dialect } from "../sql/dialect.ts";

/** One migration in one direction, as an engine runs it. */
export interface MigrationRun {
  readonly id: string;
  readonly direction: "forward" | "rollback";
  readonly script: PackScript;
  readonly text: string;
  readonly historyTable: HistoryTable;
  /** What to do with a command outside of a transaction whose end nobody knows. */
  readonly interrupted?: "ask" | "again" | "done";
}

/** A session that alone may migrate; `release` gives the right back and ends the session. */
export interface Held {
  readonly session: Session;
  release(): Promise<void>;
}

/** A database that exists for a rehearsal only. */
export interface Scratch {
  readonly engine: Engine;
  /** Removes it; nothing else is ever touched. */
  drop(): Promise<void>;
}

/** What is told about the engine in reports, and compared before two schemas are. */
export interface EngineVersion {
  readonly name: string;
  readonly version: string;
}

/** Everything that differs between databases; the order of a run does not. */
export interface Engine {
  readonly dialect: Dialect;
  /** Names the database without secrets. */
  readonly place: string;
  /** Opens a session; a server is connected to by the first statement. */
  open(lockMilliseconds: number): Database;
  /** Takes the right to migrate against other runs of this action. */
  acquire(budgets: Budgets, surroundings: Surroundings): Promise<Held>;
  /**
   * Takes EF's own lock where it is one of the session, so that an application which migrates at
   * its start waits for us and we for it. Answers how to give it back.
   */
  excludeEf(
    session: Session,
    efVersion: string,
    surroundings: Surroundings,
  ): Promise<() => Promise<void>>;
  /** The ids in the history, in EF's order; a missing table is an empty history. */
  readHistory(ask: Ask, table: HistoryTable): Promise<string[]>;
  /** Whether anything but a history is in the database. */
  isEmpty(session: Session): Promise<boolean>;
  runMigration(session: Session, run: MigrationRun): Promise<void>;
  /**
   * Waits until no earlier session of this run can change anything any more; after it the history
   * is the truth. Throws when that cannot be had in time.
   */
  settle(database: Database, limits: Limits): Promise<void>;
  fingerprint(ask: Ask, table: HistoryTable): Promise<Fingerprint>;
  version(ask: Ask): Promise<EngineVersion>;
  /** A wait for a lock of somebody else that ended at its limit. */
  isLockTimeout(error: unknown): boolean;
  /** Makes a new, empty database beside this one. */
  scratch(surroundings: Surroundings): Promise<Scratch>;
}
