import {
  type ApplicationGateway,
  type AppService,
  AzureError,
  type CallOptions,
  type FrontDoor,
  type MetricMinute,
  type Origin,
} from "@slipway/azure";
import type { HttpGet } from "../src/evidence/http.ts";
import type { World } from "../src/operations/session.ts";
import { gatewayTopology } from "../src/topology/application-gateway.ts";
import { frontDoorTopology } from "../src/topology/front-door.ts";
import { share } from "../src/topology/origin-plan.ts";
import type { Topology } from "../src/topology/topology.ts";
import { now as epoch, fresh, old } from "./observed.ts";

const minute = 60_000;
const names = ["app-blue", "app-green"] as const;
const host = (app: string) => `${app}.azurewebsites.net`;

export interface TwinOptions {
  readonly front: "front-door" | "application-gateway";
  readonly traffic?: number;
  readonly faultyShare?: number;
  readonly latencySensitivity?: number;
  readonly propagation?: number;
  /** Azure answers a write without the origin. */
  readonly silentWrites?: boolean;
}

/**
 * Two apps behind a front door or a gateway, in memory and on a clock of its own: for the order of
 * writes and what a kill between two of them leaves. Real sockets are in `two-apps.test.ts`.
 */
export class VirtualTwins {
  readonly options: TwinOptions;
  now = epoch;
  origins: Origin[] = names.map((name, index) => ({
    name,
    hostName: host(name),
    enabled: index === 0,
    weight: 1_000,
    priority: 1,
    changing: false,
  }));
  pool = "pool-app-blue";
  readonly releases: Record<string, string> = { "app-blue": old, "app-green": fresh };
  readonly states: Record<string, string> = { "app-blue": "Running", "app-green": "Running" };
  tags: Record<string, string> = {};
  readonly writes: string[] = [];
  /** Questions to Azure that get no answer before anything else does: each costs its time-out. */
  hanging: ("read" | "write")[] = [];
  /** Questions asked, with the time that each was given; for `again`, of all its attempts. */
  readonly asked: string[] = [];
  onLog: (line: string) => void = () => {};
  onWrite: (at: "before" | "after", index: number) => void = () => {};
  /** Instants, after a write or a minute, at which no app that works got the traffic. */
  silentInstants = 0;
  readonly #counts = new Map<number, Record<string, [number, number]>>();
  #trafficUntil = epoch;

  constructor(options: TwinOptions) {
    this.options = options;
  }

  /** Apps that get traffic, with their share. */
  serving(): readonly { readonly app: string; readonly percentage: number }[] {
    if (this.options.front === "application-gateway") {
      return [{ app: this.pool.slice("pool-".length), percentage: 100 }];
    }
    const enabled = this.origins.filter((origin) => origin.enabled);
    const sum = enabled.reduce((total, { weight }) => total + weight, 0);
    return enabled.map(({ name, weight }) => ({
      app: name,
      percentage: share(weight, sum - weight),
    }));
  }

  advance(milliseconds: number): void {
    const end = this.now + milliseconds;
    while (this.now < end) {
      this.now = Math.min(end, this.now + 5_000);
      if (Math.floor(this.now / minute) > Math.floor(this.#trafficUntil / minute)) this.#serve();
    }
  }

  #look(): void {
    const alive = this.serving().some(({ app }) => this.states[app] === "Running");
    if (!alive) this.silentInstants += 1;
  }

  #serve(): void {
    const start = Math.floor(this.#trafficUntil / minute) * minute;
    this.#trafficUntil = this.now;
    const cell: Record<string, [number, number]> = {};
    for (const { app, percentage } of this.serving()) {
      const requests = Math.round(((this.options.traffic ?? 0) * percentage) / 100);
      const bad = this.releases[app] === fresh ? (this.options.faultyShare ?? 0) : 0;
      cell[app] = [requests, Math.round(requests * bad)];
    }
    this.#counts.set(start, cell);
    this.#look();
  }

  #write<T>(what: string, effect: () => T): Promise<T> {
    const index = this.writes.length;
    this.writes.push(what);
    try {
      this.onWrite("before", index);
      this.advance(200);
      const result = effect();
      this.#look();
      this.onWrite("after", index);
      return Promise.resolve(result);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** Waits out the time-out where an answer is to hang. */
  #ask(what: "read" | "write", options: CallOptions | undefined): void {
    const { attempts = "again", timeoutMilliseconds = 100_000 } = options ?? {};
    this.asked.push(`${what} ${attempts} ${timeoutMilliseconds}`);
    if (this.hanging[0] !== what) return;
    this.hanging.shift();
    this.advance(timeoutMilliseconds);
    throw new AzureError("Asking", {
      status: undefined,
      code: "ETIMEDOUT",
      detail: "no answer",
      remedy: "",
    });
  }

  topology(): Topology {
    const origins = (options?: CallOptions) => {
      this.#ask("read", options);
      return this.origins.map((origin) => ({ ...origin }));
    };
    const front: FrontDoor = {
      read: async (options) => ({
        latencySensitivity: this.options.latencySensitivity ?? 1_000,
        sessionAffinity: false,
        origins: origins(options),
      }),
      origins: async (options) => origins(options),
      writeOrigin: async (name, change, options) => {
        this.#ask("write", options);
        return await this.#write(
          `${name} ${change.enabled ? (change.weight ?? "enabled") : "off"}`,
          () => {
            this.origins = this.origins.map((origin) =>
              origin.name === name
                ? { ...origin, enabled: change.enabled, weight: change.weight ?? origin.weight }
                : origin,
            );
            const after = this.origins.find((origin) => origin.name === name);
            return this.options.silentWrites ? undefined : after;
          },
        );
      },
    };
    const gateway: ApplicationGateway = {
      read: async () => ({
        pool: this.pool,
        pools: names.map((name) => ({ name: `pool-${name}`, addresses: [host(name)] })),
        changing: false,
      }),
      pointTo: (pool) =>
        this.#write(`point to ${pool}`, () => {
          this.pool = pool;
        }),
    };
    const twin = (name: string) => ({
      name,
      app: this.#app(name),
      evidence: { instances: async () => [{ id: `of-${name}`, state: "READY" }] },
    });
    const apps = [twin(names[0]), twin(names[1])] as const;
    const propagation = this.options.propagation ?? 0;
    return this.options.front === "front-door"
      ? frontDoorTopology({
          front,
          apps,
          propagation,
          place: { resourceGroup: "rg", profile: "fd", originGroup: "twins" },
        })
      : gatewayTopology({
          gateway,
          apps,
          propagation,
          place: { resourceGroup: "rg", gateway: "agw", rule: "main" },
        });
  }

  #app(name: string): AppService {
    const never = async () => {
      throw new Error("Not asked of one of two apps.");
    };
    return {
      production: async () => ({
        id: name,
        hostName: host(name),
        state: this.states[name] ?? "",
        planId: "plan",
        swappedAt: undefined,
        inProgressOperationId: undefined,
        targetSwapSlot: undefined,
      }),
      stopSlot: () =>
        this.#write(`stop ${name}`, () => {
          this.states[name] = "Stopped";
        }),
      tags: async () => ({ ...this.tags }),
      writeTags: (tags) =>
        this.#write(`tags ${tags["bgs-phase"] ?? ""}`.trim(), () => {
          for (const [tag, value] of Object.entries(tags)) {
            if (value === undefined) delete this.tags[tag];
            else this.tags[tag] = value;
          }
        }),
      metrics: async (_slot, from, to): Promise<readonly MetricMinute[]> => {
        const minutes: MetricMinute[] = [];
        for (let start = Math.floor(from / minute) * minute; start < to; start += minute) {
          const counts = this.#counts.get(start)?.[name];
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
      slot: never,
      planTier: never,
      autoSwapSlot: never,
      routingRules: never,
      writeRoutingRules: never,
      requestSwap: never,
      swapProgress: never,
      cancelPreview: never,
      deleteSlot: never,
    };
  }

  world(owner: string, interruption: AbortSignal = new AbortController().signal): World {
    const get: HttpGet = async (url) => {
      const app = new URL(url).hostname.split(".")[0] ?? "";
      if (this.states[app] !== "Running") return { status: 403, headers: {}, body: "" };
      return {
        status: 200,
        headers: {},
        body: JSON.stringify({ commit: this.releases[app] }),
      };
    };
    return {
      app: this.topology(),
      get,
      now: () => this.now,
      sleep: async (milliseconds) => this.advance(milliseconds),
      log: (line) => this.onLog(line),
      owner,
      interruption,
    };
  }
}
