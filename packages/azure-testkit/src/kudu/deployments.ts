import { randomUUID } from "node:crypto";
import { cp, mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ScaledClock } from "../clock.ts";
import type { Fleet } from "../data-plane/fleet.ts";
import type { Deployment, Slot } from "../web/model.ts";
import { BadPackage, unpack } from "./unpack.ts";

export interface DeploymentContext {
  readonly clock: ScaledClock;
  readonly fleet: Fleet;
}

export function newDeployment(slot: Slot, deployer: string, clock: ScaledClock): Deployment {
  const now = clock.iso();
  const deployment: Deployment = {
    id: randomUUID().replaceAll("-", ""),
    status: 0,
    message: "Created via a push deployment",
    deployer,
    receivedTime: now,
    startTime: now,
    endTime: null,
    progress: "Fetching changes.",
    building: false,
    complete: false,
    log: [],
  };
  slot.deployments.unshift(deployment);
  return deployment;
}

/**
 * Unpacks a package (or copies a directory) into a new `wwwroot` and restarts the slot from it.
 * Kudu calls a deployment successful when the files are in place; whether the site then starts is
 * the site's matter, and so it is here.
 */
export async function deploy(
  { clock, fleet }: DeploymentContext,
  slot: Slot,
  deployment: Deployment,
  source: { readonly zip: string } | { readonly directory: string },
): Promise<void> {
  const { content } = slot;
  const wwwroot = join(content.home, "site", deployment.id, "wwwroot");
  deployment.startTime = clock.iso();
  deployment.building = true;
  deployment.progress = "Running deployment command...";
  try {
    await mkdir(wwwroot, { recursive: true });
    if ("zip" in source) {
      const files = await unpack(source.zip, wwwroot);
      deployment.log.push(`Unpacked ${files} file(s).`);
    } else {
      await cp(source.directory, wwwroot, { recursive: true });
    }
  } catch (error) {
    await rm(wwwroot, { recursive: true, force: true });
    finish(deployment, clock, 3, (error as Error).message);
    if (error instanceof BadPackage) return;
    throw error;
  }
  content.wwwroot = wwwroot;
  slot.lastModified = clock.now();
  const starting = fleet.restart(slot);
  deployment.log.push("Deployment successful.");
  finish(deployment, clock, 4, "");
  await starting;
}

function finish(deployment: Deployment, clock: ScaledClock, status: 3 | 4, problem: string): void {
  deployment.status = status;
  deployment.complete = true;
  deployment.endTime = clock.iso();
  deployment.progress = "";
  if (problem !== "") deployment.log.push(problem);
}

/** Puts a directory or a zip file into a slot. */
export async function deployFrom(
  context: DeploymentContext,
  slot: Slot,
  source: string,
): Promise<Deployment> {
  const deployment = newDeployment(slot, "Slipway", context.clock);
  const isDirectory = (await stat(source)).isDirectory();
  await deploy(context, slot, deployment, isDirectory ? { directory: source } : { zip: source });
  return deployment;
}
