import { Parser } from "htmlparser2";
import { type Json, JsonRefusal, parseStrictJson } from "../checks/strict-json.ts";

export interface SuiteResults {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Names of failed tests in the report's order. */
  readonly failures: readonly string[];
}

/** Why a file is no report of tests. */
export class ResultsRefusal extends Error {}

/** Reads JUnit XML or CTRF JSON, told apart by the first character. */
export function readResults(content: Buffer): SuiteResults {
  const text = content
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (text.startsWith("<")) return readJunit(text);
  if (text.startsWith("{")) return readCtrf(content);
  throw new ResultsRefusal("it is neither JUnit XML nor CTRF JSON");
}

/** What GoogleTest and others say of a case in its `status`, beside the elements inside it. */
const notRun = /^(notrun|skipped|ignored|disabled)$/i;
const wrong = /^(failed|failure|error)$/i;

/**
 * Counts `testcase` elements by what is inside them. A failure outside of a case, for example in a
 * set-up, counts as one. A report that was cut off in the middle is refused, and so is one whose
 * totals know of more tests or failures than it shows: it is not whole.
 */
export function readJunit(text: string): SuiteResults {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures: string[] = [];
  let current: { name: string; outcome: "passed" | "failed" | "skipped" } | undefined;
  let root: string | undefined;
  let suite = "";
  const claimed = { tests: 0, failures: 0 };
  // `<a/>` is an implied end as well; only one that the end of the text forces counts.
  let ended = false;
  let unclosed = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        root ??= name;
        if (name === "testcase") {
          const group = attributes.classname ?? "";
          const own = attributes.name ?? "?";
          const status = attributes.status ?? "";
          current = {
            name: group === "" ? own : `${group} › ${own}`,
            outcome: notRun.test(status) ? "skipped" : wrong.test(status) ? "failed" : "passed",
          };
        } else if (current !== undefined) {
          if (name === "failure" || name === "error") current.outcome = "failed";
          else if (name === "skipped" && current.outcome === "passed") current.outcome = "skipped";
        } else if (name === "failure" || name === "error") {
          counts.failed += 1;
          failures.push(`${suite}, outside of its tests`);
        } else if (name === "testsuites" || name === "testsuite") {
          suite = attributes.name ?? "a suite";
          claimed.tests = Math.max(claimed.tests, total(attributes.tests));
          claimed.failures = Math.max(
            claimed.failures,
            total(attributes.failures) + total(attributes.errors),
          );
        }
      },
      onclosetag(name, implied) {
        if (implied && ended) unclosed = true;
        if (name === "testcase" && current !== undefined) {
          counts[current.outcome] += 1;
          if (current.outcome === "failed") failures.push(current.name);
          current = undefined;
        }
      },
    },
    { xmlMode: true },
  );
  parser.write(text);
  ended = true;
  parser.end();
  if (root !== "testsuites" && root !== "testsuite") {
    throw new ResultsRefusal("it is XML, but no JUnit report");
  }
  if (unclosed) throw new ResultsRefusal("it ends in the middle");
  return whole({ ...counts, failures }, claimed);
}

function total(value: unknown): number {
  const number = Number(value ?? 0);
  return Number.isInteger(number) && number > 0 ? number : 0;
}

/** Totals may leave something out, which proves nothing, but cannot know more than is shown. */
function whole(
  results: SuiteResults,
  claimed: { readonly tests: number; readonly failures: number },
): SuiteResults {
  const shown = results.passed + results.failed + results.skipped;
  // Zero cases have a reason of their own, which says more.
  if (shown > 0 && claimed.tests > shown) {
    throw new ResultsRefusal(`its totals name ${claimed.tests} tests, but it shows ${shown}`);
  }
  if (claimed.failures > 0 && results.failed === 0) {
    throw new ResultsRefusal(
      `its totals name ${claimed.failures} failures, but it shows none of them`,
    );
  }
  return results;
}

/** Common Test Report Format (ctrf.io): `results.tests[].status`. */
function readCtrf(content: Buffer): SuiteResults {
  let report: Json;
  try {
    report = parseStrictJson(content);
  } catch (error) {
    if (!(error instanceof JsonRefusal)) throw error;
    throw new ResultsRefusal(error.message);
  }
  const tests = member(member(report, "results"), "tests");
  if (!Array.isArray(tests)) throw new ResultsRefusal("the JSON has no results.tests");
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures: string[] = [];
  for (const test of tests) {
    const status = member(test, "status");
    const name = member(test, "name");
    if (status === "passed") counts.passed += 1;
    else if (status === "skipped" || status === "pending") counts.skipped += 1;
    else {
      // `failed`, `other` and every word that we do not know.
      counts.failed += 1;
      failures.push(typeof name === "string" ? name : "?");
    }
  }
  const summary = member(member(report, "results"), "summary");
  return whole(
    { ...counts, failures },
    {
      tests: total(member(summary, "tests")),
      failures: total(member(summary, "failed")),
    },
  );
}

function member(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? value[name] : undefined;
}
