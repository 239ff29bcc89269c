/**
 * SIGINT, SIGTERM and SIGKILL at every write (before and after it took effect) of every operation,
 * then `reconcile`; and two runs at once. The shipped bundle, real processes, sockets and signals
 * against the local Azure on a clock sixty times as fast. The same matrix, with two-app topologies
 * and both settings of what Azure does not document, runs in memory in `npm test`.
 *
 *   npm run bench -- kill-matrix [lanes [operation,… [signal,…]]]
 *
 * With "" for the signals only two runs at once.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { situations } from "./cell.ts";
import type { Result, Task } from "./lane.ts";

const [lanes = "2", only = "", signalList = "SIGKILL,SIGTERM,SIGINT"] = process.argv.slice(2);
if (!/^[1-9]\d*$/.test(lanes)) throw new Error(`"${lanes}" is no number of lanes.`);
const signals = signalList.split(",").filter(Boolean) as NodeJS.Signals[];
const twoAtOnce = "two runs at once";

interface Row {
  writes: number;
  cells: number;
  broken: number;
}

const names = Object.entries(situations)
  .filter(([, { operation }]) => only === "" || only.split(",").includes(operation))
  .map(([name]) => name);
const rows = new Map<string, Row>(
  [...names, twoAtOnce].map((name) => [name, { writes: 0, cells: 0, broken: 0 }]),
);
const kills = (signal: NodeJS.Signals) =>
  names.flatMap((name) =>
    (["hang", "hang-after"] as const).map((kind): Task => ({ name, signal, kind })),
  );
const [first, ...others] = signals;
// The hardest signal first, so that a matrix that is cut short still says something.
const tasks: Task[] = [
  ...(first === undefined ? [] : kills(first)),
  ...names.flatMap((name) => [0, 300, 1_000].map((later): Task => ({ name, later }))),
  ...others.flatMap(kills),
];

function note({ name, where, write, problems }: Result): void {
  const row = rows.get(write === undefined ? twoAtOnce : name) as Row;
  row.cells += 1;
  row.writes = Math.max(row.writes, write ?? 0);
  if (problems.length > 0) row.broken += 1;
  console.log(`${where}: ${problems.join("; ") || "holds"}`);
}

async function lane(): Promise<void> {
  const process = fork(path.join(import.meta.dirname, "lane.ts"));
  const ended = once(process, "exit");
  process.on("message", (message: Result | "ready") => {
    if (message !== "ready") return note(message);
    const task = tasks.shift();
    if (task === undefined) process.disconnect();
    else process.send(task);
  });
  const [code] = await ended;
  if (code !== 0) throw new Error(`A lane ended with ${code}.`);
}

const started = Date.now();
await Promise.all(Array.from({ length: Number(lanes) }, lane));

console.log("\n| Operation | Writes | Cells | Broken |\n| --- | ---: | ---: | ---: |");
for (const [name, { writes, cells, broken }] of rows) {
  console.log(`| ${name} | ${writes || "–"} | ${cells} | ${broken} |`);
}
const all = [...rows.values()];
const figures = {
  cells: all.reduce((sum, { cells }) => sum + cells, 0),
  broken: all.reduce((sum, { broken }) => sum + broken, 0),
  seconds: Math.round((Date.now() - started) / 1_000),
};
console.log(JSON.stringify({ bench: "kill-matrix", figures, peers: {} }));
if (figures.broken > 0 || figures.cells === 0) process.exitCode = 1;
