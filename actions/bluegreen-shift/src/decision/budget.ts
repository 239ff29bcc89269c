import type { Rule } from "./situation.ts";

/** The tests that can roll a release back, and the one (`warn`, `slow-warn`) that can only hold it. */
export type TestName = "relative" | "absolute" | "latency" | "slow" | "probes" | "probes-critical";

/** What each test finds, as the end of "more likely than chance that …". */
export const claims: Readonly<Record<string, string>> = {
  relative: "green fails more often than blue",
  absolute: "green fails too often",
  warn: "green fails more often than it should",
  latency: "green is slower than blue",
  slow: "green is far too slow",
  "slow-warn": "green is slower than it should be",
  probes: "green fails more probes than blue",
  "probes-critical": "green fails too many probes",
};

/** The tests that the sources in use feed. */
export function testsOf(rule: Pick<Rule, "sources">): readonly TestName[] {
  const uses = (source: Rule["sources"][number]) => rule.sources.includes(source);
  return [
    ...(uses("metrics") || uses("logs") ? (["relative", "absolute"] as const) : []),
    ...(uses("logs") ? (["latency", "slow"] as const) : []),
    ...(uses("probes") ? (["probes", "probes-critical"] as const) : []),
  ];
}

/** Each test's part of alpha (Bonferroni): P(any of them ever alarms on a healthy release) <= alpha. */
export function alphaEach(rule: Pick<Rule, "sources" | "alpha">): number {
  return rule.alpha / testsOf(rule).length;
}

/** The e-value at which each test rolls back. */
export function limits(rule: Pick<Rule, "sources" | "alpha">): Readonly<Record<string, number>> {
  const limit = Math.round((1 / alphaEach(rule)) * 1e6) / 1e6;
  return Object.fromEntries(testsOf(rule).map((name) => [name, limit]));
}
