import { UsageError } from "@slipway/toolkit";
import { told } from "../azure/told.ts";
import type { Engine } from "../engine/engine.ts";
import { postgresTarget } from "../engine/postgresql/connection-string.ts";
import { scratchName } from "../engine/scratch-name.ts";
import { SqliteEngine } from "../engine/sqlite/engine.ts";
import { sqlServerTarget } from "../engine/sqlserver/connection-string.ts";
import type { DatabaseInputs } from "../inputs.ts";
import type { World } from "../operations/world.ts";
import { copyPlan } from "./azure-copy.ts";
import type { BackupPlan } from "./backup.ts";
import { backupFile, filePlan } from "./file-backup.ts";
import { restorePointPlan } from "./restore-point.ts";

/** The plan that the input asks for on this engine; nothing for `none`. */
export function chooseBackup(
  inputs: DatabaseInputs,
  engine: Engine,
  world: World,
): BackupPlan | undefined {
  const wanted = inputs.backup.toLowerCase();
  if (wanted === "none") return undefined;
  if (engine instanceof SqliteEngine) {
    const where = wanted === "auto" || wanted === "copy" ? "backups" : inputs.backup;
    if (where === "restore-point") throw unfit(inputs.backup, "SQLite");
    return filePlan(engine, backupFile(where, engine.file, world.now()), world);
  }
  const named = ["copy", "restore-point"].includes(wanted);
  if (!named && wanted !== "auto") {
    world.log(
      `"${inputs.backup}" is the place of a SQLite copy; on a server the backup is "auto".`,
    );
  }
  const kind = named ? wanted : "auto";
  return engine.dialect === "sqlserver"
    ? sqlServerBackup(inputs, kind, world)
    : postgresBackup(inputs, kind, world);
}

function sqlServerBackup(inputs: DatabaseInputs, wanted: string, world: World): BackupPlan {
  const target = sqlServerTarget(inputs.connectionString);
  const server = azureName(target.host, ".database.windows.net");
  if (server === undefined) throw notAzure(target.host);
  const databases = async () => (await world.azure()).sqlDatabases(server);
  if (wanted === "restore-point") {
    return restorePointPlan("sqlserver", async () => {
      const database = await told((await databases()).database(target.database));
      return { resource: database?.id ?? "", earliest: database?.earliestRestore };
    });
  }
  const { bacpac } = inputs;
  if (bacpac !== undefined && target.login === undefined) {
    throw new UsageError(
      "An export to a bacpac needs a SQL login, and the connection string has none.",
      'Leave "bacpac-url" empty: the copy is the backup.',
    );
  }
  return copyPlan(
    databases,
    {
      database: target.database,
      copy: copyName(target.database, world.now()),
      maximumBytes: inputs.backupBytes,
      milliseconds: inputs.backupMilliseconds,
      bacpac:
        bacpac === undefined || target.login === undefined
          ? undefined
          : { ...bacpac, login: target.login },
    },
    world,
  );
}

function postgresBackup(inputs: DatabaseInputs, wanted: string, world: World): BackupPlan {
  const target = postgresTarget(inputs.connectionString);
  const server = azureName(target.host, ".postgres.database.azure.com");
  if (wanted === "copy") throw unfit("copy", "PostgreSQL");
  if (server === undefined) {
    if (wanted === "auto") throw notAzure(target.host);
    // Asked for by name: the mark is the time alone, and the record says that nobody was asked.
    return restorePointPlan("postgresql", undefined);
  }
  return restorePointPlan("postgresql", async () => {
    const { id, earliestRestore } = await told((await world.azure()).postgresBackups(server));
    return { resource: id, earliest: earliestRestore };
  });
}

/** `name` of `name.database.windows.net`. */
export function azureName(host: string, domain: string): string | undefined {
  const lower = host.toLowerCase();
  const name = lower.endsWith(domain) ? lower.slice(0, -domain.length) : "";
  return /^[a-z0-9-]+$/.test(name) ? name : undefined;
}

/** Azure's limit is 128 characters. */
export function copyName(database: string, now: number): string {
  const suffix = scratchName(now).replace("slipway_rehearsal_", "-before-");
  return `${database.slice(0, 128 - suffix.length)}${suffix}`.replaceAll("_", "-");
}

function notAzure(host: string): UsageError {
  return new UsageError(
    `The server ${host} is not one of Azure's, so this action cannot back it up.`,
    'Take a backup by your own means in a step before, and set "backup: none" (or "backup: restore-point" where the server archives its log). Nothing was changed.',
  );
}

function unfit(backup: string, engine: string): UsageError {
  return new UsageError(
    `Input "backup" is "${backup}", which ${engine} does not have.`,
    'Use "auto", or "none" after a backup by your own means.',
  );
}
