import { formatDuration, markdownTable, markdownText, type Verdict } from "@slipway/toolkit";
import type { CheckResult, HealthCheckReport } from "./report.ts";

export const marks: Readonly<Record<Verdict, string>> = {
  pass: "✅",
  warn: "⚠️",
  fail: "❌",
  inconclusive: "❔",
};

/** The outcome in one sentence: what is wrong first, then what to do. */
export function headline(report: HealthCheckReport): string {
  const where = `${report.name} (${report.baseUrl})`;
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
  return `${where} ${word[report.verdict]}: ${worst.reason}${worst.remedy ? ` ${worst.remedy}` : ""}`;
}

/** The job summary; every foreign word in it is shown literally. */
export function summaryMarkdown(report: HealthCheckReport): string {
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
        performance.limits.map((limit) => {
          const show = (value: number | undefined) =>
            value === undefined
              ? "–"
              : limit.threshold.startsWith("regression")
                ? `${value} x`
                : /^(errors|rate)/.test(limit.threshold)
                  ? `${(value * 100).toFixed(2)} %`
                  : formatDuration(value);
          return [
            marks[limit.verdict],
            limit.threshold,
            show(limit.value),
            show(limit.lower),
            show(limit.upper),
          ];
        }),
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
  return `${parts.join("\n\n")}\n`;
}

const gravity: readonly Verdict[] = ["fail", "inconclusive", "warn", "pass"];

/** Sorts what is wrong to the front. */
export function byGravity(a: CheckResult, b: CheckResult): number {
  return gravity.indexOf(a.verdict) - gravity.indexOf(b.verdict);
}
