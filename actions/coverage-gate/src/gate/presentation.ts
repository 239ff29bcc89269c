import { markdownText, type Verdict } from "@slipway/toolkit";
import type { LineCount } from "../model/file-coverage.ts";
import { shownPercent } from "../settings/threshold.ts";

export const signs: Readonly<Record<Verdict, string>> = {
  pass: "✅",
  warn: "⚠️",
  fail: "❌",
  inconclusive: "❔",
};

/** A part that is folded until somebody asks for it; the body is Markdown. */
export function details(title: string, body: string): string {
  return `<details><summary>${markdownText(title)}</summary>\n\n${body}\n\n</details>`;
}

/** Ranges of lines, cut where they become long. */
export function shortened(ranges: string, length = 60): string {
  return ranges.length > length ? `${ranges.slice(0, ranges.lastIndexOf(",", length))}, …` : ranges;
}

/** `84.21`, or `none` where there is nothing to cover. */
export function percentOf({ covered, total }: LineCount): string {
  return shownPercent(covered, total) || "none";
}

/** The way from one share to another in percentage points, rounded towards none: `+0.51`. */
export function pointsBetween(before: LineCount, after: LineCount): string {
  if (before.total === 0 || after.total === 0) return "";
  const share = ({ covered, total }: LineCount) => (covered / total) * 100;
  const points = Math.trunc((share(after) - share(before)) * 100) / 100;
  const equal = after.covered * before.total === before.covered * after.total;
  if (points === 0) return equal ? "±0" : share(after) > share(before) ? "+<0.01" : "−<0.01";
  return `${points > 0 ? "+" : "−"}${Math.abs(points).toFixed(2)}`;
}

/** A long path that keeps its end, where the name is. */
export function shortPath(path: string, length = 72): string {
  if (path.length <= length) return path;
  const tail = path.slice(-(length - 2));
  const slash = tail.indexOf("/");
  return `…${slash >= 0 && slash < tail.length / 2 ? tail.slice(slash) : tail}`;
}

/** A time of ISO 8601 as a person reads it. */
export function minute(time: string): string {
  return `${time.slice(0, 10)} at ${time.slice(11, 16)} UTC`;
}
