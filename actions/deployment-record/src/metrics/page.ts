import {
  badge,
  counted,
  documentOf,
  facts,
  type Html,
  html,
  moment,
  type Section,
  table,
} from "@slipway/deployment-page";
import { deploymentChart, type Span, timeChart } from "./chart.ts";
import { type MetricsDocument, metricWords } from "./document.ts";
import type { EnvironmentMetrics, Metric } from "./metrics.ts";
import { targetWords, valueWords } from "./words.ts";

/** The metrics as one HTML file that needs nothing else. Pure. */
export function metricsPage(of: MetricsDocument): string {
  const to = Date.parse(of.computedAt);
  const span = { from: to - of.windowDays * 86_400_000, to };
  const missed = of.environments.flatMap(({ environment, metrics }) =>
    metrics
      .filter(({ verdict }) => verdict === "fail")
      .map(({ id }) => `${metricWords[id].toLowerCase()} of ${environment}`),
  );
  const measured = of.environments.flatMap(({ metrics }) => metrics).filter(({ n }) => n > 0);
  const days = `the last ${counted(of.windowDays, "day")}`;
  const headline =
    missed.length > 0
      ? {
          word: `${counted(missed.length, "target")} missed`,
          tone: "bad" as const,
          sentence: `In ${days}: ${missed.join(", ")}.`,
        }
      : measured.length === 0
        ? {
            word: "No data",
            tone: "warn" as const,
            sentence: `No record of ${days} tells any of the metrics.`,
          }
        : {
            word: "On target",
            tone: "ok" as const,
            sentence: `Whatever was measured in ${days} meets its target; the tables say what was not measured.`,
          };
  return documentOf({
    title: `${headline.word}: deployments of ${of.product}`,
    kicker: ["Slipway metrics", of.product],
    headline,
    facts: facts([
      ["Repository", of.repository],
      ["Computed", moment(to)],
      ["Window", counted(of.windowDays, "day")],
      ["Records", String(of.records)],
    ]),
    sections: [
      ...of.environments.map((environment, index) => environmentSection(environment, index, span)),
      sourcesSection(of),
    ],
    footer:
      "Definitions, formulas and what each time means: docs/metrics.md of Slipway. No data is never a pass.",
  });
}

function environmentSection(of: EnvironmentMetrics, index: number, span: Span): Section {
  const { metrics, deployments } = of;
  const fails = metrics.filter(({ verdict }) => verdict === "fail").length;
  const without = metrics.filter(({ n }) => n === 0).length;
  const id = `environment-${index}`;
  return {
    id,
    title: of.environment,
    summary: `${counted(deployments.length, "deployment")}; ${fails === 0 ? "no target missed" : `${counted(fails, "target")} missed`}${without > 0 ? `, ${without} without data` : ""}.`,
    state: fails > 0 ? "bad" : metrics.some(({ verdict }) => verdict !== "pass") ? "warn" : "ok",
    content: html`${table(
      ["Metric", "Result", "Value", "Target", "n"],
      metrics.map((metric) => [
        html`${metricWords[metric.id]}<br><span class="soft">${metric.message}</span>`,
        resultOf(metric),
        html`<strong>${unbroken(valueWords(metric))}</strong>${intervalWords(metric)}`,
        unbroken(targetWords(metric)),
        String(metric.n),
      ]),
    )}${
      deployments.length > 0 &&
      html`<figure><h3>Deployments</h3>${deploymentChart(`${id}-deployments`, of, span)}</figure>`
    }${metrics
      .filter(({ unit, n }) => unit === "seconds" && n > 0)
      .map(
        (metric) =>
          html`<figure><h3>${metricWords[metric.id].replace(" (mean)", "")}</h3>${timeChart(`${id}-${metric.id}`, metricWords[metric.id], metric, span)}</figure>`,
      )}`,
  };
}

function intervalWords({ interval }: Metric): Html | undefined {
  if (interval === null) return undefined;
  const percent = (value: number) => Math.round(value * 1_000) / 10;
  return html`<br><span class="soft">${unbroken(`${percent(interval.lower)}–${percent(interval.upper)} %`)}</span>`;
}

function resultOf({ verdict, n, open }: Metric): Html {
  const word = { pass: "met", fail: "missed", warn: "warning" } as const;
  if (verdict !== "inconclusive") return badge(verdict, word[verdict]);
  return badge(verdict, n === 0 ? "no data" : open > 0 ? "not over" : "unclear");
}

function unbroken(text: string): string {
  return text.replaceAll(" ", "\u00a0");
}

function sourcesSection(of: MetricsDocument): Section {
  const { records, refused, withoutEnvironment, beforeWindow } = of;
  const others = [
    withoutEnvironment > 0 && `${withoutEnvironment} of runs that were to deploy nowhere`,
    beforeWindow > 0 && `${beforeWindow} from before the window`,
  ].filter((one) => one !== false);
  return {
    id: "sources",
    title: "Records",
    summary: `${counted(records, "record")} read, ${refused.length} refused${others.length > 0 ? `; no metric counts ${others.join(" and ")}` : ""}.`,
    state: refused.length > 0 ? "warn" : records === 0 ? "idle" : "ok",
    content:
      refused.length === 0
        ? undefined
        : table(
            ["Record", "Why it does not count"],
            refused.map(({ name, reason }) => [name, reason]),
          ),
  };
}
