import { singleLine } from "@slipway/toolkit";
import { ReportProblem } from "./report-problem.ts";

/** No source file has more lines; a greater number is a damaged or hostile report. */
export const greatestLine = 10_000_000;

const remedy = "Create the report again; if it stays so, the tool that writes it has a defect.";

/**
 * A line number. `undefined` for 0, which gcov and some compilers give to code without a place in
 * the source.
 */
export function lineNumber(text: string | undefined, what: string): number | undefined {
  const value = wholeNumber(text, what);
  if (value > greatestLine) {
    throw new ReportProblem(
      "report-line-number",
      `${what} is ${shown(text)}, and no source file has so many lines.`,
      remedy,
    );
  }
  return value === 0 ? undefined : value;
}

/** A number that is not negative. */
export function wholeNumber(text: string | undefined, what: string): number {
  if (text === undefined || !/^\s*\d{1,15}\s*$/.test(text)) throw invalid(what, text);
  return Number(text);
}

/**
 * Whether a count of executions is more than none. Counters overflow to negative numbers, grow past
 * 2^63 and are written with exponents; all that is asked of them is whether they are positive.
 */
export function executed(text: string | undefined, what: string): boolean {
  const value = text?.trim() ?? "";
  if (/^-?\d+$/.test(value)) return value[0] !== "-" && /[1-9]/.test(value);
  if (/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value)) return Number(value) > 0;
  throw invalid(what, text);
}

export function invalid(what: string, text: string | undefined): ReportProblem {
  return new ReportProblem(
    "report-invalid-value",
    text === undefined ? `${what} is missing.` : `${what} is ${shown(text)}.`,
    remedy,
  );
}

function shown(text: string | undefined): string {
  return JSON.stringify(singleLine(text ?? "", 60));
}
