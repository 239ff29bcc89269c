import { type Observed, unlabelled } from "../state/observed.ts";
import { Halt } from "./halt.ts";
import type { Session } from "./session.ts";

/** Tiers with slots and traffic routing; see the README for the others. */
const tiersWithSlots = /^(standard|premium|isolated)/i;

/**
 * Refuses, before the first rule, every state in which a shift cannot work.
 *
 * @returns the release to shift to
 */
export async function checkBefore(
  session: Session,
  observed: Observed,
  wanted: string | undefined,
): Promise<string> {
  const { app } = session.world;
  const { production, slot, settings } = { ...observed, settings: session.settings };
  const { planId } = await app.production();
  const tier = await app.planTier(planId);
  if (!tiersWithSlots.test(tier)) {
    throw new Halt(
      "no-slots",
      `The plan of ${settings.appName} is of the tier ${tier}, which has no slots to shift between.`,
      "Scale the plan to Standard or above, or deploy in place (reusable workflow deploy.yml does it for such plans).",
    );
  }
  if (slot.state.toLowerCase() !== "running") {
    throw new Halt(
      "slot-stopped",
      `The slot ${slot.name} is ${slot.state}.`,
      `Start it: az webapp start --slot ${slot.name} --name ${settings.appName} --resource-group ${settings.resourceGroup}`,
    );
  }
  const autoSwap = await app.autoSwapSlot(settings.slot);
  if (autoSwap !== undefined) {
    throw new Halt(
      "auto-swap",
      `The slot ${slot.name} swaps itself with ${autoSwap} after every deployment.`,
      "Turn auto swap off in the slot's configuration.",
    );
  }
  if (slot.release === undefined || slot.release === unlabelled) {
    throw new Halt(
      "release-unknown",
      `The slot ${slot.name} does not say which release it serves.`,
      'Let the app serve its commit at the address in "release-probe"; the README shows how.',
    );
  }
  if (wanted !== undefined && slot.release !== wanted) {
    throw new Halt(
      "release-not-deployed",
      `The slot ${slot.name} serves ${slot.release} and not ${wanted}.`,
      "Deploy the release into the slot first and wait until it answers.",
    );
  }
  if (production.release === undefined) {
    throw new Halt(
      "production-silent",
      "Production does not answer the release probe.",
      "Look at the app: without a working old release there is nothing to compare with.",
    );
  }
  if (production.release === slot.release) {
    throw new Halt(
      "same-release",
      `Production and the slot ${slot.name} both serve ${slot.release}; there is nothing to shift.`,
      "Deploy the new release into the slot first.",
    );
  }
  return slot.release;
}
