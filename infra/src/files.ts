import { readdirSync } from "node:fs";
import path from "node:path";
import { infraDirectory } from "./bicep.ts";

/** Environments of the strategy, each with its parameter file. */
export const environments = ["dev", "staging", "prod"] as const;
export type Environment = (typeof environments)[number];

/** What is deployed on its own: the environments, and what belongs to the whole product. */
export const deployments = [...environments, "project"] as const;
export type Deployment = (typeof deployments)[number];

export const parameterFile = (deployment: Deployment): string =>
  path.join(infraDirectory, "parameters", `${deployment}.bicepparam`);

/** Where the Bicep command line keeps a snapshot, too: `bicep snapshot --mode validate` reads it. */
export const snapshotFile = (deployment: Deployment): string =>
  path.join(infraDirectory, "parameters", `${deployment}.snapshot.json`);

/** Every Bicep file, parameter files included. */
export function bicepFiles(): string[] {
  return readdirSync(infraDirectory, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.bicep(param)?$/.test(file))
    .map((file) => path.join(infraDirectory, file))
    .sort();
}
