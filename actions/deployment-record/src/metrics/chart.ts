import {
  chart,
  duration,
  type Html,
  horizontalGrid,
  html,
  type Plot,
  scale,
  ticks,
  type Width,
  widths,
} from "@slipway/deployment-page";
import type { EnvironmentMetrics, Metric } from "./metrics.ts";

/** The days that the pictures show. Milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const margins = { wide: { left: 84, right: 16 }, narrow: { left: 64, right: 10 } } as const;

function plotOf(width: Width, height: number): Plot {
  const { left, right } = margins[width];
  return { left, right: widths[width] - right, top: 12, bottom: 12 + height };
}

/** Days at equal distances: `3 Nov`. */
function dateAxis(plot: Plot, span: Span, width: Width): Html {
  const parts = width === "wide" ? 8 : 3;
  const x = scale(span.from, span.to, plot.left, plot.right);
  const times = Array.from(
    { length: parts + 1 },
    (_, index) => span.from + ((span.to - span.from) * index) / parts,
  );
  return html`<line class="axis" x1="${plot.left}" x2="${plot.right}" y1="${plot.bottom}" y2="${plot.bottom}"/>${times.map(
    (at, index) =>
      html`<line class="axis" x1="${x(at)}" x2="${x(at)}" y1="${plot.bottom}" y2="${plot.bottom + 5}"/><text class="tick" x="${x(at)}" y="${plot.bottom + 19}" text-anchor="${index === parts ? "end" : "middle"}">${dayWords(at)}</text>`,
  )}`;
}

function dayWords(at: number): string {
  return new Date(at).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
}

const rows = [
  ["deployed", "deployed"],
  ["rolled-back", "taken back"],
  ["other", "failed"],
] as const;

/** Each deployment as a mark in the row of its outcome: dot, ring, cross. */
export function deploymentChart(id: string, of: EnvironmentMetrics, span: Span): Html {
  const count = (row: string) =>
    of.deployments.filter(({ outcome }) => rowOf(outcome) === row).length;
  const description = rows.map(([row, label]) => `${count(row)} ${label}`).join(", ");
  return chart(id, `Deployments to ${of.environment} over time`, description, (width) => {
    const plot = plotOf(width, rows.length * 30);
    const x = scale(span.from, span.to, plot.left, plot.right);
    const yOf = (outcome: string) =>
      plot.top + 15 + 30 * rows.findIndex(([row]) => row === rowOf(outcome));
    return {
      height: plot.bottom + 26,
      content: html`${rows.map(
        ([row, label]) =>
          html`<line class="grid" x1="${plot.left}" x2="${plot.right}" y1="${yOf(row)}" y2="${yOf(row)}"/><text class="tick" x="${plot.left - 8}" y="${yOf(row) + 4}" text-anchor="end">${label}</text>`,
      )}${of.deployments.map(({ at, outcome }) => mark(x(Date.parse(at)), yOf(outcome), rowOf(outcome), `${outcome}, ${at}`))}${dateAxis(plot, span, width)}`,
    };
  });
}

function rowOf(outcome: string): (typeof rows)[number][0] {
  return outcome === "deployed" || outcome === "rolled-back" ? outcome : "other";
}

/** Times of the target above which a case stands at the picture's edge. */
const farthest = 4;

/** Every measured time against the target. */
export function timeChart(id: string, title: string, metric: Metric, span: Span): Html {
  const target = metric.target.value;
  // One very long case would press all others onto the axis: it stands at the edge, with its value.
  const edge = target * farthest;
  const highest =
    Math.max(target * 1.25, ...metric.samples.map(({ value }) => Math.min(value, edge))) * 1.1;
  return chart(id, title, `${metric.message} Target ${duration(target * 1_000)}.`, (width) => {
    const plot = plotOf(width, width === "wide" ? 110 : 100);
    const x = scale(span.from, span.to, plot.left, plot.right);
    const y = scale(0, highest, plot.bottom, plot.top);
    const unit = highest > 7_200 ? 3_600 : highest > 120 ? 60 : 1;
    const word = unit === 3_600 ? "h" : unit === 60 ? "min" : "s";
    const values = ticks(0, highest / unit, 4).map((value) => value * unit);
    return {
      height: plot.bottom + 26,
      content: html`${horizontalGrid(plot, y, values, (value) => `${Number((value / unit).toPrecision(3))} ${word}`)}<line class="threshold" x1="${plot.left}" x2="${plot.right}" y1="${y(target)}" y2="${y(target)}"/><text class="tick" x="${plot.right}" y="${y(target) - 5}" text-anchor="end">target</text>${metric.samples.map(
        ({ at, value, open }) => {
          const [left, top] = [x(Date.parse(at)), y(Math.min(value, edge))];
          const toTheLeft = left > (plot.left + plot.right) / 2;
          return html`${mark(
            left,
            top,
            open ? "rolled-back" : value < target ? "deployed" : "other",
            `${duration(value * 1_000)}${open ? " and not over" : ""}, ${at}`,
          )}${
            value > edge &&
            html`<text class="note failure" x="${left + (toTheLeft ? -10 : 10)}" y="${top + 4}" text-anchor="${toTheLeft ? "end" : "start"}">${duration(value * 1_000)}</text>`
          }`;
        },
      )}${dateAxis(plot, span, width)}`,
    };
  });
}

function mark(x: number, y: number, row: (typeof rows)[number][0], title: string): Html {
  if (row === "other") {
    return html`<path class="look bad" d="M${x - 5} ${y - 5}l10 10m0 -10l-10 10"><title>${title}</title></path>`;
  }
  return html`<circle class="look ${row === "deployed" ? "ok" : "open"}" cx="${x}" cy="${y}" r="4.5"><title>${title}</title></circle>`;
}
