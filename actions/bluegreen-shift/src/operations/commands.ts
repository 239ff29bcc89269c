import { appendSummary } from "@slipway/toolkit";
import { iso, type Story } from "../report/report.ts";
import { statusScreen } from "../report/status.ts";
import { silentInProduction, unlabelled } from "../state/observed.ts";
import { Halt } from "./halt.ts";
import { bakeAndKeep, promote, swapBack } from "./promote.ts";
import { noShift, rollBack } from "./rollback.ts";
import type { Session } from "./session.ts";
import { note, settled } from "./shift.ts";
import { announceWayBack } from "./way-back.ts";

/** Reads and tells; writes nothing. */
export async function status(session: Session, story: Story): Promise<void> {
  const observed = await session.observe();
  note(story, observed);
  const { record } = observed;
  story.oldRelease = record.old;
  story.newRelease = record.release;
  if (record.keepUntil !== undefined) story.keepUntil = iso(record.keepUntil);
  const screen = statusScreen(observed, {
    app: session.settings.appName,
    traits: session.world.app.traits,
    wayBack: session.world.app.wayBack(),
  });
  for (const line of screen) session.world.log(line);
  // A lease is a tag, which others may write: it must not end the block.
  appendSummary(
    ["```text", ...screen.map((line) => line.replaceAll("`", "'")), "```", ""].join("\n"),
  );
}

/** Swaps without further steps: after a `held` shift that a person has judged. */
export async function promoteNow(session: Session, story: Story): Promise<void> {
  const seen = await settled(session);
  note(story, seen);
  const { record } = seen;
  session.refuseIfBusy(record);
  const release = session.settings.release ?? record.release ?? seen.slot.release;
  if (release === undefined || release === unlabelled) {
    throw new Halt(
      "release-unknown",
      "It is not known which release to promote.",
      'Give the commit in the input "release".',
    );
  }
  story.newRelease = release;
  announceWayBack(session);
  await session.takeLease();
  if (seen.production.release === release) {
    story.oldRelease = record.old ?? seen.slot.release;
    if (record.phase === "promote" || record.phase === "bake") {
      await bakeAndKeep(session, story);
    } else await session.release({});
    return;
  }
  const old = seen.production.release ?? record.old ?? unlabelled;
  story.oldRelease = old;
  await session.writeRecord({ release, old });
  await promote(session, story, release);
}

/** Back to the old release from whatever state. */
export async function rollbackNow(session: Session, story: Story): Promise<void> {
  const detectedAt = session.world.now();
  // First the users, then looking around, waiting and the lease.
  const routed = (await session.rulesAtOnce(3_000)).length > 0;
  if (routed) await session.clearAtOnce(5_000).catch(() => false);
  const seen = await settled(session);
  note(story, seen);
  const { record } = seen;
  story.newRelease = record.release;
  story.oldRelease = record.old;
  const afterSwap =
    record.release !== undefined &&
    record.old !== undefined &&
    (seen.production.release === record.release || silentInProduction(seen));
  if (!routed && !afterSwap) {
    session.world.log(
      "Nothing to roll back: all traffic is on production and no swap of ours is kept.",
    );
    return;
  }
  // Who asks for a rollback means it, also while another run shifts.
  await session.takeLease(true);
  if (!afterSwap) {
    await rollBack(session, story, detectedAt);
    return;
  }
  if (seen.slot.release !== record.old) {
    throw new Halt(
      "old-release-gone",
      `The slot ${seen.slot.name} serves ${seen.slot.release ?? "nothing readable"} and no longer the old release ${record.old}.`,
      "Deploy the old release into the slot and run the operation again.",
    );
  }
  await swapBack(session, story, { code: "requested", message: "a rollback was asked for" });
}

/** Ends the time in which one could swap back: stops (or deletes) the slot with the old release. */
export async function retire(session: Session, story: Story): Promise<void> {
  const { settings, world } = session;
  if (settings.retireBy === "delete" && (await world.app.slot()) === undefined) {
    const { phase, lease } = await session.readRecord();
    // A lease that was left says that a run was killed at it; without one the name may be wrong.
    if (phase !== "keep" || lease !== undefined) {
      return await closeRecord(session, story, `The slot ${session.standby} is gone already`);
    }
  }
  const seen = await session.observe();
  note(story, seen);
  const { record } = seen;
  story.newRelease = record.release;
  story.oldRelease = record.old;
  if (record.keepUntil !== undefined) story.keepUntil = iso(record.keepUntil);
  if (record.phase !== "keep" || record.keepUntil === undefined || record.old === undefined) {
    world.log("Nothing to retire: no finished shift is on record.");
    return;
  }
  // Azure's own time of the last swap counts too: somebody may have swapped there and back since.
  const { swappedAt } = seen.production;
  const until = Math.max(record.keepUntil, swappedAt === 0 ? 0 : swappedAt + settings.keep);
  if (until > world.now()) {
    world.log(`Too early: the old release is kept until ${iso(until)}.`);
    return;
  }
  session.refuseIfBusy(record);
  if (seen.rules.length > 0) {
    throw new Halt(
      "rules-present",
      "Traffic is routed to a slot.",
      'Run the operation "reconcile" first.',
    );
  }
  const stopped = seen.slot.state.toLowerCase() === "stopped";
  if (stopped && settings.retireBy === "stop" && seen.production.release === record.release) {
    return await closeRecord(session, story, `${session.standby} is stopped already`);
  }
  if (seen.slot.release !== record.old || seen.production.release !== record.release) {
    throw new Halt(
      "not-the-old-release",
      `The slot ${seen.slot.name} serves ${seen.slot.release ?? "nothing readable"}, production ${seen.production.release ?? "nothing readable"}; on record are ${record.old} and ${record.release}.`,
      stopped
        ? "A slot that is stopped does not tell what it holds: start it and run this again, or delete it by hand."
        : "The slot is in use for something newer; it is left alone.",
    );
  }
  await session.takeLease();
  if (settings.retireBy === "delete") await world.app.deleteSlot(session.standby);
  else {
    await world.app.stopSlot(session.standby);
    const { state } = (await world.app.slot()) ?? { state: "gone" };
    if (state.toLowerCase() !== "stopped") {
      throw new Halt(
        "not-stopped",
        `${session.standby} is still ${state}.`,
        "Run the operation again.",
      );
    }
  }
  await session.release(nothingKept);
  story.outcome = "retired";
}

const nothingKept = { ...noShift, release: undefined, old: undefined, keepUntil: undefined };

/** What is left to do after a run that was killed between its last write and the end of its record. */
async function closeRecord(session: Session, story: Story, why: string): Promise<void> {
  const { phase, release, old } = await session.readRecord();
  if (phase !== "keep") {
    session.world.log("Nothing to retire: no finished shift is on record.");
    return;
  }
  await session.takeLease();
  story.newRelease = release;
  story.oldRelease = old;
  session.world.log(`${why}; its shift is taken off the record.`);
  await session.release(nothingKept);
  story.outcome = "retired";
}
