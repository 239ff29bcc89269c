import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  auditCommand,
  publishesAdvisories,
  readClientAudit,
  readNuGetAudit,
} from "../.github/actions/dependency-audit/findings.mjs";

const nuget = (severity: string) =>
  JSON.stringify({
    projects: [
      {
        path: "src/App.csproj",
        frameworks: [
          {
            framework: "net9.0",
            transitivePackages: [
              {
                id: "Old.Library",
                resolvedVersion: "1.0.0",
                vulnerabilities: [{ severity, advisoryurl: "GHSA-1" }],
              },
            ],
          },
        ],
      },
    ],
  });
const read = (manager: string, stdout: string, status = 1, stderr = "") =>
  readClientAudit(manager, { stdout, stderr, status }, "client");
const pollution = {
  ecosystem: "npm",
  name: "a",
  severity: "critical",
  advisory: "Prototype pollution",
  where: "client",
};

describe("each package manager audits its own lock file", () => {
  test("npm: high and critical count, moderate does not", () => {
    const report = {
      vulnerabilities: {
        a: { name: "a", severity: "critical", via: [{ title: "Prototype pollution" }] },
        b: { name: "b", severity: "moderate", via: [{ title: "ReDoS" }] },
        c: { name: "c", severity: "high", via: ["a"] },
      },
    };
    expect(read("npm", JSON.stringify(report)).findings).toEqual([
      pollution,
      { ...pollution, name: "c", severity: "high", advisory: "through a dependency" },
    ]);
  });

  test.each([
    [
      "pnpm",
      JSON.stringify({
        advisories: {
          1: { module_name: "a", severity: "critical", title: "Prototype pollution" },
          2: { module_name: "b", severity: "low", title: "x" },
        },
      }),
    ],
    [
      "yarn",
      '{"type":"auditAdvisory","data":{"advisory":{"module_name":"a","severity":"critical","title":"Prototype pollution"}}}\n{"type":"auditSummary","data":{}}\n',
    ],
    [
      "yarn",
      '{"value":"a","children":{"ID":1,"Issue":"Prototype pollution","Severity":"critical"}}\n',
    ],
  ])("%s: its own words for the same thing", (manager, text) => {
    expect(read(manager, text).findings).toEqual([pollution]);
  });

  test.each([
    ["npm", '{"vulnerabilities":{}}'],
    ["pnpm", '{"advisories":{}}'],
    ["yarn", '{"type":"auditSummary","data":{"vulnerabilities":{}}}'],
    ["yarn", ""],
  ])("%s: a report without findings is clean: %s", (manager, text) => {
    expect(read(manager, text, 0)).toEqual({ findings: [] });
  });

  test.each([
    ["npm", '{"message":"405 Method Not Allowed"}', "405"],
    ["npm", "", "no JSON report"],
    ["pnpm", "Error: ERR_PNPM_AUDIT_BAD_RESPONSE", "ERR_PNPM_AUDIT_BAD_RESPONSE"],
    ["yarn", "", "no JSON report"],
    ["yarn", "Response code 405 (Method Not Allowed)", "405"],
  ])("%s: no report is no pass: %s", (manager, text, words) => {
    const audit = read(manager, text);
    expect(audit.findings).toEqual([]);
    expect(audit.unreachable).toContain(words);
  });

  test.each([
    ["npm", ["npm", "ci"], "npm audit --json"],
    ["pnpm", ["npx", "--yes", "pnpm@9.1.0", "install"], "npx --yes pnpm@9.1.0 audit --json"],
    ["yarn", ["npx", "--yes", "yarn@1.22.22", "install"], "npx --yes yarn@1.22.22 audit --json"],
    [
      "yarn",
      ["npx", "--yes", "@yarnpkg/cli-dist@4.5.0", "install"],
      "npx --yes @yarnpkg/cli-dist@4.5.0 npm audit --all --recursive --json",
    ],
  ])("%s: in the version that installs", (manager, install, command) => {
    expect(auditCommand(manager, install).join(" ")).toBe(command);
  });
});

test("NuGet: a grave finding counts whatever the sources say", () => {
  expect(readNuGetAudit(nuget("High"), false).findings).toHaveLength(1);
  expect(readNuGetAudit(nuget("Low"), true)).toEqual({ findings: [] });
});

test("NuGet: silence of sources without advisories is not a pass", () => {
  const clean = { projects: [{ path: "src/App.csproj" }] };
  const read = (report: object, known: boolean) => readNuGetAudit(JSON.stringify(report), known);
  expect(read(clean, false).unreachable).toContain("none of the NuGet sources");
  expect(read(clean, true)).toEqual({ findings: [] });
  expect(read({ projects: [] }, true).unreachable).toContain("no project");
  const problems = [{ level: "error", text: "No assets file was found." }];
  expect(read({ ...clean, problems }, true).unreachable).toContain("No assets file was found.");
  expect(readNuGetAudit("error: no such file", true).unreachable).toContain("no JSON report");
});

test("a service index publishes advisories when it names the resource", () => {
  const index = (type: string) => JSON.stringify({ resources: [{ "@type": type }] });
  expect(publishesAdvisories(index("VulnerabilityInfo/6.7.0"))).toBe(true);
  expect(publishesAdvisories(index("SearchQueryService"))).toBe(false);
  expect(publishesAdvisories("<html>")).toBe(false);
});

/** The real npm and the real dotnet, with a source of advisories on the loopback. */
describe("the gate", { timeout: 180_000 }, () => {
  let directory: string;
  let server: Server;
  let address: string;
  let advisories: object;
  let auditsAnswer: number;

  beforeAll(async () => {
    directory = mkdtempSync(path.join(tmpdir(), "slipway-audit-"));
    server = createServer((request, response) => {
      const answer = (body: unknown) => {
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify(body));
      };
      request.resume();
      if (request.url?.includes("/advisories/bulk")) {
        response.statusCode = auditsAnswer;
        answer(auditsAnswer === 200 ? advisories : {});
      } else if (request.url === "/index.json") {
        answer({
          version: "3.0.0",
          resources: [
            { "@id": `${address}/vulnerabilities.json`, "@type": "VulnerabilityInfo/6.7.0" },
          ],
        });
      } else if (request.url === "/vulnerabilities.json") {
        answer([{ "@name": "base", "@id": `${address}/page.json`, "@updated": "2026-01-01" }]);
      } else if (request.url === "/page.json") {
        answer({});
      } else {
        response.statusCode = 404;
        response.end();
      }
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const files = {
      "Shop.csproj":
        '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net9.0</TargetFramework><DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences></PropertyGroup></Project>',
      "nuget.config": `<configuration><packageSources><clear/><add key="loopback" value="${address}/index.json" allowInsecureConnections="true"/></packageSources></configuration>`,
      "web/package.json": '{"name":"web","version":"1.0.0","dependencies":{"left":"1.0.0"}}',
      "web/.npmrc": `registry=${address}/\n`,
      "web/package-lock.json": JSON.stringify({
        name: "web",
        version: "1.0.0",
        lockfileVersion: 3,
        packages: {
          "": { name: "web", version: "1.0.0", dependencies: { left: "1.0.0" } },
          "node_modules/left": { version: "1.0.0" },
        },
      }),
    };
    mkdirSync(path.join(directory, "web"));
    for (const [name, text] of Object.entries(files))
      writeFileSync(path.join(directory, name), text);
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(directory, { recursive: true, force: true });
  });

  const audit = (onUnreachable: string, solution = "") =>
    new Promise<{ code: number; output: string }>((resolve) => {
      execFile(
        process.execPath,
        [path.resolve(import.meta.dirname, "../.github/actions/dependency-audit/audit.mjs")],
        {
          cwd: directory,
          env: {
            ...process.env,
            GITHUB_WORKSPACE: directory,
            GITHUB_STEP_SUMMARY: path.join(directory, "summary.md"),
            SOLUTION: solution,
            CLIENT_DIRECTORY: "web",
            OTHER_CLIENTS: "",
            ON_UNREACHABLE: onUnreachable,
          },
        },
        (error, stdout, stderr) =>
          resolve({ code: Number(error?.code ?? 0), output: `${stdout}${stderr}` }),
      );
    });

  test("fails on a grave advisory, whatever an unreachable source would mean", async () => {
    auditsAnswer = 200;
    advisories = {
      left: [
        {
          id: 1,
          url: `${address}/GHSA-1`,
          title: "Left is right",
          severity: "high",
          vulnerable_versions: "<2.0.0",
        },
      ],
    };
    const { code, output } = await audit("warn");
    expect(output).toContain(
      "::error title=vulnerable-dependency::npm left (high) in web: Left is right",
    );
    expect(code).toBe(1);
  });

  test("passes where every source was read and knows nothing grave", async () => {
    auditsAnswer = 200;
    advisories = {};
    const { code, output } = await audit("fail", "Shop.csproj");
    expect(output).toContain("Dependencies: no known vulnerability");
    expect(code).toBe(0);
  });

  test.each([
    ["fail", 1],
    ["warn", 0],
  ])("with a registry that answers 405 it decides nothing: %s", async (onUnreachable, wanted) => {
    auditsAnswer = 405;
    const { code, output } = await audit(onUnreachable);
    expect(output).toContain("Not decided: npm audit in web");
    expect(output).toContain("Dependencies: inconclusive");
    expect(code).toBe(wanted);
  });
});
