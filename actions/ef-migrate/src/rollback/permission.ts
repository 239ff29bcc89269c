import { UsageError } from "@slipway/toolkit";
import type { PackMigration } from "../pack/pack.ts";
import type { RehearsalRecord } from "../rehearsal/record.ts";

/** What is known about the version whose migrations are to be rolled back. */
export interface NewVersion {
  /** The caller states that it is out of traffic and stopped. */
  readonly stated: boolean;
  /** Content of bluegreen-shift's report, where one was given. */
  readonly shift: ShiftReport | undefined;
  /** State of its slot as Azure tells it, where it was asked. */
  readonly slotState: string | undefined;
}

export interface ShiftReport {
  readonly schema?: unknown;
  readonly outcome?: unknown;
  readonly weight?: unknown;
  readonly releases?: { readonly new?: unknown };
  readonly serving?: { readonly production?: unknown };
}

/**
 * Refuses while the new version could still be used or started: it would run against a schema that
 * it does not know, and one that migrates at its start would apply again what was rolled back.
 */
export function requireStopped(version: NewVersion): void {
  const { shift } = version;
  if (shift !== undefined) {
    if (shift.schema !== "slipway/bluegreen-shift-report/v1") {
      throw new UsageError(
        'Input "shift-report" names no report of bluegreen-shift.',
        'Give the output "report" of the shift, or state "new-version: stopped".',
      );
    }
    const serves =
      shift.releases?.new !== null &&
      shift.releases?.new !== undefined &&
      shift.releases.new === shift.serving?.production;
    if (shift.outcome !== "rolled-back" || shift.weight !== 0 || serves) {
      throw new UsageError(
        `The shift report says that the new version is not out of traffic: outcome ${String(shift.outcome)}, ${String(shift.weight)} % of new clients.`,
        'Run bluegreen-shift with "operation: rollback" first. Nothing was changed.',
      );
    }
  }
  if (version.slotState !== undefined && !/^stopped$/i.test(version.slotState)) {
    throw new UsageError(
      `The slot with the new version is ${version.slotState.toLowerCase()}.`,
      "Stop the slot (az webapp stop --slot …) before its schema is taken away. Nothing was changed.",
    );
  }
  if (version.stated || (shift !== undefined && version.slotState !== undefined)) return;
  throw new UsageError(
    shift === undefined
      ? "Nothing says that the new version is out of traffic and stopped."
      : "The new version is out of traffic, but nothing says that it is stopped.",
    'Take its traffic away and stop it, then set "new-version: stopped", or give "shift-report" with "app-name" and "slot" so that Azure is asked. Nothing was changed.',
  );
}

/** Ids whose way back the rehearsal did not prove, each with what it says instead. */
export function unproven(
  chosen: readonly Pick<PackMigration, "id">[],
  record: RehearsalRecord | undefined,
): readonly { readonly id: string; readonly why: string }[] {
  return chosen.flatMap(({ id }) => {
    const outcome = record?.migrations.find((migration) => migration.id === id)?.outcome;
    if (outcome === "restored" || outcome === "restored-but-defaults") return [];
    return [{ id, why: outcome ?? "not rehearsed" }];
  });
}

export function requireRehearsed(
  chosen: readonly Pick<PackMigration, "id">[],
  record: RehearsalRecord | undefined,
): void {
  const left = unproven(chosen, record);
  if (left.length === 0) return;
  const list = left.map(({ id, why }) => `${id} (${why})`).join(", ");
  throw new UsageError(
    `The way back was not proven by a rehearsal of this pack: ${list}.`,
    'Keep the schema and bring back only the application (an expanded schema fits both). Or run operation "rehearse" with this pack first; "unrehearsed: allow" runs the rollback all the same. Nothing was changed.',
  );
}
