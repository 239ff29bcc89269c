import { randomUUID } from "node:crypto";
import { appServiceError } from "../arm/errors.ts";
import { objectOf, type Route, route, stringsOf } from "../arm/routes.ts";
import { etagOf } from "../clock.ts";
import { groupOf, planOf, webJson } from "./access.ts";
import { key, type Plan } from "./model.ts";
import { webBase } from "./paths.ts";
import { planJson } from "./plan-json.ts";
import type { Store } from "./store.ts";
import type { SwapContext } from "./swap.ts";
import { skuOf } from "./tiers.ts";

export function planRoutes({ store }: SwapContext): Route[] {
  const show = (plan: Plan, view: "created" | "updated" | "read") =>
    planJson(store.subscriptionId, store.planId(plan), plan, view, sitesOf(store, plan));
  return [
    ...route("GET", `${webBase}/serverfarms/{plan}`, (call) =>
      webJson(200, show(planOf(store, call), "read")),
    ),
    ...route("GET", `${webBase}/serverfarms`, (call) => {
      const group = groupOf(store, call);
      const plans = [...store.plans.values()].filter(
        (plan) => key(plan.resourceGroup) === key(group),
      );
      return webJson(200, {
        value: plans.map((plan) => show(plan, "read")),
        nextLink: null,
        id: null,
      });
    }),
    ...route("GET", "/subscriptions/{subscription}/providers/Microsoft.Web/serverfarms", () =>
      webJson(200, {
        value: [...store.plans.values()].map((plan) => show(plan, "read")),
        nextLink: null,
        id: null,
      }),
    ),
    ...route("PUT", `${webBase}/serverfarms/{plan}`, (call) => {
      const group = groupOf(store, call);
      const { name: code, capacity } = objectOf(call.json.sku);
      const sku = skuOf(String(code ?? "B1"));
      if (sku === undefined) {
        throw appServiceError(
          400,
          "BadRequest",
          `The parameter SkuName has an invalid value. Cannot find SkuName with name ${String(code)}.`,
        );
      }
      const workers = typeof capacity === "number" ? capacity : 1;
      const name = call.parameters.plan ?? "";
      let plan = store.plans.get(key(group, name));
      const created = plan === undefined;
      if (plan === undefined) {
        plan = store.addPlan({
          name,
          resourceGroup: group,
          sku: sku.name,
          capacity: workers,
          location: String(call.json.location ?? "westeurope"),
          linux: objectOf(call.json.properties).reserved === true,
        });
      } else {
        refuseTooSmall(store, plan, sku.slots, sku.tier);
        plan.sku = sku;
        plan.capacity = workers;
        plan.elasticWorkers = Math.max(plan.elasticWorkers, workers);
        plan.lastModified = store.clock.now();
      }
      if (call.json.tags !== undefined) plan.tags = stringsOf(call.json.tags);
      return webJson(200, show(plan, created ? "created" : "updated"), {
        etag: etagOf(plan.lastModified),
      });
    }),
    ...route("DELETE", `${webBase}/serverfarms/{plan}`, (call) => {
      const plan = planOf(store, call);
      if (sitesOf(store, plan) > 0) {
        throw appServiceError(
          409,
          "Conflict",
          "Server farm cannot be deleted because it has web app(s) assigned to it.",
        );
      }
      store.plans.delete(key(plan.resourceGroup, plan.name));
      return { status: 200, headers: { "x-ms-request-id": randomUUID() } };
    }),
  ];
}

function sitesOf(store: Store, plan: Plan): number {
  const id = key(store.planId(plan));
  return [...store.sites.values()].filter((site) => key(site.planId) === id).length;
}

/** A plan with slots cannot go to a tier without them (documented; text believed). */
function refuseTooSmall(store: Store, plan: Plan, slots: number, tier: string): void {
  const id = key(store.planId(plan));
  const tooMany = [...store.sites.values()].some(
    (site) => key(site.planId) === id && site.slots.size - 1 > slots,
  );
  if (tooMany) throw slotLimit(tier);
}

/** Azure/azure-functions-ux#1309: the tier's name, not the code of the SKU. */
export function slotLimit(tier: string): Error {
  return appServiceError(
    409,
    "Conflict",
    `Cannot complete the operation because the site will exceed the number of slots allowed for the '${tier}' SKU.`,
  );
}
