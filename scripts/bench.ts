/**
 * Runs one bench beside its named peers: `npm run bench -- <name>`.
 *
 * `bench/<name>/bench.ts` shows its table and ends with one line of JSON
 * `{"bench": name, "figures": {name: number}, "peers": {…}}`. Figures are ratios measured side by
 * side in one run, so that they hold on any machine.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

const directory = path.resolve(import.meta.dirname, "..", "bench");
const names = readdirSync(directory)
  .filter((name) => existsSync(path.join(directory, name, "bench.ts")))
  .sort();
const [name, ...rest] = process.argv.slice(2);

if (name === undefined || !names.includes(name)) {
  console.error(
    `${name === undefined ? "No bench was named." : `There is no bench "${name}".`} Use one of: ${names.join(", ")}.`,
  );
  process.exitCode = 2;
} else {
  const run = spawnSync(
    process.execPath,
    [
      "--conditions=source",
      "--disable-warning=ExperimentalWarning",
      path.join(directory, name, "bench.ts"),
      ...rest,
    ],
    { stdio: "inherit" },
  );
  process.exitCode = run.status ?? 1;
}
