/** Runs a program and measures what it cost, by /proc and the kernel's account of its children. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

export interface Cost {
  /** User and system time of the process and its children, in seconds. */
  readonly cpuSeconds: number;
  /** Greatest resident set, in MB. */
  readonly peakMegabytes: number;
  readonly wallSeconds: number;
  readonly exitCode: number | null;
  readonly output: string;
}

/**
 * The process reports its own peak (VmHWM) as long as it lives, so it is asked often; CPU time comes
 * from the shell that waited for it, to the millisecond.
 */
export async function costOf(
  program: string,
  programArguments: readonly string[],
  environment: NodeJS.ProcessEnv,
  directory: string,
): Promise<Cost> {
  const started = performance.now();
  const child = spawn(
    "bash",
    ["-c", 'TIMEFORMAT="cost %U %S"; time "$0" "$@"', program, ...programArguments],
    {
      env: environment,
      cwd: directory,
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let output = "";
  child.stdout.on("data", (data: Buffer) => {
    output += data.toString();
  });
  child.stderr.on("data", (data: Buffer) => {
    output += data.toString();
  });
  let peak = 0;
  const watch = setInterval(() => {
    for (const pid of descendants(child.pid ?? 0)) peak = Math.max(peak, peakOf(pid));
  }, 20);
  const exitCode = await new Promise<number | null>((resolve) => child.on("close", resolve));
  clearInterval(watch);
  const [, user, system] = /cost ([\d.]+) ([\d.]+)\s*$/.exec(output) ?? [];
  return {
    cpuSeconds: Number(user) + Number(system),
    peakMegabytes: Math.round(peak / 1024),
    wallSeconds: (performance.now() - started) / 1000,
    exitCode,
    output,
  };
}

function descendants(pid: number): number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
    return children
      .split(" ")
      .filter((child) => child !== "")
      .flatMap((child) => [Number(child), ...descendants(Number(child))]);
  } catch {
    return [];
  }
}

/** In kB. */
function peakOf(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
