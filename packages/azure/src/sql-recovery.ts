import { type Operation, unknownAnswer } from "./azure-error.ts";
import type { Connection } from "./connection.ts";
import {
  operationAddress,
  type SqlDatabase,
  type SqlServerName,
  sqlDatabase,
} from "./sql-databases.ts";

export interface FailoverGroup {
  /** Role of the server that was asked: `Primary` or `Secondary`. */
  readonly role: string;
  /** `CATCH_UP` when the copy is up to date as far as it can be; `undefined` when not told. */
  readonly state: string | undefined;
}

/** What is made of automatic backups and geo-copies of one server. */
export interface SqlRecovery {
  /** Databases of the server, without `master`. */
  databases(): Promise<
    readonly (SqlDatabase & { readonly tags: Readonly<Record<string, string>> })[]
  >;
  /** Whether the server refuses every SQL login (`azureADOnlyAuthentications`). */
  entraOnly(): Promise<boolean>;
  /**
   * Asks for the database as of `point` under a new name (`createMode: PointInTimeRestore`; it never
   * overwrites). The tag `slipway-scratch` marks it as nobody's data. Answers the operation's address.
   */
  requestRestore(source: SqlDatabase, name: string, point: Date): Promise<string>;
  /** `undefined` when the server has no such group. */
  failoverGroup(group: string): Promise<FailoverGroup | undefined>;
  /** Makes this server the primary, after all data has arrived (planned). Answers the operation's address. */
  requestFailover(group: string): Promise<string>;
}

export const scratchTag = "slipway-scratch";

const provider = "Microsoft.Sql/servers";
/** The version of the recordings (sql-restore, sql-db). */
const query = { "api-version": "2023-02-01-preview" };

export function sqlRecovery(connection: Connection, name: SqlServerName): SqlRecovery {
  const { resourceGroup, server } = name;
  const base = `/subscriptions/${connection.subscriptionId}/resourceGroups/${resourceGroup}/providers/${provider}/${server}`;
  const operation = (what: string, permission: string): Operation => ({
    name: what,
    permission: `${provider}/${permission}`,
    resource: server,
  });

  return {
    async databases() {
      const reading = operation("Listing the databases", "databases/read");
      const { body } = await connection.request(reading, "get", `${base}/databases`, { query });
      const { value } = (body ?? {}) as { value?: unknown };
      if (!Array.isArray(value)) throw unknownAnswer(reading, "list of databases");
      return value
        .map((item: { tags?: Record<string, string> }) => ({
          ...sqlDatabase(reading, item),
          tags: item.tags ?? {},
        }))
        .filter(({ name: database }) => database !== "master");
    },
    async entraOnly() {
      const reading = operation(
        "Reading whether SQL logins are refused",
        "azureADOnlyAuthentications/read",
      );
      const { body } = await connection.request(
        reading,
        "get",
        `${base}/azureADOnlyAuthentications/Default`,
        { query },
      );
      const { properties } = (body ?? {}) as {
        properties?: { azureADOnlyAuthentication?: unknown };
      };
      const only = properties?.azureADOnlyAuthentication;
      if (typeof only !== "boolean") throw unknownAnswer(reading, "azureADOnlyAuthentication");
      return only;
    },
    async requestRestore(source, database, point) {
      const restoring = operation("Restoring the database", "databases/write");
      const answer = await connection.request(restoring, "put", `${base}/databases/${database}`, {
        query,
        body: {
          location: source.location,
          tags: { [scratchTag]: "true" },
          properties: {
            createMode: "PointInTimeRestore",
            sourceDatabaseId: source.id,
            restorePointInTime: point.toISOString(),
          },
        },
        accept: [200, 201, 202],
      });
      return operationAddress(restoring, answer);
    },
    async failoverGroup(group) {
      const reading = operation("Reading the failover group", "failoverGroups/read");
      try {
        const { body } = await connection.request(
          reading,
          "get",
          `${base}/failoverGroups/${group}`,
          { query },
        );
        const { properties } = (body ?? {}) as {
          properties?: { replicationRole?: unknown; replicationState?: unknown };
        };
        const role = properties?.replicationRole;
        if (typeof role !== "string") throw unknownAnswer(reading, "replicationRole");
        const state = properties?.replicationState;
        return { role, state: typeof state === "string" && state !== "" ? state : undefined };
      } catch (error) {
        if ((error as { status?: unknown }).status === 404) return undefined;
        throw error;
      }
    },
    async requestFailover(group) {
      const failing = operation("Failing over", "failoverGroups/failover/action");
      const answer = await connection.request(
        failing,
        "post",
        `${base}/failoverGroups/${group}/failover`,
        { query, accept: [200, 202] },
        { attempts: "once", timeoutMilliseconds: 60_000 },
      );
      return operationAddress(failing, answer);
    },
  };
}
