import { singleLine } from "@slipway/toolkit";
import type { LoadedPack } from "../pack/files.ts";
import type { PackContext, PackMigration } from "../pack/pack.ts";
import { differences, type Fingerprint, fingerprint, withoutDefaults } from "./fingerprint.ts";
import { runMigration } from "./migration.ts";
import type { Session } from "./session.ts";

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
}

/**
 * Runs every migration forward, back and forward again on an empty scratch database and compares
 * the schema each time. It proves the scripts, not what they do to the rows of production.
 */
export async function rehearse(
  session: Session,
  loaded: LoadedPack,
  context: PackContext,
): Promise<Rehearsal[]> {
  const results: Rehearsal[] = [];
  if (context.history !== null) {
    await session.execute(loaded.scripts.get(context.history.file) ?? "");
  }
  for (const migration of context.migrations) {
    const result = await rehearseOne(session, loaded, context, migration);
    results.push({ id: migration.id, ...result });
    // Without its forward part nothing after it means anything.
    if (["forward-failed", "not-reapplicable"].includes(result.outcome)) break;
  }
  return results;
}

async function rehearseOne(
  session: Session,
  loaded: LoadedPack,
  context: PackContext,
  migration: PackMigration,
): Promise<Omit<Rehearsal, "id">> {
  const print = () => fingerprint((...args) => session.query(...args), context.historyTable);
  const run = async (direction: "forward" | "rollback"): Promise<string | undefined> => {
    const script = direction === "forward" ? migration.forward : migration.rollback;
    if (script === null) return "there is no rollback";
    try {
      await runMigration(session, {
        id: migration.id,
        direction,
        script,
        text: loaded.scripts.get(script.file) ?? "",
        historyTable: context.historyTable,
      });
      return undefined;
    } catch (error) {
      return singleLine(error instanceof Error ? error.message : String(error));
    }
  };
  const before: Fingerprint = await print();
  const forward = await run("forward");
  if (forward !== undefined) return { outcome: "forward-failed", details: [forward] };
  const reached = await print();
  if (migration.rollback === null) {
    return { outcome: "irreversible", details: [migration.rollbackReason ?? ""] };
  }
  const back = await run("rollback");
  if (back !== undefined) return { outcome: "rollback-failed", details: [back] };
  const restored = await print();
  const left = differences(before, restored);
  const again = await run("forward");
  if (again !== undefined) return { outcome: "not-reapplicable", details: [again, ...left] };
  const second = await print();
  const details = [
    ...left,
    ...differences(reached, second).map((line) => `after the second time forward ${line}`),
  ];
  if (details.length === 0) return { outcome: "restored", details };
  const bare = withoutDefaults;
  const onlyDefaults =
    differences(bare(before), bare(restored)).length === 0 &&
    differences(bare(reached), bare(second)).length === 0;
  return { outcome: onlyDefaults ? "restored-but-defaults" : "not-restored", details };
}
