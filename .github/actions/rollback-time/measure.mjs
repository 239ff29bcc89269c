import { appendFileSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { limit, rollbackTime, sentence } from "./time.mjs";

const { REPORTS, BEGAN, RUNNER_TEMP, GITHUB_OUTPUT, GITHUB_STEP_SUMMARY } = process.env;
const tries = REPORTS.split("\n")
  .map((line) => line.trim())
  .filter((file) => file !== "" && existsSync(file))
  .map((file) => JSON.parse(readFileSync(file, "utf8")));
if (tries.length === 0) {
  console.log(
    "::error title=no-report::bluegreen-shift left no report. Read its log, and where the traffic is with its operation status.",
  );
  process.exit(1);
}
const dispatched = dispatchedAt();
const time = rollbackTime(tries, Number(BEGAN), dispatched);
const since = dispatched === undefined ? Number(BEGAN) : Math.floor(Date.parse(dispatched) / 1_000);
console.log(sentence(time));
appendFileSync(GITHUB_STEP_SUMMARY, `Rollback: ${sentence(time)}\n`);
appendFileSync(
  GITHUB_OUTPUT,
  `release=${time.release}\nseconds=${time.seconds ?? ""}\nsince=${since}\n`,
);
if (time.seconds > limit) console.log(`::warning title=rollback-slow::${sentence(time)}`);

function dispatchedAt() {
  const file = path.join(RUNNER_TEMP, "this-run.json");
  const answer = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  return Number.isNaN(Date.parse(answer.run_started_at)) ? undefined : answer.run_started_at;
}
