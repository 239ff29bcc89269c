import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { junitXml } from "../src/report/junit.ts";
import type { CheckResult, HealthCheckReport } from "../src/report/report.ts";
import { readJunit, readResults } from "../src/suites/results.ts";
import { judgeResults, runSuite, type SuitePlan } from "../src/suites/suite.ts";

const read = (text: string) => readResults(Buffer.from(text));

describe("reports of tests", () => {
  test("JUnit is counted by its cases, although its totals name fewer", () => {
    const results =
      read(`<?xml version="1.0"?><testsuites tests="3" failures="0"><testsuite name="a"><testsuite name="b">
      <testcase classname="Login" name="signs in"/>
      <testcase classname="Login" name="refuses &lt;bad&gt;"><failure message="x">at …</failure></testcase>
      <testcase name="crashes"><error/></testcase>
      <testcase name="later"><skipped/></testcase>
      <testcase name="talks"><system-out>&lt;failure/> <![CDATA[<failure/>]]></system-out></testcase>
    </testsuite></testsuite></testsuites>`);
    expect(results).toEqual({
      passed: 2,
      failed: 2,
      skipped: 1,
      failures: ["Login › refuses <bad>", "crashes"],
    });
  });
  test("a JUnit error outside of a case is a failure", () => {
    const text = '<testsuite name="db"><error/><testcase name="a"/></testsuite>';
    expect(read(text)).toMatchObject({ passed: 1, failures: ["db, outside of its tests"] });
  });
  test("a JUnit case that says itself that it did not run or failed did so", () => {
    const cases = ["run", "notrun", "failed"].map((status) => `<testcase status="${status}"/>`);
    const counted = read(`<testsuite tests="3">${cases.join("")}</testsuite>`);
    expect(counted).toMatchObject({ passed: 1, skipped: 1, failed: 1 });
  });
  test("totals without cases are no tests", () => {
    const results = read('<testsuites tests="5" failures="0"/>');
    expect(judgeResults(results, 0, 1, "results.xml").code).toBe("suite-without-tests");
  });
  test("CTRF counts a status that it does not know as failed", () => {
    const tests = ["passed", "failed", "pending", "other", "fine"].map((status, index) => ({
      name: `t${index}`,
      status,
    }));
    expect(read(JSON.stringify({ results: { tests } }))).toEqual({
      passed: 1,
      failed: 3,
      skipped: 1,
      failures: ["t1", "t3", "t4"],
    });
  });
  test.each([
    ["", "neither"],
    ["TAP version 14", "neither"],
    ["<html></html>", "no JUnit"],
    ["{}", "no results.tests"],
    ["{", "not JSON"],
    ['<testsuites><testsuite><testcase name="a"/>', "in the middle"],
    ['<testsuite><testcase name="a"/><testcase name="b"><fail', "in the middle"],
    ['<testsuites tests="9"><testcase name="a"/></testsuites>', "9 tests, but it shows 1"],
    ['<testsuite failures="1" errors="1"><testcase name="a"/></testsuite>', "2 failures"],
    ['{"results":{"summary":{"failed":2},"tests":[{"status":"passed"}]}}', "2 failures"],
    ['{"results":{"summary":{"tests":2},"tests":[{"status":"passed"}]}}', "2 tests"],
    ['{"results":{"tests":{"0":{"status":"passed"}}}}', "no results.tests"],
  ])("%s is refused", (text, why) => expect(() => read(text)).toThrow(why));

  test("what we write as JUnit is read back with the same counts", () => {
    const verdict = fc.constantFrom("pass", "warn", "fail", "inconclusive" as const);
    const check = fc.record({
      name: fc.string(),
      verdict,
      reason: fc.string({ unit: "binary" }),
    });
    fc.assert(
      fc.property(fc.array(check, { maxLength: 4 }), (checks) => {
        const xml = junitXml({
          name: "site",
          startedAt: "2026-11-24T09:00:00.000Z",
          checks: checks.map(
            (item): CheckResult => ({
              ...item,
              verdict: item.verdict as CheckResult["verdict"],
              target: "",
              code: "x",
              attempts: 1,
              seconds: 0.5,
            }),
          ),
        } as unknown as HealthCheckReport);
        const failed = checks.filter(
          ({ verdict }) => verdict === "fail" || verdict === "inconclusive",
        );
        expect(readJunit(xml)).toMatchObject({
          passed: checks.length - failed.length,
          failed: failed.length,
        });
      }),
    );
  });
});

test.each([
  ["all passed", { passed: 3, failed: 0 }, 0, "ok"],
  ["one failed although the exit code is 0", { passed: 3, failed: 1 }, 0, "suite-failed"],
  ["all passed but the exit code is not 0", { passed: 3, failed: 0 }, 1, "suite-failed"],
  ["none ran", { passed: 0, failed: 0 }, 0, "suite-without-tests"],
])("a suite of which %s", (_what, counts, exitCode, code) => {
  const results = { ...counts, skipped: 5, failures: counts.failed > 0 ? ["a"] : [] };
  expect(judgeResults(results, exitCode, 1, "results.xml").code).toBe(code);
});

describe("a suite as a real child process", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), "suite-"));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const lines: string[] = [];
  const run = (script: string, changes: Partial<SuitePlan> = {}, environment = {}) => {
    lines.length = 0;
    return runSuite(
      {
        command: [process.execPath, "-e", script],
        directory,
        report: path.join(directory, "results.xml"),
        reportName: "results.xml",
        minimumTests: 1,
        timeoutMilliseconds: 30_000,
        ...changes,
      },
      new URL("https://site.example/"),
      environment,
      new AbortController().signal,
      (text) => lines.push(text),
    );
  };
  const writes = (xml: string) =>
    `require("fs").writeFileSync("results.xml", ${JSON.stringify(xml)});`;
  const green = '<testsuite><testcase name="a"/></testsuite>';

  test("gets the site and neither our inputs nor the job's files", async () => {
    const outcome = await run(
      `${writes(green)} console.log(JSON.stringify(process.env));`,
      {},
      { INPUT_HEADERS: "secret", GITHUB_ENV: "/x", GITHUB_SHA: "abc", LANG: "C" },
    );
    expect(outcome.code).toBe("ok");
    expect(lines.join("\n")).toContain('"BASE_URL":"https://site.example"');
    expect(lines.join("\n")).toContain("GITHUB_SHA");
    expect(lines.join("\n")).not.toMatch(/INPUT_HEADERS|GITHUB_ENV/);
  });
  test("cannot speak to the runner", async () => {
    await run(`${writes(green)} console.log("::error::forged\\n##[error]forged");`);
    expect(lines).toEqual(["| ::error::forged", "| ##[error]forged"]);
  });
  test("that leaves no report fails", async () => {
    expect((await run("")).code).toBe("suite-without-report");
  });
  test("that leaves the old report fails", async () => {
    const report = path.join(directory, "results.xml");
    writeFileSync(report, green);
    // In the future, so that no comparison of times would notice.
    utimesSync(report, 4e9, 4e9);
    expect((await run("")).code).toBe("suite-without-report");
  });
  test("that writes nonsense fails", async () => {
    expect((await run(writes("ok 1"))).code).toBe("suite-report-unreadable");
  });
  test("that hangs is stopped", async () => {
    const outcome = await run("setInterval(() => 0, 1000);", { timeoutMilliseconds: 300 });
    expect(outcome.code).toBe("suite-timed-out");
  });
  test("that does not exist is the user's to mend", async () => {
    expect(await run("", { command: ["no-such-program-here"] })).toMatchObject({
      verdict: "fail",
      code: "suite-not-started",
      message: expect.stringContaining("no-such-program-here"),
    });
  });
});
