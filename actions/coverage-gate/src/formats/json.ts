import { singleLine } from "@slipway/toolkit";
import { ReportProblem } from "./report-problem.ts";

/** An object of a report in JSON, whatever it turns out to hold. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The whole report as one value. Its keys may have any name: use `entriesOf`, never a member. */
export function parseJson(pieces: Iterable<string>): unknown {
  let text = "";
  for (const piece of pieces) text += piece;
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as SyntaxError;
    const at = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
    const cutOff = /Unexpected end|Unterminated/.test(message) || text.slice(at).trim() === "";
    throw new ReportProblem(
      cutOff ? "report-truncated" : "report-malformed",
      cutOff
        ? "The report ends in the middle."
        : `The report is not valid JSON (${singleLine(message, 120)}).`,
      "Create the report again and check that the step that writes it has ended before this one.",
      text.slice(0, at).split("\n").length,
    );
  }
}

export function objectAt(value: unknown, what: string): JsonObject {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as JsonObject;
  }
  throw wrongJson(`${what} is no object.`);
}

export function listAt(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw wrongJson(`${what} is no list.`);
}

/** Own members only, so that no name reaches a prototype. */
export function entriesOf(value: unknown, what: string): [string, unknown][] {
  return Object.entries(objectAt(value, what));
}

export function wrongJson(message: string): ReportProblem {
  return new ReportProblem(
    "report-invalid-value",
    message,
    "Create the report again; if it stays so, the tool that writes it has a defect.",
  );
}
