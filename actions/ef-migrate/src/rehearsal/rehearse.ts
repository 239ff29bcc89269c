import { singleLine } from "@slipway/toolkit";
import type { Engine } from "../engine/engine.ts";
import { differences, type Fingerprint, withoutDefaults } from "../execute/fingerprint.ts";
import type { HistoryTable } from "../execute/history-table.ts";
import type { Session } from "../execute/session.ts";
import type { LoadedPack } from "../pack/files.ts";
import type { PackContext, PackMigration } from "../pack/pack.ts";

export interface Rehearsal {
  readonly id: string;
  /**
   * `restored`: down gave the schema from before, and up worked again with the same result;
   * `restored-but-defaults`: only defaults of columns differ, which EF does not rely on;
   * `not-restored`, `not-reapplicable`, `rollback-failed`, `forward-failed` say where it ended;
   * `irreversible`: there is nothing to rehearse backwards.
   */
  readonly outcome:
    | "restored"
    | "restored-but-defaults"
    | "not-restored"
    | "not-reapplicable"
    | "rollback-failed"
    | "forward-failed"
    | "irreversible";
  /** What differs, or the database's error. */
  readonly details: readonly string[];
  /** Seconds of the rollback alone, on the scratch database. */
  readonly rollbackSeconds: number;
}

/** A rehearsed migration with what it did to the schema. */
export interface Rehearsed extends Rehearsal {
  readonly added: Fingerprint;
  readonly removed: Fingerprint;
}

export interface RehearsalResult {
  /** The schema before the first migration that was rehearsed. */
  readonly base: Fingerprint;
  readonly migrations: readonly Rehearsed[];
}

export interface Stage {
  readonly engine: Engine;
  readonly session: Session;
}

export interface RehearsalWork {
  readonly loaded: LoadedPack;
  readonly context: PackContext;
  readonly historyTable: HistoryTable;
  /** A stage that is as the first one was; absent where there is only one. */
  readonly another?: () => Promise<Stage>;
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/**
 * Runs every migration that the stage lacks forward, back and forward again, and compares the
 * schema each time. On an empty stage it proves the scripts, not what they do to rows.
 */
export async function rehearse(first: Stage, work: RehearsalWork): Promise<RehearsalResult> {
  const rehearser = new Rehearser(first, work);
  return await rehearser.run();
}

class Rehearser {
  readonly #work: RehearsalWork;
  #stage: Stage;

  constructor(stage: Stage, work: RehearsalWork) {
    this.#stage = stage;
    this.#work = work;
  }

  async run(): Promise<RehearsalResult> {
    const { context } = this.#work;
    const pending = await this.#begin();
    const base = await this.#print();
    const results: Rehearsed[] = [];
    let before = base;
    for (const migration of pending) {
      const { result, after } = await this.#one(migration, before);
      results.push({
        ...result,
        added: after.filter((line) => !before.includes(line)),
        removed: before.filter((line) => !after.includes(line)),
      });
      before = after;
      if (results.length % 20 === 0) {
        this.#work.log(`${results.length} of ${pending.length} migrations rehearsed.`);
      }
      // Without its forward part nothing after it means anything.
      if (result.outcome === "forward-failed") break;
      if (result.outcome === "not-reapplicable" && !(await this.#startAgain(pending, migration))) {
        break;
      }
    }
    return {
      base,
      migrations: results.toSorted((a, b) => position(context, a.id) - position(context, b.id)),
    };
  }

  /** Migrations that the stage lacks, after its history table exists. */
  async #begin(): Promise<readonly PackMigration[]> {
    const { engine, session } = this.#stage;
    const { context, loaded, historyTable } = this.#work;
    const text = loaded.scripts.get(context.history?.file ?? "") ?? "";
    for (const { start, end } of context.history?.commands ?? []) {
      await session.execute(text.slice(start, end));
    }
    const history = await engine.readHistory((...args) => session.query(...args), historyTable);
    const has = new Set(history.map((id) => id.toLowerCase()));
    return context.migrations.filter(({ id }) => !has.has(id.toLowerCase()));
  }

  /** A new stage with everything up to `last`, forward only. */
  async #startAgain(pending: readonly PackMigration[], last: PackMigration): Promise<boolean> {
    const stage = await this.#work.another?.();
    if (stage === undefined) return false;
    this.#stage = stage;
    await this.#begin();
    for (const migration of pending) {
      if ((await this.#forward(migration)) !== undefined) return false;
      if (migration === last) break;
    }
    return true;
  }

  async #one(
    migration: PackMigration,
    before: Fingerprint,
  ): Promise<{ result: Rehearsal; after: Fingerprint }> {
    const { id } = migration;
    const done = (
      outcome: Rehearsal["outcome"],
      details: readonly string[],
      after: Fingerprint,
      rollbackSeconds = 0,
    ) => ({ result: { id, outcome, details, rollbackSeconds }, after });
    const forward = await this.#forward(migration);
    if (forward !== undefined) return done("forward-failed", [forward], before);
    const reached = await this.#print();
    if (migration.rollback === null) {
      return done("irreversible", [migration.rollbackReason ?? ""], reached);
    }
    const started = this.#work.now();
    const back = await this.#run(migration, "rollback");
    const seconds = (this.#work.now() - started) / 1000;
    if (back !== undefined) return done("rollback-failed", [back], reached);
    const restored = await this.#print();
    const left = differences(before, restored);
    const again = await this.#forward(migration);
    if (again !== undefined) return done("not-reapplicable", [again, ...left], reached, seconds);
    const second = await this.#print();
    const details = [
      ...left,
      ...differences(reached, second).map((line) => `after the second time forward ${line}`),
    ];
    if (details.length === 0) return done("restored", details, second, seconds);
    const bare = withoutDefaults;
    const onlyDefaults =
      differences(bare(before), bare(restored)).length === 0 &&
      differences(bare(reached), bare(second)).length === 0;
    return done(onlyDefaults ? "restored-but-defaults" : "not-restored", details, second, seconds);
  }

  #forward(migration: PackMigration): Promise<string | undefined> {
    return this.#run(migration, "forward");
  }

  /** Answers what went wrong. */
  async #run(
    migration: PackMigration,
    direction: "forward" | "rollback",
  ): Promise<string | undefined> {
    const script = migration[direction];
    if (script === null) return "there is no rollback";
    const { engine, session } = this.#stage;
    try {
      await engine.runMigration(session, {
        id: migration.id,
        direction,
        script,
        text: this.#work.loaded.scripts.get(script.file) ?? "",
        historyTable: this.#work.historyTable,
      });
      return undefined;
    } catch (error) {
      if (error instanceof Error && error.name === "AbortError") throw error;
      return singleLine(error instanceof Error ? error.message : String(error));
    }
  }

  #print(): Promise<Fingerprint> {
    const { engine, session } = this.#stage;
    return engine.fingerprint((...args) => session.query(...args), this.#work.historyTable);
  }
}

function position(context: PackContext, id: string): number {
  return context.migrations.findIndex((migration) => migration.id === id);
}
