import { once } from "node:events";
import type { Session } from "./session.ts";

/**
 * The runner gives 7.5 s between SIGINT and SIGTERM and 2.5 s more until it kills
 * (actions/runner, ProcessInvoker). One quick write fits in; the SDK's retries would not.
 * Real milliseconds.
 */
const settleMilliseconds = 1_500;
const clearMilliseconds = 4_000;
const recordMilliseconds = 1_500;

/** Sends traffic back to production in the time that is left; tells in one sentence what is true now. */
export async function leaveInOrder(
  session: Session,
): Promise<{ readonly cleared: boolean; readonly sentence: string }> {
  // A write that is on its way must not land after the one that clears.
  await within(settleMilliseconds, session.writing);
  if (session.swap.open) {
    return {
      cleared: false,
      sentence:
        'Interrupted during the swap, which cannot be cancelled. Run the operation "reconcile" to finish or undo it.',
    };
  }
  if (!session.routing) {
    await within(recordMilliseconds, session.endLease());
    return {
      cleared: true,
      sentence:
        'Interrupted while no traffic was routed to the slot. Run the operation "reconcile" to settle the rest.',
    };
  }
  try {
    if (await session.clearAtOnce(clearMilliseconds)) {
      session.routing = false;
      await within(
        recordMilliseconds,
        session.release({ phase: undefined, step: undefined, since: undefined }),
      );
      return {
        cleared: true,
        sentence: "Interrupted. The routing rules are cleared; production gets all new clients.",
      };
    }
  } catch {
    // Said below: what counts is that it was not confirmed.
  }
  return {
    cleared: false,
    sentence:
      'INTERRUPTED, AND THE ROUTING RULES COULD NOT BE CLEARED IN TIME. Run the operation "reconcile" at once.',
  };
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  await Promise.race([
    work.catch(() => undefined),
    once(AbortSignal.timeout(milliseconds), "abort"),
  ]);
}
