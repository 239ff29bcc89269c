import { symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { findReports } from "../src/evidence/find-reports.ts";
import { saysGenerated } from "../src/evidence/generated-header.ts";
import { readTestResults, testReasons } from "../src/evidence/test-results.ts";
import { assumedLines } from "../src/evidence/unreported-files.ts";
import { Workspace } from "./action-run.ts";

const lcov = "SF:src/a.ts\nDA:1,1\nend_of_record\n";
const trx = (...outcomes: string[]) =>
  `<?xml version="1.0"?><TestRun><Results>${outcomes.map((outcome) => `<UnitTestResult testName="t" outcome="${outcome}"/>`).join("")}</Results></TestRun>`;
const junit = (...bodies: string[]) =>
  `<testsuites><testsuite tests="99">${bodies.map((body) => `<testcase name="t">${body}</testcase>`).join("")}</testsuite></testsuites>`;

describe("The tests behind a report", () => {
  const read = (files: Readonly<Record<string, string>>) => {
    using workspace = new Workspace(files);
    const results = readTestResults(findReports(workspace.root, workspace.root, ["results/*"]));
    return { ...results, reasons: testReasons("Group", ["results/*"], results) };
  };

  it.each([
    ["TRX", trx("Passed", "NotExecuted", "Passed")],
    ["JUnit", junit("", "<skipped/>", "")],
  ])("are counted in %s, without those that were skipped", (_, text) => {
    const { run, reasons } = read({ "results/x.xml": text });
    expect([run, reasons]).toEqual([{ files: 1, executed: 2, failed: 0 }, []]);
  });

  it.each([
    ["none ran in TRX", { "results/x.trx": trx("NotExecuted") }, "no-tests"],
    ["none ran in JUnit", { "results/x.xml": junit("<skipped/>") }, "no-tests"],
    ["one failed in TRX", { "results/x.trx": trx("Passed", "Failed") }, "tests-failed"],
    ["one failed in JUnit", { "results/x.xml": junit("<failure/>", "") }, "tests-failed"],
    ["there are no results", {}, "no-test-results"],
    [
      "the results are cut off",
      { "results/x.trx": trx("Passed").slice(0, 60) },
      "test-results-unreadable",
    ],
    ["the results are something else", { "results/x.xml": "<html/>" }, "test-results-unreadable"],
  ])("are no ground for a verdict when %s", (_, files, code) => {
    expect(read(files).reasons.map((reason) => reason.code)).toEqual([code]);
  });

  it("are added up over all files, so that one empty project among others is none", () => {
    const { run, reasons } = read({ "results/a.trx": trx(), "results/b.trx": trx("Passed") });
    expect([run, reasons]).toEqual([{ files: 2, executed: 1, failed: 0 }, []]);
  });

  it("that did not run leave a good report without evidence", async () => {
    using workspace = new Workspace({
      "src/a.ts": "x\n",
      "lcov.info": lcov,
      "results/x.trx": trx("NotExecuted"),
    });
    const run = await workspace.run({ reports: "lcov.info", "test-results": "results/*.trx" });
    expect([run.exitCode, run.outputs.verdict, run.report?.reasons[0]?.code]).toEqual([
      1,
      "inconclusive",
      "no-tests",
    ]);
  });
});

describe("Source files that no report names", () => {
  const files = {
    "src/a.ts": "x\n",
    "src/b.ts": "// only\nconst b = 1;\n\n/* more\n b */\n}\nrun(b);\n",
    "src/b.spec.ts": "test\n",
    "src/c.g.ts": "x\n",
    "lcov.info": lcov,
  };
  const run = async (unreported: string) => {
    using workspace = new Workspace(files).commitAll();
    return await workspace.run({
      reports: "lcov.info",
      "line-threshold": "0",
      source: "src/**/*.ts",
      exclude: "**/*.g.ts",
      unreported,
    });
  };

  it("are listed, without tests and without what the rules leave out", async () => {
    const { outputs, report, summary } = await run("list");
    expect([outputs.verdict, outputs.lines]).toEqual(["pass", "100.00"]);
    expect(report?.groups[0]).toEqual(expect.objectContaining({ unreported: ["src/b.ts"] }));
    expect(summary).toContain("In no report");
  });

  it("count as uncovered by the stated rule", async () => {
    const { outputs, report } = await run("uncovered");
    expect(outputs.lines).toBe("33.33");
    expect(report?.groups[0]?.files[1]).toEqual(
      expect.objectContaining({ path: "src/b.ts", uncovered: "2, 7", assumed: true }),
    );
  });

  it("are missing evidence where they have to be measured", async () => {
    const { outputs, report } = await run("fail");
    expect([outputs.verdict, report?.reasons[0]]).toEqual([
      "inconclusive",
      expect.objectContaining({ code: "source-unmeasured", file: "src/b.ts" }),
    ]);
  });

  it("are not read through a link", async () => {
    using workspace = new Workspace(files);
    symlinkSync("/etc/passwd", path.join(workspace.root, "src/z.ts"));
    workspace.commitAll();
    const { outputs } = await workspace.run({
      reports: "lcov.info",
      "line-threshold": "0",
      source: "src/z.ts",
      unreported: "uncovered",
    });
    expect(outputs.lines).toBe("100.00");
  });

  it("have no line where there is only white space, comments and brackets", () => {
    expect(assumedLines("\n  // a\n/* b\n c */\n{\n});\n").count().total).toBe(0);
  });
});

describe("A file's header", () => {
  it.each([
    ["// <auto-generated />\nclass A {}", true],
    ["\ufeff//------\n// <auto-generated>\n//  x\n", true],
    ["/* eslint-disable */\n/**\n * @generated by x\n */\n", true],
    ["// <autogenerated />", true],
    ['class A { string s = "<auto-generated>"; }', false],
    ["using X;\n// <auto-generated />", false],
    ["", false],
  ])("%j says generated: %s", (head, generated) => {
    expect(saysGenerated(head)).toBe(generated);
  });

  it("takes the file out of the group, switchably and told", async () => {
    using workspace = new Workspace({
      "a.cs": "x\n",
      "Client.cs": "// <auto-generated/>\nx\n",
      "lcov.info": "SF:a.cs\nDA:1,1\nend_of_record\nSF:Client.cs\nDA:2,0\nend_of_record\n",
    }).commitAll();
    const on = await workspace.run({ reports: "lcov.info" });
    expect(on.outputs.lines).toBe("100.00");
    expect(on.report?.groups[0]?.exclusions).toEqual([
      expect.objectContaining({ rule: "<auto-generated> in the file's header", lines: 1 }),
    ]);
    const off = await workspace.run({ reports: "lcov.info", "exclusion-sets": "none" });
    expect(off.outputs.lines).toBe("50.00");
  });
});
