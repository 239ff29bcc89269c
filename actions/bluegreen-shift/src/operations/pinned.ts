import { UsageError } from "@slipway/toolkit";
import { iso, type Story } from "../report/report.ts";
import { Halt } from "./halt.ts";
import type { Session } from "./session.ts";

/** How long pinned clients are waited for before a harder policy is used. */
export const patience = 2 * 60_000;
const swapLimit = 20 * 60_000;

/**
 * Deals with clients whose cookie holds them on the bad release though no rule sends anybody
 * there (azure-docs#58514).
 *
 * @returns whether the standby no longer serves the bad release
 */
export async function movePinnedClients(session: Session, story: Story): Promise<boolean> {
  const { settings, world } = session;
  switch (settings.pinnedClients) {
    case "wait":
      return false;
    case "stop-slot":
      world.log(
        `Stopping ${session.standby}: its pinned clients get errors until they start anew.`,
      );
      await world.app.stopSlot(session.standby);
      note(story, "stopped", session);
      return true;
    case "swap-lkg":
      return await swapLastKnownGood(session, story);
  }
}

/** The third slot holds the old release; swapped into the standby, pinned clients get that. */
async function swapLastKnownGood(session: Session, story: Story): Promise<boolean> {
  const { settings, world } = session;
  const third = settings.lkgSlot;
  if (third === undefined) throw new UsageError('Input "lkg-slot" is empty.', "Name the slot.");
  const observed = await session.observe();
  const old = observed.record.old ?? observed.production.release;
  if (observed.slot.release === old) return true;
  // Asked once and by name; whether it happened is read from the releases, never from the answer.
  world.log(`Swapping ${third} into ${session.standby}, so that pinned clients get ${old}.`);
  await world.app.replaceStandby(third);
  const deadline = world.now() + swapLimit;
  for (;;) {
    await session.sleep(5_000);
    const now = await session.observe();
    if (!now.operationInProgress && now.slot.release === old) {
      note(story, "swapped", session);
      return true;
    }
    if (world.now() > deadline) {
      throw new Halt(
        "lkg-not-swapped",
        `The slot ${third} was not swapped into ${session.standby} within 20 minutes, or does not hold the release ${old}.`,
        `Keep the old release in the slot ${third}; pinned clients stay on the bad one for up to an hour.`,
      );
    }
  }
}

function note(story: Story, by: "stopped" | "swapped", session: Session): void {
  if (story.rollback !== undefined) {
    story.rollback.pinnedClientsMovedAt = iso(session.world.now());
    story.rollback.pinnedClients = by;
  }
}
