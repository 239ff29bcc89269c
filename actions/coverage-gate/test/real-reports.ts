import { readFileSync } from "node:fs";
import path from "node:path";
import { findReports } from "../src/evidence/find-reports.ts";
import { type ReadReport, readReports } from "../src/evidence/read-reports.ts";
import { countedFiles } from "../src/gate/counted-files.ts";
import { repositoryFiles } from "../src/paths/repository-files.ts";
import type { GroupSettings } from "../src/settings/groups.ts";
import { parseThreshold } from "../src/settings/threshold.ts";

/** Reports of real tools; `npm run bench -- coverage` and bench/coverage/produce.ts renew them. */
export const fixtures = path.join(import.meta.dirname, "real-reports");
export const totalsFile = path.join(fixtures, "totals.json");

/** Covered and coverable. */
export interface Totals {
  readonly lines: readonly [number, number];
  readonly branches: readonly [number, number];
}

export interface Counted extends Totals {
  /** More than the covered branches where the reports leave an interval. */
  readonly branchesAtMost: number;
}

/** Reports of one run of one tool that are counted together. */
export interface RecordedSet {
  readonly project: string;
  readonly tool: string;
  readonly label: string;
  readonly reports: readonly string[];
  /** What the gate counts in them. */
  readonly counted: Counted;
  /** `null` where it reads none of them. */
  readonly reportGenerator: Totals | null;
  /** What the tool that wrote the reports says of the same run. */
  readonly own?: Totals;
}

export const recorded = () =>
  (JSON.parse(readFileSync(totalsFile, "utf8")) as { sets: RecordedSet[] }).sets;

/** The sources of the projects whose tests wrote the reports. */
const sources: Readonly<Record<string, readonly string[]>> = {
  dotnet: [
    "Ledger/Account.cs",
    "Ledger/Journal.cs",
    "Ledger/Journal.Counters.cs",
    "Ledger/Migrations/20240101_First.cs",
    "Ledger.Tests/AccountTests.cs",
    "Ledger.NightTests/JournalTests.cs",
  ],
  javascript: [
    "src/stock.ts",
    "src/till.ts",
    "src/unused.ts",
    "test/stock.spec.ts",
    "test/till.spec.ts",
    "built/src/stock.js",
    "built/src/till.js",
    "use.ts",
  ],
  c: ["gauge.c", "gauge.h", "main.c"],
  python: ["run.py", "tariff.py"],
  java: [
    "api/src/shop/Main.java",
    "api/src/shop/part/Names.java",
    "core/src/shop/Basket.java",
    "core/src/shop/part/Names.java",
  ],
};

/** Reads reports as the gate does, with no exclusions. */
export function readSet(project: string, reports: readonly string[]): ReadReport[] {
  const repository = repositoryFiles("/checkout", sources[project] ?? []);
  const readings = readReports(findReports(fixtures, fixtures, reports), {
    repository,
    workingDirectory: "",
    mappings: [],
    age: { notBefore: undefined, committedAt: undefined },
  });
  return [...readings.values()].map((reading) => {
    if ("problem" in reading) throw reading.problem;
    return reading;
  });
}

const none = parseThreshold("0", "no threshold");

/** A group that leaves nothing out. */
const everything: GroupSettings = {
  name: "all",
  reports: [],
  lines: none,
  include: [],
  exclude: [],
  exclusionSets: [],
  tolerance: none,
  source: [],
  unreported: "list",
  testResults: [],
};

const counts = new Map<string, Counted>();

/** What the gate counts in these reports. */
export function countSet(project: string, reports: readonly string[]): Counted {
  const key = reports.join("\n");
  const counted = counts.get(key) ?? countReports(project, reports);
  counts.set(key, counted);
  return counted;
}

function countReports(project: string, reports: readonly string[]): Counted {
  const { coverage } = countedFiles(everything, readSet(project, reports));
  const lines: [number, number] = [0, 0];
  const branches: [number, number] = [0, 0];
  let branchesAtMost = 0;
  for (const file of coverage.values()) {
    const { covered, total } = file.lines.count();
    lines[0] += covered;
    lines[1] += total;
    const count = file.branchCount();
    branches[0] += count.low;
    branches[1] += count.total;
    branchesAtMost += count.high;
  }
  return { lines, branches, branchesAtMost };
}
