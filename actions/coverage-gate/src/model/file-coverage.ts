import {
  type BranchCount,
  type BranchEvidence,
  branchCount,
  greatestCount,
  greatestWithinReport,
  mergedAcrossReports,
  settled,
  unionWithinReport,
} from "./branch-evidence.ts";
import { LineSet } from "./line-set.ts";

/** How a format names branches, which decides how a line named twice in one report is read. */
export type BranchNaming = "identified" | "counted";

/** What one report says about one file. */
export class FileRecord {
  readonly lines = new LineSet();
  readonly branches = new Map<number, BranchEvidence>();
  readonly naming: BranchNaming;

  constructor(naming: BranchNaming) {
    this.naming = naming;
  }

  addBranches(line: number, evidence: BranchEvidence): void {
    const known = this.branches.get(line);
    if (known === undefined) this.branches.set(line, evidence);
    else if (known !== evidence) {
      const merge = this.naming === "identified" ? unionWithinReport : greatestWithinReport;
      this.branches.set(line, merge(known, evidence));
    }
  }

  /** Takes in another record of the same report that turned out to be the same file. */
  merge(other: FileRecord): void {
    this.lines.merge(other.lines);
    for (const [line, evidence] of other.branches) this.addBranches(line, evidence);
  }
}

export interface LineCount {
  readonly covered: number;
  readonly total: number;
}

/** What all reports together say about one file of the repository. */
export class FileCoverage {
  readonly lines = new LineSet();
  /** By format and producer: only reports of one kind name branches in one way. */
  readonly #branches = new Map<string, Map<number, BranchEvidence>>();

  /** Adds a report's record; `kind` is the format and the producer of the report. */
  add(record: FileRecord, kind: string): void {
    this.lines.merge(record.lines);
    if (record.branches.size === 0) return;
    let ofKind = this.#branches.get(kind);
    if (ofKind === undefined) {
      ofKind = new Map();
      this.#branches.set(kind, ofKind);
    }
    for (const [line, evidence] of record.branches) {
      const known = ofKind.get(line);
      const ours = settled(evidence);
      ofKind.set(line, known === undefined ? ours : mergedAcrossReports(known, ours));
    }
  }

  branchCount(): BranchCount {
    let total = 0;
    let low = 0;
    let high = 0;
    for (const line of this.branchLines()) {
      const count = this.branchesOf(line);
      total += count.total;
      low += count.low;
      high += count.high;
    }
    return { total, low, high };
  }

  branchLines(): Set<number> {
    const lines = new Set<number>();
    for (const ofKind of this.#branches.values()) for (const line of ofKind.keys()) lines.add(line);
    return lines;
  }

  branchesOf(line: number): BranchCount {
    let count: BranchCount = { total: 0, low: 0, high: 0 };
    for (const ofKind of this.#branches.values()) {
      const evidence = ofKind.get(line);
      if (evidence !== undefined) count = greatestCount(count, branchCount(evidence));
    }
    return count;
  }
}
