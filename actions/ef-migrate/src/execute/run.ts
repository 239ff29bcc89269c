import { type Reason, singleLine, UsageError } from "@slipway/toolkit";
import type { LoadedPack } from "../pack/files.ts";
import type { PackContext, PackMigration } from "../pack/pack.ts";
import { type Backup, takeBackup } from "./backup.ts";
import { SessionLost } from "./database.ts";
import { readHistory } from "./history.ts";
import { isBusy, ProcessLock, releaseEfLock, takeEfLock } from "./lock.ts";
import { CommandFailed, HistoryMoved, runMigration } from "./migration.ts";
import type { ReceiptBook } from "./receipt.ts";
import { BudgetSpent, type Budgets, Session, type Surroundings } from "./session.ts";

/** One migration of a run, as it went. */
export interface Step {
  readonly id: string;
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
  readonly file: string;
  readonly loaded: LoadedPack;
  readonly context: PackContext;
  readonly direction: "forward" | "rollback";
  readonly budgets: Budgets;
  /** File of the backup, or nothing when there must be none. */
  readonly backupFile: string | undefined;
  /**
   * Chooses the migrations from the history that was read under the lock, in the order of
   * execution; throws when the run must not happen.
   */
  readonly choose: (history: readonly string[]) => readonly PackMigration[];
  /** Called once when something is to be done, with the history before it. */
  readonly begin: (history: readonly string[]) => ReceiptBook;
}

/**
 * Executes a pack's migrations on a SQLite file: lock, history, backup, then each migration with
 * its history row, each read back. Every way out ends with the history as it is.
 */
export async function runPack(work: Work, surroundings: Surroundings): Promise<RunOutcome> {
  const lock = await ProcessLock.take(work.file, work.budgets, surroundings);
  const session = new Session(work.file, work.budgets, surroundings);
  let locked = false;
  try {
    const ask = (sql: string, ...parameters: (string | number)[]) =>
      session.query(sql, ...parameters);
    const before = await readHistory(ask, work.context.historyTable);
    const chosen = work.choose(before);
    if (chosen.length === 0) {
      return { steps: [], failure: undefined, history: before, backup: undefined };
    }
    const book = work.begin(before);
    const backup = await backedUp(work, session, surroundings);
    if (backup !== undefined) book.backup(backup);
    if (usesEfLock(work.context)) {
      locked = true;
      await takeEfLock(session, work.budgets, surroundings);
    }
    const now = await readHistory(ask, work.context.historyTable);
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
    if (locked) await releaseEfLock(session).catch(() => {});
    await session.close();
    await lock.release();
  }
}

async function backedUp(
  work: Work,
  session: Session,
  surroundings: Surroundings,
): Promise<Backup | undefined> {
  if (work.backupFile === undefined) return undefined;
  const [objects] = await session.query("SELECT count(*) AS n FROM sqlite_schema");
  if (objects?.n === 0) return undefined;
  const { statementMilliseconds } = work.budgets;
  const backup = await takeBackup(session, work.backupFile, statementMilliseconds, surroundings);
  surroundings.log(`Backup read back: ${backup.file} (${backup.bytes} bytes).`);
  return backup;
}

/** EF 9 brought the lock; an older one does not know it. */
function usesEfLock(context: PackContext): boolean {
  return Number.parseInt(context.efVersion, 10) >= 9;
}

async function createHistory(work: Work, session: Session): Promise<void> {
  const script = work.context.history;
  if (work.direction === "forward" && script !== null) {
    await session.executeWaiting(work.loaded.scripts.get(script.file) ?? "");
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
      steps.push({ id: migration.id, seconds: 0, outcome: "not-started" });
      continue;
    }
    const started = surroundings.now();
    const seconds = () => Math.round(surroundings.now() - started) / 1000;
    book.start(migration.id);
    let stopped: unknown;
    try {
      await runOne(work, migration, session);
      history = await readHistory((...args) => session.query(...args), work.context.historyTable);
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
      steps.push({ id: migration.id, seconds: seconds(), outcome });
      continue;
    }
    if (!isDone(work, migration, history)) {
      throw new Error(`${migration.id} ran without an error, but the history does not show it`);
    }
    book.end(migration.id, "done");
    steps.push({ id: migration.id, seconds: seconds(), outcome: "done" });
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
  await runMigration(session, {
    id: migration.id,
    direction: work.direction,
    script,
    text: work.loaded.scripts.get(script.file) ?? "",
    historyTable: work.context.historyTable,
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
    return await session.afterwards((database, limits) =>
      readHistory((sql, ...args) => database.query(sql, args, limits), work.context.historyTable),
    );
  } catch {
    return undefined;
  }
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
        : `The history could not be read, so the state of ${migration.id} is not known.`;
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
  if (error instanceof CommandFailed) {
    const script = work.direction === "forward" ? migration.forward : migration.rollback;
    return reason(
      "command-failed",
      `${migration.id} failed at ${script?.file}:${error.line}: ${error.message}. Command: ${singleLine(error.command, 160)}`,
      "Correct the migration (or the rows that it meets) and plan again; migrations before it stay applied.",
    );
  }
  if (error instanceof BudgetSpent) return reason("total-timeout", error.message, error.remedy);
  if (error instanceof UsageError) return reason("refused", error.message, error.remedy);
  if (error instanceof HistoryMoved) return reason("history-moved", `${error.message}.`, again);
  if (isBusy(error)) {
    return reason(
      "lock-timeout",
      `Another writer held the database for ${work.budgets.lockMilliseconds / 1000} s.`,
      'Find the long transaction, or raise "lock-timeout".',
    );
  }
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
  return reason(
    "migration-failed",
    error instanceof Error ? `${error.message}.` : String(error),
    again,
  );
}
