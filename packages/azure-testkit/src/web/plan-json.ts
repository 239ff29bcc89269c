import type { Plan } from "./model.ts";
import { webSpaceOf } from "./site-json.ts";

const sizes = ["Default", "Medium", "Large"];

/** A plan (recorded: appservice-scale): PUT answers `location` in lower case and repeats the SKU inside. */
export function planJson(
  subscriptionId: string,
  id: string,
  plan: Plan,
  view: "created" | "updated" | "read",
  sites: number,
): Record<string, unknown> {
  const { sku } = plan;
  const shared = sku.computeMode === "Shared";
  const size = sizes[sku.workerSizeId] ?? "Default";
  const workers = shared ? 0 : plan.capacity;
  const created = view === "created";
  const skuJson = {
    name: sku.name,
    tier: sku.tier,
    size: sku.name,
    family: sku.family,
    capacity: workers,
  };
  const kind = plan.linux ? "linux" : "app";
  return {
    id,
    name: plan.name,
    type: "Microsoft.Web/serverfarms",
    kind,
    location: created ? plan.location.replaceAll(" ", "").toLowerCase() : plan.location,
    ...(plan.tags === undefined ? {} : { tags: plan.tags }),
    properties: {
      serverFarmId: plan.serverFarmId,
      name: plan.name,
      ...(view === "read" ? {} : { sku: skuJson }),
      workerSize: size,
      workerSizeId: sku.workerSizeId,
      workerTierName: null,
      numberOfWorkers: workers,
      currentWorkerSize: size,
      currentWorkerSizeId: sku.workerSizeId,
      currentNumberOfWorkers: workers,
      status: "Ready",
      webSpace: webSpaceOf(plan.resourceGroup, plan.location, plan.linux),
      subscription: subscriptionId,
      adminSiteName: null,
      hostingEnvironment: null,
      hostingEnvironmentProfile: null,
      maximumNumberOfWorkers: created ? 0 : sku.maximumWorkers,
      planName: "VirtualDedicatedPlan",
      adminRuntimeSiteName: null,
      computeMode: sku.computeMode,
      siteMode: sku.siteMode,
      geoRegion: plan.location,
      perSiteScaling: false,
      elasticScaleEnabled: false,
      maximumElasticWorkerCount: plan.elasticWorkers,
      numberOfSites: sites,
      hostingEnvironmentId: null,
      isSpot: false,
      spotExpirationTime: null,
      freeOfferExpirationTime: null,
      tags: plan.tags ?? null,
      kind,
      resourceGroup: plan.resourceGroup,
      reserved: plan.linux,
      isXenon: false,
      hyperV: false,
      mdmId: `waws-prod-am2-001_${plan.serverFarmId}`,
      targetWorkerCount: 0,
      targetWorkerSizeId: 0,
      provisioningState: "Succeeded",
      webSiteId: null,
      existingServerFarmIds: null,
      kubeEnvironmentProfile: null,
      zoneRedundant: false,
      migrateToVMSS: null,
      vnetConnectionsUsed: created ? null : 0,
      vnetConnectionsMax: created ? null : 2,
      createdTime: plan.createdTime,
    },
    sku: skuJson,
  };
}
