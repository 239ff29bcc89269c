import type { Reason } from "@slipway/toolkit";
import type { PackMigration } from "../pack/pack.ts";
import { rowsOf, type TableRows } from "../report/lock-estimate.ts";
import { catalogue } from "../rules/catalogue.ts";
import { largeTableHits } from "../rules/script-rules.ts";

/**
 * Locks on tables that are large in the target (R31). They are no findings of the pack: how large a
 * table is belongs to the target, and the pack is the same for every one.
 */
export function largeTableReasons(
  migrations: readonly Pick<PackMigration, "id" | "locks" | "source">[],
  rows: TableRows,
): Reason[] {
  const rule = catalogue.find(({ id }) => id === "R31");
  if (rule === undefined) throw new Error("the catalogue has no R31");
  return migrations.flatMap(({ id, locks, source }) =>
    largeTableHits(locks, (table) => rowsOf(table, rows)).map(({ detail }) => ({
      code: rule.id,
      message: `${id} ${rule.title}: ${detail}.`,
      remedy: rule.alternative,
      ...(source.file === "" ? {} : { file: source.file, line: source.line }),
    })),
  );
}
