import { runCommand } from "@slipway/toolkit";

/** Runs git and gives its output, or `undefined` when it failed or is not there. */
export type Git = (...commandArguments: string[]) => Promise<string | undefined>;

/**
 * Options under which git trusts the checkout, which in a container has another owner, and runs no
 * program that the repository's settings name.
 */
const options = [
  ["safe.directory", "*"],
  ["core.fsmonitor", "false"],
  ["core.quotePath", "false"],
].flatMap(([name, value]) => ["-c", `${name}=${value}`]);

/** A git that works in `directory` and never asks for a password. */
export function gitIn(directory: string, environment: NodeJS.ProcessEnv): Git {
  return async (...commandArguments) => {
    try {
      const result = await runCommand("git", [...options, ...commandArguments], {
        directory,
        environment: { ...environment, GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" },
        timeoutMilliseconds: 300_000,
      });
      return result.exitCode === 0 && !result.timedOut ? result.stdout : undefined;
    } catch {
      // No git on this machine: the callers do without.
      return undefined;
    }
  };
}
