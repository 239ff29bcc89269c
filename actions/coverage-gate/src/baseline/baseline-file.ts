import { countedBranches } from "../model/branch-evidence.ts";
import { FileCoverage, FileRecord } from "../model/file-coverage.ts";
import { type LineSet, lineRanges } from "../model/line-set.ts";

/** What a run measured, kept for the runs after it. */
export interface Baseline {
  /** The branch of that run; a baseline of another branch than the default one judges nobody. */
  readonly branch: string;
  readonly groups: ReadonlyMap<string, BaselineGroup>;
}

export interface BaselineGroup {
  /** The commit whose lines are numbered. */
  readonly commit: string;
  /** When the tests ran, ISO 8601. */
  readonly measuredAt: string;
  readonly files: ReadonlyMap<string, FileCoverage>;
}

const schema = "slipway/coverage-baseline/v1";
/** A file of this size has more lines than the largest product. */
export const largestBaselineBytes = 64 * 1024 * 1024;

/** The baseline as a file: ranges of lines, `line:covered/total` of branches. */
export function writeBaseline({ branch, groups }: Baseline): string {
  const value = {
    schema,
    branch,
    groups: Object.fromEntries(
      [...groups].map(([name, { commit, measuredAt, files }]) => [
        name,
        {
          commit,
          measuredAt,
          files: Object.fromEntries([...files].map(([path, file]) => [path, written(file)])),
        },
      ]),
    ),
  };
  return `${JSON.stringify(value)}\n`;
}

function written(file: FileCoverage): { covered: string; uncovered: string; branches?: string } {
  const covered: number[] = [];
  const uncovered: number[] = [];
  for (const state of file.lines.lines()) (state.covered ? covered : uncovered).push(state.line);
  const branches = [...file.branchLines()]
    .sort((a, b) => a - b)
    .map((line) => {
      const { low, total } = file.branchesOf(line);
      return `${line}:${low}/${total}`;
    });
  return {
    covered: lineRanges(covered),
    uncovered: lineRanges(uncovered),
    ...(branches.length === 0 ? {} : { branches: branches.join(",") }),
  };
}

/** The baseline in a file's text, or one sentence that says why it is none. */
export function parseBaseline(text: string): Baseline | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "It is not JSON.";
  }
  if (!isObject(value) || value.schema !== schema) return "It is no baseline of this version.";
  const { branch, groups } = value;
  if (typeof branch !== "string" || !isObject(groups)) return "It has no branch or no groups.";
  const read = new Map<string, BaselineGroup>();
  for (const [name, group] of Object.entries(groups)) {
    if (!isObject(group) || !isObject(group.files)) return "A group of it has no files.";
    const { commit, measuredAt } = group;
    if (typeof commit !== "string" || !/^[0-9a-f]{40,64}$/.test(commit)) {
      return "A group of it names no commit.";
    }
    if (typeof measuredAt !== "string" || Number.isNaN(Date.parse(measuredAt))) {
      return "A group of it names no time.";
    }
    const files = new Map<string, FileCoverage>();
    for (const [path, file] of Object.entries(group.files)) {
      const coverage = readFile(file);
      if (coverage === undefined) return "A file of it has no lines.";
      files.set(path, coverage);
    }
    read.set(name, { commit, measuredAt, files });
  }
  return { branch, groups: read };
}

function readFile(value: unknown): FileCoverage | undefined {
  if (!isObject(value)) return undefined;
  const { covered, uncovered, branches = "" } = value;
  const record = new FileRecord("counted");
  if (!addRanges(record.lines, uncovered, false) || !addRanges(record.lines, covered, true)) {
    return undefined;
  }
  if (typeof branches !== "string") return undefined;
  for (const entry of branches === "" ? [] : branches.split(",")) {
    const [, line, low, total] = /^(\d{1,7}):(\d{1,6})\/(\d{1,6})$/.exec(entry) ?? [];
    if (line === undefined || Number(low) > Number(total)) return undefined;
    record.addBranches(Number(line), countedBranches(Number(low), Number(total)));
  }
  const file = new FileCoverage();
  file.add(record, "baseline");
  return file;
}

/** Adds `3-5, 9`; false when the text is something else. */
function addRanges(lines: LineSet, ranges: unknown, covered: boolean): boolean {
  if (typeof ranges !== "string") return false;
  for (const range of ranges === "" ? [] : ranges.split(", ")) {
    const [, from, to = from] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(range) ?? [];
    if (from === undefined || Number(from) < 1) return false;
    for (let line = Number(from); line <= Number(to); line++) lines.add(line, covered);
  }
  return true;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
