import { type CommandResult, printable, runCommand, UsageError } from "@slipway/toolkit";
import { concealed } from "../plan/masking.ts";

/** How the shell around the plan runs `dotnet`; injected so that the plan itself has no process. */
export interface DotnetOptions {
  /** The whole environment of the child. */
  readonly environment: NodeJS.ProcessEnv;
  readonly timeoutMilliseconds: number;
  readonly log: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** Runs `dotnet`, says how long it took and ends it at the time limit. */
export async function dotnet(
  what: string,
  commandArguments: readonly string[],
  directory: string,
  options: DotnetOptions,
  program = "dotnet",
): Promise<CommandResult> {
  const started = Date.now();
  const result = await runCommand(program, commandArguments, {
    directory,
    environment: options.environment,
    timeoutMilliseconds: options.timeoutMilliseconds,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  const seconds = (Date.now() - started) / 1000;
  if (seconds >= 0.5) options.log(`${what}: ${seconds.toFixed(1)} s`);
  if (result.timedOut) {
    throw new UsageError(
      `"${what}" did not end within ${options.timeoutMilliseconds / 1000} s and was ended.`,
      'Raise "tool-timeout", or look for code that waits for a connection while the host is built.',
    );
  }
  return result;
}

/** Shows a child's output in the log, each line masked and none of them a command. */
export function showOutput({ stdout, stderr }: CommandResult, log: (line: string) => void): void {
  for (const text of [stdout, stderr]) {
    if (text.trim() === "") continue;
    log(printable(text.trimEnd().split("\n").map(concealed).join("\n")));
  }
}

/**
 * Does things at the same time. When one fails, the others are ended before its error goes on, so
 * that nothing still writes where the caller clears up.
 */
export async function together<T extends readonly unknown[]>(
  options: DotnetOptions,
  work: (options: DotnetOptions) => { readonly [K in keyof T]: Promise<T[K]> },
): Promise<T> {
  const stop = new AbortController();
  const signals = options.signal === undefined ? [] : [options.signal];
  const tasks = work({ ...options, signal: AbortSignal.any([...signals, stop.signal]) });
  try {
    return (await Promise.all(tasks)) as unknown as T;
  } catch (error) {
    stop.abort();
    await Promise.allSettled(tasks);
    throw error;
  }
}
