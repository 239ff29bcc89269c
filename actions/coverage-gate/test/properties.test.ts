import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ReportProblem } from "../src/formats/report-problem.ts";
import {
  branchCount,
  branchEvidence,
  countedBranches,
  identifiedBranch,
  mergedAcrossReports,
} from "../src/model/branch-evidence.ts";
import { type BranchNaming, FileCoverage, FileRecord } from "../src/model/file-coverage.ts";
import { lineRanges } from "../src/model/line-set.ts";
import { reading } from "./reading.ts";

interface Line {
  readonly number: number;
  readonly hits: number;
  readonly branches: readonly boolean[];
}

const line = fc.record({
  number: fc.integer({ min: 1, max: 600 }),
  hits: fc.nat(3),
  branches: fc.array(fc.boolean(), { maxLength: 4 }),
});
const run = fc.array(line, { minLength: 1, maxLength: 30 });

const lcov = (lines: readonly Line[]) =>
  `SF:a.ts\n${lines
    .map(
      ({ number, hits, branches }) =>
        `DA:${number},${hits}\n${branches.map((taken, index) => `BRDA:${number},0,${index},${taken ? 1 : 0}\n`).join("")}`,
    )
    .join("")}end_of_record\n`;

const element = ({ number, hits, branches }: Line, order: (names: string[]) => string[]) => {
  const attributes: Record<string, string> = {
    number: `${number}`,
    hits: `${hits}`,
    branch: branches.length > 0 ? "True" : "False",
    ...(branches.length > 0
      ? { "condition-coverage": `x (${branches.filter(Boolean).length}/${branches.length})` }
      : {}),
  };
  return `<line ${order(Object.keys(attributes))
    .map((name) => `${name}="${attributes[name]}"`)
    .join(" ")}/>`;
};
const cobertura = (lines: readonly Line[], order = (names: string[]) => names) =>
  `<?xml version="1.0"?><coverage line-rate="1" version="1.9"><sources><source>/s</source></sources><packages><package><classes><class filename="a.ts"><methods/><lines>${lines.map((read) => element(read, order)).join("")}</lines></class></classes></package></packages></coverage>`;

/** Everything that a file's coverage says, from reports in this order. */
function figures(...reports: string[]): unknown {
  const file = new FileCoverage();
  for (const text of reports) {
    const report = reading(text);
    for (const record of report.files.values()) file.add(record, report.format);
  }
  return {
    lines: [...file.lines.lines()],
    branches: [...file.branchLines()].sort((a, b) => a - b).map((at) => [at, file.branchesOf(at)]),
  };
}

describe("Merging", () => {
  it.each([
    ["lcov", lcov],
    ["Cobertura", (lines: readonly Line[]) => cobertura(lines)],
  ])("of %s is commutative and associative", (_, write) => {
    fc.assert(
      fc.property(run, run, run, (a, b, c) => {
        const [x, y, z] = [a, b, c].map((lines) => write(lines)) as [string, string, string];
        expect(figures(z, x, y)).toEqual(figures(x, y, z));
        expect(figures(y, z, x)).toEqual(figures(x, y, z));
      }),
    );
  });

  it("of counted branches does not depend on the order of reports that count differently", () => {
    // Found by the property below: 1 of 1, 0 of 2 and 1 of 1 may be two branches, in any order.
    const counts = [countedBranches(1, 1), countedBranches(0, 2), countedBranches(1, 1)];
    const merged = (order: readonly number[]) =>
      branchCount(order.map((at) => counts[at] ?? "").reduce(mergedAcrossReports));
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
    ]) {
      expect(merged(order)).toEqual({ total: 2, low: 1, high: 2 });
    }
  });

  it("of every kind of evidence is commutative and associative, several kinds together too", () => {
    const condition = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.nat(4), fc.nat(4))
      .map(([size, a, b]) => ({ size, covered: Math.min(size, a, b) }));
    const evidence = {
      identified: fc
        .array(fc.boolean(), { minLength: 1, maxLength: 4 })
        .map((taken) => branchEvidence(taken.map((at, key) => identifiedBranch(`${key}`, at)))),
      "identified-per-build": fc
        .dictionary(fc.constantFrom("a", "b", "c"), fc.boolean(), { minKeys: 1 })
        .map((ends) =>
          branchEvidence(Object.entries(ends).map(([key, at]) => identifiedBranch(key, at))),
        ),
      counted: condition.map(({ size, covered }) => countedBranches(covered, size)),
    };
    const record = fc
      .constantFrom<BranchNaming>("identified", "identified-per-build", "counted")
      .chain((naming) =>
        fc
          .array(fc.tuple(fc.integer({ min: 1, max: 3 }), evidence[naming]), { maxLength: 5 })
          .map((lines) => ({ naming, lines })),
      );
    const merged = (records: readonly { naming: BranchNaming; lines: [number, string][] }[]) => {
      const file = new FileCoverage();
      for (const { naming, lines } of records) {
        const read = new FileRecord(naming);
        for (const [at, branches] of lines) {
          read.lines.add(at, true);
          read.addBranches(at, branches);
        }
        file.add(read, naming);
      }
      return [[...file.lines.lines()], [1, 2, 3].map((at) => file.branchesOf(at))];
    };
    fc.assert(
      fc.property(record, record, record, (a, b, c) => {
        const whole = merged([a, b, c]);
        expect(merged([c, a, b])).toEqual(whole);
        expect(merged([b, c, a])).toEqual(whole);
        expect(merged([c, b, a])).toEqual(whole);
      }),
    );
  });

  it("of lcov is idempotent", () => {
    fc.assert(
      fc.property(run, (lines) => {
        expect(figures(lcov(lines), lcov(lines))).toEqual(figures(lcov(lines)));
      }),
    );
  });

  it("of a Cobertura report with itself changes no line and no counted branch", () => {
    fc.assert(
      fc.property(run, (lines) => {
        const low = (of: unknown) => JSON.stringify(of).replace(/"high":\d+/g, "");
        const text = cobertura(lines);
        expect(low(figures(text, text))).toBe(low(figures(text)));
      }),
    );
  });

  it("gives the same for an lcov report that is split anywhere between its lines", () => {
    fc.assert(
      fc.property(run, fc.nat(30), (lines, at) => {
        const whole = figures(lcov(lines));
        expect(figures(lcov(lines.slice(0, at)), lcov(lines.slice(at)))).toEqual(whole);
      }),
    );
  });
});

describe("A report", () => {
  it("says the same with its attributes in any order", () => {
    fc.assert(
      fc.property(run, (lines) => {
        const reversed = cobertura(lines, (names) => names.reverse());
        expect(figures(reversed)).toEqual(figures(cobertura(lines)));
      }),
    );
  });

  it("says the same with its lines in any order", () => {
    fc.assert(
      fc.property(run, (lines) => {
        expect(figures(cobertura([...lines].reverse()))).toEqual(figures(cobertura(lines)));
      }),
    );
  });

  it.each([
    ["Cobertura", (lines: readonly Line[]) => cobertura(lines)],
    ["lcov", (lines: readonly Line[]) => lcov(lines).trimEnd()],
  ])("of %s that is cut off anywhere is never read", (_, write) => {
    fc.assert(
      fc.property(run, fc.nat(), (lines, cut) => {
        const whole = write(lines);
        expect(() => reading(whole.slice(0, cut % whole.length))).toThrow(ReportProblem);
      }),
    );
  });

  it("of any bytes ends in figures or in a problem with a remedy", () => {
    const seeds = fc.constantFrom(
      "",
      "TN:\nSF:a\n",
      '<coverage line-rate="1">',
      '<coverage line-rate="1"><class filename="a"><lines><line number="1" hits="',
      '<?xml version="1.0" encoding="',
      '<CoverageSession><Modules><Module><Files><File uid="1" fullPath="a"/></Files><SequencePoint vc="1" sl="',
      '<report name="x"><package name="p"><sourcefile name="A"><line nr="',
      '<coverage generated="1" clover="3"><file name="a"><line num="',
      '<results><modules><module><range source_id="',
      '{"a":{"path":"a","statementMap":{"0":',
      '{"a.dll":{"A.cs":{"A":{"m":{"Lines":{',
    );
    fc.assert(
      fc.property(seeds, fc.uint8Array({ maxLength: 200 }), (seed, bytes) => {
        try {
          reading(Buffer.concat([Buffer.from(seed), bytes]));
        } catch (error) {
          expect(error).toBeInstanceOf(ReportProblem);
          expect((error as ReportProblem).remedy).not.toBe("");
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("Ranges of lines", () => {
  it("name each line once", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (lines) => {
        const sorted = lines.sort((a, b) => a - b);
        const named = lineRanges(sorted)
          .split(", ")
          .filter((range) => range !== "")
          .flatMap((range) => {
            const [from = 0, to = from] = range.split("-").map(Number);
            return Array.from({ length: to - from + 1 }, (_, index) => from + index);
          });
        expect(named).toEqual(sorted);
      }),
    );
  });
});
