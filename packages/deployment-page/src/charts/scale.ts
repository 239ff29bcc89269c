/** Where values lie on paper. Pure. */

export interface Scale {
  (value: number): number;
  readonly from: number;
  readonly to: number;
}

/** Linear and clamped, so that no value of a foreign report is drawn outside the chart. */
export function scale(from: number, to: number, start: number, end: number): Scale {
  const span = to - from;
  const place = (value: number): number => {
    const share = span > 0 ? (value - from) / span : 0;
    const clamped = Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0));
    return Math.round((start + clamped * (end - start)) * 100) / 100;
  };
  return Object.assign(place, { from, to });
}

/** Round steps of 1, 2 or 5 times a power of ten that cut a span into at most `most` parts. */
export function ticks(from: number, to: number, most: number): number[] {
  const span = to - from;
  if (!(span > 0) || !Number.isFinite(span)) return [from];
  const rough = span / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? span;
  return stepsOf(from, to, step);
}

/** Like `ticks`, in seconds, minutes and hours as clocks show them. */
export function timeTicks(from: number, to: number, most: number): number[] {
  const span = to - from;
  if (!(span > 0) || !Number.isFinite(span)) return [from];
  const nice = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 86_400];
  const step = nice.find((seconds) => span / (seconds * 1_000) <= most) ?? 0;
  return step === 0 ? ticks(from, to, most) : stepsOf(from, to, step * 1_000);
}

function stepsOf(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}
