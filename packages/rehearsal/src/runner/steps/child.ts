/** One child process of a step: its lines, its cancellation, its end. */

import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import type { Keeper } from "./keeper.ts";

export interface ChildOptions {
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  onLine(line: string, stream: "stdout" | "stderr"): void;
  /** SIGINT, 7.5 s, SIGTERM, 2.5 s, SIGKILL: what GitHub's runner does. */
  readonly cancel: AbortSignal;
  /** SIGKILL at once. */
  readonly endAtOnce: AbortSignal;
  readonly keeper: Keeper;
}

export interface ChildEnd {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

const interruptMilliseconds = 7_500;
const terminateMilliseconds = 2_500;
/** How long output may stay open after the child itself has ended. */
const streamMilliseconds = 1_000;

/** Rejects where the program cannot be started at all. */
export async function runChild(
  program: string,
  programArguments: readonly string[],
  options: ChildOptions,
): Promise<ChildEnd> {
  if (options.endAtOnce.aborted) return { exitCode: null, signal: "SIGKILL" };
  const [file, parameters] = withParentDeath(program, programArguments);
  const child = spawn(file, parameters, {
    cwd: options.directory,
    env: options.environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const { pid } = child;
  if (pid !== undefined) options.keeper.started(pid);
  const send = (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  };
  const killGroup = () => {
    try {
      if (pid !== undefined) process.kill(-pid, "SIGKILL");
    } catch {
      // The group has ended by itself.
    }
  };
  const timers: NodeJS.Timeout[] = [];
  const onCancel = () => {
    send("SIGINT");
    timers.push(setTimeout(() => send("SIGTERM"), interruptMilliseconds));
    timers.push(setTimeout(killGroup, interruptMilliseconds + terminateMilliseconds));
  };
  options.cancel.addEventListener("abort", onCancel, { once: true });
  options.endAtOnce.addEventListener("abort", killGroup, { once: true });
  const finishOutput = [
    readLines(child.stdout, (line) => options.onLine(line, "stdout")),
    readLines(child.stderr, (line) => options.onLine(line, "stderr")),
  ];
  try {
    const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
    const end = new Promise<ChildEnd>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (exitCode, signal) => resolve({ exitCode, signal }));
    });
    if (options.cancel.aborted) onCancel();
    const result = await end;
    // A process left in the background may hold the pipes open; it lives until the job ends.
    await Promise.race([
      closed,
      new Promise<void>((resolve) => timers.push(setTimeout(resolve, streamMilliseconds))),
    ]);
    return result;
  } finally {
    for (const finish of finishOutput) finish();
    for (const timer of timers) clearTimeout(timer);
    options.cancel.removeEventListener("abort", onCancel);
    options.endAtOnce.removeEventListener("abort", killGroup);
    if (options.cancel.aborted || options.endAtOnce.aborted) killGroup();
    if (pid !== undefined && !groupAlive(pid)) options.keeper.ended(pid);
  }
}

function groupAlive(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}

/** Calls back for each line; the answer ends reading, after which output is thrown away. */
function readLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): () => void {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  let open = true;
  stream.on("data", (chunk: Buffer) => {
    if (!open) return;
    const lines = (rest + decoder.write(chunk)).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line.replace(/\r$/, ""));
  });
  stream.on("error", () => {});
  return () => {
    if (open && rest !== "") onLine(rest);
    open = false;
    (stream as unknown as { unref?(): void }).unref?.();
  };
}

const setpriv = process.platform === "linux" ? findProgram("setpriv") : undefined;

/** On Linux the kernel kills the child when the runner dies, whatever the runner dies of. */
function withParentDeath(program: string, parameters: readonly string[]): [string, string[]] {
  if (setpriv === undefined) return [program, [...parameters]];
  return [setpriv, ["--pdeathsig", "KILL", "--", program, ...parameters]];
}

/** Absolute path of a program on a PATH, or undefined. */
export function findProgram(name: string, path = process.env.PATH ?? ""): string | undefined {
  for (const directory of path.split(":")) {
    const candidate = `${directory}/${name}`;
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // Not in this directory.
    }
  }
  return undefined;
}
