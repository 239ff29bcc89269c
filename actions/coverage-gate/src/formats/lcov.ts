import { singleLine } from "@slipway/toolkit";
import { branchEvidence, identifiedBranch } from "../model/branch-evidence.ts";
import type { FileRecord } from "../model/file-coverage.ts";
import { ReportCoverage } from "./report-coverage.ts";
import { ReportProblem } from "./report-problem.ts";
import { executed, invalid, lineNumber } from "./values.ts";

/**
 * Reads an lcov tracefile of coverlet, Istanbul, V8 converters, gcov or lcov 2.
 *
 * Only the records of lines count; the sums (LF, LH, BRF, BRH) repeat lines per method or test and
 * are not used. A section without its `end_of_record` is a report that was cut off.
 */
export function readLcov(text: Iterable<string>): ReportCoverage {
  const report = new ReportCoverage("lcov", "identified");
  let file: FileRecord | undefined;
  /** By line, then by block and branch: whether it was taken. */
  let branches = new Map<number, Map<string, boolean>>();
  let number = 0;
  let name = "";
  let coverletBlocks = false;
  let sawBranches = false;

  const end = () => {
    if (file === undefined) return;
    for (const [line, taken] of branches) {
      const conditions = [...taken].map(([key, covered]) => identifiedBranch(key, covered));
      file.addBranches(line, report.intern(branchEvidence(conditions)));
    }
    branches = new Map();
    file = undefined;
  };
  const read = <T>(value: (text: string, what: string) => T, text: string, what: string): T => {
    try {
      return value(text, what);
    } catch (error) {
      throw error instanceof ReportProblem ? at(error, number) : error;
    }
  };
  const cutOff = () =>
    new ReportProblem(
      "report-truncated",
      `The section of ${JSON.stringify(singleLine(name, 200))} has no end_of_record.`,
      "Create the report again and check that the step that writes it has ended before this one.",
      number,
    );

  for (const raw of linesOf(text)) {
    number++;
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) continue;
    if (line === "end_of_record") {
      end();
      continue;
    }
    const colon = line.indexOf(":");
    const tag = colon < 0 ? "" : line.slice(0, colon);
    const value = line.slice(colon + 1);
    switch (tag) {
      case "SF":
        if (file !== undefined) throw cutOff();
        if (value.trim() === "")
          throw at(invalid("The file name of a section (SF)", value), number);
        name = value.trim();
        file = report.file(name);
        break;
      case "DA": {
        const comma = value.indexOf(",");
        if (comma < 0) throw at(invalid("The count of a DA record", undefined), number);
        const checksum = value.indexOf(",", comma + 1);
        const on = read(lineNumber, value.slice(0, comma), "The line number of a DA record");
        const hits = value.slice(comma + 1, checksum < 0 ? undefined : checksum);
        // gcov marks a line that was never executed with a row of signs in place of a count.
        const covered =
          hits !== "" && !/^[=#]+$/.test(hits) && read(executed, hits, "The count of a DA record");
        if (hits === "") throw at(invalid("The count of a DA record", hits), number);
        if (file === undefined) throw outside(tag, number);
        if (on !== undefined) file.lines.add(on, covered);
        break;
      }
      case "BRDA": {
        // The branch may be an expression with commas: two fields from the left, one from the right.
        const first = value.indexOf(",");
        const second = value.indexOf(",", first + 1);
        const last = value.lastIndexOf(",");
        if (first < 0 || second < 0 || last <= second) {
          throw at(invalid("A BRDA record", value), number);
        }
        const on = read(lineNumber, value.slice(0, first), "The line number of a BRDA record");
        const taken = value.slice(last + 1);
        const covered = taken !== "-" && read(executed, taken, "The count of a BRDA record");
        if (file === undefined) throw outside(tag, number);
        if (on === undefined) break;
        sawBranches = true;
        if (!coverletBlocks && Number(value.slice(first + 1, second)) > 0) coverletBlocks = true;
        const key = value.slice(first + 1, last);
        const known = branches.get(on);
        // One branch may be written several times, as coverlet does once per method.
        if (known === undefined) branches.set(on, new Map([[key, covered]]));
        else known.set(key, covered || known.get(key) === true);
        break;
      }
      default:
        if (!/^[A-Z]{2,5}$/.test(tag)) {
          throw new ReportProblem(
            "report-malformed",
            `The line ${JSON.stringify(singleLine(line, 80))} is no lcov record.`,
            "Create the report again; two programs may have written to it at once.",
            number,
          );
        }
    }
  }
  if (file !== undefined) throw cutOff();
  report.producer = producerOf(report, sawBranches && coverletBlocks);
  return report;
}

/** The lines of a text that comes in pieces; a line end may be split between two of them. */
function* linesOf(text: Iterable<string>): Generator<string> {
  let rest = "";
  for (const piece of text) {
    const lines = (rest === "" ? piece : rest + piece).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > 1024 * 1024) {
      throw new ReportProblem(
        "report-token-too-long",
        "The report has a line of more than a million characters.",
        "No coverage tool writes such a report: find out where the file comes from.",
      );
    }
    yield* lines;
  }
  if (rest !== "") yield rest;
}

/** lcov carries no name of its writer; the languages it covers tell which numbering it uses. */
function producerOf(report: ReportCoverage, ilOffsets: boolean): string {
  for (const name of report.files.keys()) {
    if (/\.(cs|vb|fs|razor|cshtml)$/i.test(name)) return ilOffsets ? "coverlet" : "dotnet";
    if (/\.([cm]?[jt]sx?|vue|svelte)$/i.test(name)) return "javascript";
    if (/\.(c|h|cc|cpp|cxx|hpp)$/i.test(name)) return "gcov";
  }
  return "lcov";
}

function outside(tag: string, line: number): ReportProblem {
  return new ReportProblem(
    "report-malformed",
    `A ${tag} record stands outside of a section: there is no SF record before it.`,
    "Create the report again; its beginning may be missing.",
    line,
  );
}

function at(problem: ReportProblem, line: number): ReportProblem {
  return new ReportProblem(problem.code, problem.message, problem.remedy, line);
}
