import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { inspect } from "../scripts/doctor/inspect.ts";
import { readProduct } from "../scripts/doctor/product.ts";
import { diagnose, read } from "./github-files.ts";

const guide = read("docs/adopt.md");
const fences = (language: string) =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(
    ([, text = ""]) => text,
  );
const diffs = fences("diff");
/** Commands in the product's checkout that leave its history alone. */
const changes = fences("bash").filter((text) => /^git rm /m.test(text));

const client = "QARvGut/QARvGut.client";
/** What the doctor looks at beside the lines that the patches show. Nothing of it is the product's. */
const surroundings: Readonly<Record<string, string>> = {
  "QARvGut.sln": "",
  ".npmrc": "//feed/:_password=invented",
  "docs/deployment/steps.md": 'az sql server create --admin-password "Invented.1"\n',
  "QARvGut/QARvGut.Server/QARvGut.Server.csproj":
    '<Project Sdk="Microsoft.NET.Sdk.Web"><TargetFramework>net9.0</TargetFramework></Project>',
  "QARvGut/QARvGut.Server/Program.cs": 'app.UseHsts(); app.MapFallbackToFile("/index.html");',
  "QARvGut/QARvGut.Server/appsettings.Development.json":
    '{ "ConnectionStrings": {\n"DefaultConnection": "Server=localhost;Password=Invented.1",\n"DefaultConnection1": "Server=(localdb)"\n} }',
  "QARvGut/QARvGut.Server/Migrations/20250805170500_EnhancedUserProfileFields.cs":
    "public partial class EnhancedUserProfileFields : Migration {}",
  "QARvGut/QARvGut.Server/Migrations/ContextModelSnapshot.cs": "class ContextModelSnapshot {}",
  "QARvGut/QARvGut.Core/DatabaseSeeder.cs":
    "class DatabaseSeeder { async Task SeedAsync() { await context.Database.MigrateAsync(); } }",
  "QARvGut/QARvGut.Tests/QARvGut.Tests.csproj": "xunit coverlet.collector",
  [`${client}/angular.json`]: JSON.stringify({
    projects: {
      "QARvGut.client": {
        architect: {
          build: { builder: "@angular-devkit/build-angular:application" },
          test: { builder: "@angular-devkit/build-angular:karma" },
        },
      },
    },
  }),
  [`${client}/package.json`]: '{ "scripts": { "build": "ng build" } }',
  [`${client}/package-lock.json`]: "{}",
};

/** The files that the patches change, as far as the patches tell: other lines are empty. */
function before(): Map<string, string> {
  const files = new Map<string, string[]>();
  let lines: string[] = [];
  let at = 0;
  for (const line of diffs.join("").split("\n")) {
    const file = /^--- a\/(.+)$/.exec(line)?.[1];
    const start = /^@@ -(\d+)/.exec(line)?.[1];
    if (file !== undefined) {
      lines = files.get(file) ?? [];
      files.set(file, lines);
    } else if (line.startsWith("--- /dev/null")) lines = [];
    else if (start !== undefined) at = Number(start) - 1;
    else if (/^[ -]/.test(line)) lines[at++] = line.slice(1);
  }
  return new Map(
    [...files].map(([file, text]) => [
      file,
      `${Array.from(text, (line) => line ?? "").join("\n")}\n\n\n`,
    ]),
  );
}

describe("the guide's changes to its worked example", () => {
  let checkout: string;
  const git = (args: readonly string[], input = "") =>
    execFileSync("git", ["-C", checkout, ...args], { input, encoding: "utf8" });
  const doctor = () =>
    inspect(readProduct(checkout))
      .findings.filter(({ level }) => level === "missing")
      .map(({ topic, message }) => `✗ ${topic}: ${message}`);
  let found: string[];

  beforeAll(() => {
    checkout = mkdtempSync(path.join(tmpdir(), "adopt-"));
    const files = before();
    for (const [file, text] of Object.entries(surroundings)) {
      files.set(file, `${files.get(file) ?? ""}${text}\n`);
    }
    for (const [file, text] of files) {
      mkdirSync(path.dirname(path.join(checkout, file)), { recursive: true });
      writeFileSync(path.join(checkout, file), text);
    }
    git(["init", "--quiet", "--initial-branch", "master"]);
    git(["add", "."]);
    git(["-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "-m", "x"]);
    found = doctor();
    for (const change of changes) {
      execFileSync("bash", ["-euc", change], { cwd: checkout, stdio: "pipe" });
    }
    git(["apply", "--index"], diffs.join(""));
  });
  afterAll(() => rmSync(checkout, { recursive: true }));

  test("begin where the doctor says what the guide says", () => {
    const said = /doctor-before-start -->\n```\n([\s\S]*?)```/.exec(guide)?.[1] ?? "";
    expect(found).toEqual(said.trim().split("\n"));
  });

  test("leave nothing that must change", () => {
    expect(doctor()).toEqual([]);
  });

  test("leave advice only where Azure or a suite of tests has to answer", () => {
    const advice = inspect(readProduct(checkout)).findings.filter(
      ({ level }) => level === "advice",
    );
    expect(advice.map(({ topic }) => topic)).toEqual(["Start of the app", "End-to-end tests"]);
  });

  test("call the pipeline as GitHub's language service wants it", async () => {
    const caller = git(["show", ":.github/workflows/ship.yml"]);
    expect(await diagnose("workflows-templates/ship.yml", caller)).toEqual([]);
  });

  test("name the required check as GitHub shows it: calling job, then job", () => {
    const { jobs } = parse(git(["show", ":.github/workflows/ship.yml"]));
    const [caller] = Object.keys(jobs);
    const { name } = parse(read(".github/workflows/pipeline.yml")).jobs.result;
    expect(guide).toContain(`\`${caller} / ${name}\` the required check`);
  });

  test("make every environment that the templates name, with its branches, and reviewers for production alone", () => {
    const block = fences("bash").find((text) => text.includes("deployment-branch-policies")) ?? "";
    // Told without asking anybody: what gh would send, one line for each call.
    const gh = `gh() {
      case "$*" in
        "api user"*) echo 7 ;;
        *environments*--input*) echo "$4 $(cat)" | tr -d '\\n'; echo ;;
        *) echo "$4 \${*: -1}" ;;
      esac
    }`;
    const sent = execFileSync("bash", ["-euc", `${gh}\nREPOSITORY=o/r CLIENT=c\n${block}`], {
      encoding: "utf8",
    });
    const made = [...sent.matchAll(/environments\/([\w-]+) (\{.*\})$/gm)].map(
      ([, name = "", body = ""]) => [name, JSON.parse(body).reviewers.length],
    );
    expect(made).toEqual([
      ["staging", 0],
      ["prod", 1],
      ["staging-upkeep", 0],
      ["prod-upkeep", 0],
    ]);
    const branches = [...sent.matchAll(/environments\/([\w-]+)\/\S+ name=(.+)$/gm)];
    expect(branches.map(([, name, branch]) => `${name}: ${branch}`)).toEqual([
      "staging: master",
      "prod: master",
      "prod: release/*",
      "staging-upkeep: master",
      "prod-upkeep: master",
    ]);
  });

  test("show no secret of the product", () => {
    expect(guide).not.toMatch(/Password=(?!\(in the vault\)|\)\[)[^;"#\s]+;|_password *= *\w/);
  });
});
