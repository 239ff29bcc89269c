import type { SqlDatabases } from "@slipway/azure";
import { UsageError } from "@slipway/toolkit";
import { told } from "../azure/told.ts";
import type { Session, Surroundings } from "../execute/session.ts";
import type { BackupPlan, CopyBackup } from "./backup.ts";

export interface CopyOptions {
  readonly database: string;
  /** Name of the copy. */
  readonly copy: string;
  readonly maximumBytes: number;
  readonly milliseconds: number;
  readonly bacpac:
    | {
        readonly url: string;
        readonly sas: string;
        readonly login: { readonly user: string; readonly password: string };
      }
    | undefined;
}

/** Between two looks at an operation that runs. */
const pollMilliseconds = 5_000;

/**
 * Copies an Azure SQL database beside itself (`createMode: Copy`: consistent as of the end of the
 * copy, Microsoft Learn "Copy a transactionally consistent copy of a database"), reads the copy
 * back, and exports it on wish: a bacpac of a live database is not consistent.
 */
export function copyPlan(
  databases: () => Promise<SqlDatabases>,
  options: CopyOptions,
  surroundings: Surroundings,
): BackupPlan {
  return {
    take: async (session) => await takeCopy(await databases(), options, session, surroundings),
    shown: (backup) =>
      backup.kind === "azure-copy"
        ? `copy ${backup.resource.split("/").at(-1)} (${backup.bytes} bytes of the original)`
        : backup.kind,
  };
}

async function takeCopy(
  databases: SqlDatabases,
  options: CopyOptions,
  session: Session | undefined,
  surroundings: Surroundings,
): Promise<CopyBackup> {
  const deadline = surroundings.now() + options.milliseconds;
  const resource = await makeCopy(databases, options, deadline, session, surroundings);
  let bacpac: string | null = null;
  if (options.bacpac !== undefined) {
    const { url, sas, login } = options.bacpac;
    const target = { url, sas, login: login.user, password: login.password };
    const address = await told(databases.requestExport(options.copy, target));
    await finished(databases, address, "The export", deadline, session, surroundings);
    bacpac = url;
  }
  return {
    kind: "azure-copy",
    ...resource,
    at: new Date(surroundings.now()).toISOString(),
    bacpac,
  };
}

/** Makes the copy and reads it back; a copy that did not become ready is removed. */
export async function makeCopy(
  databases: SqlDatabases,
  options: Pick<CopyOptions, "database" | "copy" | "maximumBytes">,
  deadline: number,
  session: Session | undefined,
  surroundings: Surroundings,
): Promise<{ readonly resource: string; readonly bytes: number }> {
  const source = await told(databases.database(options.database));
  if (source === undefined) {
    throw new UsageError(
      `Azure has no database "${options.database}" on this server in this resource group.`,
      'Correct "subscription-id" and "resource-group", or choose another "backup". Nothing was changed.',
    );
  }
  const used = (await told(databases.usedBytes(options.database))) ?? source.maximumBytes ?? 0;
  if (used > options.maximumBytes) {
    throw new UsageError(
      `The database has ${used} bytes, more than "backup-size" allows.`,
      'Raise "backup-size", or set "backup: restore-point": it costs no copy. Nothing was changed.',
    );
  }
  if ((await told(databases.database(options.copy))) !== undefined) {
    throw new UsageError(
      `There is a database "${options.copy}" already.`,
      "Run the step again: the copy's name has the time in it.",
    );
  }
  try {
    const address = await told(databases.requestCopy(source, options.copy));
    await finished(databases, address, "The copy", deadline, session, surroundings);
    const copy = await told(databases.database(options.copy));
    if (copy?.status !== "Online") {
      throw new UsageError(
        `The copy is not there: ${copy === undefined ? "Azure does not show it" : `it is ${copy.status}`}.`,
        "Look at the server's activity log, then run the step again. Nothing was migrated.",
      );
    }
    return { resource: copy.id, bytes: used };
  } catch (error) {
    await databases.remove(options.copy).catch(() => {});
    throw error;
  }
}

async function finished(
  databases: SqlDatabases,
  address: string,
  what: string,
  deadline: number,
  session: Session | undefined,
  surroundings: Surroundings,
): Promise<void> {
  for (;;) {
    const progress = await told(databases.progress(address));
    if (progress.state === "done") return;
    if (progress.state === "failed") {
      throw new UsageError(
        `${what} failed: ${progress.code}: ${progress.message}`,
        'Mend what Azure names, or choose another "backup". Nothing was migrated.',
      );
    }
    if (surroundings.now() >= deadline) {
      throw new UsageError(
        `${what} was not ready in time.`,
        'Raise "backup-timeout", or set "backup: restore-point". Nothing was migrated.',
      );
    }
    await surroundings.sleep(pollMilliseconds);
    surroundings.signal.throwIfAborted();
    // The session holds the lock; an idle one may be closed on the way.
    session?.restartBudget();
    await session?.query("SELECT 1 AS alive");
  }
}
