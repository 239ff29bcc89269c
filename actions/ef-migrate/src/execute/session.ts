import { UsageError } from "@slipway/toolkit";
import type { Database, Limits, Row } from "./database.ts";

/** Time budgets of a run, in milliseconds. */
export interface Budgets {
  /** Longest wait for another writer or migrator. */
  readonly lockMilliseconds: number;
  /** Longest single statement. */
  readonly statementMilliseconds: number;
  /** Everything together. */
  readonly totalMilliseconds: number;
}

export type OpenDatabase = (file: string, busyMilliseconds: number) => Database;

/** What a run works with; time and sessions come in, so that tests decide about both. */
export interface Surroundings {
  readonly open: OpenDatabase;
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * The session of a run: it knows the budgets, ends at an abort, and can be opened again to read
 * what really happened.
 */
export class Session {
  readonly file: string;
  readonly #surroundings: Surroundings;
  readonly #budgets: Budgets;
  readonly #deadline: number;
  #database: Database;

  constructor(file: string, budgets: Budgets, surroundings: Surroundings) {
    this.file = file;
    this.#surroundings = surroundings;
    this.#budgets = budgets;
    this.#deadline = surroundings.now() + budgets.totalMilliseconds;
    this.#database = surroundings.open(file, budgets.lockMilliseconds);
  }

  get deadline(): number {
    return this.#deadline;
  }

  /** Runs one statement within the statement's budget and what is left of the total. */
  async execute(sql: string): Promise<void> {
    await this.#guarded((limits) => this.#database.execute(sql, limits));
  }

  /** As `execute`, for a statement that may first wait for another writer. */
  async executeWaiting(sql: string): Promise<void> {
    await this.#guarded(
      (limits) => this.#database.execute(sql, limits),
      this.#budgets.lockMilliseconds + this.#budgets.statementMilliseconds,
    );
  }

  async query(sql: string, ...parameters: (string | number)[]): Promise<Row[]> {
    return await this.#guarded((limits) => this.#database.query(sql, parameters, limits));
  }

  async #guarded<T>(
    work: (limits: Limits) => Promise<T>,
    milliseconds = this.#budgets.statementMilliseconds,
  ): Promise<T> {
    const { signal, now } = this.#surroundings;
    signal.throwIfAborted();
    const left = this.#deadline - now();
    if (left <= 0) throw new BudgetSpent(this.#budgets.totalMilliseconds);
    // Ending the session is the only way to stop a statement of SQLite.
    const end = () => void this.#database.close();
    signal.addEventListener("abort", end, { once: true });
    try {
      return await work({ statementMilliseconds: Math.min(milliseconds, left) });
    } catch (error) {
      signal.throwIfAborted();
      if (this.#deadline - now() <= 0) throw new BudgetSpent(this.#budgets.totalMilliseconds);
      throw error;
    } finally {
      signal.removeEventListener("abort", end);
    }
  }

  /** Reads with a new session, past aborts and budgets: to say what state is left. */
  async afterwards<T>(work: (database: Database, limits: Limits) => Promise<T>): Promise<T> {
    await this.#database.close();
    const database = this.#surroundings.open(this.file, afterwardsMilliseconds);
    try {
      return await work(database, { statementMilliseconds: 2 * afterwardsMilliseconds });
    } finally {
      await database.close();
    }
  }

  async close(): Promise<void> {
    await this.#database.close();
  }
}

/** A cancelled job has 7.5 s before it is killed; the last words must fit into it. */
const afterwardsMilliseconds = 2_000;

export class BudgetSpent extends UsageError {
  constructor(milliseconds: number) {
    super(
      `The total budget of ${milliseconds / 1000} s is spent.`,
      'Raise "total-timeout", or run the rest again: what is applied stays applied.',
    );
  }
}
