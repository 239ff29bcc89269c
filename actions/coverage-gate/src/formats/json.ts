import { ReportProblem } from "./report-problem.ts";

/** An object of a report in JSON, whatever it turns out to hold. */
export type JsonObject = Readonly<Record<string, unknown>>;

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
