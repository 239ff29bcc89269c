import { AzureError, type LogMinute, type RequestLogs, type RequestScope } from "@slipway/azure";
import { type Counts, cutQuantiles, dispersion } from "@slipway/inference";
import type { ShiftMinute, SideMinute } from "../decision/closed-minutes.ts";
import type { Gap, TimedCounts, TimedEvidence, TimedMinute } from "../decision/situation.ts";
import { Halt } from "../operations/halt.ts";
import { ownMark } from "./own-mark.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
/** Minutes of production before the shift that tell how errors and slow requests scatter. */
const scatterLength = 240 * minute;
/** With fewer requests in a day, its quantiles are no cuts. */
const requestsForCuts = 500;
/** A straggler must not close the eyes: later minutes are read again at each look anyway. */
const longestLag = 10 * minute;

export interface LogSettings {
  readonly rolePrefix: string;
  readonly releaseColumn: string;
  readonly newRelease: string;
  readonly oldRelease: string | undefined;
  /** Milliseconds. */
  readonly delay: number;
  readonly slowWarn: number;
  readonly slowCritical: number;
}

/** What production's own past says: where to cut, and how large clumps are. */
export interface LogHistory {
  /** Milliseconds, rising; empty when the past has too few requests. */
  readonly cuts: readonly number[];
  readonly errorDispersion: number;
  readonly dispersion: readonly number[];
  readonly slowDispersion: number;
}

export interface LogLook {
  readonly minutes: readonly ShiftMinute[];
  readonly timed: TimedEvidence;
  /** Requests of neither release in the closed minutes. */
  readonly others: number;
}

/**
 * Reads the old release's last day. The same before each run of a shift, since it ends where the
 * shift began.
 *
 * @throws Halt when the logs cannot be used at all: the first write has not happened yet
 */
export async function readLogHistory(
  logs: RequestLogs,
  settings: LogSettings,
  since: number,
): Promise<LogHistory> {
  const end = Math.floor(since / minute) * minute;
  try {
    const { requests, cuts: quantiles } = await logs.quantiles(
      scopeOf(settings, end - day, end),
      cutQuantiles,
    );
    const cuts = requests < requestsForCuts ? [] : [...new Set(quantiles)].filter((cut) => cut > 0);
    const past = (
      await logs.counts(scopeOf(settings, end - scatterLength, end), [
        ...cuts,
        settings.slowCritical,
      ])
    ).filter(({ side }) => side === "old");
    const scatter = (bad: (row: LogMinute) => number): number => {
      const counts: Counts[] = past.map((row) => ({ requests: row.requests, bad: bad(row) }));
      return Math.max(dispersion(counts), ...past.map(({ clump }) => clump));
    };
    return {
      cuts,
      errorDispersion: scatter(({ serverErrors }) => serverErrors),
      dispersion: cuts.map((_, index) => scatter(({ over }) => over[index] ?? 0)),
      slowDispersion: scatter(({ over }) => over[cuts.length] ?? 0),
    };
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
    const { code, message } = gapOf(error);
    throw new Halt(code, message, remedyOf(error));
  }
}

/** Closed minutes from `since` on; all are read again at each look, so late rows are taken in. */
export async function readLogs(
  logs: RequestLogs,
  settings: LogSettings,
  history: LogHistory,
  window: { readonly since: number; readonly now: number },
): Promise<LogLook | Gap> {
  const from = Math.floor(window.since / minute) * minute;
  const to = Math.ceil(window.now / minute) * minute;
  const cuts = [...history.cuts, settings.slowWarn, settings.slowCritical];
  let rows: readonly LogMinute[];
  try {
    rows = await logs.counts(scopeOf(settings, from, to), cuts);
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
    if (error.status === 403) throw new Halt("logs-forbidden", error.message, error.remedy);
    return gapOf(error);
  }
  const closedUntil = window.now - minute - watermark(rows, settings.delay);
  const closed = rows.filter((row) => row.minute >= window.since && row.minute <= closedUntil);
  const starts = [...new Set(closed.map((row) => row.minute))];
  const row = (start: number, side: LogMinute["side"]) =>
    closed.find((one) => one.minute === start && one.side === side);
  const clump = Math.max(1, ...closed.map((one) => one.clump));
  return {
    minutes: starts.map((start) => ({
      minute: start,
      blue: sideOf(row(start, "old")),
      green: sideOf(row(start, "new")),
    })),
    timed: {
      minutes: starts.map(
        (start): TimedMinute => ({
          minute: start,
          baseline: timedOf(row(start, "old"), history.cuts.length),
          canary: timedOf(row(start, "new"), history.cuts.length),
        }),
      ),
      dispersion: history.dispersion.map((one) => Math.max(one, clump)),
      slowDispersion: Math.max(history.slowDispersion, clump),
    },
    others: closed
      .filter(({ side }) => side === "other")
      .reduce((sum, { requests }) => sum + requests, 0),
  };
}

/** Milliseconds after its end at which a minute is believed: never less than rows really take. */
export function watermark(rows: readonly LogMinute[], delay: number): number {
  const newest = Math.max(0, ...rows.map((row) => row.minute));
  const lags = rows
    .filter((row) => row.minute >= newest - 15 * minute)
    .map(({ lagSeconds }) => lagSeconds * 1_000);
  return Math.max(delay, Math.min(longestLag, Math.max(0, ...lags)));
}

/** A failed query as missing evidence; each kind has its own reason. */
function gapOf(error: AzureError): Gap {
  const { status, code } = error;
  const reason =
    code === "PartialError"
      ? "logs-partial"
      : code === "UnknownAnswer"
        ? "logs-unreadable"
        : status === 429
          ? "logs-throttled"
          : status === 403
            ? "logs-forbidden"
            : status === 400 || status === 404
              ? "logs-refused"
              : "logs-unavailable";
  return { code: reason, message: error.message };
}

function remedyOf({ status, remedy }: AzureError): string {
  return status === 400 || status === 404
    ? 'Check "log-workspace" (its guid), and that Application Insights of the app writes into it (table AppRequests).'
    : remedy;
}

function scopeOf(settings: LogSettings, from: number, to: number): RequestScope {
  const { rolePrefix, releaseColumn, newRelease, oldRelease } = settings;
  return { from, to, rolePrefix, releaseColumn, ownMark, newRelease, oldRelease };
}

function sideOf(row: LogMinute | undefined): SideMinute {
  return {
    requests: row?.requests ?? 0,
    errors: row?.serverErrors ?? 0,
    averageMilliseconds: row?.averageMilliseconds,
  };
}

function timedOf(row: LogMinute | undefined, cuts: number): TimedCounts {
  return {
    requests: row?.requests ?? 0,
    slower: Array.from({ length: cuts }, (_, index) => row?.over[index] ?? 0),
    overWarn: row?.over[cuts] ?? 0,
    overCritical: row?.over[cuts + 1] ?? 0,
  };
}
