import { type Operation, unknownAnswer } from "./azure-error.ts";
import type { Connection } from "./connection.ts";
import { listOf } from "./list.ts";

export interface AppServicePlan {
  readonly name: string;
  /** SKU code, for example `P1V3`. */
  readonly sku: string;
  readonly instances: number;
  /** Apps and slots on it; `undefined` when Azure does not tell. */
  readonly apps: number | undefined;
}

/** How busy a plan's instances were, per cent, one average for each quarter of an hour that has one. */
export interface PlanLoad {
  readonly cpu: readonly number[];
  readonly memory: readonly number[];
}

/** The App Service plans of one resource group. */
export interface AppServicePlans {
  plans(): Promise<readonly AppServicePlan[]>;
  /** Load from `from` to `to`. Azure Monitor keeps 93 days. */
  load(plan: string, from: Date, to: Date): Promise<PlanLoad>;
}

/** Metrics of Microsoft.Web/serverfarms (docs: "Supported metrics"). */
const metrics = { cpu: "CpuPercentage", memory: "MemoryPercentage" } as const;

export function appServicePlans(connection: Connection, resourceGroup: string): AppServicePlans {
  const base = `/subscriptions/${connection.subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.Web/serverfarms`;
  return {
    async plans() {
      const reading: Operation = {
        name: "Listing the plans",
        permission: "Microsoft.Web/serverfarms/read",
        resource: resourceGroup,
      };
      const found = await listOf(connection, reading, base, "2023-01-01");
      return found.map(({ name, sku, properties }) => {
        const { name: code, capacity } = (sku ?? {}) as { name?: unknown; capacity?: unknown };
        const apps = properties?.numberOfSites;
        return {
          name: String(name),
          sku: String(code),
          instances: typeof capacity === "number" ? capacity : 1,
          apps: typeof apps === "number" ? apps : undefined,
        };
      });
    },
    async load(plan, from, to) {
      const reading: Operation = {
        name: "Reading the plan's metrics",
        permission: "Microsoft.Insights/metrics/read",
        resource: plan,
      };
      // Azure Monitor "Metrics - List", 2018-01-01.
      const { body } = await connection.request(
        reading,
        "get",
        `${base}/${plan}/providers/Microsoft.Insights/metrics`,
        {
          query: {
            "api-version": "2018-01-01",
            metricnames: `${metrics.cpu},${metrics.memory}`,
            timespan: `${from.toISOString()}/${to.toISOString()}`,
            interval: "PT15M",
            aggregation: "Average",
          },
        },
      );
      const { value } = (body ?? {}) as { value?: unknown };
      if (!Array.isArray(value)) throw unknownAnswer(reading, "list of metrics");
      const of = (wanted: string) => averages(value, wanted);
      return { cpu: of(metrics.cpu), memory: of(metrics.memory) };
    },
  };
}

/** A quarter without an average was not measured: it is left out, not counted as idle. */
function averages(metricList: readonly unknown[], wanted: string): number[] {
  const metric = metricList.find(
    (one) =>
      String((one as { name?: { value?: unknown } })?.name?.value).toLowerCase() ===
      wanted.toLowerCase(),
  ) as { timeseries?: readonly { data?: readonly { average?: unknown }[] }[] } | undefined;
  return (metric?.timeseries ?? [])
    .flatMap(({ data }) => data ?? [])
    .flatMap(({ average }) => (typeof average === "number" && average >= 0 ? [average] : []));
}
