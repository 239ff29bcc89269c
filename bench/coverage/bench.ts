/**
 * The gate beside ReportGenerator, each as the process that a job starts, on the same reports in one
 * run: `npm run bench -- coverage`. CPU seconds and ratios are what to compare; the machine's load
 * moves the wall clock only.
 *
 * `--megabytes 100,500` are the sizes of the Cobertura reports; their lcov is measured too.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "yaml";
import { type Cost, costOf } from "./child.ts";
import { type Generated, generateReports } from "./generate.ts";
import {
  installReportGenerator,
  reportGeneratorEnvironment,
  reportGeneratorVersion,
} from "./report-generator.ts";

const action = path.resolve(import.meta.dirname, "..", "..", "actions", "coverage-gate");
const declared = (
  parse(readFileSync(path.join(action, "action.yml"), "utf8")) as {
    inputs: Record<string, { default?: string }>;
  }
).inputs;

const asked = process.argv.indexOf("--megabytes");
const sizes = (asked < 0 ? "100,500" : (process.argv[asked + 1] ?? "")).split(",").map(Number);

const work = mkdtempSync(path.join(tmpdir(), "coverage-bench-"));
const reportGenerator = installReportGenerator();

interface Row {
  readonly report: string;
  readonly megabytes: number;
  readonly ours: Cost;
  readonly peer?: Cost;
}

const rows: Row[] = [];
const wrong: string[] = [];

/** The action on one report in a repository, with the runner's protocol; its counts are checked. */
async function ours(workspace: string, report: string, truth: Generated): Promise<Cost> {
  const outputs = path.join(work, "outputs");
  writeFileSync(outputs, "");
  const inputs = {
    ...Object.fromEntries(
      Object.entries(declared).map(([name, { default: value = "" }]) => [name, value]),
    ),
    reports: report,
    "line-threshold": "50",
    "branch-threshold": "50",
  };
  const cost = await costOf(
    process.execPath,
    [path.join(action, "dist", "index.js")],
    {
      PATH: process.env.PATH,
      HOME: work,
      GITHUB_ACTIONS: "true",
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: outputs,
      GITHUB_STEP_SUMMARY: path.join(work, "summary"),
      ...Object.fromEntries(
        Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
    },
    workspace,
  );
  const written = JSON.parse(
    readFileSync(path.join(workspace, ".slipway", "coverage-gate-report.json"), "utf8"),
  ) as { groups: { lines: Counts; branches: Counts }[] };
  const [group] = written.groups;
  for (const [kind, [covered, total]] of Object.entries({
    lines: truth.lines,
    branches: truth.branches,
  })) {
    const counted = group?.[kind as "lines" | "branches"];
    if (counted?.covered !== covered || counted.total !== total) {
      wrong.push(
        `${report}: ${kind} ${counted?.covered}/${counted?.total}, not ${covered}/${total}`,
      );
    }
  }
  return cost;
}

interface Counts {
  readonly covered: number;
  readonly total: number;
}

const peer = (report: string) =>
  costOf(
    reportGenerator,
    [
      `-reports:${report}`,
      `-targetdir:${path.join(work, "peer")}`,
      "-reporttypes:JsonSummary",
      "-verbosity:Off",
    ],
    reportGeneratorEnvironment,
    work,
  );

try {
  for (const megabytes of [0, ...sizes]) {
    const workspace = path.join(work, `${megabytes}`);
    mkdirSync(workspace);
    const cobertura = path.join(workspace, "coverage.cobertura.xml");
    const lcov = path.join(workspace, "lcov.info");
    const truth = generateReports(cobertura, lcov, Math.max(megabytes * 1_000_000, 20_000));
    execFileSync("git", ["init", "-q"], { cwd: workspace });
    for (const name of ["coverage.cobertura.xml", "lcov.info"]) {
      const label = megabytes === 0 ? "small" : `${megabytes} MB`;
      const kind = name.endsWith(".xml") ? "Cobertura" : "lcov of the same run";
      rows.push({
        report: `${label} ${kind}`,
        megabytes,
        ours: await ours(workspace, name, truth),
        peer: await peer(path.join(workspace, name)),
      });
    }
    rmSync(workspace, { recursive: true, force: true });
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

const shown = (value: number) => value.toFixed(2).padStart(9);
console.log(`
                                     coverage-gate        ReportGenerator ${reportGeneratorVersion}       ratio
report                              CPU s   peak MB        CPU s   peak MB      CPU  memory`);
for (const { report, ours: own, peer: other } of rows) {
  const ratio = (a: number, b: number | undefined) => (b ? (a / b).toFixed(2) : "-").padStart(7);
  console.log(
    `${report.padEnd(30)} ${shown(own.cpuSeconds)} ${String(own.peakMegabytes).padStart(9)}    ${shown(other?.cpuSeconds ?? 0)} ${String(other?.peakMegabytes ?? 0).padStart(9)}  ${ratio(own.cpuSeconds, other?.cpuSeconds)} ${ratio(own.peakMegabytes, other?.peakMegabytes)}`,
  );
}
for (const line of wrong) console.log(`WRONG: ${line}`);
if (wrong.length > 0 || rows.some(({ ours: own }) => own.exitCode !== 0)) process.exitCode = 1;

const name = ({ report }: Row) =>
  report
    .replace(/ of the same run$/, "")
    .replace(/\W+/g, "-")
    .toLowerCase();
const figures: Record<string, number> = {};
const peers: Record<string, number> = {};
for (const row of rows) {
  figures[`${name(row)}-cpu-s`] = Number(row.ours.cpuSeconds.toFixed(2));
  figures[`${name(row)}-peak-mb`] = row.ours.peakMegabytes;
  if (row.peer === undefined) continue;
  peers[`${name(row)}-cpu-s`] = Number(row.peer.cpuSeconds.toFixed(2));
  peers[`${name(row)}-peak-mb`] = row.peer.peakMegabytes;
  figures[`${name(row)}-cpu-ratio`] = Number(
    (row.ours.cpuSeconds / row.peer.cpuSeconds).toFixed(3),
  );
  figures[`${name(row)}-memory-ratio`] = Number(
    (row.ours.peakMegabytes / row.peer.peakMegabytes).toFixed(3),
  );
}
const [small, large] = sizes.map((size) => rows.find((row) => row.megabytes === size));
if (small !== undefined && large !== undefined) {
  // 1 is exactly linear: CPU of the large report by CPU of the small one, by their sizes.
  figures.linearity = Number(
    (large.ours.cpuSeconds / small.ours.cpuSeconds / (large.megabytes / small.megabytes)).toFixed(
      2,
    ),
  );
}
console.log(
  JSON.stringify({
    bench: "coverage",
    figures,
    peers: { [`ReportGenerator ${reportGeneratorVersion}`]: peers },
  }),
);
