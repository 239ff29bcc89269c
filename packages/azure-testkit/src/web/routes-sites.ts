import { randomUUID } from "node:crypto";
import { armError } from "../arm/errors.ts";
import { type ArmCall, objectOf, type Route, route, stringsOf } from "../arm/routes.ts";
import { instanceId } from "../data-plane/environment.ts";
import type { Reply } from "../http.ts";
import {
  etag,
  groupOf,
  planOf,
  refuseWhenBusy,
  siteOf,
  slotOfCall,
  touch,
  webJson,
} from "./access.ts";
import { writeConfig } from "./config-write.ts";
import { key, production, productionOf, type Slot, slotOf } from "./model.ts";
import { slotPath, webBase } from "./paths.ts";
import { slotLimit } from "./routes-plans.ts";
import { publishingRoutes } from "./routes-publishing.ts";
import { type SiteView, siteId, siteJson } from "./site-json.ts";
import type { SwapContext } from "./swap.ts";

/** A new Windows slot answers this one setting, and nothing of production's (recorded). */
const newSlotSettings = { WEBSITE_NODE_DEFAULT_VERSION: "6.9.1" };

export function siteRoutes(context: SwapContext): Route[] {
  const { store, fleet } = context;
  const show = (slot: Slot, view: SiteView) => siteJson(store.subscriptionId, slot, view);
  const list = (slots: readonly Slot[], headers: Record<string, string> = {}) =>
    webJson(
      200,
      { value: slots.map((slot) => show(slot, "list")), nextLink: null, id: null },
      headers,
    );
  const productions = () => [...store.slots()].filter(({ name }) => name === production);

  const setState =
    (state: Slot["state"]) =>
    async (call: ArmCall): Promise<Reply> => {
      const slot = slotOfCall(store, call);
      refuseWhenBusy(slot);
      slot.state = state;
      touch(store, slot);
      void fleet.restart(slot);
      return { status: 200, headers: {} };
    };

  return [
    ...route("GET", "/subscriptions/{subscription}/providers/Microsoft.Web/sites", () =>
      list(productions(), etagOfFirst(productions())),
    ),
    ...route("GET", `${webBase}/sites`, (call) => {
      const group = key(groupOf(store, call));
      const slots = productions().filter(({ site }) => key(site.resourceGroup) === group);
      return list(slots, etagOfFirst(slots));
    }),
    ...route("GET", `${webBase}/sites/{site}/slots`, (call) => {
      const site = siteOf(store, call);
      const slots = [...site.slots.values()].filter(({ name }) => name !== production);
      return list(slots, etag(productionOf(site)));
    }),
    ...route("GET", slotPath, (call) => {
      const slot = slotOfCall(store, call);
      return webJson(200, show(slot, "read"), etag(slot));
    }),
    ...route("PUT", slotPath, async (call) => {
      const before = slotAt(context, call);
      const slot = before ?? (await create(context, call));
      refuseWhenBusy(slot);
      writeSite(slot, call.json);
      touch(store, slot);
      void fleet.restart(slot);
      return webJson(200, show(slot, before === undefined ? "created" : "updated"), etag(slot));
    }),
    ...route("PATCH", slotPath, (call) => {
      const slot = slotOfCall(store, call);
      refuseWhenBusy(slot);
      writeSite(slot, call.json);
      touch(store, slot);
      return webJson(200, show(slot, "updated"), etag(slot));
    }),
    ...route("DELETE", slotPath, async (call) => {
      const slot = slotOfCall(store, call);
      refuseWhenBusy(slot);
      const gone = slot.name === production ? [...slot.site.slots.values()] : [slot];
      for (const one of gone) {
        store.removeSlot(one);
        fleet.put(one, undefined);
      }
      return { status: 200, headers: etag(slot) };
    }),
    ...route("POST", `${slotPath}/start`, setState("Running")),
    ...route("POST", `${slotPath}/stop`, setState("Stopped")),
    ...route("POST", `${slotPath}/restart`, async (call) => {
      const slot = slotOfCall(store, call);
      refuseWhenBusy(slot);
      const restarted = fleet.restart(slot);
      if (call.query.get("synchronous") === "true") await restarted;
      return { status: 200, headers: {} };
    }),
    ...route("GET", `${slotPath}/instances`, (call) => {
      const slot = slotOfCall(store, call);
      const name = instanceId(slot);
      const item = {
        id: `${siteId(store.subscriptionId, slot)}/instances/${name}`,
        name,
        type: "Microsoft.Web/sites/instances",
        location: slot.site.location,
        properties: { name, state: fleet.worker(slot)?.isListening === true ? "READY" : "STOPPED" },
      };
      return webJson(200, {
        value: slot.state === "Running" ? [item] : [],
        nextLink: null,
        id: null,
      });
    }),
    ...route("GET", `${slotPath}/hostNameBindings`, (call) => {
      const slot = slotOfCall(store, call);
      const siteName =
        slot.name === production ? slot.site.name : `${slot.site.name}(${slot.name})`;
      return webJson(200, {
        value: [
          {
            id: `${siteId(store.subscriptionId, slot)}/hostNameBindings/${slot.hostName}`,
            name: `${slot.site.name}/${slot.hostName}`,
            type: "Microsoft.Web/sites/hostNameBindings",
            location: slot.site.location,
            properties: {
              siteName,
              hostNameType: "Verified",
              sslState: "Disabled",
              thumbprint: null,
            },
          },
        ],
        nextLink: null,
        id: null,
      });
    }),
    ...publishingRoutes(context),
  ];
}

function etagOfFirst([first]: readonly Slot[]): Record<string, string> {
  return first === undefined ? {} : etag(first);
}

function slotAt({ store }: SwapContext, call: ArmCall): Slot | undefined {
  const { group = "", site: name = "", slot = production } = call.parameters;
  const site = store.sites.get(key(group, name));
  return site === undefined ? undefined : slotOf(site, slot);
}

async function create({ store }: SwapContext, call: ArmCall): Promise<Slot> {
  const group = groupOf(store, call);
  const { site: siteName = "", slot: slotName } = call.parameters;
  if (slotName === undefined) {
    const farm = String(objectOf(call.json.properties).serverFarmId ?? "");
    const [, planGroup = group, planName = farm] =
      /resourceGroups\/([^/]+)\/.*serverfarms\/([^/]+)$/i.exec(farm) ?? [];
    const plan = planOf(store, { ...call, parameters: { group: planGroup, plan: planName } });
    return productionOf(await store.addSite(siteName, group, plan));
  }
  const site = siteOf(store, call);
  if (!/^[a-z0-9][a-z0-9-]*$/i.test(slotName) || key(slotName) === production) {
    throw armError(400, "BadRequest", `'${slotName}' is not a valid name for a slot.`);
  }
  const { sku } = site.plan();
  if (site.slots.size - 1 >= sku.slots) throw slotLimit(sku.tier);
  const created = await store.addSlot(site, slotName);
  // Of production it takes over properties like the client affinity, but no setting (recorded).
  created.properties = { ...productionOf(site).properties };
  if (!site.plan().linux) created.appSettings = { ...newSlotSettings };
  return created;
}

/** Properties of a site that a client may set, and that are answered as they were set. */
const settable = [
  "clientAffinityEnabled",
  "httpsOnly",
  "clientCertEnabled",
  "clientCertMode",
  "publicNetworkAccess",
  "enabled",
];

function writeSite(slot: Slot, body: Readonly<Record<string, unknown>>): void {
  const properties = objectOf(body.properties);
  const { appSettings, connectionStrings, ...config } = objectOf(properties.siteConfig);
  if (Array.isArray(appSettings)) {
    slot.appSettings = Object.fromEntries(
      appSettings.map((entry: unknown) => {
        const { name, value } = objectOf(entry);
        return [String(name), String(value ?? "")];
      }),
    );
  }
  if (Array.isArray(connectionStrings)) {
    slot.connectionStrings = Object.fromEntries(
      connectionStrings.map((entry: unknown) => {
        const { name, connectionString, type } = objectOf(entry);
        return [
          String(name),
          { value: String(connectionString ?? ""), type: String(type ?? "Custom") },
        ];
      }),
    );
  }
  // The framework asked for at creation does not show in config/web afterwards (recorded).
  const { netFrameworkVersion: _, ...kept } = config;
  writeConfig(slot, kept);
  for (const name of settable) {
    const value = properties[name];
    if (value !== undefined && value !== null) slot.properties[name] = value;
  }
  if (body.tags !== undefined && body.tags !== null) slot.tags = stringsOf(body.tags);
  const { type } = objectOf(body.identity);
  if (type === "SystemAssigned") slot.identity ??= { type, principalId: randomUUID() };
}
