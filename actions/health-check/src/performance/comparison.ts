import { hodgesLehmann, signedRank } from "@slipway/inference";
import type { Verdict } from "@slipway/toolkit";
import type { LoadMeasurement } from "./open-loop.ts";
import type { Threshold } from "./thresholds.ts";

/** Two neighbouring stretches of load, one on each version. */
export interface BlockPair {
  readonly candidate: LoadMeasurement;
  readonly baseline: LoadMeasurement;
}

export interface Shift {
  /** Hodges–Lehmann estimate of candidate / baseline. */
  readonly ratio: number;
  /** Hodges–Lehmann estimate of candidate − baseline in milliseconds. */
  readonly changeMilliseconds: number;
  /** Exact one-sided signed-rank probability of so large a slow-down by chance alone. */
  readonly pValue: number;
}

/** Times of one block in milliseconds. */
export interface BlockFigures {
  readonly p50: number;
  readonly p95: number;
}

export interface Comparison {
  readonly baseline: string;
  readonly baselineErrors: number;
  readonly blocks: readonly {
    readonly candidate: BlockFigures;
    readonly baseline: BlockFigures;
  }[];
  readonly p50: Shift;
  readonly p95: Shift;
}

const significance = 0.05;

/**
 * Compares two versions by the percentiles of interleaved blocks.
 *
 * The unit is the block: requests inside one are not independent, and rank tests on raw times give
 * two false alarms in three. Neighbours in time share what the machine and the network do.
 */
export function compareBlocks(pairs: readonly BlockPair[], baseline: string): Comparison {
  const blocks = pairs.map((pair) => ({
    candidate: figures(pair.candidate),
    baseline: figures(pair.baseline),
  }));
  const shift = (name: keyof BlockFigures): Shift => {
    const logarithms = blocks.map((block) =>
      Math.log(positive(block.candidate[name]) / positive(block.baseline[name])),
    );
    const differences = blocks.map((block) => block.candidate[name] - block.baseline[name]);
    return {
      ratio: Math.round(Math.exp(hodgesLehmann(logarithms)) * 1_000) / 1_000,
      changeMilliseconds: Math.round(hodgesLehmann(differences) * 100) / 100,
      pValue: signedRank(logarithms).pGreater,
    };
  };
  return {
    baseline,
    baselineErrors: pairs.reduce((sum, pair) => sum + errorsOf(pair.baseline), 0),
    blocks,
    p50: shift("p50"),
    p95: shift("p95"),
  };
}

/** A regression has to be beyond chance, beyond the ratio, and long enough to be felt. */
export function judgeShift(shift: Shift, threshold: Threshold): Verdict {
  const slower =
    shift.pValue < significance &&
    shift.ratio >= threshold.limit &&
    shift.changeMilliseconds >= (threshold.floorMilliseconds ?? 0);
  return slower ? threshold.severity : "pass";
}

/** All blocks of one side as one measurement. */
export function joinMeasurements(parts: readonly LoadMeasurement[]): LoadMeasurement {
  const errors = new Map<string, number>();
  for (const part of parts) {
    for (const [code, count] of part.errors) errors.set(code, (errors.get(code) ?? 0) + count);
  }
  return {
    latencies: Float64Array.from(parts.flatMap((part) => Array.from(part.latencies))),
    lags: Float64Array.from(parts.flatMap((part) => Array.from(part.lags))),
    errors,
    maximumInFlight: Math.max(...parts.map((part) => part.maximumInFlight)),
  };
}

export function errorsOf(measured: LoadMeasurement): number {
  return [...measured.errors.values()].reduce((sum, count) => sum + count, 0);
}

function figures(measured: LoadMeasurement): BlockFigures {
  const sorted = Array.from(measured.latencies).sort((a, b) => a - b);
  const rank = (q: number) => sorted[Math.max(1, Math.ceil(sorted.length * q)) - 1] ?? 0;
  return { p50: Math.round(rank(0.5) * 100) / 100, p95: Math.round(rank(0.95) * 100) / 100 };
}

/** A time of zero has no logarithm. */
function positive(milliseconds: number): number {
  return Math.max(0.01, milliseconds);
}
