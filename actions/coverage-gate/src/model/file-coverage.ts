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

/**
 * How a format names branches, which decides how a line named twice in one report is read:
 * `identified` by names that hold for the file, `identified-per-build` by places in compiled code,
 * of which a report may hold several (net8.0 and net9.0), or only `counted`.
 */
export type BranchNaming = "identified" | "identified-per-build" | "counted";

const mergedWithinReport: Readonly<
  Record<BranchNaming, (a: BranchEvidence, b: BranchEvidence) => BranchEvidence>
> = {
  identified: unionWithinReport,
  "identified-per-build": mergedAcrossReports,
  counted: greatestWithinReport,
};

/** What one report says about one file. */
export class FileRecord {
  readonly lines = new LineSet();
  readonly branches = new Map<number, BranchEvidence>();
  readonly naming: BranchNaming;
  /** The file was never loaded: its lines come from its text and give way to measured ones. */
  placeholder = false;

  constructor(naming: BranchNaming) {
    this.naming = naming;
  }

  addBranches(line: number, evidence: BranchEvidence): void {
    const known = this.branches.get(line);
    if (known === undefined) this.branches.set(line, evidence);
    else if (known !== evidence) {
      this.branches.set(line, mergedWithinReport[this.naming](known, evidence));
    }
  }

  /** Adds the lines of a statement or range, both ends included. */
  addRange(from: number, to: number, covered: boolean): void {
    for (let line = from; line <= to; line++) this.lines.add(line, covered);
  }

  /** Ends the record: a line that was counted in several ways has the greatest figures. */
  settle(): void {
    if (this.naming !== "counted") return;
    for (const [line, evidence] of this.branches) {
      if (evidence.includes("|")) this.branches.set(line, settled(evidence));
    }
  }

  /** Takes in another record of the same report that turned out to be the same file. */
  merge(other: FileRecord): void {
    this.placeholder &&= other.placeholder;
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
  readonly #branches = new Map<string, ReadonlyMap<number, BranchEvidence>>();
  readonly #own = new Map<string, Map<number, BranchEvidence>>();
  /** How many reports there are of each kind. */
  readonly #reports = new Map<string, number>();

  /** Adds a report's record, which is complete; `kind` is the format and the producer of the report. */
  add(record: FileRecord, kind: string): void {
    this.lines.merge(record.lines);
    if (record.branches.size === 0) return;
    record.settle();
    this.#reports.set(kind, (this.#reports.get(kind) ?? 0) + 1);
    const known = this.#branches.get(kind);
    // Most files are in one report, whose branches are used as they are and not copied.
    if (known === undefined) {
      this.#branches.set(kind, record.branches);
      return;
    }
    const own = this.#own.get(kind) ?? new Map(known);
    for (const [line, evidence] of record.branches) {
      const before = own.get(line);
      own.set(line, before === undefined ? evidence : mergedAcrossReports(before, evidence));
    }
    this.#own.set(kind, own);
    this.#branches.set(kind, own);
  }

  branchCount(): BranchCount {
    let total = 0;
    let low = 0;
    let high = 0;
    const [only] = this.#branches.values();
    const counts =
      only !== undefined && this.#branches.size === 1
        ? Array.from(only.values(), branchCount)
        : Array.from(this.branchLines(), (line) => this.branchesOf(line));
    for (const count of counts) {
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
    const counts: (BranchCount & { readonly reports: number })[] = [];
    for (const [kind, ofKind] of this.#branches) {
      const evidence = ofKind.get(line);
      if (evidence === undefined) continue;
      counts.push({ ...branchCount(evidence), reports: this.#reports.get(kind) ?? 0 });
    }
    return greatestCount(counts);
  }
}
