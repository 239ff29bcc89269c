/**
 * Stage 2 by its real workflow file: each gate on its own, open and closed. The tools that need a
 * network or minutes (`dotnet`, `npm`, CodeQL) answer what was recorded of them.
 */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultStandIns, type RunOptions, type StandIn } from "../../src/runner/index.ts";
import { type Rehearsal, rehearse } from "../runner/rehearse.ts";
import { packs, productFiles, type Release, recordedSlipway } from "./product.ts";

let directory: string;
let pack: string;
beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), "slipway-gates-"));
  pack = (await packs(path.join(directory, "packs"))).expands;
});
afterAll(() => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }));

interface Tools {
  /** Standard output and exit code of `dotnet format`. */
  readonly format?: readonly [text: string, code: number];
  readonly nugetAudit?: string;
  readonly npmAudit?: string;
  /** Exit code of `npm run lint`. */
  readonly lint?: number;
  /** `security-severity` of what CodeQL found. */
  readonly severity?: string;
}

/** Recorded of .NET 10.0.401 and npm 11. */
const formatError =
  "/home/runner/work/shop/src/Shop.cs(3,1): error WHITESPACE: Fix whitespace formatting. Insert '\\s\\s\\s\\s'.";
const cleanNuGet = JSON.stringify({
  version: 1,
  parameters: "--vulnerable --include-transitive",
  sources: [],
  projects: [{ path: "src/Shop.csproj" }],
});
const cleanNpm = JSON.stringify({ auditReportVersion: 2, vulnerabilities: {}, metadata: {} });
const criticalNpm = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: {
    old: { name: "old", severity: "critical", via: [{ title: "Prototype pollution" }] },
  },
});

/** Programs of these names, first on the PATH. */
function programs({
  format = ["", 0],
  nugetAudit = cleanNuGet,
  npmAudit = cleanNpm,
  lint = 0,
}: Tools) {
  const place = mkdtempSync(path.join(directory, "programs-"));
  const script = (name: string, lines: string) =>
    writeFileSync(path.join(place, name), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
  const says = (name: string, text: string) => {
    writeFileSync(path.join(place, name), text);
    return `cat ${path.join(place, name)}`;
  };
  script(
    "dotnet",
    `case "$1" in
  --list-sdks) echo "9.0.100 [/usr/share/dotnet/sdk]" ;;
  format) ${says("format.txt", format[0])}; exit ${format[1]} ;;
  list) ${says("nuget.json", nugetAudit)} ;;
esac`,
  );
  script(
    "npm",
    `case "$1" in
  audit) ${says("npm.json", npmAudit)} ;;
  run) exit ${lint} ;;
  --version) echo 11.0.0 ;;
esac`,
  );
  return { PATH: `${place}:${process.env.PATH}` };
}

/** In CodeQL's place: a log with one finding. */
function codeql(severity: string): StandIn {
  const log = {
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "CodeQL",
            rules: [{ id: "cs/sql-injection", properties: { "security-severity": severity } }],
          },
        },
        results: [
          {
            ruleId: "cs/sql-injection",
            message: { text: "This query depends on a user-provided value." },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: "src/Shop.cs" },
                  region: { startLine: 3 },
                },
              },
            ],
          },
        ],
      },
    ],
  };
  return {
    description: "What CodeQL recorded.",
    async main(step) {
      writeFileSync(path.join(step.temp, "csharp.sarif"), JSON.stringify(log));
      step.setOutput("sarif-output", step.temp);
    },
  };
}

/** Only coverage judges what stage 1 hands over. */
const build = `  build:
    uses: megadur/slipway/.github/workflows/build-test.yml@v1
    permissions: { contents: read }
    with: { solution: Shop.sln, server-project: src, client-directory: web, client-output: dist }
`;
const caller = (gate: string) => `on: push
permissions: {}
jobs:
${gate === "coverage" ? build : ""}  gates:
    ${gate === "coverage" ? "needs: build" : ""}
    uses: megadur/slipway/.github/workflows/quality-gates.yml@v1
    permissions: { contents: read, security-events: write, actions: read }
    with: { solution: Shop.sln, client-directory: web }
`;

/** The workflow with one of its gates: they do not wait for each other. */
async function closedOrOpen(gate: string, tools: Tools, release: Partial<Release> = {}) {
  const slipway = mkdtempSync(path.join(directory, "slipway-"));
  recordedSlipway(slipway, {
    "quality-gates.yml": (file) => {
      for (const id of Object.keys(file.jobs)) {
        if (id !== gate) delete file.jobs[id];
      }
    },
  });
  const options: Partial<RunOptions> = {
    mapping: { "megadur/slipway": { directory: slipway, sha: "0".repeat(40) } },
    machine: { environment: programs(tools) },
    standIns: {
      ...defaultStandIns,
      ...(tools.severity === undefined
        ? {}
        : { "github/codeql-action/analyze": codeql(tools.severity) }),
    },
  };
  return rehearse(
    {
      ".github/workflows/test.yml": caller(gate),
      ...productFiles({ pack, ...release }),
      "web/package.json": JSON.stringify({ name: "web", scripts: { lint: "eslint ." } }),
      "web/package-lock.json": JSON.stringify({ name: "web", lockfileVersion: 3, packages: {} }),
    },
    options,
  );
}

const errors = (run: Rehearsal) => [...run.annotations("error"), ...run.lines()].join("\n");

describe("the gate", { timeout: 240_000 }, () => {
  test.each([
    ["coverage", "Coverage", {}, { covered: 5 }, "50.00 %"],
    ["static-analysis", "format", { format: [formatError, 2] }, {}, "error WHITESPACE"],
    ["static-analysis", "lint of the client", { lint: 1 }, {}, "npm run lint has failed"],
    ["dependencies", "audit of npm", { npmAudit: criticalNpm }, {}, "Prototype pollution"],
    ["dependencies", "audit without a source", { npmAudit: "" }, {}, "Not decided"],
    ["codeql", "CodeQL, a grave finding", { severity: "9.8" }, {}, "cs/sql-injection"],
  ] as const)("%s closes: %s", async (gate, _, tools, release, words) => {
    const run = await closedOrOpen(gate, tools, release);
    expect(run.jobs).toMatchObject({ gates: "failure" });
    expect(errors(run)).toContain(words);
  });

  test.each([
    ["coverage", {}],
    ["static-analysis", {}],
    ["codeql", { severity: "4.0" }],
  ] as const)("%s is open", async (gate, tools) => {
    const run = await closedOrOpen(gate, tools);
    expect(run.annotations("error")).toEqual([]);
    expect(run.jobs).toMatchObject({ gates: "success" });
  });
});
