import { spawn } from "node:child_process";
import { UsageError } from "./usage-error.ts";

export interface CommandOptions {
  readonly directory: string;
  /** The child's whole environment; nothing is inherited beside it. */
  readonly environment: NodeJS.ProcessEnv;
  readonly timeoutMilliseconds: number;
  readonly signal?: AbortSignal;
  /** Called for each line of either stream as it comes; the text is foreign, see `printable`. */
  readonly onLine?: (line: string) => void;
}

export interface CommandResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
}

/** Between the polite signal and the last one. */
const graceMilliseconds = 2_000;

/**
 * Runs a program with a list of arguments, never through a shell.
 *
 * The child leads its own process group, so that a time limit or an abort ends its children too:
 * `@actions/exec` cannot stop what it started, and `dotnet` leaves build servers behind.
 */
export async function runCommand(
  program: string,
  commandArguments: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  options.signal?.throwIfAborted();
  const ownGroup = process.platform !== "win32";
  const child = spawn(program, commandArguments, {
    cwd: options.directory,
    env: options.environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: ownGroup,
    windowsHide: true,
  });
  const send = (signal: NodeJS.Signals) => {
    if (child.pid === undefined) return;
    try {
      if (ownGroup) process.kill(-child.pid, signal);
      else child.kill(signal);
    } catch {
      // The group has ended by itself.
    }
  };
  let timedOut = false;
  let killTimer: NodeJS.Timeout | undefined;
  const end = () => {
    send("SIGTERM");
    killTimer ??= setTimeout(() => send("SIGKILL"), graceMilliseconds);
  };
  const timer = setTimeout(() => {
    timedOut = true;
    end();
  }, options.timeoutMilliseconds);
  options.signal?.addEventListener("abort", end, { once: true });

  const collect = (stream: NodeJS.ReadableStream) => {
    let text = "";
    let rest = "";
    stream.setEncoding("utf8");
    stream.on("data", (chunk: string) => {
      text += chunk;
      const lines = (rest + chunk).split(/\r?\n/);
      rest = lines.pop() ?? "";
      for (const line of lines) options.onLine?.(line);
    });
    stream.on("end", () => {
      if (rest !== "") options.onLine?.(rest);
    });
    return () => text;
  };
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);

  try {
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    options.signal?.throwIfAborted();
    return { exitCode, stdout: stdout(), stderr: stderr(), timedOut };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      throw new UsageError(
        `The program "${program}" was not found.`,
        `Install it in a step before this one, or check the working directory ${options.directory}.`,
        { cause: error },
      );
    }
    throw error;
  } finally {
    clearTimeout(timer);
    clearTimeout(killTimer);
    options.signal?.removeEventListener("abort", end);
    // A group may outlive its leader (MSBuild nodes); nothing of ours stays behind.
    send("SIGKILL");
  }
}
