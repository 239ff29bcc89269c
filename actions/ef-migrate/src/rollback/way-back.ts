import type { PackMigration } from "../pack/pack.ts";
import type { RehearsalRecord } from "../rehearsal/record.ts";
import { unproven } from "./permission.ts";

/**
 * What "back in under five minutes" means for these migrations, in sentences for the person who
 * approves. The application alone is always back within it when the schema was only expanded.
 */
export function wayBack(
  migrations: readonly Pick<PackMigration, "id" | "safety" | "rollbackKind">[],
  record: RehearsalRecord | undefined,
): readonly string[] {
  if (migrations.length === 0) return [];
  const names = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).join(", ");
  const unsafe = migrations.filter(({ safety }) => safety === "unsafe");
  const lossy = migrations.filter(({ rollbackKind }) => rollbackKind !== "lossless");
  const left = unproven(migrations, record);
  const seconds =
    record?.migrations
      .filter(({ id }) => migrations.some((migration) => migration.id === id))
      .reduce((sum, { rollbackSeconds }) => sum + rollbackSeconds, 0) ?? 0;
  return [
    unsafe.length === 0
      ? "Under five minutes: traffic goes back to the old version and the schema stays as it is; both versions work on it."
      : `Not under five minutes by traffic alone: the old version does not work after ${names(unsafe)}.`,
    left.length > 0
      ? record === undefined
        ? "The schema's way back was not rehearsed with this pack, so nothing is promised for it."
        : `The schema's way back is not proven for ${left.map(({ id, why }) => `${id} (${why})`).join(", ")}.`
      : `The schema's way back took ${seconds.toFixed(1)} s in the rehearsal, without the waits for locks and rows of production (limit 120 s).`,
    ...(lossy.length > 0
      ? [
          `Rolling back loses rows or may fail: ${lossy.map(({ id, rollbackKind }) => `${id} (${rollbackKind})`).join(", ")}. What was written to it after the release does not come back.`,
        ]
      : []),
    "Never under five minutes: a restore. It makes a new database, by size and log from minutes to hours.",
  ];
}
