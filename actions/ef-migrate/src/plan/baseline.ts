import type { Reason } from "@slipway/toolkit";
import type { LoadedPack } from "../pack/files.ts";
import { type PackContext, type PackMigration, shortName } from "../pack/pack.ts";

/**
 * Compares a plan with the pack of the release that the target runs, whose migrations are applied:
 * what EF never notices (R28). An applied migration that is gone or says something else, and a new
 * one that is older than an applied one.
 */
export function baselineReasons(current: LoadedPack, baseline: LoadedPack): Reason[] {
  return baseline.pack.contexts.flatMap((before) => {
    const after = current.pack.contexts.find(({ name }) => name === before.name);
    if (after === undefined) {
      return before.migrations.length === 0
        ? []
        : [
            {
              code: "missing-applied-migration",
              message: `The context ${before.name}, of which the target has ${before.migrations.length} migrations, is not in this plan.`,
              remedy: 'Plan all contexts of the release (input "context"), or keep its migrations.',
            },
          ];
    }
    return contextReasons(before, after, baseline, current);
  });
}

function contextReasons(
  before: PackContext,
  after: PackContext,
  baseline: LoadedPack,
  current: LoadedPack,
): Reason[] {
  const known = new Map(after.migrations.map((migration) => [migration.id, migration]));
  const newest = before.migrations.at(-1)?.id ?? "";
  const reasons: Reason[] = [];
  for (const migration of before.migrations) {
    const found = known.get(migration.id);
    if (found === undefined) {
      reasons.push({
        code: "missing-applied-migration",
        message: `${migration.id} of ${shortName(before.name)} is applied to the target, but its class is gone: EF ignores it in the history and cannot roll it back.`,
        remedy: `Bring ${migration.source.file || "the file"} back; to take its change back, add a new migration.`,
      });
    } else if (statements(migration, baseline) !== statements(found, current)) {
      const versions =
        before.efVersion === after.efVersion
          ? ""
          : ` (the pack before was made with EF ${before.efVersion}, this one with ${after.efVersion}, which may write SQL in another way)`;
      reasons.push({
        code:
          before.efVersion === after.efVersion
            ? "edited-applied-migration"
            : "differs-from-applied-migration",
        message: `${migration.id} of ${shortName(before.name)} is applied to the target, but says something else now${versions}: the target keeps what it was.`,
        remedy: "Take the edit back and put the change into a new migration.",
        ...place(found),
      });
    }
  }
  const applied = new Set(before.migrations.map(({ id }) => id));
  for (const migration of after.migrations) {
    if (applied.has(migration.id) || migration.id.toUpperCase() > newest.toUpperCase()) continue;
    reasons.push({
      code: "out-of-order",
      message: `${migration.id} of ${shortName(before.name)} is new, but older than ${newest}, which is applied: EF applies it after that one, and scripts it never.`,
      remedy:
        "Remove it and add it again (`dotnet ef migrations remove`, `add`), so that it gets a newer id.",
      ...place(migration),
    });
  }
  return reasons;
}

/** The forward SQL without the history row, which carries EF's version. */
function statements({ forward }: PackMigration, { scripts }: LoadedPack): string {
  const text = scripts.get(forward.file) ?? "";
  return forward.commands
    .slice(0, -1)
    .map(({ start, end, transaction }) => `${transaction} ${text.slice(start, end)}`)
    .join("\n");
}

function place({ source }: PackMigration): Pick<Reason, "file" | "line"> {
  return source.file === "" ? {} : { file: source.file, line: source.line };
}

/** The applied migrations as the baseline knows them. */
export function appliedInBaseline(baseline: LoadedPack): (context: string, id: string) => boolean {
  const applied = new Set(
    baseline.pack.contexts.flatMap(({ name, migrations }) =>
      migrations.map(({ id }) => `${name}\n${id}`),
    ),
  );
  return (context, id) => applied.has(`${context}\n${id}`);
}
