import { AzureError } from "@slipway/azure";
import { formatDuration } from "@slipway/toolkit";
import { iso, type Story } from "../report/report.ts";
import { Halt } from "./halt.ts";
import { movePinnedClients, patience } from "./pinned.ts";
import type { Session } from "./session.ts";

const minute = 60_000;
/** How long a rollback that Azure refuses is tried again. */
const persistence = 5 * minute;
const closedMinutesWithoutRequest = 3;

/** The record once nothing is under way. */
export const noShift = {
  phase: undefined,
  step: undefined,
  since: undefined,
  swapAt: undefined,
  swapAfter: undefined,
  gates: undefined,
  approved: undefined,
} as const;

/** Undoes a shift that never sent anybody to the slot. */
export async function withdraw(session: Session): Promise<void> {
  await clearRules(session, session.world.now());
  await tellRecord(session, () => session.release(noShift));
}

/** Sends all traffic back to production, reads it back and waits until the slot is quiet. */
export async function rollBack(session: Session, story: Story, detectedAt: number): Promise<void> {
  const { world } = session;
  world.log("Rolling back: clearing the routing rules.");
  await clearRules(session, detectedAt);
  const rulesClearedAt = world.now();
  world.log(
    `Rules cleared and read back ${formatDuration(rulesClearedAt - detectedAt)} after detection.`,
  );
  story.outcome = "rolled-back";
  story.weight = 0;
  story.rollback = { detectedAt: iso(detectedAt), rulesClearedAt: iso(rulesClearedAt) };
  await tellRecord(session, () => session.writeRecord({ phase: "rollback" }));
  await drain(session, story, rulesClearedAt);
  await tellRecord(session, () => session.release(noShift));
}

/** The traffic is where it belongs; a record that cannot be written must not undo that. */
async function tellRecord(session: Session, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
    session.warnings.push({
      code: "record-stale",
      message: `The rules are cleared, but the record in the app's tags is old: ${error.message}`,
      remedy: 'Run the operation "reconcile" when Azure answers again.',
    });
  }
}

async function clearRules(session: Session, detectedAt: number): Promise<void> {
  const { world } = session;
  let failure = "Azure still shows them";
  for (let round = 0; round === 0 || world.now() - detectedAt < persistence; round++) {
    try {
      await session.clearAtOnce(5_000);
    } catch (error) {
      failure = told(session, error, failure);
    }
    try {
      // The site's other parts may be out of sight: only the rules count now.
      if (await session.isClear(3_000)) return;
    } catch (error) {
      failure = told(session, error, failure);
    }
    await session.sleep(Math.min(10_000, 1_000 * 2 ** round));
  }
  throw new Halt(
    "rollback-failed",
    `TRAFFIC MAY STILL GO TO THE BAD RELEASE: the rules could not be cleared: ${failure}`,
    'Clear them in the portal (Deployment slots) at once, or run the operation "reconcile".',
  );
}

function told(session: Session, error: unknown, before: string): string {
  if (!(error instanceof AzureError)) throw error;
  if (error.message !== before) {
    session.world.log(`The rules could not be cleared yet, trying again: ${error.message}`);
  }
  return error.message;
}

/** Clients carry a cookie that may hold them on the slot for up to an hour after the rule is gone. */
async function drain(session: Session, story: Story, clearedAt: number): Promise<void> {
  const { settings, world } = session;
  const start = Date.parse(story.steps[0]?.startedAt ?? iso(clearedAt));
  const begun = world.now();
  const deadline = begun + settings.drain;
  let moved = false;
  for (;;) {
    const quiet = await quietMinutes(session, start, clearedAt);
    if (quiet?.lastRequest !== undefined && story.rollback !== undefined) {
      story.rollback.lastCanaryRequestAt = iso(quiet.lastRequest);
    }
    if (quiet !== undefined && quiet.minutes >= closedMinutesWithoutRequest) {
      world.log("The slot has had no request for three minutes.");
      return;
    }
    if (world.now() >= deadline) break;
    const busy = quiet !== undefined && quiet.lastRequest !== undefined && quiet.newest > 0;
    if (!moved && busy && world.now() - begun >= patience) {
      moved = true;
      if (await movePinnedClients(session, story)) return;
    }
    world.log(
      `Draining: ${quiet === undefined ? "no metrics at the moment" : `${quiet.newest} requests to the slot in the newest closed minute`}.`,
    );
    await session.sleep(Math.min(settings.lookInterval, Math.max(1_000, deadline - world.now())));
  }
  session.warnings.push({
    code: "not-drained",
    message: `The slot still had requests, or could not be seen quiet, within ${formatDuration(settings.drain)}.`,
    remedy:
      "Browsers that were routed before keep their cookie for up to an hour; new ones are on the old release. Do not stop the slot before.",
  });
}

async function quietMinutes(session: Session, from: number, clearedAt: number) {
  const { app, now } = session.world;
  try {
    const until = now();
    const minutes = (await app.metrics(session.standby, from, until)).filter(
      ({ minute: start }) => start + minute + session.settings.metricsDelay <= until,
    );
    const own = (start: number) =>
      session.slotRequestTimes.filter((time) => time >= start - 2_000 && time < start + minute)
        .length;
    const busy = minutes.filter(
      ({ minute: start, requests = 0 }) => requests > own(start) && requests > 0,
    );
    const last = busy.at(-1);
    const quietSince = Math.max(clearedAt, last === undefined ? 0 : last.minute + minute);
    const closedUntil = until - session.settings.metricsDelay;
    return {
      minutes: Math.floor((closedUntil - quietSince) / minute),
      newest: minutes.at(-1)?.requests ?? 0,
      lastRequest: last === undefined ? undefined : last.minute + minute,
    };
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
    return undefined;
  }
}
