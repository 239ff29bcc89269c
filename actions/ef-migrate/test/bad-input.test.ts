import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { UsageError } from "@slipway/toolkit";
import { describe, expect, it } from "vitest";
import type { PlanInputs } from "../src/inputs.ts";
import type { Outcome } from "../src/operations/outcome.ts";
import { planOperation } from "../src/operations/plan.ts";
import { readPack, writePack } from "../src/pack/files.ts";
import { planOf } from "./pack-of.ts";

/** A workspace in which a plan runs inside this process, with real children. */
class PlanWorkspace implements Disposable {
  readonly root = mkdtempSync(path.join(os.tmpdir(), "slipway-ef-bad-"));
  readonly log: string[] = [];

  constructor(files: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(this.path(name)), { recursive: true });
      writeFileSync(this.path(name), text);
    }
  }

  path(name: string): string {
    return path.join(this.root, name);
  }

  async plan(inputs: Partial<PlanInputs> = {}, environment: NodeJS.ProcessEnv = {}) {
    const before = process.env.GITHUB_WORKSPACE;
    process.env.GITHUB_WORKSPACE = this.root;
    const all: PlanInputs = {
      operation: "plan",
      evidenceDirectory: ".slipway",
      pack: this.path("pack"),
      packShown: "pack",
      context: undefined,
      project: undefined,
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
      toolTimeoutMilliseconds: 240_000,
      edition: "enterprise",
      rules: undefined,
      oldVersion: "kept",
      ...inputs,
    };
    try {
      return await planOperation(
        all,
        { ...process.env, RUNNER_TEMP: os.tmpdir(), ...environment },
        (line) => this.log.push(line),
        new AbortController().signal,
      );
    } finally {
      if (before === undefined) delete process.env.GITHUB_WORKSPACE;
      else process.env.GITHUB_WORKSPACE = before;
    }
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

async function refusal(plan: Promise<Outcome>): Promise<{ message: string; remedy: string }> {
  try {
    const { report } = await plan;
    const [reason] = report.reasons;
    return { message: `${report.verdict} ${reason?.message}`, remedy: reason?.remedy ?? "" };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return error;
  }
}

const project = (content = "") =>
  `<Project Sdk="Microsoft.NET.Sdk"><!-- Microsoft.EntityFrameworkCore -->
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup>${content}</ItemGroup></Project>`;

describe("a plan that cannot be made says why, and what to do", () => {
  it("when global.json asks for an SDK that is not here", async () => {
    using workspace = new PlanWorkspace({
      "global.json": '{"sdk":{"version":"99.0.100"}}',
      "Shop.csproj": project(),
    });
    expect(await refusal(workspace.plan())).toMatchObject({
      message: "global.json asks for the .NET SDK 99.0.100, which is not on this machine.",
      remedy: expect.stringContaining("actions/setup-dotnet"),
    });
  });

  it("when there is no dotnet at all", async () => {
    using workspace = new PlanWorkspace({ "Shop.csproj": project() });
    expect(await refusal(workspace.plan({}, { PATH: workspace.root }))).toMatchObject({
      message: 'The program "dotnet" was not found.',
    });
  });

  it("when the compiler finds an error: its place, and nothing is touched", async () => {
    using workspace = new PlanWorkspace({
      "Shop.csproj": project(),
      "Program.cs": 'System.Console.WriteLine();\nint answer = "42";\n',
      "pack/pack.json": "from before",
    });
    const outcome = await workspace.plan();
    expect(outcome.report.reasons).toMatchObject([
      {
        code: "build-error",
        file: "Program.cs",
        line: 2,
        message: expect.stringContaining("CS0029"),
      },
    ]);
    expect(readFileSync(workspace.path("pack/pack.json"), "utf8")).toBe("from before");
  }, 240_000);

  it("when the package source cannot be reached", async () => {
    using workspace = new PlanWorkspace({
      "Shop.csproj": project('<PackageReference Include="Slipway.Nowhere" Version="1.0.0" />'),
      "nuget.config": `<configuration><packageSources><clear /><add key="down" value="http://127.0.0.1:9/index.json" allowInsecureConnections="true" /></packageSources></configuration>`,
    });
    expect(await refusal(workspace.plan())).toMatchObject({
      message: expect.stringContaining("a package source cannot be reached"),
      remedy: expect.stringContaining("nuget.config"),
    });
  }, 240_000);
});

describe("a migrator of the user's own", () => {
  const migrator = (lines: readonly object[], before = "") => ({
    "migrator.mjs": `import { writeFileSync } from "node:fs";
${before}
const lines = ${JSON.stringify(lines)};
writeFileSync(process.env.SLIPWAY_ANSWER, lines.map((line) => JSON.stringify(line) + "\\n").join(""));
`,
  });
  const context = {
    kind: "context",
    name: "Own.Context",
    provider: "Microsoft.EntityFrameworkCore.Sqlite",
    version: "9.0.0",
    relational: true,
    historyTable: "__EFMigrationsHistory",
    history:
      'CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" ("MigrationId" TEXT, "ProductVersion" TEXT);',
    terminator: "\n",
  };
  const row = `INSERT INTO "__EFMigrationsHistory" VALUES ('20250101000000_One', '9.0.0');`;
  const one = {
    kind: "migration",
    context: "Own.Context",
    id: "20250101000000_One",
    forward: [
      ["CREATE TABLE a (b INTEGER);", false],
      [row, false],
    ],
    rollback: null,
    rollbackError: "Not written yet.",
  };
  const command = (workspace: PlanWorkspace) => ({
    migratorCommand: [process.execPath, workspace.path("migrator.mjs")],
  });

  it("gives the pack without a project and without .NET, and sees no secret", async () => {
    using workspace = new PlanWorkspace(
      migrator(
        [context, one, { kind: "end" }],
        "if (process.env.INPUT_TOKEN || process.env.AZURE_CLIENT_SECRET) process.exit(9);",
      ),
    );
    const outcome = await workspace.plan(command(workspace), {
      INPUT_TOKEN: "t",
      AZURE_CLIENT_SECRET: "s",
      PATH: workspace.root,
    });
    expect(outcome.loaded?.pack.contexts[0]?.migrations).toMatchObject([
      { id: "20250101000000_One", rollback: null, rollbackReason: "Not written yet." },
    ]);
    expect(readPack(workspace.path("pack"), "pack")).toEqual(outcome.loaded);
  });

  it("without migrations is a pass that says so", async () => {
    using workspace = new PlanWorkspace(migrator([context, { kind: "end" }]));
    expect(await workspace.plan(command(workspace))).toMatchObject({
      report: { verdict: "pass", reasons: [] },
      headline:
        "The project has no migrations: there is nothing to apply and nothing to roll back.",
    });
  });

  it("that fails is shown with its output masked, line by line", async () => {
    using workspace = new PlanWorkspace(
      migrator([], 'console.log("::warning::x\\nPassword=geheim"); process.exit(3);'),
    );
    const { message } = await refusal(workspace.plan(command(workspace)));
    expect(message).toContain("ended with 3 and without an answer");
    expect(workspace.log.join("\n")).toMatch(/^\| ::warning::x\n\| Password=\*\*\*$/m);
    expect(workspace.log.join("\n")).not.toContain("geheim");
  });
});

describe("a pack that is not what the plan wrote", () => {
  const pack = async () => {
    const workspace = new PlanWorkspace({});
    const { loaded } = await planOf([
      { id: "20250101000000_One", up: "CREATE TABLE a (b INTEGER);", down: "DROP TABLE a;" },
    ]);
    writePack(workspace.path("pack"), loaded, {});
    return workspace;
  };
  const script = "Test.TestContext/20250101000000_One.forward.sql";

  it.each([
    ["is empty", "pack.json", () => "", "pack/pack.json is empty."],
    ["is cut off", "pack.json", (text: string) => text.slice(0, 100), "pack/pack.json is no JSON."],
    ["is no object", "pack.json", () => "null", 'has the schema "undefined"'],
    [
      "was edited",
      "pack.json",
      (text: string) => text.replace("lossy", "lossless"),
      "does not have the digest that it states",
    ],
    [
      "has an edited script",
      script,
      (text: string) => `${text}DROP TABLE b;`,
      "is not the file that the plan wrote",
    ],
  ])("%s", async (_, file, edit, sentence) => {
    using workspace = await pack();
    const name = workspace.path(`pack/${file}`);
    writeFileSync(name, edit(readFileSync(name, "utf8")));
    expect(() => readPack(workspace.path("pack"), "pack")).toThrow(sentence);
  });

  it("lacks a script", async () => {
    using workspace = await pack();
    rmSync(workspace.path(`pack/${script}`));
    expect(() => readPack(workspace.path("pack"), "pack")).toThrow(`pack/${script} is missing.`);
  });
});
