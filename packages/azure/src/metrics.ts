/** One minute of Azure Monitor's platform metrics; a value that is not known is `undefined`. */
export interface MetricMinute {
  /** Start of the minute, milliseconds since 1970. */
  readonly minute: number;
  readonly requests: number | undefined;
  readonly serverErrors: number | undefined;
  readonly averageMilliseconds: number | undefined;
}

export const metricNames = ["Requests", "Http5xx", "HttpResponseTime"] as const;

interface Point {
  readonly timeStamp?: unknown;
  readonly total?: unknown;
  readonly average?: unknown;
}

interface Values {
  requests?: number | undefined;
  serverErrors?: number | undefined;
  seconds?: number | undefined;
}

/**
 * Minutes of the answer of `microsoft.insights/metrics`, ascending; `undefined` when the answer is
 * not one. Nulls, NaN and negative values are unknown; a minute that comes twice counts with its
 * larger total, since late data only ever add.
 */
export function parseMetrics(body: unknown): MetricMinute[] | undefined {
  const values = (body as { value?: unknown } | null)?.value;
  if (!Array.isArray(values)) return undefined;
  const minutes = new Map<number, Values>();
  const series = new Set<string>();
  for (const metric of values as readonly { name?: { value?: unknown }; timeseries?: unknown }[]) {
    const name = String(metric?.name?.value ?? "").toLowerCase();
    series.add(name);
    if (!Array.isArray(metric?.timeseries)) continue;
    for (const part of metric.timeseries as readonly { data?: unknown }[]) {
      if (!Array.isArray(part?.data)) continue;
      for (const point of part.data as readonly Point[]) {
        const minute = Date.parse(String(point?.timeStamp));
        if (Number.isNaN(minute)) continue;
        const entry = minutes.get(minute) ?? {};
        if (name === "requests") entry.requests = larger(entry.requests, point.total);
        if (name === "http5xx") entry.serverErrors = larger(entry.serverErrors, point.total);
        if (name === "httpresponsetime") entry.seconds = larger(entry.seconds, point.average);
        minutes.set(minute, entry);
      }
    }
  }
  if (!metricNames.every((name) => series.has(name.toLowerCase()))) return undefined;
  return [...minutes.entries()]
    .sort(([first], [second]) => first - second)
    .map(([minute, { requests, serverErrors, seconds }]) => ({
      minute,
      requests,
      serverErrors,
      averageMilliseconds: seconds === undefined || requests === 0 ? undefined : seconds * 1_000,
    }));
}

function larger(known: number | undefined, value: unknown): number | undefined {
  if (typeof value !== "number" || !(value >= 0) || value === Number.POSITIVE_INFINITY)
    return known;
  return Math.max(known ?? 0, value);
}
