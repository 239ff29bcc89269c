import { get as getPlan } from "@azure/arm-appservice/api/appServicePlans";
import {
  deleteSlot,
  getConfiguration,
  get as getSite,
  getSlot,
  resetProductionSlotConfig,
  resetSlotConfigurationSlot,
  stop,
  stopSlot,
  updateConfiguration,
} from "@azure/arm-appservice/api/webApps";
import { type Operation, unknownAnswer } from "./azure-error.ts";
import type { CallOptions, Connection } from "./connection.ts";
import { type MetricMinute, metricNames, parseMetrics } from "./metrics.ts";

export interface AppName {
  readonly resourceGroup: string;
  readonly app: string;
}

/** What ARM says of the production site or of one slot. */
export interface SiteStatus {
  readonly id: string;
  /** Default host name; it cannot be guessed from the names (azure-cli#26285). */
  readonly hostName: string;
  /** `Running`, `Stopped` … */
  readonly state: string;
  readonly planId: string;
  /** When the last swap of this site ended. */
  readonly swappedAt: Date | undefined;
  /** An operation is under way and every write would be refused. */
  readonly inProgressOperationId: string | undefined;
  /** A swap with preview was left open. */
  readonly targetSwapSlot: string | undefined;
}

export interface RoutingRule {
  readonly name: string;
  readonly hostName: string;
  /** 0 to 100. */
  readonly percentage: number;
}

/** What the swap's own operation says; a hint only, the site's status and a probe are the truth. */
export type SwapProgress =
  | { readonly state: "running" | "done" | "unknown" }
  | { readonly state: "failed"; readonly message: string };

export interface AppService {
  production(): Promise<SiteStatus>;
  /** `undefined` when the app has no slot of that name. */
  slot(slot: string): Promise<SiteStatus | undefined>;
  /** Tier of the plan, for example `Standard`, `PremiumV3`, `Basic`. */
  planTier(planId: string): Promise<string>;
  /** Auto-swap target of a slot, which would swap behind our back. */
  autoSwapSlot(slot: string): Promise<string | undefined>;
  routingRules(options?: CallOptions): Promise<readonly RoutingRule[]>;
  /** Writes nothing but the rules and gives back the rules that Azure's answer holds. */
  writeRoutingRules(
    rules: readonly RoutingRule[],
    options?: CallOptions,
  ): Promise<readonly RoutingRule[]>;
  /** Asks for a swap (with production unless told otherwise), once: sent twice it swaps back. */
  requestSwap(
    slot: string,
    target?: string,
  ): Promise<{ readonly operationUrl: string | undefined }>;
  swapProgress(operationUrl: string): Promise<SwapProgress>;
  /** Ends a swap with preview that was left open. */
  cancelPreview(slot: string): Promise<void>;
  /** Stops a slot, or with `undefined` the app itself. */
  stopSlot(slot: string | undefined): Promise<void>;
  deleteSlot(slot: string): Promise<void>;
  tags(): Promise<Readonly<Record<string, string>>>;
  /** Sets the tags given and leaves the others; a value of `undefined` removes the tag. */
  writeTags(tags: Readonly<Record<string, string | undefined>>): Promise<void>;
  /** Platform metrics of production (`undefined`) or a slot, per minute; times in ms since 1970. */
  metrics(slot: string | undefined, from: number, to: number): Promise<readonly MetricMinute[]>;
}

const web = "Microsoft.Web/sites";

export function appService(connection: Connection, name: AppName): AppService {
  const { resourceGroup, app } = name;
  const siteId = `/subscriptions/${connection.subscriptionId}/resourceGroups/${resourceGroup}/providers/${web}/${app}`;
  const operation = (what: string, permission: string, slot?: string): Operation => ({
    name: what,
    permission,
    resource: slot === undefined ? app : `${app}/slots/${slot}`,
  });
  const tagsPath = `${siteId}/providers/Microsoft.Resources/tags/default`;
  const tagsVersion = { "api-version": "2021-04-01" };

  const writeTags = async (
    verb: "Merge" | "Delete",
    tags: Readonly<Record<string, string>>,
  ): Promise<void> => {
    if (Object.keys(tags).length === 0) return;
    await connection.request(
      operation("Writing the tags", "Microsoft.Resources/tags/write"),
      "patch",
      tagsPath,
      { query: tagsVersion, body: { operation: verb, properties: { tags } }, accept: [200, 202] },
    );
  };
  const readTags = async () => {
    const reading = operation("Reading the tags", "Microsoft.Resources/tags/read");
    const { body } = await connection.request(reading, "get", tagsPath, { query: tagsVersion });
    const tags = (body as { properties?: { tags?: unknown } } | null)?.properties?.tags;
    if (typeof tags !== "object") throw unknownAnswer(reading, "tags");
    return (tags ?? {}) as Record<string, string>;
  };

  return {
    async production() {
      const reading = operation("Reading the app", `${web}/read`);
      return siteStatus(
        reading,
        await connection.call(reading, (context, abortSignal) =>
          getSite(context, resourceGroup, app, { abortSignal }),
        ),
      );
    },
    async slot(slot) {
      const reading = operation("Reading the slot", `${web}/slots/read`, slot);
      try {
        return siteStatus(
          reading,
          await connection.call(reading, (context, abortSignal) =>
            getSlot(context, resourceGroup, app, slot, { abortSignal }),
          ),
        );
      } catch (error) {
        if ((error as { status?: unknown }).status === 404) return undefined;
        throw error;
      }
    },
    async planTier(planId) {
      const [, planGroup = resourceGroup] = /\/resourceGroups\/([^/]+)\//i.exec(planId) ?? [];
      const plan = planId.slice(planId.lastIndexOf("/") + 1);
      const reading: Operation = {
        name: "Reading the plan",
        permission: "Microsoft.Web/serverfarms/read",
        resource: plan,
      };
      const { sku } = await connection.call(reading, (context, abortSignal) =>
        getPlan(context, planGroup, plan, { abortSignal }),
      );
      if (!sku?.tier) throw unknownAnswer(reading, "tier");
      return sku.tier;
    },
    async autoSwapSlot(slot) {
      const reading = operation(
        "Reading the slot's configuration",
        `${web}/slots/config/read`,
        slot,
      );
      const { body } = await connection.request(
        reading,
        "get",
        `${siteId}/slots/${slot}/config/web`,
        { query: { "api-version": "2023-12-01" } },
      );
      const properties = (body as { properties?: Record<string, unknown> } | null)?.properties;
      if (typeof properties !== "object") throw unknownAnswer(reading, "properties");
      const target = properties.autoSwapSlotName;
      return typeof target === "string" && target !== "" ? target : undefined;
    },
    async routingRules(options) {
      const reading = operation("Reading the routing rules", `${web}/config/read`);
      const configuration = await connection.call(
        reading,
        (context, abortSignal) => getConfiguration(context, resourceGroup, app, { abortSignal }),
        options,
      );
      return routingRules(reading, configuration);
    },
    async writeRoutingRules(rules, options) {
      const writing = operation("Writing the routing rules", `${web}/config/write`);
      const configuration = await connection.call(
        writing,
        (context, abortSignal) =>
          updateConfiguration(
            context,
            resourceGroup,
            app,
            {
              experiments: {
                rampUpRules: rules.map((rule) => ({
                  name: rule.name,
                  actionHostName: rule.hostName,
                  reroutePercentage: rule.percentage,
                })),
              },
            },
            { abortSignal },
          ),
        options,
      );
      return routingRules(writing, configuration);
    },
    async requestSwap(slot, target = "production") {
      const swapping = operation("Swapping", `${web}/slots/slotsswap/action`, slot);
      const { headers } = await connection.request(
        swapping,
        "post",
        `${siteId}/slots/${slot}/slotsswap`,
        {
          query: { "api-version": "2023-12-01" },
          body: { targetSlot: target, preserveVnet: true },
          accept: [200, 202],
        },
        { attempts: "once", timeoutMilliseconds: 60_000 },
      );
      return { operationUrl: headers.location };
    },
    async swapProgress(operationUrl) {
      const reading = operation("Following the swap", `${web}/slots/operationresults/read`);
      try {
        const { status, body } = await connection.request(reading, "get", operationUrl, {
          accept: [200, 202, 204],
        });
        if (status === 202) return { state: "running" };
        const result = body as { status?: unknown; error?: { message?: unknown } } | null;
        return result?.status === "Failed"
          ? { state: "failed", message: String(result.error?.message ?? "no reason given") }
          : { state: "done" };
      } catch (error) {
        const { status, message } = error as { status?: number; message: string };
        return status === 400 || status === 409
          ? { state: "failed", message }
          : { state: "unknown" };
      }
    },
    async cancelPreview(slot) {
      await connection.call(
        operation("Cancelling the open swap preview", `${web}/resetSlotConfig/action`),
        (context, abortSignal) =>
          resetProductionSlotConfig(context, resourceGroup, app, { abortSignal }),
      );
      await connection.call(
        operation("Cancelling the open swap preview", `${web}/slots/resetSlotConfig/action`, slot),
        (context, abortSignal) =>
          resetSlotConfigurationSlot(context, resourceGroup, app, slot, { abortSignal }),
      );
    },
    stopSlot: (slot) =>
      connection.call(
        operation("Stopping", `${web}/${slot === undefined ? "" : "slots/"}stop/action`, slot),
        (context, abortSignal) =>
          slot === undefined
            ? stop(context, resourceGroup, app, { abortSignal })
            : stopSlot(context, resourceGroup, app, slot, { abortSignal }),
      ),
    deleteSlot: (slot) =>
      connection.call(operation("Deleting", `${web}/slots/delete`, slot), (context, abortSignal) =>
        deleteSlot(context, resourceGroup, app, slot, { abortSignal }),
      ),
    tags: readTags,
    async writeTags(tags) {
      const gone = Object.keys(tags).filter((tag) => tags[tag] === undefined);
      if (gone.length > 0) {
        const present = await readTags();
        await writeTags(
          "Delete",
          Object.fromEntries(
            gone.flatMap((tag) => (present[tag] === undefined ? [] : [[tag, present[tag]]])),
          ),
        );
      }
      await writeTags(
        "Merge",
        Object.fromEntries(
          Object.entries(tags).flatMap(([tag, value]) =>
            value === undefined ? [] : [[tag, value]],
          ),
        ),
      );
    },
    async metrics(slot, from, to) {
      const reading = operation("Reading the metrics", "Microsoft.Insights/metrics/read", slot);
      const resource = slot === undefined ? siteId : `${siteId}/slots/${slot}`;
      const { body } = await connection.request(
        reading,
        "get",
        `${resource}/providers/microsoft.insights/metrics`,
        {
          query: {
            "api-version": "2018-01-01",
            timespan: `${iso(from)}/${iso(to)}`,
            interval: "PT1M",
            metricnames: metricNames.join(","),
            aggregation: "Total,Average",
          },
        },
      );
      const minutes = parseMetrics(body);
      if (minutes === undefined) throw unknownAnswer(reading, "metric series");
      return minutes;
    },
  };
}

const iso = (time: number) => new Date(time).toISOString();

type SiteAnswer = Awaited<ReturnType<typeof getSite>>;

function siteStatus(reading: Operation, site: SiteAnswer): SiteStatus {
  if (!site.id || !site.defaultHostName || !site.state || !site.serverFarmId) {
    throw unknownAnswer(reading, "id, state, plan and default host name");
  }
  return {
    id: site.id,
    hostName: site.defaultHostName,
    state: site.state,
    planId: site.serverFarmId,
    swappedAt: site.slotSwapStatus?.timestampUtc,
    inProgressOperationId: site.inProgressOperationId || undefined,
    targetSwapSlot: site.targetSwapSlot || undefined,
  };
}

function routingRules(
  reading: Operation,
  configuration: Awaited<ReturnType<typeof getConfiguration>>,
): readonly RoutingRule[] {
  const rules = configuration.experiments?.rampUpRules;
  if (rules === undefined) throw unknownAnswer(reading, "experiments");
  return rules.map((rule) => {
    if (rule.reroutePercentage === undefined || !rule.actionHostName) {
      throw unknownAnswer(reading, "host name and percentage of a rule");
    }
    return {
      name: rule.name ?? "",
      hostName: rule.actionHostName,
      percentage: rule.reroutePercentage,
    };
  });
}
