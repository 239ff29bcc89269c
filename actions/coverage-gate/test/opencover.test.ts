import { describe, expect, it } from "vitest";
import { coverageOf, lineStates, problemOf, reading, totalsOf } from "./reading.ts";

const module = (points: string, attributes = "", method = "") =>
  `<Module hash="A"${attributes}><ModuleName>Shop</ModuleName><Files><File uid="1" fullPath="/src/A.cs"/></Files><Classes><Class><FullName>Shop.A</FullName><Methods><Method cyclomaticComplexity="1"${method}><FileRef uid="1"/>${points}</Method></Methods></Class></Classes></Module>`;
const session = (...modules: string[]) =>
  `<?xml version="1.0" encoding="utf-8"?>\n<CoverageSession><Summary numSequencePoints="99" visitedSequencePoints="0"/><Modules>${modules.join("")}</Modules></CoverageSession>`;
const point = (from: number, to: number, hits: number) =>
  `<SequencePoint vc="${hits}" ordinal="0" offset="0" sl="${from}" sc="1" el="${to}" ec="9" fileid="1"/>`;
const branch = (line: number, offset: number, path: number, hits: number) =>
  `<BranchPoint vc="${hits}" ordinal="0" path="${path}" offset="${offset}" offsetend="${offset + 4}" sl="${line}" fileid="1"/>`;

describe("OpenCover", () => {
  it("covers every line of a sequence point", () => {
    const report = reading(session(module(point(10, 12, 1) + point(12, 14, 0))));
    expect(lineStates(report.files.get("/src/A.cs"))).toBe("10+ 11+ 12+ 13- 14-");
  });

  it("reads branch points and not the summary", () => {
    const report = reading(
      session(module(point(1, 1, 1) + branch(1, 7, 0, 3) + branch(1, 7, 1, 0))),
    );
    expect(totalsOf(report)).toEqual({ lines: [1, 1], branches: [1, 2] });
  });

  it("adds up the branches of two methods that share a line", () => {
    const text = session(
      module(
        `${branch(1, 7, 0, 1)}${branch(1, 7, 1, 0)}</Method><Method><FileRef uid="1"/>${branch(1, 30, 0, 1)}${branch(1, 30, 1, 1)}`,
      ),
    );
    expect(totalsOf(reading(text)).branches).toEqual([3, 4]);
  });

  it("does not add up the branches of two builds of one file", () => {
    const net8 = module(branch(1, 7, 0, 1) + branch(1, 7, 1, 0));
    const net9 = module(branch(1, 9, 0, 0) + branch(1, 9, 1, 1));
    const record = reading(session(net8, net9)).files.get("/src/A.cs") ?? expect.fail();
    expect(coverageOf(record).branchCount()).toEqual({ total: 2, low: 1, high: 2 });
  });

  it("merges the runs of one build exactly", () => {
    const run = (first: number, second: number) =>
      reading(session(module(branch(1, 7, 0, first) + branch(1, 7, 1, second)))).files.get(
        "/src/A.cs",
      ) ?? expect.fail();
    expect(coverageOf(run(1, 0), run(0, 1)).branchCount()).toEqual({ total: 2, low: 2, high: 2 });
  });

  it.each([
    ["a module", module(point(1, 1, 0), ' skippedDueTo="Filter"')],
    ["a method", module(point(1, 1, 0), "", ' skippedDueTo="Attribute"')],
  ])("leaves out %s that was skipped, and nothing behind it", (_, skipped) => {
    const report = reading(session(skipped, module(point(2, 2, 1))));
    expect(totalsOf(report).lines).toEqual([1, 1]);
  });

  it("leaves out hidden code", () => {
    expect(totalsOf(reading(session(module(point(16707566, 16707566, 1)))))).toEqual({
      lines: [0, 0],
      branches: [0, 0],
    });
  });

  it.each([
    ["a range over two thousand million lines", point(1, 2_000_000_000, 1), "report-line-number"],
    ["a range over a million lines", point(1, 1_000_000, 1), "report-line-number"],
    ["an unknown file", point(1, 1, 1).replace('fileid="1"', 'fileid="9"'), "report-invalid-value"],
    ["hits that are no number", point(1, 1, 1).replace('vc="1"', 'vc="x"'), "report-invalid-value"],
  ])("refuses %s", (_, points, code) => {
    expect(problemOf(session(module(points)))).toEqual(expect.objectContaining({ code, line: 2 }));
  });
});
