/**
 * Builds the small projects below `projects/` with real coverage tools and keeps their reports as
 * fixtures of coverage-gate's tests, with what ReportGenerator and the tools themselves count.
 *
 * `node --conditions=source bench/coverage/produce.ts` needs the .NET SDK, npm, Chromium, gcc, lcov,
 * gcovr, python3-coverage and libjacoco-java; `--only dotnet,javascript,…` leaves the rest as it is.
 * Names of this machine's directories are replaced in the fixtures, after everything was counted.
 */
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { RecordedSet, Totals } from "../../actions/coverage-gate/test/real-reports.ts";
import {
  countSet,
  fixtures,
  recorded,
  totalsFile,
} from "../../actions/coverage-gate/test/real-reports.ts";
import {
  installReportGenerator,
  reportGeneratorTotals,
  reportGeneratorVersion,
} from "./report-generator.ts";

const projects = path.join(import.meta.dirname, "projects");
const work = mkdtempSync(path.join(tmpdir(), "coverage-producers-"));

function run(directory: string, command: string, ...commandArguments: string[]): string {
  console.log(
    `${path.basename(directory)}: ${command} ${commandArguments.join(" ").slice(0, 100)}`,
  );
  return execFileSync(command, commandArguments, {
    cwd: directory,
    encoding: "utf8",
    env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: "1", NO_COLOR: "1", CHROME_BIN: chrome },
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 64 * 1024 * 1024,
  });
}

const chrome = process.env.CHROME_BIN ?? "/usr/bin/chromium";

/** What one tool wrote in one run: the report files of each set, and what the tool itself counts. */
interface Production {
  readonly tool: string;
  readonly directory: string;
  /** Name of the fixture to the file that was written. */
  readonly reports: Readonly<Record<string, string>>;
  readonly own?: Totals;
}

function copyOf(project: string): string {
  const directory = path.join(work, project);
  cpSync(path.join(projects, project), directory, { recursive: true });
  return directory;
}

const testProjects = ["Ledger.Tests", "Ledger.NightTests"];
const coverletFiles = {
  cobertura: "coverage.cobertura.xml",
  opencover: "coverage.opencover.xml",
  lcov: "coverage.info",
  json: "coverage.json",
};

function* dotnet(): Generator<Production> {
  const directory = copyOf("dotnet");
  for (const version of ["6.0.4", "10.0.1"]) {
    const reports: Record<string, string> = {};
    for (const project of testProjects) {
      const results = `results/collector-${version}/${project}`;
      run(
        directory,
        "dotnet",
        "test",
        project,
        "-p:Coverlet=collector",
        `-p:CoverletVersion=${version}`,
        "--collect:XPlat Code Coverage",
        "--results-directory",
        results,
        "--",
        "DataCollectionRunSettings.DataCollectors.DataCollector.Configuration.Format=cobertura,opencover,lcov,json",
      );
      for (const [format, file] of Object.entries(coverletFiles)) {
        const [written] = globSync(`${results}/*/${file}`, { cwd: directory });
        if (written !== undefined) reports[`${project}.${format}${path.extname(file)}`] = written;
      }
    }
    yield { tool: `coverlet.collector ${version}`, directory, reports };
  }
  // A deterministic build names its files /_/…, and only Cobertura can be written of it.
  for (const [name, deterministic, formats] of [
    ["coverlet.msbuild 10.0.1", "false", ["cobertura", "opencover", "lcov", "json"]],
    ["coverlet.msbuild 10.0.1 deterministic", "true", ["cobertura"]],
  ] as const) {
    const [project] = testProjects as [string];
    const results = path.join(directory, "results", name.replaceAll(" ", "-"));
    run(
      directory,
      "dotnet",
      "test",
      project,
      "-p:Coverlet=msbuild",
      "-p:CoverletVersion=10.0.1",
      "-p:CollectCoverage=true",
      `-p:CoverletOutput=${results}/`,
      `-p:DeterministicReport=${deterministic}`,
      `-p:ContinuousIntegrationBuild=${deterministic}`,
      `-p:CoverletOutputFormat="${formats.join(",")}"`,
    );
    yield {
      tool: name,
      directory,
      reports: Object.fromEntries(
        formats.map((format) => [
          `${project}.${format}${path.extname(coverletFiles[format])}`,
          path.join(results, coverletFiles[format]),
        ]),
      ),
    };
  }
  const reports: Record<string, string> = {};
  for (const [format, extension] of [
    ["Cobertura", "cobertura.xml"],
    ["Xml", "xml"],
    ["Coverage", "coverage"],
  ] as const) {
    for (const project of testProjects) {
      const results = `results/microsoft-${format}/${project}`;
      run(
        directory,
        "dotnet",
        "test",
        project,
        "-p:Coverlet=",
        "--collect",
        `Code Coverage;Format=${format}`,
        "--results-directory",
        results,
      );
      const [written] = globSync(`${results}/*/*.${extension}`, { cwd: directory });
      if (written !== undefined) reports[`${project}.${extension}`] = written;
    }
  }
  yield { tool: "Microsoft.CodeCoverage 17.14.1", directory, reports };
}

/** Istanbul's own sums, which every one of its reporters writes of the same run. */
function istanbulTotals(file: string): Totals {
  const { total } = JSON.parse(readFileSync(file, "utf8")) as {
    total: Record<"lines" | "branches", { covered: number; total: number }>;
  };
  const pair = ({ covered, total }: { covered: number; total: number }): [number, number] => [
    covered,
    total,
  ];
  return { lines: pair(total.lines), branches: pair(total.branches) };
}

function istanbulReports(directory: string, folder: string): Record<string, string> {
  const names = ["cobertura-coverage.xml", "lcov.info", "coverage-final.json", "clover.xml"];
  return Object.fromEntries(names.map((name) => [name, path.join(directory, folder, name)]));
}

function* javascript(): Generator<Production> {
  const directory = copyOf("javascript");
  run(directory, "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts");
  const tool = (name: string, ...commandArguments: string[]) =>
    run(directory, process.execPath, path.join("node_modules", ".bin", name), ...commandArguments);
  const production = (name: string, folder: string): Production => ({
    tool: name,
    directory,
    reports: istanbulReports(directory, folder),
    own: istanbulTotals(path.join(directory, folder, "coverage-summary.json")),
  });
  const reporters = ["cobertura", "lcovonly", "json", "clover", "json-summary"];
  for (const provider of ["v8", "istanbul"]) {
    tool(
      "vitest",
      "run",
      "--coverage.enabled",
      `--coverage.provider=${provider}`,
      `--coverage.reportsDirectory=out/${provider}`,
      ...reporters.map((reporter) => `--coverage.reporter=${reporter}`),
    );
    yield production(`vitest 5.1.0 ${provider}`, `out/${provider}`);
  }
  tool("jest", "--coverage", "--coverageDirectory=out/jest");
  yield production("jest 30.5.2", "out/jest");
  tool("tsc", "-p", "tsconfig.karma.json", "--noCheck");
  tool("karma", "start", "karma.conf.cjs");
  yield production("karma-coverage 2.2.1", "coverage");
  tool(
    "c8",
    "--reports-dir=out/c8",
    ...reporters.map((reporter) => `--reporter=${reporter}`),
    "--src=src",
    "--include=src/*.ts",
    "node",
    "use.ts",
  );
  yield production("c8 12.0.0", "out/c8");
}

function* c(): Generator<Production> {
  const directory = copyOf("c");
  run(directory, "gcc", "--coverage", "-O0", "-c", "gauge.c", "main.c");
  run(directory, "gcc", "--coverage", "gauge.o", "main.o", "-o", "gauge");
  run(directory, "./gauge");
  run(directory, "lcov", "-c", "-d", ".", "--rc", "lcov_branch_coverage=1", "-o", "lcov.info");
  yield { tool: "lcov 1.16 (gcc 12)", directory, reports: { "lcov.info": "lcov.info" } };
  run(directory, "gcovr", "--xml", "cobertura.xml", "--json-summary", "summary.json", ".");
  const sums = JSON.parse(readFileSync(path.join(directory, "summary.json"), "utf8")) as Record<
    string,
    number
  >;
  yield {
    tool: "gcovr 5.2 (gcc 12)",
    directory,
    reports: { "cobertura.xml": "cobertura.xml" },
    own: {
      lines: [sums.line_covered ?? 0, sums.line_total ?? 0],
      branches: [sums.branch_covered ?? 0, sums.branch_total ?? 0],
    },
  };
}

function* python(): Generator<Production> {
  const directory = copyOf("python");
  const coverage = (...commandArguments: string[]) =>
    run(directory, "python3-coverage", ...commandArguments);
  coverage("run", "--branch", "--source=.", "run.py");
  coverage("xml", "-q");
  coverage("lcov", "-q");
  coverage("json", "-q");
  const { totals } = JSON.parse(readFileSync(path.join(directory, "coverage.json"), "utf8")) as {
    totals: Record<string, number>;
  };
  yield {
    tool: "coverage.py 6.5.0",
    directory,
    reports: { "coverage.xml": "coverage.xml", "coverage.lcov": "coverage.lcov" },
    own: {
      lines: [totals.covered_lines ?? 0, totals.num_statements ?? 0],
      branches: [totals.covered_branches ?? 0, totals.num_branches ?? 0],
    },
  };
}

function* java(): Generator<Production> {
  const directory = copyOf("java");
  const jars = "/usr/share/java";
  for (const module of ["core", "api"]) {
    const sources = globSync(`${module}/src/**/*.java`, { cwd: directory });
    run(
      directory,
      "javac",
      "--release",
      "11",
      "-g",
      "-cp",
      "core/classes",
      "-d",
      `${module}/classes`,
      ...sources,
    );
  }
  run(directory, "unzip", "-qo", `${jars}/org.jacoco.agent.jar`, "jacocoagent.jar");
  run(
    directory,
    "java",
    "-javaagent:jacocoagent.jar=destfile=jacoco.exec",
    "-cp",
    "api/classes:core/classes",
    "shop.Main",
  );
  const reporting = [
    ...[
      "org.jacoco.core",
      "org.jacoco.report",
      "asm",
      "asm-tree",
      "asm-commons",
      "asm-analysis",
    ].map((name) => `${jars}/${name}.jar`),
    ".",
  ].join(":");
  run(directory, "javac", "-cp", reporting, "Report.java");
  run(directory, "java", "-cp", reporting, "Report", "api", "core");
  const text = readFileSync(path.join(directory, "jacoco.xml"), "utf8");
  const counter = (type: string): [number, number] => {
    const last = [
      ...text.matchAll(new RegExp(`type="${type}" missed="(\\d+)" covered="(\\d+)"`, "g")),
    ].at(-1);
    const [missed, covered] = [Number(last?.[1]), Number(last?.[2])];
    return [covered, missed + covered];
  };
  yield {
    tool: "JaCoCo 0.8.6",
    directory,
    reports: { "jacoco.xml": "jacoco.xml" },
    own: { lines: counter("LINE"), branches: counter("BRANCH") },
  };
}

const producers = { dotnet, javascript, c, python, java };
const only = process.argv[2] === "--only" ? (process.argv[3] ?? "").split(",") : undefined;
const reportGenerator = installReportGenerator();

function othersRecorded(project: string): RecordedSet[] {
  if (!existsSync(totalsFile)) return [];
  return recorded().filter((set) => set.project !== project);
}

for (const [project, produce] of Object.entries(producers)) {
  if (only !== undefined && !only.includes(project)) continue;
  const sets: RecordedSet[] = [];
  rmSync(path.join(fixtures, project), { recursive: true, force: true });
  for (const { tool, directory, reports, own } of produce()) {
    const folder = path.join(project, tool.replace(/[^\w.-]+/g, "-").replace(/-$/, ""));
    mkdirSync(path.join(fixtures, folder), { recursive: true });
    const measured: Record<string, string[]> = {};
    for (const [name, written] of Object.entries(reports)) {
      const file = path.resolve(directory, written);
      const format = name.replace(/^Ledger\.\w+\./, "");
      measured[format] = [...(measured[format] ?? []), file];
      const target = path.join(fixtures, folder, name);
      if (name.endsWith(".coverage")) {
        // Only its beginning: the format is binary and nothing but recognised.
        writeFileSync(target, readFileSync(file).subarray(0, 512));
        continue;
      }
      writeFileSync(
        target,
        readFileSync(file, "utf8")
          .replaceAll(directory, `/home/runner/work/${project}`)
          .replaceAll(directory.slice(1), `home/runner/work/${project}`),
      );
    }
    const named = Object.entries(reports).map(([name, written]) => ({
      name,
      format: name.replace(/^Ledger\.\w+\./, ""),
      file: path.resolve(directory, written),
    }));
    const record = (label: string, of: typeof named) =>
      sets.push({
        project,
        tool,
        label,
        reports: of.map(({ name }) => path.posix.join(folder, name)),
        counted: countSet(
          project,
          of.map(({ name }) => path.posix.join(folder, name)),
        ),
        reportGenerator: reportGeneratorTotals(
          reportGenerator,
          of.map(({ file }) => file),
        ),
        ...(own === undefined ? {} : { own }),
      });
    const readable = named.filter(({ name }) => !name.endsWith(".coverage"));
    for (const format of new Set(readable.map(({ format }) => format))) {
      record(
        format,
        readable.filter((report) => report.format === format),
      );
    }
    if (new Set(readable.map(({ format }) => format)).size > 1) record("all formats", readable);
  }
  const all = [...othersRecorded(project), ...sets].sort((one, other) =>
    one.project < other.project ? -1 : one.project > other.project ? 1 : 0,
  );
  writeFileSync(
    totalsFile,
    `${JSON.stringify({ reportGenerator: reportGeneratorVersion, sets: all }, undefined, 2)}\n`,
  );
  console.log(`${project}: ${sets.length} sets are recorded.`);
}

rmSync(work, { recursive: true, force: true });
