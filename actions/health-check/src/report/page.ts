import { formatDuration, type Verdict } from "@slipway/toolkit";
import type { Comparison } from "../performance/comparison.ts";
import type { JudgedThreshold, Performance } from "../performance/judgement.ts";
import type { Trend } from "../performance/trend.ts";
import { comparisonChart, histogramChart, trendChart } from "./charts.ts";
import { type Markup, markup } from "./markup.ts";
import { pageStyle } from "./page-style.ts";
import type { CheckResult, HealthCheckReport } from "./report.ts";
import { byGravity, headline, shownLimit } from "./summary.ts";

const words: Readonly<Record<Verdict, string>> = {
  pass: "Healthy",
  warn: "Works, with a warning",
  fail: "Not healthy",
  inconclusive: "Not judged",
};

/**
 * The report as one page that needs nothing else: no script, no font, no picture from anywhere, and
 * a policy that would refuse them.
 */
export function reportPage(report: HealthCheckReport): string {
  const { performance, trend, targets } = report;
  const sections: (Markup | undefined)[] = [
    targets === undefined ? undefined : targetsSection(targets),
    checksSection(report.checks),
    performance === undefined ? undefined : loadSection(performance),
    performance?.comparison === undefined ? undefined : comparisonSection(performance.comparison),
    performance === undefined || trend === undefined ? undefined : trendSection(trend, performance),
  ];
  return `<!doctype html>${
    markup`
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${words[report.verdict]}: ${report.name}</title>
<style>${{ markup: pageStyle }}</style>
</head>
<body>
<header>
<p class="kicker">Health check of ${report.name}${report.servedVersion === undefined ? undefined : markup` · build ${report.servedVersion}`}</p>
<h1 class="${report.verdict}">${words[report.verdict]}</h1>
<p class="decisive">${headline(report)}</p>
</header>
<main>${sections}</main>
<footer>${report.startedAt} to ${report.finishedAt}</footer>
</body>
</html>`.markup
  }\n`;
}

function targetsSection(targets: NonNullable<HealthCheckReport["targets"]>): Markup {
  return markup`
<section><h2>Targets</h2><table class="checks"><thead><tr><th></th><th>Target</th><th>Address</th><th>Build</th></tr></thead><tbody>${targets.map(
    (target) => markup`
<tr><td class="verdict ${target.verdict}">${target.verdict}</td><td class="name">${target.name}</td><td>${target.baseUrl}</td><td>${target.servedVersion ?? "–"}</td></tr>`,
  )}</tbody></table></section>`;
}

function checksSection(checks: readonly CheckResult[]): Markup {
  const rows = [...checks].sort(byGravity).map(
    (check) => markup`
<tr><td class="verdict ${check.verdict}">${check.verdict}</td><td class="name">${check.name}</td><td>${check.reason}${
      check.remedy === undefined ? undefined : markup`<span class="remedy">${check.remedy}</span>`
    }</td><td class="number">${check.attempts === 1 ? "1 try" : `${check.attempts} tries`}</td><td class="number">${formatDuration(check.seconds * 1_000)}</td></tr>`,
  );
  return markup`
<section><h2>Checks</h2><table class="checks"><thead><tr><th></th><th>Check</th><th>Result</th><th class="number">Tries</th><th class="number">Time</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

function loadSection(performance: Performance): Markup {
  const facts = [
    ["Requests", String(performance.requests)],
    ["Failed", String(performance.errors)],
    ["Offered", `${performance.offeredPerSecond} a second`],
    ["p50", formatDuration(performance.p50)],
    ["p95", formatDuration(performance.p95)],
    ["p99", formatDuration(performance.p99)],
    ["Slowest", formatDuration(performance.max)],
    ["Generator late by (p99)", formatDuration(performance.generatorLagP99)],
  ] as const;
  return markup`
<section><h2>Load: ${performance.target}</h2>
<dl>${facts.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<figure>${histogramChart(performance)}<figcaption>How long answers took, from the moment a request was due; logarithmic, the height grows with the square root of the count. A failed request counts as its time limit.</figcaption></figure>
${performance.limits.length === 0 ? undefined : limitsTable(performance.limits)}</section>`;
}

function limitsTable(limits: readonly JudgedThreshold[]): Markup {
  return markup`<table><thead><tr><th></th><th>Threshold</th><th class="number">Measured</th><th class="number">At least</th><th class="number">At most</th></tr></thead><tbody>${limits.map(
    (limit) => markup`
<tr><td class="verdict ${limit.verdict}">${limit.verdict}</td><td>${limit.threshold}</td><td class="number">${shownLimit(limit, limit.value)}</td><td class="number">${shownLimit(limit, limit.lower)}</td><td class="number">${shownLimit(limit, limit.upper)}</td></tr>`,
  )}</tbody></table><p class="note">At least, at most: with 95 % confidence each.</p>`;
}

function comparisonSection(comparison: Comparison): Markup {
  return markup`
<section><h2>Against the old version</h2><p>${comparison.baseline}</p>
<dl class="three">${(["p50", "p95"] as const).map((name) => {
    const { ratio, changeMilliseconds, pValue } = comparison[name];
    return markup`<div><dt>${name}, new / old</dt><dd>${ratio}</dd></div><div><dt>${name}, change</dt><dd>${changeMilliseconds < 0 ? "−" : "+"}${formatDuration(Math.abs(changeMilliseconds))}</dd></div><div><dt>${name}, slower by chance</dt><dd>p = ${pValue.toFixed(4)}</dd></div>`;
  })}</dl>
<figure>${comparisonChart(comparison)}<figcaption><span class="legend"><span class="is-new">new</span><span class="is-old">old</span></span>p95 of each pair of neighbouring blocks: neighbours share what machine and network did.</figcaption></figure></section>`;
}

function trendSection(trend: Trend, performance: Performance): Markup {
  return markup`
<section><h2>Trend</h2><figure>${trendChart(trend, performance.p95)}<figcaption>p95 of earlier runs of this load. ${trend.isUnusual ? "This run is unusually slow. " : ""}The trend decides nothing: between runs of unchanged code p95 varies a lot.</figcaption></figure></section>`;
}
