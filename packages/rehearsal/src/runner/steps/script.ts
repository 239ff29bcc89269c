/** `run:` — a script file and the shell that GitHub starts for it. */

import { existsSync } from "node:fs";
import { chmod, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { knownShell, unknownShell } from "../source/unsupported.ts";
import { findProgram, runChild } from "./child.ts";
import type { Job } from "./job.ts";
import type { Phase } from "./phase.ts";

export interface Script {
  readonly text: string;
  /** As written, or undefined: GitHub's default is bash without `pipefail`. */
  readonly shell: string | undefined;
  readonly directory: string | undefined;
}

interface ShellCommand {
  readonly program: string;
  readonly parameters: readonly string[];
  readonly extension: string;
}

/** @throws where the shell is unknown or not installed */
export function shellCommand(shell: string | undefined, path: string): ShellCommand {
  const found = (name: string) => {
    const program = findProgram(name, path);
    if (program === undefined)
      throw new Error(`The shell "${name}" is not on the PATH. Install it.`);
    return program;
  };
  switch (shell) {
    case undefined:
      return findProgram("bash", path) === undefined
        ? { program: found("sh"), parameters: ["-e", "{0}"], extension: "sh" }
        : { program: found("bash"), parameters: ["-e", "{0}"], extension: "sh" };
    case "bash":
      return {
        program: found("bash"),
        parameters: ["--noprofile", "--norc", "-e", "-o", "pipefail", "{0}"],
        extension: "sh",
      };
    case "sh":
      return { program: found("sh"), parameters: ["-e", "{0}"], extension: "sh" };
    case "python": {
      const name = findProgram("python", path) === undefined ? "python3" : "python";
      return { program: found(name), parameters: ["{0}"], extension: "py" };
    }
    case "pwsh":
      return { program: found("pwsh"), parameters: ["-command", ". '{0}'"], extension: "ps1" };
    default: {
      if (!knownShell(shell)) throw new Error(unknownShell(shell));
      const [program = "", ...parameters] = shell.split(/\s+/).filter((part) => part !== "");
      return { program: found(program), parameters, extension: "sh" };
    }
  }
}

/** Answers whether the script ended well. */
export async function runScript(
  job: Job,
  script: Script,
  phase: Phase,
  cancel: AbortSignal,
): Promise<boolean> {
  const { workspace } = job.setup.directories;
  const shell = shellCommand(script.shell, phase.environment.PATH ?? "");
  const file = join(phase.directory, `script.${shell.extension}`);
  await writeFile(file, script.text.endsWith("\n") ? script.text : `${script.text}\n`);
  await chmod(file, 0o755);
  for (const line of script.text.trimEnd().split("\n")) job.print(line, "command");
  const directory = resolve(workspace, script.directory ?? ".");
  if (!existsSync(directory)) {
    throw new Error(`The working-directory "${script.directory}" does not exist in ${workspace}.`);
  }
  const { exitCode, signal } = await runChild(
    shell.program,
    shell.parameters.map((part) => part.replace("{0}", file)),
    {
      directory,
      environment: phase.environment,
      onLine: phase.onLine,
      cancel,
      endAtOnce: job.setup.endAtOnce,
      keeper: job.setup.keeper,
    },
  );
  if (exitCode === 0) return true;
  if (cancel.aborted) job.print("The operation was canceled.");
  else job.error(`Process completed with ${signal ?? `exit code ${exitCode}`}.`);
  return false;
}
