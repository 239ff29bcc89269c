import { AzureError, type Operation, unknownAnswer } from "./azure-error.ts";
import type { Answer, Connection } from "./connection.ts";

export interface SqlServerName {
  readonly resourceGroup: string;
  readonly server: string;
}

/** What ARM says of an Azure SQL database. */
export interface SqlDatabase {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  /** `Online`, `Creating`, `Copying` … */
  readonly status: string;
  readonly maximumBytes: number | undefined;
  /** Start of the window of automatic backups; absent on a young database. */
  readonly earliestRestore: Date | undefined;
}

export type SqlProgress =
  | { readonly state: "running" | "done" }
  | { readonly state: "failed"; readonly code: string; readonly message: string };

export interface BacpacTarget {
  readonly url: string;
  /** Shared access signature without the question mark. */
  readonly sas: string;
  readonly login: string;
  readonly password: string;
}

/** Azure SQL databases of one server: what a backup before a migration needs, and nothing more. */
export interface SqlDatabases {
  /** `undefined` when there is no such database. */
  database(name: string): Promise<SqlDatabase | undefined>;
  /** Bytes that the database uses, from its own usages; `undefined` where ARM does not tell. */
  usedBytes(name: string): Promise<number | undefined>;
  /**
   * Asks for a copy (`createMode: Copy`): a new database, consistent as of the end of the copy.
   * Answers the address of the operation.
   */
  requestCopy(source: SqlDatabase, name: string): Promise<string>;
  /** Asks for an export into a blob; of a copy, because an export is not consistent by itself. */
  requestExport(name: string, target: BacpacTarget): Promise<string>;
  progress(operationUrl: string): Promise<SqlProgress>;
  remove(name: string): Promise<void>;
}

const provider = "Microsoft.Sql/servers/databases";
/** The version of the recordings; stable versions have the same shapes for these calls. */
const query = { "api-version": "2023-02-01-preview" };

export function sqlDatabases(connection: Connection, name: SqlServerName): SqlDatabases {
  const { resourceGroup, server } = name;
  const base = `/subscriptions/${connection.subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.Sql/servers/${server}/databases`;
  const operation = (what: string, permission: string, database: string): Operation => ({
    name: what,
    permission: `${provider}/${permission}`,
    resource: `${server}/databases/${database}`,
  });

  return {
    async database(database) {
      const reading = operation("Reading the database", "read", database);
      try {
        const { body } = await connection.request(reading, "get", `${base}/${database}`, { query });
        return sqlDatabase(reading, body);
      } catch (error) {
        if ((error as { status?: unknown }).status === 404) return undefined;
        throw error;
      }
    },
    async usedBytes(database) {
      const reading = operation("Reading the usages", "usages/read", database);
      const { body } = await connection.request(reading, "get", `${base}/${database}/usages`, {
        query,
      });
      const { value } = (body ?? {}) as { value?: unknown };
      if (!Array.isArray(value)) throw unknownAnswer(reading, "list of usages");
      const usage = value.find((entry: { name?: unknown }) => entry.name === "database_size");
      const bytes = (usage as { properties?: { currentValue?: unknown } } | undefined)?.properties
        ?.currentValue;
      return typeof bytes === "number" ? bytes : undefined;
    },
    async requestCopy(source, copy) {
      const copying = operation("Copying the database", "write", copy);
      const answer = await connection.request(
        copying,
        "put",
        `${base}/${copy}`,
        {
          query,
          body: {
            location: source.location,
            tags: { "slipway-backup": "true" },
            properties: { createMode: "Copy", sourceDatabaseId: source.id },
          },
          accept: [200, 201, 202],
        },
        // A second PUT of the same copy is the same copy.
        { timeoutMilliseconds: 120_000 },
      );
      return operationAddress(copying, answer);
    },
    async requestExport(database, target) {
      const exporting = operation("Exporting the database", "export/action", database);
      const answer = await connection.request(
        exporting,
        "post",
        `${base}/${database}/export`,
        {
          query,
          body: {
            storageKeyType: "SharedAccessKey",
            storageKey: `?${target.sas}`,
            storageUri: target.url,
            administratorLogin: target.login,
            administratorLoginPassword: target.password,
          },
          accept: [200, 202],
        },
        { attempts: "once", timeoutMilliseconds: 60_000 },
      );
      return operationAddress(exporting, answer);
    },
    async progress(operationUrl) {
      const reading: Operation = {
        name: "Following the operation",
        permission: "Microsoft.Sql/locations/databaseAzureAsyncOperation/read",
        resource: server,
      };
      const { body } = await connection.request(reading, "get", operationUrl, {
        accept: [200, 202],
      });
      const { status, error } = (body ?? {}) as {
        status?: unknown;
        error?: { code?: unknown; message?: unknown };
      };
      if (status === "Succeeded" || status === "Completed") return { state: "done" };
      if (status === "InProgress" || status === "Pending") return { state: "running" };
      if (status === "Failed" || status === "Canceled" || status === "Cancelled") {
        return {
          state: "failed",
          code: String(error?.code ?? status),
          message: String(error?.message ?? "no reason given"),
        };
      }
      throw unknownAnswer(reading, "status");
    },
    async remove(database) {
      const removing = operation("Deleting the copy", "delete", database);
      await connection.request(removing, "delete", `${base}/${database}`, {
        query,
        accept: [200, 202, 204],
      });
    },
  };
}

/** Reads one database; also an item of a list. */
export function sqlDatabase(reading: Operation, body: unknown): SqlDatabase {
  const { id, name, location, properties } = (body ?? {}) as {
    id?: unknown;
    name?: unknown;
    location?: unknown;
    properties?: Readonly<Record<string, unknown>>;
  };
  if (
    typeof id !== "string" ||
    typeof name !== "string" ||
    typeof location !== "string" ||
    typeof properties?.status !== "string"
  ) {
    throw unknownAnswer(reading, "id, location and status");
  }
  const { earliestRestoreDate, maxSizeBytes } = properties;
  return {
    id,
    name,
    location,
    status: properties.status,
    maximumBytes: typeof maxSizeBytes === "number" ? maxSizeBytes : undefined,
    earliestRestore:
      typeof earliestRestoreDate === "string" ? new Date(earliestRestoreDate) : undefined,
  };
}

/** SQL answers with both addresses; only `Azure-AsyncOperation` tells a status (recorded). */
export function operationAddress(asking: Operation, { headers }: Answer): string {
  const address = headers["azure-asyncoperation"];
  if (address === undefined) {
    throw new AzureError(`${asking.name} of ${asking.resource}`, {
      status: 202,
      code: "UnknownAnswer",
      detail: "the answer has no Azure-AsyncOperation",
      remedy: "Look in the portal whether the operation runs, then run the action again.",
    });
  }
  return address;
}
