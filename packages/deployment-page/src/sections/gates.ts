import type { Counted, CoverageGroup } from "../adapters/coverage.ts";
import { shareBar } from "../charts/bar-chart.ts";
import { type Html, html } from "../html.ts";
import type { TestCounts } from "../story.ts";
import type { View } from "../view.ts";
import { counted, percent, whole } from "../words.ts";
import { badge, notReached, reasonList, type Section, stateOf, table } from "./parts.ts";

const title = "Quality gates";

export function gatesSection({ story, coverage }: View): Section {
  const { gates } = story;
  if (
    gates === undefined ||
    (coverage === undefined && gates.tests.length + gates.checks.length === 0)
  ) {
    return notReached("gates", title, "Not reached: the run ended before any gate was asked.");
  }
  const notRun = gates.checks.filter(({ verdict }) => verdict === "not-run").length;
  const failedTests = gates.tests.filter(({ failed, total }) => failed > 0 || total === 0);
  const verdicts = [
    coverage?.verdict ?? "inconclusive",
    ...gates.checks.map(({ verdict }) => verdict),
    ...failedTests.map(() => "fail"),
  ];
  const state = stateOf(verdicts);
  const tests = gates.tests.reduce((sum, { total }) => sum + total, 0);
  const summary = `${
    state === "ok"
      ? story.of === "deployment"
        ? "All gates are open"
        : "All gates that run locally are open"
      : state === "warn"
        ? "Open, with remarks"
        : "Closed"
  }: ${[
    coverage === undefined
      ? "coverage was not measured"
      : coverage.groups.map((group) => coverageWords(group)).join(", "),
    ...(story.of === "deployment" && gates.tests.length === 0 ? [] : [counted(tests, "test")]),
    ...(notRun > 0 ? [`${counted(notRun, "scanner")} not run locally`] : []),
  ].join("; ")}.`;
  return {
    id: "gates",
    title,
    summary,
    state,
    content: html`${
      coverage === undefined
        ? html`<p class="not-reached">The coverage gate left no report.</p>`
        : html`<h3>Coverage</h3><div class="coverage">${coverage.groups.map(groupBars)}</div>${reasonList(coverage.reasons)}`
    }${gates.tests.length > 0 && html`<h3>Tests</h3>${testTable(gates.tests)}`}${
      gates.checks.length > 0 &&
      html`<h3>Analysis and dependencies</h3>${table(
        ["Check", "Result", ""],
        gates.checks.map(({ name, verdict, detail }) => [name, badge(verdict), detail]),
      )}`
    }`,
  };
}

function coverageWords({ name, lines }: CoverageGroup): string {
  return `${name.toLowerCase()} ${lines === undefined ? "without figures" : percent(lines.covered, lines.total, 1)}`;
}

function groupBars(group: CoverageGroup, index: number): Html {
  return html`<div class="group"><p class="group-name"><strong>${group.name}</strong> ${badge(group.verdict)}${
    group.files !== undefined && html` <span class="soft">${counted(group.files, "file")}</span>`
  }</p>${bar(group, "lines", `coverage-${index}-lines`)}${bar(group, "branches", `coverage-${index}-branches`)}</div>`;
}

function bar(group: CoverageGroup, what: "lines" | "branches", id: string): Html | undefined {
  const count: Counted | undefined = group[what];
  if (count === undefined) return undefined;
  const { covered, total, threshold } = count;
  return html`<div class="bar-row"><span class="bar-label">${what}</span>${shareBar(id, `${group.name}: ${what} covered`, covered, total, threshold)}<span class="bar-figures"><strong>${percent(covered, total)}</strong> <span class="soft">${whole(covered)} of ${whole(total)}${threshold !== undefined && `, ≥ ${threshold} %`}</span></span></div>`;
}

export function testTable(tests: readonly TestCounts[]): Html {
  return table(
    ["Suite", "Tests", "Passed", "Failed", "Skipped", "Took"],
    tests.map(({ name, total, passed, failed, skipped, seconds }) => [
      name,
      total === 0 ? html`0 ${badge("inconclusive")}` : whole(total),
      whole(passed),
      failed > 0 ? html`<strong class="bad-text">${whole(failed)}</strong>` : "0",
      whole(skipped),
      seconds === undefined ? "–" : `${Number(seconds.toFixed(1))} s`,
    ]),
  );
}
