import { AzureError } from "@slipway/azure";
import { closedMinutes, type ShiftMinute } from "../decision/closed-minutes.ts";
import { Halt } from "../operations/halt.ts";
import type { Session } from "../operations/session.ts";

const minute = 60_000;

/**
 * Closed minutes of production and slot from `from` on. All of them are read again at each look:
 * late data are taken in, and nothing is lost with a runner.
 *
 * `undefined` when Azure Monitor cannot be read at the moment.
 *
 * @throws Halt when it may not be read at all
 */
export async function readTraffic(
  session: Session,
  from: number,
): Promise<readonly ShiftMinute[] | undefined> {
  const { app, now, log } = session.world;
  const start = Math.floor(from / minute) * minute;
  const until = now();
  try {
    const [blue, green] = await Promise.all([
      app.metrics(undefined, start, until),
      app.metrics(session.standby, start, until),
    ]);
    return closedMinutes(blue, green, {
      from,
      now: until,
      delay: session.settings.metricsDelay,
    });
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
    if (error.status === 403) throw new Halt("metrics-forbidden", error.message, error.remedy);
    log(`No metrics at the moment: ${error.message}`);
    return undefined;
  }
}
