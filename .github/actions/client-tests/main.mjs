import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { jestCases, junit } from "./junit.mjs";
import { fromRoot } from "./lcov.mjs";
import { planTests } from "./plan.mjs";

const { DIRECTORY, RUNNER_NAME_WANTED, SCRIPT, PROJECT, COVERAGE, OUTPUT, GITHUB_WORKSPACE } =
  process.env;
const client = path.resolve(GITHUB_WORKSPACE, DIRECTORY);
const output = path.resolve(GITHUB_WORKSPACE, OUTPUT);
if (COVERAGE === "" || !inClient(COVERAGE).startsWith(client + path.sep)) {
  console.log(
    `::error title=no-coverage-directory::The coverage directory "${COVERAGE}" is not below the client. Name the one that the tests write.`,
  );
  process.exit(1);
}
const results = path.join(output, "test-results");
const plan = planTests(
  {
    manifest: json("package.json") ?? {},
    angular: json("angular.json"),
    files: existsSync(client) ? readdirSync(client) : [],
  },
  { runner: RUNNER_NAME_WANTED, script: SCRIPT.trim(), project: PROJECT },
  { output, karma: path.join(import.meta.dirname, "karma.slipway.cjs") },
);
if ("refused" in plan) {
  console.log(`::error title=no-test-runner::${plan.refused}`);
  process.exit(1);
}
// Results of an earlier run, or such as somebody has committed, are none of this one.
for (const directory of [output, inClient("test-results"), inClient(COVERAGE)]) {
  rmSync(directory, { recursive: true, force: true });
}
mkdirSync(results, { recursive: true });
console.log(`${plan.kind}: ${plan.command.join(" ")}`);
const [program, ...parameters] = plan.command;
const { status, error } = spawnSync(program, parameters, {
  cwd: client,
  stdio: "inherit",
  env: {
    ...process.env,
    NG_CLI_ANALYTICS: "false",
    SLIPWAY_CLIENT: client,
    SLIPWAY_OUTPUT: output,
    SLIPWAY_KARMA_CONFIG: plan.karma?.config ?? "",
    SLIPWAY_KARMA_BUILDER: plan.karma?.builder ?? "",
  },
});
if (error)
  console.log(`::error title=no-test-runner::${program} cannot be started: ${error.message}`);
if (plan.kind === "jest" && existsSync(path.join(output, "jest.json"))) {
  const report = JSON.parse(readFileSync(path.join(output, "jest.json"), "utf8"));
  writeFileSync(path.join(results, "unit.xml"), junit(jestCases(report)));
}
for (const [from, to] of [
  [inClient("test-results"), results],
  [inClient(COVERAGE), path.join(output, "coverage")],
]) {
  if (existsSync(from)) cpSync(from, to, { recursive: true });
}
// Two clients may have a file of the same name: a report names it from the repository's root.
const coverage = path.join(output, "coverage");
for (const name of existsSync(coverage) ? readdirSync(coverage, { recursive: true }) : []) {
  if (path.basename(String(name)) !== "lcov.info") continue;
  const file = path.join(coverage, String(name));
  const text = readFileSync(file, "utf8");
  writeFileSync(file, fromRoot(text, { client, root: GITHUB_WORKSPACE, exists: existsSync }));
}
process.exit(status ?? 1);

/** @param {string} name */
function inClient(name) {
  return path.join(client, name);
}

/** @param {string} name */
function json(name) {
  if (!existsSync(inClient(name))) return undefined;
  try {
    return JSON.parse(readFileSync(inClient(name), "utf8"));
  } catch (error) {
    console.log(`::error title=no-test-runner::${DIRECTORY}/${name} is no JSON: ${error.message}`);
    process.exit(1);
  }
}
