import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { installation } from "./lock.mjs";

const { DIRECTORY, GITHUB_WORKSPACE } = process.env;
const root = path.resolve(GITHUB_WORKSPACE);
const levels = [];
for (let at = path.resolve(root, DIRECTORY); at.startsWith(root); at = path.dirname(at)) {
  const manifest = path.join(at, "package.json");
  levels.push({
    directory: at,
    files: existsSync(at) ? readdirSync(at) : [],
    manifest: existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")) : {},
  });
  if (at === root) break;
}
const how = installation(levels);
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
