import {
  applicationGateway,
  appService,
  type Connection,
  frontDoor,
  siteEvidence,
  slotSettings,
} from "@slipway/azure";
import type { Settings } from "../inputs.ts";
import { gatewayTopology } from "./application-gateway.ts";
import { frontDoorTopology } from "./front-door.ts";
import { slotsTopology } from "./slots.ts";
import type { Topology } from "./topology.ts";
import type { TwinApp } from "./two-apps.ts";

/** The topology that the inputs name, over one connection to Azure. */
export function connectTopology(settings: Settings, connection: Connection): Topology {
  const { resourceGroup, appName, slot, secondApp, propagation, allowSticky } = settings;
  const app = appService(connection, { resourceGroup, app: appName });
  const twin = (name: string): TwinApp => ({
    name,
    app: appService(connection, { resourceGroup, app: name }),
    evidence: siteEvidence(connection, { resourceGroup, app: name }, undefined),
  });
  if (secondApp !== undefined) {
    const apps = [twin(appName), twin(secondApp)] as const;
    if (settings.frontDoor !== undefined) {
      const place = settings.frontDoor;
      return frontDoorTopology({ front: frontDoor(connection, place), apps, propagation, place });
    }
    if (settings.gateway !== undefined) {
      const place = settings.gateway;
      const gateway = applicationGateway(connection, place);
      return gatewayTopology({ gateway, apps, propagation, place });
    }
  }
  return slotsTopology({
    app,
    settings: slotSettings(connection, { resourceGroup, app: appName }),
    evidence: siteEvidence(connection, { resourceGroup, app: appName }, slot),
    resourceGroup,
    appName,
    slot,
    allowSticky,
  });
}
