import { describe, expect, test } from "vitest";
import { pinnedTo, testArguments, testRunner } from "../.github/actions/backend-tests/plan.mjs";
import { lintCommands } from "../.github/actions/client-lint/scripts.mjs";
import { graveFindings } from "../.github/actions/code-findings/findings.mjs";
import { shape } from "../.github/actions/product-shape/shape.mjs";

describe("what is tested beside what ships", () => {
  const of = (wanted: Record<string, string>) =>
    shape({
      "dotnet-matrix": "",
      "node-matrix": "",
      "client-directory": "web",
      "other-clients": "",
      spa: "placed",
      ...wanted,
    });

  test("is nothing by default", () => {
    expect(of({})).toEqual({ dotnet: [], clients: [] });
  });

  test("is a leg for each further version, and for each further client", () => {
    const wanted = {
      "dotnet-matrix": "9.0.x\n10.0.x\n",
      "node-matrix": ">=22 <24\n",
      "other-clients": "admin  dist/browser  src/Server/wwwroot/admin",
    };
    expect(of(wanted)).toEqual({
      dotnet: ["9.0.x", "10.0.x"],
      clients: [
        { number: 2, directory: "web", node: ">=22 <24", output: "", destination: "" },
        {
          number: 3,
          directory: "admin",
          node: "",
          output: "dist/browser",
          destination: "src/Server/wwwroot/admin",
        },
      ],
    });
  });

  test.each([
    ["a placement that there is not", { spa: "wwwroot" }, 'The input "spa" is "wwwroot".'],
    ["several clients in one place", { "client-directory": "a\nb" }, '"other-clients"'],
    ["a client without a destination", { "other-clients": "admin dist" }, "output destination"],
    ["a client outside the repository", { "other-clients": "a b ../c" }, "leaves the repository"],
    ["the same client twice", { "other-clients": "web dist out" }, "named twice"],
    ["versions of no client", { "client-directory": "", "node-matrix": "24" }, "no client"],
    ["what is no version", { "dotnet-matrix": "$(id)" }, "is no version"],
  ])("is refused with one sentence: %s", (_, wanted, words) => {
    expect(of(wanted)).toHaveProperty("refused", expect.stringContaining(words));
  });
});

describe("dotnet test", () => {
  const wanted = {
    target: "Shop.slnx",
    configuration: "Release",
    settings: "",
    filter: "",
    coverage: true,
    results: "/out",
    runner: "VSTest",
  } as const;

  test("collects Cobertura and TRX in VSTest", () => {
    expect(testArguments({ ...wanted, filter: "Name~A", settings: "a.runsettings" })).toEqual([
      ...["test", "Shop.slnx", "--configuration", "Release", "--no-build"],
      ...["--results-directory", "/out", "--logger", "trx", "--collect", "XPlat Code Coverage"],
      ...["--settings", "a.runsettings", "--filter", "Name~A"],
    ]);
  });

  test.each([
    ["Shop.slnx", "--solution"],
    ["Tests.csproj", "--project"],
  ])("speaks Microsoft.Testing.Platform's words for %s", (target, option) => {
    const runner = testRunner({ test: { runner: "Microsoft.Testing.Platform" } });
    expect(runner).toBe("Microsoft.Testing.Platform");
    const line = testArguments({ ...wanted, target, runner }).join(" ");
    expect(line).toContain(`test ${option} ${target} --configuration Release --no-build`);
    expect(line).toContain("--report-trx --coverage --coverage-output-format cobertura");
    expect(line).not.toContain("--collect");
  });

  test("runs under the SDK of its leg alone, and keeps the rest of global.json", () => {
    const own = { sdk: { version: "9.0.100", rollForward: "latestMajor" }, "msbuild-sdks": {} };
    expect(pinnedTo(own, "10.0.401")).toEqual({
      sdk: { version: "10.0.401", rollForward: "disable", allowPrerelease: true },
      "msbuild-sdks": {},
    });
  });
});

describe("a client's lint", () => {
  test("is the script of that name where there is one", () => {
    expect(lintCommands({ lint: "eslint ." }, "")).toEqual({ commands: [["run", "lint"]] });
    expect(lintCommands({}, "")).toEqual({ commands: [] });
  });

  test("is what was asked for, and a missing script is an error", () => {
    const scripts = { lint: "eslint .", format: "prettier" };
    expect(lintCommands(scripts, "lint\nformat -- --check\n")).toEqual({
      commands: [
        ["run", "lint"],
        ["run", "format", "--", "--check"],
      ],
    });
    expect(lintCommands({}, "lint")).toHaveProperty(
      "refused",
      expect.stringContaining('no script "lint"'),
    );
  });
});

describe("findings of a code analysis", () => {
  const sarif = (result: object, rule: object = {}) =>
    JSON.stringify({
      runs: [
        {
          tool: { driver: { rules: [] }, extensions: [{ rules: [{ id: "sql", ...rule }] }] },
          results: [{ ruleId: "sql", message: { text: "From the request" }, ...result }],
        },
      ],
    });
  const security = (score: string) => ({ properties: { "security-severity": score } });

  test.each([
    ["a security severity of 7.0", sarif({}, security("7.0")), 1],
    ["one below", sarif({ level: "error" }, security("6.9")), 0],
    ["one that is no number", sarif({}, security("high")), 1],
    ["the level error without one", sarif({ level: "error" }), 1],
    ["the rule's own level", sarif({}, { defaultConfiguration: { level: "error" } }), 1],
    ["a warning", sarif({}), 0],
    ["one that was dismissed", sarif({ suppressions: [{}] }, security("9")), 0],
    [
      "a dismissal under review",
      sarif({ suppressions: [{ status: "underReview" }] }, security("9")),
      1,
    ],
    ["a run without findings", '{"runs":[{"results":[]}]}', 0],
  ])("%s", (_, text, count) => {
    expect(graveFindings(text)).toHaveLength(count);
  });

  test.each(["", "{}", '{"runs":[]}', "<html>"])("are unknown in %j", (text) => {
    expect(graveFindings(text)).toBeUndefined();
  });
});
