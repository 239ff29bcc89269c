/**
 * Mutated reports through the whole of reading and counting: `node --conditions=source
 * bench/coverage/fuzz.ts [inputs] [seed]`. Anything but figures or a `UsageError` is a crash; an
 * input that takes two seconds of CPU is a hang, and so is a process that stops answering.
 *
 * The readers run in a process of their own, because only another one can tell that they hang.
 */
import { type ChildProcess, fork } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readReport } from "../../actions/coverage-gate/src/formats/read-report.ts";
import { FileCoverage } from "../../actions/coverage-gate/src/model/file-coverage.ts";
import { repositoryFiles } from "../../actions/coverage-gate/src/paths/repository-files.ts";
import { resolvePaths } from "../../actions/coverage-gate/src/paths/resolve.ts";
import { UsageError } from "../../packages/toolkit/src/index.ts";
import { mutations } from "./mutate.ts";
import { seeds } from "./seeds.ts";

interface Progress {
  readonly done: number;
  readonly read: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly crashes: readonly { readonly input: number; readonly message: string }[];
  readonly slow: readonly { readonly input: number; readonly milliseconds: number }[];
  readonly slowestMilliseconds: number;
  readonly peakMegabytes: number;
}

const hangMilliseconds = 2_000;
const mostMegabytes = 300;

const repository = repositoryFiles("/checkout", ["src/a.ts", "Ledger/Account.cs", "src/till.ts"]);

/** Everything that the gate does with one report, up to its figures. */
function readAndCount(bytes: Buffer): void {
  const report = readReport([bytes]);
  resolvePaths(
    report.files.keys(),
    {
      directory: "out",
      workingDirectory: "",
      roots: report.roots,
      modules: report.modules,
      mappings: [],
    },
    repository,
  );
  for (const record of report.files.values()) {
    const file = new FileCoverage();
    file.add(record, report.format);
    file.add(record, report.format);
    const { covered, total } = file.lines.count();
    const branches = file.branchCount();
    if (covered > total || branches.low > branches.high || branches.high > branches.total) {
      throw new Error(`impossible figures: ${JSON.stringify({ covered, total, branches })}`);
    }
  }
}

function work(inputs: number, seed: number): void {
  const next = mutations(seeds(), seed);
  const refused: Record<string, number> = {};
  const crashes: { input: number; message: string }[] = [];
  const slow: { input: number; milliseconds: number }[] = [];
  let [read, slowest, peak] = [0, 0, 0];
  for (let input = 0; input < inputs; input++) {
    const bytes = next();
    const before = process.cpuUsage();
    try {
      readAndCount(bytes);
      read++;
    } catch (error) {
      if (error instanceof UsageError) {
        const code = (error as UsageError & { code?: string }).code ?? "usage";
        refused[code] = (refused[code] ?? 0) + 1;
      } else if (crashes.length < 20) {
        crashes.push({ input, message: String((error as Error).stack ?? error) });
        mkdirSync(".slipway", { recursive: true });
        writeFileSync(path.join(".slipway", `fuzz-crash-${seed}-${input}`), bytes);
      }
    }
    // CPU time, so that a busy machine makes no hangs.
    const milliseconds = process.cpuUsage(before).user / 1000;
    slowest = Math.max(slowest, milliseconds);
    if (milliseconds > hangMilliseconds) slow.push({ input, milliseconds });
    // What earlier inputs left behind shall not be taken for the memory of this one.
    if (input % 100 === 99) globalThis.gc?.();
    if (input % 500 === 499 || input === inputs - 1) {
      peak = Math.max(peak, process.memoryUsage().rss / 1024 / 1024);
      process.send?.({
        done: input + 1,
        read,
        refused,
        crashes,
        slow,
        slowestMilliseconds: Math.round(slowest),
        peakMegabytes: Math.round(Math.max(peak, process.resourceUsage().maxRSS / 1024)),
      } satisfies Progress);
    }
  }
}

function watch(inputs: number, seed: number): void {
  const started = Date.now();
  let last: Progress | undefined;
  let heard = Date.now();
  const child: ChildProcess = fork(
    process.argv[1] as string,
    ["--worker", `${inputs}`, `${seed}`],
    {
      execArgv: [...process.execArgv, "--expose-gc"],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    },
  );
  child.on("message", (progress: Progress) => {
    last = progress;
    heard = Date.now();
    if (progress.done % 20_000 === 0) console.log(`${progress.done} inputs`);
  });
  const guard = setInterval(() => {
    if (Date.now() - heard > 120_000) {
      console.log(`No answer for two minutes after input ${last?.done ?? 0}: a hang.`);
      child.kill("SIGKILL");
    }
  }, 1_000);
  child.on("exit", (code) => {
    clearInterval(guard);
    const good =
      code === 0 &&
      last?.done === inputs &&
      last.crashes.length === 0 &&
      last.slow.length === 0 &&
      last.peakMegabytes <= mostMegabytes;
    for (const { input, message } of last?.crashes ?? []) console.log(`input ${input}: ${message}`);
    console.log(
      JSON.stringify({
        bench: "coverage-fuzz",
        figures: {
          inputs: last?.done ?? 0,
          seed,
          read: last?.read ?? 0,
          crashes: last?.crashes.length ?? 0,
          hangs: last?.slow.length ?? 0,
          "slowest-ms": last?.slowestMilliseconds ?? 0,
          "peak-mb": last?.peakMegabytes ?? 0,
          seconds: Math.round((Date.now() - started) / 1000),
        },
        refused: last?.refused ?? {},
      }),
    );
    process.exitCode = good ? 0 : 1;
  });
}

const worker = process.argv[2] === "--worker";
const [inputs = "200000", seed = "1"] = process.argv.slice(worker ? 3 : 2);
(worker ? work : watch)(Number(inputs), Number(seed));
