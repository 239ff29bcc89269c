import { readFileSync } from "node:fs";
import { type Deployment, snapshotFile, type Variant } from "./files.ts";

/** A resource as it would be deployed. Values known at deployment only stay expressions: `[…]`. */
export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly location?: string;
  readonly sku?: { readonly name?: string; readonly tier?: string; readonly capacity?: number };
  // biome-ignore lint/suspicious/noExplicitAny: the shape of each type is Azure's, checked by strict-types
  readonly properties: Record<string, any>;
}

/** Resources of one deployment or variant, as they are committed. */
export function snapshot(deployment: Deployment | Variant): Resource[] {
  return resourcesOf(readFileSync(snapshotFile(deployment), "utf8"));
}

/** Resources in the text of a snapshot. */
export function resourcesOf(text: string): Resource[] {
  return (JSON.parse(text) as { predictedResources: Resource[] }).predictedResources.map(
    (resource) => ({ ...resource, properties: resource.properties ?? {} }),
  );
}

/** Resources of one type, without regard to case, as Azure names them. */
export function ofType(resources: readonly Resource[], type: string): Resource[] {
  return resources.filter((resource) => resource.type.toLowerCase() === type.toLowerCase());
}
