import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { lineStates, problemOf, reading, totalsOf } from "./reading.ts";

const istanbul = readFileSync(path.join(import.meta.dirname, "fixtures", "istanbul.lcov"), "utf8");

describe("lcov", () => {
  it("counts the lines and every branch, also those on lines without a statement", () => {
    expect(totalsOf(reading(istanbul))).toEqual({ lines: [4, 5], branches: [1, 4] });
  });

  it("merges the sections of one file, one per test", () => {
    const report = reading(
      "TN:a\nSF:x.ts\nDA:1,1\nDA:2,0\nBRDA:1,0,0,1\nBRDA:1,0,1,0\nend_of_record\nTN:b\nSF:x.ts\nDA:2,3\nBRDA:1,0,1,2\nend_of_record\n",
    );
    expect(totalsOf(report)).toEqual({ lines: [2, 2], branches: [2, 2] });
  });

  it("counts once what coverlet writes once per method, and not its sums", () => {
    const report = reading(
      "SF:A.cs\nFN:9,Total\nDA:10,2\nDA:10,0\nDA:11,0\nBRDA:10,7,0,2\nBRDA:10,7,1,0\nBRDA:10,7,0,2\nLF:3\nLH:1\nend_of_record",
    );
    expect(totalsOf(report)).toEqual({ lines: [1, 2], branches: [1, 2] });
    expect(report.producer).toBe("coverlet");
  });

  it("reads checksums, exception branches and expressions with commas", () => {
    const report = reading(
      "TN:\nSF:a.c\nDA:1,1,3wNdIXVLn2SjYRfqWzrBBQ\nBRDA:1,e0,0,1\nBRDA:1,0,(a,b) && c,-\nFNL:0,1,4\nFNA:0,1,main\nend_of_record\n",
    );
    expect(totalsOf(report)).toEqual({ lines: [1, 1], branches: [1, 2] });
  });

  it("takes counts for covered only when they are positive", () => {
    const report = reading(
      "SF:a.c\nDA:1,-3\nDA:2,99999999999999999999\nDA:3,=====\nDA:4,1e+3\nend_of_record\n",
    );
    expect(lineStates(report.files.get("a.c"))).toBe("1- 2+ 3- 4+");
  });

  it("reads CRLF, a byte order mark and blanks at the end of a record", () => {
    const report = reading("\uFEFFTN:\r\nSF:C:\\src\\a.ts\r\nDA:1,1\r\nend_of_record  \r\n");
    expect(lineStates(report.files.get("C:\\src\\a.ts"))).toBe("1+");
  });

  it("reads names in Windows-1252, which lcov cannot declare", () => {
    const report = reading(Buffer.from("SF:Stra\xdfe.cs\nDA:1,1\nend_of_record\n", "latin1"));
    expect([...report.files.keys()]).toEqual(["Straße.cs"]);
  });

  it.each([
    ["a section without its end", "SF:a.ts\nDA:1,1\n", "report-truncated", 2],
    ["a section that begins inside another", "SF:a.ts\nDA:1,1\nSF:b.ts\n", "report-truncated", 3],
    ["a record outside of a section", "TN:\nDA:1,1\nend_of_record\n", "report-malformed", 2],
    ["a line that is no record", "SF:a.ts\nDA:1,1\n<html>\nend_of_record\n", "report-malformed", 3],
    ["a count that is no number", "SF:a.ts\nDA:1,abc\nend_of_record\n", "report-invalid-value", 2],
    ["a line without a count", "SF:a.ts\nDA:1\nend_of_record\n", "report-invalid-value", 2],
    ["a branch without fields", "SF:a.ts\nBRDA:1,2\nend_of_record\n", "report-invalid-value", 2],
    ["a section without a name", "SF:\nDA:1,1\nend_of_record\n", "report-invalid-value", 1],
    ["an impossible line", "SF:a.ts\nDA:2000000000,1\nend_of_record\n", "report-line-number", 2],
  ])("refuses %s", (_, text, code, line) => {
    const problem = problemOf(text);
    expect([problem.code, problem.line]).toEqual([code, line]);
  });
});
