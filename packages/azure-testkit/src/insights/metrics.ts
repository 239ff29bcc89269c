import { armError } from "../arm/errors.ts";
import { type ArmCall, type Route, route } from "../arm/routes.ts";
import type { ScaledClock } from "../clock.ts";
import { json, type Reply } from "../http.ts";
import { slotOfCall } from "../web/access.ts";
import { production, type Slot } from "../web/model.ts";
import { slotPath } from "../web/paths.ts";
import { siteId } from "../web/site-json.ts";
import type { Store } from "../web/store.ts";
import type { Counters } from "./counters.ts";
import { durationMilliseconds, parseTimespan } from "./timespan.ts";

const minute = 60_000;
/** The answer clips a longer timespan to its last 31 days (recorded: monitor-metrics). */
const longestSpan = 31 * 24 * 60 * minute;
/** Points of one answer. Two series of 31 days by the minute were answered (recorded: monitor-metrics). */
const longestAnswer = 400_000;

type Count = "requests" | "http2xx" | "http3xx" | "http4xx" | "http5xx";

interface Metric {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly unit: "Count" | "Seconds";
  readonly primary: "Total" | "Average";
  readonly counts?: Count;
}

const count = (name: string, label: string, counts: Count, description: string): Metric => ({
  name,
  label,
  description,
  unit: "Count",
  primary: "Total",
  counts,
});

/** Metrics of Microsoft.Web/sites that come from the front end (docs: "Supported metrics"). No percentiles exist. */
const metrics: readonly Metric[] = [
  count(
    "Requests",
    "Requests",
    "requests",
    "The total number of requests regardless of their resulting HTTP status code. For WebApps and FunctionApps.",
  ),
  count(
    "Http2xx",
    "Http 2xx",
    "http2xx",
    "The count of requests resulting in an HTTP status code >= 200 but < 300. For WebApps and FunctionApps.",
  ),
  count(
    "Http3xx",
    "Http 3xx",
    "http3xx",
    "The count of requests resulting in an HTTP status code >= 300 but < 400. For WebApps and FunctionApps.",
  ),
  count(
    "Http4xx",
    "Http 4xx",
    "http4xx",
    "The count of requests resulting in an HTTP status code >= 400 but < 500. For WebApps and FunctionApps.",
  ),
  count(
    "Http5xx",
    "Http Server Errors",
    "http5xx",
    "The count of requests resulting in an HTTP status code >= 500 but < 600. For WebApps and FunctionApps.",
  ),
  ...["HttpResponseTime", "AverageResponseTime"].map(
    (name): Metric => ({
      name,
      label: name === "HttpResponseTime" ? "Response Time" : "Average Response Time (deprecated)",
      description:
        "The average time taken for the app to serve requests, in seconds. For WebApps and FunctionApps.",
      unit: "Seconds",
      primary: "Average",
    }),
  ),
];

export interface MetricsContext {
  readonly store: Store;
  readonly clock: ScaledClock;
  readonly counters: Counters;
  /** Virtual seconds. */
  readonly ingestDelaySeconds: (slot: Slot) => number;
}

/** The metrics of one slot come so many virtual seconds later than usual, as zeros until then. */
export interface LateMetrics {
  readonly kind: "late-metrics";
  readonly site: string;
  /** Default `production`. */
  readonly slot?: string;
  readonly seconds: number;
}

export function metricsRoutes(context: MetricsContext): Route[] {
  return [
    ...route("GET", `${slotPath}/providers/Microsoft.Insights/metrics`, (call) =>
      read(context, call),
    ),
    ...route("GET", `${slotPath}/providers/Microsoft.Insights/metricDefinitions`, (call) =>
      define(context, call),
    ),
    ...route("GET", `${slotPath}/providers/Microsoft.Insights/metricNamespaces`, (call) => {
      const slot = slotOfCall(context.store, call);
      const namespace = namespaceOf(slot).toLowerCase();
      const name = namespace.replaceAll("/", "-");
      return json(200, {
        value: [
          {
            id: `${siteId(context.store.subscriptionId, slot)}/providers/microsoft.insights/metricNamespaces/${name}`,
            name,
            type: "Microsoft.Insights/metricNamespaces",
            classification: "Platform",
            properties: { metricNamespaceName: namespace },
          },
        ],
      });
    }),
  ];
}

function read(context: MetricsContext, call: ArmCall): Reply {
  const slot = slotOfCall(context.store, call);
  const now = context.clock.now();
  const span = parseTimespan(call.query.get("timespan"), now, longestSpan);
  const interval = call.query.get("interval") ?? "PT1M";
  const step = durationMilliseconds(interval);
  if (span === undefined || step === undefined || step < minute || step % minute !== 0) {
    throw armError(400, "BadRequest", "The timespan or the interval is not valid.");
  }
  const points = Math.ceil((span.end - span.start) / step);
  const names = (call.query.get("metricnames") ?? "Requests").split(",").map((name) => name.trim());
  const chosen = names.map((name) => metricNamed(name));
  if (points * chosen.length > longestAnswer) {
    throw armError(400, "BadRequest", "The answer would be too long. Ask for a shorter timespan.");
  }
  const asked = call.query
    .get("aggregation")
    ?.toLowerCase()
    .split(",")
    .map((name) => name.trim());
  const id = siteId(context.store.subscriptionId, slot);
  // Without a minute in which the site existed, there is no series at all (recorded).
  const existed = span.start < now && span.end > slot.site.createdAt;
  const known = Math.min(points, Math.ceil((now - span.start) / step));
  return json(200, {
    cost: points * chosen.length,
    timespan: `${instant(span.start)}/${instant(span.end)}`,
    interval,
    value: chosen.map((metric) => ({
      id: `${id}/providers/Microsoft.Insights/metrics/${metric.name}`,
      type: "Microsoft.Insights/metrics",
      name: { value: metric.name, localizedValue: metric.label },
      displayDescription: metric.description,
      unit: metric.unit,
      timeseries: existed
        ? [
            {
              metadatavalues: [],
              data: series(
                context,
                slot,
                metric,
                span.start,
                known,
                step,
                asked ?? [metric.primary.toLowerCase()],
              ),
            },
          ]
        : [],
      errorCode: "Success",
    })),
    namespace: namespaceOf(slot),
    resourceregion: slot.site.location.replaceAll(" ", "").toLowerCase(),
  });
}

/** Newest minutes are 0, not null, until they are ingested (azure-libraries-for-net#499, promitor#198). */
function series(
  { counters, clock, ingestDelaySeconds }: MetricsContext,
  slot: Slot,
  metric: Metric,
  start: number,
  points: number,
  step: number,
  aggregations: readonly string[],
): Record<string, string | number>[] {
  const ingestedUntil = clock.now() - ingestDelaySeconds(slot) * 1000;
  return Array.from({ length: points }, (_, index) => {
    const from = start + index * step;
    let requests = 0;
    let total = 0;
    for (let at = from; at < from + step; at += minute) {
      const cell = counters.cell(slot.site.name, slot.name, at);
      if (cell === undefined || at + minute > ingestedUntil) continue;
      requests += cell.requests;
      total += metric.counts === undefined ? cell.responseMilliseconds / 1000 : cell[metric.counts];
    }
    const values: Record<string, string | number> = { timeStamp: instant(from) };
    for (const aggregation of aggregations) {
      if (aggregation === "total") values.total = total;
      else if (aggregation === "count") values.count = requests;
      else if (aggregation === "average") {
        // Of a count, the average is per sample, and a sample is a minute (believed).
        const samples = metric.counts === undefined ? requests : step / minute;
        values.average = samples === 0 ? 0 : total / samples;
      } else {
        throw armError(
          400,
          "BadRequest",
          `The aggregation '${aggregation}' is not supported here: average, total or count.`,
        );
      }
    }
    return values;
  });
}

function define({ store }: MetricsContext, call: ArmCall): Reply {
  const slot = slotOfCall(store, call);
  const id = siteId(store.subscriptionId, slot);
  const grains = ["PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"];
  return json(200, {
    value: metrics.map((metric) => ({
      id: `${id}/providers/microsoft.insights/metricdefinitions/${metric.name}`,
      resourceId: id,
      namespace: namespaceOf(slot),
      name: { value: metric.name, localizedValue: metric.label },
      displayDescription: metric.description,
      isDimensionRequired: false,
      unit: metric.unit,
      primaryAggregationType: metric.primary,
      supportedAggregationTypes: ["Count", "Average", "Total"],
      metricAvailabilities: grains.map((timeGrain) => ({ timeGrain, retention: "P93D" })),
    })),
  });
}

function metricNamed(name: string): Metric {
  const metric = metrics.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (metric !== undefined) return metric;
  throw armError(
    400,
    "BadRequest",
    `Failed to find metric configuration for provider: Microsoft.Web, resource Type: sites, metric: ${name}, Valid metrics: ${metrics.map((known) => known.name).join(",")}`,
  );
}

function namespaceOf(slot: Slot): string {
  return slot.name === production ? "Microsoft.Web/sites" : "Microsoft.Web/sites/slots";
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");
}
