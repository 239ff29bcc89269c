import { swapGrace } from "./decide.ts";
import { canaryWeight, type Observed, silentInProduction } from "./observed.ts";
import { leaseAlive } from "./record.ts";

/** What `reconcile` has to do about what it sees; the recovery table of the README. */
export type Recovery =
  | { readonly do: "nothing"; readonly why: string }
  | { readonly do: "busy"; readonly owner: string; readonly until: number }
  | { readonly do: "wait"; readonly milliseconds: number; readonly why: string }
  | { readonly do: "cancel-preview" }
  /** Traffic away from the slot, production stays; then forget the shift. */
  | { readonly do: "clear"; readonly why: string }
  /** The swap has happened: watch, then keep the old release. */
  | { readonly do: "bake" }
  | { readonly do: "swap-back" }
  | {
      readonly do: "leave";
      readonly code: string;
      readonly message: string;
      readonly remedy: string;
    };

/**
 * @param owner the run that asks; its own lease does not keep it out
 * @param onOrphan what becomes of traffic on a slot whose run has died
 */
export function recover(
  observed: Observed,
  owner: string,
  onOrphan: "rollback" | "hold",
): Recovery {
  const { record, rules, now, production, slot } = observed;
  if (record.lease !== undefined && leaseAlive(record.lease, now) && record.lease.owner !== owner) {
    return { do: "busy", owner: record.lease.owner, until: record.lease.until };
  }
  if (observed.operationInProgress) {
    return { do: "wait", milliseconds: 10_000, why: "an operation on the app is under way" };
  }
  if (observed.previewOpen) return { do: "cancel-preview" };
  const weight = canaryWeight(observed);
  const routed = weight > 0 || rules.length > 0;
  /** A moment's silence is no proof; who acts on it looks again. */
  const silent = silentInProduction(observed);
  switch (record.phase) {
    case undefined:
      return routed
        ? {
            do: "leave",
            code: "foreign-rules",
            message: `${weight} % of the traffic goes to the slot ${slot.name}, and this action has not written that.`,
            remedy: 'If nobody else is shifting, run the operation "rollback".',
          }
        : { do: "nothing", why: "no shift is under way" };
    case "shift":
      if (routed && onOrphan === "hold") {
        return {
          do: "leave",
          code: "orphan-held",
          message: `The run that shifted has ended with ${weight} % on the slot ${slot.name}.`,
          remedy: 'Run the operation "shift" to go on or "rollback" to go back.',
        };
      }
      return { do: "clear", why: `the run that shifted has died with ${weight} % on the slot` };
    case "held":
      return { do: "nothing", why: `the shift is held at ${weight} % for a decision` };
    case "promote": {
      if (production.release !== undefined && production.release === record.release) {
        return { do: "bake" };
      }
      const swapped = production.swappedAt !== (record.swapAfter ?? 0);
      const fresh = record.swapAt !== undefined && now - record.swapAt < swapGrace;
      if (!swapped && fresh) {
        return { do: "wait", milliseconds: 10_000, why: "a swap may just have been asked for" };
      }
      // The old release is in the slot, so the new one is in production, and silent: watching ends it.
      if (swapped && silent) return { do: "bake" };
      if (production.release === undefined) {
        return {
          do: "leave",
          code: "release-unknown",
          message: "Production does not say which release it serves, and a swap was intended.",
          remedy: "Look at the app; run this operation again when it answers.",
        };
      }
      return { do: "clear", why: "the intended swap never took place" };
    }
    case "bake":
      if (production.release === record.release || silent) return { do: "bake" };
      return { do: "clear", why: "production has gone back to another release" };
    case "keep":
      return routed
        ? { do: "clear", why: "traffic goes to the slot that holds the old release" }
        : { do: "nothing", why: "the shift has ended and the old release is kept" };
    case "rollback":
      return silent || (production.release === record.release && slot.release === record.old)
        ? { do: "swap-back" }
        : { do: "clear", why: "a rollback was not finished" };
  }
}
