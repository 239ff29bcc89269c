import type { StepReport } from "./report.ts";

/** More points than this do not fit beside each other. */
const mostPoints = 30;

/**
 * The share that was configured and the one that arrived, look by look, as a Mermaid chart: a job
 * summary shows those, and no images but by address.
 */
export function shareChart(steps: readonly StepReport[]): string[] | undefined {
  const points = thinned(
    steps.flatMap((step) =>
      step.looks.map(({ at, blue, green }) => ({
        at,
        weight: step.weight,
        arrived:
          blue.requests + green.requests === 0
            ? 0
            : (100 * green.requests) / (blue.requests + green.requests),
      })),
    ),
  );
  if (points.length < 2) return undefined;
  return chart({
    title: "Requests that reach green, in %",
    times: points.map(({ at }) => at),
    top: 100,
    bars: points.map(({ arrived }) => arrived),
    lines: [points.map(({ weight }) => weight)],
    colours: ["#4c8eda", "#8250df"],
    below: "Bars: arrived since the look before. Line: configured. Time is UTC.",
  });
}

/**
 * The strongest evidence against green, as the part of the way to its limit on a logarithmic scale:
 * 0 is chance, 100 rolls back.
 */
export function evidenceChart(
  steps: readonly StepReport[],
  limits: Readonly<Record<string, number>>,
): string[] | undefined {
  const points = thinned(
    steps.flatMap((step) =>
      step.looks.map(({ at, eValues }) => ({ at, way: wayToLimit(eValues, limits) })),
    ),
  );
  if (points.length < 2) return undefined;
  return chart({
    title: "Evidence against green: 0 is chance, 100 rolls back",
    times: points.map(({ at }) => at),
    top: 100,
    bars: [],
    lines: [points.map(({ way }) => way), points.map(() => 100)],
    colours: ["#4c8eda", "#d1242f"],
    below: "Blue: the strongest test's way to its limit, in powers. Red: the limit.",
  });
}

/** 0 to 100: how far the nearest test has come. */
export function wayToLimit(
  eValues: Readonly<Record<string, number>>,
  limits: Readonly<Record<string, number>>,
): number {
  const ways = Object.entries(eValues).flatMap(([name, value]) => {
    const limit = limits[name];
    return limit === undefined ? [] : [Math.log(Math.max(1, value)) / Math.log(limit)];
  });
  return Math.min(100, 100 * Math.max(0, ...ways));
}

interface Chart {
  readonly title: string;
  readonly times: readonly string[];
  readonly top: number;
  readonly bars: readonly number[];
  readonly lines: readonly (readonly number[])[];
  readonly colours: readonly string[];
  readonly below: string;
}

function chart({ title, times, top, bars, lines, colours, below }: Chart): string[] {
  const numbers = (values: readonly number[]) =>
    `[${values.map((value) => Number(value.toFixed(1))).join(", ")}]`;
  const clock = times.map((time) => `"${time.slice(11, 16)}"`);
  const palette = JSON.stringify({
    xyChart: { width: 900, height: 260 },
    themeVariables: { xyChart: { plotColorPalette: colours.join(", ") } },
  });
  return [
    "```mermaid",
    `%%{init: ${palette}}%%`,
    "xychart-beta",
    `  title "${title}"`,
    `  x-axis [${clock.join(", ")}]`,
    `  y-axis 0 --> ${top}`,
    ...(bars.length === 0 ? [] : [`  bar ${numbers(bars)}`]),
    ...lines.map((line) => `  line ${numbers(line)}`),
    "```",
    "",
    `<sub>${below}</sub>`,
  ];
}

/** Evenly, with the first and the last. */
function thinned<T>(points: readonly T[]): T[] {
  if (points.length <= mostPoints) return [...points];
  return Array.from(
    { length: mostPoints },
    (_, index) => points[Math.round((index * (points.length - 1)) / (mostPoints - 1))] as T,
  );
}
