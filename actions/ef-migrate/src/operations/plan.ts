import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { UsageError, workspaceDirectory } from "@slipway/toolkit";
import type { PlannedContext } from "../design-time/answer.ts";
import { askDesignTime } from "../design-time/ask.ts";
import { compileProgram } from "../design-time/compile.ts";
import { askCustomMigrator } from "../design-time/custom-migrator.ts";
import { type DotnetOptions, together } from "../design-time/dotnet.ts";
import {
  BuildFailure,
  type BuiltProject,
  buildProject,
  type ProjectNames,
  projectNames,
} from "../design-time/project.ts";
import type { PlanInputs } from "../inputs.ts";
import { type LoadedPack, readPack, writePack } from "../pack/files.ts";
import { reviewScript } from "../pack/review.ts";
import { appliedInBaseline, baselineReasons } from "../plan/baseline.ts";
import {
  filesBelow,
  findProjects,
  type ProjectFiles,
  readSources,
  referencedProjects,
  restoredPackages,
} from "../plan/discovery.ts";
import { placeholderConnections, planEnvironment } from "../plan/environment.ts";
import { largeTableReasons } from "../plan/large-tables.ts";
import { migrationName } from "../plan/pack-context.ts";
import {
  appliedThrough,
  type PlanResult,
  planContexts,
  plannedPending,
  planVerdict,
} from "../plan/plan.ts";
import {
  connectionNames,
  type MigrationClass,
  migrationClasses,
  type SourceFile,
  startupMigrations,
} from "../plan/sources.ts";
import {
  classOf,
  type Ignored,
  orphanReasons,
  orphans,
  startupReasons,
} from "../plan/structure.ts";
import { type Decision, decide } from "../policy/decide.ts";
import { wayBack } from "../rollback/way-back.ts";
import { counted, type Outcome, outcome, reportContext } from "./outcome.ts";

const notCompared =
  'Input "baseline-pack" is empty, so nothing was compared with the release that the target runs: a new migration with an older id is seen only by apply, which refuses it, and an applied one that was edited or removed only as drift.';

/** Plans without a database and without secrets, and writes the pack. */
export async function planOperation(
  inputs: PlanInputs,
  inherited: NodeJS.ProcessEnv,
  log: (line: string) => void,
  signal: AbortSignal,
  now = Date.now(),
): Promise<Outcome> {
  const workspace = workspaceDirectory();
  const temporary = inherited.RUNNER_TEMP || os.tmpdir();
  const scratch = mkdtempSync(path.join(temporary, "slipway-ef-"));
  try {
    const baseline =
      inputs.baselinePack === undefined
        ? undefined
        : readPack(inputs.baselinePack, path.relative(workspace, inputs.baselinePack));
    const options = (environment: NodeJS.ProcessEnv): DotnetOptions => ({
      environment,
      timeoutMilliseconds: inputs.toolTimeoutMilliseconds,
      log,
      signal,
    });
    const { contexts, sources } =
      inputs.migratorCommand.length > 0
        ? await askMigrator(inputs, inherited, workspace, scratch, options)
        : await askProject(inputs, inherited, workspace, { scratch, temporary }, options);
    checkAppliedThrough(contexts, inputs.appliedThrough);
    const classes = classesOf(contexts, sources, workspace);
    const ignored = orphansOf(contexts, classes, sources);
    const isApplied = baseline
      ? appliedInBaseline(baseline)
      : appliedThrough(contexts, inputs.appliedThrough);
    const planned = planContexts(
      contexts,
      classes,
      [...orphanReasons(ignored), ...startupReasons(startupMigrations(sources))],
      isApplied,
      inputs.appliedThrough === undefined && baseline === undefined,
      inputs.edition,
    );
    const decision = decided(inputs, planned.loaded, isApplied, now);
    const reasons = [
      ...(baseline === undefined ? [] : baselineReasons(planned.loaded, baseline)),
      ...decision.denials.map(({ code, message, remedy }) => ({ code, message, remedy })),
      ...planned.reasons,
      ...largeTableReasons(
        planned.loaded.pack.contexts.flatMap((context) => plannedPending(context, isApplied)),
        inputs.tableRows,
      ),
    ];
    const result = { ...planned, reasons, verdict: planVerdict(reasons) };
    const packed = result.loaded.pack.contexts;
    writePack(inputs.pack, result.loaded, {
      "forward.sql": reviewScript(packed, result.loaded.scripts, "forward"),
      "rollback.sql": reviewScript(packed, result.loaded.scripts, "rollback"),
    });
    return planOutcome(inputs, result, ignored, isApplied, decision.allowed);
  } catch (error) {
    if (error instanceof BuildFailure) return buildOutcome(inputs, error, workspace);
    throw error;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

interface Asked {
  readonly contexts: readonly PlannedContext[];
  readonly sources: readonly SourceFile[];
}

type OptionsFor = (environment: NodeJS.ProcessEnv) => DotnetOptions;

/** Builds once and asks Entity Framework's design-time assembly. */
async function askProject(
  inputs: PlanInputs,
  inherited: NodeJS.ProcessEnv,
  workspace: string,
  directories: { readonly scratch: string; readonly temporary: string },
  options: OptionsFor,
): Promise<Asked> {
  const files = findProjects(workspace, inputs.project, inputs.startupProject);
  const { project, startupProject } = files;
  const sources = sourcesOf(files, workspace);
  const bare = options(planEnvironment(inherited, {}, inputs.designTimeEnvironment));
  const [startup, names, program] = await together<
    [BuiltProject, ProjectNames | undefined, string]
  >(bare, (common) => [
    buildProject(startupProject, inputs, common),
    project === startupProject ? Promise.resolve(undefined) : projectNames(project, inputs, common),
    compileProgram(path.dirname(startupProject), directories.temporary, common),
  ]);
  const packages = restoredPackages(startup.assetsFile);
  const efVersion = packages.get("Microsoft.EntityFrameworkCore");
  if (efVersion === undefined) {
    throw new UsageError(
      `${path.relative(workspace, startupProject)} was not restored with Entity Framework Core.`,
      'Name the right project in "project" and "startup-project".',
    );
  }
  bare.log(`Entity Framework Core ${efVersion}.`);
  const settings = [...new Set([project, startupProject])].flatMap((file) =>
    filesBelow(path.dirname(file), [".json"]).filter((name) =>
      /appsettings[^/\\]*\.json$/.test(name),
    ),
  );
  const connections = connectionNames(sources, readSources(settings, workspace));
  const environment = (variant: "a" | "b") =>
    options(
      planEnvironment(
        inherited,
        placeholderConnections(connections, sources, [...packages.keys()], variant),
        inputs.designTimeEnvironment,
      ),
    );
  const contexts = await askDesignTime(
    {
      program,
      startup,
      startupDirectory: path.dirname(startupProject),
      projectDirectory: path.dirname(project),
      names: names ?? startup.names,
      context: inputs.context,
      applicationArguments: inputs.applicationArguments,
      scratch: directories.scratch,
    },
    environment("a"),
    environment("b"),
  );
  return { contexts, sources };
}

/** Asks the user's own program, which needs neither a project nor .NET. */
async function askMigrator(
  inputs: PlanInputs,
  inherited: NodeJS.ProcessEnv,
  workspace: string,
  scratch: string,
  options: OptionsFor,
): Promise<Asked> {
  const directory = inputs.project ?? workspace;
  const sources = readSources(filesBelow(directory, [".cs"]), workspace);
  const names = connectionNames(sources, []);
  const environment = (variant: "a" | "b") =>
    options(
      planEnvironment(
        inherited,
        placeholderConnections(names, sources, [], variant),
        inputs.designTimeEnvironment,
      ),
    );
  const contexts = await askCustomMigrator(
    inputs.migratorCommand,
    workspace,
    scratch,
    inputs.context,
    environment("a"),
    environment("b"),
  );
  return { contexts, sources };
}

/** The C# sources of the two projects and of every project that they refer to. */
function sourcesOf({ project, startupProject }: ProjectFiles, workspace: string): SourceFile[] {
  const directories = [...new Set(referencedProjects([project, startupProject]).map(path.dirname))];
  const files = new Set(directories.flatMap((directory) => filesBelow(directory, [".cs"])));
  return readSources([...files], workspace);
}

/** The migration classes; where one is not in the projects' own sources, in the whole workspace. */
function classesOf(
  contexts: readonly PlannedContext[],
  sources: readonly SourceFile[],
  workspace: string,
): MigrationClass[] {
  const classes = migrationClasses(sources);
  const complete = contexts.every(({ name, migrations }) =>
    migrations.every((migration) => classOf(migration, classes, name) !== undefined),
  );
  return complete
    ? classes
    : migrationClasses(readSources(filesBelow(workspace, [".cs"]), workspace));
}

/** Classes that EF passes over, in the projects or beside a migration that it does not pass over. */
function orphansOf(
  contexts: readonly PlannedContext[],
  classes: readonly MigrationClass[],
  sources: readonly SourceFile[],
): Ignored[] {
  const own = new Set(sources.map(({ path: file }) => file));
  const beside = new Set(
    contexts.flatMap(({ name, migrations }) =>
      migrations.map((migration) => path.dirname(classOf(migration, classes, name)?.file ?? "")),
    ),
  );
  return orphans(classes).filter(({ file }) => own.has(file) || beside.has(path.dirname(file)));
}

function checkAppliedThrough(
  contexts: readonly PlannedContext[],
  wanted: string | undefined,
): void {
  if (wanted === undefined || wanted === "0") return;
  const known = contexts.flatMap(({ migrations }) => migrations);
  if (known.some((item) => item.id === wanted || migrationName(item) === wanted)) return;
  throw new UsageError(
    `"${wanted}" in "applied-through" is no migration of this project.`,
    `Use an id or a name: ${known.map(({ id }) => id).join(", ") || "there are no migrations"}.`,
  );
}

/** What the environment's policy says of the pending migrations; nothing where none is named. */
export function decided(
  { rules, oldVersion }: Pick<PlanInputs, "rules" | "oldVersion">,
  { pack }: LoadedPack,
  isApplied: (context: string, id: string) => boolean,
  now: number,
): Decision {
  if (rules === undefined) return { denials: [], allowed: [] };
  const cases = pack.contexts
    .flatMap((context) => plannedPending(context, isApplied))
    .map((migration) => ({ migration, findings: migration.findings }));
  return decide(cases, rules, oldVersion, now);
}

function planOutcome(
  inputs: PlanInputs,
  { loaded, reasons, verdict }: PlanResult,
  ignored: readonly Ignored[],
  isApplied: (context: string, id: string) => boolean,
  allowances: Decision["allowed"],
): Outcome {
  const contexts = loaded.pack.contexts.map((context, index) => {
    const pending = plannedPending(context, isApplied);
    return reportContext(context, {
      pending,
      findings: pending.flatMap(({ findings }) => findings),
      ignored: index === 0 ? ignored : [],
    });
  });
  const total = loaded.pack.contexts.reduce((sum, { migrations }) => sum + migrations.length, 0);
  const pending = contexts.flatMap((context) => context.pending);
  const unsafe = pending.filter(({ safety }) => safety === "unsafe").length;
  const destructive = pending.filter(({ destructive: loses }) => loses).length;
  const headline =
    total === 0
      ? "The project has no migrations: there is nothing to apply and nothing to roll back."
      : pending.length === 0
        ? `The target has all ${counted(total, "migration")}: there is nothing to apply. Pack ${loaded.pack.digest.slice(0, 12)} in ${inputs.packShown}.`
        : `${counted(pending.length, "migration")} to review, ${unsafe} unsafe beside an older version, ${destructive} destructive. Pack ${loaded.pack.digest.slice(0, 12)} in ${inputs.packShown}.`;
  const awaited = loaded.pack.contexts.flatMap((context) => plannedPending(context, isApplied));
  return outcome(inputs, {
    verdict,
    headline,
    reasons,
    contexts,
    loaded,
    wayBack: wayBack(awaited, undefined),
    allowances,
    note: inputs.baselinePack === undefined && total > 0 ? notCompared : "",
  });
}

/** The compiler's place becomes an annotation on its line. */
function buildOutcome(inputs: PlanInputs, error: BuildFailure, workspace: string): Outcome {
  const file = error.place && path.relative(workspace, error.place.file).split(path.sep).join("/");
  const inside = file !== undefined && !file.startsWith("../") && !path.isAbsolute(file);
  return outcome(inputs, {
    verdict: "fail",
    headline: error.message,
    reasons: [
      {
        code: "build-error",
        message: error.message,
        remedy: error.remedy,
        ...(inside && error.place ? { file, line: error.place.line } : {}),
      },
    ],
  });
}
