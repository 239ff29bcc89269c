import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { movement } from "../src/baseline/compare.ts";
import type { FileChange, Hunk } from "../src/changes/diff.ts";
import { FileCoverage } from "../src/model/file-coverage.ts";

const coverage = (states: Readonly<Record<number, boolean>>) => {
  const file = new FileCoverage();
  for (const [line, covered] of Object.entries(states)) file.lines.add(Number(line), covered);
  return file;
};
const files = (named: Readonly<Record<string, Readonly<Record<number, boolean>>>>) =>
  new Map(Object.entries(named).map(([name, states]) => [name, coverage(states)]));
const change = (from: string | undefined, to: string | undefined, ...hunks: number[][]) => ({
  from,
  to,
  hunks: hunks.map(([oldStart = 0, oldLines = 0, newStart = 0, newLines = 0]) => ({
    oldStart,
    oldLines,
    newStart,
    newLines,
  })),
});

describe("A line is followed", () => {
  it.each([
    ["where nothing changed", [], { 5: false }, "5"],
    ["past lines put in before it", [[0, 0, 1, 3]], { 8: false }, "8"],
    ["past lines put in right behind it", [[5, 0, 6, 2]], { 5: false }, "5"],
    ["past lines taken out before it", [[1, 2, 0, 0]], { 3: false }, "3"],
    [
      "between two changes",
      [
        [1, 1, 1, 4],
        [7, 1, 10, 1],
      ],
      { 8: false },
      "8",
    ],
  ])("%s", (_, hunks, now, lines) => {
    const { lost } = movement(files({ "a.cs": { 5: true } }), files({ "a.cs": now }), [
      change("a.cs", "a.cs", ...hunks),
    ]);
    expect(lost).toEqual([{ path: "a.cs", lines, count: 1 }]);
  });

  it("into the file's new name", () => {
    const { lost, files: moved } = movement(
      files({ "old.cs": { 5: true } }),
      files({ "new.cs": { 5: false } }),
      [change("old.cs", "new.cs")],
    );
    expect(lost).toEqual([{ path: "new.cs", lines: "5", count: 1 }]);
    expect(moved.map(({ path }) => path)).toEqual(["new.cs"]);
  });

  it("and not when it was rewritten, which is no loss of an unchanged line", () => {
    const then = files({ "a.cs": { 5: true, 6: true } });
    const result = movement(then, files({ "a.cs": { 5: false, 6: true } }), [
      change("a.cs", "a.cs", [5, 1, 5, 1]),
    ]);
    expect(result.lost).toEqual([]);
    expect([result.before, result.withoutRemoved]).toEqual([
      { covered: 2, total: 2 },
      { covered: 1, total: 1 },
    ]);
  });

  it("and is gone with its file", () => {
    const result = movement(files({ "a.cs": { 5: true } }), new Map(), [change("a.cs", undefined)]);
    expect(result.withoutRemoved).toEqual({ covered: 0, total: 0 });
    expect(result.files).toEqual([{ path: "a.cs", before: { covered: 1, total: 1 } }]);
  });

  it("only where git knows the way", () => {
    const result = movement(
      files({ "a.cs": { 5: true } }),
      files({ "a.cs": { 5: false } }),
      undefined,
    );
    expect([result.lost, result.withoutRemoved]).toEqual([[], undefined]);
  });
});

it("Lines keep their text: what is followed is the same line, whatever was edited around it", () => {
  const piece = fc.record({ keep: fc.nat(4), remove: fc.nat(3), add: fc.nat(3) });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      // Builds both texts side by side, and from them the hunks of `git diff -U0`.
      const then: Record<number, boolean> = {};
      const now: Record<number, boolean> = {};
      const hunks: Hunk[] = [];
      const expected: number[] = [];
      let [before, after] = [0, 0];
      for (const { keep, remove, add } of pieces) {
        for (let line = 0; line < keep + 1; line++) {
          then[++before] = true;
          now[++after] = false;
          expected.push(after);
        }
        if (remove + add === 0) continue;
        hunks.push({
          oldStart: remove === 0 ? before : before + 1,
          oldLines: remove,
          newStart: add === 0 ? after : after + 1,
          newLines: add,
        });
        for (let line = 0; line < remove; line++) then[++before] = true;
        for (let line = 0; line < add; line++) now[++after] = true;
      }
      const changes: FileChange[] = [{ from: "a", to: "a", hunks }];
      const { lost } = movement(files({ a: then }), files({ a: now }), changes);
      expect(lost.flatMap(({ count }) => count)).toEqual(
        expected.length === 0 ? [] : [expected.length],
      );
    }),
  );
});
