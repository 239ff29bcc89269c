import { createHash } from "node:crypto";
import { armError, type Refusal } from "../arm/errors.ts";
import { objectOf } from "../arm/routes.ts";

/** A resource as a template wants it. */
export interface WantedResource {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly apiVersion: string;
  /** What a provider is given: location, kind, sku, identity, tags, properties. */
  readonly body: Readonly<Record<string, unknown>>;
}

const own = new Set(["type", "name", "apiVersion", "scope", "resourceGroup", "dependsOn", "id"]);

/**
 * The resources of a template whose loops, conditions and names are expanded already, in order;
 * nested deployments are entered. Expressions are not evaluated: one that is left in a value
 * (`[reference(…)]`) is kept as it is, one in a type, a name or a scope is refused.
 *
 * @param scope id of what is deployed to: a subscription or a resource group
 */
export function resourcesOf(
  template: Readonly<Record<string, unknown>>,
  scope: string,
): WantedResource[] {
  const { resources } = template;
  if (!Array.isArray(resources)) throw invalid("The template has no array of resources.");
  return resources.flatMap((value: unknown): WantedResource[] => {
    const resource = objectOf(value);
    const type = plain(resource, "type");
    const name = plain(resource, "name");
    if (type.toLowerCase() === "microsoft.resources/deployments") {
      const group = resource.resourceGroup;
      const inner =
        group === undefined
          ? scope
          : `${scope.split("/").slice(0, 3).join("/")}/resourceGroups/${plain(resource, "resourceGroup")}`;
      return resourcesOf(objectOf(objectOf(resource.properties).template), inner);
    }
    const extended = resource.scope === undefined ? undefined : plain(resource, "scope");
    return [
      {
        id: idOf(type, name, extended === undefined ? scope : `${scope}/providers/${extended}`),
        type,
        name,
        apiVersion: plain(resource, "apiVersion"),
        body: Object.fromEntries(Object.entries(resource).filter(([key]) => !own.has(key))),
      },
    ];
  });
}

/** ARM's rule: names stand between the parts of the type; a resource group is no provider's. */
function idOf(type: string, name: string, scope: string): string {
  if (type.toLowerCase() === "microsoft.resources/resourcegroups") {
    return `${scope}/resourceGroups/${name}`;
  }
  const [provider = "", ...types] = type.split("/");
  const names = name.split("/");
  if (types.length !== names.length) {
    throw invalid(`The name "${name}" has not as many parts as the type "${type}".`);
  }
  const path = types.map((part, index) => `${part}/${names[index]}`).join("/");
  return `${scope}/providers/${provider}/${path}`;
}

function plain(resource: Readonly<Record<string, unknown>>, key: string): string {
  const value = resource[key];
  if (typeof value === "string" && value !== "" && !value.startsWith("[")) return value;
  throw invalid(
    `A resource's ${key} is ${JSON.stringify(value)}. The local Azure takes expanded resources; it evaluates no expressions.`,
  );
}

function invalid(message: string): Refusal {
  return armError(400, "InvalidTemplate", `Deployment template validation failed: '${message}'.`);
}

/** A number that stands for the template, as Azure gives one. */
export function hashOf(template: unknown): string {
  const digest = createHash("sha256").update(JSON.stringify(template)).digest();
  return digest.readBigUInt64BE().toString();
}
