/** One quantile with its confidence limits against its threshold. */

import { type Html, html } from "../html.ts";
import { chart, widths } from "./frame.ts";
import { scale, ticks } from "./scale.ts";

export function latencyGauge(
  id: string,
  {
    p95,
    lower = p95,
    upper = p95,
    threshold,
  }: { p95: number; lower?: number; upper?: number; threshold: number },
): Html {
  const description = `p95 is ${Math.round(p95)} ms, between ${Math.round(lower)} and ${Math.round(upper)} ms with confidence; the threshold is ${threshold} ms`;
  return chart(id, "p95 of the response time against its threshold", description, (width) => {
    const right = widths[width] - 30;
    const x = scale(0, Math.max(threshold, upper) * 1.05, 8, right);
    const className = upper < threshold ? "success" : lower >= threshold ? "failure" : "cancelled";
    return {
      height: 66,
      content: html`<rect class="track" x="${x(0)}" y="18" width="${x(threshold) - x(0)}" height="12" rx="3"/><rect class="range ${className}" x="${x(lower)}" y="15" width="${Math.max(3, x(upper) - x(lower))}" height="18" rx="3"/><line class="point" x1="${x(p95)}" x2="${x(p95)}" y1="12" y2="36"/><line class="threshold" x1="${x(threshold)}" x2="${x(threshold)}" y1="8" y2="40"/>${ticks(
        0,
        x.to,
        width === "wide" ? 8 : 4,
      ).map(
        (value) =>
          html`<text class="tick" x="${x(value)}" y="58" text-anchor="${value === 0 ? "start" : "middle"}">${value === 0 ? "0" : `${value} ms`}</text>`,
      )}`,
    };
  });
}
