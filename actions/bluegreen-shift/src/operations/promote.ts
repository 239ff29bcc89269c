import { formatDuration } from "@slipway/toolkit";
import { BakeEvidence } from "../evidence/bake.ts";
import { iso, type Story } from "../report/report.ts";
import type { Observed } from "../state/observed.ts";
import { Halt } from "./halt.ts";
import { noShift } from "./rollback.ts";
import type { Session } from "./session.ts";

/**
 * Instances restart once more when a swap has ended and answer 502 or 503 meanwhile, for up to a
 * minute (kudu#2583, #2687). A swap back would only do it again, so nothing counts before.
 */
const settling = 60_000;
/** Consecutive looks at production that find another release before it counts as lost. */
const wrongReleaseLooks = 3;

/** Rules away, swap once, prove it by asking production; then bake and keep. */
export async function promote(session: Session, story: Story, release: string): Promise<void> {
  const { world } = session;
  session.swap.forget();
  await session.writeRecord({ phase: "promote", step: undefined });
  if (world.app.traits.clearBeforeSwap) {
    await session.reach({ goal: "cleared" }, "azure-only");
    story.weight = 0;
    world.log("Routing rules cleared and read back before the swap.");
  }
  let observed: Observed;
  try {
    observed = await session.reach({ goal: "production", release });
  } catch (error) {
    if (!(error instanceof Halt) || error.code !== "silent-after-swap") throw error;
    const { code, message, remedy } = error;
    await swapBack(session, story, { code, message, remedy });
    return;
  }
  story.weight = 0;
  const confirmedAt = world.now();
  story.swap = {
    requestedAt: iso(session.swap.seen?.requestedAt ?? observed.record.swapAt ?? confirmedAt),
    confirmedAt: iso(confirmedAt),
  };
  story.production = observed.production.release;
  story.slot = observed.slot.release;
  world.log(
    `Production serves ${release}, asked ${formatDuration(confirmedAt - Date.parse(story.swap.requestedAt))} after the swap was requested.`,
  );
  await settleAtFront(session, release);
  await bakeAndKeep(session, story);
}

/**
 * A front door or gateway takes time to follow. Its public address is asked until the release
 * answers there three times in a row, to five fresh connections each time: while half of the edges
 * are behind, three single answers are alike by chance. Without one, the time is waited.
 */
async function settleAtFront(session: Session, release: string): Promise<void> {
  const { settings, world } = session;
  const { propagation, routeByQuery } = world.app.traits;
  if (routeByQuery || propagation === 0) return;
  world.log(`Waiting until the change is everywhere, at most ${formatDuration(propagation)}.`);
  const deadline = world.now() + propagation;
  let inRow = 0;
  while (world.now() < deadline) {
    await session.sleep(Math.min(10_000, Math.max(1_000, deadline - world.now())));
    if (settings.baseUrl === undefined) continue;
    const front = settings.baseUrl;
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => session.releaseAt(front, undefined)),
    );
    inRow = answers.every((answer) => answer === release) ? inRow + 1 : 0;
    if (inRow >= 3) return;
  }
  if (settings.baseUrl === undefined) return;
  throw new Halt(
    "front-not-switched",
    `${settings.baseUrl} does not answer with ${release} ${formatDuration(propagation)} after the switch.`,
    "Look at the front door or gateway in the portal; its configuration says the right thing.",
  );
}

/** Watches the new release in production; a bad one is swapped back, a good one keeps the old at hand. */
export async function bakeAndKeep(session: Session, story: Story): Promise<void> {
  const { settings, world } = session;
  await session.reach({ goal: "cleared" }, "azure-only");
  await session.writeRecord({ phase: "bake" });
  const startedAt = world.now();
  const watch = await bake(session, story, startedAt);
  story.bake = { startedAt: iso(startedAt), endedAt: iso(world.now()), requests: watch.requests };
  if (watch.bad !== undefined) {
    await swapBack(session, story, watch.bad);
    return;
  }
  if (watch.requests === 0) {
    session.warnings.push({
      code: "bake-without-traffic",
      message: `Production had no request in the ${formatDuration(settings.bake)} after the swap.`,
      remedy: "Watch the app when its users come; the old release is kept in the slot.",
    });
  }
  const keepUntil = world.now() + settings.keep;
  await session.release({ ...noShift, phase: "keep", keepUntil });
  story.outcome = "promoted";
  story.keepUntil = iso(keepUntil);
  world.log(
    `The old release ${story.oldRelease} stays in ${session.standby} until ${iso(keepUntil)}.`,
  );
}

async function bake(session: Session, story: Story, startedAt: number) {
  const { settings, world } = session;
  // Two apps do not restart when they are exchanged.
  const grace = world.app.traits.clearBeforeSwap ? settling : 0;
  world.log(
    `Watching production for ${formatDuration(settings.bake)}${grace > 0 ? ", after a minute in which the swap's restarts may fail requests" : ""}.`,
  );
  if (grace > 0) await session.sleep(grace);
  const { production, slot } = await session.observe("azure-only");
  const settledAt = startedAt + grace;
  const evidence = new BakeEvidence(
    session,
    settledAt,
    { fresh: story.newRelease, old: story.oldRelease },
    { production: production.hostName, standby: slot.hostName },
    story.dispersion,
  );
  let wrong = 0;
  let requests = 0;
  for (;;) {
    const left = settledAt + settings.bake - world.now();
    if (left <= 0) return { requests, bad: undefined };
    await evidence.wait(Math.min(settings.lookInterval, left));
    const observed = await session.observe();
    await session.renewLease(observed.record);
    story.production = observed.production.release;
    wrong = observed.production.release === story.newRelease ? 0 : wrong + 1;
    if (wrong >= wrongReleaseLooks) {
      return {
        requests,
        bad: {
          code: "bake-release-lost",
          message: `production answers with ${observed.production.release ?? "nothing"} instead of ${story.newRelease}`,
        },
      };
    }
    const look = await evidence.look();
    if (look.line !== undefined) {
      world.log(look.line);
      requests = look.requests;
    }
    if (look.bad !== undefined) return { requests, bad: look.bad };
  }
}

/** Puts the old release back into production by the same swap. */
export async function swapBack(
  session: Session,
  story: Story,
  why: { readonly code: string; readonly message: string; readonly remedy?: string },
): Promise<void> {
  const { world } = session;
  const detectedAt = world.now();
  const old = story.oldRelease ?? "";
  world.log(`Swapping back to ${old}: ${why.message}.`);
  session.swap.forget();
  await session.writeRecord({ phase: "rollback" });
  await session.reach({ goal: "cleared" }, "azure-only");
  const rulesClearedAt = world.now();
  const observed = await session.reach({ goal: "production", release: old });
  await settleAtFront(session, old);
  story.production = observed.production.release;
  story.slot = observed.slot.release;
  story.outcome = "rolled-back";
  story.weight = 0;
  story.rollback = {
    detectedAt: iso(detectedAt),
    rulesClearedAt: iso(rulesClearedAt),
    swappedBackAt: iso(world.now()),
  };
  story.reason = why;
  await session.release({ ...noShift, keepUntil: undefined });
}
