import { type BranchNaming, FileRecord } from "../model/file-coverage.ts";

export type ReportFormat =
  | "cobertura"
  | "lcov"
  | "opencover"
  | "istanbul-json"
  | "jacoco"
  | "clover"
  | "visual-studio-xml"
  | "coverlet-json";

/** One report, read: per file name as the report writes it. */
export class ReportCoverage {
  readonly format: ReportFormat;
  readonly naming: BranchNaming;
  /** The tool that wrote the report, as far as its content tells. */
  producer = "unknown";
  /** Directories to which the names may be relative (`<source>` of Cobertura). */
  readonly roots: string[] = [];
  readonly files = new Map<string, FileRecord>();
  /** For names that say nothing of their module: the module, and the name in it. */
  readonly modules = new Map<string, { readonly module: string; readonly name: string }>();
  /** When the report says it was written, in milliseconds since 1970. */
  writtenAt: number | undefined;
  /** False where the format cannot say anything about branches. */
  readonly hasBranches: boolean;
  /** What a reader should know and the numbers do not show. */
  readonly notices: string[] = [];
  readonly #interned = new Map<string, string>();

  constructor(format: ReportFormat, naming: BranchNaming, hasBranches = true) {
    this.format = format;
    this.naming = naming;
    this.hasBranches = hasBranches;
  }

  file(name: string): FileRecord {
    let record = this.files.get(name);
    if (record === undefined) {
      record = new FileRecord(this.naming);
      this.files.set(this.intern(name), record);
    }
    return record;
  }

  /**
   * One lasting copy of the text. What a streaming parser hands out is a slice that keeps the
   * whole chunk of the file alive: 11,000 names would keep 500 MB.
   */
  intern(text: string): string {
    let copy = this.#interned.get(text);
    if (copy === undefined) {
      copy = Buffer.from(text, "utf16le").toString("utf16le");
      this.#interned.set(copy, copy);
    }
    return copy;
  }

  /** Frees what only reading needed. */
  finish(): this {
    this.#interned.clear();
    return this;
  }
}
