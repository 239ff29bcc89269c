import type { Reason, Verdict } from "@slipway/toolkit";
import type { LoadedPack } from "../pack/files.ts";
import {
  dialectOf,
  directoryOf,
  fileName,
  type PackContext,
  type PackMigration,
  packDigest,
  packSchema,
  packScript,
  shortName,
} from "../pack/pack.ts";
import { type JudgedMigration, type JudgedScript, judgeMigrations } from "../rules/judge.ts";
import type { ChainLink } from "./chain.ts";
import { foreignScripts } from "./foreign-scripts.ts";
import { migrationScripts, type ScriptSource } from "./scripts.ts";
import type { MigrationClass } from "./sources.ts";
import { classesById, structureReasons } from "./structure.ts";

/** What the tool says about one context. */
export interface PlannedContext {
  readonly name: string;
  readonly provider: string;
  readonly efVersion: string;
  readonly migrations: readonly { readonly id: string; readonly name: string }[];
  readonly pendingModelChanges: boolean;
  readonly script: ScriptSource;
}

export interface PlanResult {
  readonly loaded: LoadedPack;
  readonly reasons: readonly Reason[];
  readonly verdict: Verdict;
}

/** Reasons that a release would fail on, or that make the pack untrue. */
const failing = new Set([
  "pending-model-changes",
  "orphan-migration",
  "duplicate-id",
  "environment-dependent-sql",
]);

/** Makes the pack of a project's contexts from what the tool and the sources say. */
export async function planContexts(
  contexts: readonly PlannedContext[],
  classes: readonly MigrationClass[],
  sourceReasons: readonly Reason[],
  appliedThrough: string | undefined,
): Promise<PlanResult> {
  const scripts = new Map<string, string>();
  const packed: PackContext[] = [];
  const reasons: Reason[] = [...sourceReasons];
  for (const context of contexts) {
    packed.push(await packContext(context, classes, appliedThrough, scripts));
    const ids = context.migrations.map(({ id }) => id);
    reasons.push(...structureReasons(ids, classes, context.name));
    if (context.pendingModelChanges) reasons.push(modelReason(context, classes));
  }
  for (const context of packed) reasons.push(...findingReasons(context, appliedThrough));
  const content = { schema: packSchema, contexts: packed } as const;
  const verdict = reasons.some(({ code }) => failing.has(code))
    ? "fail"
    : reasons.length > 0
      ? "warn"
      : "pass";
  return {
    loaded: { pack: { ...content, digest: packDigest(content) }, scripts },
    reasons,
    verdict,
  };
}

function modelReason(context: PlannedContext, classes: readonly MigrationClass[]): Reason {
  const last = classesById(classes, context.name).get(context.migrations.at(-1)?.id ?? "");
  return {
    code: "pending-model-changes",
    message: `The model of ${shortName(context.name)} has changes that no migration carries (or is built differently each time).`,
    remedy: `Run \`dotnet ef migrations add <Name> --context ${shortName(context.name)}\` and commit the result.`,
    ...(last === undefined ? {} : { file: last.file, line: last.line }),
  };
}

/** Migrations of the context that the target does not have yet, as far as the plan was told. */
export function plannedPending(
  context: PackContext,
  appliedThrough: string | undefined,
): readonly PackMigration[] {
  const at = context.migrations.findIndex(
    ({ id, name }) => id === appliedThrough || name === appliedThrough,
  );
  return context.migrations.slice(at + 1);
}

function findingReasons(context: PackContext, appliedThrough: string | undefined): Reason[] {
  return plannedPending(context, appliedThrough).flatMap((migration) =>
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

async function packContext(
  context: PlannedContext,
  classes: readonly MigrationClass[],
  appliedThrough: string | undefined,
  scripts: Map<string, string>,
): Promise<PackContext> {
  const { name, provider, efVersion } = context;
  const ids = context.migrations.map(({ id }) => id);
  const common = { name, provider, efVersion };
  if (ids.length === 0) return { ...common, historyTable: "", history: null, migrations: [] };
  // Alone, every migration is a release of its own: what an earlier one created is in use.
  const isReleased = (id: string) =>
    appliedThrough === undefined || isThrough(context, id, appliedThrough);
  if (dialectOf(provider) === undefined) {
    return await foreignScripts(context, classes, scripts, isReleased);
  }
  const generated = await migrationScripts(ids, context.script);
  const directory = directoryOf(name);
  const store = (file: string, link: ChainLink) =>
    packScript(scripts, `${directory}/${file}`, link.text, link.commands);
  const judgements = judgeMigrations(
    provider,
    ids.map((id): JudgedMigration => {
      const rollback = generated.rollback.get(id);
      return {
        id,
        forward: judgedScript(generated.forward.get(id)),
        rollback: rollback && judgedScript(rollback),
        rollbackReason: generated.irreversible.get(id),
        environmentDependent: generated.environmentDependent.get(id),
      };
    }),
    generated.historyTable,
    isReleased,
  );
  const bySource = classesById(classes, name);
  return {
    ...common,
    historyTable: generated.historyTable,
    history: generated.history ? store("history.sql", generated.history) : null,
    migrations: context.migrations.map(({ id, name: short }) => {
      const judgement = judgements.get(id);
      const forward = generated.forward.get(id);
      if (judgement === undefined || forward === undefined) throw new Error(`no script of ${id}`);
      const source = bySource.get(id);
      const rollback = generated.rollback.get(id);
      return {
        id,
        name: short,
        source: { file: source?.file ?? "", line: source?.line ?? 1 },
        forward: store(`${fileName(id)}.forward.sql`, forward),
        rollback: rollback ? store(`${fileName(id)}.rollback.sql`, rollback) : null,
        rollbackReason: generated.irreversible.get(id) ?? null,
        ...judgement,
      };
    }),
  };
}

function isThrough(context: PlannedContext, id: string, appliedThrough: string): boolean {
  const index = (wanted: string) =>
    context.migrations.findIndex((item) => item.id === wanted || item.name === wanted);
  return index(id) <= index(appliedThrough);
}

function judgedScript(link: ChainLink | undefined): JudgedScript {
  return { text: link?.text ?? "", commands: link?.commands ?? [] };
}
