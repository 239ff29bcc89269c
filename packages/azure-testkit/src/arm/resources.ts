import { json } from "../http.ts";
import { key, production, type ResourceGroup, slotOf } from "../web/model.ts";
import type { Store } from "../web/store.ts";
import { armError, groupNotFound, resourceNotFound } from "./errors.ts";
import { objectOf, type Route, route, stringsOf } from "./routes.ts";

const tagLimit = 50;
const tagValueLimit = 256;

/** Subscriptions, resource groups and the tags of any resource. */
export function resourceRoutes(store: Store, tenantId: string): Route[] {
  const subscription = {
    id: `/subscriptions/${store.subscriptionId}`,
    authorizationSource: "RoleBased",
    managedByTenants: [],
    subscriptionId: store.subscriptionId,
    tenantId,
    displayName: "Local Azure",
    state: "Enabled",
    subscriptionPolicies: {
      locationPlacementId: "Public_2014-09-01",
      quotaId: "PayAsYouGo_2014-09-01",
      spendingLimit: "Off",
    },
  };
  const groupJson = (group: ResourceGroup) => ({
    id: `/subscriptions/${store.subscriptionId}/resourceGroups/${group.name}`,
    name: group.name,
    type: "Microsoft.Resources/resourceGroups",
    location: group.location,
    ...(group.tags === undefined ? {} : { tags: group.tags }),
    properties: { provisioningState: "Succeeded" },
  });
  const groupPath = "/subscriptions/{subscription}/resourceGroups/{group}";
  return [
    ...route("GET", "/subscriptions", () =>
      json(200, { value: [subscription], count: { type: "Total", value: 1 } }),
    ),
    ...route("GET", "/tenants", () =>
      json(200, { value: [{ id: `/tenants/${tenantId}`, tenantId, displayName: "Local tenant" }] }),
    ),
    ...route("GET", "/subscriptions/{subscription}", () => json(200, subscription)),
    ...route("GET", "/subscriptions/{subscription}/resourceGroups", () =>
      json(200, { value: [...store.groups.values()].map(groupJson) }),
    ),
    ...route("GET", groupPath, (call) => {
      const group = store.groups.get(key(call.parameters.group ?? ""));
      if (group === undefined) throw groupNotFound(call.parameters.group ?? "");
      return json(200, groupJson(group));
    }),
    ...route("HEAD", groupPath, (call) => ({
      status: store.groups.has(key(call.parameters.group ?? "")) ? 204 : 404,
      headers: {},
    })),
    ...route("PUT", groupPath, (call) => {
      const name = call.parameters.group ?? "";
      const known = store.groups.get(key(name));
      const location = String(call.json.location ?? known?.location ?? "westeurope");
      const tags = call.json.tags === undefined ? known?.tags : stringsOf(call.json.tags);
      const group = store.addGroup(known?.name ?? name, location, tags);
      return json(known === undefined ? 201 : 200, groupJson(group));
    }),
    ...route(
      "GET PUT PATCH DELETE",
      "{scope*}/providers/Microsoft.Resources/tags/default",
      (call) => {
        const scope = call.parameters.scope ?? "";
        const holder = tagHolder(store, scope);
        const before = holder.tags ?? {};
        if (call.method === "DELETE") {
          holder.tags = undefined;
          return { status: 200, headers: {} };
        }
        if (call.method !== "GET") {
          const tags = stringsOf(objectOf(call.json.properties).tags);
          holder.tags = checked(
            call.method === "PUT" ? tags : patched(before, tags, call.json.operation),
          );
        }
        return json(200, {
          id: `${scope}/providers/Microsoft.Resources/tags/default`,
          name: "default",
          type: "Microsoft.Resources/tags",
          properties: { tags: holder.tags ?? {} },
        });
      },
    ),
  ];
}

/** The Tags API's three ways of PATCH (docs: "Tags - Update At Scope"). Names do not regard case. */
function patched(
  before: Readonly<Record<string, string>>,
  tags: Readonly<Record<string, string>>,
  operation: unknown,
): Record<string, string> {
  const lower = new Set(Object.keys(tags).map((name) => name.toLowerCase()));
  const others = Object.fromEntries(
    Object.entries(before).filter(([name]) => !lower.has(name.toLowerCase())),
  );
  if (operation === "Merge") return { ...others, ...tags };
  if (operation === "Replace") return { ...tags };
  if (operation === "Delete") return others;
  throw armError(
    400,
    "InvalidTagPatchOperation",
    `The tag patch operation '${String(operation)}' is not one of 'Merge', 'Replace', 'Delete'.`,
  );
}

function checked(tags: Record<string, string>): Record<string, string> {
  if (Object.keys(tags).length > tagLimit) {
    throw armError(400, "TagCountLimitExceeded", `A resource can have at most ${tagLimit} tags.`);
  }
  const long = Object.entries(tags).find(([, value]) => value.length > tagValueLimit);
  if (long !== undefined) {
    throw armError(
      400,
      "InvalidTagValueLength",
      `The value of tag '${long[0]}' exceeds ${tagValueLimit} characters.`,
    );
  }
  return tags;
}

function tagHolder(store: Store, scope: string): { tags: Record<string, string> | undefined } {
  const match =
    /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)(?:\/providers\/Microsoft\.Web\/(sites|serverfarms)\/([^/]+)(?:\/slots\/([^/]+))?)?$/i.exec(
      scope,
    );
  const [, group = "", type, name = "", slotName = production] = match ?? [];
  const holder = store.groups.get(key(group));
  if (holder === undefined) throw groupNotFound(group);
  if (type === undefined) return holder;
  if (type.toLowerCase() === "serverfarms") {
    const plan = store.plans.get(key(group, name));
    if (plan !== undefined) return plan;
  } else {
    const site = store.sites.get(key(group, name));
    const slot = site === undefined ? undefined : slotOf(site, slotName);
    if (slot !== undefined) return slot;
  }
  throw resourceNotFound(`Microsoft.Web/${type}`, name, group);
}
