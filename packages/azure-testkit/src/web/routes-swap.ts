import { appServiceError, armError } from "../arm/errors.ts";
import { type ArmCall, type Route, route } from "../arm/routes.ts";
import { refuseWhenBusy, siteOf, slotOfCall, touch, webJson } from "./access.ts";
import { production, type Slot, slotOf } from "./model.ts";
import { slotPath } from "./paths.ts";
import { siteId } from "./site-json.ts";
import { type SwapContext, settingsInPlaceOf, startSwap } from "./swap.ts";

export function swapRoutes(context: SwapContext): Route[] {
  const { store, fleet, operations } = context;
  return [
    ...route("POST", `${slotPath}/slotsswap`, (call) => {
      const { source, target, addressed } = sides(context, call);
      if (source.site.pending !== undefined) refuseWhenBusy(source);
      if (source.targetSwapSlot !== null && source.targetSwapSlot !== target.name) {
        refuseWhenBusy(source);
      }
      refuseWhenBusy(target);
      return startSwap(context, source, target, call.query.get("api-version") ?? "", addressed);
    }),
    ...route("GET", `${slotPath}/operationresults/{operation}`, (call) => {
      slotOfCall(store, call);
      const reply = operations.poll(call.parameters.operation ?? "");
      if (reply !== undefined) return reply;
      throw armError(404, "NotFound", "The operation was not found.");
    }),
    // Swap with preview: 200 with an empty body, and nothing to poll (recorded: az test_webapp_slot_swap).
    ...route("POST", `${slotPath}/applySlotConfig`, (call) => {
      const { source, target } = sides(context, call);
      refuseWhenBusy(source);
      const own = {
        appSettings: source.appSettings,
        connectionStrings: source.connectionStrings,
      };
      Object.assign(source, settingsInPlaceOf(own, target, source.site.sticky));
      source.preview = { target, own };
      source.targetSwapSlot = target.name;
      touch(store, source);
      void fleet.restart(source);
      return { status: 200, headers: {} };
    }),
    ...route("POST", `${slotPath}/resetSlotConfig`, (call) => {
      // Addressed to production, it gives up every preview of the site.
      const site = siteOf(store, call);
      const slots =
        call.parameters.slot === undefined ? [...site.slots.values()] : [slotOfCall(store, call)];
      for (const slot of slots) {
        if (slot.preview === undefined) continue;
        Object.assign(slot, slot.preview.own);
        slot.preview = undefined;
        slot.targetSwapSlot = null;
        touch(store, slot);
        void fleet.restart(slot);
      }
      return { status: 200, headers: {} };
    }),
    ...route("POST", `${slotPath}/slotsdiffs`, (call) => {
      const { source, target } = sides(context, call);
      return webJson(200, {
        value: differences(source, target).map((difference, index) => ({
          id: `${siteId(store.subscriptionId, source)}/slotsdiffs/${index}`,
          name: String(index),
          type: "Microsoft.Web/sites/slotsdiffs",
          location: source.site.location,
          properties: difference,
        })),
        nextLink: null,
        id: null,
      });
    }),
  ];
}

/**
 * The two slots of a swap. Addressed to a slot, that slot is the source; addressed to the site,
 * production is the target and the body names the source (docs: "Web Apps - Swap Slot With
 * Production").
 */
function sides(
  { store }: SwapContext,
  call: ArmCall,
): { source: Slot; target: Slot; addressed: Slot } {
  const addressed = slotOfCall(store, call);
  const name = call.json.targetSlot;
  if (typeof name !== "string" || name === "") {
    throw appServiceError(400, "BadRequest", "The parameter targetSlot must not be empty.");
  }
  const other = slotOf(addressed.site, name);
  if (other === undefined) {
    throw appServiceError(
      404,
      "NotFound",
      `Cannot find slot with name ${name} for site ${addressed.site.name}.`,
    );
  }
  if (other === addressed) {
    throw appServiceError(
      400,
      "BadRequest",
      "Source and target slot of a swap must not be the same.",
    );
  }
  return addressed.name === production
    ? { source: other, target: addressed, addressed }
    : { source: addressed, target: other, addressed };
}

/** Differences in settings, in the model's fields (SlotDifferenceProperties; texts believed). */
function differences(source: Slot, target: Slot): Record<string, unknown>[] {
  const sticky = new Set(source.site.sticky.appSettingNames?.map((name) => name.toLowerCase()));
  const names = [
    ...new Set([...Object.keys(source.appSettings), ...Object.keys(target.appSettings)]),
  ];
  return names.sort().flatMap((name) => {
    const inSource = source.appSettings[name];
    const inTarget = target.appSettings[name];
    if (inSource === inTarget) return [];
    return [
      {
        level: "Warning",
        settingType: "AppSetting",
        diffRule: sticky.has(name.toLowerCase()) ? "SettingIsSticky" : "SettingsWillChange",
        settingName: name,
        valueInCurrentSlot: inSource ?? null,
        valueInTargetSlot: inTarget ?? null,
        description: sticky.has(name.toLowerCase())
          ? `App setting '${name}' stays with its slot.`
          : `App setting '${name}' moves with the content.`,
      },
    ];
  });
}
