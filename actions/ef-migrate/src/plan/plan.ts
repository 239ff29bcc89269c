import type { Reason, Verdict } from "@slipway/toolkit";
import type { PlannedContext } from "../design-time/answer.ts";
import type { LoadedPack } from "../pack/files.ts";
import {
  type PackContext,
  type PackMigration,
  packDigest,
  packSchema,
  shortName,
} from "../pack/pack.ts";
import type { Edition } from "../rules/rule.ts";
import { migrationName, packContext } from "./pack-context.ts";
import type { MigrationClass } from "./sources.ts";
import { classOf, structureReasons } from "./structure.ts";

export interface PlanResult {
  readonly loaded: LoadedPack;
  readonly reasons: readonly Reason[];
  readonly verdict: Verdict;
}

/** Reasons that a release would fail on, or that make the pack untrue. */
const failing = new Set([
  "pending-model-changes",
  "model-not-repeatable",
  "orphan-migration",
  "duplicate-id",
  "environment-dependent-sql",
  "missing-applied-migration",
  "edited-applied-migration",
  "out-of-order",
  "contraction-while-old-version-kept",
  "policy-denied",
  "allowance-expired",
  "allowance-for-other-sql",
]);

/** Makes the pack of a project's contexts from what Entity Framework and the sources say. */
export function planContexts(
  contexts: readonly PlannedContext[],
  classes: readonly MigrationClass[],
  sourceReasons: readonly Reason[],
  isApplied: (context: string, id: string) => boolean,
  everyMigrationAlone: boolean,
  edition: Edition = "enterprise",
): PlanResult {
  const scripts = new Map<string, string>();
  const packed: PackContext[] = [];
  const reasons: Reason[] = [...sourceReasons];
  for (const context of contexts) {
    // Alone, every migration is a release of its own: what an earlier one created is in use.
    const isReleased = (id: string) => everyMigrationAlone || isApplied(context.name, id);
    packed.push(packContext(context, classes, isReleased, scripts, edition));
    const ids = context.migrations.map(({ id }) => id);
    reasons.push(...structureReasons(ids, classes, context.name));
    reasons.push(...modelReasons(context, classes));
  }
  for (const context of packed) reasons.push(...findingReasons(context, isApplied));
  const content = { schema: packSchema, contexts: packed } as const;
  return {
    loaded: { pack: { ...content, digest: packDigest(content) }, scripts },
    reasons,
    verdict: planVerdict(reasons),
  };
}

export function planVerdict(reasons: readonly Reason[]): Verdict {
  if (reasons.some(({ code }) => failing.has(code))) return "fail";
  return reasons.length > 0 ? "warn" : "pass";
}

/** The model has what no migration carries (without a migration that is the state, no finding). */
function modelReasons(context: PlannedContext, classes: readonly MigrationClass[]): Reason[] {
  const { modelChanges: changes, migrations } = context;
  const last = migrations.at(-1);
  if (changes === undefined || last === undefined) return [];
  const source = classOf(last, classes, context.name);
  const shown = changes.operations.slice(0, 5).join(", ");
  const more = changes.operations.length > 5 ? ` and ${changes.operations.length - 5} more` : "";
  const name = shortName(context.name);
  return [
    changes.repeatable
      ? {
          code: "pending-model-changes",
          message: `The model of ${name} has changes that no migration carries: ${shown}${more}.`,
          remedy: `Run \`dotnet ef migrations add <Name> --context ${name}\` and commit the result; an updated package may have changed the model too.`,
          ...(source === undefined ? {} : { file: source.file, line: source.line }),
        }
      : {
          code: "model-not-repeatable",
          message: `The model of ${name} is another one each time it is built: ${shown}${more}.`,
          remedy:
            "Give HasData and defaults constant values: no Guid.NewGuid(), no DateTime.Now, nothing of the environment.",
          ...(source === undefined ? {} : { file: source.file, line: source.line }),
        },
  ];
}

/** Migrations that the target has, as far as the plan was told by id or name. */
export function appliedThrough(
  contexts: readonly PlannedContext[],
  wanted: string | undefined,
): (context: string, id: string) => boolean {
  if (wanted === undefined || wanted === "0") return () => false;
  return (context, id) => {
    const ids = contexts.find(({ name }) => name === context)?.migrations ?? [];
    const last = ids.findIndex((item) => item.id === wanted || migrationName(item) === wanted);
    return ids.findIndex((item) => item.id === id) <= last;
  };
}

/** Migrations of the context that the target does not have yet, as far as the plan knows. */
export function plannedPending(
  context: PackContext,
  isApplied: (context: string, id: string) => boolean,
): readonly PackMigration[] {
  return context.migrations.filter(({ id }) => !isApplied(context.name, id));
}

function findingReasons(
  context: PackContext,
  isApplied: (context: string, id: string) => boolean,
): Reason[] {
  return plannedPending(context, isApplied).flatMap((migration) =>
    migration.findings
      .filter(({ severity }) => severity === "unsafe")
      .map((finding) => ({
        code: finding.rule === "R29" ? "environment-dependent-sql" : finding.rule,
        message: finding.message,
        remedy: finding.alternative,
        ...(migration.source.file === ""
          ? {}
          : { file: migration.source.file, line: migration.source.line }),
      })),
  );
}
