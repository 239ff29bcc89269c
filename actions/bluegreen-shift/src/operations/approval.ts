import { formatDuration } from "@slipway/toolkit";
import { iso, type Story } from "../report/report.ts";
import { leaseAlive, type ShiftRecord } from "../state/record.ts";
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
  const step = stepToApprove(record, settings.approveStep, {
    now: observed.now,
    representable: (weight) => world.app.representable(weight),
  });
  await world.app.writeTags({ "bgs-approved": String(Math.max(step, record.approved ?? 0)) });
  const { record: written } = await session.observe("azure-only");
  if ((written.approved ?? 0) < step) {
    throw new Halt(
      "approval-not-read-back",
      "Azure accepted the approval and does not show it.",
      "Run the operation again.",
    );
  }
  world.log(
    record.phase === "held"
      ? `The step of ${step} % is approved. No run is at work: it counts when "shift" goes on.`
      : `The step of ${step} % is approved.`,
  );
}

/**
 * Pure: the step that an approval opens.
 *
 * @param wanted percentage that was named, if any
 * @param of.representable a step as it is read back (a front door's weights are whole)
 * @throws Halt when nobody waits, or will wait, for that approval
 */
export function stepToApprove(
  record: ShiftRecord,
  wanted: number | undefined,
  of: { readonly now: number; readonly representable: (weight: number) => number },
): number {
  const refuse = (message: string, remedy: string): never => {
    throw new Halt("nothing-to-approve", message, remedy);
  };
  const { lease, gates = [], step: underWay = 0 } = record;
  if (record.phase === "shift" && !leaseAlive(lease, of.now)) {
    const seen = lease === undefined ? "" : ` It was last heard of before ${iso(lease.until)}.`;
    return refuse(
      `The run that shifted is gone.${seen}`,
      'Run "shift" to go on or "reconcile" to clean up; then approve what the new run asks for.',
    );
  }
  if (gates.length === 0) {
    return refuse(
      "The shift under way waits for no approval.",
      'Name the steps that a person decides in its input "approve-after".',
    );
  }
  const named = `It waits behind ${gates.join(", ")} %.`;
  const step = wanted ?? gates.find((gate) => of.representable(gate) === underWay);
  if (step === undefined) {
    return refuse(
      `The shift does not wait behind the step under way (${underWay} %). ${named}`,
      'Name one of them in "approve-step", or approve when the step has come.',
    );
  }
  if (!gates.includes(step)) {
    return refuse(
      `The shift does not wait behind a step of ${step} %. ${named}`,
      'Name one of them in "approve-step".',
    );
  }
  if (of.representable(step) < underWay) {
    return refuse(
      `The step of ${step} % is over; the shift is at ${underWay} %. ${named}`,
      "Approve a step that is still to come, or roll back.",
    );
  }
  return step;
}
