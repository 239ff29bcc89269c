/**
 * Times as counts of steps of 10 µs, which is what reports show: two of them add up exactly, and
 * the percentiles of the sum are those of one run that had measured everything.
 */
export interface Counted {
  /** Hundredths of a millisecond, ascending, each once. */
  readonly steps: readonly number[];
  /** How often each step occurred. */
  readonly counts: readonly number[];
}

const stepsPerMillisecond = 100;

/** The time of its step: what a run counts, alone or as a part of many. */
export function quantised(milliseconds: number): number {
  return Math.round(milliseconds * stepsPerMillisecond) / stepsPerMillisecond;
}

export function countTimes(milliseconds: ArrayLike<number>): Counted {
  const found = new Map<number, number>();
  for (let index = 0; index < milliseconds.length; index += 1) {
    const step = Math.round((milliseconds[index] ?? 0) * stepsPerMillisecond);
    found.set(step, (found.get(step) ?? 0) + 1);
  }
  const sorted = [...found].sort(([a], [b]) => a - b);
  return { steps: sorted.map(([step]) => step), counts: sorted.map(([, count]) => count) };
}

/** All the times in ascending order, in milliseconds. */
export function timesOf(counted: Counted): Float64Array {
  const times = new Float64Array(counted.counts.reduce((sum, count) => sum + count, 0));
  let at = 0;
  counted.steps.forEach((step, index) => {
    const count = counted.counts[index] ?? 0;
    times.fill(step / stepsPerMillisecond, at, at + count);
    at += count;
  });
  return times;
}

export interface HistogramBar {
  /** Milliseconds; `from` belongs to the bar, `to` does not, except in the last one. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** At most `bars` bars of equal width on a logarithmic scale, for a picture of a skewed thing. */
export function histogram(sorted: ArrayLike<number>, bars = 24): HistogramBar[] {
  const first = Math.max(0.01, sorted[0] ?? 0);
  const last = sorted[sorted.length - 1] ?? 0;
  if (sorted.length === 0) return [];
  if (last <= first)
    return [{ from: quantised(first), to: quantised(first), count: sorted.length }];
  const growth = (last / first) ** (1 / bars);
  const edges = Array.from({ length: bars + 1 }, (_, index) =>
    index === bars ? last : first * growth ** index,
  );
  const counts = new Array<number>(bars).fill(0);
  let bar = 0;
  for (let index = 0; index < sorted.length; index += 1) {
    const value = sorted[index] ?? 0;
    while (bar < bars - 1 && value >= (edges[bar + 1] ?? 0)) bar += 1;
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return counts.map((count, index) => ({
    from: quantised(edges[index] ?? 0),
    to: quantised(edges[index + 1] ?? 0),
    count,
  }));
}
