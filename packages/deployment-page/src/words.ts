/** Numbers, times and counts as the page writes them. */

export { formatDuration as duration } from "@slipway/toolkit";

/** `1,234` */
export function whole(value: number): string {
  return Math.round(value).toLocaleString("en-GB");
}

/** `1 user`, `3 users` */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${whole(count)} ${count === 1 ? one : many}`;
}

/**
 * `93.42 %`, rounded down, so that a share just below a threshold never reads as having reached
 * it; `100 %` only where it is.
 */
export function percent(part: number, total: number, decimals = 2): string {
  if (total <= 0) return "–";
  const factor = 10 ** decimals;
  return `${Number((Math.floor((part / total) * 100 * factor + 1e-9) / factor).toFixed(decimals))} %`;
}

/** `0.31 %`; rates are rounded to the nearest. */
export function rate(part: number, total: number): string {
  if (total <= 0) return "–";
  const value = (part / total) * 100;
  return `${Number(value.toFixed(value > 0 && value < 0.095 ? 2 : 1))} %`;
}

/** `2.4 MB` */
export function size(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1_000 && unit < units.length - 1) {
    value /= 1_000;
    unit++;
  }
  return unit === 0 ? counted(value, "byte") : `${Number(value.toFixed(1))} ${units[unit]}`;
}

/** `2026-11-24 09:31:07 UTC`; `–` for what is no time. */
export function moment(milliseconds: number): string {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return "–";
  return `${date.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** `10, 25, 50 and 100` */
export function enumerated(items: readonly string[]): string {
  return items.length < 2
    ? (items[0] ?? "")
    : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An e-value: evidence of many orders of magnitude. */
export function evidence(value: number): string {
  if (value >= 1e5) return value > 1e300 ? "> 1e300" : value.toExponential(1).replace("e+", "e");
  if (value >= 100) return whole(value);
  return String(Number(value.toPrecision(2)));
}
