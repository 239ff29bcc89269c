import { parseDuration, UsageError } from "@slipway/toolkit";

export type Metric =
  | { readonly kind: "percentile"; readonly quantile: number }
  | { readonly kind: "average" }
  | { readonly kind: "maximum" }
  | { readonly kind: "errors" }
  | { readonly kind: "regression"; readonly figure: "p50" | "p95" };

export interface Threshold {
  /** As the user wrote it, in one spelling. */
  readonly text: string;
  readonly metric: Metric;
  /** Milliseconds for a latency, a share from 0 to 1 for errors, a ratio for a regression. */
  readonly limit: number;
  readonly severity: "warn" | "fail";
  /** A regression also has to be this much longer, in milliseconds. */
  readonly floorMilliseconds?: number;
}

/** A slow-down that no user can feel is no regression, whatever its ratio. */
const usualFloorMilliseconds = 50;

const example = 'Write for example "p(95)<3s warn, p(95)<5s fail, errors<1% fail".';

/**
 * Parses k6's threshold words, separated by commas or lines: `p(95)<3s`, `med<300ms`, `avg<1s`,
 * `max<10s`, `errors<1%` (k6: `rate<0.01`), each with `warn` or `fail` (default) behind it.
 *
 * `regression(p95)<1.2x` and `regression(p50)<1.2x` compare with a baseline; `<1.2x+20ms` asks for
 * 20 ms more at least instead of 50. A bare number is milliseconds, as in k6; k6 itself passes a
 * threshold without a single sample, which is not taken over.
 */
export function parseThresholds(text: string): Threshold[] {
  return text
    .split(/[\n,]/)
    .map((item) => item.trim())
    .filter((item) => item !== "")
    .map(parseThreshold);
}

function parseThreshold(item: string): Threshold {
  const refuse = (why: string): never => {
    throw new UsageError(`Input "thresholds" has "${item}": ${why}.`, example);
  };
  const parts = /^([a-z]+(?:\(\s*p?\d+(?:\.\d+)?\s*\))?)\s*<=?\s*(\S+?)(?:\s+(warn|fail))?$/i.exec(
    item,
  );
  if (parts === null) return refuse("it is not a measure, a less-than sign and a limit");
  const [, word = "", limitText = "", severityWord = "fail"] = parts;
  const metric = parseMetric(word.toLowerCase().replace(/\s/g, ""));
  if (metric === undefined) {
    return refuse(`"${word}" is none of p(0–100), med, avg, max, errors, regression(p50|p95)`);
  }
  const [limitWord = "", floorText] =
    metric.kind === "regression" ? limitText.split("+") : [limitText];
  const limit = parseLimit(metric, limitWord, item);
  if (limit === undefined) return refuse(`"${limitText}" is no limit for it`);
  const severity = severityWord.toLowerCase() === "warn" ? "warn" : "fail";
  return {
    text: `${word.toLowerCase().replace(/\s/g, "")}<${limitText} ${severity}`,
    metric,
    limit,
    severity,
    ...(metric.kind === "regression"
      ? {
          floorMilliseconds:
            floorText === undefined
              ? usualFloorMilliseconds
              : parseDuration(floorText, `The time of "${item}" in input "thresholds"`),
        }
      : {}),
  };
}

function parseLimit(metric: Metric, text: string, item: string): number | undefined {
  if (metric.kind === "errors") return parseShare(text);
  if (metric.kind === "regression") {
    const ratio = Number(/^(\d+(?:\.\d+)?)x$/.exec(text)?.[1]);
    return ratio > 1 && ratio <= 100 ? ratio : undefined;
  }
  const milliseconds = /^\d+(\.\d+)?$/.test(text)
    ? Number(text)
    : parseDuration(text, `The limit of "${item}" in input "thresholds"`);
  return milliseconds > 0 ? milliseconds : undefined;
}

function parseMetric(word: string): Metric | undefined {
  const percentile = /^p\((\d+(?:\.\d+)?)\)$/.exec(word);
  if (percentile !== null) {
    const quantile = Number(percentile[1]) / 100;
    return quantile > 0 && quantile < 1 ? { kind: "percentile", quantile } : undefined;
  }
  const regression = /^regression\((p50|p95)\)$/.exec(word);
  if (regression !== null) {
    return { kind: "regression", figure: regression[1] === "p50" ? "p50" : "p95" };
  }
  switch (word) {
    case "med":
      return { kind: "percentile", quantile: 0.5 };
    case "avg":
      return { kind: "average" };
    case "max":
      return { kind: "maximum" };
    case "errors":
    case "rate":
      return { kind: "errors" };
    default:
      return undefined;
  }
}

/** `1%` or `0.01`, from 0 to 1. */
function parseShare(text: string): number | undefined {
  const parts = /^(\d+(?:\.\d+)?)(%?)$/.exec(text);
  if (parts === null) return undefined;
  const share = Number(parts[1]) / (parts[2] === "%" ? 100 : 1);
  return share >= 0 && share <= 1 ? share : undefined;
}
