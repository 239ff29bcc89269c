import { UsageError } from "@slipway/toolkit";
import { isMap, isScalar, parseDocument } from "yaml";
import { parseThreshold, type Threshold } from "./threshold.ts";

/** A day as `2026-12-01`; days compare as texts. */
export type Day = string;

/** The agreed way from where a product is to its threshold. */
export interface AdoptionPath {
  /** The day on which it was agreed. */
  readonly set: Day;
  /** Ascending; each threshold holds from its day on. */
  readonly steps: readonly { readonly from: Day; readonly lines: Threshold }[];
}

/** Where a group stands on its adoption path. */
export interface AdoptionState {
  readonly set: Day;
  /** The threshold at the end of the path. */
  readonly target: string;
  /** The day since which today's threshold holds; missing before the first step. */
  readonly since?: Day;
  readonly next?: { readonly from: Day; readonly lines: string };
}

const example =
  'For example "{ set: 2026-01-15, 2026-02-01: 60, 2026-04-01: 75, 2026-07-01: 90 }": each target holds from its day on.';

/**
 * An adoption path: the day it was set, and line thresholds by day. It may only rise and has to end
 * at the threshold of the group, so that nobody stays half-way by forgetting.
 */
export function parseAdoption(text: string, threshold: Threshold, what: string): AdoptionPath {
  const document = parseDocument(text, { version: "1.2", schema: "failsafe" });
  const root = document.contents;
  if (document.errors.length > 0 || !isMap(root)) {
    throw new UsageError(`${what} is no list of days and targets.`, example);
  }
  const entries = root.items.map(
    ({ key, value }) =>
      [isScalar(key) ? String(key.value) : "", isScalar(value) ? String(value.value) : ""] as const,
  );
  const set = entries.find(([key]) => key === "set")?.[1];
  if (set === undefined || !isDay(set)) {
    throw new UsageError(`${what} does not say the day on which it was set.`, example);
  }
  const steps = entries
    .filter(([key]) => key !== "set")
    .map(([from, lines]) => {
      if (!isDay(from)) {
        throw new UsageError(`${what} names the day ${JSON.stringify(from)}.`, example);
      }
      return { from, lines: parseThreshold(lines, `${what}, ${from},`) };
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  steps.reduce(
    (before, step) => {
      if (step.lines.millionths >= before.lines.millionths) return step;
      throw new UsageError(
        `${what} falls from ${before.lines.text} % to ${step.lines.text} % on ${step.from}.`,
        'A path of adoption only rises; begin a new one with a new day in "set".',
      );
    },
    steps[0] as (typeof steps)[number],
  );
  if (steps.at(-1)?.lines.millionths !== threshold.millionths) {
    throw new UsageError(
      `${what} ends at ${steps.at(-1)?.lines.text ?? "no target"}, and the threshold is ${threshold.text}.`,
      `Add the day from which ${threshold.text} holds.`,
    );
  }
  return { set, steps };
}

/** The threshold of a day, and where on the path that is. Before the first step it is 0. */
export function thresholdOn(
  path: AdoptionPath,
  day: Day,
): { readonly lines: Threshold; readonly state: AdoptionState } {
  const step = path.steps.findLast(({ from }) => from <= day);
  const next = path.steps.find(({ from }) => from > day);
  return {
    lines: step?.lines ?? { text: "0", millionths: 0n },
    state: {
      set: path.set,
      target: path.steps.at(-1)?.lines.text ?? "",
      ...(step === undefined ? {} : { since: step.from }),
      ...(next === undefined ? {} : { next: { from: next.from, lines: next.lines.text } }),
    },
  };
}

export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(time) &&
    new Date(time).toISOString().startsWith(text)
  );
}
