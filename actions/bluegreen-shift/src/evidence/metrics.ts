import { AzureError, type MetricMinute } from "@slipway/azure";
import { dispersion } from "@slipway/inference";
import { closedMinutes, type ShiftMinute, type SideMinute } from "../decision/closed-minutes.ts";
import type { Gap } from "../decision/situation.ts";
import { Halt } from "../operations/halt.ts";
import type { OwnRequest } from "./probes.ts";

const minute = 60_000;
const historyLength = 240 * minute;
/** How far Azure's clock and this one may differ about the minute of a request. */
const nearby = 1;

/** Platform metrics of one side per minute: `undefined` is production, else the standby's name. */
export type ReadMetrics = (
  standby: string | undefined,
  from: number,
  to: number,
) => Promise<readonly MetricMinute[]>;

export interface MetricsLook {
  readonly minutes: readonly ShiftMinute[];
  readonly slotUnseen: boolean;
}

/** Size of a clump of errors, from production's own minutes before the shift. */
export async function readMetricsHistory(
  read: ReadMetrics,
  since: number,
  delay: number,
): Promise<number> {
  try {
    const minutes = await read(undefined, since - historyLength, since);
    return dispersion(
      minutes
        .filter((one) => one.minute + minute + delay <= since)
        .map(({ requests = 0, serverErrors = 0 }) => ({ requests, bad: serverErrors })),
    );
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
    if (error.status === 403) throw new Halt("metrics-forbidden", error.message, error.remedy);
    return dispersion([]);
  }
}

/**
 * Closed minutes of production and standby from `since` on, without the probes of this action. All
 * of them are read again at each look: late data are taken in, and nothing is lost with a runner.
 *
 * @param direct times of requests that were sent straight to the standby: what is known to be there
 * @throws Halt when they may not be read at all
 */
export async function readMetrics(
  read: ReadMetrics,
  standby: string,
  window: { readonly since: number; readonly now: number; readonly delay: number },
  own: readonly OwnRequest[],
  direct: readonly number[],
): Promise<MetricsLook | Gap> {
  const start = Math.floor(window.since / minute) * minute - nearby * minute;
  try {
    const [blue, green] = await Promise.all([
      read(undefined, start, window.now),
      read(standby, start, window.now),
    ]);
    const closed = closedMinutes(blue, green, {
      from: window.since,
      now: window.now,
      delay: window.delay,
    });
    return { minutes: withoutProbes(closed, own), slotUnseen: unseen(green, window, direct) };
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
    if (error.status === 403) throw new Halt("metrics-forbidden", error.message, error.remedy);
    return {
      code: "metrics-unavailable",
      message: `Azure Monitor could not be read: ${error.message}`,
    };
  }
}

/**
 * Probes ask both sides equally often, whatever the weight; left in, they would make the side with
 * fewer users look healthier or worse than it is.
 */
export function withoutProbes(
  minutes: readonly ShiftMinute[],
  own: readonly OwnRequest[],
): readonly ShiftMinute[] {
  if (own.length === 0) return minutes;
  const counts = new Map<string, { asked: number; failed: number }>();
  for (const { at, side, failed } of own) {
    const key = `${side} ${Math.floor(at / minute)}`;
    const known = counts.get(key) ?? { asked: 0, failed: 0 };
    counts.set(key, { asked: known.asked + 1, failed: known.failed + (failed ? 1 : 0) });
  }
  const without = (side: "blue" | "green", at: number, counted: SideMinute): SideMinute => {
    const { asked, failed } = counts.get(`${side} ${Math.floor(at / minute)}`) ?? {
      asked: 0,
      failed: 0,
    };
    const requests = Math.max(0, counted.requests - asked);
    return {
      ...counted,
      requests,
      errors: Math.min(requests, Math.max(0, counted.errors - failed)),
    };
  };
  return minutes.map(({ minute: at, blue, green }) => ({
    minute: at,
    blue: without("blue", at, blue),
    green: without("green", at, green),
  }));
}

/** Whether the newest own request that must be visible by now is not: the slot's series lags. */
function unseen(
  green: readonly MetricMinute[],
  window: { readonly since: number; readonly now: number; readonly delay: number },
  direct: readonly number[],
): boolean {
  const oldEnough = window.now - window.delay - (1 + nearby) * minute;
  const newest = direct.filter((at) => at >= window.since - minute && at <= oldEnough).at(-1);
  if (newest === undefined) return false;
  return !green.some(
    ({ minute: at, requests = 0 }) =>
      requests > 0 && at >= newest - (1 + nearby) * minute && at <= newest + nearby * minute,
  );
}
