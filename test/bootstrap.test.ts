import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "./github-files.ts";

let machine: string;
beforeEach(() => {
  machine = mkdtempSync(path.join(tmpdir(), "slipway-machine-"));
});
afterEach(() => rmSync(machine, { recursive: true, force: true }));

/** Runs a command of package.json on a machine that has only these programs. */
function start(programs: readonly string[], command = "start") {
  const bin = path.join(machine, "bin");
  mkdirSync(bin);
  for (const program of programs) {
    const found = execFileSync("which", [program], { encoding: "utf8" }).trim();
    symlinkSync(found, path.join(bin, program));
  }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, "scripts/bootstrap.mjs"), command],
    { env: { PATH: bin }, encoding: "utf8" },
  );
  return { status, lines: `${stdout}${stderr}`.trim().split("\n") };
}

test("without the .NET SDK one sentence says so, and what to install", () => {
  const { status, lines } = start(["git"]);
  expect(status).toBe(2);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/\.NET SDK was not found.*Install the \.NET SDK 9 or newer/);
});

test("an old .NET SDK is named with its version", () => {
  const bin = path.join(machine, "sdk");
  mkdirSync(bin);
  const dotnet = path.join(bin, "dotnet");
  writeFileSync(dotnet, "#!/bin/sh\necho '8.0.100 [/sdk]'\n", { mode: 0o755 });
  const git = execFileSync("which", ["git"], { encoding: "utf8" }).trim();
  symlinkSync(git, path.join(bin, "git"));
  const { status, stderr } = spawnSync(
    process.execPath,
    [path.join(root, "scripts/bootstrap.mjs"), "test"],
    { env: { PATH: `${bin}:/bin` }, encoding: "utf8" },
  );
  expect(status).toBe(2);
  expect(stderr).toContain("The newest .NET SDK here is 8.");
});

test("without git one sentence says so", () => {
  const { status, lines } = start([]);
  expect(status).toBe(2);
  expect(lines).toEqual(["git was not found. Install git and try again."]);
});

test("an unknown command names the known ones", () => {
  const { status, lines } = start([], "lauch");
  expect(status).toBe(2);
  expect(lines[0]).toMatch(/Unknown command "lauch".*start, test, build, docs/);
});
