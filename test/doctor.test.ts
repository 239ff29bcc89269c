import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { inspect } from "../scripts/doctor/inspect.ts";
import { layoutOf } from "../scripts/doctor/layout.ts";
import type { Finding, Product } from "../scripts/doctor/product.ts";
import { callerInputs, callerWorkflow } from "../scripts/doctor/report.ts";
import {
  ownBranchMap,
  permissions,
  repositoryFindings,
} from "../scripts/doctor/repository-checks.ts";
import { diagnose, read } from "./github-files.ts";

/** The shape of the first client: a copy of the QuickApp template, nothing prepared. */
const unprepared: Record<string, string> = {
  "Shop.sln": "",
  "Shop/Shop.Server/Shop.Server.csproj":
    '<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net9.0</TargetFramework></PropertyGroup></Project>',
  "Shop/Shop.Server/Program.cs":
    'var app = builder.Build();\n// app.MapHealthChecks("/health");\napp.MapFallbackToFile("/index.html");\nawait db.Database.MigrateAsync();\n',
  "Shop/Shop.Server/appsettings.json": '{ "Smtp": { "Password": "hunter2" } }',
  "Shop/Shop.Server/Migrations/ShopModelSnapshot.cs": "class ShopModelSnapshot {}",
  "Shop/Shop.Tests/Shop.Tests.csproj":
    '<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="xunit" /></ItemGroup></Project>',
  "Shop/shop.client/angular.json": JSON.stringify({
    projects: {
      "Shop.client": {
        architect: {
          build: { builder: "@angular-devkit/build-angular:application" },
          test: { builder: "@angular-devkit/build-angular:karma" },
        },
      },
    },
  }),
  "Shop/shop.client/package.json": '{ "scripts": { "build": "ng build" } }',
  "Shop/shop.client/src/app.spec.ts": "",
  "Shop/shop.client/package-lock.json": "{}",
  "Shop/shop.client/karma.conf.js": "reporters: [{ type: 'html' }]",
  "package.json": '{\n  "scripts": { "postinstall": "cd frontend && npm install" }\n}',
};
const prepared: Record<string, string> = {
  ...unprepared,
  "Shop/Shop.Server/Program.cs":
    'builder.Services.AddHsts(o => {});\nvar app = builder.Build();\napp.UseForwardedHeaders();\napp.UseHsts();\napp.MapHealthChecks("/health");\napp.MapFallbackToFile("/index.html");\n',
  "Shop/Shop.Server/appsettings.json": '{ "Smtp": { "Password": "#{SmtpPassword}#" } }',
  "Shop/Shop.Tests/Shop.Tests.csproj":
    '<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="xunit" /><PackageReference Include="coverlet.collector" /></ItemGroup></Project>',
  "Shop/shop.client/karma.conf.js": "reporters: [{ type: 'lcovonly' }]",
  "e2e/playwright.config.ts": "baseURL: process.env.BASE_URL",
  "e2e/package-lock.json": "{}",
  ".github/workflows/ship.yml":
    "jobs:\n  pipeline:\n    uses: megadur/slipway/.github/workflows/pipeline.yml@v1\n    permissions:\n      contents: read\n      id-token: write\n      security-events: write\n      actions: read\n",
};

const absent = "(not in the repository)";

const productOf = (files: Record<string, string>, branches = ["develop", "main"]): Product => ({
  files: Object.keys(files),
  read: (file) => files[file] ?? "",
  branches,
});
const findingsOf = (product: Product): readonly Finding[] => inspect(product).findings;
const missing = (files: Record<string, string>) =>
  findingsOf(productOf(files)).filter(({ level }) => level === "missing");

describe("a product that nothing was prepared in", () => {
  test("is told each thing that must change, with file and line", () => {
    expect(missing(unprepared).map(({ topic, file, line }) => [topic, file, line])).toEqual([
      ["Workflow", undefined, undefined],
      ["Secrets", "Shop/Shop.Server/appsettings.json", 1],
      ["Backend tests", "Shop/Shop.Tests/Shop.Tests.csproj", undefined],
      ["Start of the app", "Shop/Shop.Server/Program.cs", 3],
      ["Start of the app", "Shop/Shop.Server/Program.cs", 4],
    ]);
  });

  test("is given a remedy with everything that is not ready", () => {
    const silent = findingsOf(productOf(unprepared)).filter(
      ({ level, remedy }) => level === "missing" && !remedy,
    );
    expect(silent).toEqual([]);
  });

  test("gets the inputs of its caller from what was found", () => {
    expect(callerInputs(layoutOf(productOf(unprepared)))).toBe(
      [
        "    with:",
        "      solution: Shop.sln",
        "      server-project: Shop/Shop.Server",
        "      client-directory: Shop/shop.client",
        "      client-output: dist/Shop.client/browser",
      ].join("\n"),
    );
  });

  test("gets a whole workflow to copy that GitHub accepts, with the branches that it has", async () => {
    const product = productOf(unprepared, ["master"]);
    const branchMap = ownBranchMap(product) ?? "";
    expect(branchMap).toBe("master=staging\nrelease/*=prod");
    const workflow = callerWorkflow({
      layout: layoutOf(product),
      template: read("workflows-templates/ship.yml"),
      branchMap,
    });
    expect(await diagnose("workflows-templates/ship.yml", workflow)).toEqual([]);
    expect(parse(workflow)).toMatchObject({
      on: { push: { branches: ["master", "release/**"] } },
      jobs: { pipeline: { with: { branches: `${branchMap}\n`, solution: "Shop.sln" } } },
    });
    expect(ownBranchMap(productOf(unprepared, ["main", "master"]))).toBeUndefined();
  });

  test("is advised, not stopped, by a root package.json that cannot be installed", () => {
    const advice = findingsOf(productOf(unprepared)).filter(
      ({ topic }) => topic === "Root package.json",
    );
    expect(advice).toMatchObject([{ level: "advice", file: "package.json", line: 2 }]);
  });
});

describe("a prepared product", () => {
  test("has to change nothing", () => {
    expect(missing(prepared)).toEqual([]);
  });

  test.each<[string, Record<string, string>, unknown]>([
    [
      "a moving reference",
      {
        ".github/workflows/ship.yml": (prepared[".github/workflows/ship.yml"] ?? "").replace(
          "@v1",
          "@main",
        ),
      },
      'The pipeline is taken from "main", which changes without notice.',
    ],
    [
      "a missing permission",
      {
        ".github/workflows/ship.yml": (prepared[".github/workflows/ship.yml"] ?? "").replace(
          "id-token: write",
          "statuses: read",
        ),
      },
      "The calling job does not grant id-token: write; GitHub then starts no job at all.",
    ],
    [
      "a missing lock file",
      { "Shop/shop.client/package-lock.json": absent },
      "The client has no lock file, so each build could get other packages. Commit package-lock.json, pnpm-lock.yaml or yarn.lock.",
    ],
    [
      "a suite with an address of its own",
      { "e2e/playwright.config.ts": "baseURL: 'http://localhost'" },
      "The Playwright configuration does not read BASE_URL: stage 4 would test another address.",
    ],
    [
      "a suite that cannot be installed",
      { "e2e/package-lock.json": absent },
      "e2e cannot be installed: it has no lock file, so each build could get other packages. Commit package-lock.json, pnpm-lock.yaml or yarn.lock.",
    ],
    [
      "unit tests that nothing runs",
      {
        "Shop/shop.client/angular.json":
          '{ "projects": { "Shop.client": { "architect": { "build": { "builder": "@angular/build:application" } } } } }',
      },
      expect.stringContaining("It is not clear what runs the client's unit tests."),
    ],
    [
      "a client that cannot be read",
      { "Shop/shop.client/package.json": "null" },
      'package.json has no script "build".',
    ],
    [
      "a health endpoint for developers only",
      {
        "Shop/Shop.Server/Program.cs": (prepared["Shop/Shop.Server/Program.cs"] ?? "").replace(
          'app.MapHealthChecks("/health");',
          'if (app.Environment.IsDevelopment()) { app.MapHealthChecks("/health"); }',
        ),
      },
      "The health endpoint is mapped in Development only.",
    ],
    [
      "a sign-in of a registry in parts",
      { ".npmrc": "//feed/:username=a\n//feed/:_password=abc" },
      "A registry's sign-in stands in .npmrc.",
    ],
    [
      "a sign-in of a registry",
      { ".npmrc": "//feed/:_authToken=abc" },
      "A registry's sign-in stands in .npmrc.",
    ],
  ])("has to change %s", (_, change, message) => {
    const files = Object.entries({ ...prepared, ...change }).filter(([, text]) => text !== absent);
    expect(missing(Object.fromEntries(files)).map((finding) => finding.message)).toEqual([message]);
  });

  test("has to change nothing where its suite is pnpm's", () => {
    const { "e2e/package-lock.json": _, ...others } = prepared;
    const suite = {
      "e2e/pnpm-lock.yaml": "",
      "e2e/package.json": '{ "packageManager": "pnpm@12.21.0" }',
    };
    expect(missing({ ...others, ...suite })).toEqual([]);
  });

  test("has to change nothing where it has no client, and is told so; another client is asked for", () => {
    const files = Object.entries(prepared).filter(([file]) => !file.startsWith("Shop/shop.client"));
    const { "package.json": _, ...backend } = Object.fromEntries(files);
    expect(missing(backend)).toEqual([]);
    expect(callerInputs(layoutOf(productOf(backend)))).toContain('client-directory: ""');
    const react = { ...backend, "web/package.json": '{ "scripts": { "build": "vite build" } }' };
    expect(missing(react)).toMatchObject([{ topic: "Frontend", file: "web/package.json" }]);
  });

  test("is told how to map its own branches", () => {
    const [branches] = repositoryFindings(productOf(prepared, ["master"])).filter(
      ({ topic }) => topic === "Branches",
    );
    expect(branches).toMatchObject({
      level: "advice",
      message: "There is no branch develop and no main, but master.",
    });
  });
});

test("a private repository is told what GitHub's scans need, and how to go without them", () => {
  const scanning = (own: Partial<Product>, inputs = "") => {
    const ship = `${prepared[".github/workflows/ship.yml"]}${inputs}`;
    const product = productOf({ ...prepared, ".github/workflows/ship.yml": ship });
    return findingsOf({ ...product, ...own }).filter(({ topic }) => topic === "Code scanning");
  };
  expect(scanning({})).toEqual([]);
  expect(scanning({ private: true })).toMatchObject([
    { level: "advice", remedy: expect.stringContaining('"code-scanning" to "unavailable"') },
  ]);
  expect(
    scanning({ private: true }, "    with:\n      code-scanning: unavailable\n"),
  ).toMatchObject([{ level: "ready" }]);
});

test("a caller's own map of branches is judged, not the default one", () => {
  const caller = `${prepared[".github/workflows/ship.yml"]}    with:\n      branches: |\n        master=staging\n        release/*=prod\n      solution: a.sln\n`;
  const branches = (known: string[]) =>
    repositoryFindings(
      productOf({ ...prepared, ".github/workflows/ship.yml": caller }, known),
    ).find(({ topic }) => topic === "Branches");
  expect(branches(["master"])).toMatchObject({
    level: "ready",
    message: "master goes to staging, release/* goes to prod.",
  });
  expect(branches(["main"])).toMatchObject({ message: "There is no branch master." });
});

describe("a migration at start-up", () => {
  const server = (program: string, seeder = "") =>
    findingsOf(
      productOf({
        ...prepared,
        "Shop/Shop.Server/Program.cs": `${prepared["Shop/Shop.Server/Program.cs"]}${program}`,
        "Shop/Shop.Core/Seeder.cs": seeder,
      }),
    ).find(({ message }) => message.includes("migrates its database"))?.level;
  const migrate = "await db.Database.MigrateAsync();";
  const seeder = `class Seeder { public async Task SeedAsync() { ${migrate} } }`;

  test.each([
    ["missing", migrate],
    ["ready", `if (app.Environment.IsDevelopment()) ${migrate}`],
    ["ready", `if (app.Environment.IsDevelopment()) { using (scope) { ${migrate} } }`],
    ["missing", `if (app.Environment.IsDevelopment()) { app.UseSwagger(); } ${migrate}`],
    ["advice", `if (!app.Environment.IsDevelopment()) { ${migrate} }`],
    ["advice", `if (app.Environment.IsDevelopment()) { } else { ${migrate} }`],
    ["ready", `if (!app.Environment.IsDevelopment()) { app.UseHsts(); } else { ${migrate} }`],
    ["advice", `if (env.IsDevelopment() || env.IsStaging()) ${migrate}`],
    ["advice", `if (settings.Migrate) ${migrate}`],
    ["missing", `log("if (IsDevelopment()) {"); ${migrate}`],
    [undefined, `// ${migrate}`],
  ])("is %s in %j", (level, program) => {
    expect(server(program)).toBe(level);
  });

  test.each([
    ["missing", "await seeder.SeedAsync();"],
    ["ready", "if (app.Environment.IsDevelopment()) await seeder.SeedAsync();"],
    [
      "missing",
      "if (app.Environment.IsDevelopment()) await seeder.SeedAsync(); await other.SeedAsync();",
    ],
    ["missing", ""],
  ])("in a method is %s where it is called by %j", (level, program) => {
    expect(server(program, seeder)).toBe(level);
  });
});

test("the doctor asks for the permissions that the pipeline's jobs ask for", () => {
  const jobs = Object.values(
    parse(read(".github/workflows/pipeline.yml")).jobs as Record<
      string,
      { permissions: Record<string, string> }
    >,
  );
  expect(new Set(jobs.flatMap((job) => Object.entries(job.permissions)).map(String))).toEqual(
    new Set(permissions.map(String)),
  );
});

describe("the command", () => {
  let directory: string;
  const doctor = (...args: string[]) =>
    spawnSync(
      process.execPath,
      [path.resolve(import.meta.dirname, "../scripts/doctor.ts"), ...args],
      {
        encoding: "utf8",
        env: { PATH: process.env.PATH },
      },
    );
  const checkout = (files: Record<string, string>) => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
      writeFileSync(path.join(directory, file), text);
    }
    execFileSync("git", ["init", "--quiet", "--initial-branch", "main", directory]);
    execFileSync("git", ["-C", directory, "add", "."]);
  };
  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), "doctor-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  test("ends with 0 when nothing must change", () => {
    checkout(prepared);
    const { status, stdout } = doctor(directory, "--private");
    expect([status, stdout.split("\n")[0]]).toEqual([
      0,
      "Nothing must change before the first run.",
    ]);
    expect(stdout).toContain("! Code scanning: The repository is private");
  });

  test("ends with 1 and the number of things that must change", () => {
    checkout(unprepared);
    const { status, stdout } = doctor(directory);
    expect([status, stdout.split("\n")[0]]).toEqual([
      1,
      "5 things must change before the first run.",
    ]);
  });

  test("says in one sentence what it cannot inspect", () => {
    expect(doctor()).toMatchObject({ status: 2 });
    expect(doctor(directory, "--pivate")).toMatchObject({ status: 2 });
    expect(doctor(directory)).toMatchObject({
      status: 2,
      stderr: `${directory} is no git checkout. Name the directory of the product's repository.\n`,
    });
  });
});
