import { existsSync, readFileSync } from "node:fs";
import { UsageError } from "@slipway/toolkit";
import type { Performance } from "./judgement.ts";

/** One earlier run; times are milliseconds. */
export interface HistoryEntry {
  readonly at: string;
  readonly release?: string;
  readonly requests: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Runs of one load on one site, oldest first. */
export interface History {
  readonly schema: "slipway/health-check-history/v1";
  readonly target: string;
  readonly perSecond: number;
  readonly entries: readonly HistoryEntry[];
}

/** This run among the ones before it. It is shown, and decides nothing. */
export interface Trend {
  readonly entries: readonly HistoryEntry[];
  readonly medianP95: number;
  /** Median absolute deviation of p95. */
  readonly deviationP95: number;
  /** Above median + 4 deviations, and at least 1.2 times the median. */
  readonly isUnusual: boolean;
}

/** Runs that are kept. */
export const historyLength = 20;

/** An absent file is the first run; a broken one is the user's to mend. */
export function readHistory(file: string, shown: string): History | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const value = JSON.parse(readFileSync(file, "utf8")) as History;
    const isEntry = (entry: HistoryEntry) =>
      typeof entry?.at === "string" &&
      [entry.p50, entry.p95, entry.p99, entry.requests].every(Number.isFinite);
    if (value?.schema !== "slipway/health-check-history/v1" || !value.entries.every(isEntry)) {
      throw new TypeError("another schema");
    }
    return value;
  } catch (error) {
    throw new UsageError(
      `${shown} is no history of this action.`,
      'Download the file that a run before has written, or leave "history" empty.',
      { cause: error },
    );
  }
}

/**
 * One run against the ones before. Between runs of unchanged code p95 varies by a factor of 5.8 on
 * a busy machine, and every rule on such ratios raises false alarms (18.6 % for this one), so it
 * only marks a point in a picture.
 */
export function trendOf(history: History | undefined, performance: Performance): Trend | undefined {
  const entries = sameLoad(history, performance);
  if (entries.length === 0) return undefined;
  const medianP95 = median(entries.map(({ p95 }) => p95));
  const deviationP95 = median(entries.map(({ p95 }) => Math.abs(p95 - medianP95)));
  const bound = Math.max(1.2 * medianP95, medianP95 + 4 * deviationP95);
  return {
    entries,
    medianP95: rounded(medianP95),
    deviationP95: rounded(deviationP95),
    isUnusual: entries.length >= 5 && performance.p95 > bound,
  };
}

/** The history with this run in it; a run that is not right must not become what is normal. */
export function nextHistory(
  history: History | undefined,
  performance: Performance,
  isRight: boolean,
  at: string,
  release: string | undefined,
): History {
  const { p50, p95, p99, requests } = performance;
  const entry: HistoryEntry = {
    at,
    ...(release === undefined ? {} : { release }),
    requests,
    p50,
    p95,
    p99,
  };
  const before = sameLoad(history, performance);
  return {
    schema: "slipway/health-check-history/v1",
    target: performance.target,
    perSecond: performance.offeredPerSecond,
    entries: (isRight ? [...before, entry] : [...before]).slice(-historyLength),
  };
}

/** Figures of another load or address are no history of this one. */
function sameLoad(history: History | undefined, performance: Performance) {
  return history?.target === performance.target &&
    history.perSecond === performance.offeredPerSecond
    ? history.entries.slice(-historyLength)
    : [];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
