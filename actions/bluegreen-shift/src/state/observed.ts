import type { RoutingRule } from "@slipway/azure";
import type { ShiftRecord } from "./record.ts";

/**
 * A release as the site itself tells it: its id, `unlabelled` when the site answers without one
 * (a version from before the first shift), `undefined` when it does not answer.
 */
export type Release = string | undefined;
export const unlabelled = "unlabelled";

/** A swap that this process asked for. */
export interface SwapRequest {
  readonly requestedAt: number;
  /** `unknown`: the request was sent and the answer was lost. */
  readonly answer: "accepted" | "unknown";
  /** What the swap's operation says; a hint. */
  readonly progress: "running" | "done" | "failed" | "unknown";
  readonly message?: string;
  /** When the operation was first seen to have ended. */
  readonly endedAt?: number;
}

/** Everything that is read before each write. */
export interface Observed {
  readonly now: number;
  readonly rules: readonly RoutingRule[];
  readonly production: {
    readonly hostName: string;
    readonly release: Release;
    /** When the last swap ended, 0 for never. */
    readonly swappedAt: number;
  };
  readonly slot: {
    readonly name: string;
    readonly hostName: string;
    readonly state: string;
    readonly release: Release;
  };
  /** Nothing may be routed to the standby while it is exchanged with production. */
  readonly clearBeforeSwap: boolean;
  readonly operationInProgress: boolean;
  readonly previewOpen: boolean;
  readonly record: ShiftRecord;
  readonly swap: SwapRequest | undefined;
  /** The intent to swap in the record was written by this process, which has not sent it yet. */
  readonly ownIntent: boolean;
  /** The rules that this process last saw in force; `undefined` before the first write. */
  readonly settledRules: readonly RoutingRule[] | undefined;
}

/** Whether a rule sends traffic to the slot of this shift. */
export function ours(observed: Pick<Observed, "slot">, rule: RoutingRule): boolean {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  return same(rule.name, observed.slot.name) || same(rule.hostName, observed.slot.hostName);
}

/**
 * Whether the new release is in production and does not say so: production answers nothing, or
 * something without an id, while the old release, which has one, is in the standby.
 */
export function silentInProduction(
  observed: Pick<Observed, "production" | "slot" | "record">,
): boolean {
  const { production, slot, record } = observed;
  const nameless = production.release === unlabelled && record.old !== unlabelled;
  return (
    record.old !== undefined &&
    slot.release === record.old &&
    (production.release === undefined || nameless)
  );
}

export function sameRules(a: readonly RoutingRule[], b: readonly RoutingRule[]): boolean {
  const text = (rules: readonly RoutingRule[]) =>
    rules
      .map(({ name, hostName, percentage }) => `${name}|${hostName}|${percentage}`.toLowerCase())
      .sort()
      .join("\n");
  return text(a) === text(b);
}

/** The sum of what the rules send to this slot, in percent. */
export function canaryWeight(observed: Pick<Observed, "slot" | "rules">): number {
  return observed.rules
    .filter((rule) => ours(observed, rule))
    .reduce((sum, { percentage }) => sum + percentage, 0);
}
