import { Console } from "node:console";
import process from "node:process";
import { Writable } from "node:stream";

export interface StepOfProcess {
  readonly directory: string;
  /** All that the step finds in its environment; nothing of the test's own is left. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Runs what an action's `index.ts` runs, without a process of its own: that costs half a second,
 * most of it for loading the bundle. That dist/ is these sources is proven by `build.ts --verify`,
 * that it works as a process by the tests that start one.
 */
export async function runInProcess(
  step: () => Promise<void>,
  { directory, environment }: StepOfProcess,
): Promise<{ readonly exitCode: number; readonly log: string }> {
  let log = "";
  const write = (chunk: string | Uint8Array): boolean => {
    log += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
    return true;
  };
  const sink = new Writable({
    write(chunk: Uint8Array, _, done) {
      write(chunk);
      done();
    },
  });
  const before = {
    console: globalThis.console,
    directory: process.cwd(),
    environment: { ...process.env },
    exitCode: process.exitCode,
    stdout: process.stdout.write,
    stderr: process.stderr.write,
  };
  replaceEnvironment(environment);
  process.chdir(directory);
  process.exitCode = undefined;
  process.stdout.write = write as typeof process.stdout.write;
  process.stderr.write = write as typeof process.stderr.write;
  globalThis.console = new Console(sink);
  try {
    await step();
    return { exitCode: Number(process.exitCode ?? 0), log };
  } finally {
    globalThis.console = before.console;
    process.stdout.write = before.stdout;
    process.stderr.write = before.stderr;
    process.exitCode = before.exitCode;
    process.chdir(before.directory);
    replaceEnvironment(before.environment);
  }
}

function replaceEnvironment(environment: StepOfProcess["environment"]): void {
  for (const name of Object.keys(process.env)) delete process.env[name];
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined) process.env[name] = value;
  }
}
