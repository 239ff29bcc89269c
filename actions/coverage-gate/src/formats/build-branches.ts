import { branchEvidence, type Condition, identifiedBranch } from "../model/branch-evidence.ts";
import type { FileRecord } from "../model/file-coverage.ts";
import type { ReportCoverage } from "./report-coverage.ts";

/**
 * The branches of one build (a module of OpenCover or coverlet), which are named by their place in
 * its compiled code: offset, end of the offset and path. Methods that share a line add up.
 */
export class BuildBranches {
  readonly #files = new Map<FileRecord, Map<number, Map<string, Condition>>>();
  readonly #report: ReportCoverage;

  constructor(report: ReportCoverage) {
    this.#report = report;
  }

  add(file: FileRecord, line: number, place: string, covered: boolean): void {
    let lines = this.#files.get(file);
    if (lines === undefined) {
      lines = new Map();
      this.#files.set(file, lines);
    }
    let conditions = lines.get(line);
    if (conditions === undefined) {
      conditions = new Map();
      lines.set(line, conditions);
    }
    const known = conditions.get(place);
    conditions.set(place, identifiedBranch(place, covered || known?.low === 1));
  }

  /** Ends the build and hands its branches to the files. */
  end(): void {
    for (const [file, lines] of this.#files) {
      for (const [line, conditions] of lines) {
        file.addBranches(line, this.#report.intern(branchEvidence([...conditions.values()])));
      }
    }
    this.#files.clear();
  }
}
