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

/** Opens a session; `lockMilliseconds` bounds its waits for locks of others. */
export type OpenDatabase = (lockMilliseconds: number) => Database;

/** What a run works with; time comes in, so that tests decide about it. */
export interface Surroundings {
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
  readonly #open: OpenDatabase;
  readonly #surroundings: Surroundings;
  readonly #budgets: Budgets;
  #deadline: number;
  #database: Database;

  constructor(open: OpenDatabase, budgets: Budgets, surroundings: Surroundings) {
    this.#open = open;
    this.#surroundings = surroundings;
    this.#budgets = budgets;
    this.#deadline = surroundings.now() + budgets.totalMilliseconds;
    this.#database = open(budgets.lockMilliseconds);
  }

  get budgets(): Budgets {
    return this.#budgets;
  }

  /** Begins the total budget anew: what came before it (a backup) has a limit of its own. */
  restartBudget(): void {
    this.#deadline = this.#surroundings.now() + this.#budgets.totalMilliseconds;
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

  /** As `query`, for one that waits for a lock first. */
  async queryWaiting(sql: string, ...parameters: (string | number)[]): Promise<Row[]> {
    return await this.#guarded(
      (limits) => this.#database.query(sql, parameters, limits),
      this.#budgets.lockMilliseconds + this.#budgets.statementMilliseconds,
    );
  }

  async #guarded<T>(
    work: (limits: Limits) => Promise<T>,
    milliseconds = this.#budgets.statementMilliseconds,
  ): Promise<T> {
    const { signal, now } = this.#surroundings;
    signal.throwIfAborted();
    const left = this.#deadline - now();
    if (left <= 0) throw new BudgetSpent(this.#budgets.totalMilliseconds);
    // Ending the session stops a statement of every engine.
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

  /**
   * Reads with a new session, past aborts and budgets: to say what state is left. A cancelled job
   * gets short limits; any other waits for locks as long as the run may.
   */
  async afterwards<T>(work: (database: Database, limits: Limits) => Promise<T>): Promise<T> {
    await this.#database.close();
    const wait = this.#surroundings.signal.aborted
      ? afterwardsMilliseconds
      : Math.max(this.#budgets.lockMilliseconds, afterwardsMilliseconds);
    const database = this.#open(wait);
    try {
      return await work(database, { statementMilliseconds: wait + afterwardsMilliseconds });
    } finally {
      await database.close();
    }
  }

  /** Replaces a session that is lost by a new one, for what comes after the state is known. */
  async renew(): Promise<void> {
    await this.#database.close();
    this.#database = this.#open(this.#budgets.lockMilliseconds);
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
