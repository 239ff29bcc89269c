import { spawnSync } from "node:child_process";
import path from "node:path";
import { levelsOf } from "./levels.mjs";
import { installation } from "./lock.mjs";

const { DIRECTORY, GITHUB_WORKSPACE } = process.env;
const root = path.resolve(GITHUB_WORKSPACE);
const how = installation(levelsOf(root, DIRECTORY));
if ("refused" in how) {
  console.log(`::error title=not-installed::${how.refused}`);
  process.exit(1);
}
const [program, ...parameters] = how.command;
console.log(`In ${path.relative(root, how.directory) || "."}: ${how.command.join(" ")}`);
const { status, error } = spawnSync(program, parameters, { cwd: how.directory, stdio: "inherit" });
if (error)
  console.log(`::error title=not-installed::${program} cannot be started: ${error.message}`);
process.exit(status ?? 1);
