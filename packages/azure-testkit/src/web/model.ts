import { randomBytes, randomUUID } from "node:crypto";
import type { ConnectionString } from "../contract.ts";
import type { Sku } from "./tiers.ts";

export const production = "production";

export interface ResourceGroup {
  readonly name: string;
  location: string;
  tags: Record<string, string> | undefined;
}

export interface Plan {
  readonly name: string;
  readonly resourceGroup: string;
  /** Display name: "West Europe". */
  location: string;
  sku: Sku;
  capacity: number;
  readonly linux: boolean;
  readonly serverFarmId: number;
  readonly createdTime: string;
  elasticWorkers: number;
  lastModified: number;
  tags: Record<string, string> | undefined;
}

export interface RampUpRule {
  readonly name: string;
  readonly actionHostName: string;
  readonly reroutePercentage: number;
}

/** What a process runs from; it moves in a swap. `home` outlives deployments, `wwwroot` is one of them. */
export interface Content {
  readonly id: string;
  readonly home: string;
  wwwroot: string | undefined;
}

export interface SlotSwapStatus {
  readonly timestampUtc: string;
  readonly sourceSlotName: string;
  readonly destinationSlotName: string;
}

export interface Deployment {
  readonly id: string;
  status: 0 | 1 | 2 | 3 | 4;
  message: string;
  readonly deployer: string;
  readonly receivedTime: string;
  startTime: string;
  endTime: string | null;
  progress: string;
  /** Whether the package is known and is being unpacked; a temporary record before. */
  building: boolean;
  complete: boolean;
  log: string[];
}

/** The production slot or a named one. `config` holds what differs from the defaults of `config/web`. */
export interface Slot {
  readonly name: string;
  readonly site: Site;
  readonly hostName: string;
  readonly scmHostName: string;
  state: "Running" | "Stopped";
  content: Content;
  deploymentId: string;
  appSettings: Record<string, string>;
  connectionStrings: Record<string, ConnectionString>;
  config: Record<string, unknown>;
  rampUpRules: RampUpRule[];
  properties: Record<string, unknown>;
  /** The system-assigned one; it stays with the slot. */
  identity?: Readonly<Record<string, unknown>>;
  tags: Record<string, string> | undefined;
  slotSwapStatus: SlotSwapStatus | undefined;
  /** Settings of the target that an unfinished swap with preview has put on this slot. */
  preview:
    | {
        target: Slot;
        own: { appSettings: Slot["appSettings"]; connectionStrings: Slot["connectionStrings"] };
      }
    | undefined;
  targetSwapSlot: string | null;
  lastModified: number;
  deployments: Deployment[];
  readonly publishingPassword: string;
  basicPublishing: boolean;
}

export interface StickyNames {
  appSettingNames: string[] | null;
  connectionStringNames: string[] | null;
  azureStorageConfigNames: string[] | null;
}

export interface PendingOperation {
  readonly id: string;
  readonly name: string;
  readonly createdTime: string;
}

export interface Site {
  readonly name: string;
  readonly resourceGroup: string;
  readonly planId: string;
  readonly plan: () => Plan;
  readonly location: string;
  /** Virtual milliseconds since 1970. */
  readonly createdAt: number;
  readonly slots: Map<string, Slot>;
  sticky: StickyNames;
  pending: PendingOperation | undefined;
}

export function newPublishingPassword(): string {
  return randomBytes(30).toString("base64url");
}

export function newSuffix(): string {
  return `__${randomUUID().slice(0, 4)}`;
}

/** Names are compared without regard to case everywhere in ARM. */
export function key(...names: readonly string[]): string {
  return names.join("/").toLowerCase();
}

export function slotOf(site: Site, name: string): Slot | undefined {
  return site.slots.get(name.toLowerCase());
}

export function productionOf(site: Site): Slot {
  const slot = site.slots.get(production);
  if (slot === undefined) throw new Error(`Site ${site.name} has no production slot.`);
  return slot;
}

/** Region names as ARM writes them: "westeurope" to "West Europe". */
export function displayLocation(location: string): string {
  const known = regions.find(
    (region) =>
      region.replaceAll(" ", "").toLowerCase() === location.replaceAll(" ", "").toLowerCase(),
  );
  return known ?? location;
}

const regions = [
  "West Europe",
  "North Europe",
  "Germany West Central",
  "France Central",
  "Sweden Central",
  "Switzerland North",
  "UK South",
  "East US",
  "East US 2",
  "Central US",
  "West US",
  "West US 2",
  "West US 3",
];
