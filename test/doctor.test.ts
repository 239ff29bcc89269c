import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { backendFindings } from "../scripts/doctor/backend-checks.ts";
import { frontendFindings } from "../scripts/doctor/frontend-checks.ts";
import { layoutOf } from "../scripts/doctor/layout.ts";
import type { Finding, Product } from "../scripts/doctor/product.ts";
import { callerInputs } from "../scripts/doctor/report.ts";
import { repositoryFindings } from "../scripts/doctor/repository-checks.ts";

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
        architect: { build: { builder: "@angular-devkit/build-angular:application" } },
      },
    },
  }),
  "Shop/shop.client/package.json": '{ "scripts": { "build": "ng build", "test": "ng test" } }',
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
  ".github/workflows/ship.yml":
    "jobs:\n  pipeline:\n    uses: megadur/slipway/.github/workflows/pipeline.yml@v1\n    permissions:\n      id-token: write\n",
};

const absent = "(not in the repository)";

const productOf = (files: Record<string, string>, branches = ["develop", "main"]): Product => ({
  files: Object.keys(files),
  read: (file) => files[file] ?? "",
  branches,
});
const findingsOf = (product: Product): Finding[] => {
  const layout = layoutOf(product);
  return [
    ...repositoryFindings(product),
    ...backendFindings(product, layout),
    ...frontendFindings(product, layout),
  ];
};
const missing = (files: Record<string, string>) =>
  findingsOf(productOf(files)).filter(({ level }) => level === "missing");

describe("a product that nothing was prepared in", () => {
  test("is told each thing that stops the pipeline, with file and line", () => {
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

  test("is advised, not stopped, by a root package.json that cannot be installed", () => {
    const advice = findingsOf(productOf(unprepared)).filter(
      ({ topic }) => topic === "Root package.json",
    );
    expect(advice).toMatchObject([{ level: "advice", file: "package.json", line: 2 }]);
  });
});

describe("a prepared product", () => {
  test("is stopped by nothing", () => {
    expect(missing(prepared)).toEqual([]);
  });

  test.each<[string, Record<string, string>, string]>([
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
          "contents: read",
        ),
      },
      "The calling job has no permission to sign in to Azure.",
    ],
    [
      "a missing lock file",
      { "Shop/shop.client/package-lock.json": absent },
      "There is no lock file: each build could get other packages.",
    ],
    [
      "a suite with an address of its own",
      { "e2e/playwright.config.ts": "baseURL: 'http://localhost'" },
      "The Playwright configuration does not read BASE_URL: stage 4 would test another address.",
    ],
    [
      "a sign-in of a registry",
      { ".npmrc": "//feed/:_authToken=abc" },
      "A registry's sign-in stands in .npmrc.",
    ],
  ])("is stopped by %s", (_, change, message) => {
    const files = Object.entries({ ...prepared, ...change }).filter(([, text]) => text !== absent);
    expect(missing(Object.fromEntries(files)).map((finding) => finding.message)).toEqual([message]);
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

  test("ends with 0 and the inputs when nothing stops the pipeline", () => {
    checkout(prepared);
    const { status, stdout } = doctor(directory);
    expect([status, stdout.split("\n")[0]]).toEqual([0, "Nothing stops the pipeline."]);
  });

  test("ends with 1 and the number of things that stop it", () => {
    checkout(unprepared);
    const { status, stdout } = doctor(directory);
    expect([status, stdout.split("\n")[0]]).toEqual([1, "5 things stop the pipeline."]);
  });

  test("says in one sentence what it cannot inspect", () => {
    expect(doctor()).toMatchObject({ status: 2 });
    expect(doctor(directory)).toMatchObject({
      status: 2,
      stderr: `${directory} is no git checkout. Name the directory of the product's repository.\n`,
    });
  });
});
