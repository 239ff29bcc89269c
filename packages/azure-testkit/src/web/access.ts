import { appServiceError, groupNotFound, resourceNotFound } from "../arm/errors.ts";
import type { ArmCall } from "../arm/routes.ts";
import { etagOf } from "../clock.ts";
import type { Reply } from "../http.ts";
import { key, type Plan, production, type Site, type Slot, slotOf } from "./model.ts";
import type { Store } from "./store.ts";

/** App Service answers `application/json` without a charset (recorded). */
export function webJson(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Reply {
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
}

export function etag(slot: Slot): Record<string, string> {
  return { etag: etagOf(slot.lastModified) };
}

export function groupOf(store: Store, call: ArmCall): string {
  const group = store.groups.get(key(call.parameters.group ?? ""));
  if (group === undefined) throw groupNotFound(call.parameters.group ?? "");
  return group.name;
}

export function planOf(store: Store, call: ArmCall): Plan {
  const group = groupOf(store, call);
  const plan = store.plans.get(key(group, call.parameters.plan ?? ""));
  if (plan === undefined) {
    throw resourceNotFound("Microsoft.Web/serverFarms", call.parameters.plan ?? "", group);
  }
  return plan;
}

export function siteOf(store: Store, call: ArmCall): Site {
  const group = groupOf(store, call);
  const site = store.sites.get(key(group, call.parameters.site ?? ""));
  if (site === undefined) {
    throw resourceNotFound("Microsoft.Web/sites", call.parameters.site ?? "", group);
  }
  return site;
}

/** The slot that the address names; production where it names none. */
export function slotOfCall(store: Store, call: ArmCall): Slot {
  const site = siteOf(store, call);
  const name = call.parameters.slot ?? production;
  const slot = slotOf(site, name);
  if (slot === undefined) {
    throw resourceNotFound("Microsoft.Web/sites", `${site.name}/slots/${name}`, site.resourceGroup);
  }
  return slot;
}

/**
 * Writes are refused while a swap runs (azure-pipelines-tasks#4457) and on a slot that is prepared
 * for one (azure-cli#27820).
 */
export function refuseWhenBusy(slot: Slot): void {
  const { pending } = slot.site;
  if (pending !== undefined) {
    throw appServiceError(
      409,
      "Conflict",
      `Cannot modify this site because another operation is in progress. Details: Id: ${pending.id}, OperationName: ${pending.name}, CreatedTime: ${pending.createdTime}, RequestId: ${pending.id}, EntityType: 1`,
    );
  }
  if (slot.targetSwapSlot !== null) {
    throw appServiceError(
      409,
      "Conflict",
      "The slot cannot be changed because its configuration settings have been prepared for swap.",
    );
  }
}

export function touch(store: Store, slot: Slot): void {
  slot.lastModified = Math.max(store.clock.now(), slot.lastModified + 1);
}
