import { formatDuration } from "@slipway/toolkit";
import type { Comparison } from "../performance/comparison.ts";
import type { Performance } from "../performance/judgement.ts";
import type { Trend } from "../performance/trend.ts";
import { type Markup, markup } from "./markup.ts";

/** A picture in two widths, so that its letters can be read on a phone. */
export function inBothWidths(label: string, draw: (width: number) => Markup): Markup {
  const svg = (width: number, kind: string) => markup`
<svg class="chart ${kind}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">${draw(width)}</svg>`;
  return markup`${svg(760, "wide")}${svg(340, "narrow")}`;
}

const height = 230;
const floor = height - 34;
const ceiling = 42;
const left = 8;

/** Bars on a logarithmic scale, with the percentiles as lines. */
export function histogramChart(performance: Performance): Markup {
  const bars = performance.histogram;
  const low = bars[0]?.from ?? 0.01;
  const high = Math.max(bars.at(-1)?.to ?? low, low * 1.01);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const label = `Times of ${performance.requests} requests: half within ${formatDuration(performance.p50)}, 95 % within ${formatDuration(performance.p95)}, the slowest ${formatDuration(performance.max)}.`;
  return inBothWidths(label, (width) => {
    const x = (value: number) =>
      left + (Math.log(Math.max(low, value) / low) / Math.log(high / low)) * (width - 2 * left);
    // A single slow request has to be seen: the square root lifts it.
    const y = (count: number) => floor - Math.sqrt(count / most) * (floor - ceiling);
    const columns = bars.map(({ from, to, count }) =>
      count === 0
        ? undefined
        : markup`<rect class="column" x="${round(x(from) + 0.5)}" y="${round(y(count))}" width="${round(Math.max(1.5, x(to) - x(from) - 1))}" height="${round(floor - y(count))}"><title>${formatDuration(from)} to ${formatDuration(to)}: ${count}</title></rect>`,
    );
    const marks = spread(
      (["p50", "p95", "p99"] as const).map((name) => ({
        at: x(performance[name]),
        text: `${name} ${formatDuration(performance[name])}`,
      })),
      width,
    );
    return markup`${columns}<line class="axis" x1="${left}" x2="${width - left}" y1="${floor}" y2="${floor}"/>${marks.map(
      ({ at, text, row, anchor }) =>
        markup`<line class="mark" x1="${round(at)}" x2="${round(at)}" y1="${12 + row * 15}" y2="${floor}"/><text class="mark-text" x="${round(at + (anchor === "start" ? 4 : -4))}" y="${16 + row * 15}" text-anchor="${anchor}">${text}</text>`,
    )}<text class="tick" x="${left}" y="${floor + 18}">${formatDuration(low)}</text><text class="tick" x="${width - left}" y="${floor + 18}" text-anchor="end">${formatDuration(high)}</text>`;
  });
}

/** One pair of points for each pair of neighbouring blocks. */
export function comparisonChart(comparison: Comparison): Markup {
  const { blocks } = comparison;
  const most = Math.max(
    0.01,
    ...blocks.flatMap(({ candidate, baseline }) => [candidate.p95, baseline.p95]),
  );
  const label = `p95 of ${blocks.length} pairs of blocks: the new version takes ${comparison.p95.ratio} times as long as the old one.`;
  return inBothWidths(label, (width) => {
    const step = (width - 2 * left) / blocks.length;
    const y = (value: number) => floor - (value / most) * (floor - ceiling);
    const pairs = blocks.map(({ candidate, baseline }, index) => {
      const x = round(left + step * (index + 0.5));
      return markup`<line class="pair" x1="${x}" x2="${x}" y1="${round(y(candidate.p95))}" y2="${round(y(baseline.p95))}"/><rect class="old" x="${round(x - 5)}" y="${round(y(baseline.p95) - 5)}" width="10" height="10"><title>block ${index + 1}, old: ${formatDuration(baseline.p95)}</title></rect><circle class="new" cx="${x}" cy="${round(y(candidate.p95))}" r="5.5"><title>block ${index + 1}, new: ${formatDuration(candidate.p95)}</title></circle><text class="tick" x="${x}" y="${floor + 18}" text-anchor="middle">${index + 1}</text>`;
    });
    return markup`<line class="grid" x1="${left}" x2="${width - left}" y1="${ceiling}" y2="${ceiling}"/><text class="tick" x="${left}" y="${ceiling - 7}">${formatDuration(most)}</text><line class="axis" x1="${left}" x2="${width - left}" y1="${floor}" y2="${floor}"/>${pairs}`;
  });
}

/** p95 of the runs before, and of this one at the end. */
export function trendChart(trend: Trend, p95: number): Markup {
  const values = [...trend.entries.map((entry) => entry.p95), p95];
  const most = Math.max(0.01, ...values);
  const label = `p95 of the last ${trend.entries.length} runs, typically ${formatDuration(trend.medianP95)}; this one ${formatDuration(p95)}.`;
  return inBothWidths(label, (width) => {
    const x = (index: number) =>
      left + 6 + (index / Math.max(1, values.length - 1)) * (width - 2 * left - 12);
    const y = (value: number) => floor - (value / most) * (floor - ceiling);
    const points = values.map((value, index) => `${round(x(index))},${round(y(value))}`).join(" ");
    const last = values.length - 1;
    return markup`<line class="grid" x1="${left}" x2="${width - left}" y1="${round(y(trend.medianP95))}" y2="${round(y(trend.medianP95))}"/><text class="tick" x="${left}" y="${round(y(trend.medianP95) - 6)}">typical ${formatDuration(trend.medianP95)}</text><line class="axis" x1="${left}" x2="${width - left}" y1="${floor}" y2="${floor}"/><polyline class="path" points="${points}"/><circle class="new" cx="${round(x(last))}" cy="${round(y(p95))}" r="5.5"/><text class="tick" x="${left}" y="${floor + 18}">${trend.entries[0]?.at.slice(0, 10) ?? ""}</text><text class="tick" x="${width - left}" y="${floor + 18}" text-anchor="end">this run</text>`;
  });
}

/** Gives labels that would overlap a row of their own, and turns the ones at the right edge. */
function spread(marks: readonly { at: number; text: string }[], width: number) {
  return marks.map(({ at, text }, row) => {
    const anchor = at + text.length * 7.2 + 8 > width ? ("end" as const) : ("start" as const);
    return { at, text, row, anchor };
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
