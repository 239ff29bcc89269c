/**
 * The plan of a product with 160 migrations beside `dotnet ef`: one call of `migrations script`
 * (which prints half of what a plan needs), and the calls that would answer the plan's questions.
 *
 * Everything is built and warm before the clock starts, and each is measured with its own (empty)
 * build, as a workflow runs it. `-- --quick` takes 24 migrations.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { PlanInputs } from "../../actions/ef-migrate/src/inputs.ts";
import { planOperation } from "../../actions/ef-migrate/src/operations/plan.ts";
import { readPack } from "../../actions/ef-migrate/src/pack/files.ts";
import { writeProject } from "./project.ts";
import { rehearsalFigures } from "./rehearsal.ts";

const count = process.argv.includes("--quick") ? 24 : 160;
const versions = { ef: "10.0.14", framework: "net10.0" };
const toolVersion = "10.0.15";

const home = mkdtempSync(path.join(os.tmpdir(), "slipway-bench-migrations-"));
const project = path.join(home, "Grown");
const environment = {
  ...process.env,
  RUNNER_TEMP: home,
  DOTNET_NOLOGO: "1",
  DOTNET_CLI_TELEMETRY_OPTOUT: "1",
  MSBUILDDISABLENODEREUSE: "1",
  UseSharedCompilation: "false",
};
process.env.GITHUB_WORKSPACE = home;

function run(program: string, programArguments: readonly string[]): string {
  return execFileSync(program, programArguments, {
    cwd: project,
    env: environment,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 2 ** 28,
  });
}

function ef(...command: string[]): string {
  return run(path.join(home, "tool", "dotnet-ef"), [...command, "--configuration", "Release"]);
}

const inputs: PlanInputs = {
  operation: "plan",
  evidenceDirectory: ".slipway",
  pack: path.join(home, "pack"),
  packShown: "pack",
  context: undefined,
  project,
  startupProject: undefined,
  configuration: "Release",
  framework: undefined,
  build: true,
  appliedThrough: undefined,
  baselinePack: undefined,
  migratorCommand: [],
  tableRows: new Map(),
  comment: false,
  token: undefined,
  designTimeEnvironment: {},
  applicationArguments: [],
  toolTimeoutMilliseconds: 600_000,
  edition: "enterprise",
  rules: undefined,
  oldVersion: "kept",
};

/** As on a fresh runner: the program that asks Entity Framework is compiled each time. */
async function plan(): Promise<void> {
  for (const name of readdirSync(home).filter((entry) => entry.startsWith("slipway-design-time"))) {
    rmSync(path.join(home, name), { recursive: true });
  }
  await planOperation(inputs, environment, () => {}, new AbortController().signal);
}

/** Seconds of each round; the alternatives take turns, so that a busy machine slows all of them. */
async function measured(ways: Readonly<Record<string, () => unknown>>, rounds: number) {
  const seconds = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, work] of Object.entries(ways)) {
      const start = performance.now();
      await work();
      seconds.get(name)?.push((performance.now() - start) / 1000);
    }
  }
  const median = (values: readonly number[]) =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  return (name: string) => median(seconds.get(name) ?? []);
}

try {
  mkdirSync(project);
  writeProject(project, count, versions);
  run("dotnet", [
    "tool",
    "install",
    "dotnet-ef",
    "--version",
    toolVersion,
    "--tool-path",
    path.join(home, "tool"),
  ]);
  run("dotnet", ["build", "--configuration", "Release", "-nologo", "-v:quiet"]);
  const script = path.join(home, "script.sql");
  const seconds = await measured(
    {
      plan,
      script: () => ef("migrations", "script", "--output", script),
    },
    3,
  );
  const former = await measured(
    {
      calls: () => {
        run("dotnet", ["build", "--configuration", "Release", "-nologo", "-v:quiet"]);
        ef("dbcontext", "list", "--json", "--no-build");
        ef("dbcontext", "info", "--json", "--no-build");
        ef("migrations", "list", "--no-connect", "--json", "--no-build");
        ef("migrations", "has-pending-model-changes", "--no-build");
        for (const form of [[], ["--no-transactions"]]) {
          ef("migrations", "script", "--no-build", "--output", script, ...form);
          // EF writes the whole way back only from a named migration.
          const last = readPack(inputs.pack, "pack").pack.contexts[0]?.migrations.at(-1)?.id ?? "";
          ef("migrations", "script", last, "0", "--no-build", "--output", script, ...form);
        }
      },
    },
    1,
  );

  ef("migrations", "script", "--no-build", "--no-transactions", "--output", script);
  const pack = readPack(inputs.pack, "pack");
  const [context] = pack.pack.contexts;
  const files = [context?.history, ...(context?.migrations ?? []).map(({ forward }) => forward)];
  const text = files.map((file) => pack.scripts.get(file?.file ?? "") ?? "").join("");
  const words = (sql: string) =>
    sql
      .replace(/^\uFEFF/, "")
      .replace(/\s+/g, " ")
      .trim();
  const same = words(text) === words(readFileSync(script, "utf8"));

  const row = (name: string, what: string) =>
    console.log(`${name.padEnd(34)} ${what.padStart(10)}`);
  row(`${count} migrations, EF ${versions.ef}`, "seconds");
  row("plan (forward and back, two forms)", seconds("plan").toFixed(1));
  row("one `dotnet ef migrations script`", seconds("script").toFixed(1));
  row("eight calls of `dotnet ef`", former("calls").toFixed(1));
  row("the plan's SQL is dotnet ef's", same ? "yes" : "no");
  const rehearsal = await rehearsalFigures(count);
  if (rehearsal === undefined) console.log("rehearsal: not run, no PostgreSQL server is installed");
  else {
    row("rehearsal on PostgreSQL", rehearsal.rehearsalSeconds.toFixed(1));
    row("psql, forward only", rehearsal.psqlForwardSeconds.toFixed(1));
  }
  const ratio = (other: number) => Number((seconds("plan") / other).toFixed(2));
  console.log(
    JSON.stringify({
      bench: "migrations",
      figures: {
        "plan to one script": ratio(seconds("script")),
        "plan to eight calls": ratio(former("calls")),
        "plan has dotnet ef's sql": same ? 1 : 0,
        migrations: count,
        ...(rehearsal === undefined
          ? {}
          : {
              "rehearsal seconds": rehearsal.rehearsalSeconds,
              "rehearsal restored": rehearsal.restored,
              "psql forward seconds": rehearsal.psqlForwardSeconds,
            }),
      },
      peers: { "dotnet-ef": toolVersion },
    }),
  );
} finally {
  rmSync(home, { recursive: true, force: true });
}
