import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type Deviation, fromReportGenerator, fromTheTool } from "./explained-deviations.ts";
import { problemOf } from "./reading.ts";
import { countSet, fixtures, type RecordedSet, recorded, type Totals } from "./real-reports.ts";

const semantics = readFileSync(
  path.resolve(import.meta.dirname, "..", "..", "..", "docs", "coverage-semantics.md"),
  "utf8",
);

/** The sets that are counted in another way than `truth` says, and for which nothing explains it. */
function unexplained(
  truth: (set: RecordedSet) => Totals | null | undefined,
  deviations: readonly Deviation[],
): string[] {
  return recorded()
    .filter((set) => {
      const said = truth(set);
      if (said === undefined) return false;
      const { lines, branches } = countSet(set.project, set.reports);
      const same =
        said !== null &&
        String(said.lines) === String(lines) &&
        String(said.branches) === String(branches);
      const heading = deviations.find(({ applies }) => applies(set))?.heading;
      return !same && (heading === undefined || !semantics.includes(`### ${heading}\n`));
    })
    .map(({ tool, label }) => `${tool}, ${label}`);
}

describe("Reports of real tools", () => {
  it.each(recorded().map((set) => [`${set.tool}, ${set.label}`, set] as const))(
    "are counted: %s",
    (_, { project, reports, counted }) => {
      expect(countSet(project, reports)).toEqual(counted);
    },
  );

  it("have the figures that their tools tell of the same run, or the documentation says why not", () => {
    expect(unexplained(({ own }) => own, fromTheTool)).toEqual([]);
  });

  it("have the figures of ReportGenerator, or the documentation says why not", () => {
    expect(unexplained(({ reportGenerator }) => reportGenerator, fromReportGenerator)).toEqual([]);
  });

  it("have the same figures in every format of coverlet", () => {
    const one = recorded().filter(
      ({ tool, label }) => tool === "coverlet.msbuild 10.0.1" && label !== "all formats",
    );
    expect(new Set(one.map(({ counted }) => JSON.stringify(counted))).size).toBe(1);
    expect(one.length).toBe(4);
  });

  it.each(globSync("**/*.coverage", { cwd: fixtures }))(
    "in Microsoft's binary format are refused with how to convert them: %s",
    (name) => {
      const problem = problemOf(readFileSync(path.join(fixtures, name)));
      expect(problem.code).toBe("report-is-binary");
      expect(problem.remedy).toMatch(/dotnet-coverage merge -f cobertura/);
    },
  );
});
