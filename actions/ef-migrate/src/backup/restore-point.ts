import { UsageError } from "@slipway/toolkit";
import type { Dialect } from "../sql/dialect.ts";
import type { BackupPlan, RestorePoint } from "./backup.ts";

/** The window to which the service can restore, as it tells it. */
export interface RestoreWindow {
  readonly resource: string;
  readonly earliest: Date | undefined;
}

/**
 * Marks the moment before the first change. `ask` reads the service's window of backups; without it
 * nobody has checked that a restore is possible, and the mark says so.
 */
export function restorePointPlan(
  dialect: Exclude<Dialect, "sqlite">,
  ask: (() => Promise<RestoreWindow>) | undefined,
): BackupPlan {
  return {
    async take(session) {
      const window = await ask?.();
      const [row] = await session.query(
        dialect === "sqlserver"
          ? "SELECT CONVERT(nvarchar(40), SYSUTCDATETIME(), 127) AS moment"
          : "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS') AS moment",
      );
      const moment = new Date(`${String(row?.moment)}Z`);
      if (Number.isNaN(moment.getTime())) {
        throw new UsageError(
          "The server did not tell its time.",
          'Choose another "backup". Nothing was changed.',
        );
      }
      if (window !== undefined && (window.earliest === undefined || window.earliest > moment)) {
        throw new UsageError(
          `The service cannot restore to this moment: its backups ${window.earliest === undefined ? "have not begun" : `begin at ${window.earliest.toISOString()}`}.`,
          'Wait for the first backup of a young database, or choose "backup: copy". Nothing was changed.',
        );
      }
      return {
        kind: "restore-point",
        at: moment.toISOString(),
        resource: window?.resource ?? "",
        earliest: window?.earliest?.toISOString() ?? null,
      } satisfies RestorePoint;
    },
    shown: (backup) => `restore point ${backup.at}`,
  };
}

/** Commands that bring the data of the backup into a new database; nothing is overwritten. */
export function restoreCommands(backup: {
  readonly kind: string;
  readonly at: string;
  readonly resource?: string;
}): readonly string[] {
  const { resource = "" } = backup;
  const part = (type: string) =>
    new RegExp(`/${type}/([^/]+)`, "i").exec(resource)?.[1] ?? `<${type}>`;
  const group = part("resourceGroups");
  if (backup.kind === "azure-copy") {
    return [
      `az sql db rename --resource-group ${group} --server ${part("servers")} --name <database> --new-name <database>-before-restore`,
      `az sql db rename --resource-group ${group} --server ${part("servers")} --name ${part("databases")} --new-name <database>`,
    ];
  }
  if (backup.kind !== "restore-point") return [];
  if (/flexibleServers/i.test(resource)) {
    return [
      `az postgres flexible-server restore --resource-group ${group} --name <new-server> --source-server ${part("flexibleServers")} --restore-time ${backup.at}`,
    ];
  }
  return [
    `az sql db restore --resource-group ${group} --server ${part("servers")} --name ${part("databases")} --dest-name <new-database> --time ${backup.at}`,
  ];
}
