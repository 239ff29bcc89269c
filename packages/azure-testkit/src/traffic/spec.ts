import type { TrafficModel } from "./model.ts";

/** Simulated users of one site; they ask its public name, and the metrics and logs count them. */
export interface UsersSpec {
  readonly site: string;
  /** Slot that holds the new release when they begin to come; default `green`. */
  readonly slot?: string;
  /** What the logs call the two releases. */
  readonly releases: { readonly old: string; readonly new: string };
  readonly perMinute: number;
  /**
   * Browsers among which the requests are divided at random; each keeps its cookies for an hour.
   * Default 0: every request is of somebody new.
   */
  readonly people?: number;
  readonly path?: string;
  /** Of their own chance; default 1. */
  readonly seed?: number;
  /** Default: two equal releases with 0.5 % errors. */
  readonly model?: Partial<TrafficModel>;
}

export interface SimulatedUsers {
  /** From now on. An `outage` or a `slowdown` is on until it is changed back to 0 or 1. */
  change(change: Partial<TrafficModel> & { readonly perMinute?: number }): void;
  /** What the releases answered so far; blue is the old one, wherever it is. */
  seen(): Readonly<
    Record<"blue" | "green", { readonly requests: number; readonly failed: number }>
  >;
  stop(): void;
}
