import { randomInt, randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "@slipway/toolkit";
import type { ScaledClock } from "../clock.ts";
import type { ProvisionSpec, SiteSpec } from "../contract.ts";
import {
  type Content,
  displayLocation,
  key,
  newPublishingPassword,
  newSuffix,
  type Plan,
  production,
  type ResourceGroup,
  type Site,
  type Slot,
} from "./model.ts";
import { skuOf } from "./tiers.ts";

/** The resources of the one subscription. */
export class Store {
  readonly subscriptionId: string;
  readonly clock: ScaledClock;
  readonly groups = new Map<string, ResourceGroup>();
  readonly plans = new Map<string, Plan>();
  readonly sites = new Map<string, Site>();
  readonly #hosts = new Map<string, Slot>();
  readonly #directory: string;

  constructor(subscriptionId: string, clock: ScaledClock, directory: string) {
    this.subscriptionId = subscriptionId;
    this.clock = clock;
    this.#directory = directory;
  }

  slotByHost(host: string): Slot | undefined {
    return this.#hosts.get(host.toLowerCase().replace(".scm.", "."));
  }

  *slots(): Generator<Slot> {
    for (const site of this.sites.values()) yield* site.slots.values();
  }

  addGroup(name: string, location = "westeurope", tags?: Record<string, string>): ResourceGroup {
    const group: ResourceGroup = { name, location, tags };
    this.groups.set(key(name), group);
    return group;
  }

  addPlan(options: {
    name: string;
    resourceGroup: string;
    sku: string;
    capacity?: number;
    location?: string;
    linux?: boolean;
    tags?: Record<string, string> | undefined;
  }): Plan {
    const sku = skuOf(options.sku);
    if (sku === undefined) {
      throw new UsageError(
        `Plan ${options.name} has the unknown SKU "${options.sku}".`,
        "Use a code such as F1, B1, S1, P1V3 or I1v2.",
      );
    }
    const now = this.clock.now();
    const plan: Plan = {
      name: options.name,
      resourceGroup: options.resourceGroup,
      location: displayLocation(options.location ?? "westeurope"),
      sku,
      capacity: options.capacity ?? 1,
      linux: options.linux ?? false,
      serverFarmId: randomInt(10_000, 99_999),
      createdTime: new Date(now).toISOString().replace("Z", ""),
      elasticWorkers: Math.max(1, options.capacity ?? 1),
      lastModified: now,
      tags: options.tags,
    };
    this.plans.set(key(plan.resourceGroup, plan.name), plan);
    return plan;
  }

  planId(plan: Plan): string {
    return `/subscriptions/${this.subscriptionId}/resourceGroups/${plan.resourceGroup}/providers/Microsoft.Web/serverfarms/${plan.name}`;
  }

  async addSite(name: string, resourceGroup: string, plan: Plan): Promise<Site> {
    const planKey = key(plan.resourceGroup, plan.name);
    const site: Site = {
      name,
      resourceGroup,
      planId: this.planId(plan),
      plan: () => this.plans.get(planKey) ?? plan,
      location: plan.location,
      createdAt: this.clock.now(),
      slots: new Map(),
      sticky: { appSettingNames: null, connectionStringNames: null, azureStorageConfigNames: null },
      pending: undefined,
    };
    this.sites.set(key(resourceGroup, name), site);
    await this.addSlot(site, production);
    return site;
  }

  async addSlot(site: Site, name: string): Promise<Slot> {
    const label = (name === production ? site.name : `${site.name}-${name}`).toLowerCase();
    const slot: Slot = {
      name,
      site,
      hostName: `${label}.azurewebsites.net`,
      scmHostName: `${label}.scm.azurewebsites.net`,
      state: "Running",
      content: await this.newContent(),
      deploymentId: name === production ? site.name : site.name + newSuffix(),
      appSettings: {},
      connectionStrings: {},
      config: {},
      rampUpRules: [],
      properties: {},
      tags: undefined,
      slotSwapStatus: undefined,
      preview: undefined,
      targetSwapSlot: null,
      lastModified: this.clock.now(),
      deployments: [],
      publishingPassword: newPublishingPassword(),
      basicPublishing: false,
    };
    site.slots.set(name.toLowerCase(), slot);
    this.#hosts.set(slot.hostName, slot);
    return slot;
  }

  removeSlot(slot: Slot): void {
    slot.site.slots.delete(slot.name.toLowerCase());
    this.#hosts.delete(slot.hostName);
    if (slot.name === production) this.sites.delete(key(slot.site.resourceGroup, slot.site.name));
  }

  async newContent(): Promise<Content> {
    const id = randomUUID().slice(0, 8);
    const home = join(this.#directory, "content", id);
    await mkdir(home, { recursive: true });
    return { id, home, wwwroot: undefined };
  }

  /** Puts resources in place; a reference to something missing is the caller's mistake. */
  async provision(spec: ProvisionSpec): Promise<void> {
    for (const { name, location, tags } of spec.resourceGroups ?? []) {
      this.addGroup(name, location, tags === undefined ? undefined : { ...tags });
    }
    for (const plan of spec.plans ?? []) {
      this.#needGroup(plan.resourceGroup, `plan ${plan.name}`);
      this.addPlan(plan);
    }
    for (const site of spec.sites ?? []) await this.#provisionSite(site);
  }

  async #provisionSite(spec: SiteSpec): Promise<void> {
    this.#needGroup(spec.resourceGroup, `site ${spec.name}`);
    const plan = this.plans.get(key(spec.resourceGroup, spec.plan));
    if (plan === undefined) {
      throw new UsageError(
        `Site ${spec.name} names the plan ${spec.plan}, which resource group ${spec.resourceGroup} does not have.`,
        "Provision the plan first, in the same resource group.",
      );
    }
    if (this.sites.has(key(spec.resourceGroup, spec.name))) {
      throw new UsageError(
        `Site ${spec.name} is there already in resource group ${spec.resourceGroup}.`,
        "Provision a site once; change it through ARM.",
      );
    }
    const site = await this.addSite(spec.name, spec.resourceGroup, plan);
    const { stickySettings, stickyConnectionStrings, slots = [] } = spec;
    if (stickySettings !== undefined || stickyConnectionStrings !== undefined) {
      site.sticky = {
        appSettingNames: [...(stickySettings ?? [])],
        connectionStringNames: [...(stickyConnectionStrings ?? [])],
        azureStorageConfigNames: [],
      };
    }
    if (slots.length > plan.sku.slots) {
      throw new UsageError(
        `Site ${spec.name} wants ${slots.length} slot(s), but tier ${plan.sku.tier} of plan ${plan.name} allows ${plan.sku.slots}.`,
        "Choose a plan of the Standard tier or higher, or leave the slots out.",
      );
    }
    for (const part of [{ ...spec, name: production }, ...slots]) {
      const slot =
        part.name === production ? site.slots.get(production) : await this.addSlot(site, part.name);
      if (slot === undefined) continue;
      slot.appSettings = { ...part.appSettings };
      slot.connectionStrings = { ...part.connectionStrings };
      slot.tags = part.tags === undefined ? undefined : { ...part.tags };
      slot.basicPublishing = part.basicPublishing ?? false;
      slot.state = part.state ?? "Running";
      slot.config = {
        ...(plan.sku.alwaysOn ? { alwaysOn: true } : {}),
        ...(part.startupCommand === undefined ? {} : { appCommandLine: part.startupCommand }),
        ...(part.runtime === undefined ? {} : { linuxFxVersion: part.runtime }),
      };
    }
  }

  #needGroup(name: string, what: string): void {
    if (this.groups.has(key(name))) return;
    throw new UsageError(
      `The ${what} names the resource group ${name}, which does not exist.`,
      "Provision the resource group first.",
    );
  }
}
