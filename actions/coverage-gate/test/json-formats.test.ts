import { describe, expect, it } from "vitest";
import { coverageOf, lineStates, problemOf, reading, totalsOf } from "./reading.ts";

const at = (line: number, column = 0) => ({
  start: { line, column },
  end: { line, column: column + 5 },
});
const basket = {
  path: "/builds/shop/src/basket.ts",
  statementMap: { 0: at(3), 1: at(3, 9), 2: at(4), 3: at(7) },
  fnMap: { 0: { name: "total", decl: at(2), loc: at(2), line: 2 } },
  branchMap: {
    0: { loc: at(3), type: "if", locations: [at(3), { start: {}, end: {} }], line: 3 },
    1: { loc: at(9), type: "default-arg", locations: [at(9)], line: 9 },
  },
  s: { 0: 0, 1: 2, 2: 1, 3: 0 },
  f: { 0: 1 },
  b: { 0: [1, 0], 1: [0] },
};
const istanbul = (...files: object[]) =>
  JSON.stringify(Object.fromEntries(files.map((file) => [(file as typeof basket).path, file])));

describe("Istanbul JSON", () => {
  const report = reading(istanbul(basket));

  it("is recognised", () => {
    expect([report.format, report.producer]).toEqual(["istanbul-json", "istanbul"]);
  });

  it("covers a line on which one of several statements ran, and counts every arm", () => {
    expect(lineStates(report.files.get(basket.path))).toBe("3+ 4+ 7-");
    expect(totalsOf(report).branches).toEqual([1, 3]);
  });

  it("merges branches by their places, whatever their numbers", () => {
    const renumbered = {
      ...basket,
      branchMap: { 5: basket.branchMap[1], 6: basket.branchMap[0] },
      b: { 5: [1], 6: [0, 1] },
    };
    const records = [basket, renumbered].map(
      (file) => reading(istanbul(file)).files.get(basket.path) ?? expect.fail(),
    );
    expect(coverageOf(...records).branchCount()).toEqual({ total: 3, low: 3, high: 3 });
  });

  it("marks a file that was never loaded", () => {
    const file = reading(istanbul({ ...basket, all: true })).files.get(basket.path);
    expect(file?.placeholder).toBe(true);
  });

  it("takes names for names", () => {
    const text = istanbul({ ...basket, path: "__proto__" });
    expect([...reading(text).files.keys()]).toEqual(["__proto__"]);
  });

  it.each([
    ["a statement without a count", { ...basket, s: { 0: 1 } }],
    ["a count that is a text", { ...basket, s: { ...basket.s, 0: "many" } }],
    ["a branch without counts", { ...basket, b: { 0: [1, 0] } }],
    ["a statement map that is a list", { ...basket, statementMap: [] }],
    ["a statement without a place", { ...basket, statementMap: { 0: 5 } }],
  ])("refuses %s", (_, file) => {
    expect(problemOf(istanbul(file)).code).toBe("report-invalid-value");
  });
});

const coverlet = (lines: object, branches: object[]) =>
  JSON.stringify({
    "Shop.dll": {
      "/src/A.cs": {
        "Shop.A": { "System.Int32 Shop.A::Total()": { Lines: lines, Branches: branches } },
      },
    },
  });

describe("coverlet JSON", () => {
  const branches = [
    { Line: 10, Offset: 7, EndOffset: 9, Path: 0, Ordinal: 0, Hits: 4 },
    { Line: 10, Offset: 7, EndOffset: 19, Path: 1, Ordinal: 1, Hits: 0 },
  ];
  const report = reading(coverlet({ 10: 4, 11: 0 }, branches));

  it("is recognised and read", () => {
    expect([report.format, totalsOf(report)]).toEqual([
      "coverlet-json",
      { lines: [1, 2], branches: [1, 2] },
    ]);
  });

  it("leaves out the branches of a method without lines, as coverlet's other formats do", () => {
    expect(totalsOf(reading(coverlet({}, branches))).branches).toEqual([0, 0]);
  });

  it.each([
    ["hits that are a text", coverlet({ 10: "4" }, [])],
    ["a branch without a line", coverlet({}, [{ Offset: 1, Hits: 0 }])],
    ["a line that is no number", coverlet({ ten: 4 }, [])],
  ])("refuses %s", (_, text) => {
    expect(problemOf(text).code).toBe("report-invalid-value");
  });
});

describe("JSON that is no whole report", () => {
  it.each([
    ["cut off", istanbul(basket).slice(0, -10), "report-truncated"],
    ["with a comma too many", istanbul(basket).replace('"s":', ',"s":'), "report-malformed"],
    ["a summary", '{"total": {"lines":{"total":3}}}', "report-unknown-format"],
    ["of another kind", '{"name":"shop"}', "report-unknown-format"],
    ["a list", "[]", "report-unknown-format"],
  ])("is refused: %s", (_, text, code) => {
    expect(problemOf(text).code).toBe(code);
  });

  it("is told with its line", () => {
    const text = JSON.stringify(JSON.parse(istanbul(basket)), null, 2);
    expect(problemOf(text.replace('"s":', ',"s":')).line).toBe(
      text.slice(0, text.indexOf('"s":')).split("\n").length,
    );
  });
});
