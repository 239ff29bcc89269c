import { formatDuration } from "@slipway/toolkit";
import type { Story } from "../report/report.ts";
import { Halt } from "./halt.ts";
import type { Session } from "./session.ts";
import { note } from "./shift.ts";

/** Whether a step whose evidence is good may go on. */
export type Gate = "open" | "waiting" | "expired";

/**
 * Pure: the gate behind a step. An approval of a later step opens the earlier ones too.
 *
 * @param waited milliseconds since the evidence was good
 */
export function gate(
  weight: number,
  approved: number | undefined,
  waited: number,
  settings: { readonly approveAfter: readonly number[]; readonly approvalMaximum: number },
): Gate {
  if (!settings.approveAfter.includes(weight) || (approved ?? 0) >= weight) return "open";
  return waited >= settings.approvalMaximum ? "expired" : "waiting";
}

export function waitingLine(weight: number, settings: { readonly approvalMaximum: number }) {
  return `The evidence at ${weight} % is good; waiting for an approval of this step, at most ${formatDuration(settings.approvalMaximum)}. The analysis goes on, and a bad release is rolled back meanwhile.`;
}

/**
 * Approves a step of a shift that another run has under way. Writes one tag and takes no lease:
 * that run reads it at its next look.
 */
export async function approve(session: Session, story: Story): Promise<void> {
  const { settings, world } = session;
  const observed = await session.observe();
  note(story, observed);
  const { record } = observed;
  story.newRelease = record.release;
  story.oldRelease = record.old;
  if (record.phase !== "shift" && record.phase !== "held") {
    throw new Halt(
      "nothing-to-approve",
      "No shift is under way.",
      "Start the shift first; an approval counts for one shift only.",
    );
  }
  if (settings.release !== undefined && settings.release !== record.release) {
    throw new Halt(
      "other-release",
      `The shift under way is of ${record.release}, not of ${settings.release}.`,
      "Approve the release that you looked at.",
    );
  }
  const step = settings.approveStep ?? record.step;
  if (step === undefined || step === 0) {
    throw new Halt("nothing-to-approve", "The first step has not begun.", "Try again in a minute.");
  }
  await world.app.writeTags({ "bgs-approved": String(Math.max(step, record.approved ?? 0)) });
  const { record: written } = await session.observe("azure-only");
  if ((written.approved ?? 0) < step) {
    throw new Halt(
      "approval-not-read-back",
      "Azure accepted the approval and does not show it.",
      "Run the operation again.",
    );
  }
  world.log(`The step of ${step} % is approved.`);
}
