/**
 * Simulated shifts, seeded: how often is a healthy release rolled back, and how soon a bad one?
 * The action's own decision beside three rules that are in use, on the same shifts.
 *
 * `npm run bench -- traffic [runs]` writes docs/traffic-evidence.md and its picture when it runs
 * with the 2,000 runs that the aims are about.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { seeded } from "../../packages/azure-testkit/src/traffic/random.ts";
import { type Cell, equal, faults, probeCells } from "./cells.ts";
import { picture } from "./picture.ts";
import { probesRollBack } from "./probes.ts";
import { flagger, mannWhitney, naive, type RollsBack, slipway } from "./rules.ts";
import { type Measured, page, shareOf, table } from "./tables.ts";
import { shift } from "./world.ts";

const wantedRuns = 2_000;
/** The Mann–Whitney rule sorts all pairs at each look: fewer shifts of it. */
const slowRuleRuns = 100;

const rules: Readonly<Record<string, { rollsBack: RollsBack; most: number }>> = {
  slipway: { rollsBack: slipway, most: Number.POSITIVE_INFINITY },
  naive: { rollsBack: naive, most: Number.POSITIVE_INFINITY },
  flagger: { rollsBack: flagger, most: Number.POSITIVE_INFINITY },
  "mann-whitney": { rollsBack: mannWhitney, most: slowRuleRuns },
};

/** For the log while it runs. */
const percentText = (at: Measured["at"]) => `${Number((shareOf(at) * 100).toFixed(2))} %`;

interface Task {
  readonly runs: number;
  readonly kind: "cell" | "probe";
  readonly key: string;
}

/** One cell, from its own seed. */
function measure({ runs, kind, key }: Task): Measured[] {
  const seed = [...key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  const random = seeded(seed);
  if (kind === "probe") {
    const { world } = probeCells.find((one) => one.key === key) as (typeof probeCells)[number];
    return [
      {
        key,
        rule: "slipway",
        at: Array.from({ length: runs }, () => probesRollBack(random, world) ?? null),
      },
    ];
  }
  const { world } = [...equal, ...faults].find((one) => one.key === key) as Cell;
  const measured = Object.keys(rules).map((rule): Measured => ({ key, rule, at: [] }));
  for (let run = 0; run < runs; run++) {
    const one = shift(random, world);
    for (const result of measured) {
      const { rollsBack, most } = rules[result.rule] as (typeof rules)[string];
      if (run < most) result.at.push(rollsBack(one, world) ?? null);
    }
  }
  return measured;
}

async function all(runs: number): Promise<Measured[]> {
  const began = Date.now();
  const tasks: Task[] = [
    ...probeCells.map(({ key }): Task => ({ runs, kind: "probe", key })),
    ...[...equal, ...faults].map(({ key }): Task => ({ runs, kind: "cell", key })),
  ];
  const results: Measured[] = [];
  const work = async () => {
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
      const worker = new Worker(new URL(import.meta.url), {
        workerData: task,
        execArgv: ["--conditions=source", "--disable-warning=ExperimentalWarning"],
      });
      const found = await new Promise<Measured[]>((resolve, reject) => {
        worker.once("message", resolve);
        worker.once("error", reject);
      });
      results.push(...found);
      console.error(
        `${task.key}: ${found.map(({ rule, at }) => `${rule} ${percentText(at)}`).join(", ")} (${Math.round((Date.now() - began) / 1_000)} s)`,
      );
    }
  };
  await Promise.all(Array.from({ length: 2 * availableParallelism() }, work));
  return results;
}

async function main(): Promise<void> {
  const runs = Number(process.argv[2] ?? wantedRuns);
  const began = Date.now();
  const measured = await all(runs);
  const { text, figures, missed } = table(measured, equal, faults, probeCells);
  console.log(text);
  console.log(`\n${runs} shifts a cell, ${Math.round((Date.now() - began) / 1_000)} s.`);
  if (runs >= wantedRuns) {
    const docs = path.resolve(import.meta.dirname, "..", "..", "docs");
    mkdirSync(path.join(docs, "images"), { recursive: true });
    writeFileSync(
      path.join(docs, "images", "traffic-evidence.svg"),
      picture(measured, equal, faults),
    );
    writeFileSync(path.join(docs, "traffic-evidence.md"), page(text, runs));
  }
  for (const aim of missed) console.log(`MISSED: ${aim}`);
  console.log(
    JSON.stringify({
      bench: "traffic",
      figures,
      peers: {
        naive: "one look above 1 % errors or 1.2 × production's p95",
        flagger: "fluxcd/flagger 15bd6ad5: fifth failed check",
        "mann-whitney": "spinnaker/kayenta a69573be: MannWhitneyClassifier, 98 %, tolerance 0.25",
      },
    }),
  );
  if (missed.length > 0) process.exitCode = 1;
}

if (isMainThread) await main();
else parentPort?.postMessage(measure(workerData as Task));
