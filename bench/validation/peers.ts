/** The named tools, each as it is used by most: ten connections, closed loop, thirty seconds. */
import { spawn, spawnSync } from "node:child_process";
import path from "node:path";

export interface Percentiles {
  readonly p50: number;
  /** NaN where the tool does not tell. */
  readonly p95: number;
  readonly p99: number;
}

const root = path.resolve(import.meta.dirname, "..", "..");

/** autocannon 9: its output has p97.5 and no p95; p97.5 is at least p95, which is in its favour. */
export async function autocannon(url: string, seconds: number): Promise<Percentiles> {
  const program = path.join(root, "node_modules", ".bin", "autocannon");
  const text = await output(program, ["-c", "10", "-d", String(seconds), "--json", url]);
  const { latency } = JSON.parse(text.slice(text.indexOf("{"))) as {
    latency: { p50: number; p97_5: number; p99: number };
  };
  return { p50: latency.p50, p95: latency.p97_5, p99: latency.p99 };
}

export const has = (program: string) =>
  spawnSync("which", [program], { stdio: "ignore" }).status === 0;

/** wrk prints p50, p75, p90 and p99; wrk2 is the same with a rate and prints more. */
export async function wrk(url: string, seconds: number): Promise<Percentiles> {
  return wrkPercentiles(
    await output("wrk", ["-t", "1", "-c", "10", "-d", `${seconds}s`, "--latency", url]),
  );
}

/** As many as can be in flight while the server stands still: each waits for one answer. */
export const wrk2Connections = 600;

export async function wrk2(url: string, seconds: number, rate: number): Promise<Percentiles> {
  const options = [
    "-t",
    "1",
    "-c",
    String(wrk2Connections),
    "-d",
    `${seconds}s`,
    "-R",
    String(rate),
    "--latency",
  ];
  return wrkPercentiles(await output("wrk2", [...options, url]));
}

function wrkPercentiles(text: string): Percentiles {
  const at = (percent: string) => {
    const [, value, unit = ""] =
      new RegExp(`^\\s*${percent}(?:\\.0+)?%\\s+([\\d.]+)(us|ms|s)`, "m").exec(text) ?? [];
    return Number(value) * ({ us: 0.001, ms: 1, s: 1_000 }[unit] ?? Number.NaN);
  };
  // wrk2 alone has p95, in its spectrum in milliseconds.
  const p95 = /^\s*([\d.]+)\s+0\.950000\s/m.exec(text)?.[1];
  return { p50: at("50"), p95: Number(p95 ?? Number.NaN), p99: at("99") };
}

function output(program: string, options: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, options, { stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.on("data", (chunk) => {
      text += chunk;
    });
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve(text) : reject(new Error(`${program} ended with ${code}.`)),
    );
  });
}
