import { singleLine } from "@slipway/toolkit";
import { branchEvidence, type Condition, identifiedBranch } from "../model/branch-evidence.ts";
import { entriesOf, listAt, objectAt, wrongJson } from "./json.ts";
import { jsonEntries } from "./json-entries.ts";
import { ReportCoverage } from "./report-coverage.ts";
import { executed, lineNumber } from "./values.ts";

/**
 * Reads `coverage-final.json` of Istanbul (nyc, Karma, Jest, Vitest).
 *
 * A line is one on which a statement starts, covered if any of them ran. A branch is an arm of `b`,
 * named by its place in the source: the numbers of two builds of a file may differ, the places do
 * not (istanbul-lib-coverage 3.2 merges by them too).
 */
export function readIstanbulJson(text: Iterable<string>): ReportCoverage {
  const report = new ReportCoverage("istanbul-json", "identified");
  report.producer = "istanbul";
  for (const { key, value } of jsonEntries(text, 1)) {
    const shown = JSON.stringify(singleLine(key, 200));
    const entry = objectAt(value, `The entry of ${shown}`);
    // Some versions wrap an entry in "data".
    const file = "data" in entry ? objectAt(entry.data, `The data of ${shown}`) : entry;
    const record = report.file(typeof file.path === "string" ? file.path : key);
    record.placeholder = file.all === true;
    const starts = new Map(entriesOf(file.statementMap, `"statementMap" of ${shown}`));
    const what = `A statement of ${shown}`;
    const counts = new Map(entriesOf(file.s, `"s" of ${shown}`));
    for (const [id, place] of starts) {
      const line = startLine(place, what);
      const hits = executed(numberText(counts.get(id)), `The count of a statement of ${shown}`);
      if (line !== undefined) record.lines.add(line, hits);
    }
    for (const [line, conditions] of branchesOf(file, shown)) {
      record.addBranches(line, report.intern(branchEvidence(conditions)));
    }
  }
  return report;
}

function branchesOf(file: Readonly<Record<string, unknown>>, shown: string) {
  const lines = new Map<number, Condition[]>();
  const counts = new Map(entriesOf(file.b, `"b" of ${shown}`));
  const seen = new Map<string, number>();
  for (const [id, value] of entriesOf(file.branchMap, `"branchMap" of ${shown}`)) {
    const what = `Branch ${JSON.stringify(singleLine(id, 20))} of ${shown}`;
    const branch = objectAt(value, what);
    const arms = listAt(counts.get(id), `${what} in "b"`);
    const locations = Array.isArray(branch.locations) ? branch.locations : [];
    const line =
      startLine(branch.loc ?? locations[0], what) ?? lineNumber(numberText(branch.line), what);
    if (line === undefined) continue;
    let key = `${String(branch.type)},${placeKey(branch.loc ?? locations[0])}`;
    // Two branches in one place are told apart by their order.
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    if (before > 0) key += `,${before}`;
    const conditions = lines.get(line) ?? [];
    for (const [index, hits] of arms.entries()) {
      conditions.push(
        identifiedBranch(`${key},${index}`, executed(numberText(hits), `An arm of ${what}`)),
      );
    }
    if (conditions.length > 0) lines.set(line, conditions);
  }
  return lines;
}

function startLine(place: unknown, what: string): number | undefined {
  if (place === undefined || place === null) return undefined;
  const start = objectAt(objectAt(place, `${what}: its place`).start, `${what}: its start`);
  // The implicit "else" of an "if" has a place without numbers.
  if (start.line === undefined || start.line === null) return undefined;
  return lineNumber(numberText(start.line), `${what}: its line`);
}

function placeKey(place: unknown): string {
  const ends = place as Record<string, Record<string, unknown> | undefined> | undefined;
  return [ends?.start, ends?.end]
    .flatMap((point) => [point?.line, point?.column])
    .map((value) => (typeof value === "number" ? String(value) : "?"))
    .join(",");
}

function numberText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "number")
    throw wrongJson(`${singleLine(JSON.stringify(value) ?? "", 60)} is no number.`);
  return String(value);
}
