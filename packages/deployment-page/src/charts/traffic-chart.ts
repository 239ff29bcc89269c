/** Share of both releases, their error rates and latencies, one below the other on one time axis. */

import type { Traffic, TrafficPoint } from "../adapters/traffic.ts";
import { type Html, html } from "../html.ts";
import {
  chart,
  horizontalGrid,
  markLines,
  type Plot,
  timeAxis,
  type Width,
  widths,
} from "./frame.ts";
import { type Scale, scale, ticks } from "./scale.ts";

const margins: Readonly<Record<Width, { left: number; right: number }>> = {
  wide: { left: 58, right: 16 },
  narrow: { left: 46, right: 6 },
};

export function shareChart(traffic: Traffic, description: string): Html {
  return chart("share", "Share of requests by release over time", description, (width) => {
    const labelRows = traffic.marks.length * 15;
    const plot = plotOf(width, 14 + labelRows, width === "wide" ? 220 : 180);
    const looksY = plot.bottom + 44;
    const x = timeScale(traffic, plot);
    const y = scale(0, 100, plot.bottom, plot.top);
    const areas = traffic.points.flatMap((point) => {
      const share = shareOf(point);
      if (share === undefined) return [];
      const [left, right, edge] = [x(point.at), x(point.until), y(share * 100)];
      const wide = Math.max(0.5, right - left + 0.3);
      return [
        html`<rect class="old-area" x="${left}" y="${plot.top}" width="${wide}" height="${edge - plot.top}"/><rect class="new-area" x="${left}" y="${edge}" width="${wide}" height="${plot.bottom - edge}"/>`,
      ];
    });
    return {
      height: looksY + 22,
      content: html`${areas}${horizontalGrid(plot, y, [0, 25, 50, 75, 100], (value) => `${value} %`)}${markLines(plot, x, traffic.marks, { top: 16 })}<path class="weight" d="${weightPath(traffic, x, y, plot)}"/>${timeAxis(plot, x, traffic.origin, width)}<text class="tick" x="${plot.left - 8}" y="${looksY + 4}" text-anchor="end">${width === "wide" ? "looks" : ""}</text>${traffic.looks.map(
        (look) => lookMark(x(look.at), looksY, look.verdict),
      )}`,
    };
  });
}

export function errorChart(traffic: Traffic, description: string): Html {
  return lineChart(
    "errors",
    "Share of failed requests by release over time",
    description,
    traffic,
    {
      lines: [
        { className: "old-line", value: errorRate("old") },
        { className: "new-line", value: errorRate("new") },
      ],
      least: 2,
      unit: (value) => `${value} %`,
    },
  );
}

export function latencyChart(traffic: Traffic, description: string): Html {
  return lineChart("latency", "Response times by release over time", description, traffic, {
    lines: [
      { className: "old-line faint", value: (point) => point.old?.p50 },
      { className: "new-line faint", value: (point) => point.new?.p50 },
      { className: "old-line", value: (point) => point.old?.p95 },
      { className: "new-line", value: (point) => point.new?.p95 },
    ],
    least: 20,
    unit: (value) => `${value} ms`,
  });
}

interface Line {
  readonly className: string;
  readonly value: (point: TrafficPoint) => number | undefined;
}

function lineChart(
  id: string,
  title: string,
  description: string,
  traffic: Traffic,
  {
    lines,
    least,
    unit,
  }: { lines: readonly Line[]; least: number; unit: (value: number) => string },
): Html {
  const highest = traffic.points
    .flatMap((point) => lines.map((line) => line.value(point) ?? 0))
    .reduce((most, value) => Math.max(most, value), least);
  return chart(id, title, description, (width) => {
    const plot = plotOf(width, 10, width === "wide" ? 120 : 110);
    const x = timeScale(traffic, plot);
    const y = scale(0, highest * 1.08, plot.bottom, plot.top);
    return {
      height: plot.bottom + 26,
      content: html`${horizontalGrid(plot, y, ticks(0, highest * 1.08, 4), unit)}${markLines(plot, x, traffic.marks, undefined)}${lines.map(
        ({ className, value }) =>
          html`<path class="line ${className}" d="${linePath(traffic.points, value, x, y)}"/>`,
      )}${timeAxis(plot, x, traffic.origin, width)}`,
    };
  });
}

function plotOf(width: Width, top: number, height: number): Plot {
  const { left, right } = margins[width];
  return { left, right: widths[width] - right, top, bottom: top + height };
}

/** The same for all three, so that they can be read one below the other. */
function timeScale(traffic: Traffic, plot: Plot): Scale {
  const times = [
    ...traffic.points.flatMap(({ at, until }) => [at, until]),
    ...traffic.looks.map(({ at }) => at),
    ...traffic.marks.map(({ at }) => at),
    ...traffic.weights.map(({ at }) => at),
  ];
  const from = times.reduce((least, at) => Math.min(least, at), traffic.origin);
  const to = times.reduce((most, at) => Math.max(most, at), traffic.origin + 1_000);
  return scale(from, to, plot.left, plot.right);
}

function shareOf(point: TrafficPoint): number | undefined {
  const total = (point.old?.requests ?? 0) + (point.new?.requests ?? 0);
  return total === 0 ? undefined : (point.new?.requests ?? 0) / total;
}

function errorRate(side: "old" | "new"): Line["value"] {
  return (point) => {
    const figures = point[side];
    return figures === undefined || figures.requests === 0
      ? undefined
      : (figures.errors / figures.requests) * 100;
  };
}

function weightPath(traffic: Traffic, x: Scale, y: Scale, plot: Plot): string {
  if (traffic.weights.length === 0) return "";
  let path = `M${plot.left} ${y(0)}`;
  for (const { at, weight } of traffic.weights) path += `H${x(at)}V${y(weight)}`;
  return `${path}H${plot.right}`;
}

/** Broken where a release had no request; a lone point becomes a short stroke. */
function linePath(
  points: readonly TrafficPoint[],
  value: Line["value"],
  x: Scale,
  y: Scale,
): string {
  let path = "";
  let drawing = false;
  points.forEach((point, index) => {
    const here = value(point);
    if (here === undefined) {
      drawing = false;
      return;
    }
    const middle = x((point.at + point.until) / 2);
    const alone = !drawing && value(points[index + 1] ?? { at: 0, until: 0 }) === undefined;
    path += `${drawing ? "L" : "M"}${middle} ${y(here)}${alone ? "h3" : ""}`;
    drawing = true;
  });
  return path;
}

const lookClasses: Readonly<Record<string, string>> = {
  pass: "ok",
  proceed: "ok",
  fail: "bad",
  rollback: "bad",
  "roll-back": "bad",
};

/** Told apart by shape as well as by colour: dot, cross, hollow ring. */
function lookMark(x: number, y: number, verdict: string): Html {
  const kind = lookClasses[verdict] ?? "open";
  if (kind === "bad") {
    return html`<path class="look bad" d="M${x - 5} ${y - 5}l10 10m0 -10l-10 10"><title>${verdict}</title></path>`;
  }
  return html`<circle class="look ${kind}" cx="${x}" cy="${y}" r="4"><title>${verdict}</title></circle>`;
}
