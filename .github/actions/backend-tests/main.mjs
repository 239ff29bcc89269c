import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { countTests } from "../test-count/count.mjs";
import { lines, pinnedTo, testArguments, testRunner } from "./plan.mjs";

const { SOLUTION, CONFIGURATION, SETTINGS, FILTER, COVERAGE, SDK, OUTPUT, GITHUB_WORKSPACE } =
  process.env;
const output = path.resolve(GITHUB_WORKSPACE, OUTPUT);
const file = path.join(GITHUB_WORKSPACE, "global.json");
const globalJson = readGlobalJson();
if (SDK !== "") {
  writeFileSync(file, JSON.stringify(pinnedTo(globalJson, SDK)));
  console.log(`global.json asks for .NET SDK ${SDK} and no other.`);
}
const runner = testRunner(globalJson);
const targets = lines(SOLUTION);
if (targets.length === 0) stop('The input "solution" names nothing to build and test.');
for (const target of targets) {
  if (!existsSync(path.resolve(GITHUB_WORKSPACE, target))) {
    stop(`"${target}" does not exist. Correct the input "solution".`);
  }
}
for (const target of targets) {
  if (dotnet(["build", target, "--configuration", CONFIGURATION]) !== 0) {
    stop(`${target} could not be built; the lines above say why.`);
  }
}
// Results that somebody has committed are none of this run.
rmSync(output, { recursive: true, force: true });
let failed = false;
for (const [index, target] of targets.entries()) {
  const results = path.join(output, String(index + 1));
  mkdirSync(results, { recursive: true });
  const status = dotnet(
    testArguments({
      target,
      configuration: CONFIGURATION,
      settings: SETTINGS,
      filter: FILTER,
      coverage: COVERAGE === "true",
      results,
      runner,
    }),
  );
  const ran = testsIn(results);
  console.log(`${target}: ${ran} ${ran === 1 ? "test" : "tests"} run by ${runner}.`);
  // dotnet test is green with no test run at all (wrong filter, nothing built): each one counts.
  if (ran === 0) {
    say(
      "no-tests",
      `${target} has run no test${FILTER === "" ? "" : ` with the filter "${FILTER}"`}. ${
        runner === "VSTest"
          ? 'Check the filter and its test projects, or leave it out of the input "solution".'
          : "Check the filter; its test projects need the packages Microsoft.Testing.Extensions.TrxReport and Microsoft.Testing.Extensions.CodeCoverage."
      }`,
    );
  }
  failed ||= status !== 0 || ran === 0;
}
process.exit(failed ? 1 : 0);

function dotnet(parameters) {
  console.log(`dotnet ${parameters.join(" ")}`);
  const { status, error } = spawnSync("dotnet", parameters, {
    cwd: GITHUB_WORKSPACE,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (error) stop(`dotnet cannot be started: ${error.message}`);
  return status ?? 1;
}

function testsIn(directory) {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.trx$/i.test(name))
    .map((name) => countTests(readFileSync(path.join(directory, name), "utf8"))?.ran ?? 0)
    .reduce((sum, ran) => sum + ran, 0);
}

function readGlobalJson() {
  if (!existsSync(file)) return undefined;
  try {
    // The SDK takes comments and trailing commas here.
    const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
    const bare = text.replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, "$1");
    return JSON.parse(bare.replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, "$1"));
  } catch (error) {
    stop(`global.json is no JSON: ${error.message}`);
  }
}

function say(title, message) {
  console.log(`::error title=${title}::${message}`);
}

function stop(message) {
  say("backend-tests", message);
  process.exit(1);
}
