import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { lineStates, problemOf, reading, totalsOf } from "./reading.ts";

const fixture = (name: string) =>
  readFileSync(path.join(import.meta.dirname, "fixtures", name), "utf8");

const document = (lines: string, attributes = "") =>
  `<coverage line-rate="1" version="1.9"${attributes}><packages><package><classes><class filename="A.cs"><lines>${lines}</lines></class></classes></package></packages></coverage>`;

describe("Cobertura of coverlet", () => {
  const report = reading(fixture("coverlet.cobertura.xml"));

  it("is recognised by its content", () => {
    expect([report.format, report.producer]).toEqual(["cobertura", "coverlet"]);
  });

  it("counts a line once over method, class and state machine, covered if any of them ran it", () => {
    expect(lineStates(report.files.get("src/Shop/Basket.cs"))).toBe("10+ 11+ 14+ 20-");
  });

  it("reads the ends of each jump", () => {
    expect(totalsOf(report).branches).toEqual([3, 6]);
  });

  it("knows when it was written, in seconds", () => {
    expect(report.writtenAt).toBe(1_763_971_200_000);
  });
});

describe("Cobertura of Microsoft's collector", () => {
  const report = reading(fixture("microsoft.cobertura.xml"));

  it("is told from coverlet's by absolute names without sources", () => {
    expect(report.producer).toBe("microsoft");
  });

  it("counts a line of a nested class once", () => {
    expect(totalsOf(report)).toEqual({ lines: [2, 3], branches: [1, 2] });
  });
});

describe("Cobertura of Istanbul", () => {
  const report = reading(fixture("istanbul.cobertura.xml"));

  it("is recognised, and its document type is no entity", () => {
    expect(report.producer).toBe("istanbul");
  });

  it("does not count the declaration of a function, which stands below the method only", () => {
    expect(lineStates(report.files.get("src/app/basket.ts"))).toBe("3+ 4+ 7-");
  });

  it("says that branches of the run are missing in the lines", () => {
    expect(report.notices).toEqual([expect.stringContaining("4 in the run, at most 2")]);
  });

  it("knows when it was written, in milliseconds", () => {
    expect(report.writtenAt).toBe(1_763_971_200_000);
  });
});

describe("A Cobertura class without lines of its own", () => {
  it("has the lines of its methods", () => {
    const report = reading(
      '<coverage line-rate="1"><packages><package><classes><class filename="A.java"><methods><method><lines><line number="3" hits="1"/><line number="4" hits="0"/></lines></method></methods><lines/></class></classes></package></packages></coverage>',
    );
    expect(lineStates(report.files.get("A.java"))).toBe("3+ 4-");
  });
});

describe("Values in Cobertura", () => {
  it.each([
    ["-1", "-"],
    ["0", "-"],
    ["1", "+"],
    ["18446744073709551616", "+"],
    ["1.5e3", "+"],
    ["0.0", "-"],
  ])("take %s hits for %s", (hits, state) => {
    const report = reading(document(`<line number="1" hits="${hits}"/>`));
    expect(lineStates(report.files.get("A.cs"))).toBe(`1${state}`);
  });

  it.each([
    ['<line number="1" hits="abc"/>', "report-invalid-value"],
    ['<line number="1"/>', "report-invalid-value"],
    ['<line number="x" hits="1"/>', "report-invalid-value"],
    ['<line number="-1" hits="1"/>', "report-invalid-value"],
    ['<line number="2000000000" hits="1"/>', "report-line-number"],
    [
      '<line number="1" hits="1" branch="true" condition-coverage="150% (3/2)"/>',
      "report-invalid-value",
    ],
    ['<line number="1" hits="1" branch="true" condition-coverage="some"/>', "report-invalid-value"],
  ])("refuse %s with %s and the line in the report", (line, code) => {
    const problem = problemOf(document(`\n${line}\n`));
    expect([problem.code, problem.line]).toEqual([code, 2]);
  });

  it.each([
    ["50% (1/2)", [1, 2]],
    ["50,0 % (1/2)", [1, 2]],
    ["50.25% ( 1,005 / 2,000 )", [1005, 2000]],
    ["100%", [0, 0]],
    ["0% (0/0)", [0, 0]],
  ])("read the condition coverage %s as %j", (coverage, branches) => {
    const report = reading(
      document(`<line number="1" hits="1" branch="True" condition-coverage="${coverage}"/>`),
    );
    expect(totalsOf(report).branches).toEqual(branches);
  });

  it("ignore line 0, which is code without a place in the source", () => {
    expect(totalsOf(reading(document('<line number="0" hits="0"/>'))).lines).toEqual([0, 0]);
  });
});
