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

/**
 * How alpha is shared out. Errors and response times against blue find what there is to find; the
 * limits on their own convict only where blue cannot say anything.
 */
const shares: Readonly<Record<TestName, number>> = {
  relative: 18,
  latency: 18,
  absolute: 1,
  slow: 1,
  probes: 1,
  "probes-critical": 1,
};

/**
 * Each test's part of alpha. The parts of the tests in use add up to it, so a healthy release is
 * ever rolled back with probability at most alpha (Bonferroni over e-processes).
 */
export function alphaOf(name: TestName, rule: Pick<Rule, "sources" | "alpha">): number {
  const all = testsOf(rule).reduce((sum, test) => sum + shares[test], 0);
  return (rule.alpha * shares[name]) / all;
}

/** The e-value at which each test rolls back. */
export function limits(rule: Pick<Rule, "sources" | "alpha">): Readonly<Record<string, number>> {
  return Object.fromEntries(
    testsOf(rule).map((name) => [name, Number((1 / alphaOf(name, rule)).toPrecision(6))]),
  );
}
