/**
 * A load of independent users: requests start when they are due, whatever became of the ones
 * before, and their time counts from the moment at which they were due.
 *
 * A closed loop, which waits for an answer before it asks again, leaves out exactly the requests
 * that a stall would have hurt: of a service that stands still 1 s in every 10 it reports a p95 of
 * 11 ms where users have 520.
 */

/** A clock that never goes back, in milliseconds. */
export interface LoadClock {
  readonly now: () => number;
  /** `exactly`: to a fraction of a millisecond, at the price of a busy core for up to 1.5 ms. */
  readonly wait: (milliseconds: number, exactly: boolean) => Promise<void>;
}

/**
 * Node's timers count whole milliseconds and come late by up to one more. The last stretch before a
 * due time is therefore spent turning the event loop, which goes on reading answers meanwhile.
 */
const turningMilliseconds = 1.5;

export const systemLoadClock: LoadClock = {
  now: () => performance.now(),
  wait: (milliseconds, exactly) =>
    new Promise((resolve) => {
      if (!exactly) setTimeout(resolve, milliseconds);
      else if (milliseconds <= turningMilliseconds) setImmediate(resolve);
      else setTimeout(resolve, Math.floor(milliseconds - turningMilliseconds));
    }),
};

/** `ok`, or the reason code of an answer that does not count as one. */
export type SentResult = "ok" | (string & {});

export interface Sent {
  readonly result: SentResult;
  /** When the last byte of the answer came, on the load's clock; absent: when this is told. */
  readonly endedAt?: number;
}

export interface LoadSchedule {
  readonly perSecond: number;
  readonly durationMilliseconds: number;
  /** Offered before the measured time at the same rate; not counted. */
  readonly warmUpMilliseconds: number;
  /** What a failed request counts as at least. */
  readonly timeoutMilliseconds: number;
}

export interface LoadMeasurement {
  /** Milliseconds from the due time to the last byte, in the order of due times. */
  readonly latencies: Float64Array;
  /** Milliseconds by which each request was sent after its due time: the generator's own error. */
  readonly lags: Float64Array;
  /** Requests that did not get a right answer, by reason code. */
  readonly errors: ReadonlyMap<string, number>;
  readonly maximumInFlight: number;
}

/** Nothing else notices within a pause that the load was stopped. */
const longestWaitMilliseconds = 1_000;

/**
 * Offers the load; resolves when every request has ended, and rejects when `stop` ends it before.
 * `send` never rejects.
 */
export async function offerLoad(
  schedule: LoadSchedule,
  send: () => Promise<Sent>,
  clock: LoadClock,
  stop?: AbortSignal,
): Promise<LoadMeasurement> {
  const gap = 1_000 / schedule.perSecond;
  const warmUp = Math.round(schedule.warmUpMilliseconds / gap);
  const count = Math.max(1, Math.round(schedule.durationMilliseconds / gap));
  const latencies = new Float64Array(count);
  const lags = new Float64Array(count);
  const errors = new Map<string, number>();
  let inFlight = 0;
  let maximumInFlight = 0;
  let ended = 0;
  let finish: () => void = () => undefined;
  const allEnded = new Promise<void>((resolve) => {
    finish = resolve;
  });

  const start = clock.now() + gap;
  const fire = (index: number) => {
    const due = start + index * gap;
    const measured = index - warmUp;
    if (measured >= 0) lags[measured] = Math.max(0, clock.now() - due);
    inFlight += 1;
    if (measured >= 0) maximumInFlight = Math.max(maximumInFlight, inFlight);
    send().then(({ result, endedAt = clock.now() }) => {
      inFlight -= 1;
      if (measured >= 0) {
        const elapsed = endedAt - due;
        latencies[measured] =
          result === "ok" ? elapsed : Math.max(elapsed, schedule.timeoutMilliseconds);
        if (result !== "ok") errors.set(result, (errors.get(result) ?? 0) + 1);
      }
      ended += 1;
      if (ended === warmUp + count) finish();
    });
  };

  for (let next = 0; next < warmUp + count; ) {
    stop?.throwIfAborted();
    const now = clock.now();
    while (next < warmUp + count && start + next * gap <= now) {
      fire(next);
      next += 1;
    }
    // Beyond 1,000 a second they go in groups, a timer's tick apart: turning would never pause.
    const exactly = gap >= 1;
    if (next < warmUp + count) {
      const rest = Math.max(0, start + next * gap - clock.now());
      await clock.wait(Math.min(rest, longestWaitMilliseconds), exactly);
    }
  }
  await allEnded;
  return { latencies, lags, errors, maximumInFlight };
}
