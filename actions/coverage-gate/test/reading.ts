import { readReport } from "../src/formats/read-report.ts";
import type { ReportCoverage } from "../src/formats/report-coverage.ts";
import { ReportProblem } from "../src/formats/report-problem.ts";
import { FileCoverage, type FileRecord } from "../src/model/file-coverage.ts";

/** Reads a report given as text or bytes. */
export function reading(content: string | Uint8Array): ReportCoverage {
  return readReport([typeof content === "string" ? Buffer.from(content) : content]);
}

/** The problem that reading the report ends in. */
export function problemOf(content: string | Uint8Array): ReportProblem {
  try {
    reading(content);
  } catch (error) {
    if (error instanceof ReportProblem) return error;
    throw error;
  }
  throw new Error("The report was read without a problem.");
}

/** Covered and total lines and branches of all files of one report. */
export function totalsOf(report: ReportCoverage): {
  lines: [number, number];
  branches: [number, number];
} {
  const lines: [number, number] = [0, 0];
  const branches: [number, number] = [0, 0];
  for (const record of report.files.values()) {
    const file = coverageOf(record);
    const { covered, total } = file.lines.count();
    lines[0] += covered;
    lines[1] += total;
    const count = file.branchCount();
    branches[0] += count.low;
    branches[1] += count.total;
  }
  return { lines, branches };
}

/** The coverage of one file out of one or more records. */
export function coverageOf(...records: FileRecord[]): FileCoverage {
  const file = new FileCoverage();
  for (const record of records) file.add(record, "one kind");
  return file;
}

/** The measured lines as text: `3+ 4-` is line 3 covered and line 4 not. */
export function lineStates(record: FileRecord | undefined): string {
  return [...(record?.lines.lines() ?? [])]
    .map(({ line, covered }) => `${line}${covered ? "+" : "-"}`)
    .join(" ");
}
