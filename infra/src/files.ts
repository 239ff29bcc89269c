import { readdirSync } from "node:fs";
import path from "node:path";
import { infraDirectory } from "./bicep-binary.ts";

/** Environments of the strategy, each with its parameter file. */
export const environments = ["dev", "staging", "prod"] as const;
export type Environment = (typeof environments)[number];

/** What is deployed on its own: the environments, and what belongs to the whole product. */
export const deployments = [...environments, "project"] as const;
export type Deployment = (typeof deployments)[number];

/** What the parameters can do beyond the strategy's environments: each extends one of them. */
export const variants = [
  "front-door",
  "second-region",
  "static-site",
  "open-network",
  "running",
] as const;
export type Variant = (typeof variants)[number];

const directoryOf = (name: Deployment | Variant): string =>
  path.join(
    infraDirectory,
    variants.some((variant) => variant === name) ? "variants" : "parameters",
  );

export const parameterFile = (name: Deployment | Variant): string =>
  path.join(directoryOf(name), `${name}.bicepparam`);

/** Where the Bicep command line keeps a snapshot, too: `bicep snapshot --mode validate` reads it. */
export const snapshotFile = (name: Deployment | Variant): string =>
  path.join(directoryOf(name), `${name}.snapshot.json`);

/** Every Bicep file, parameter files included. */
export function bicepFiles(): string[] {
  return readdirSync(infraDirectory, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.bicep(param)?$/.test(file))
    .map((file) => path.join(infraDirectory, file))
    .sort();
}
