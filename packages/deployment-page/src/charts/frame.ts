/** What all charts share: both widths, titles for screen readers, axes and time marks. */

import type { Mark } from "../adapters/traffic.ts";
import { type Html, html } from "../html.ts";
import { type Scale, timeTicks } from "./scale.ts";

/** A chart is drawn for paper and desktop and once more for a phone; CSS shows one of them. */
export type Width = "wide" | "narrow";
export const widths: Readonly<Record<Width, number>> = { wide: 940, narrow: 358 };

/** `id` is unique on the page; `description` says in words what the picture shows. */
export function chart(
  id: string,
  title: string,
  description: string,
  draw: (width: Width) => { readonly height: number; readonly content: Html },
): Html {
  const svg = (width: Width): Html => {
    const { height, content } = draw(width);
    const name = `${id}-${width}`;
    return html`<svg class="chart ${width}" viewBox="0 0 ${widths[width]} ${height}" role="img" aria-labelledby="${name}-title ${name}-desc"><title id="${name}-title">${title}</title><desc id="${name}-desc">${description}</desc>${content}</svg>`;
  };
  return html`${svg("wide")}${svg("narrow")}`;
}

export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function horizontalGrid(
  plot: Plot,
  y: Scale,
  values: readonly number[],
  label: (value: number) => string,
): Html {
  return html`${values.map(
    (value) =>
      html`<line class="grid" x1="${plot.left}" x2="${plot.right}" y1="${y(value)}" y2="${y(value)}"/><text class="tick" x="${plot.left - 8}" y="${y(value) + 4}" text-anchor="end">${label(value)}</text>`,
  )}`;
}

/** Minutes and hours from `origin`: `0`, `10 min`, `1 h`. */
export function timeAxis(plot: Plot, x: Scale, origin: number, width: Width): Html {
  const most = width === "wide" ? 10 : 5;
  const values = timeTicks(x.from - origin, x.to - origin, most);
  return html`<line class="axis" x1="${plot.left}" x2="${plot.right}" y1="${plot.bottom}" y2="${plot.bottom}"/>${values.map(
    (value) =>
      html`<line class="axis" x1="${x(origin + value)}" x2="${x(origin + value)}" y1="${plot.bottom}" y2="${plot.bottom + 5}"/><text class="tick" x="${x(origin + value)}" y="${plot.bottom + 19}" text-anchor="middle">${clockLabel(value)}</text>`,
  )}`;
}

export function clockLabel(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000);
  const sign = seconds < 0 ? "−" : "";
  const absolute = Math.abs(seconds);
  if (absolute === 0) return "0";
  if (absolute < 60) return `${sign}${absolute} s`;
  if (absolute < 3_600) {
    const rest = absolute % 60;
    return `${sign}${Math.floor(absolute / 60)}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`} min`;
  }
  const minutes = Math.round((absolute % 3_600) / 60);
  return `${sign}${Math.floor(absolute / 3_600)}${minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`} h`;
}

/** Vertical lines through a chart; labels only where asked, stacked so that they never overlap. */
export function markLines(
  plot: Plot,
  x: Scale,
  marks: readonly Mark[],
  labels: { readonly top: number } | undefined,
): Html {
  return html`${marks.map((mark, index) => {
    const at = x(mark.at);
    const toTheLeft = at > (plot.left + plot.right) / 2;
    const y = labels === undefined ? plot.top : labels.top + index * 15;
    return html`<g class="mark ${mark.kind}"><line x1="${at}" x2="${at}" y1="${labels === undefined ? plot.top : y - 9}" y2="${plot.bottom}"/>${
      labels !== undefined &&
      html`<text x="${at + (toTheLeft ? -5 : 5)}" y="${y}" text-anchor="${toTheLeft ? "end" : "start"}">${mark.label}</text>`
    }</g>`;
  })}`;
}
