import { type Reason, singleLine, UsageError } from "@slipway/toolkit";
import type { Backup, BackupPlan } from "../backup/backup.ts";
import type { Engine } from "../engine/engine.ts";
import type { LoadedPack } from "../pack/files.ts";
import type { PackContext, PackMigration } from "../pack/pack.ts";
import { SessionLost, StatementError } from "./database.ts";
import { CommandFailed, CommandUnclear, HistoryMoved } from "./failures.ts";
import type { HistoryTable } from "./history-table.ts";
import type { ReceiptBook } from "./receipt.ts";
import { BudgetSpent, type Budgets, type Session, type Surroundings } from "./session.ts";

/** One migration of a run, as it went. */
export interface Step {
  readonly id: string;
  /** `null` for one that was not started. */
  readonly startedAt: string | null;
  readonly seconds: number;
  readonly outcome: "done" | "failed" | "unknown" | "not-started";
}

export interface RunOutcome {
  readonly steps: readonly Step[];
  /** Why the run stopped; nothing when all migrations are done. */
  readonly failure: Reason | undefined;
  /** The history at the end, read back. */
  readonly history: readonly string[];
  readonly backup: Backup | undefined;
}

export interface Work {
  readonly engine: Engine;
  readonly historyTable: HistoryTable;
  readonly loaded: LoadedPack;
  readonly context: PackContext;
  readonly direction: "forward" | "rollback";
  readonly budgets: Budgets;
  /** How the way back to the data is kept; nothing when there must be none. */
  readonly backup: BackupPlan | undefined;
  /** See `MigrationRun`. */
  readonly interrupted: "ask" | "again" | "done";
  /**
   * Chooses the migrations from the history that was read under the lock, in the order of
   * execution; throws when the run must not happen.
   */
  readonly choose: (history: readonly string[]) => readonly PackMigration[];
  /** Looks at the database before anything is written; throws when the run must not happen. */
  readonly inspect?: (session: Session, history: readonly string[]) => Promise<void>;
  /** Called once after the backup, right before the first change. */
  readonly beforeChange?: () => Promise<void>;
  /** Called once when something is to be done, with the history before it. */
  readonly begin: (history: readonly string[]) => ReceiptBook;
}

/**
 * Executes a pack's migrations: lock, history, backup, EF's lock, then each migration with its
 * history row, each read back. Every way out ends with the history as it is.
 */
export async function runPack(work: Work, surroundings: Surroundings): Promise<RunOutcome> {
  const { engine } = work;
  const held = await engine.acquire(work.budgets, surroundings);
  const { session } = held;
  let releaseEf = async () => {};
  try {
    const before = await historyOf(work, session);
    const chosen = work.choose(before);
    if (chosen.length === 0) {
      return { steps: [], failure: undefined, history: before, backup: undefined };
    }
    await work.inspect?.(session, before);
    const book = work.begin(before);
    const backup = await backedUp(work, session, surroundings);
    if (backup !== undefined) book.backup(backup);
    await work.beforeChange?.();
    session.restartBudget();
    releaseEf = await engine.excludeEf(session, work.context.efVersion, surroundings);
    const now = await historyOf(work, session);
    if (now.join("\n") !== before.join("\n")) {
      throw new UsageError(
        "The history changed between the backup and the lock: another migrator was at work.",
        "Run the step again: it reads the new state.",
      );
    }
    await createHistory(work, session);
    const outcome = await runAll(work, chosen, session, book, surroundings);
    return { ...outcome, backup };
  } finally {
    await releaseEf().catch(() => {});
    await held.release();
  }
}

function historyOf(work: Work, session: Session): Promise<string[]> {
  return work.engine.readHistory((...args) => session.query(...args), work.historyTable);
}

async function backedUp(
  work: Work,
  session: Session,
  surroundings: Surroundings,
): Promise<Backup | undefined> {
  if (work.backup === undefined || (await work.engine.isEmpty(session))) return undefined;
  const backup = await work.backup.take(session);
  surroundings.log(`Backup read back: ${work.backup.shown(backup)}.`);
  return backup;
}

async function createHistory(work: Work, session: Session): Promise<void> {
  const script = work.context.history;
  if (work.direction === "rollback" || script === null) return;
  const text = work.loaded.scripts.get(script.file) ?? "";
  for (const { start, end } of script.commands) {
    await session.executeWaiting(text.slice(start, end));
  }
}

async function runAll(
  work: Work,
  chosen: readonly PackMigration[],
  session: Session,
  book: ReceiptBook,
  surroundings: Surroundings,
): Promise<Omit<RunOutcome, "backup">> {
  const steps: Step[] = [];
  let failure: Reason | undefined;
  let history: readonly string[] = [];
  for (const migration of chosen) {
    if (failure !== undefined) {
      steps.push({ id: migration.id, startedAt: null, seconds: 0, outcome: "not-started" });
      continue;
    }
    const started = surroundings.now();
    const startedAt = new Date(started).toISOString();
    const seconds = () => Math.round(surroundings.now() - started) / 1000;
    book.start(migration.id);
    let stopped: unknown;
    try {
      await runOne(work, migration, session);
      history = await historyOf(work, session);
    } catch (error) {
      stopped = error ?? new Error("stopped");
    }
    if (stopped !== undefined) {
      const read = await readAgain(work, session);
      history = read ?? history;
      const done = read === undefined ? undefined : isDone(work, migration, read);
      const outcome = done === undefined ? "unknown" : done ? "done" : "failed";
      failure = failureReason(work, migration, stopped, outcome);
      book.end(migration.id, outcome);
      steps.push({ id: migration.id, startedAt, seconds: seconds(), outcome });
      continue;
    }
    if (!isDone(work, migration, history)) {
      throw new Error(`${migration.id} ran without an error, but the history does not show it`);
    }
    book.end(migration.id, "done");
    steps.push({ id: migration.id, startedAt, seconds: seconds(), outcome: "done" });
    surroundings.log(
      `${migration.id} ${verb(work)} in ${seconds()} s, read back from the history.`,
    );
  }
  book.finish();
  return { steps, failure, history };
}

async function runOne(work: Work, migration: PackMigration, session: Session): Promise<void> {
  const script = work.direction === "forward" ? migration.forward : migration.rollback;
  if (script === null) throw new Error(`${migration.id} has no rollback`);
  await work.engine.runMigration(session, {
    id: migration.id,
    direction: work.direction,
    script,
    text: work.loaded.scripts.get(script.file) ?? "",
    historyTable: work.historyTable,
    interrupted: work.interrupted,
  });
}

function isDone(work: Work, migration: PackMigration, history: readonly string[]): boolean {
  const present = history.some((id) => id.toLowerCase() === migration.id.toLowerCase());
  return present === (work.direction === "forward");
}

function verb(work: Work): string {
  return work.direction === "forward" ? "applied" : "rolled back";
}

async function readAgain(work: Work, session: Session): Promise<string[] | undefined> {
  try {
    return await session.afterwards(async (database, limits) => {
      await work.engine.settle(database, limits);
      return await work.engine.readHistory(
        (sql, ...args) => database.query(sql, args, limits),
        work.historyTable,
      );
    });
  } catch {
    return undefined;
  }
}

const space =
  "Give the database room (disk, file or largest size), then run the step again: it goes on from the history.";

/** SQLite's FULL, PostgreSQL's disk_full, and SQL Server's full file group, log or quota. */
function isFull(error: unknown): boolean {
  return (
    error instanceof StatementError && ["13", "53100", "1105", "9002", "40544"].includes(error.code)
  );
}

function failureReason(
  work: Work,
  migration: PackMigration,
  error: unknown,
  outcome: "done" | "failed" | "unknown",
): Reason {
  const state =
    outcome === "done"
      ? `${migration.id} is in the history all the same: it was ${verb(work)}.`
      : outcome === "failed"
        ? work.direction === "forward"
          ? `${migration.id} is not in the history; its open transaction was rolled back.`
          : `${migration.id} is still in the history; its open transaction was rolled back.`
        : `The history could not be read, so the state of ${migration.id} is not known; the next run reads it first.`;
  const place =
    migration.source.file === ""
      ? {}
      : { file: migration.source.file, line: migration.source.line };
  const reason = (code: string, message: string, remedy: string): Reason => ({
    code,
    message: `${singleLine(message)} ${state}`,
    remedy,
    ...place,
  });
  const again = "Run the step again: it goes on from the history.";
  const refused = error instanceof CommandFailed ? error.cause : error;
  if (work.engine.isLockTimeout(refused)) {
    return reason(
      "lock-timeout",
      `Another session held a lock for more than ${work.budgets.lockMilliseconds / 1000} s.`,
      `Find its long transaction, or raise "lock-timeout". ${again}`,
    );
  }
  if (error instanceof CommandUnclear) {
    return reason("command-unclear", error.message, error.remedy);
  }
  if (error instanceof CommandFailed) {
    const script = work.direction === "forward" ? migration.forward : migration.rollback;
    return reason(
      "command-failed",
      `${migration.id} failed at ${script?.file}:${error.line}: ${error.message}. Command: ${singleLine(error.command, 160)}`,
      isFull(refused)
        ? space
        : "Correct the migration (or the rows that it meets) and plan again; migrations before it stay applied.",
    );
  }
  if (error instanceof BudgetSpent) return reason("total-timeout", error.message, error.remedy);
  if (error instanceof UsageError) return reason("refused", error.message, error.remedy);
  if (error instanceof HistoryMoved) return reason("history-moved", `${error.message}.`, again);
  if (error instanceof SessionLost) {
    return reason(
      "session-lost",
      `The session was lost: ${error.message}.`,
      `Look at the time that a command may take ("statement-timeout"). ${again}`,
    );
  }
  if (error instanceof Error && error.name === "AbortError") {
    return reason("cancelled", "The job was cancelled.", again);
  }
  if (isFull(refused)) return reason("no-space", `${(refused as Error).message}.`, space);
  return reason(
    "migration-failed",
    error instanceof Error ? `${error.message}.` : String(error),
    again,
  );
}
