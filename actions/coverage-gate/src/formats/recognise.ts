import { singleLine } from "@slipway/toolkit";
import type { ReportFormat } from "./report-coverage.ts";
import { ReportProblem } from "./report-problem.ts";

/** So much of a report is looked at to tell what it is. */
export const headLength = 64 * 1024;

const reportsRead =
  "The formats read are Cobertura, lcov, OpenCover, Istanbul JSON, JaCoCo, Clover, Visual Studio XML and coverlet JSON.";

/**
 * The format of a report by its content; its name plays no part. `head` is the beginning of its
 * decoded text.
 */
export function recognise(head: string): ReportFormat {
  const text = head.trimStart();
  if (text === "") {
    throw new ReportProblem(
      "report-empty",
      "The report is empty.",
      "Check in the log of the step that writes it why nothing was written.",
    );
  }
  if (text.startsWith("<")) return ofXml(text);
  if (text.startsWith("{")) return ofJson(text);
  if (/^(TN:|SF:|#)/.test(text) && /^(TN|SF):/m.test(text)) return "lcov";
  for (const { is, what, remedy } of otherFiles) {
    if (is.test(text)) throw new ReportProblem("report-unknown-format", what, remedy);
  }
  const binary = binaryFile(text);
  if (binary !== undefined) {
    throw new ReportProblem("report-is-binary", binary.what, binary.remedy);
  }
  throw unknown(`begins with ${JSON.stringify(singleLine(text, 40))}`);
}

/** Files of coverage tools that are meant for people or for the tool itself. */
const otherFiles: readonly { is: RegExp; what: string; remedy: string }[] = [
  {
    is: /^mode: (set|count|atomic)\s/,
    what: "The file is a coverage profile of Go.",
    remedy: "Convert it before this step with gocover-cobertura or gcov2lcov.",
  },
  {
    is: /^-{4,}\|/,
    what: 'The file is the table of Istanbul\'s reporter "text", whose figures are rounded.',
    remedy: 'Use the reporter "lcovonly" or "json" beside it, which name each line.',
  },
  {
    is: /^={3,}\s*Coverage summary\s*={3,}/,
    what: 'The file is Istanbul\'s "text-summary", which names no file.',
    remedy: 'Use the reporter "lcovonly" or "json" beside it, which name each line.',
  },
];

/** What a binary file is by its first bytes, and how a report is made of it. */
function binaryFile(text: string): { what: string; remedy: string } | undefined {
  if (text.startsWith("SQLite format 3\0")) {
    return {
      what: "The file is the data of coverage.py and no report.",
      remedy: 'Write a report of it before this step: "coverage xml" or "coverage lcov".',
    };
  }
  if (text.startsWith("\u0001\u00c0\u00c0")) {
    return {
      what: "The file is JaCoCo's execution data and no report.",
      remedy: "Write the XML report of it: jacocoTestReport in Gradle, jacoco:report in Maven.",
    };
  }
  if (["PK\u0003\u0004", "\u001f\u2039", "\u001f\u008b"].some((mark) => text.startsWith(mark))) {
    return { what: "The file is an archive.", remedy: "Unpack it before this step." };
  }
  if (!text.includes("\0")) return undefined;
  return {
    what: "The file is binary, perhaps a .coverage file of Visual Studio.",
    remedy:
      'Convert it before this step: "dotnet tool install -g dotnet-coverage", then "dotnet-coverage merge -f cobertura -o coverage.cobertura.xml <file>". Or let the collector write Cobertura at once: --collect "Code Coverage;Format=Cobertura".',
  };
}

function ofXml(text: string): ReportFormat {
  const { root, attributes } = rootElement(text);
  const name = root.toLowerCase();
  if (name === "html" || /^<!doctype\s+html/i.test(text)) {
    throw new ReportProblem(
      "report-is-html",
      "The file is an HTML page, not a machine-readable report.",
      "Point the pattern to the XML, lcov or JSON report, or add such a reporter beside the HTML one.",
    );
  }
  if (name === "testsuites" || name === "testsuite" || name === "testrun") {
    throw new ReportProblem(
      "report-is-test-result",
      `The file holds test results (<${root}>), not coverage.`,
      "Point the pattern to the coverage report.",
    );
  }
  if (root === "coverage") {
    return /\s(generated|clover)\s*=/.test(attributes) && !/\sline-rate\s*=/.test(attributes)
      ? "clover"
      : "cobertura";
  }
  if (root === "CoverageSession") return "opencover";
  if (root === "report") return "jacoco";
  if (root === "CoverageDSPriv" || root === "results") return "visual-studio-xml";
  if (root === "Root" && /\sDotCoverVersion\s*=/.test(attributes)) {
    throw new ReportProblem(
      "report-unknown-format",
      "The file is a report of dotCover.",
      'Let coverlet measure instead: --collect "XPlat Code Coverage" (package coverlet.collector).',
    );
  }
  throw unknown(root === "" ? "has no root element in its beginning" : `has the root <${root}>`);
}

/** The root element's name and the text of its attributes, behind declaration, comments, doctype. */
function rootElement(text: string): { root: string; attributes: string } {
  let at = 0;
  for (;;) {
    const start = text.indexOf("<", at);
    if (start < 0) return { root: "", attributes: "" };
    if (text.startsWith("<?", start)) at = endOf(text, "?>", start);
    else if (text.startsWith("<!--", start)) at = endOf(text, "-->", start);
    else if (text.startsWith("<!", start)) at = endOfDoctype(text, start);
    else {
      const tag = /^<([\w.:-]+)([^>]{0,20000})/.exec(text.slice(start, start + 21_000));
      return { root: tag?.[1] ?? "", attributes: tag?.[2] ?? "" };
    }
  }
}

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end < 0 ? text.length : end + mark.length;
}

/** A document type may hold declarations in brackets, with ">" inside. */
function endOfDoctype(text: string, from: number): number {
  const bracket = text.indexOf("[", from);
  const close = text.indexOf(">", from);
  if (bracket < 0 || (close >= 0 && close < bracket)) return close < 0 ? text.length : close + 1;
  const end = /\]\s*>/.exec(text.slice(bracket));
  return end === null ? text.length : bracket + end.index + end[0].length;
}

function ofJson(text: string): ReportFormat {
  if (/^\{\s*\}\s*$/.test(text)) return "istanbul-json";
  if (/"statementMap"\s*:/.test(text)) return "istanbul-json";
  if (/^\{\s*"(?:[^"\\]|\\.)+\.(dll|exe)"\s*:/i.test(text)) return "coverlet-json";
  if (/^\{\s*"(?:[^"\\]|\\.)+"\s*:\s*\{\s*"path"\s*:/.test(text)) return "istanbul-json";
  if (/^\{\s*"total"\s*:\s*\{\s*"lines"\s*:/.test(text)) {
    throw new ReportProblem(
      "report-unknown-format",
      'The file is a summary in JSON ("json-summary"), which has no lines, only their number.',
      'Use the reporter "lcovonly" or "json", which name each line.',
    );
  }
  if (/^\{\s*"meta"\s*:\s*\{[^}]{0,500}"version"\s*:/.test(text)) {
    throw new ReportProblem(
      "report-unknown-format",
      "The file is the JSON of coverage.py.",
      'Write a report that is read: "coverage xml" or "coverage lcov".',
    );
  }
  throw unknown("is JSON of another kind");
}

function unknown(what: string): ReportProblem {
  return new ReportProblem(
    "report-unknown-format",
    `The file is no coverage report that can be read: it ${what}.`,
    reportsRead,
  );
}
