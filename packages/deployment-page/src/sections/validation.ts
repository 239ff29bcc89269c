import type { PerformanceRead } from "../adapters/health.ts";
import { latencyGauge } from "../charts/latency-gauge.ts";
import { type Html, html } from "../html.ts";
import type { View } from "../view.ts";
import { counted, rate, sentenceCase, whole } from "../words.ts";
import { testTable } from "./gates.ts";
import {
  badge,
  facts,
  notReached,
  reasonList,
  type Section,
  shortCommit,
  stateOf,
  table,
} from "./parts.ts";

const title = "Validation";

export function validationSection({ story, health }: View): Section {
  const { validation } = story;
  if (validation === undefined) {
    return notReached("validation", title, "Not reached: the new release was not validated.");
  }
  const { regression } = validation;
  const verdicts = health.map(({ read }) => read.verdict as string);
  if (regression !== undefined) {
    verdicts.push(
      regression.failed > 0 ? "fail" : regression.total === 0 ? "inconclusive" : "pass",
    );
  }
  const parts = health.map(({ of, read }) => {
    const passed = read.checks.filter(({ verdict }) => verdict === "pass").length;
    return `${of}: ${passed} of ${counted(read.checks.length, "check")} passed`;
  });
  if (regression !== undefined) {
    parts.push(
      `regression suite: ${whole(regression.passed)} of ${whole(regression.total)} passed`,
    );
  }
  return {
    id: "validation",
    title,
    summary: `${sentenceCase(parts.join("; "))}.`,
    state: stateOf(verdicts),
    content: html`${health.map(
      ({ of, read }, index) =>
        html`<h3>${sentenceCase(of)} ${badge(read.verdict)}</h3>${
          read.servedVersion !== undefined &&
          html`<p>Serves release <code>${shortCommit(read.servedVersion)}</code>.</p>`
        }${table(
          ["Check", "Result", "What was seen", "Attempts", "Seconds"],
          read.checks.map((check) => [
            html`${check.name}<br><code class="soft">${check.target}</code>`,
            badge(check.verdict),
            check.reason,
            check.attempts === undefined ? "–" : whole(check.attempts),
            check.seconds === undefined ? "–" : Number(check.seconds.toFixed(2)),
          ]),
        )}${
          read.performance !== undefined &&
          performanceBlock(read.performance, `gauge-${index}`, validation.p95LimitMilliseconds)
        }${reasonList(read.reasons)}`,
    )}${regression !== undefined && html`<h3>Regression suite</h3>${testTable([regression])}`}`,
  };
}

function performanceBlock(of: PerformanceRead, id: string, fallback: number | undefined): Html {
  const threshold = of.p95Threshold ?? fallback;
  const { p95, p95Limits } = of;
  const milliseconds = (value: number | undefined) =>
    value === undefined ? "–" : `${Math.round(value)} ms`;
  return html`${
    p95 !== undefined &&
    threshold !== undefined &&
    html`<figure><h3>p95 against ${whole(threshold)} ms</h3>${latencyGauge(id, { p95, threshold, ...p95Limits })}</figure>`
  }${facts([
    ["Requests", whole(of.requests ?? 0)],
    of.errors !== undefined && [
      "Failed",
      `${whole(of.errors)} (${rate(of.errors, of.requests ?? 0)})`,
    ],
    of.offeredPerSecond !== undefined && ["Offered", `${of.offeredPerSecond} per second`],
    ["p50", milliseconds(of.p50)],
    [
      "p95",
      html`${milliseconds(p95)}${p95Limits !== undefined && html` <span class="soft">${milliseconds(p95Limits.lower)} – ${milliseconds(p95Limits.upper)}</span>`}`,
    ],
    ["p99", milliseconds(of.p99)],
  ])}`;
}
