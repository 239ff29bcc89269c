import { SaxesParser } from "saxes";
import type { TestCounts } from "./story.ts";

type Counts = Omit<TestCounts, "name">;

/**
 * Counts of a Visual Studio test result (`<Counters total= passed= failed=>`) or a JUnit report
 * (`<testsuites>` or, without totals there, the sum of `<testsuite>`). Undefined where the text is
 * neither.
 */
export function readTestCounts(xml: string): Counts | undefined {
  let trx: Counts | undefined;
  let totals: Counts | undefined;
  const suites: Counts[] = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const value = (attribute: string) =>
      Number((attributes as Record<string, string>)[attribute] ?? 0);
    const junit = (): Counts => {
      const failed = value("failures") + value("errors");
      const skipped = value("skipped") + value("disabled");
      const total = value("tests");
      return { total, failed, skipped, passed: total - failed - skipped, seconds: value("time") };
    };
    if (name === "Counters") {
      const total = value("total");
      const passed = value("passed");
      const failed = value("failed") + value("error") + value("timeout") + value("aborted");
      trx = { total, passed, failed, skipped: total - passed - failed };
    } else if (name === "testsuites" && "tests" in attributes) totals = junit();
    else if (name === "testsuite") suites.push(junit());
  });
  try {
    parser.write(xml).close();
  } catch {
    return undefined;
  }
  return trx ?? totals ?? (suites.length > 0 ? addCounts(suites) : undefined);
}

export function addCounts(all: readonly Counts[]): Counts {
  return all.reduce((sum, counts) => ({
    total: sum.total + counts.total,
    passed: sum.passed + counts.passed,
    failed: sum.failed + counts.failed,
    skipped: sum.skipped + counts.skipped,
    ...(sum.seconds === undefined && counts.seconds === undefined
      ? {}
      : { seconds: (sum.seconds ?? 0) + (counts.seconds ?? 0) }),
  }));
}
