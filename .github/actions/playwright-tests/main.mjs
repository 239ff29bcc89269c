import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { judge } from "./judge.mjs";

const { DIRECTORY, ARGUMENTS, NAME, GITHUB_WORKSPACE, GITHUB_STEP_SUMMARY, RUNNER_TEMP } =
  process.env;
const file = path.join(RUNNER_TEMP, "playwright-count.json");
rmSync(file, { force: true });
const words = ARGUMENTS.split(/\s+/).filter(Boolean);
const { status, error } = spawnSync("npx", ["playwright", ...words], {
  cwd: path.resolve(GITHUB_WORKSPACE, DIRECTORY),
  stdio: "inherit",
  env: {
    ...process.env,
    // Adds to the configured reporters, where --reporter would take their place.
    PW_TEST_REPORTER: path.join(import.meta.dirname, "count-reporter.cjs"),
    SLIPWAY_PLAYWRIGHT_COUNT: file,
  },
});
if (error) console.log(`::error title=playwright::npx cannot be started: ${error.message}`);
const counts = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
const { sentence, problem, status: end } = judge(NAME, status ?? 1, counts);
console.log(problem === undefined ? sentence : `::error title=no-tests::${problem}`);
appendFileSync(GITHUB_STEP_SUMMARY, `${sentence}\n`);
process.exit(end);
