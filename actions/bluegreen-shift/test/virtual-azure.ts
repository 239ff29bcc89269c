import type { MetricMinute, RoutingRule, SiteStatus } from "@slipway/azure";
import { AzureError } from "@slipway/azure";
import type { HttpGet } from "../src/evidence/http.ts";
import type { Settings } from "../src/inputs.ts";
import type { World } from "../src/operations/session.ts";
import type { Topology } from "../src/topology/topology.ts";
import { now as epoch, fresh, greenHost, old } from "./observed.ts";

const minute = 60_000;
const siteHost = "app-roster-prod.azurewebsites.net";

export interface VirtualOptions {
  readonly rulesSurviveSwap?: boolean;
  /** Requests of users per minute, and the share of them that the new release fails. */
  readonly traffic?: number;
  readonly faultyShare?: number;
  /** Requests per minute of clients that stay on the slot by their cookie, without a rule. */
  readonly pinned?: number;
  /** How long the slots' restarts after the first swap make requests fail, in milliseconds. */
  readonly restarts?: { readonly production: number; readonly slot: number };
}

/** A process that is killed stops between two lines; nothing of it runs after that. */
export class Killed extends Error {}

/**
 * An App Service on a clock of its own, in memory, with what matters for the order of writes:
 * rules, a swap that takes a minute, tags, metrics that lag. Real sockets are in `azure.test.ts`.
 */
export class VirtualAzure {
  readonly options: VirtualOptions;
  now = epoch;
  rules: RoutingRule[] = [];
  tags: Record<string, string> = {};
  releases = { production: old, slot: fresh };
  slotState = "Running";
  swaps = 0;
  /** When the last known good slot, which holds the old release, is in the slot. */
  lkgSwapped: number | undefined;
  swapping: number | undefined;
  swappedAt: number | undefined;
  /** Every write, in order, for the matrix of kills. */
  readonly writes: string[] = [];
  /** Called before and after each write with its number; may throw `Killed`. */
  onWrite: (at: "before" | "after", index: number) => void = () => {};
  readonly #counts = new Map<number, { production: [number, number]; slot: [number, number] }>();
  #trafficUntil = epoch;

  constructor(options: VirtualOptions = {}) {
    this.options = options;
  }

  /** Time passes, and with it traffic and a swap that is under way. */
  advance(milliseconds: number): void {
    const end = this.now + milliseconds;
    while (this.now < end) {
      this.now = Math.min(end, this.now + 1_000);
      if (this.swapping !== undefined && this.now >= this.swapping) {
        this.swapping = undefined;
        this.swappedAt = this.now;
        this.swaps += 1;
        this.releases = { production: this.releases.slot, slot: this.releases.production };
        if (this.options.rulesSurviveSwap === false) this.rules = [];
      }
      if (this.lkgSwapped !== undefined && this.now >= this.lkgSwapped) {
        this.lkgSwapped = undefined;
        this.releases.slot = old;
      }
      if (Math.floor(this.now / minute) > Math.floor(this.#trafficUntil / minute)) this.#serve();
    }
  }

  get weight(): number {
    return this.rules.reduce((sum, { percentage }) => sum + percentage, 0);
  }

  #restartingUntil(side: "production" | "slot"): number {
    return this.swaps === 1 ? (this.swappedAt ?? 0) + (this.options.restarts?.[side] ?? 0) : 0;
  }

  #serve(): void {
    const start = Math.floor(this.#trafficUntil / minute) * minute;
    this.#trafficUntil = this.now;
    const pinned = this.weight > 0 ? 0 : (this.options.pinned ?? 0);
    const running = this.slotState === "Running" ? pinned : 0;
    const toSlot = running + Math.round(((this.options.traffic ?? 0) * this.weight) / 100);
    const failed = (release: string, requests: number) =>
      release === fresh ? Math.round(requests * (this.options.faultyShare ?? 0)) : 0;
    const toProduction = (this.options.traffic ?? 0) - toSlot;
    const end = this.#restartingUntil("production");
    const burst = Math.min(start + minute, end) - Math.max(start, this.swappedAt ?? 0);
    const restarting = Math.round((toProduction * Math.max(0, burst)) / minute);
    this.#counts.set(start, {
      production: [
        toProduction,
        Math.max(restarting, failed(this.releases.production, toProduction)),
      ],
      slot: [toSlot, failed(this.releases.slot, toSlot)],
    });
  }

  world(owner: string, interruption: AbortSignal = new AbortController().signal): World {
    const write = <T>(what: string, effect: () => T): Promise<T> => {
      const index = this.writes.length;
      this.writes.push(what);
      try {
        this.onWrite("before", index);
        this.advance(200);
        const result = effect();
        this.onWrite("after", index);
        return Promise.resolve(result);
      } catch (error) {
        return Promise.reject(error);
      }
    };
    const site = (hostName: string, state: string): SiteStatus => ({
      id: hostName,
      hostName,
      state,
      planId: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Web/serverfarms/plan",
      swappedAt: this.swappedAt === undefined ? undefined : new Date(this.swappedAt),
      inProgressOperationId: this.swapping === undefined ? undefined : "swap",
      targetSwapSlot: undefined,
    });
    const app: Topology = {
      traits: {
        name: "slots",
        weighted: true,
        clearBeforeSwap: true,
        routeByQuery: true,
        propagation: 0,
      },
      standbyName: () => "green",
      explainMissing: async () => ({
        severity: "refuse",
        code: "slot-missing",
        message: "There is no slot.",
        remedy: "Create it.",
      }),
      representable: (percentage) => percentage,
      findings: async () => [],
      instances: async () => ["one", "two"],
      wayBack: () => ({ shifting: "clear", swapped: "swap" }),
      replaceStandby: () =>
        write("swap lkg", () => {
          this.lkgSwapped = this.now + minute;
          return { operationUrl: undefined };
        }),
      production: async () => site(siteHost, "Running"),
      slot: async () => (this.slotState === "gone" ? undefined : site(greenHost, this.slotState)),
      routingRules: async () => this.rules,
      writeRoutingRules: (rules) =>
        write(`rules ${rules.map(({ percentage }) => percentage).join() || "none"}`, () => {
          this.rules = [...rules];
          return this.rules;
        }),
      requestSwap: () =>
        write("swap", () => {
          if (this.swapping !== undefined) {
            throw new AzureError("Swapping", {
              status: 409,
              code: "Conflict",
              detail: "another operation is in progress",
              remedy: "Wait.",
            });
          }
          this.swapping = this.now + minute;
          return { operationUrl: "https://management.azure.com/operation" };
        }),
      swapProgress: async () => ({ state: this.swapping === undefined ? "done" : "running" }),
      cancelPreview: async () => {},
      stopSlot: () =>
        write("stop", () => {
          this.slotState = "Stopped";
        }),
      deleteSlot: () =>
        write("delete", () => {
          this.slotState = "gone";
        }),
      tags: async () => ({ ...this.tags }),
      writeTags: (tags) =>
        write(`tags ${tags["bgs-phase"] ?? ""}`.trim(), () => {
          for (const [name, value] of Object.entries(tags)) {
            if (value === undefined) delete this.tags[name];
            else this.tags[name] = value;
          }
        }),
      metrics: async (slot, from, to): Promise<readonly MetricMinute[]> => {
        const minutes: MetricMinute[] = [];
        for (let start = Math.floor(from / minute) * minute; start < to; start += minute) {
          const counts = this.#counts.get(start)?.[slot === undefined ? "production" : "slot"];
          // The newest two minutes are there and empty, as in Azure.
          const lags = start + 2 * minute > this.now;
          minutes.push({
            minute: start,
            requests: lags ? 0 : (counts?.[0] ?? 0),
            serverErrors: lags ? 0 : (counts?.[1] ?? 0),
            averageMilliseconds: undefined,
          });
        }
        return minutes;
      },
    };
    const get: HttpGet = async (url) => {
      const { hostname, searchParams } = new URL(url);
      const routed = searchParams.get("x-ms-routing-name");
      const toSlot = hostname === greenHost || routed === "green";
      if (toSlot && this.slotState !== "Running") return { status: 403, headers: {}, body: "" };
      if (this.now < this.#restartingUntil(toSlot ? "slot" : "production")) {
        return { status: 502, headers: {}, body: "" };
      }
      const commit = toSlot ? this.releases.slot : this.releases.production;
      return { status: 200, headers: {}, body: JSON.stringify({ commit }) };
    };
    return {
      app,
      get,
      now: () => this.now,
      sleep: async (milliseconds) => this.advance(milliseconds),
      log: () => {},
      owner,
      interruption,
    };
  }
}

export function settings(change: Partial<Settings> = {}): Settings {
  return {
    operation: "shift",
    tenantId: undefined,
    clientId: undefined,
    subscriptionId: "00000000-0000-0000-0000-000000000000",
    resourceGroup: "rg-roster-prod",
    appName: "app-roster-prod",
    slot: "green",
    steps: [10, 50, 100],
    stepMinimum: 4 * minute,
    stepMaximum: 12 * minute,
    lookInterval: minute,
    metricsDelay: 3 * minute,
    bake: 6 * minute,
    keep: 24 * 60 * minute,
    drain: 10 * minute,
    release: fresh,
    releaseProbe: { path: "/build-info.json", json: ["commit"] },
    baseUrl: undefined,
    sources: ["metrics"],
    slowWarn: 3_000,
    slowCritical: 5_000,
    logWorkspace: undefined,
    logRole: undefined,
    logRelease: "AppVersion",
    logsDelay: 4 * minute,
    probePaths: [],
    probeInterval: 1_000,
    errorWarn: 0.01,
    errorCritical: 0.05,
    alpha: 0.01,
    onInconclusive: "rollback",
    onOrphan: "rollback",
    retireBy: "stop",
    evidenceDirectory: ".slipway",
    topology: "slots",
    secondApp: undefined,
    frontDoor: undefined,
    gateway: undefined,
    propagation: 20 * minute,
    allowSticky: [],
    warmUpPath: "/",
    pinnedClients: "wait",
    lkgSlot: undefined,
    approveAfter: [],
    approvalMaximum: 2 * 60 * minute,
    approveStep: undefined,
    ...change,
  };
}
