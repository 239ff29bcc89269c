import { countedBranches } from "../model/branch-evidence.ts";
import type { FileRecord } from "../model/file-coverage.ts";
import { ReportCoverage } from "./report-coverage.ts";
import { executed, invalid, lineNumber, wholeNumber } from "./values.ts";
import { type Attributes, readXml } from "./xml.ts";

/**
 * Reads Clover XML of Istanbul, OpenClover and PHPUnit.
 *
 * The same words mean different things. Istanbul writes a line with branches as `cond` in place of
 * `stmt`, with its `count`, and `truecount` and `falsecount` are covered and missed branches. In
 * OpenClover a `cond` has no `count`, and the two say how often it was true and false. A `method`
 * line is a declaration and no statement. Metrics are not used.
 */
export function readClover(text: Iterable<string>, positions: boolean): ReportCoverage {
  const report = new ReportCoverage("clover", "counted");
  let file: FileRecord | undefined;
  let inTests = false;
  let evaluations = false;
  let clover: string | undefined;

  readXml(
    text,
    {
      open(name, attributes) {
        switch (name) {
          case "coverage":
            clover = attributes.get("clover");
            report.writtenAt = timestamp(attributes.get("generated"));
            break;
          case "testproject":
            inTests = true;
            break;
          case "file": {
            const path = attributes.get("path") ?? attributes.get("name");
            if (path === undefined) throw invalid('The attribute "path" of a <file>', undefined);
            file = inTests ? undefined : report.file(path);
            break;
          }
          case "line":
            if (file === undefined || attributes.get("type") === "method") break;
            if (attributes.get("type") === "cond" && attributes.get("count") === undefined)
              evaluations = true;
            addLine(report, file, attributes);
            break;
        }
      },
      close(name) {
        if (name === "file") file = undefined;
        else if (name === "testproject") inTests = false;
      },
    },
    positions,
  );
  report.producer = evaluations ? "openclover" : clover === undefined ? "phpunit" : "istanbul";
  return report;
}

function addLine(report: ReportCoverage, file: FileRecord, attributes: Attributes): void {
  const number = lineNumber(attributes.get("num"), 'The attribute "num" of a <line>');
  const condition = attributes.get("type") === "cond";
  const [whenTrue, whenFalse] = condition
    ? [
        wholeNumber(attributes.get("truecount"), 'The attribute "truecount" of a <line>'),
        wholeNumber(attributes.get("falsecount"), 'The attribute "falsecount" of a <line>'),
      ]
    : [0, 0];
  const counted = attributes.get("count") !== undefined;
  const covered =
    condition && !counted
      ? whenTrue + whenFalse > 0
      : executed(attributes.get("count"), 'The attribute "count" of a <line>');
  if (number === undefined) return;
  file.lines.add(number, covered);
  if (!condition) return;
  const branches = counted
    ? { covered: whenTrue, total: whenTrue + whenFalse }
    : { covered: Number(whenTrue > 0) + Number(whenFalse > 0), total: 2 };
  if (branches.total > 0) {
    file.addBranches(number, report.intern(countedBranches(branches.covered, branches.total)));
  }
}

/** Seconds (PHPUnit) or milliseconds. */
function timestamp(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{9,14}$/.test(text)) return undefined;
  const value = Number(text);
  return value < 100_000_000_000 ? value * 1000 : value;
}
