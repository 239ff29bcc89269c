import { readFileSync } from "node:fs";
import path from "node:path";
import { infraDirectory } from "./bicep-binary.ts";
import { type Environment, environments } from "./files.ts";
import { ofType, type Resource, snapshot } from "./snapshot.ts";

/** The dated price table of the repository, US dollars a month. */
export interface PriceTable {
  readonly date: string;
  readonly prices: Readonly<Record<string, number>>;
  readonly assumptions: {
    readonly logGigabytesMonth: Readonly<Record<Environment, number>>;
    readonly gatewayCapacityUnits: number;
  };
  readonly strategy: Readonly<Record<Environment, { estimate: number; budget: number }>>;
}

export interface CostLine {
  readonly what: string;
  readonly count: number;
  /** US dollars a month for all of them. */
  readonly cost: number;
}

export function readPrices(): PriceTable {
  return JSON.parse(readFileSync(path.join(infraDirectory, "prices.json"), "utf8")) as PriceTable;
}

/**
 * What an environment costs a month while nothing scales: the fewest instances, the gateway's
 * fixed price with the assumed capacity units, the assumed volume of logs.
 *
 * @throws Error when the table has no price for something that the snapshot deploys
 */
export function monthlyCost(
  environment: Environment,
  resources: readonly Resource[],
  table: PriceTable,
): CostLine[] {
  const line = (what: string, count: number, key: string): CostLine[] => {
    if (count === 0) return [];
    const price = table.prices[key];
    if (price === undefined) throw new Error(`infra/prices.json has no price "${key}".`);
    return [{ what, count, cost: price * count }];
  };
  const count = (type: string) => ofType(resources, type).length;
  // What autoscale started is kept by a deployment, and is no fixed cost.
  const fewest = (plan: string): number | undefined => {
    const setting = ofType(resources, "Microsoft.Insights/autoscalesettings").find(
      ({ properties }) => properties.targetResourceUri === plan,
    );
    return setting && Number(setting.properties.profiles[0].capacity.minimum);
  };
  const gateways = count("Microsoft.Network/applicationGateways");
  const logAlerts = ofType(resources, "Microsoft.Insights/scheduledQueryRules");
  return [
    ...ofType(resources, "Microsoft.Web/serverfarms").flatMap(({ id, sku }) =>
      line(
        `App Service ${sku?.name} (Linux), instances`,
        fewest(id) ?? sku?.capacity ?? 1,
        `appService/${sku?.name}/linux`,
      ),
    ),
    ...ofType(resources, "Microsoft.Sql/servers/databases").flatMap(({ sku }) =>
      line(`SQL database ${sku?.name}`, 1, `sql/${sku?.name}`),
    ),
    // The copy in the second region is made by the group; it costs what the database costs.
    ...ofType(resources, "Microsoft.Sql/servers/failoverGroups").flatMap(() =>
      ofType(resources, "Microsoft.Sql/servers/databases").flatMap(({ sku }) =>
        line(`SQL database ${sku?.name}, geo-replicated copy`, 1, `sql/${sku?.name}`),
      ),
    ),
    ...ofType(resources, "Microsoft.Storage/storageAccounts").flatMap(({ sku }) =>
      line(`Storage ${sku?.name}`, 1, `storage/${sku?.name}`),
    ),
    ...line("Application Gateway WAF_v2, fixed", gateways, "gateway/WAF_v2/fixed"),
    ...line(
      "Application Gateway, capacity units",
      gateways * table.assumptions.gatewayCapacityUnits,
      "gateway/WAF_v2/capacityUnit",
    ),
    ...line("Front Door Standard", count("Microsoft.Cdn/profiles"), "frontDoor/Standard"),
    ...line("Public addresses", count("Microsoft.Network/publicIPAddresses"), "publicAddress"),
    ...line("Private endpoints", count("Microsoft.Network/privateEndpoints"), "privateEndpoint"),
    ...line("Private DNS zones", count("Microsoft.Network/privateDnsZones"), "privateDnsZone"),
    ...line("Metric alerts", count("Microsoft.Insights/metricAlerts"), "metricAlert"),
    ...["PT5M", "PT15M"].flatMap((every) =>
      line(
        `Log alerts every ${every.slice(2, -1)} minutes`,
        logAlerts.filter((alert) => alert.properties.evaluationFrequency === every).length,
        `logAlert/${every}`,
      ),
    ),
    ...line("Logs, gigabytes", table.assumptions.logGigabytesMonth[environment], "logs/gigabyte"),
    ...line("Key Vault", count("Microsoft.KeyVault/vaults"), "keyVault"),
  ];
}

export const sum = (lines: readonly CostLine[]): number =>
  Math.round(lines.reduce((total, { cost }) => total + cost, 0) * 100) / 100;

/** The costs beside the strategy's figures, as Markdown. */
export function costTable(table = readPrices()): string {
  const rows = environments.map((environment) => {
    const lines = monthlyCost(environment, snapshot(environment), table);
    const { estimate, budget } = table.strategy[environment];
    const total = sum(lines);
    const detail = lines.map(({ what, count, cost }) => `${what} ${count}: ${cost.toFixed(2)}`);
    return `| ${environment} | ${total.toFixed(0)} | ${estimate} | ${signed(total - estimate)} | ${budget} | ${signed(total - budget)} | ${detail.join("; ")} |`;
  });
  return [
    `Prices of ${table.date}, US dollars a month.`,
    "",
    "| Environment | Expected | Strategy's estimate | Difference | Budget | Over budget | Made of |",
    "| --- | ---: | ---: | ---: | ---: | ---: | --- |",
    ...rows,
  ].join("\n");
}

const signed = (value: number): string => `${value >= 0 ? "+" : "−"}${Math.abs(value).toFixed(0)}`;
