import { branchEvidence, type Condition, countedBranches } from "../model/branch-evidence.ts";
import type { FileRecord } from "../model/file-coverage.ts";
import { ReportCoverage } from "./report-coverage.ts";
import { executedAttribute, invalid, lineAttribute, wholeNumber } from "./values.ts";
import { type Attributes, readXml } from "./xml.ts";

/** A `<line>` element that is being read. */
interface Line {
  readonly number: number | undefined;
  readonly covered: boolean;
  readonly conditionCoverage: string | undefined;
  conditions: ReadCondition[];
}

/** The attributes of a `<condition>`. */
interface ReadCondition {
  readonly number: string | undefined;
  readonly type: string | undefined;
  readonly coverage: string | undefined;
}

const none: ReadCondition[] = [];
/** Of a line with more of them nothing but the sum is used. */
const mostConditions = 10_000;

/**
 * Reads Cobertura XML as coverlet, Microsoft, Istanbul, coverage.py, gcovr and Cobertura itself
 * write it.
 *
 * Lines are those below `<class><lines>`. The lines below `<method>` repeat them (coverlet) or add
 * declarations that are no statements (Istanbul), so they count only in a class that has no lines
 * of its own. The rates and totals in attributes count a line once per class and method: they are
 * never used.
 */
export function readCobertura(text: Iterable<string>, positions: boolean): ReportCoverage {
  const report = new ReportCoverage("cobertura", "counted");
  const dialect = new Dialect();
  let file: FileRecord | undefined;
  let line: Line | undefined;
  let inMethods = false;
  let ownLines = false;
  let methodLines: Line[] = [];
  let source: string | undefined;
  let declaredBranches = 0;
  /** What the few texts of `condition-coverage` say. */
  const seen = new Map<string, Counts | undefined>();

  const add = (read: Line) => {
    if (file === undefined || read.number === undefined) return;
    file.lines.add(read.number, read.covered);
    const branches = branchesOf(read, seen);
    if (branches !== undefined) file.addBranches(read.number, report.intern(branches));
  };

  readXml(
    text,
    {
      open(name, attributes) {
        switch (name) {
          case "coverage":
            dialect.root(attributes);
            report.writtenAt = timestamp(attributes.get("timestamp"));
            declaredBranches = Number(attributes.get("branches-valid") ?? 0);
            break;
          case "source":
            source = "";
            break;
          case "class": {
            const name = attributes.get("filename");
            if (name === undefined || name.trim() === "") {
              throw invalid('The attribute "filename" of a <class>', name);
            }
            dialect.file(name);
            file = report.file(name);
            ownLines = false;
            methodLines = [];
            break;
          }
          case "methods":
            inMethods = true;
            break;
          case "line":
            if (!dialect.titleCase) dialect.branch(attributes.get("branch"));
            line = {
              number: lineAttribute(attributes, "number", "line"),
              covered: executedAttribute(attributes, "hits", "line"),
              conditionCoverage: attributes.get("condition-coverage"),
              conditions: none,
            };
            break;
          case "condition":
            if (line !== undefined) {
              const condition = {
                number: attributes.get("number"),
                type: attributes.get("type"),
                coverage: attributes.get("coverage"),
              };
              if (line.conditions === none) line.conditions = [condition];
              else line.conditions.push(condition);
            }
            break;
        }
      },
      close(name) {
        switch (name) {
          case "source":
            if (source !== undefined && source.trim() !== "") report.roots.push(source.trim());
            source = undefined;
            break;
          case "methods":
            inMethods = false;
            break;
          case "line":
            if (line === undefined) break;
            if (inMethods) methodLines.push(line);
            else {
              ownLines = true;
              add(line);
            }
            line = undefined;
            break;
          case "class":
            if (!ownLines) for (const read of methodLines) add(read);
            file = undefined;
            methodLines = [];
            break;
        }
      },
      text(piece) {
        if (source !== undefined) source += piece;
      },
    },
    positions,
  );
  report.producer = dialect.producer(report.roots.length > 0);
  if (report.producer === "istanbul") warnOfMissingBranches(report, declaredBranches);
  return report;
}

interface Counts {
  readonly covered: number;
  readonly total: number;
}

/** `undefined` for a line without branches. */
function branchesOf(
  { conditionCoverage, conditions }: Line,
  seen: Map<string, Counts | undefined>,
): string | undefined {
  if (conditionCoverage === undefined) return undefined;
  let counts = seen.get(conditionCoverage);
  if (counts === undefined && !seen.has(conditionCoverage)) {
    counts = countsIn(conditionCoverage);
    seen.set(Buffer.from(conditionCoverage).toString(), counts);
  }
  if (counts === undefined) return undefined;
  const { covered, total } = counts;
  const certain = certainConditions(conditions, covered, total);
  return certain === undefined ? countedBranches(covered, total) : branchEvidence(certain);
}

/** The figures of `condition-coverage`: "50% (1/2)". */
function countsIn(conditionCoverage: string): Counts | undefined {
  const counts = /\(\s*([\d.,\s]+?)\s*\/\s*([\d.,\s]+?)\s*\)/.exec(conditionCoverage);
  const what = 'The attribute "condition-coverage" of a <line>';
  if (counts === null) {
    if (/^\s*\d+([.,]\d+)?\s*%\s*$/.test(conditionCoverage)) return undefined;
    throw invalid(what, conditionCoverage);
  }
  const [covered, total] = [counts[1], counts[2]].map((digits) =>
    wholeNumber(digits?.replace(/[.,\s]/g, ""), what),
  ) as [number, number];
  if (covered > total) throw invalid(what, conditionCoverage);
  return total === 0 ? undefined : { covered, total };
}

/**
 * The line's conditions where their sizes are certain: a jump has two ends, and one single switch
 * has what remains. They have to add up to the line's own figures, or nothing is said about which
 * condition was reached.
 */
function certainConditions(
  conditions: readonly ReadCondition[],
  covered: number,
  total: number,
): Condition[] | undefined {
  if (conditions.length < 2 && conditions[0]?.type !== "jump") return undefined;
  if (conditions.length > mostConditions) return undefined;
  const jumps = conditions.filter(({ type }) => type === "jump").length;
  const switches = conditions.length - jumps;
  const rest = total - 2 * jumps;
  if (switches > 1 || (switches === 0 ? rest !== 0 : rest < 2)) return undefined;
  const read: Condition[] = [];
  const keys = new Set<string>();
  let sum = 0;
  for (const { number, type, coverage } of conditions) {
    const share = /^\s*(\d+(?:[.,]\d+)?)\s*%?\s*$/.exec(coverage ?? "")?.[1];
    if (number === undefined || share === undefined || !/^\w+$/.test(number)) return undefined;
    const size = type === "jump" ? 2 : rest;
    const low = Math.round((Number(share.replace(",", ".")) * size) / 100);
    if (low > size || keys.has(number)) return undefined;
    keys.add(number);
    sum += low;
    read.push({ key: number, size, low, high: low });
  }
  return sum === covered ? read : undefined;
}

/** Cobertura's timestamp is in seconds or, from Istanbul and Java, in milliseconds. */
function timestamp(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{9,14}$/.test(text)) return undefined;
  const value = Number(text);
  return value < 100_000_000_000 ? value * 1000 : value;
}

/** Istanbul writes no branch that lies on a line where no statement starts. */
function warnOfMissingBranches(report: ReportCoverage, declared: number): void {
  let written = 0;
  for (const { branches } of report.files.values()) {
    for (const evidence of branches.values()) written += Number(evidence.split(":")[1] ?? 0);
  }
  if (declared > written) {
    report.notices.push(
      `Istanbul's Cobertura leaves out branches on lines where no statement starts (${declared} in the run, at most ${written} in the lines). For a branch threshold use the reporter "lcovonly" or "json".`,
    );
  }
}

/** Tells the writer of a Cobertura report by what only it writes. */
class Dialect {
  #version = "";
  #complexity = false;
  titleCase = false;
  #absolute = false;

  root(attributes: Attributes): void {
    this.#version = attributes.get("version") ?? "";
    this.#complexity = attributes.get("complexity") !== undefined;
  }

  branch(value: string | undefined): void {
    if (value === "True" || value === "False") this.titleCase = true;
  }

  file(name: string): void {
    if (/^([a-z]:)?[\\/]/i.test(name)) this.#absolute = true;
  }

  producer(hasSources: boolean): string {
    const version = this.#version;
    if (version.startsWith("gcovr")) return "gcovr";
    if (this.titleCase) return !hasSources && this.#absolute ? "microsoft" : "coverlet";
    if (version === "0.1") return "istanbul";
    if (this.#complexity && version === "1.9" && !hasSources) return "microsoft";
    if (/^[4-9]\.\d/.test(version)) return "coverage.py";
    if (version === "1.9" && hasSources) return "coverlet";
    return "cobertura";
  }
}
