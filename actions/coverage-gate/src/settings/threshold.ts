import { UsageError } from "@slipway/toolkit";

/** A percentage kept exactly: `millionths` of a percent. */
export interface Threshold {
  /** As the user wrote it, for display. */
  readonly text: string;
  readonly millionths: bigint;
}

/** A threshold from 0 to 100 with up to six decimals; a percent sign may follow. */
export function parseThreshold(text: string, what: string): Threshold {
  const match = /^(\d{1,3})(?:\.(\d{1,6}))?\s*%?$/.exec(text.trim());
  const millionths = match === null ? -1n : BigInt(`${match[1]}${(match[2] ?? "").padEnd(6, "0")}`);
  if (millionths < 0n || millionths > 100_000_000n) {
    throw new UsageError(
      `${what} is ${JSON.stringify(text)}.`,
      'Use a number from 0 to 100 with at most six decimals, for example "89.95".',
    );
  }
  return { text: text.trim().replace(/\s*%$/, ""), millionths };
}

/**
 * Whether `covered` of `total` reaches the threshold, in whole numbers: 89.996 % never rounds up to
 * 90. Nothing of nothing reaches no threshold.
 */
export function reaches(covered: number, total: number, threshold: Threshold): boolean {
  return total > 0 && BigInt(covered) * 100_000_000n >= threshold.millionths * BigInt(total);
}

/** How many more of the `total` have to be covered to reach the threshold. */
export function missingTo(covered: number, total: number, threshold: Threshold): number {
  const needed = (threshold.millionths * BigInt(total) + 99_999_999n) / 100_000_000n;
  return Math.max(0, Number(needed) - covered);
}

/** The percentage with two decimals, rounded down; empty when there is nothing to cover. */
export function shownPercent(covered: number, total: number): string {
  if (total === 0) return "";
  const hundredths = (BigInt(covered) * 10_000n) / BigInt(total);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`;
}
