import type { AppService, SiteStatus } from "@slipway/azure";

export const topologies = ["slots", "front-door", "application-gateway"] as const;
export type TopologyName = (typeof topologies)[number];

/** What a place can do, as far as the order of writes depends on it. */
export interface Traits {
  readonly name: TopologyName;
  /** Steps below everything or nothing are possible. */
  readonly weighted: boolean;
  /** A slot restarts during a swap, so nothing may be routed to it then. */
  readonly clearBeforeSwap: boolean;
  /** The front end can be asked for either side by `x-ms-routing-name`. */
  readonly routeByQuery: boolean;
  /** Milliseconds until a write has reached every user. */
  readonly propagation: number;
}

/** Something that was found before the first write. */
export interface Finding {
  readonly severity: "refuse" | "warn" | "note";
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

export interface SwapAnswer {
  readonly operationUrl: string | undefined;
  /** The request itself was the change; there is no operation to follow. */
  readonly done?: boolean;
}

/**
 * Two places that hold a release each, and the switch between them: `production` serves everybody
 * who is not sent to the other one, the standby. Every command works on this alone; `decide` and
 * `recover` say what is written next, the topology says how.
 */
export interface Topology
  extends Pick<
    AppService,
    | "production"
    | "routingRules"
    | "writeRoutingRules"
    | "swapProgress"
    | "cancelPreview"
    | "deleteSlot"
    | "tags"
    | "writeTags"
    | "metrics"
  > {
  readonly traits: Traits;
  /** Name of the standby: the slot, or the app that is not live. Known once `production` was read. */
  standbyName(): string;
  /** `undefined` when there is none. */
  slot(): Promise<SiteStatus | undefined>;
  /** Why there is no standby. */
  explainMissing(): Promise<Finding>;
  /** The percentage that can be written and read back for a wanted one. */
  representable(percentage: number): number;
  /** Exchanges production and the standby; the standby's name guards against a second exchange. */
  requestSwap(standby: string): Promise<SwapAnswer>;
  stopSlot(standby: string): Promise<void>;
  /** What speaks against a shift, before the first write. */
  findings(): Promise<readonly Finding[]>;
  /** Workers of the standby, for a warm-up that reaches each of them. */
  instances(): Promise<readonly string[]>;
  /** Puts the release of a third slot into the standby, for clients that cannot be called back. */
  replaceStandby(slot: string): Promise<SwapAnswer>;
  /** Commands for a person without this action: while shifting, and after the swap. */
  wayBack(): { readonly shifting: string; readonly swapped: string };
}
