import { countedBranches } from "../model/branch-evidence.ts";
import type { FileRecord } from "../model/file-coverage.ts";
import { ReportCoverage } from "./report-coverage.ts";
import { ReportProblem } from "./report-problem.ts";
import { executed, invalid, lineNumber, wholeNumber } from "./values.ts";
import { readXml } from "./xml.ts";

/**
 * Reads JaCoCo XML, groups included.
 *
 * A line is covered if an instruction of it ran. Only the lines below `<sourcefile>` count: the
 * counters of classes name the lines of a file once per class.
 */
export function readJacoco(text: Iterable<string>, positions: boolean): ReportCoverage {
  const report = new ReportCoverage("jacoco", "counted");
  report.producer = "jacoco";
  const groups: string[] = [];
  let packageName = "";
  let file: FileRecord | undefined;
  let fileName = "";
  let measured = 0;
  let lines = 0;
  let withoutLines = 0;

  readXml(
    text,
    {
      open(name, attributes) {
        switch (name) {
          case "sessioninfo":
            if (/^\d{12,14}$/.test(attributes.get("dump") ?? "")) {
              report.writtenAt = Math.max(report.writtenAt ?? 0, Number(attributes.get("dump")));
            }
            break;
          case "group":
            groups.push(attributes.get("name") ?? "");
            break;
          case "package":
            packageName = attributes.get("name") ?? "";
            break;
          case "sourcefile": {
            const source = attributes.get("name");
            if (source === undefined) {
              throw invalid('The attribute "name" of a <sourcefile>', undefined);
            }
            const path = packageName === "" ? source : `${packageName}/${source}`;
            const module = groups.join("/");
            // Two modules may have a file of the same package and name.
            fileName = report.intern(module === "" ? path : `${module}/${path}`);
            file = report.file(fileName);
            if (module !== "") report.modules.set(fileName, { module, name: report.intern(path) });
            lines = 0;
            break;
          }
          case "line": {
            const number = lineNumber(attributes.get("nr"), 'The attribute "nr" of a <line>');
            const covered = executed(attributes.get("ci"), 'The attribute "ci" of a <line>');
            lines++;
            if (number === undefined || file === undefined) break;
            file.lines.add(number, covered);
            const reached = wholeNumber(
              attributes.get("cb") ?? "0",
              'The attribute "cb" of a <line>',
            );
            const missed = wholeNumber(
              attributes.get("mb") ?? "0",
              'The attribute "mb" of a <line>',
            );
            if (reached + missed > 0) {
              file.addBranches(number, report.intern(countedBranches(reached, reached + missed)));
            }
            break;
          }
          case "counter":
            if (file !== undefined && attributes.get("type") === "INSTRUCTION") {
              measured++;
              if (lines === 0) withoutLines++;
            }
            break;
        }
      },
      close(name) {
        if (name === "group") groups.pop();
        else if (name === "sourcefile") file = undefined;
      },
    },
    positions,
  );
  const remedy = "Compile with debug information (javac -g, or debug = true of the build tool).";
  if (measured > 0 && withoutLines === measured) {
    throw new ReportProblem(
      "report-without-line-numbers",
      "The report has counters and not one line: the classes were compiled without line numbers.",
      remedy,
      1,
    );
  }
  if (withoutLines > 0) {
    report.notices.push(
      `${withoutLines} source files have counters and no lines, so they do not count. ${remedy}`,
    );
  }
  return report;
}
