/** Stage 2 by its real workflow file: everything wrong at once, and nothing wrong. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { defaultStandIns, type RunOptions, type StandIn } from "../../src/runner/index.ts";
import { listen } from "../runner/hosts-edge.ts";
import { rehearse } from "../runner/rehearse.ts";
import { packs, productFiles, recordedSlipway } from "./product.ts";

let directory: string;
let pack: string;
beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), "slipway-gates-"));
  pack = (await packs(path.join(directory, "packs"))).expands;
});
afterAll(() => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }));

const grave = "8.8";

/** In CodeQL's place, which GitHub alone can run: a log with one finding for C#, none for the client. */
const codeql = (severity: string): StandIn => ({
  description: "What CodeQL recorded.",
  async main(step) {
    if (step.input("category").includes("javascript") && severity === grave) return;
    const rule = { id: "cs/sql-injection", properties: { "security-severity": severity } };
    const uri = "src/Shop.cs";
    const results = [
      {
        ruleId: rule.id,
        message: { text: "This query depends on user input." },
        locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: 3 } } }],
      },
    ];
    const log = { version: "2.1.0", runs: [{ tool: { driver: { rules: [rule] } }, results }] };
    writeFileSync(path.join(step.temp, "csharp.sarif"), JSON.stringify(log));
    step.setOutput("sarif-output", step.temp);
  },
});
const review: StandIn = {
  description: "A review that has found something.",
  async main() {
    throw new Error("Dependency review detected vulnerable packages.");
  },
};

/** One that lints has no packages, because they would be installed for it. */
function client(name: string, registry: string, lints: boolean) {
  const dependencies = lints ? {} : { left: "1.0.0" };
  const packages = lints ? {} : { "node_modules/left": { version: "1.0.0" } };
  return {
    [`${name}/package.json`]: JSON.stringify({
      name,
      version: "1.0.0",
      scripts: lints ? { lint: "exit 3" } : {},
      dependencies,
    }),
    [`${name}/package-lock.json`]: JSON.stringify({
      name,
      version: "1.0.0",
      lockfileVersion: 3,
      packages: { "": { name, version: "1.0.0", dependencies }, ...packages },
    }),
    [`${name}/.npmrc`]: `registry=${registry}\nfetch-retries=0\n`,
  };
}

/** Stage 1 hands over what coverage judges; then all of stage 2, and a job that would ship. */
const caller = (inputs: Readonly<Record<string, unknown>>) =>
  stringify({
    on: ["push", "pull_request"],
    permissions: {},
    jobs: {
      build: {
        uses: "megadur/slipway/.github/workflows/build-test.yml@v1",
        permissions: { contents: "read" },
        with: {
          solution: "src/Shop.csproj",
          "server-project": "src",
          "client-directory": "web",
          "client-output": "dist",
        },
      },
      gates: {
        needs: "build",
        uses: "megadur/slipway/.github/workflows/quality-gates.yml@v1",
        permissions: { contents: "read", "security-events": "write", actions: "read" },
        with: { solution: "src/Shop.csproj", "client-directory": "web", ...inputs },
      },
      after: { needs: "gates", "runs-on": "ubuntu-24.04", steps: [{ run: "echo shipped" }] },
    },
  });

function through(files: Readonly<Record<string, string>>, options: Partial<RunOptions>) {
  const slipway = recordedSlipway(mkdtempSync(path.join(directory, "slipway-")));
  return rehearse(files, {
    mapping: { "megadur/slipway": { directory: slipway, sha: "0".repeat(40) } },
    ...options,
  });
}

/** A registry that knows an advisory for each package. */
async function advisories(): Promise<string> {
  const known = {
    // npm keeps what it knows of a package by this number, beyond the run.
    id: 20261124,
    url: "https://advisories.example/1",
    title: "Prototype pollution",
    severity: "critical",
    vulnerable_versions: "<2.0.0",
  };
  const port = await listen(
    http.createServer((request, response) => {
      request.resume();
      // It knows nothing else: npm asks for the package's other versions too.
      if (!request.url?.includes("/advisories/bulk")) response.statusCode = 404;
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ left: [known] }));
    }),
  );
  return `http://127.0.0.1:${port}/`;
}

/** Programs that find nothing, first on the PATH. */
function programs() {
  const place = mkdtempSync(path.join(directory, "programs-"));
  const script = (name: string, lines: string) =>
    writeFileSync(path.join(place, name), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
  script(
    "dotnet",
    `case "$1" in
  --list-sdks) echo "9.0.100 [/usr/share/dotnet/sdk]" ;;
  list) echo '{"version":1,"sources":[],"projects":[{"path":"src/Shop.csproj"}]}' ;;
esac`,
  );
  script(
    "npm",
    `case "$1" in
  audit) echo '{"auditReportVersion":2,"vulnerabilities":{},"metadata":{}}' ;;
  --version) echo 11.0.0 ;;
esac`,
  );
  return { PATH: `${place}:${process.env.PATH}` };
}

describe("the quality gates", { timeout: 300_000 }, () => {
  test("close one by one, each by itself, and nothing goes on after them", async () => {
    const product = productFiles({ pack, covered: 5 });
    const known = await advisories();
    const run = await through(
      {
        ...product,
        "src/Shop.csproj":
          '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net9.0</TargetFramework></PropertyGroup></Project>\n',
        "src/Shop.cs": `${product["src/Shop.cs"]}\nclass Shop { int   one =1; }\n`,
        "nuget.config":
          "<configuration><packageSources><clear /></packageSources></configuration>\n",
        ".editorconfig": "root = true\n\n[*.cs]\nindent_size = 4\n",
        ...client("web", known, true),
        ...client("admin", known, false),
        // Nobody listens there: the advisories are unreachable.
        ...client("old", "http://127.0.0.1:9/", false),
        ".github/workflows/test.yml": caller({
          "other-clients": "admin dist src/wwwroot/admin\nold dist src/wwwroot/old",
        }),
      },
      {
        event: { name: "pull_request", payload: { pull_request: { base: { ref: "main" } } } },
        standIns: {
          ...defaultStandIns,
          "github/codeql-action/analyze": codeql(grave),
          "actions/dependency-review-action": review,
        },
      },
    );
    const failed = run.events.flatMap((event) =>
      event.type === "step-finished" && event.outcome === "failure" ? [event.name] : [],
    );
    expect(failed).toEqual(
      expect.arrayContaining([
        "Gate",
        "Analysers and formatting of the backend",
        "Lint and formatting of the clients",
        "Known vulnerabilities",
        "Review the changed dependencies",
        "No grave finding",
      ]),
    );
    expect(run.jobs).toMatchObject({
      "gates / coverage": "failure",
      "gates / static-analysis": "failure",
      "gates / dependencies": "failure",
      "gates / dependency-review": "failure",
      "gates / codeql (csharp)": "failure",
      "gates / codeql (javascript-typescript)": "failure",
      "gates / result": "failure",
      after: "skipped",
    });
    const told = [...run.annotations("error"), ...run.lines()].join("\n");
    for (const words of [
      "50.00 %",
      "error WHITESPACE",
      "web: npm run lint has failed",
      "Prototype pollution",
      "Not decided: npm audit in old",
      "cs/sql-injection (security severity 8.8): This query depends",
      "The analysis has named no SARIF",
      "Dependency review detected vulnerable packages.",
    ]) {
      expect(told).toContain(words);
    }
  });

  test("are open where nothing is wrong", async () => {
    const run = await through(
      {
        ...productFiles({ pack }),
        ...client("web", "http://127.0.0.1:9/", true),
        // The programs below know no source of advisories.
        ".github/workflows/test.yml": caller({ "advisories-unreachable": "warn" }),
      },
      {
        machine: { environment: programs() },
        standIns: { ...defaultStandIns, "github/codeql-action/analyze": codeql("4.0") },
      },
    );
    expect(run.annotations("error")).toEqual([]);
    expect(run.jobs).toMatchObject({
      "gates / coverage": "success",
      "gates / static-analysis": "success",
      "gates / dependencies": "success",
      "gates / codeql (csharp)": "success",
      "gates / codeql (javascript-typescript)": "success",
      "gates / code-scanning": "skipped",
      "gates / result": "success",
      after: "success",
    });
  });

  test("of a repository that GitHub does not scan are open, and the run and its record say so", async () => {
    const workflow = parse(
      caller({ "advisories-unreachable": "warn", "code-scanning": "unavailable" }),
    );
    const { build, gates } = workflow.jobs;
    const ordered = { "build-test": build, "quality-gates": { ...gates, needs: "build-test" } };
    const record = {
      needs: Object.keys(ordered),
      uses: "megadur/slipway/.github/workflows/record.yml@v1",
      permissions: { actions: "read" },
      with: { stages: `\${{ toJSON(needs) }}`, migrations: false },
    };
    const run = await through(
      {
        ...productFiles({ pack }),
        ...client("web", "http://127.0.0.1:9/", true),
        "web/package.json": '{ "name": "web", "version": "1.0.0" }',
        ".github/workflows/test.yml": stringify({ ...workflow, jobs: { ...ordered, record } }),
      },
      {
        event: {
          name: "pull_request",
          payload: { pull_request: { base: { ref: "main" } }, repository: { private: true } },
        },
        standIns: defaultStandIns,
        machine: { environment: { ...programs(), HTTPS_PROXY: "http://127.0.0.1:9" } },
      },
    );
    expect(run.annotations("error")).toEqual([]);
    expect(run.jobs).toMatchObject({
      "quality-gates / dependencies": "success",
      "quality-gates / code-scanning": "success",
      "quality-gates / codeql": "skipped",
      "quality-gates / dependency-review": "skipped",
      "quality-gates / result": "success",
      "record / record": "success",
    });
    expect(run.annotations("warning").join()).toContain("Not scanned: neither CodeQL nor");
    const kept = run.result.artifacts.find(({ name }) => name === "deployment-record");
    const file = path.join(kept?.directory ?? "", "deployment-record.json");
    const stages: readonly { readonly stage: string }[] = JSON.parse(
      readFileSync(file, "utf8"),
    ).stages;
    expect(stages.find(({ stage }) => stage === "quality-gates")).toMatchObject({
      verdict: "warn",
      reasons: [{ code: "not-scanned" }],
    });
  });
});
