import { UsageError } from "@slipway/toolkit";

/** Why a report is no evidence. The codes are documented in the README and never change meaning. */
export type ReportProblemCode =
  | "report-empty"
  | "report-truncated"
  | "report-malformed"
  | "report-is-html"
  | "report-is-test-result"
  | "report-is-binary"
  | "report-unknown-format"
  | "report-declares-entities"
  | "report-external-entity"
  | "report-encoding"
  | "report-too-deep"
  | "report-token-too-long"
  | "report-invalid-value"
  | "report-line-number"
  | "report-without-line-numbers"
  | "report-unreadable"
  | "report-outside-workspace"
  | "report-older-than-commit"
  | "report-stale";

/** A report that cannot be used as evidence; `line` is the line in the report, from 1. */
export class ReportProblem extends UsageError {
  readonly code: ReportProblemCode;
  readonly line: number | undefined;

  constructor(code: ReportProblemCode, message: string, remedy: string, line?: number) {
    super(message, remedy);
    this.name = "ReportProblem";
    this.code = code;
    this.line = line;
  }
}
