import { describe, expect, it } from "vitest";
import { lineStates, problemOf, reading, totalsOf } from "./reading.ts";

describe("JaCoCo", () => {
  const jacoco = (body: string) =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd"><report name="shop"><sessioninfo id="a" start="1763971100000" dump="1763971200000"/>${body}</report>`;
  const source = (...lines: string[]) =>
    `<package name="com/shop"><class name="com/shop/A" sourcefilename="A.java"><counter type="LINE" missed="9" covered="9"/></class><class name="com/shop/A$B" sourcefilename="A.java"><counter type="LINE" missed="9" covered="9"/></class><sourcefile name="A.java">${lines.join("")}<counter type="INSTRUCTION" missed="2" covered="5"/></sourcefile></package>`;
  const lines = [
    '<line nr="3" mi="0" ci="4" mb="1" cb="1"/>',
    '<line nr="4" mi="2" ci="1" mb="0" cb="0"/>',
    '<line nr="5" mi="2" ci="0" mb="0" cb="0"/>',
  ];

  it("counts the lines of source files once, whatever classes they hold", () => {
    const report = reading(jacoco(source(...lines)));
    expect(lineStates(report.files.get("com/shop/A.java"))).toBe("3+ 4+ 5-");
    expect(totalsOf(report)).toEqual({ lines: [2, 3], branches: [1, 2] });
    expect(report.writtenAt).toBe(1_763_971_200_000);
  });

  it("keeps the same file of two groups apart", () => {
    const report = reading(
      jacoco(
        `<group name="app">${source(...lines)}</group><group name="lib">${source(...lines)}</group>`,
      ),
    );
    expect([...report.files.keys()]).toEqual(["app/com/shop/A.java", "lib/com/shop/A.java"]);
    expect(report.modules.get("lib/com/shop/A.java")).toEqual({
      module: "lib",
      name: "com/shop/A.java",
    });
  });

  it("refuses a report whose classes have no line numbers", () => {
    expect(problemOf(jacoco(source())).code).toBe("report-without-line-numbers");
  });

  it("says how many files have no line numbers", () => {
    const other = source().replaceAll("A.java", "B.java");
    expect(reading(jacoco(source(...lines) + other)).notices[0]).toContain("1 source files");
  });
});

describe("Clover", () => {
  const clover = (lines: string, attributes = ' clover="3.2.0"') =>
    `<?xml version="1.0"?><coverage generated="1763971200000"${attributes}><project><metrics statements="99"/><package name="app"><file name="a.ts" path="/b/a.ts"><metrics/>${lines}</file></package></project></coverage>`;

  it("of Istanbul has covered and missed branches on a line that is a statement too", () => {
    const report = reading(
      clover(
        '<line num="1" count="2" type="cond" truecount="1" falsecount="3"/><line num="2" count="0" type="stmt"/>',
      ),
    );
    expect(report.producer).toBe("istanbul");
    expect(totalsOf(report)).toEqual({ lines: [1, 2], branches: [1, 4] });
  });

  it("of OpenClover says how often a condition was true and false", () => {
    const report = reading(
      clover(
        '<line num="1" count="5" type="method"/><line num="2" truecount="5" falsecount="0" type="cond"/><line num="3" truecount="0" falsecount="0" type="cond"/>',
        ' clover="4.5.2"',
      ),
    );
    expect(report.producer).toBe("openclover");
    expect(lineStates(report.files.get("/b/a.ts"))).toBe("2+ 3-");
    expect(totalsOf(report).branches).toEqual([1, 4]);
  });

  it("of PHPUnit has methods that are no statements", () => {
    const report = reading(
      clover(
        '<line num="1" type="method" name="x" count="1"/><line num="2" type="stmt" count="1"/>',
        "",
      ),
    );
    expect(report.producer).toBe("phpunit");
    expect(lineStates(report.files.get("/b/a.ts"))).toBe("2+");
  });

  it("leaves out the test project", () => {
    const report = reading(
      clover('<line num="1" count="1" type="stmt"/>').replace(
        "</coverage>",
        '<testproject><file name="t.ts" path="/b/t.ts"><line num="1" count="1" type="stmt"/></file></testproject></coverage>',
      ),
    );
    expect([...report.files.keys()]).toEqual(["/b/a.ts"]);
  });

  it("is refused without the count of a statement", () => {
    expect(problemOf(clover('<line num="1" type="stmt"/>')).code).toBe("report-invalid-value");
  });
});

describe("Visual Studio XML", () => {
  const results = (ranges: string) =>
    `<?xml version="1.0" encoding="utf-8"?><results><modules><module name="shop.dll"><functions><function name="A"><ranges>${ranges}</ranges></function></functions><source_files><source_file id="0" path="D:\\s\\A.cs"/></source_files></module></modules></results>`;
  const range = (first: number, last: number, covered: string, source = 0) =>
    `<range source_id="${source}" start_line="${first}" end_line="${last}" start_column="1" end_column="9" covered="${covered}"/>`;
  const old = (first: number, coverage: string) =>
    `<Lines><LnStart>${first}</LnStart><ColStart>1</ColStart><LnEnd>${first}</LnEnd><ColEnd>9</ColEnd><Coverage>${coverage}</Coverage><SourceFileID>1</SourceFileID><LineID>0</LineID></Lines>`;
  const priv = (lines: string) =>
    `<?xml version="1.0" encoding="utf-16"?><CoverageDSPriv><Module><ModuleName>shop.dll</ModuleName><NamespaceTable><Class><Method>${lines}</Method></Class></NamespaceTable></Module><SourceFileNames><SourceFileID>1</SourceFileID><SourceFileName>D:\\s\\A.cs</SourceFileName></SourceFileNames></CoverageDSPriv>`;

  it("of dotnet-coverage takes a partly covered range for covered", () => {
    const report = reading(
      results(
        range(1, 2, "yes") +
          range(3, 3, "partial") +
          range(4, 4, "no") +
          range(15732480, 15732480, "no"),
      ),
    );
    expect(lineStates(report.files.get("D:\\s\\A.cs"))).toBe("1+ 2+ 3+ 4-");
    expect(report.hasBranches).toBe(false);
  });

  it("of the old collector counts from the best, and is read in UTF-16", () => {
    const text = priv(old(1, "0") + old(2, "1") + old(3, "2"));
    const report = reading(Buffer.from(`\uFEFF${text}`, "utf16le"));
    expect(lineStates(report.files.get("D:\\s\\A.cs"))).toBe("1+ 2+ 3-");
  });

  it.each([
    ["a range of an unknown file", results(range(1, 1, "yes", 7))],
    ["a state nobody knows", results(range(1, 1, "maybe"))],
    ["a state of the old format nobody knows", priv(old(1, "3"))],
  ])("is refused with %s", (_, text) => {
    expect(problemOf(text).code).toBe("report-invalid-value");
  });
});
