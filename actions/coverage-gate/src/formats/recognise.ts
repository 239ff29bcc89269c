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
  if (text.includes("\0")) {
    throw new ReportProblem(
      "report-is-binary",
      "The file is binary, perhaps a .coverage file of Visual Studio.",
      'Convert it before this step: "dotnet tool install -g dotnet-coverage", then "dotnet-coverage merge -f cobertura -o coverage.cobertura.xml <file>".',
    );
  }
  throw unknown(`begins with ${JSON.stringify(singleLine(text, 40))}`);
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
  throw unknown("is JSON of another kind");
}

function unknown(what: string): ReportProblem {
  return new ReportProblem(
    "report-unknown-format",
    `The file is no coverage report that can be read: it ${what}.`,
    reportsRead,
  );
}
