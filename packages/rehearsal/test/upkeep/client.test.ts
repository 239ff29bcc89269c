import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { defaultStandIns } from "../../src/runner/index.ts";
import { recordedSlipway, type WorkflowFile } from "../pipeline/product.ts";
import { rehearse, temporaryDirectory } from "../runner/rehearse.ts";
import { slipway } from "./stage.ts";

/** A real small client: npm, a lock file, and Node.js's own test runner with both reports. */
const product = (test: string) => ({
  "web/package.json": JSON.stringify({
    name: "web",
    version: "1.0.0",
    scripts: { build: "mkdir -p dist && cp index.html dist/", test },
  }),
  "web/package-lock.json": JSON.stringify({
    name: "web",
    version: "1.0.0",
    lockfileVersion: 3,
    packages: { "": { name: "web", version: "1.0.0" } },
  }),
  "web/index.html": "<app-root></app-root>",
  "web/add.js": "exports.add = (a, b) => a + b;\n",
  "web/add.spec.js":
    'const { test } = require("node:test");\nconst { add } = require("./add.js");\ntest("adds", () => { if (add(1, 2) !== 3) throw new Error("wrong"); });\n',
});

const nodeTest = (files: string) =>
  `mkdir -p coverage test-results && node --test --experimental-test-coverage --test-reporter=lcov --test-reporter-destination=coverage/lcov.info --test-reporter=junit --test-reporter-destination=test-results/unit.xml ${files}`;

/** The job "Frontend" of build-test.yml as it stands, in a repository of another owner. */
function frontend(inputs: Readonly<Record<string, string>>): string {
  const { on, jobs } = parse(
    readFileSync(path.join(slipway, ".github/workflows/build-test.yml"), "utf8"),
  );
  const job = jobs.frontend;
  for (const step of job.steps) {
    if (step.uses?.startsWith("$/")) step.uses = `${step.uses.replace("$", "megadur/slipway")}@v1`;
  }
  const declared = Object.entries(
    on.workflow_call.inputs as Record<string, { type: string; default?: unknown }>,
  );
  return stringify({
    on: {
      workflow_dispatch: {
        inputs: Object.fromEntries(
          declared.map(([name, { type, default: value = "" }]) => [
            name,
            { type, default: inputs[name] ?? value },
          ]),
        ),
      },
    },
    jobs: { frontend: job },
  });
}

const run = (files: Record<string, string>, inputs: Readonly<Record<string, string>>) =>
  rehearse(
    {
      ".github/workflows/test.yml": frontend({
        "client-directory": "web",
        "client-output": "dist",
        ...inputs,
      }),
      ...files,
    },
    {
      event: { name: "workflow_dispatch", payload: {} },
      mapping: { "megadur/slipway": { directory: slipway, sha: "0".repeat(40) } },
      standIns: defaultStandIns,
    },
  );

describe("the frontend of a product", { timeout: 240_000 }, () => {
  test("is installed, built and tested, and its tests are counted", async () => {
    const { result, lines } = await run(product(nodeTest("add.spec.js")), {
      "client-test": "test",
    });
    expect(result.conclusion).toBe("success");
    expect(lines().join("\n")).toContain("Frontend: 1 test run.");
    expect(result.artifacts.map(({ name }) => name)).toEqual(["spa", "coverage-frontend"]);
  });

  test("is red when a green command has tested nothing", async () => {
    const files = {
      ...product(nodeTest("add.spec.js")),
      "web/add.spec.js": 'require("node:test").test.skip("adds", () => {});\n',
    };
    const { result, annotations } = await run(files, { "client-test": "test" });
    expect(result.conclusion).toBe("failure");
    expect(annotations("error").join()).toContain("Frontend: 0 tests ran, at least 1 have to.");
  });
});

/** build-test.yml with the client's legs as they stand; what else stage 1 builds lies ready. */
function onlyLegs(buildTest: WorkflowFile): void {
  const file = path.join(slipway, ".github/workflows/build-test.yml");
  buildTest.jobs = parse(readFileSync(file, "utf8")).jobs;
  for (const id of ["backend", "frontend", "package"]) {
    delete buildTest.jobs[id].defaults;
    buildTest.jobs[id].steps = [{ run: "true" }];
  }
}

test("one failing leg of a matrix fails the stage, and the other leg is told", async () => {
  const client = (name: string, sum: number) =>
    Object.fromEntries(
      Object.entries(product(nodeTest("add.spec.js"))).map(([file, text]) => [
        file.replace("web/", `${name}/`),
        text.replace("!== 3", `!== ${sum}`),
      ]),
    );
  const recorded = recordedSlipway(temporaryDirectory(), { "build-test.yml": onlyLegs });
  const run = await rehearse(
    {
      ...client("good", 3),
      ...client("bad", 4),
      ".github/workflows/test.yml": stringify({
        on: "push",
        permissions: {},
        jobs: {
          build: {
            uses: "megadur/slipway/.github/workflows/build-test.yml@v1",
            permissions: { contents: "read" },
            with: {
              solution: "Shop.sln",
              "server-project": "src",
              "client-directory": "web",
              "client-output": "dist",
              "client-test": "test",
              "other-clients": "good dist src/wwwroot/good\nbad dist src/wwwroot/bad",
            },
          },
        },
      }),
    },
    {
      mapping: { "megadur/slipway": { directory: recorded, sha: "0".repeat(40) } },
      standIns: defaultStandIns,
    },
  );
  const legs = Object.entries(run.jobs).filter(([job]) => job.includes("frontend-matrix ("));
  expect(legs.map(([, conclusion]) => conclusion).toSorted()).toEqual(["failure", "success"]);
  expect(run.jobs).toMatchObject({
    "build / package": "skipped",
    "build / result": "failure",
    build: "failure",
  });
});
