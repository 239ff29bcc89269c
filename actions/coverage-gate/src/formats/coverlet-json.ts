import { singleLine } from "@slipway/toolkit";
import type { FileRecord } from "../model/file-coverage.ts";
import { BuildBranches } from "./build-branches.ts";
import { entriesOf, listAt, objectAt, wrongJson } from "./json.ts";
import { jsonEntries } from "./json-entries.ts";
import { ReportCoverage } from "./report-coverage.ts";
import { executed, lineNumber } from "./values.ts";

/**
 * Reads coverlet's own JSON: module, document, class, method, then lines and branches. It has all
 * that coverlet's other formats have, with the identity of each branch.
 *
 * It also has methods with branches and no lines (parts of an async lambda), which coverlet leaves
 * out of its other formats; they do not count here either, so that every format of one run says
 * the same.
 */
export function readCoverletJson(text: Iterable<string>): ReportCoverage {
  const report = new ReportCoverage("coverlet-json", "identified-per-build");
  report.producer = "coverlet";
  let branches = new BuildBranches(report);
  let build: string | undefined;
  for (const { outer, key: name, value: classes } of jsonEntries(text, 2)) {
    if (outer !== build) {
      branches.end();
      branches = new BuildBranches(report);
      build = outer;
    }
    const record = report.file(name);
    for (const [type, methods] of entriesOf(classes, `Document ${shown(name)}`)) {
      for (const [method, value] of entriesOf(methods, `Class ${shown(type)}`)) {
        readMethod(record, branches, value, `Method ${shown(method)}`);
      }
    }
  }
  branches.end();
  return report;
}

function readMethod(
  record: FileRecord,
  branches: BuildBranches,
  value: unknown,
  what: string,
): void {
  const body = objectAt(value, what);
  const lines = entriesOf(body.Lines ?? {}, `"Lines" of ${what}`);
  for (const [number, hits] of lines) {
    const line = lineNumber(number, `A line of ${what}`);
    const covered = executed(digits(hits), `The hits of a line of ${what}`);
    if (line !== undefined) record.lines.add(line, covered);
  }
  for (const entry of listAt(body.Branches ?? [], `"Branches" of ${what}`)) {
    const branch = objectAt(entry, `A branch of ${what}`);
    const line = lineNumber(digits(branch.Line), `The line of a branch of ${what}`);
    const covered = executed(digits(branch.Hits), `The hits of a branch of ${what}`);
    if (line === undefined || lines.length === 0) continue;
    const place = [branch.Offset, branch.EndOffset, branch.Path].map(String).join(",");
    branches.add(record, line, place, covered);
  }
}

function digits(value: unknown): string {
  if (typeof value !== "number") {
    throw wrongJson(`${singleLine(JSON.stringify(value) ?? "nothing", 60)} is no number.`);
  }
  return String(value);
}

function shown(name: string): string {
  return JSON.stringify(singleLine(name, 200));
}
