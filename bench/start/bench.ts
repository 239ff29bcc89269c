/**
 * Start-up and size of the shipped actions beside a bare Node.js: CPU seconds (user + system) from
 * start to the first refused input, the smallest of some runs, and bytes of dist/.
 *
 *   npm run bench -- start [-- runs]
 *
 * Seconds differ between machines and with their load, so the figure to hold is the ratio to
 * `node -e 0`, measured in turn with the actions.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..", "..");
const runs = Number(process.argv[2] ?? 9);
const home = mkdtempSync(path.join(tmpdir(), "slipway-start-"));
const actions = readdirSync(path.join(root, "actions")).filter((name) =>
  readdirSync(path.join(root, "actions", name)).includes("dist"),
);

/** CPU seconds of one run, told by its parent's own accounting of ended children. */
function cpuSeconds(parts: readonly string[]): number {
  const script = `
    const { spawnSync } = require("node:child_process");
    const { status } = spawnSync(process.execPath, ${JSON.stringify(parts)}, { stdio: "ignore" });
    process.exitCode = status === null ? 2 : 0;`;
  const { status, stderr } = spawnSync("/bin/sh", ["-c", 'node -e "$SCRIPT"; times >&2'], {
    encoding: "utf8",
    env: { PATH: path.dirname(process.execPath), HOME: home, SCRIPT: script },
  });
  if (status !== 0) throw new Error(stderr);
  // "0m0.310s 0m0.080s" of the shell's children: the helper and what it started.
  const [user = "", system = ""] = stderr.trim().split("\n").at(-1)?.split(" ") ?? [];
  const seconds = (text: string) => {
    const [minutes = "0", rest = "0"] = text.replace("s", "").split("m");
    return Number(minutes) * 60 + Number(rest);
  };
  return seconds(user) + seconds(system);
}

const programs: readonly (readonly [string, readonly string[]])[] = [
  ["node", ["-e", "0"]],
  ...actions.map((name) => [name, [path.join(root, "actions", name, "dist", "index.js")]] as const),
];
const smallest = new Map<string, number>();
// In turn, so that a busy minute of the machine falls on all of them.
for (let run = 0; run < runs; run += 1) {
  for (const [name, parts] of programs) {
    smallest.set(name, Math.min(smallest.get(name) ?? Number.POSITIVE_INFINITY, cpuSeconds(parts)));
  }
}
rmSync(home, { recursive: true, force: true });

// The helper process that starts each one is itself a bare Node.js.
const bare = (smallest.get("node") ?? 0) / 2;
const figures: Record<string, number> = {};
console.log(`Smallest of ${runs} runs in turn; bare Node.js: ${bare.toFixed(3)} CPU s.\n`);
console.log("Action                CPU s   times bare   dist bytes");
for (const name of actions) {
  const seconds = (smallest.get(name) ?? 0) - bare;
  const dist = path.join(root, "actions", name, "dist");
  const bytes = readdirSync(dist).reduce(
    (sum, file) => sum + (file === "licenses.txt" ? 0 : statSync(path.join(dist, file)).size),
    0,
  );
  console.log(
    `${name.padEnd(20)} ${seconds.toFixed(3).padStart(6)} ${(seconds / bare).toFixed(1).padStart(12)} ${String(bytes).padStart(12)}`,
  );
  figures[`${name} times bare`] = Number((seconds / bare).toFixed(2));
  figures[`${name} bytes`] = bytes;
}
console.log(
  JSON.stringify({ bench: "start", figures, peers: { "node -e 0": { "cpu seconds": bare } } }),
);
