import type { RoutingRule } from "@slipway/azure";
import { type Observed, ours, sameRules, silentInProduction } from "./observed.ts";
import type { ShiftRecord } from "./record.ts";

/** The state that a loop over `decide` works towards. */
export type Wanted =
  /** The slot serves `release` and gets `percentage` of the new clients. */
  | { readonly goal: "weight"; readonly release: string; readonly percentage: number }
  /** Production serves `release` and nothing is routed to the slot. */
  | { readonly goal: "production"; readonly release: string }
  /** Nothing is routed to the slot. */
  | { readonly goal: "cleared" };

/** The one next write, or why there is none. */
export type Next =
  | { readonly do: "write-rules"; readonly rules: readonly RoutingRule[] }
  | { readonly do: "write-record"; readonly change: Partial<ShiftRecord> }
  | { readonly do: "cancel-preview" }
  | { readonly do: "swap" }
  | { readonly do: "wait"; readonly milliseconds: number; readonly why: string }
  | { readonly do: "nothing" }
  | {
      readonly do: "refuse";
      readonly code: string;
      readonly message: string;
      readonly remedy: string;
    };

const minute = 60_000;
/** A real swap takes about a minute; after this without a sign of one, none is under way. */
export const swapGrace = 3 * minute;
const swapLimit = 20 * minute;

/**
 * What to do next, as a function of what is seen. Every command is a loop over this, so it may be
 * killed anywhere and repeated.
 */
export function decide(observed: Observed, wanted: Wanted): Next {
  if (wanted.goal === "cleared") {
    // Taking traffic away is allowed in every state, and never waits.
    const others = observed.rules.filter((rule) => !ours(observed, rule));
    return others.length === observed.rules.length
      ? { do: "nothing" }
      : { do: "write-rules", rules: others };
  }
  if (observed.swap !== undefined && wanted.goal === "production") {
    return afterSwapRequest(observed, wanted, observed.swap);
  }
  if (observed.operationInProgress) {
    return { do: "wait", milliseconds: 10_000, why: "another operation on the app is under way" };
  }
  if (observed.previewOpen) return { do: "cancel-preview" };
  const foreign = observed.rules.filter((rule) => !ours(observed, rule));
  if (foreign.length > 0) {
    return refuse(
      "foreign-rules",
      `Traffic is also routed to ${foreign.map(({ name, hostName }) => name || hostName).join(", ")}, which is not part of this shift.`,
      "Remove that rule, or finish the other shift first.",
    );
  }
  return wanted.goal === "weight" ? towardsWeight(observed, wanted) : towardsSwap(observed, wanted);
}

function towardsWeight(observed: Observed, wanted: Extract<Wanted, { goal: "weight" }>): Next {
  const { slot, record, rules, settledRules } = observed;
  const target: RoutingRule[] = [
    { name: slot.name, hostName: slot.hostName, percentage: wanted.percentage },
  ];
  if (settledRules !== undefined && !sameRules(rules, settledRules) && !sameRules(rules, target)) {
    return refuse(
      "rules-changed",
      "The routing rules were changed by someone else during the shift.",
      'Find out who did it; then run the operation "rollback", or "shift" to go on.',
    );
  }
  if (slot.release === undefined) {
    return {
      do: "wait",
      milliseconds: 5_000,
      why: "the slot does not say which release it serves",
    };
  }
  if (slot.release !== wanted.release) {
    return refuse(
      "release-changed",
      `The slot ${slot.name} serves ${slot.release} and not ${wanted.release}.`,
      "Something was deployed into the slot during the shift; start again with what is there now.",
    );
  }
  if (record.phase !== "shift" || record.step !== wanted.percentage) {
    return { do: "write-record", change: { phase: "shift", step: wanted.percentage } };
  }
  return sameRules(rules, target) ? { do: "nothing" } : { do: "write-rules", rules: target };
}

function towardsSwap(observed: Observed, wanted: Extract<Wanted, { goal: "production" }>): Next {
  const { production, slot, record, rules } = observed;
  // Before a swap, and after one under the setting in which rules survive it: a rule would send
  // traffic to the slot while it restarts with the other release.
  if (rules.length > 0 && (observed.clearBeforeSwap || production.release === wanted.release)) {
    return { do: "write-rules", rules: [] };
  }
  if (production.release === wanted.release) return { do: "nothing" };
  // With the wanted release in the slot a swap is right whatever production serves; and a
  // production that answers nothing may be why one goes back.
  const unknown =
    slot.release === undefined
      ? `the slot ${slot.name}`
      : production.release === undefined && slot.release !== wanted.release
        ? "production"
        : undefined;
  if (unknown !== undefined) {
    return {
      do: "wait",
      milliseconds: 5_000,
      why: `${unknown} does not say which release it serves`,
    };
  }
  if (slot.release !== wanted.release) {
    return refuse(
      "release-nowhere",
      `Neither production (${production.release}) nor the slot ${slot.name} (${slot.release}) serves ${wanted.release}.`,
      "Deploy the wanted release into the slot and start again.",
    );
  }
  const { swapAt, swapAfter } = record;
  if (!observed.ownIntent) {
    // Another run may have died just after it sent its swap.
    if (
      swapAt !== undefined &&
      swapAfter === production.swappedAt &&
      observed.now - swapAt < swapGrace
    ) {
      return { do: "wait", milliseconds: 10_000, why: "a swap may just have been asked for" };
    }
    return {
      do: "write-record",
      change: { swapAt: observed.now, swapAfter: production.swappedAt },
    };
  }
  return { do: "swap" };
}

function afterSwapRequest(
  observed: Observed,
  wanted: Extract<Wanted, { goal: "production" }>,
  swap: NonNullable<Observed["swap"]>,
): Next {
  const { production, record, rules, now } = observed;
  const swapped = production.swappedAt !== (record.swapAfter ?? 0);
  if (observed.operationInProgress && now - swap.requestedAt < swapLimit) {
    return { do: "wait", milliseconds: 5_000, why: "Azure is swapping" };
  }
  // The site's own answer counts, whatever the operation says of itself.
  if (production.release === wanted.release && (swapped || swap.progress !== "running")) {
    return rules.length > 0 ? { do: "write-rules", rules: [] } : { do: "nothing" };
  }
  const patience = swap.endedAt === undefined ? swapLimit : swapGrace;
  const since = swap.endedAt ?? swap.requestedAt;
  if (swap.progress === "failed" && !swapped && production.release !== undefined) {
    return refuse(
      "swap-failed",
      `Azure could not swap: ${swap.message ?? "no reason given"}`,
      "Production still serves the old release. Look at the slot's start-up log, then shift again.",
    );
  }
  if (swap.answer === "unknown" && !swapped && now - swap.requestedAt > swapGrace) {
    return refuse(
      "swap-unanswered",
      "The answer to the swap request was lost and no swap followed.",
      'Production still serves the old release. Run the operation "shift" or "promote" again.',
    );
  }
  if (now - since > patience) {
    const exchanged = swapped || swap.progress === "done";
    if (exchanged && silentInProduction(observed)) {
      return refuse(
        "silent-after-swap",
        production.release === undefined
          ? `Production does not answer since the swap to ${wanted.release}.`
          : `Production answers since the swap to ${wanted.release}, but not as that release or any other.`,
        "The old release goes back into production. Read the start-up log of the new one: it may lack a setting that only production has.",
      );
    }
    return swapped || swap.progress === "done"
      ? refuse(
          "swap-without-effect",
          `Azure says that the swap has ended, yet production serves ${production.release ?? "nothing readable"} and not ${wanted.release}.`,
          'Look at the app in the portal before anything else; then run the operation "reconcile".',
        )
      : refuse(
          "swap-never-ended",
          "The swap did not end within 20 minutes.",
          'Look at the app in the portal; when the operation has ended, run "reconcile".',
        );
  }
  return { do: "wait", milliseconds: 5_000, why: "Azure is swapping" };
}

function refuse(code: string, message: string, remedy: string): Next {
  return { do: "refuse", code, message, remedy };
}
