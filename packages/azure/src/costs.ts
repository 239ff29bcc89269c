import { type Operation, unknownAnswer } from "./azure-error.ts";
import type { Connection } from "./connection.ts";
import { listOf } from "./list.ts";

export interface ServiceCost {
  readonly service: string;
  readonly amount: number;
}

export interface MonthCost {
  /** ISO 4217, as billed. */
  readonly currency: string;
  /** Largest first. */
  readonly services: readonly ServiceCost[];
}

export interface Budget {
  readonly name: string;
  readonly amount: number;
  /** Per cent of the amount at which Azure sends a message for what was really spent. */
  readonly thresholds: readonly number[];
}

/** What one resource group costs, and what it may cost. */
export interface Costs {
  /**
   * Costs by service from `from` to the end of the day of `to` (both UTC days); `undefined` when
   * Cost Management has no rows for them.
   */
  between(from: Date, to: Date): Promise<MonthCost | undefined>;
  budgets(): Promise<readonly Budget[]>;
}

export function costs(connection: Connection, resourceGroup: string): Costs {
  const base = `/subscriptions/${connection.subscriptionId}/resourceGroups/${resourceGroup}/providers`;
  const operation = (name: string, permission: string): Operation => ({
    name,
    permission,
    resource: resourceGroup,
  });
  return {
    async between(from, to) {
      const reading = operation("Reading the costs", "Microsoft.CostManagement/query/read");
      const day = (date: Date) => date.toISOString().slice(0, 10);
      // Cost Management "Query - Usage", 2023-03-01.
      const { body } = await connection.request(
        reading,
        "post",
        `${base}/Microsoft.CostManagement/query`,
        {
          query: { "api-version": "2023-03-01" },
          body: {
            type: "ActualCost",
            timeframe: "Custom",
            timePeriod: { from: `${day(from)}T00:00:00Z`, to: `${day(to)}T23:59:59Z` },
            dataset: {
              granularity: "None",
              aggregation: { totalCost: { name: "Cost", function: "Sum" } },
              grouping: [{ type: "Dimension", name: "ServiceName" }],
            },
          },
          accept: [200, 204],
        },
      );
      return monthCost(reading, body);
    },
    async budgets() {
      const reading = operation("Listing the budgets", "Microsoft.Consumption/budgets/read");
      const path = `${base}/Microsoft.Consumption/budgets`;
      const found = await listOf(connection, reading, path, "2023-11-01");
      return found.map(({ name, properties }) => {
        const { amount, notifications } = properties ?? {};
        if (typeof amount !== "number") throw unknownAnswer(reading, "amount");
        const rules = Object.values((notifications ?? {}) as Record<string, Notification>);
        return {
          name: String(name),
          amount,
          thresholds: rules
            .filter(({ enabled, thresholdType }) => enabled && thresholdType !== "Forecasted")
            .map(({ threshold }) => threshold)
            .sort((one, other) => one - other),
        };
      });
    },
  };
}

interface Notification {
  readonly enabled: boolean;
  readonly threshold: number;
  readonly thresholdType?: string;
}

/** A table with named columns; their order is not promised. */
function monthCost(reading: Operation, body: unknown): MonthCost | undefined {
  if (body === undefined || body === null || body === "") return undefined;
  const { properties } = body as { properties?: { columns?: unknown; rows?: unknown } };
  const { columns, rows } = properties ?? {};
  if (!Array.isArray(columns) || !Array.isArray(rows)) throw unknownAnswer(reading, "table");
  const at = (column: string) => columns.findIndex(({ name }) => name === column);
  const [amount, service, currency] = [at("Cost"), at("ServiceName"), at("Currency")];
  if (amount < 0 || service < 0 || currency < 0) {
    throw unknownAnswer(reading, "columns Cost, ServiceName and Currency");
  }
  if (rows.length === 0) return undefined;
  return {
    currency: String(rows[0][currency]),
    services: rows
      .map((row) => ({ service: String(row[service]), amount: Number(row[amount]) }))
      .sort((one, other) => other.amount - one.amount),
  };
}
