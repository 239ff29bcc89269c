import { isDeepStrictEqual } from "node:util";
import { retainedOf } from "../../../packages/azure-testkit/src/deployments/retained.ts";
import type { Deployment, Variant } from "../../src/files.ts";
import { ofType, type Resource } from "../../src/snapshot.ts";

/** Resources of every deployment and of every variant. */
export type Landscape = Readonly<Record<Deployment | Variant, readonly Resource[]>>;

/** One row of a table of the deployment strategy, or a limit of the platform. */
export interface Row {
  readonly source: string;
  readonly row: string;
  /** Value in the files, and what the row says. */
  readonly read: (of: Landscape) => unknown;
  readonly expected: unknown;
}

export const holds = (row: Row, of: Landscape): boolean =>
  isDeepStrictEqual(row.read(of), row.expected);

export const one = (resources: readonly Resource[], type: string, name?: string): Resource => {
  const found = ofType(resources, type).filter(
    (resource) => name === undefined || resource.name === name,
  );
  const [first] = found;
  if (first === undefined) throw new Error(`There is no ${type} ${name ?? ""}.`);
  return first;
};

export const names = (resources: readonly Resource[], type: string): string[] =>
  ofType(resources, type)
    .map((resource) => resource.name)
    .sort();

export const web = "Microsoft.Web/sites";
export const plan = "Microsoft.Web/serverfarms";
export const sql = "Microsoft.Sql/servers";
export const db = "Microsoft.Sql/servers/databases";
export const storage = "Microsoft.Storage/storageAccounts";
export const vault = "Microsoft.KeyVault/vaults";
export const environmentNames = ["dev", "staging", "prod"] as const;
export const inEach =
  <T>(read: (resources: readonly Resource[], name: string) => T) =>
  (of: Landscape) =>
    environmentNames.map((name) => read(of[name], name));

/** What is added to the settings or connection strings that an app has (0132). */
// biome-ignore lint/suspicious/noExplicitAny: Azure's own shape, checked by strict-types
export const addedTo = (resource: Resource): Record<string, any> => {
  const retained = retainedOf(resource.properties);
  if (retained?.listed !== resource.id) {
    throw new Error(`${resource.id} does not keep what is in it.`);
  }
  return retained.added;
};
export const settingsOf = (of: readonly Resource[], name: string) =>
  addedTo(one(of, `${web}/config`, `${name}/appsettings`));

export const sites = (of: readonly Resource[]) => [
  ...ofType(of, web),
  ...ofType(of, `${web}/slots`),
];
export const compute = (of: readonly Resource[]) => {
  const { name, capacity } = one(of, plan).sku ?? {};
  return { name, capacity };
};

export const scaling = (of: readonly Resource[]) =>
  ofType(of, "Microsoft.Insights/autoscalesettings").map((setting) => {
    const [profile] = setting.properties.profiles;
    return {
      minimum: profile.capacity.minimum,
      maximum: profile.capacity.maximum,
      fallback: profile.capacity.default,
      rules: profile.rules.map(
        // biome-ignore lint/suspicious/noExplicitAny: Azure's own shape, checked by strict-types
        ({ metricTrigger, scaleAction }: any) =>
          `${metricTrigger.metricName} ${metricTrigger.operator} ${metricTrigger.threshold} for ${metricTrigger.timeWindow} by ${metricTrigger.timeGrain}: ${scaleAction.direction} ${scaleAction.value}, rest ${scaleAction.cooldown}`,
      ),
    };
  });
