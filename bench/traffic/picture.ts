/** The figures as one picture, drawn by hand, readable on light and dark pages. */
import type { Cell, Fault } from "./cells.ts";
import { find, type Measured, percentile, ruleNames, shareOf } from "./tables.ts";

const width = 860;
const rowHeight = 26;
const labelWidth = 250;
const right = 30;
const plotWidth = width - labelWidth - right;
const names = Object.keys(ruleNames);

/** Looks of a whole shift; "never" is drawn beyond it. */
const lastLook = 30;

const style = `
  .page { fill: #ffffff } .ink { fill: #1f2328 } .soft { fill: #59636e } .rule { stroke: #d1d9e0 }
  .aim { stroke: #1a7f37; fill: #1a7f37 } .slipway { fill: #0969da; stroke: #0969da }
  .naive { fill: #bc4c00; stroke: #bc4c00 } .flagger { fill: #8250df; stroke: #8250df }
  .mann-whitney { fill: #6e7781; stroke: #6e7781 }
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117 } .ink { fill: #f0f6fc } .soft { fill: #9198a1 } .rule { stroke: #3d444d }
    .aim { stroke: #3fb950; fill: #3fb950 } .slipway { fill: #58a6ff; stroke: #58a6ff }
    .naive { fill: #f0883e; stroke: #f0883e } .flagger { fill: #bc8cff; stroke: #bc8cff }
    .mann-whitney { fill: #9198a1; stroke: #9198a1 }
  }
  text { font: 13px system-ui, sans-serif; stroke: none } .title { font-weight: 600; font-size: 15px }
  .small { font-size: 11px }`;

export function picture(
  measured: readonly Measured[],
  equal: readonly Cell[],
  faults: readonly Fault[],
): string {
  const parts: string[] = [];
  let y = 30;
  parts.push(text(16, y, "title ink", "Healthy releases that are rolled back"));
  y = legend(parts, y + 24);
  const falseTop = y + 12;
  const falseX = (share: number) => labelWidth + Math.sqrt(share) * plotWidth;
  for (const share of [0, 0.01, 0.1, 0.25, 0.5, 1]) {
    const x = falseX(share);
    parts.push(
      line(x, falseTop, x, falseTop + equal.length * rowHeight, share === 0.01 ? "aim" : "rule"),
    );
    parts.push(
      text(
        x,
        falseTop + equal.length * rowHeight + 16,
        share === 0.01 ? "small aim" : "small soft",
        `${share * 100} %`,
        "middle",
      ),
    );
  }
  y = falseTop;
  for (const { key, label } of equal) {
    parts.push(text(labelWidth - 14, y + 17, "ink", label, "end"));
    // Slipway last, so that nothing covers it.
    for (const name of [...names].reverse()) {
      const share = shareOf(find(measured, key, name));
      parts.push(dot(falseX(share), y + rowHeight / 2, name));
    }
    y += rowHeight;
  }
  y += 64;
  parts.push(
    text(
      16,
      y,
      "title ink",
      "Looks until a bad release is rolled back: median to the slowest 10 of 100",
    ),
  );
  const lookTop = y + 16;
  const lookX = (look: number) =>
    labelWidth + ((Math.min(look, lastLook + 2) - 1) / (lastLook + 1)) * plotWidth;
  const faultHeight = rowHeight + 14;
  const bottom = lookTop + faults.length * faultHeight;
  for (const look of [1, 5, 10, 15, 20, 25, 30, Number.POSITIVE_INFINITY]) {
    const x = lookX(look);
    parts.push(line(x, lookTop, x, bottom, "rule"));
    parts.push(
      text(x, bottom + 16, "small soft", Number.isFinite(look) ? String(look) : "never", "middle"),
    );
  }
  y = lookTop;
  for (const { key, label, aim } of faults) {
    parts.push(text(labelWidth - 14, y + faultHeight / 2 + 4, "ink", label, "end"));
    if (aim !== undefined) {
      const x = lookX(aim);
      parts.push(
        `<path class="aim" d="M${n(x)} ${n(y + 3)}v${n(faultHeight - 6)}" stroke-width="2" stroke-dasharray="3 3"/>`,
      );
    }
    names.forEach((name, index) => {
      const at = find(measured, key, name);
      const middle = y + 8 + index * 8;
      const [from, to] = [lookX(percentile(at, 0.5)), lookX(percentile(at, 0.9))];
      parts.push(
        `<path class="${name}" d="M${n(from)} ${n(middle)}H${n(Math.max(to, from + 1))}" stroke-width="${name === "slipway" ? 4 : 2.5}"/>`,
      );
      parts.push(dot(from, middle, name, name === "slipway" ? 4.5 : 3));
    });
    y += faultHeight;
  }
  const height = bottom + 56;
  parts.push(
    text(
      16,
      bottom + 42,
      "small soft",
      "Dashed: the aim for the slowest 10 of 100. Each shift: 10, 25, 50 % of 1,000 requests a minute, ten looks each. Written by `npm run bench -- traffic`.",
    ),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="False rollbacks and looks to detection of four rules, side by side">
<style>${style}
</style>
<rect class="page" width="${width}" height="${height}" rx="6"/>
${parts.join("\n")}
</svg>
`;
}

function legend(parts: string[], y: number): number {
  let x = 22;
  for (const name of names) {
    parts.push(dot(x, y - 4, name), text(x + 10, y, "ink", ruleNames[name] ?? name));
    x += 34 + (ruleNames[name] ?? name).length * 7.2;
  }
  parts.push(line(x, y - 12, x, y + 3, "aim"), text(x + 8, y, "ink", "at most 1 %"));
  return y;
}

const n = (value: number) => String(Number(value.toFixed(1)));
const dot = (x: number, y: number, name: string, size = name === "slipway" ? 6 : 4.5) =>
  `<circle class="${name}" cx="${n(x)}" cy="${n(y)}" r="${size}"/>`;
const line = (x: number, y: number, toX: number, toY: number, name: string) =>
  `<path class="${name}" d="M${n(x)} ${n(y)}L${n(toX)} ${n(toY)}"/>`;
const text = (x: number, y: number, name: string, words: string, anchor = "start") =>
  `<text class="${name}" x="${n(x)}" y="${n(y)}"${anchor === "start" ? "" : ` text-anchor="${anchor}"`}>${words.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</text>`;
