import { appServiceError } from "../arm/errors.ts";
import { objectOf } from "../arm/routes.ts";
import { production, type RampUpRule, type Slot } from "./model.ts";

const readOnly = new Set([
  "routingRules",
  "experiments",
  "publishingPassword",
  "publishingUsername",
  "appSettings",
  "connectionStrings",
  "metadata",
]);

/**
 * Merges `properties` of `config/web` into a slot. Absent and null properties stay as they are; a
 * list of rules replaces the one before (recorded: az test_traffic_routing; az sends everything
 * back, without nulls).
 */
export function writeConfig(slot: Slot, properties: Readonly<Record<string, unknown>>): void {
  const rules = rulesOf(properties);
  if (rules !== undefined) checkRules(slot, rules);
  for (const [name, value] of Object.entries(properties)) {
    if (value !== null && !readOnly.has(name)) slot.config[name] = value;
  }
  if (slot.config.alwaysOn === true && !slot.site.plan().sku.alwaysOn) {
    slot.config.alwaysOn = false;
    throw appServiceError(
      409,
      "Conflict",
      `There was a conflict. AlwaysOn cannot be set for this site as the plan does not allow it.`,
    );
  }
  if (rules !== undefined) slot.rampUpRules = rules;
}

function rulesOf(properties: Readonly<Record<string, unknown>>): RampUpRule[] | undefined {
  const { rampUpRules } = objectOf(properties.experiments);
  if (!Array.isArray(rampUpRules)) return undefined;
  return rampUpRules.map((entry: unknown) => {
    const { name, actionHostName, reroutePercentage } = objectOf(entry);
    return {
      name: typeof name === "string" ? name : "",
      actionHostName: typeof actionHostName === "string" ? actionHostName : "",
      reroutePercentage: typeof reroutePercentage === "number" ? reroutePercentage : 0,
    };
  });
}

/** Limits as documented; the texts are believed. ARM accepts a host name that leads nowhere. */
function checkRules(slot: Slot, rules: readonly RampUpRule[]): void {
  if (rules.length === 0) return;
  const { sku } = slot.site.plan();
  if (!sku.trafficRouting) {
    throw appServiceError(
      409,
      "Conflict",
      `There was a conflict. Testing in production is not allowed for the '${sku.tier}' SKU.`,
    );
  }
  if (slot.name !== production) {
    throw appServiceError(
      400,
      "BadRequest",
      "The parameter experiments.rampUpRules has an invalid value. Rules are only allowed on the production slot.",
    );
  }
  const total = rules.reduce((sum, rule) => sum + rule.reroutePercentage, 0);
  const invalid = rules.some(
    ({ reroutePercentage, name }) =>
      reroutePercentage < 0 || reroutePercentage > 100 || name === "",
  );
  if (invalid || total > 100) {
    throw appServiceError(
      400,
      "BadRequest",
      "The parameter experiments.rampUpRules has an invalid value. Percentages are from 0 to 100 and their sum must not exceed 100.",
    );
  }
}
