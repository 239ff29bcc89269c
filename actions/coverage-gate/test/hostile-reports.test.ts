import { describe, expect, it } from "vitest";
import { readReport } from "../src/formats/read-report.ts";
import { problemOf, reading, totalsOf } from "./reading.ts";

const good =
  '<coverage line-rate="1" version="1.9"><packages><package><classes><class filename="A.cs"><lines><line number="1" hits="1"/></lines></class></classes></package></packages></coverage>';

describe("A file that is no report", () => {
  it.each([
    ["an empty file", "", "report-empty"],
    ["blanks only", " \n\t\n", "report-empty"],
    ["an XML declaration and nothing else", '<?xml version="1.0"?>\n', "report-unknown-format"],
    ["an HTML page", "<!DOCTYPE html>\n<html><body>coverage</body></html>", "report-is-html"],
    ["HTML without a document type", "<html><body/></html>", "report-is-html"],
    ["a JUnit report", '<testsuites tests="3"><testsuite/></testsuites>', "report-is-test-result"],
    ["a TRX report", "<TestRun></TestRun>", "report-is-test-result"],
    ["another root", "<project/>", "report-unknown-format"],
    ["plain text", "All tests passed", "report-unknown-format"],
    ["a binary file", Buffer.from([0x4d, 0x56, 1, 0, 0, 2, 0, 0, 9]), "report-is-binary"],
  ])("is refused with its own code: %s", (_, content, code) => {
    expect(problemOf(content).code).toBe(code);
  });
});

describe("A file of a coverage tool that is no report", () => {
  it.each([
    [
      "a .coverage file",
      Buffer.from("PCH\u00ff\u0001\0\u0007\0\0\0", "latin1"),
      /dotnet-coverage merge/,
    ],
    ["coverage.py's data", Buffer.from("SQLite format 3\0\u0010\0"), /coverage xml/],
    [
      "coverage.py's JSON",
      '{"meta": {"format": 2, "version": "7.0"}, "files": {}}',
      /coverage xml/,
    ],
    ["JaCoCo's execution data", Buffer.from([1, 0xc0, 0xc0, 0x10, 7]), /XML report/],
    ["an archive", Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), /Unpack/],
    ["a compressed file", Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), /Unpack/],
    ["a profile of Go", "mode: set\nx/a.go:1.2,3.4 1 1\n", /gocover-cobertura/],
    ["Istanbul's table", "-----|---------|\nFile | % Stmts |\n", /lcovonly/],
    ["Istanbul's summary", "=== Coverage summary ===\nStatements : 80%\n", /lcovonly/],
    ["Istanbul's json-summary", '{"total": {"lines": {"total": 1}}}', /lcovonly/],
    ["dotCover's XML", '<Root CoveredStatements="1" DotCoverVersion="2024.1"/>', /coverlet/],
  ])("is refused with how to make a report of it: %s", (_, content, remedy) => {
    expect(problemOf(content).remedy).toMatch(remedy);
  });
});

describe("Damaged XML", () => {
  it.each([
    ["cut off inside an element", good.slice(0, 150), "report-truncated"],
    ["cut off before the last end tag", good.slice(0, good.lastIndexOf("</")), "report-truncated"],
    ["with a wrong end tag", good.replace("</lines>", "</line>"), "report-malformed"],
    ["with two roots", good + good, "report-malformed"],
    ["with text behind the root", `${good}done`, "report-malformed"],
    ["with an undefined entity", good.replace("A.cs", "&a;"), "report-malformed"],
    [
      "with an attribute given twice",
      good.replace('number="1"', 'number="1" number="2"'),
      "report-malformed",
    ],
  ])("is refused: %s", (_, content, code) => {
    expect(problemOf(content).code).toBe(code);
  });

  it("is told with the line of the damage", () => {
    expect(problemOf(`<coverage line-rate="1">\n<packages>\n</package>\n</coverage>`).line).toBe(3);
  });
});

describe("Hostile XML", () => {
  it("may not declare entities", () => {
    const bomb = `<!DOCTYPE coverage [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${good}`;
    expect(problemOf(bomb).code).toBe("report-declares-entities");
  });

  it("may not refer to an external entity", () => {
    const external = `<!DOCTYPE coverage [<!ENTITY x SYSTEM "file:///etc/passwd">]>${good.replace("A.cs", "&x;")}`;
    expect(problemOf(external).code).toBe("report-external-entity");
  });

  it("may not nest without limit", () => {
    const deep = `<coverage line-rate="1">${"<a>".repeat(300)}${"</a>".repeat(300)}</coverage>`;
    expect(problemOf(deep).code).toBe("report-too-deep");
  });

  it("may not hold one endless attribute", () => {
    const endless = {
      *[Symbol.iterator]() {
        yield Buffer.from('<coverage line-rate="1" x="');
        for (let piece = 0; piece < 1000; piece++) yield Buffer.alloc(1024 * 1024, "x");
      },
    };
    expect(() => readReport(endless)).toThrow(/too long/);
  });

  it("reaches no prototype by its names", () => {
    const report = reading(
      good.replace("A.cs", "__proto__").replace("<lines>", '<lines constructor="x">'),
    );
    expect([...report.files.keys()]).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>).lines).toBeUndefined();
  });
});

describe("Encodings", () => {
  const named = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?>${good.replace("A.cs", "Straße.cs")}`;
  const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");

  it.each([
    ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${named("utf-8")}`)],
    ["UTF-16 little endian", utf16(named("utf-16"))],
    ["UTF-16 big endian", utf16(named("utf-16")).swap16()],
    ["UTF-16 without a mark", Buffer.from(named("utf-16"), "utf16le")],
    ["UTF-8 that declares UTF-16, as .NET's StringWriter does", Buffer.from(named("utf-16"))],
    ["ISO 8859-1 as declared", Buffer.from(named("iso-8859-1"), "latin1")],
  ])("are read: %s", (_, bytes) => {
    const report = reading(bytes);
    expect([...report.files.keys()]).toEqual(["Straße.cs"]);
    expect(totalsOf(report).lines).toEqual([1, 1]);
  });

  it.each([
    ["bytes that are not the declared UTF-8", Buffer.from(named("utf-8"), "latin1")],
    ["an encoding nobody knows", Buffer.from(named("klingon"))],
  ])("are refused: %s", (_, bytes) => {
    expect(problemOf(bytes).code).toBe("report-encoding");
  });
});
