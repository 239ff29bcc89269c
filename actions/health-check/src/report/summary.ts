import { formatDuration, markdownTable, markdownText, type Verdict } from "@slipway/toolkit";
import type { JudgedThreshold } from "../performance/judgement.ts";
import type { CheckResult, HealthCheckReport } from "./report.ts";

export const marks: Readonly<Record<Verdict, string>> = {
  pass: "✅",
  warn: "⚠️",
  fail: "❌",
  inconclusive: "❔",
};

/** The outcome as one sentence: what is wrong first, then what to do. */
export function headline(report: HealthCheckReport): string {
  const where =
    report.targets === undefined
      ? `${report.name} (${report.baseUrl})`
      : `${report.name} (${report.targets.map(({ name }) => name).join(", ")})`;
  const worst = report.checks.find((check) => check.verdict === report.verdict);
  const p95 =
    report.performance === undefined ? "" : `, p95 ${formatDuration(report.performance.p95)}`;
  if (report.verdict === "pass" || worst === undefined) {
    return `${where} is healthy: ${report.checks.length} checks passed${p95}.`;
  }
  const word = {
    warn: "works with a warning",
    fail: "is not healthy",
    inconclusive: "could not be judged",
  };
  const named = report.targets === undefined ? "" : `${worst.name}: `;
  if (!worst.remedy) return `${where} ${word[report.verdict]}: ${named}${worst.reason}`;
  const remedy = worst.remedy.charAt(0).toLowerCase() + worst.remedy.slice(1);
  return `${where} ${word[report.verdict]}: ${named}${worst.reason.replace(/\.$/, "")} – ${remedy}`;
}

/** A figure of a threshold in the unit of its metric. */
export function shownLimit({ threshold }: JudgedThreshold, value: number | undefined): string {
  if (value === undefined) return "–";
  if (threshold.startsWith("regression")) return `${value} x`;
  return /^(errors|rate)/.test(threshold) ? `${(value * 100).toFixed(2)} %` : formatDuration(value);
}

/** The job summary; every foreign word in it is shown literally. `page` is the report's file. */
export function summaryMarkdown(report: HealthCheckReport, page: string): string {
  const parts = [
    `### ${marks[report.verdict]} Health check ${markdownText(report.name)}`,
    markdownText(headline(report)),
    markdownTable(
      ["", "Check", "Result", "Tries", "Time"],
      [...report.checks]
        .sort(byGravity)
        .map((check) => [
          marks[check.verdict],
          check.name,
          check.reason,
          check.attempts,
          formatDuration(check.seconds * 1_000),
        ]),
    ),
  ];
  const { performance } = report;
  if (performance !== undefined) {
    parts.push(
      `**Load** ${markdownText(performance.target)}: ${performance.requests} requests at ${performance.offeredPerSecond} a second, ${performance.errors} failed. Latency counts from the moment a request was due; the generator was late by ${formatDuration(performance.generatorLagP99)} (p99).`,
      markdownTable(
        ["p50", "p95", "p99", "max"],
        [[performance.p50, performance.p95, performance.p99, performance.max].map(formatDuration)],
      ),
      markdownTable(
        ["", "Threshold", "Measured", "At least (95 %)", "At most (95 %)"],
        performance.limits.map((limit) => [
          marks[limit.verdict],
          limit.threshold,
          shownLimit(limit, limit.value),
          shownLimit(limit, limit.lower),
          shownLimit(limit, limit.upper),
        ]),
      ),
    );
  }
  if (performance?.comparison !== undefined) {
    const { comparison } = performance;
    parts.push(
      `**Against** ${markdownText(comparison.baseline)}, in ${comparison.blocks.length} pairs of neighbouring blocks:`,
      markdownTable(
        ["Figure", "Ratio", "Change", "p (slower by chance)"],
        (["p50", "p95"] as const).map((name) => [
          name,
          comparison[name].ratio,
          `${comparison[name].changeMilliseconds} ms`,
          comparison[name].pValue.toFixed(4),
        ]),
      ),
    );
  }
  const { trend } = report;
  if (trend !== undefined && performance !== undefined) {
    parts.push(
      `**Trend** p95 ${formatDuration(performance.p95)}, typically ${formatDuration(trend.medianP95)} in ${trend.entries.length} earlier runs${trend.isUnusual ? ": unusually slow" : ""}. It decides nothing.`,
    );
  }
  parts.push(`Pictures: ${markdownText(page)} in the evidence.`);
  return `${parts.join("\n\n")}\n`;
}

const gravity: readonly Verdict[] = ["fail", "inconclusive", "warn", "pass"];

/** Sorts what is wrong to the front. */
export function byGravity(a: CheckResult, b: CheckResult): number {
  return gravity.indexOf(a.verdict) - gravity.indexOf(b.verdict);
}
