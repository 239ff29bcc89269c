import { iso, type Story } from "../report/report.ts";
import { recover } from "../state/recovery.ts";
import { Halt } from "./halt.ts";
import { bakeAndKeep, swapBack } from "./promote.ts";
import { rollBack } from "./rollback.ts";
import type { Session } from "./session.ts";
import { note } from "./shift.ts";

const waitLimit = 25 * 60_000;

/** Ends whatever a dead run has left, with one version at 100 %. Made for a schedule. */
export async function reconcile(session: Session, story: Story): Promise<void> {
  const { settings, world } = session;
  const started = world.now();
  let leased = false;
  for (;;) {
    const observed = await session.observe();
    note(story, observed);
    story.newRelease = observed.record.release;
    story.oldRelease = observed.record.old;
    const next = recover(observed, world.owner, settings.onOrphan);
    switch (next.do) {
      case "busy":
        world.log(
          `The run ${next.owner} is at work, at least until ${iso(next.until)}; nothing to do.`,
        );
        return;
      case "nothing":
        world.log(`Nothing to do: ${next.why}.`);
        if (leased) await session.release({});
        return;
      case "leave":
        throw new Halt(next.code, next.message, next.remedy);
      case "wait":
        if (world.now() - started > waitLimit) {
          throw new Halt(
            "waited-too-long",
            `Gave up after 25 minutes: ${next.why}.`,
            "Look at the app in the portal.",
          );
        }
        world.log(`Waiting: ${next.why}.`);
        await session.sleep(next.milliseconds);
        continue;
      default:
        break;
    }
    if (!leased) {
      // Looks again under the lease: what was seen before it may be old.
      await session.takeLease();
      leased = true;
      continue;
    }
    switch (next.do) {
      case "cancel-preview":
        await session.cancelPreview();
        continue;
      case "bake":
        await bakeAndKeep(session, story);
        return;
      case "swap-back":
        await swapBack(session, story, {
          code: "rollback-resumed",
          message: "a rollback was not finished",
        });
        // What was asked for has come true; the run that died is worth a look, not an alarm.
        if (story.reason !== undefined) story.reason = { ...story.reason, verdict: "warn" };
        return;
      case "clear": {
        world.log(`Cleaning up: ${next.why}.`);
        if (observed.record.phase === "keep") {
          await session.reach({ goal: "cleared" }, "azure-only");
          story.weight = 0;
          await session.release({});
          return;
        }
        session.noteRules(observed);
        await rollBack(session, story, world.now());
        story.reason = { code: "reconciled", message: next.why, verdict: "warn" };
        return;
      }
    }
  }
}
