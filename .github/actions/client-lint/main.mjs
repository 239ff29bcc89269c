import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { lintCommands } from "./scripts.mjs";

const { DIRECTORY, OTHER_CLIENTS, SCRIPTS, GITHUB_WORKSPACE, GITHUB_STEP_SUMMARY } = process.env;
const install = path.join(import.meta.dirname, "..", "client-install", "main.mjs");
const others = OTHER_CLIENTS.split("\n").map((line) => line.trim().split(/\s+/)[0] ?? "");
let failed = false;
for (const directory of [DIRECTORY, ...others].filter(Boolean)) {
  const client = path.resolve(GITHUB_WORKSPACE, directory);
  const manifest = path.join(client, "package.json");
  const { scripts = {} } = existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")) : {};
  const found = lintCommands(scripts, SCRIPTS);
  if ("refused" in found) {
    console.log(`::error title=client-lint::${directory}: ${found.refused}`);
    failed = true;
    continue;
  }
  if (found.commands.length === 0) {
    const sentence = `${directory} has no script "lint", so no linter has checked its sources. Add one, or name another script in the input "client-lint".`;
    console.log(`::warning title=client-lint::${sentence}`);
    appendFileSync(GITHUB_STEP_SUMMARY, `${sentence}\n`);
    continue;
  }
  if (run(process.execPath, [install], GITHUB_WORKSPACE, { DIRECTORY: directory }) !== 0) {
    process.exit(1);
  }
  for (const parameters of found.commands) {
    console.log(`In ${directory}: npm ${parameters.join(" ")}`);
    if (run("npm", parameters, client) === 0) continue;
    console.log(
      `::error title=client-lint::${directory}: npm ${parameters.join(" ")} has failed; the lines above say where.`,
    );
    failed = true;
  }
}
process.exit(failed ? 1 : 0);

function run(program, parameters, cwd, more = {}) {
  const { status, error } = spawnSync(program, parameters, {
    cwd,
    stdio: "inherit",
    env: { ...process.env, ...more },
  });
  if (error)
    console.log(`::error title=client-lint::${program} cannot be started: ${error.message}`);
  return status ?? 1;
}
