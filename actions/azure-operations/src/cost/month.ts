import { UsageError } from "@slipway/toolkit";

/** UTC days, both included. */
export interface Month {
  readonly name: string;
  readonly from: Date;
  readonly to: Date;
  /** Whether the month is over: an unfinished one cannot pass a budget. */
  readonly complete: boolean;
}

/** `last`, `current` or `2026-01`. */
export function monthOf(text: string, now: number): Month {
  const today = new Date(now);
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
  if (text === "last") return monthFrom(year, month - 1, now);
  if (text === "current") return monthFrom(year, month, now);
  const [, y, m] = /^(20\d\d)-(0[1-9]|1[0-2])$/.exec(text) ?? [];
  if (y === undefined || m === undefined || Date.UTC(Number(y), Number(m) - 1) > now) {
    throw new UsageError(
      `Input "month" is "${text}".`,
      'Use "last", "current", or a month that has begun, for example "2026-01".',
    );
  }
  return monthFrom(Number(y), Number(m) - 1, now);
}

function monthFrom(year: number, month: number, now: number): Month {
  const from = new Date(Date.UTC(year, month));
  const to = new Date(Date.UTC(year, month + 1) - 1);
  return { name: from.toISOString().slice(0, 7), from, to, complete: to.getTime() < now };
}
