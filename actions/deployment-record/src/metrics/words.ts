import { duration } from "@slipway/deployment-page";
import type { Metric } from "./metrics.ts";

/** `96.3 %`, rounded down so that a missed target never reads as met; `4 min 10 s`. */
export function valueWords({ value, unit }: Pick<Metric, "value" | "unit">): string {
  if (value === null) return "–";
  return unit === "share" ? `${Math.floor(value * 1_000 + 1e-9) / 10} %` : duration(value * 1_000);
}

export function targetWords({ target, unit }: Pick<Metric, "target" | "unit">): string {
  const value =
    unit === "share"
      ? `${Number((target.value * 100).toFixed(1))} %`
      : duration(target.value * 1_000);
  return target.is === "=" ? value : `${target.is} ${value}`;
}
