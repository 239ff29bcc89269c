import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { UsageError, workspaceDirectory } from "@slipway/toolkit";
import type { PlanInputs } from "../inputs.ts";
import { writePack } from "../pack/files.ts";
import { shortName } from "../pack/pack.ts";
import { reviewScript } from "../pack/review.ts";
import { filesBelow, findProjects, readSources, restoredPackages } from "../plan/discovery.ts";
import { EfCommands } from "../plan/ef-commands.ts";
import { buildOnce, type DotnetOptions, resolveTool } from "../plan/ef-tool.ts";
import { placeholderConnection, planEnvironment } from "../plan/environment.ts";
import {
  type PlannedContext,
  type PlanResult,
  planContexts,
  plannedPending,
} from "../plan/plan.ts";
import { connectionNames, migrationClasses, startupMigrations } from "../plan/sources.ts";
import { orphans, startupReasons } from "../plan/structure.ts";
import { counted, type Outcome, outcome, reportContext } from "./outcome.ts";

/** Plans without a database and without secrets, and writes the pack. */
export async function planOperation(
  inputs: PlanInputs,
  inherited: NodeJS.ProcessEnv,
  log: (line: string) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  const workspace = workspaceDirectory();
  const { project, startupProject } = findProjects(
    workspace,
    inputs.project,
    inputs.startupProject,
  );
  const directories = [...new Set([path.dirname(project), path.dirname(startupProject)])];
  const sources = readSources(
    [...new Set(directories.flatMap((directory) => filesBelow(directory, [".cs"])))],
    workspace,
  );
  const scratch = mkdtempSync(path.join(inherited.RUNNER_TEMP || os.tmpdir(), "slipway-ef-"));
  try {
    const options = (environment: NodeJS.ProcessEnv): DotnetOptions => ({
      environment,
      timeoutMilliseconds: inputs.toolTimeoutMilliseconds,
      log,
      signal,
    });
    const bare = planEnvironment(inherited, {}, inputs.designTimeEnvironment);
    if (inputs.build) await buildOnce(startupProject, inputs.configuration, options(bare));
    const packages = restoredPackages(startupProject);
    const efVersion = packages.get("Microsoft.EntityFrameworkCore");
    if (efVersion === undefined) {
      throw new UsageError(
        `${path.relative(workspace, startupProject)} was not restored with Entity Framework Core.`,
        'Name the right project in "project" and "startup-project".',
      );
    }
    const settings = directories.flatMap((directory) =>
      filesBelow(directory, [".json"]).filter((file) => /appsettings[^/\\]*\.json$/.test(file)),
    );
    const names = connectionNames(sources, readSources(settings, workspace));
    const environment = (variant: "a" | "b") => {
      const placeholder = placeholderConnection([...packages.keys()], variant);
      return planEnvironment(
        inherited,
        Object.fromEntries(names.map((name) => [name, placeholder])),
        inputs.designTimeEnvironment,
      );
    };
    const tool = await resolveTool(
      path.dirname(project),
      workspace,
      efVersion,
      inherited.RUNNER_TEMP || os.tmpdir(),
      options(bare),
    );
    log(`dotnet-ef ${tool.version} (${tool.origin}) for Entity Framework Core ${efVersion}.`);
    const ef = new EfCommands(
      tool,
      {
        project,
        startupProject,
        configuration: inputs.configuration,
        framework: inputs.framework,
        applicationArguments: inputs.applicationArguments,
      },
      options(environment("a")),
      environment("b"),
      scratch,
    );
    const contexts = await askContexts(ef, efVersion, inputs.context);
    const classes = migrationClasses(sources);
    const ignored = orphans(classes);
    checkAppliedThrough(contexts, inputs.appliedThrough);
    const result = await planContexts(
      contexts,
      classes,
      [
        ...ignored.map(({ file, line, reason }) => ({
          code: "orphan-migration",
          message: `EF passes over ${file}: ${reason}.`,
          remedy:
            "Create it again with `dotnet ef migrations add`, or delete the file; its change does not happen.",
          file,
          line,
        })),
        ...startupReasons(startupMigrations(sources)),
      ],
      inputs.appliedThrough,
    );
    const packed = result.loaded.pack.contexts;
    writePack(inputs.pack, result.loaded, {
      "forward.sql": reviewScript(packed, result.loaded.scripts, "forward"),
      "rollback.sql": reviewScript(packed, result.loaded.scripts, "rollback"),
    });
    return planOutcome(inputs, result, ignored);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function askContexts(
  ef: EfCommands,
  efVersion: string,
  wanted: string | undefined,
): Promise<PlannedContext[]> {
  const all = await ef.contexts();
  const chosen = all.filter(
    (name) => wanted === undefined || name === wanted || shortName(name) === wanted,
  );
  if (wanted !== undefined && chosen.length === 0) {
    throw new UsageError(
      `There is no context "${wanted}".`,
      all.length > 0 ? `The contexts are: ${all.join(", ")}.` : "The project has no contexts.",
    );
  }
  return await Promise.all(
    chosen.map(async (name): Promise<PlannedContext> => {
      const [provider, migrations] = await Promise.all([ef.provider(name), ef.migrations(name)]);
      return {
        name,
        provider,
        efVersion,
        migrations,
        // Without a migration the whole model is "pending"; that is not a finding but the state.
        pendingModelChanges: migrations.length > 0 && (await ef.hasPendingModelChanges(name)),
        script: (from, to, noTransactions) =>
          ef.script({ context: name, from, to, noTransactions }),
      };
    }),
  );
}

function checkAppliedThrough(
  contexts: readonly PlannedContext[],
  wanted: string | undefined,
): void {
  if (wanted === undefined || wanted === "0") return;
  const known = contexts.flatMap(({ migrations }) => migrations);
  if (known.some(({ id, name }) => id === wanted || name === wanted)) return;
  throw new UsageError(
    `"${wanted}" in "applied-through" is no migration of this project.`,
    `Use an id or a name: ${known.map(({ id }) => id).join(", ") || "there are no migrations"}.`,
  );
}

function planOutcome(
  inputs: PlanInputs,
  { loaded, reasons, verdict }: PlanResult,
  ignored: ReturnType<typeof orphans>,
): Outcome {
  const contexts = loaded.pack.contexts.map((context) => {
    const pending = plannedPending(context, inputs.appliedThrough);
    return reportContext(context, {
      pending,
      findings: pending.flatMap(({ findings }) => findings),
      ignored: ignored.filter(() => context === loaded.pack.contexts[0]),
    });
  });
  const total = loaded.pack.contexts.reduce((sum, { migrations }) => sum + migrations.length, 0);
  const pending = contexts.flatMap((context) => context.pending);
  const unsafe = pending.filter(({ safety }) => safety === "unsafe").length;
  const destructive = pending.filter(({ destructive: loses }) => loses).length;
  const headline =
    total === 0
      ? "The project has no migrations: there is nothing to apply and nothing to roll back."
      : `${counted(pending.length, "migration")} to review, ${unsafe} unsafe beside an older version, ${destructive} destructive. Pack ${loaded.pack.digest.slice(0, 12)} in ${inputs.packShown}.`;
  return outcome(inputs, { verdict, headline, reasons, contexts, loaded });
}
