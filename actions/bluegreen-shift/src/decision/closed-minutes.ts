import type { MetricMinute } from "@slipway/azure";

export interface SideMinute {
  readonly requests: number;
  readonly errors: number;
  readonly averageMilliseconds: number | undefined;
}

/** One minute of both releases that will not change any more. */
export interface ShiftMinute {
  /** Start, milliseconds since 1970. */
  readonly minute: number;
  readonly blue: SideMinute;
  readonly green: SideMinute;
}

const length = 60_000;

/**
 * The minutes that are old enough to be believed.
 *
 * Azure Monitor writes 0 for the newest one to three minutes and fills them later; read too early a
 * healthy release looks broken or silent. So a minute counts when it ended `delay` ago, and when it
 * has a value on at least one side. A side without a value in such a minute had no requests.
 *
 * @param from only minutes that start at or after this
 */
export function closedMinutes(
  blue: readonly MetricMinute[],
  green: readonly MetricMinute[],
  window: { readonly from: number; readonly now: number; readonly delay: number },
): ShiftMinute[] {
  const greenByMinute = new Map(green.map((minute) => [minute.minute, minute]));
  const blueByMinute = new Map(blue.map((minute) => [minute.minute, minute]));
  const starts = [...new Set([...blueByMinute.keys(), ...greenByMinute.keys()])];
  return starts
    .filter((start) => start >= window.from && start + length + window.delay <= window.now)
    .sort((a, b) => a - b)
    .flatMap((start) => {
      const blueMinute = blueByMinute.get(start);
      const greenMinute = greenByMinute.get(start);
      if (blueMinute?.requests === undefined && greenMinute?.requests === undefined) return [];
      return [{ minute: start, blue: side(blueMinute), green: side(greenMinute) }];
    });
}

/** Sums of some minutes; the average is weighted by requests. */
export function total(minutes: readonly SideMinute[]): SideMinute {
  const timed = minutes.filter(({ averageMilliseconds }) => averageMilliseconds !== undefined);
  const timedRequests = timed.reduce((sum, { requests }) => sum + requests, 0);
  return {
    requests: minutes.reduce((sum, { requests }) => sum + requests, 0),
    errors: minutes.reduce((sum, { errors }) => sum + errors, 0),
    averageMilliseconds:
      timedRequests === 0
        ? undefined
        : timed.reduce(
            (sum, { requests, averageMilliseconds = 0 }) => sum + requests * averageMilliseconds,
            0,
          ) / timedRequests,
  };
}

function side(minute: MetricMinute | undefined): SideMinute {
  const requests = minute?.requests ?? 0;
  return {
    requests,
    errors: Math.min(minute?.serverErrors ?? 0, requests),
    averageMilliseconds: minute?.averageMilliseconds,
  };
}
