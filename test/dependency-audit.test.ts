import { expect, test } from "vitest";
import {
  publishesAdvisories,
  readNpmAudit,
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

test("npm: high and critical count, moderate does not", () => {
  const report = {
    vulnerabilities: {
      a: { name: "a", severity: "critical", via: [{ title: "Prototype pollution" }] },
      b: { name: "b", severity: "moderate", via: [{ title: "ReDoS" }] },
      c: { name: "c", severity: "high", via: ["a"] },
    },
  };
  expect(readNpmAudit(JSON.stringify(report), "client").findings).toEqual([
    {
      ecosystem: "npm",
      name: "a",
      severity: "critical",
      advisory: "Prototype pollution",
      where: "client",
    },
    {
      ecosystem: "npm",
      name: "c",
      severity: "high",
      advisory: "through a dependency",
      where: "client",
    },
  ]);
});

test("npm: a report without vulnerabilities is clean only when it is a report", () => {
  expect(readNpmAudit('{"vulnerabilities":{}}', "client")).toEqual({ findings: [] });
  expect(readNpmAudit('{"message":"405 Method Not Allowed"}', "client").unreachable).toContain(
    "405",
  );
  expect(readNpmAudit("", "client").unreachable).toContain("no JSON report");
});

test("NuGet: a grave finding counts whatever the sources say", () => {
  expect(readNuGetAudit(nuget("High"), false).findings).toHaveLength(1);
  expect(readNuGetAudit(nuget("Low"), true)).toEqual({ findings: [] });
});

test("NuGet: silence of sources without advisories is not a pass", () => {
  expect(readNuGetAudit('{"projects":[]}', false).unreachable).toContain(
    "none of the NuGet sources",
  );
  expect(readNuGetAudit('{"projects":[]}', true)).toEqual({ findings: [] });
  expect(readNuGetAudit("error: no such file", true).unreachable).toContain("no JSON report");
});

test("a service index publishes advisories when it names the resource", () => {
  const index = (type: string) => JSON.stringify({ resources: [{ "@type": type }] });
  expect(publishesAdvisories(index("VulnerabilityInfo/6.7.0"))).toBe(true);
  expect(publishesAdvisories(index("SearchQueryService"))).toBe(false);
  expect(publishesAdvisories("<html>")).toBe(false);
});
