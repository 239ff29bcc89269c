import { type Operation, unknownAnswer } from "./azure-error.ts";
import type { Connection } from "./connection.ts";

/** What ARM says of a PostgreSQL flexible server's backups. */
export interface PostgresBackups {
  readonly id: string;
  /** Start of the window to which the server can be restored. */
  readonly earliestRestore: Date;
  readonly retentionDays: number;
}

/** Reads the window of backups (Microsoft.DBforPostgreSQL/flexibleServers, `properties.backup`). */
export async function postgresBackups(
  connection: Connection,
  resourceGroup: string,
  server: string,
): Promise<PostgresBackups> {
  const reading: Operation = {
    name: "Reading the server",
    permission: "Microsoft.DBforPostgreSQL/flexibleServers/read",
    resource: server,
  };
  const { body } = await connection.request(
    reading,
    "get",
    `/subscriptions/${connection.subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.DBforPostgreSQL/flexibleServers/${server}`,
    { query: { "api-version": "2024-08-01" } },
  );
  const { id, properties } = (body ?? {}) as {
    id?: unknown;
    properties?: { backup?: { earliestRestoreDate?: unknown; backupRetentionDays?: unknown } };
  };
  const { earliestRestoreDate, backupRetentionDays } = properties?.backup ?? {};
  if (typeof id !== "string" || typeof earliestRestoreDate !== "string") {
    throw unknownAnswer(reading, "start of the window of backups");
  }
  return {
    id,
    earliestRestore: new Date(earliestRestoreDate),
    retentionDays: typeof backupRetentionDays === "number" ? backupRetentionDays : 0,
  };
}
