/**
 * Is a validation right about time? `npm run bench -- validation`
 *
 * 1. A server with known truth (10 ms, as a whole frozen 1 s in 10): the figures of our open loop,
 *    of autocannon and of wrk (and wrk2, where it is installed) beside its rule, and ours beside
 *    what the server itself measured of the same requests.
 * 2. How late our generator is at 5,000 requests a second.
 * 3. False alarms and found slow-downs of the comparison on the example product.
 * 4. Size and start-up of the action's bundle.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import path from "node:path";
import { createExchange } from "../../actions/health-check/src/http/exchange.ts";
import { createSite } from "../../actions/health-check/src/http/site.ts";
import {
  offerLoad,
  systemLoadClock,
} from "../../actions/health-check/src/performance/open-loop.ts";
import { createLoadSender } from "../../actions/health-check/src/performance/sender.ts";
import { alarmRate, measureNoise } from "./noise.ts";
import { autocannon, has, type Percentiles, wrk, wrk2, wrk2Connections } from "./peers.ts";

const quick = process.argv.includes("--quick");
/** One part alone: `--only=truth`, `lag`, `noise` or `bundle`. */
const only = process.argv.find((word) => word.startsWith("--only="))?.slice(7);
const wanted = (part: "truth" | "lag" | "noise" | "bundle") => only === undefined || only === part;
const seconds = quick ? 10 : 30;
const rate = 400;
const warmUpMilliseconds = 2_000;

/**
 * What independent users have, from the server's rule alone: a user who comes in the frozen second
 * waits for its end, all others 10 ms.
 */
const truth: Percentiles = { p50: 10, p95: 520, p99: 920 };

/** What `use` has found, and what the server has measured itself. */
async function withServer<T>(
  options: readonly string[],
  use: (url: string) => Promise<T>,
): Promise<{ readonly found: T; readonly served: Percentiles }> {
  const child: ChildProcess = spawn(
    process.execPath,
    [
      "--disable-warning=ExperimentalWarning",
      path.join(import.meta.dirname, "frozen-server.ts"),
      ...options,
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  try {
    const port = await new Promise<string>((resolve, reject) => {
      child.stdout?.once("data", (chunk) => resolve(String(chunk).replace(/\D/g, "")));
      child.once("exit", () => reject(new Error("The server has ended.")));
    });
    const found = await use(`http://127.0.0.1:${port}/`);
    const told = new Promise<string>((resolve) => {
      child.stdout?.once("data", (chunk) => resolve(String(chunk)));
    });
    child.kill("SIGTERM");
    return { found, served: JSON.parse(await told) as Percentiles };
  } finally {
    child.kill("SIGKILL");
  }
}

async function ours(url: string, perSecond: number, duration: number) {
  const exchangeOptions = {
    timeoutMilliseconds: 10_000,
    maximumBodyBytes: 1_000_000,
    allowPrivateAddresses: true,
    environment: {},
  };
  const site = createSite(createExchange(exchangeOptions), {
    base: new URL(url),
    headers: {},
    redirects: "none",
  });
  const sender = createLoadSender(site, { method: "GET", path: "/" }, exchangeOptions, {});
  const measured = await offerLoad(
    {
      perSecond,
      durationMilliseconds: duration * 1_000,
      warmUpMilliseconds,
      timeoutMilliseconds: 10_000,
    },
    sender.send,
    systemLoadClock,
  );
  sender.close();
  const rank = (values: Float64Array, q: number) => {
    const sorted = values.slice().sort();
    return sorted[Math.max(1, Math.ceil(sorted.length * q)) - 1] ?? Number.NaN;
  };
  return {
    p50: rank(measured.latencies, 0.5),
    p95: rank(measured.latencies, 0.95),
    p99: rank(measured.latencies, 0.99),
    lagP50: rank(measured.lags, 0.5),
    lagP99: rank(measured.lags, 0.99),
    errors: [...measured.errors.values()].reduce((sum, count) => sum + count, 0),
  };
}

const shown = (value: number) =>
  Number.isFinite(value) ? value.toFixed(1).padStart(8) : "       –";
const row = (name: string, { p50, p95, p99 }: Percentiles) =>
  console.log(`${name.padEnd(34)}${shown(p50)}${shown(p95)}${shown(p99)}`);
/** The largest factor by which a tool is off in p95 or p99; what it does not print does not count. */
const off = (seen: Percentiles) =>
  Math.max(
    ...(["p95", "p99"] as const)
      .map((name) => Math.max(truth[name] / seen[name], seen[name] / truth[name]))
      .filter(Number.isFinite),
  );
const peers: Record<string, Record<string, number>> = {};
const keep = (name: string, seen: Percentiles) => {
  row(name, seen);
  peers[name] = Object.fromEntries(
    Object.entries({ ...seen, offBy: off(seen) })
      .filter(([, value]) => Number.isFinite(value))
      .map(([key, value]) => [key, round(value)]),
  );
};

const figures: Record<string, number> = {};
if (wanted("truth")) await besideTruth();
if (wanted("lag")) await scheduleLag();
if (wanted("noise")) await falseAlarms();
if (wanted("bundle")) bundleCosts();
console.log(JSON.stringify({ bench: "validation", figures, peers }));

async function besideTruth(): Promise<void> {
  console.log(`${`Frozen 1 s in 10, ${seconds} s each (ms)`.padEnd(34)}     p50     p95     p99`);
  row("truth, by the rule", truth);
  const warmUp = (rate * warmUpMilliseconds) / 1_000;
  const { found: frozen, served } = await withServer([`--skip=${warmUp}`], (url) =>
    ours(url, rate, seconds),
  );
  row("truth, by the server's own clock", served);
  row(`health-check, ${rate}/s, open loop`, frozen);
  for (const name of ["p50", "p95", "p99"] as const) {
    figures[`${name}ErrorPercent`] = errorPercent(frozen[name], served[name]);
    figures[`${name}BesideRulePercent`] = errorPercent(frozen[name], truth[name]);
  }
  // Wire, wake-up of two sleeping processes and the HTTP client: the same for any answer.
  figures.p50AddedMilliseconds = round(frozen.p50 - served.p50);
  figures[`lagP99MillisecondsAt${rate}`] = round(frozen.lagP99);
  if (frozen.lagP99 > 10) {
    console.log(
      `This machine is too busy: late by ${frozen.lagP99.toFixed(1)} ms (p99), which voids a run. Try "chrt -r 10" before the command.`,
    );
  }
  keep("autocannon -c 10", (await withServer([], (url) => autocannon(url, seconds))).found);
  if (has("wrk")) keep("wrk -c 10", (await withServer([], (url) => wrk(url, seconds))).found);
  else console.log("wrk: not run, it is not installed (Debian: apt-get install wrk)");
  if (has("wrk2")) {
    const { found } = await withServer([], (url) => wrk2(url, seconds, rate));
    keep(`wrk2 -c ${wrk2Connections} -R ${rate}`, found);
  } else {
    console.log(
      "wrk2: not run, it is not on PATH (neither Debian nor npm has it; github.com/giltene/wrk2 builds it)",
    );
  }
  // What the wire and the two processes add to 10 ms, wrk has as well: in C, and with ten in flight.
  const atTheWire = peers["wrk -c 10"]?.p50;
  if (atTheWire !== undefined) figures.p50BesideWrkPercent = errorPercent(frozen.p50, atTheWire);
  figures.autocannonOffBy = peers["autocannon -c 10"]?.offBy ?? 0;
}

async function scheduleLag(): Promise<void> {
  const { found: fast } = await withServer(["--fast"], (url) => ours(url, 5_000, quick ? 3 : 8));
  console.log(
    `\n5,000 requests/s: generator late by ${fast.lagP50.toFixed(2)} ms (p50), ${fast.lagP99.toFixed(2)} ms (p99), ${fast.errors} errors`,
  );
  figures.lagP99MillisecondsAt5000 = round(fast.lagP99);
}

async function falseAlarms(): Promise<void> {
  if (spawnSync("dotnet", ["--version"], { stdio: "ignore" }).status !== 0) {
    console.log("Example product: not run, dotnet is not installed");
    return;
  }
  const pairs = await measureNoise({ pairs: quick ? 10 : 40, blockSeconds: 2, perSecond: 50 });
  let state = 42;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const trials = 2_000;
  for (const factor of [1, 1.25, 1.5, 2]) {
    const share = alarmRate(pairs, factor, trials, random);
    console.log(
      `Example product, ${factor === 1 ? "no change: false alarms" : `${factor}x slower: found`} ${(100 * share).toFixed(1)} % of ${trials}`,
    );
    if (factor === 1) figures.falseAlarmsPercent = round(100 * share);
    if (factor === 1.5) figures.foundPercentAt1_5 = round(100 * share);
  }
}

function bundleCosts(): void {
  const bundle = path.resolve(import.meta.dirname, "../../actions/health-check/dist/index.js");
  const startUp = (program: readonly string[]) => {
    const times = Array.from({ length: 9 }, () => {
      const started = performance.now();
      spawnSync(process.execPath, program, { stdio: "ignore", env: { PATH: process.env.PATH } });
      return performance.now() - started;
    }).sort((a, b) => a - b);
    return times[4] ?? 0;
  };
  const [empty, started] = [startUp(["-e", "0"]), startUp([bundle])];
  figures.bundleKilobytes = round(statSync(bundle).size / 1_000);
  figures.startUpMilliseconds = round(started - empty);
  console.log(
    `\nBundle ${figures.bundleKilobytes} kB; reads its inputs ${figures.startUpMilliseconds} ms after Node.js itself (${round(empty)} ms)`,
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function errorPercent(seen: number, wanted: number): number {
  return round(100 * Math.abs(seen / wanted - 1));
}
