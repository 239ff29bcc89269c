import {
  AzureError,
  type SqlDatabase,
  type SqlDatabases,
  type SqlRecovery,
  scratchTag,
} from "@slipway/azure";
import { formatDuration, type Reason, UsageError } from "@slipway/toolkit";
import { reasonOf } from "../azure-evidence.ts";
import { type Finding, notKnown, type Outcome, passed } from "../finding.ts";
import { type ContentCheck, type ContentEvidence, judgeContent } from "./content.ts";
import { ended, type Surroundings } from "./finish.ts";
import { measure, type Objective } from "./objectives.ts";

export interface RestoreOptions {
  readonly server: string;
  readonly database: string;
  readonly objective: Objective;
  /** Milliseconds for the restore itself. */
  readonly deadline: number;
  readonly checks: readonly ContentCheck[];
  /** Reads the migrations history, and the answers of checks, of a database of the server. */
  readonly read: (database: string, checks: readonly ContentCheck[]) => Promise<ContentEvidence>;
}

const row = "Point-in-time restore";
/** A scratch database that is older was left by a run that died. */
const forgottenAfter = 12 * 3_600_000;
const dropDeadline = 15 * 60_000;
/** A cancelled run is killed ten seconds after it was asked to end. */
const dropDeadlineCancelled = 6_000;

/**
 * Restores the database as of one recovery point ago into a scratch database beside it, holds its
 * rows against the original, and drops it whatever happened. A restore never overwrites: production
 * is not touched, and only its migrations history is read.
 */
export async function restoreToScratch(
  databases: SqlDatabases,
  recovery: SqlRecovery,
  options: RestoreOptions,
  surroundings: Surroundings,
): Promise<Outcome> {
  const { database, objective } = options;
  const subject = `database ${database}`;
  const source = await databases.database(database);
  if (source === undefined) {
    return missing(subject, {
      code: "database-missing",
      message: `The server "${options.server}" has no database "${database}".`,
      remedy: 'Check "sql-server", "database" and "resource-group".',
    });
  }
  const forgotten = await dropForgotten(databases, recovery, options, surroundings);
  const start = surroundings.now();
  const point = new Date(start - objective.recoveryPoint);
  if (source.earliestRestore === undefined || source.earliestRestore > point) {
    return missing(subject, {
      code: "no-restore-point",
      message: `"${database}" has no automatic backup that reaches back to ${point.toISOString()}.`,
      remedy: "A database has restore points some minutes after it was made; run this again then.",
    });
  }
  const scratch = scratchName(database, start);
  let restored: Outcome | undefined;
  let failure: unknown;
  try {
    restored = await restore(databases, recovery, source, scratch, start, options, surroundings);
  } catch (error) {
    failure = error;
  }
  const dropped = await drop(databases, scratch, options.server, surroundings);
  if (restored === undefined) {
    if (failure instanceof AzureError) {
      restored = missing(subject, reasonOf(failure));
    } else if (dropped.verdict === "pass") {
      throw failure;
    } else {
      const { message = "", remedy = "" } = dropped.reason ?? {};
      throw new UsageError(`${(failure as Error).message} ${message}`, remedy, { cause: failure });
    }
  }
  return {
    findings: [...restored.findings, dropped, ...forgotten],
    measurements: restored.measurements ?? [],
  };
}

async function restore(
  databases: SqlDatabases,
  recovery: SqlRecovery,
  source: SqlDatabase,
  scratch: string,
  start: number,
  { objective, deadline, checks, read }: RestoreOptions,
  surroundings: Surroundings,
): Promise<Outcome> {
  const subject = `database ${source.name}`;
  const point = new Date(start - objective.recoveryPoint);
  const failed = (code: string, message: string, remedy: string): Outcome => ({
    findings: [
      {
        subject,
        row,
        found: message,
        allowed: "restored and online",
        verdict: "fail",
        reason: { code, message, remedy },
      },
    ],
  });
  const address = await recovery.requestRestore(source, scratch, point);
  const end = await ended(() => databases.progress(address), start + deadline, surroundings);
  if (end.state === "failed") {
    return failed(
      "restore-failed",
      `Azure could not restore "${source.name}": ${end.code}: ${end.message}`,
      "This backup cannot be relied on: open a support request, and take a copy now (az sql db copy).",
    );
  }
  if (end.state === "late") {
    return failed(
      "restore-late",
      `The restore of "${source.name}" did not end within ${formatDuration(deadline)}.`,
      'Raise "deadline" to learn how long it takes; the objective is missed either way.',
    );
  }
  const copy = await databases.database(scratch);
  const took = surroundings.now() - start;
  if (copy?.status !== "Online") {
    return failed(
      "restore-not-online",
      `Azure says that the restore is done, and the database is ${copy?.status ?? "not there"}.`,
      "Look at the server's activity log; run this again.",
    );
  }
  const [before, after] = [
    await databases.usedBytes(source.name),
    await databases.usedBytes(scratch),
  ];
  if (before !== undefined && after !== undefined && after * 2 < before) {
    return failed(
      "restore-too-small",
      `The restore has ${after} bytes, "${source.name}" has ${before}.`,
      "If nothing large was added since the restore point, the backup is not whole: support request.",
    );
  }
  const found = await surroundings.unlessCancelled(
    Promise.all([read(scratch, checks), read(source.name, [])]),
  );
  const when = point.toISOString();
  const backward = formatDuration(objective.recoveryPoint);
  return {
    findings: [
      before === undefined || after === undefined
        ? notKnown(subject, row, {
            code: "size-not-known",
            message: `Azure does not tell the size of "${source.name}" and of its restore.`,
            remedy: "Grant Microsoft.Sql/servers/databases/usages/read; run this again.",
          })
        : passed(
            subject,
            row,
            `restored as of ${when}, online, ${after} of ${before} bytes`,
            "restored and online",
          ),
      ...judgeContent(scratch, ...found, checks),
    ],
    measurements: [
      measure(objective, "RTO", took, "from the request until the restored database was online"),
      measure(
        objective,
        "RPO",
        start - point.getTime(),
        `a restore to ${backward} before its request succeeded; a shorter loss was not tried`,
      ),
    ],
  };
}

async function drop(
  databases: SqlDatabases,
  scratch: string,
  server: string,
  surroundings: Surroundings,
): Promise<Finding> {
  const subject = `database ${scratch}`;
  const left = (message: string): Finding => ({
    subject,
    row: "Clean-up",
    found: message,
    allowed: "dropped",
    verdict: "fail",
    reason: {
      code: "scratch-not-dropped",
      message: `The scratch database "${scratch}" is still there: ${message}. It costs what a database costs.`,
      remedy: `az sql db delete --yes --resource-group <group> --server ${server} --name ${scratch}`,
    },
  });
  const start = surroundings.now();
  try {
    await databases.remove(scratch);
    for (let pause = 1_000; ; pause = Math.min(15_000, pause * 2)) {
      if ((await databases.database(scratch)) === undefined) {
        return passed(subject, "Clean-up", "dropped, and gone when read back", "dropped");
      }
      const patience = surroundings.isCancelled() ? dropDeadlineCancelled : dropDeadline;
      if (surroundings.now() >= start + patience) return left("Azure still shows it");
      await surroundings.rest(surroundings.isCancelled() ? 1_000 : pause);
    }
  } catch (error) {
    return left(
      error instanceof AzureError ? reasonOf(error).message : String((error as Error).message),
    );
  }
}

/** Drops what died runs have left: by tag, by name, and by the age that the name tells. */
async function dropForgotten(
  databases: SqlDatabases,
  recovery: SqlRecovery,
  { database, server }: RestoreOptions,
  surroundings: Surroundings,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, tags } of await recovery.databases()) {
    const made = tags[scratchTag] === "true" ? madeAt(database, name) : undefined;
    if (made === undefined || surroundings.now() - made <= forgottenAfter) continue;
    const dropped = await drop(databases, name, server, surroundings);
    if (dropped.verdict !== "pass") findings.push(dropped);
    else {
      findings.push({
        ...dropped,
        found: "left by a run that died; dropped, and gone when read back",
        allowed: "none",
        verdict: "warn",
        reason: {
          code: "scratch-forgotten",
          message: `A run that died had left the scratch database "${name}"; it is dropped.`,
          remedy: "Look why that run died.",
        },
      });
    }
  }
  return findings;
}

/** `<database>-drill-20260131T120000Z` */
export function scratchName(database: string, now: number): string {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
  return `${database.slice(0, 100)}-drill-${stamp}`;
}

function madeAt(database: string, name: string): number | undefined {
  const start = `${database.slice(0, 100)}-drill-`;
  const stamp = name.startsWith(start) ? name.slice(start.length) : "";
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp) ?? [];
  const time = Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
  return Number.isNaN(time) ? undefined : time;
}

function missing(subject: string, reason: Reason): Outcome {
  return { findings: [notKnown(subject, row, reason)] };
}
