import { createRequire } from "node:module";
import path from "node:path";
import { type Reason, UsageError, workspaceDirectory } from "@slipway/toolkit";
import { makeCopy } from "../backup/azure-copy.ts";
import { azureName, copyName } from "../backup/choose.ts";
import { chooseEngine } from "../engine/choose.ts";
import type { Scratch } from "../engine/engine.ts";
import { PgliteEngine } from "../engine/postgresql/pglite.ts";
import { inProcesses, SqliteEngine } from "../engine/sqlite/engine.ts";
import { sqlServerTarget } from "../engine/sqlserver/connection-string.ts";
import { SqlServerEngine } from "../engine/sqlserver/engine.ts";
import type { HistoryTable } from "../execute/history-table.ts";
import { Session } from "../execute/session.ts";
import type { DatabaseInputs } from "../inputs.ts";
import type { LoadedPack } from "../pack/files.ts";
import type { PackContext } from "../pack/pack.ts";
import { recordFile, rehearsalSchema, writeRecord } from "../rehearsal/record.ts";
import { type Rehearsal, rehearse, type Stage } from "../rehearsal/rehearse.ts";
import { wayBack } from "../rollback/way-back.ts";
import { sqlDialect } from "../sql/dialect.ts";
import { counted, type Outcome, outcome, reportContext } from "./outcome.ts";
import type { World } from "./world.ts";

interface Work {
  readonly inputs: DatabaseInputs;
  readonly loaded: LoadedPack;
  readonly context: PackContext;
  readonly historyTable: HistoryTable;
  readonly world: World;
}

/** Proves forward, rollback and forward again on a scratch database, and leaves the record. */
export async function rehearseOperation(work: Work): Promise<Outcome> {
  const { inputs, loaded, context, historyTable, world } = work;
  const opened: { readonly scratch: Scratch; readonly session: Session }[] = [];
  const { make, data } = stages(work);
  const open = async (): Promise<Stage> => {
    const scratch = await make();
    const session = new Session((wait) => scratch.engine.open(wait), inputs.budgets, world);
    opened.push({ scratch, session });
    return { engine: scratch.engine, session };
  };
  try {
    const stage = await open();
    const result = await rehearse(stage, {
      loaded,
      context,
      historyTable,
      now: world.now,
      log: world.log,
      // A copy of production is made once; what remains after a failure there stays unproven.
      ...(data === "copy" ? {} : { another: open }),
    });
    const last = opened.at(-1)?.session ?? stage.session;
    const record = {
      schema: rehearsalSchema,
      digest: loaded.pack.digest,
      context: context.name,
      engine: await stage.engine.version((...args) => last.query(...args)),
      data,
      finishedAt: new Date(world.now()).toISOString(),
      ...result,
    } as const;
    writeRecord(recordFile(inputs.pack, context.name), record);
    const reasons = result.migrations.flatMap((rehearsal) => rehearsalReason(rehearsal, context));
    const restored = result.migrations.filter(isRestored).length;
    // A schema that is not quite restored is for a person to judge; a script that fails is not.
    const failed = reasons.some(({ code }) => !["irreversible", "not-restored"].includes(code));
    const known = context.migrations.length - result.migrations.length;
    return outcome(inputs, {
      verdict: failed ? "fail" : reasons.length > 0 ? "warn" : "pass",
      headline: `${restored} of ${counted(result.migrations.length, "migration")} went forward, back to the same schema and forward again on ${record.engine.name} ${record.engine.version}${data === "copy" ? `, on a copy that had ${counted(known, "migration")} already` : ""}.`,
      reasons,
      wayBack: wayBack(
        context.migrations.filter(({ id }) => result.migrations.some((done) => done.id === id)),
        record,
      ),
      contexts: [
        reportContext(context, {
          pending: [],
          findings: [],
          rehearsals: result.migrations.map(({ id, outcome: end, details, rollbackSeconds }) => ({
            id,
            outcome: end,
            details,
            rollbackSeconds,
          })),
        }),
      ],
      loaded,
    });
  } finally {
    for (const { scratch, session } of opened) {
      await session.close();
      await scratch.drop().catch((error: Error) => {
        world.log(`The scratch database ${scratch.engine.place} is still there: ${error.message}`);
      });
    }
  }
}

/** Where the rehearsal takes place, by the input and what is there. */
function stages({ inputs, context, world }: Work): {
  readonly make: () => Promise<Scratch>;
  readonly data: "empty" | "copy";
} {
  const dialect = sqlDialect(context.provider);
  const { scratch } = inputs;
  if (dialect === "sqlite" && (scratch === "auto" || scratch === "create")) {
    // Its file is never opened: the scratch file lies in a directory of its own.
    const engine = new SqliteEngine("", inProcesses(world.environment));
    return { make: () => engine.scratch(), data: "empty" };
  }
  if (
    dialect === "postgresql" &&
    (scratch === "pglite" || (scratch === "auto" && inputs.connectionString === ""))
  ) {
    const engine = new PgliteEngine(pgliteOfWorkspace(), world.environment);
    return { make: () => engine.scratch(), data: "empty" };
  }
  if (inputs.connectionString === "") {
    throw new UsageError(
      `A rehearsal on ${context.provider} needs a server, and "connection-string" is empty.`,
      "Start a service container in the job (the README has one), or name a server that may hold a scratch database.",
    );
  }
  const engine = chooseEngine(inputs, context, world);
  if (scratch === "copy") return { make: () => azureCopy(inputs, world, engine), data: "copy" };
  if (scratch === "pglite" || dialect === "sqlite") {
    throw new UsageError(
      `Input "scratch" is "${scratch}", which ${context.provider} does not have.`,
      'Use "auto".',
    );
  }
  return { make: () => engine.scratch(world), data: "empty" };
}

/** The rows of the named database, in a copy that is deleted at the end. */
async function azureCopy(inputs: DatabaseInputs, world: World, engine: unknown): Promise<Scratch> {
  const target =
    engine instanceof SqlServerEngine ? sqlServerTarget(inputs.connectionString) : undefined;
  const server = target && azureName(target.host, ".database.windows.net");
  if (target === undefined || server === undefined || !(engine instanceof SqlServerEngine)) {
    throw new UsageError(
      "Only an Azure SQL database can be copied for a rehearsal.",
      'Use "scratch: create", and a server that holds what you want to rehearse on.',
    );
  }
  const databases = (await world.azure()).sqlDatabases(server);
  const copy = copyName(target.database, world.now()).replace("-before-", "-rehearsal-");
  await makeCopy(
    databases,
    { database: target.database, copy, maximumBytes: inputs.backupBytes },
    world.now() + inputs.backupMilliseconds,
    undefined,
    world,
  );
  return { engine: engine.at(copy), drop: () => databases.remove(copy) };
}

/** PGlite has 21 MB, so it does not ship with the action: the workspace brings it. */
function pgliteOfWorkspace(): string {
  try {
    return createRequire(path.join(workspaceDirectory(), "package.json")).resolve(
      "@electric-sql/pglite",
    );
  } catch (error) {
    throw new UsageError(
      'A rehearsal on PostgreSQL needs a server in "connection-string", or the package @electric-sql/pglite in the workspace; neither is there.',
      "Start a service container in the job (the README has one), or run `npm install --no-save @electric-sql/pglite` before this step.",
      { cause: error },
    );
  }
}

const sentences = {
  "not-restored": "its rollback does not restore the schema",
  "not-reapplicable": "it cannot be applied again after its rollback",
  "rollback-failed": "its rollback fails",
  "forward-failed": "it fails on the scratch database",
  irreversible: "it has no rollback",
} as const;

function isRestored(
  rehearsal: Rehearsal,
): rehearsal is Rehearsal & { outcome: "restored" | "restored-but-defaults" } {
  return rehearsal.outcome === "restored" || rehearsal.outcome === "restored-but-defaults";
}

function rehearsalReason(rehearsal: Rehearsal, context: PackContext): Reason[] {
  if (isRestored(rehearsal)) return [];
  const source = context.migrations.find(({ id }) => id === rehearsal.id)?.source;
  return [
    {
      code: rehearsal.outcome,
      message: `${rehearsal.id}: ${sentences[rehearsal.outcome as keyof typeof sentences]}. ${rehearsal.details.join("; ")}`,
      remedy:
        rehearsal.outcome === "forward-failed"
          ? "Mend Up(); nothing after it was rehearsed."
          : rehearsal.outcome === "irreversible"
            ? "Know before the release that the way back is the old application on the new schema, or the backup."
            : "Mend Down(), so that the way back is there when it is needed.",
      ...(source === undefined || source.file === ""
        ? {}
        : { file: source.file, line: source.line }),
    },
  ];
}
