import { randomUUID } from "node:crypto";
import { armError } from "../arm/errors.ts";
import { objectOf, type Route, route } from "../arm/routes.ts";
import type { GroupCostSpec } from "../contract.ts";
import { json } from "../http.ts";
import { groupOf } from "../web/access.ts";
import { key } from "../web/model.ts";
import type { Store } from "../web/store.ts";

/**
 * Cost Management and budgets of resource groups. The query's answer by "Query - Usage"
 * (example SubscriptionQueryGrouping), a budget's by the recording consumption-budget and
 * "Budgets - List". Costs are given for every day alike; only the grouping by service is answered.
 */
export class GroupCosts {
  readonly #store: Store;
  readonly #groups = new Map<string, GroupCostSpec>();

  constructor(store: Store) {
    this.#store = store;
  }

  add(spec: GroupCostSpec): void {
    this.#groups.set(key(spec.resourceGroup), spec);
  }

  routes(): Route[] {
    const group = "/subscriptions/{subscription}/resourceGroups/{group}/providers";
    return [
      ...route("POST", `${group}/Microsoft.CostManagement/query`, (call) => {
        const spec = this.#groups.get(key(groupOf(this.#store, call)));
        const { grouping } = objectOf(call.json.dataset);
        const first = objectOf(Array.isArray(grouping) ? grouping[0] : undefined);
        if (first.name !== "ServiceName") {
          throw armError(400, "BadRequest", "The local Azure groups costs by ServiceName only.");
        }
        const { from, to } = objectOf(call.json.timePeriod);
        const days = Math.max(0, Date.parse(String(to)) - Date.parse(String(from))) / 86_400_000;
        const rows = Object.entries(spec?.servicesPerDay ?? {}).map(([service, perDay]) => [
          perDay * Math.round(days),
          service,
          "USD",
        ]);
        return json(200, {
          id: `${call.path}/${randomUUID()}`,
          name: randomUUID(),
          type: "Microsoft.CostManagement/query",
          properties: {
            nextLink: null,
            columns: [
              { name: "Cost", type: "Number" },
              { name: "ServiceName", type: "String" },
              { name: "Currency", type: "String" },
            ],
            rows,
          },
        });
      }),
      ...route("GET", `${group}/Microsoft.Consumption/budgets`, (call) => {
        const spec = this.#groups.get(key(groupOf(this.#store, call)));
        const budget = spec?.budget;
        if (budget === undefined) return json(200, { value: [] });
        const notifications = Object.fromEntries(
          budget.thresholds.map((threshold) => [
            `actual_${threshold}`,
            { enabled: true, operator: "GreaterThanOrEqualTo", threshold, thresholdType: "Actual" },
          ]),
        );
        return json(200, {
          value: [
            {
              id: `${call.path}/${budget.name}`,
              name: budget.name,
              type: "Microsoft.Consumption/budgets",
              eTag: '"1d3ab6019183d09"',
              properties: {
                timeGrain: "Monthly",
                amount: budget.amount,
                category: "Cost",
                notifications,
              },
            },
          ],
        });
      }),
    ];
  }
}
