/** The action's own process with a `dotnet` that ends as the real one does where it tests nothing. */

import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";

const trx = (executed: number) =>
  `<TestRun><ResultSummary><Counters total="${executed}" executed="${executed}" /></ResultSummary></TestRun>`;

/** @param tested what `dotnet test` leaves for each solution: a TRX, or nothing at all */
function run(tested: Record<string, string>, variables: Record<string, string> = {}) {
  const directory = mkdtempSync(path.join(tmpdir(), "slipway-backend-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const cases = Object.entries(tested).map(([name, text]) => {
    writeFileSync(path.join(directory, name), "");
    writeFileSync(path.join(directory, `${name}.trx`), text);
    return `[ "$1 $2" = "test ${name}" ] && [ -s "${name}.trx" ] && cp "${name}.trx" "$7/"`;
  });
  mkdirSync(path.join(directory, "bin"));
  const dotnet = path.join(directory, "bin", "dotnet");
  writeFileSync(dotnet, `#!/bin/sh\necho "$*" >> calls\n${cases.join("\n")}\nexit 0\n`);
  chmodSync(dotnet, 0o755);
  return new Promise<{ code: number; output: string; calls: string[]; pinned: () => string }>(
    (resolve) => {
      const action = path.resolve(import.meta.dirname, "../.github/actions/backend-tests/main.mjs");
      const env = {
        ...process.env,
        PATH: `${path.dirname(dotnet)}${path.delimiter}${process.env.PATH}`,
        GITHUB_WORKSPACE: directory,
        SOLUTION: Object.keys(tested).join("\n"),
        CONFIGURATION: "Release",
        SETTINGS: "",
        FILTER: "",
        COVERAGE: "true",
        SDK: "",
        OUTPUT: "out",
        ...variables,
      };
      execFile(process.execPath, [action], { cwd: directory, env }, (error, stdout) =>
        resolve({
          code: Number(error?.code ?? 0),
          output: stdout,
          calls: readFileSync(path.join(directory, "calls"), "utf8").trim().split("\n"),
          pinned: () => readFileSync(path.join(directory, "global.json"), "utf8"),
        }),
      );
    },
  );
}

describe("the backend's tests", () => {
  test("are built, then run, solution by solution", async () => {
    const { code, output, calls } = await run({ "A.slnx": trx(2), "B.csproj": trx(1) });
    expect(calls.map((call) => call.split(" ").slice(0, 2).join(" "))).toEqual([
      "build A.slnx",
      "build B.csproj",
      "test A.slnx",
      "test B.csproj",
    ]);
    expect(output).toContain("A.slnx: 2 tests run by VSTest.");
    expect(code).toBe(0);
  });

  test.each([
    ["a filter that fits none", { "A.slnx": trx(0) }],
    ["nothing that was built", { "A.slnx": "" }],
    ["a second solution without any", { "B.slnx": trx(7), "A.slnx": "" }],
  ])("are red with %s, although dotnet test ends with 0", async (_, tested) => {
    const { code, output } = await run(tested, { FILTER: "Category=Unit" });
    expect(output).toContain('A.slnx has run no test with the filter "Category=Unit".');
    expect(code).toBe(1);
  });

  test("run under the SDK of a leg and no other", async () => {
    const { pinned } = await run({ "A.slnx": trx(1) }, { SDK: "10.0.401" });
    expect(JSON.parse(pinned()).sdk).toMatchObject({ version: "10.0.401", rollForward: "disable" });
  });
});
