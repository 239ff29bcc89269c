import { describe, expect, it } from "vitest";
import { FileCoverage } from "../src/model/file-coverage.ts";
import { coverageOf, reading } from "./reading.ts";

const cobertura = (line: string) =>
  reading(
    `<coverage line-rate="1" version="1.9"><sources><source>/s</source></sources><packages><package><classes><class filename="A.cs"><lines>${line}</lines></class></classes></package></packages></coverage>`,
  ).files.get("A.cs") ?? expect.fail();

/** A line of coverlet with one jump for each share. */
const jumps = (...shares: number[]) => {
  const covered = shares.reduce((sum, share) => sum + share / 50, 0);
  const conditions = shares
    .map((share, index) => `<condition number="${index}" type="jump" coverage="${share}%"/>`)
    .join("");
  return cobertura(
    `<line number="1" hits="1" branch="True" condition-coverage="x (${covered}/${shares.length * 2})"><conditions>${conditions}</conditions></line>`,
  );
};
/** A line of Microsoft's collector, which has no conditions. */
const counted = (covered: number, total: number) =>
  cobertura(
    `<line number="1" hits="1" branch="True" condition-coverage="x (${covered}/${total})"/>`,
  );
const lcov = (...branches: string[]) =>
  reading(
    `SF:a\nDA:1,1\n${branches.map((text) => `BRDA:1,${text}\n`).join("")}end_of_record\n`,
  ).files.get("a") ?? expect.fail();

describe("Branches of one line in several reports", () => {
  it("merge exactly where the reports name them", () => {
    const file = coverageOf(lcov("0,0,1", "0,1,0"), lcov("0,0,0", "0,1,4"));
    expect(file.branchCount()).toEqual({ total: 2, low: 2, high: 2 });
  });

  it("merge jump by jump where their sizes are certain", () => {
    const file = coverageOf(jumps(100, 0), jumps(0, 100));
    expect(file.branchCount()).toEqual({ total: 4, low: 4, high: 4 });
  });

  it("are between the same end and both ends when two runs took one end of a jump each", () => {
    const file = coverageOf(jumps(50, 100), jumps(50, 0));
    expect(file.branchCount()).toEqual({ total: 4, low: 3, high: 4 });
  });

  it("are between the greatest and the sum where only counts are known", () => {
    const file = coverageOf(counted(1, 4), counted(2, 4));
    expect(file.branchCount()).toEqual({ total: 4, low: 2, high: 3 });
  });

  it("never exceed the branches there are", () => {
    const file = coverageOf(counted(3, 4), counted(3, 4));
    expect(file.branchCount()).toEqual({ total: 4, low: 3, high: 4 });
  });

  it("of two builds with other numbers are the greatest, never all of both", () => {
    const file = coverageOf(lcov("7,0,1", "7,1,0"), lcov("9,0,1", "9,1,0"));
    expect(file.branchCount()).toEqual({ total: 2, low: 1, high: 2 });
  });

  it("of a report that names more of them include those of one that names fewer", () => {
    const file = coverageOf(lcov("0,0,1"), lcov("0,0,0", "0,1,1"));
    expect(file.branchCount()).toEqual({ total: 2, low: 2, high: 2 });
  });

  it("of two formats of one run are those of one", () => {
    const file = new FileCoverage();
    file.add(jumps(50), "cobertura coverlet");
    file.add(lcov("7,0,1", "7,1,0"), "lcov coverlet");
    expect(file.branchCount()).toEqual({ total: 2, low: 1, high: 1 });
  });

  it("of two runs in a format that counts keep no interval beside one that names them", () => {
    const file = new FileCoverage();
    for (const run of [lcov("7,0,1", "7,1,0"), lcov("7,0,1", "7,1,0")]) {
      file.add(jumps(50), "cobertura coverlet");
      file.add(run, "lcov coverlet");
    }
    expect(file.branchCount()).toEqual({ total: 2, low: 1, high: 1 });
  });

  it("of two runs keep the interval where only one of them was also written by name", () => {
    const file = new FileCoverage();
    file.add(jumps(50), "cobertura coverlet");
    file.add(jumps(50), "cobertura coverlet");
    file.add(lcov("7,0,1", "7,1,0"), "lcov coverlet");
    expect(file.branchCount()).toEqual({ total: 2, low: 1, high: 2 });
  });
});

describe("A line that one Cobertura report names twice", () => {
  it("has the greatest of both, in any order", () => {
    const two = (first: string, second: string) =>
      coverageOf(
        cobertura(
          [first, second]
            .map(
              (counts) =>
                `<line number="1" hits="1" branch="True" condition-coverage="x (${counts})"/>`,
            )
            .join(""),
        ),
      ).branchCount();
    expect(two("1/4", "2/2")).toEqual({ total: 4, low: 2, high: 2 });
    expect(two("2/2", "1/4")).toEqual({ total: 4, low: 2, high: 2 });
  });
});

describe("Conditions whose sizes are not certain", () => {
  it("are not used: two switches on one line", () => {
    const line = (coverage: string) =>
      cobertura(
        `<line number="1" hits="1" branch="True" condition-coverage="x (3/7)"><conditions><condition number="1" type="switch" coverage="${coverage}"/><condition number="2" type="switch" coverage="0%"/></conditions></line>`,
      );
    expect(coverageOf(line("75%"), line("60%")).branchCount()).toEqual({
      total: 7,
      low: 3,
      high: 6,
    });
  });

  it("leave the rest to a single switch", () => {
    const line = (jump: number, share: number, covered: number) =>
      cobertura(
        `<line number="1" hits="1" branch="True" condition-coverage="x (${covered}/5)"><conditions><condition number="1" type="jump" coverage="${jump}%"/><condition number="2" type="switch" coverage="${share}%"/></conditions></line>`,
      );
    const file = coverageOf(line(100, 0, 2), line(0, 100, 3));
    expect(file.branchCount()).toEqual({ total: 5, low: 5, high: 5 });
  });

  it("are not used when they contradict the line's own figures", () => {
    const line = cobertura(
      `<line number="1" hits="1" branch="True" condition-coverage="x (1/2)"><conditions><condition number="1" type="jump" coverage="100%"/></conditions></line>`,
    );
    expect(coverageOf(line).branchCount()).toEqual({ total: 2, low: 1, high: 1 });
  });
});
