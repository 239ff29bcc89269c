import { AzureError, type Operation, unknownAnswer } from "./azure-error.ts";
import type { AzureService, Connection } from "./connection.ts";
import { countsQuery, quantilesQuery, type RequestScope } from "./kql.ts";

/**
 * The query API of Azure Monitor Logs ("Azure Monitor Log Analytics API request format" and "Access
 * the Azure Monitor Logs query API": endpoint, audience).
 */
export const logAnalytics: AzureService = {
  endpoint: "https://api.loganalytics.azure.com",
  scope: "https://api.loganalytics.io/.default",
};

/** One minute of one side, from the app's own telemetry. */
export interface LogMinute {
  /** Start of the minute, milliseconds since 1970. */
  readonly minute: number;
  readonly side: "old" | "new" | "other";
  readonly requests: number;
  readonly serverErrors: number;
  readonly averageMilliseconds: number | undefined;
  /** Requests that took longer than each cut, in the order of the cuts. */
  readonly over: readonly number[];
  /** How many requests the largest sampled item stands for. */
  readonly clump: number;
  /** How late the minute's rows arrived, seconds. */
  readonly lagSeconds: number;
}

export interface RequestLogs {
  counts(scope: RequestScope, cuts: readonly number[]): Promise<readonly LogMinute[]>;
  /** Cuts in milliseconds, one for each quantile, and the requests they rest on. */
  quantiles(
    scope: RequestScope,
    quantiles: readonly number[],
  ): Promise<{ readonly requests: number; readonly cuts: readonly number[] }>;
}

export type LogRow = Readonly<Record<string, unknown>>;

/**
 * Rows of the answer's first table, keyed by column. `undefined` when the answer is none.
 * The API writes `tables`, ARM and older versions wrote `Tables` with capitals.
 */
export function parseRows(body: unknown): readonly LogRow[] | undefined {
  const answer = lowerKeys(body);
  const table = Array.isArray(answer?.tables) ? lowerKeys(answer.tables[0]) : undefined;
  if (!Array.isArray(table?.columns) || !Array.isArray(table.rows)) return undefined;
  const names = table.columns.map((one) => {
    const column = lowerKeys(one);
    return String(column?.name ?? column?.columnname ?? "");
  });
  const rows: LogRow[] = [];
  for (const row of table.rows as readonly unknown[]) {
    if (!Array.isArray(row) || row.length !== names.length) return undefined;
    rows.push(Object.fromEntries(names.map((name, index) => [name, row[index] as unknown])));
  }
  return rows;
}

/**
 * `undefined` when a row lacks a column or holds something else than a number where one belongs;
 * a count that is not understood is never a zero.
 */
export function parseCounts(rows: readonly LogRow[], cuts: number): LogMinute[] | undefined {
  const minutes: LogMinute[] = [];
  for (const row of rows) {
    const minute = Date.parse(String(row.Minute));
    const side = row.Side;
    const requests = count(row.Requests);
    const serverErrors = count(row.Errors);
    const milliseconds = count(row.Milliseconds);
    const over = Array.from({ length: cuts }, (_, index) => count(row[`Over${index}`]));
    if (
      Number.isNaN(minute) ||
      (side !== "old" && side !== "new" && side !== "other") ||
      requests === undefined ||
      serverErrors === undefined ||
      milliseconds === undefined ||
      !over.every((value) => value !== undefined)
    ) {
      return undefined;
    }
    minutes.push({
      minute,
      side,
      requests,
      serverErrors: Math.min(serverErrors, requests),
      averageMilliseconds: requests === 0 ? undefined : milliseconds / requests,
      over: over.map((value) => Math.min(value, requests)),
      clump: Math.max(1, count(row.Clump) ?? 1),
      lagSeconds: count(row.LagSeconds) ?? 0,
    });
  }
  return minutes.sort((first, second) => first.minute - second.minute);
}

export function requestLogs(connection: Connection, workspaceId: string): RequestLogs {
  const reading: Operation = {
    name: "Querying the logs",
    permission: "Microsoft.OperationalInsights/workspaces/query/AppRequests/read",
    resource: workspaceId,
  };
  const rowsOf = async (query: string, scope: RequestScope) => {
    const { body } = await connection.request(
      reading,
      "post",
      `/v1/workspaces/${encodeURIComponent(workspaceId)}/query`,
      {
        body: {
          query,
          timespan: `${new Date(scope.from).toISOString()}/${new Date(scope.to).toISOString()}`,
        },
      },
      { timeoutMilliseconds: 60_000 },
    );
    // Documented: a fault that is not fatal comes with status 200, rows and an error beside them.
    const partial = lowerKeys(lowerKeys(body)?.error);
    if (partial !== undefined) {
      throw new AzureError(`${reading.name} of ${reading.resource}`, {
        status: 200,
        code: "PartialError",
        detail: String(partial.message ?? "the answer is not complete"),
        remedy: "Counts that are not complete are not used; the next look asks again.",
      });
    }
    const rows = parseRows(body);
    if (rows === undefined) throw unknownAnswer(reading, "table of rows");
    return rows;
  };
  return {
    async counts(scope, cuts) {
      const minutes = parseCounts(await rowsOf(countsQuery(scope, cuts), scope), cuts.length);
      if (minutes === undefined) throw unknownAnswer(reading, "count in every column");
      return minutes;
    },
    async quantiles(scope, quantiles) {
      const [row] = await rowsOf(quantilesQuery(scope, quantiles), scope);
      const requests = count(row?.Requests) ?? 0;
      if (requests === 0) return { requests, cuts: [] };
      const cuts = quantiles.map((_, index) => count(row?.[`Cut${index}`]));
      if (!cuts.every((cut) => cut !== undefined)) throw unknownAnswer(reading, "quantiles");
      return { requests, cuts };
    },
  };
}

function count(value: unknown): number | undefined {
  return typeof value === "number" && value >= 0 && Number.isFinite(value) ? value : undefined;
}

function lowerKeys(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key.toLowerCase(), part]));
}
