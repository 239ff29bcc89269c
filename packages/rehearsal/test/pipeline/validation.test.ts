/** Stage 4 called alone, as the nightly template does. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Stage } from "../upkeep/stage.ts";
import { server } from "./product.ts";

let directory: string;
let stage: Stage;
let site: string;
beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), "slipway-validation-"));
  stage = await Stage.open(directory);
  site = await stage.app({ production: "aaaaaaa1", slot: "aaaaaaa1", tags: {} });
  const app = mkdtempSync(path.join(directory, "app-"));
  writeFileSync(path.join(app, "server.js"), server({ slot: "unhealthy" }));
  writeFileSync(path.join(app, "build-info.json"), JSON.stringify({ commit: "bbbbbbb2" }));
  await stage.azure.deploy(site, "production", app);
  await stage.azure.deploy(site, "green", app);
  const programs = path.join(directory, "npx");
  // In Playwright's place: green with one test, unless it is asked for the tests that are not.
  const playwright = `#!/bin/sh
case "$*" in *@skipped*) ran=0 ;; *) ran=1 ;; esac
echo "{\\"ran\\":$ran,\\"skipped\\":1}" > "$SLIPWAY_PLAYWRIGHT_COUNT"
case "$*" in *@broken*) exit 1 ;; esac
`;
  writeFileSync(programs, playwright, { mode: 0o755 });
  writeFileSync(path.join(directory, "npm"), "#!/bin/sh\n", { mode: 0o755 });
});
afterAll(async () => {
  await stage?.azure.stop();
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
});

const validate = (inputs: object, host = "") =>
  stage.run("nightly", {
    with: {
      "base-url": `https://${site}${host}.azurewebsites.net`,
      profile: "none",
      "e2e-directory": "",
      ...inputs,
    },
    path: directory,
    files: { "e2e/package-lock.json": "{}" },
  });

describe("a validation", { timeout: 240_000 }, () => {
  test("is green where users see what they should, with load and regression suite", async () => {
    const run = await validate({
      release: "bbbbbbb2",
      load: "GET /health 30/s for 2s",
      thresholds: "p(95)<60s fail",
      "e2e-directory": "e2e",
    });
    expect(run.annotations("error")).toEqual([]);
    expect(run.jobs).toMatchObject({
      "validate / health": "success",
      "validate / regression": "success",
      "validate / result": "success",
    });
  });

  test.each([
    ["the health check fails", { deadline: "15s" }, "-green", "health", "health: "],
    ["another version serves", { deadline: "15s", release: "ccccccc3" }, "", "health", "ccccccc3"],
    [
      "answers are too slow",
      { load: "GET /health 30/s for 2s", thresholds: "p(95)<0.001ms fail" },
      "",
      "health",
      "performance: ",
    ],
    [
      "the regression suite fails",
      { "e2e-directory": "e2e", "regression-command": "test --grep @broken" },
      "",
      "regression",
      "exit code 1",
    ],
    [
      "the regression suite skips itself",
      { "e2e-directory": "e2e", "regression-command": "test --grep @skipped" },
      "",
      "regression",
      "no test has run, 1 was skipped",
    ],
  ] as const)("is red when %s", async (_, inputs, host, job, words) => {
    const run = await validate(inputs, host);
    expect(run.annotations("error").join("\n")).toContain(words);
    expect(run.jobs).toMatchObject({
      [`validate / ${job}`]: "failure",
      "validate / result": "failure",
    });
  });
});
