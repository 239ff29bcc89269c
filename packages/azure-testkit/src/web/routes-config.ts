import { armError } from "../arm/errors.ts";
import { objectOf, type Route, route, stringsOf } from "../arm/routes.ts";
import type { ConnectionString } from "../contract.ts";
import { etag, refuseWhenBusy, siteOf, slotOfCall, touch, webJson } from "./access.ts";
import { configJson } from "./config-json.ts";
import { writeConfig } from "./config-write.ts";
import type { Site, Slot, StickyNames } from "./model.ts";
import { slotPath, webBase } from "./paths.ts";
import { siteId } from "./site-json.ts";
import type { SwapContext } from "./swap.ts";

export function configRoutes({ store, fleet }: SwapContext): Route[] {
  const part = (slot: Slot, name: string, properties: unknown) => ({
    id: `${siteId(store.subscriptionId, slot)}/config/${name}`,
    name,
    type: "Microsoft.Web/sites/config",
    location: slot.site.location,
    properties,
  });
  /** A change of settings restarts the site, as App Service does. */
  const changed = (slot: Slot) => {
    touch(store, slot);
    void fleet.restart(slot);
  };
  return [
    ...route("GET", `${slotPath}/config/web`, (call) =>
      webJson(200, configJson(store.subscriptionId, slotOfCall(store, call), "read")),
    ),
    // PUT merges like PATCH (believed: no recording shows a property lost by it).
    ...route("PUT PATCH", `${slotPath}/config/web`, (call) => {
      const slot = slotOfCall(store, call);
      refuseWhenBusy(slot);
      const command = slot.config.appCommandLine;
      writeConfig(slot, objectOf(call.json.properties));
      // The first write fills it in (recorded: appservice-slot).
      slot.config.remoteDebuggingVersion ??= "VS2019";
      touch(store, slot);
      if (slot.config.appCommandLine !== command) void fleet.restart(slot);
      return webJson(200, configJson(store.subscriptionId, slot, "write"), etag(slot));
    }),
    ...route("POST", `${slotPath}/config/appsettings/list`, (call) => {
      const slot = slotOfCall(store, call);
      return webJson(200, part(slot, "appsettings", slot.appSettings));
    }),
    ...route("PUT", `${slotPath}/config/appsettings`, (call) => {
      const slot = slotOfCall(store, call);
      refuseWhenBusy(slot);
      slot.appSettings = stringsOf(call.json.properties);
      changed(slot);
      return webJson(200, part(slot, "appsettings", slot.appSettings), etag(slot));
    }),
    ...route("POST", `${slotPath}/config/connectionstrings/list`, (call) => {
      const slot = slotOfCall(store, call);
      return webJson(200, part(slot, "connectionstrings", slot.connectionStrings));
    }),
    ...route("PUT", `${slotPath}/config/connectionstrings`, (call) => {
      const slot = slotOfCall(store, call);
      refuseWhenBusy(slot);
      slot.connectionStrings = connectionStringsOf(call.json.properties);
      changed(slot);
      return webJson(200, part(slot, "connectionstrings", slot.connectionStrings), etag(slot));
    }),
    ...route("POST", `${slotPath}/config/metadata/list`, (call) =>
      webJson(200, part(slotOfCall(store, call), "metadata", {})),
    ),
    ...route("GET", `${webBase}/sites/{site}/config/slotConfigNames`, (call) =>
      webJson(200, stickyJson(siteOf(store, call))),
    ),
    ...route("PUT", `${webBase}/sites/{site}/config/slotConfigNames`, (call) => {
      const site = siteOf(store, call);
      refuseWhenBusy(slotOfCall(store, call));
      const properties = objectOf(call.json.properties);
      const names = (kind: keyof StickyNames) => {
        const value = properties[kind];
        return Array.isArray(value) ? value.map(String) : (site.sticky[kind] ?? []);
      };
      site.sticky = {
        connectionStringNames: names("connectionStringNames"),
        appSettingNames: names("appSettingNames"),
        azureStorageConfigNames: names("azureStorageConfigNames"),
      };
      return webJson(200, stickyJson(site));
    }),
  ];
}

/** No id, and the site's own name and type (recorded). Null until the first PUT, lists afterwards. */
function stickyJson(site: Site): Record<string, unknown> {
  return {
    id: null,
    name: site.name,
    type: "Microsoft.Web/sites",
    location: site.location,
    properties: {
      connectionStringNames: site.sticky.connectionStringNames,
      appSettingNames: site.sticky.appSettingNames,
      azureStorageConfigNames: site.sticky.azureStorageConfigNames,
    },
  };
}

function connectionStringsOf(value: unknown): Record<string, ConnectionString> {
  return Object.fromEntries(
    Object.entries(objectOf(value)).map(([name, entry]) => {
      const { value: text, type } = objectOf(entry);
      if (typeof text !== "string" || typeof type !== "string") {
        throw armError(
          400,
          "BadRequest",
          `The connection string '${name}' needs a value and a type.`,
        );
      }
      return [name, { value: text, type }];
    }),
  );
}
