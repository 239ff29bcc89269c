import { createHash } from "node:crypto";
import path from "node:path";
import { fileBytes, readReport } from "../formats/read-report.ts";
import type { ReportFormat } from "../formats/report-coverage.ts";
import { ReportProblem } from "../formats/report-problem.ts";
import type { FileRecord } from "../model/file-coverage.ts";
import type { RepositoryFiles } from "../paths/repository-files.ts";
import { type PathMapping, resolvePaths } from "../paths/resolve.ts";
import type { FoundReport } from "./find-reports.ts";
import { type AgeRule, ageProblem } from "./report-age.ts";

/** A report that could be read, by files of the repository. */
export interface ReadReport {
  readonly path: string;
  readonly format: ReportFormat;
  readonly producer: string;
  /** False where the format cannot say anything about branches. */
  readonly hasBranches: boolean;
  readonly files: ReadonlyMap<string, FileRecord>;
  /** When its content says it was written, or the file's time, in milliseconds since 1970. */
  readonly writtenAt: number;
  /** Byte for byte the same as this report, which counts instead. */
  readonly sameAs?: string;
  /** Names for which the repository has no file. */
  readonly nowhere: readonly string[];
  /** Names for which the repository has several files. */
  readonly ambiguous: readonly string[];
  readonly notices: readonly string[];
}

/** A report that is no evidence, and why. */
export interface BadReport {
  readonly path: string;
  readonly problem: ReportProblem;
}

export type ReportReading = ReadReport | BadReport;

export interface ReadingPlace {
  readonly repository: RepositoryFiles;
  /** Relative to the repository's root. */
  readonly workingDirectory: string;
  readonly mappings: readonly PathMapping[];
  /** When a report is too old to be evidence. */
  readonly age: AgeRule;
}

/** Reads each report once, however many groups name it. The key is the report's path. */
export function readReports(
  found: Iterable<FoundReport>,
  place: ReadingPlace,
): Map<string, ReportReading> {
  const readings = new Map<string, ReportReading>();
  const bySize = new Map<number, FoundReport[]>();
  for (const report of found) {
    if (readings.has(report.path)) continue;
    const sameSize = bySize.get(report.bytes) ?? [];
    const twin = sameSize.find((other) => fingerprint(other) === fingerprint(report));
    const reading = twin === undefined ? undefined : readings.get(twin.path);
    if (twin !== undefined && reading !== undefined && !("problem" in reading)) {
      readings.set(report.path, { ...reading, path: report.path, sameAs: twin.path });
      continue;
    }
    bySize.set(report.bytes, [...sameSize, report]);
    readings.set(report.path, read(report, place));
  }
  return readings;
}

function read(found: FoundReport, place: ReadingPlace): ReportReading {
  try {
    if (found.outside) {
      throw new ReportProblem(
        "report-outside-workspace",
        "The report is a symbolic link that leads out of the workspace.",
        "Copy the report into the workspace.",
      );
    }
    const report = readReport(fileBytes(found.absolute));
    const writtenAt = Math.min(report.writtenAt ?? found.modifiedAt, found.modifiedAt);
    const tooOld = ageProblem(writtenAt, place.age);
    if (tooOld !== undefined) throw tooOld;
    const resolved = resolvePaths(
      report.files.keys(),
      {
        directory: relativeTo(place.repository.root, path.dirname(found.absolute)),
        workingDirectory: place.workingDirectory,
        roots: report.roots,
        modules: report.modules,
        mappings: place.mappings,
      },
      place.repository,
    );
    const files = new Map<string, FileRecord>();
    const nowhere: string[] = [];
    const ambiguous: string[] = [];
    for (const [name, record] of report.files) {
      const place = resolved.get(name);
      if (place === undefined) continue;
      if (place.found === "nowhere") nowhere.push(place.path);
      if (place.found === "ambiguous") ambiguous.push(place.path);
      const known = files.get(place.path);
      if (known === undefined) files.set(place.path, record);
      else known.merge(record);
    }
    return {
      path: found.path,
      format: report.format,
      producer: report.producer,
      hasBranches: report.hasBranches,
      files,
      writtenAt,
      nowhere,
      ambiguous,
      notices: report.notices,
    };
  } catch (error) {
    if (error instanceof ReportProblem) return { path: found.path, problem: error };
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return {
      path: found.path,
      problem: new ReportProblem(
        "report-unreadable",
        `The report cannot be read (${code}).`,
        "Check that the file exists and that its permissions let the runner read it.",
      ),
    };
  }
}

const fingerprints = new WeakMap<FoundReport, string>();

function fingerprint(report: FoundReport): string {
  let digest = fingerprints.get(report);
  if (digest === undefined) {
    try {
      if (report.outside) throw new Error("not read");
      const hash = createHash("sha256");
      for (const chunk of fileBytes(report.absolute)) hash.update(chunk);
      digest = hash.digest("hex");
    } catch {
      // Reading it will say what is wrong; until then it is like no other.
      digest = report.path;
    }
    fingerprints.set(report, digest);
  }
  return digest;
}

function relativeTo(root: string, directory: string): string {
  const relative = path.relative(root, directory).split(path.sep).join("/");
  return relative.startsWith("..") ? "" : relative;
}
