import { singleLine } from "@slipway/toolkit";
import { ReportProblem } from "./report-problem.ts";
import { type Attributes, plainNumber } from "./xml-attributes.ts";

/** No source file has more lines; a greater number is a damaged or hostile report. */
export const greatestLine = 10_000_000;

const remedy = "Create the report again; if it stays so, the tool that writes it has a defect.";

/** Compilers give these lines to code without a place in the source: 0xFEEFEE and 0xF00F00. */
const hiddenLines: readonly number[] = [16_707_566, 15_732_480];

/** A statement over more lines is a damaged or hostile report. */
const longestRange = 100_000;

/**
 * The first and last line of a statement, both included; `undefined` for hidden code. A last line
 * before the first one means the first alone.
 */
export function lineRange(
  first: string | undefined,
  last: string | undefined,
  what: string,
): readonly [number, number] | undefined {
  if (hiddenLines.includes(Number(first))) return undefined;
  const from = lineNumber(first, `The first line of ${what}`);
  if (from === undefined) return undefined;
  const to =
    last === undefined || hiddenLines.includes(Number(last))
      ? from
      : (lineNumber(last, `The last line of ${what}`) ?? from);
  if (to - from > longestRange) {
    throw new ReportProblem(
      "report-line-number",
      `${what} is said to reach over ${to - from + 1} lines.`,
      remedy,
    );
  }
  return [from, Math.max(from, to)];
}

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

/** The line number in an attribute, which is most often a few digits. */
export function lineAttribute(attributes: Attributes, name: string, element: string) {
  const digits = attributes.digits(name);
  return digits > 0 && digits <= greatestLine
    ? digits
    : lineNumber(attributes.get(name), `The attribute "${name}" of a <${element}>`);
}

/** Whether the count of executions in an attribute is more than none. */
export function executedAttribute(attributes: Attributes, name: string, element: string): boolean {
  const digits = attributes.digits(name);
  return digits >= 0
    ? digits > 0
    : executed(attributes.get(name), `The attribute "${name}" of a <${element}>`);
}

/** A number that is not negative. */
export function wholeNumber(text: string | undefined, what: string): number {
  // Most numbers are a few digits, and there are millions of them.
  const plain = text === undefined ? -1 : plainNumber(text);
  if (plain >= 0) return plain;
  if (text === undefined || !/^\s*\d{1,15}\s*$/.test(text)) throw invalid(what, text);
  return Number(text);
}

/**
 * Whether a count of executions is more than none. Counters overflow to negative numbers, grow past
 * 2^63 and are written with exponents; all that is asked of them is whether they are positive.
 */
export function executed(text: string | undefined, what: string): boolean {
  const plain = text === undefined ? -1 : plainNumber(text);
  if (plain >= 0) return plain > 0;
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
