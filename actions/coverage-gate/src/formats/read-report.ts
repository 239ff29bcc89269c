import { closeSync, openSync, readSync } from "node:fs";
import { readClover } from "./clover.ts";
import { readCobertura } from "./cobertura.ts";
import { readCoverletJson } from "./coverlet-json.ts";
import { type Bytes, decoded } from "./decode.ts";
import { readIstanbulJson } from "./istanbul-json.ts";
import { readJacoco } from "./jacoco.ts";
import { readLcov } from "./lcov.ts";
import { readOpenCover } from "./opencover.ts";
import { headLength, recognise } from "./recognise.ts";
import type { ReportCoverage, ReportFormat } from "./report-coverage.ts";
import { ReportProblem } from "./report-problem.ts";
import { readVisualStudioXml } from "./visual-studio-xml.ts";

/** Reads one format; `positions` asks for line numbers in problems. */
type Reader = (text: Iterable<string>, positions: boolean) => ReportCoverage;

const readers: Readonly<Record<ReportFormat, Reader>> = {
  cobertura: readCobertura,
  lcov: readLcov,
  opencover: readOpenCover,
  "istanbul-json": readIstanbulJson,
  jacoco: readJacoco,
  clover: readClover,
  "visual-studio-xml": readVisualStudioXml,
  "coverlet-json": readCoverletJson,
};

/**
 * Reads a report of any known format, whole or not at all: every problem is a `ReportProblem` with
 * a code of its own, and nothing of a damaged report counts.
 */
export function readReport(bytes: Bytes): ReportCoverage {
  const format = recognise(headOf(bytes));
  const text = () => decoded(bytes, format === "lcov" ? "windows-1252" : "none");
  try {
    return readers[format](text(), false).finish();
  } catch (error) {
    if (!(error instanceof ReportProblem) || error.line !== undefined) throw error;
    readers[format](text(), true);
    throw error;
  }
}

function headOf(bytes: Bytes): string {
  let head = "";
  for (const piece of decoded(bytes, "windows-1252")) {
    head += piece;
    if (head.length >= headLength) break;
  }
  return head;
}

const chunkBytes = 64 * 1024;

/**
 * The bytes of a file in pieces, from its start at every iteration. All pieces share one buffer, so
 * a piece is valid until the next one is asked for: a buffer for each would let memory grow with
 * the file.
 */
export function fileBytes(file: string): Bytes {
  return {
    *[Symbol.iterator]() {
      const descriptor = openSync(file, "r");
      try {
        const chunk = Buffer.allocUnsafe(chunkBytes);
        for (;;) {
          const length = readSync(descriptor, chunk, 0, chunkBytes, null);
          if (length === 0) return;
          yield chunk.subarray(0, length);
        }
      } finally {
        closeSync(descriptor);
      }
    },
  };
}
