/** One phase of a step (main, pre, post, a script): its environment, its output, its files. */

import { randomUUID } from "node:crypto";
import { createEnvironmentFiles } from "./environment-files.ts";
import type { Job } from "./job.ts";
import { type LogCommand, parseLogCommand } from "./log-commands.ts";

/** Kept from one phase of an action to the next. */
export interface StepState {
  readonly outputs: Record<string, string>;
  readonly state: Map<string, string>;
}

export interface Phase {
  readonly environment: Readonly<Record<string, string>>;
  readonly directory: string;
  onLine(line: string): void;
  /** Takes over what the environment files say. @throws {BadEnvironmentFile} */
  finish(): Promise<void>;
}

export async function openPhase(
  job: Job,
  stepEnv: Readonly<Record<string, string>>,
  extra: Readonly<Record<string, string>>,
  state: StepState,
): Promise<Phase> {
  const directory = job.nextDirectory();
  const files = await createEnvironmentFiles(directory);
  const { setup } = job;
  const environment: Record<string, string> = {
    ...baseEnvironment(process.env),
    ...endingBuilds,
    ...setup.options.machine.environment,
    ...job.env,
    ...stepEnv,
    ...setup.system,
    ...files.variables,
    ...extra,
  };
  environment.PATH = [...job.paths, environment.PATH].filter(Boolean).join(":");
  return {
    environment,
    directory,
    onLine: lineReader(job, state),
    async finish() {
      const commands = await files.read();
      for (const path of commands.paths) job.paths.unshift(path);
      for (const [name, value] of commands.environment) job.env[name] = value;
      for (const [name, value] of commands.state) state.state.set(name, value);
      for (const [name, value] of commands.outputs) state.outputs[name] = value;
      publishSummary(job, commands.summary);
    },
  };
}

/** GitHub's limit for a step's summary. */
const summaryLimitBytes = 1024 * 1024;

function publishSummary(job: Job, text: string): void {
  if (text.trim() === "") return;
  const size = Buffer.byteLength(text);
  if (size > summaryLimitBytes) {
    job.error(
      `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${Math.ceil(size / 1024)}k.`,
    );
    return;
  }
  job.emit({ type: "summary", step: job.step, markdown: job.setup.masks.hide(text) });
}

/** Reads log commands out of a step's lines and prints the rest. */
function lineReader(job: Job, state: StepState): (line: string) => void {
  let resumeToken: string | undefined;
  return (line) => {
    if (resumeToken !== undefined) {
      if (line.trim() === `::${resumeToken}::`) resumeToken = undefined;
      else job.print(line);
      return;
    }
    const command = parseLogCommand(line);
    if (command === undefined) job.print(line);
    else if (command.name === "stop-commands") resumeToken = command.value || randomUUID();
    else obey(job, state, command);
  };
}

function obey(job: Job, state: StepState, command: LogCommand): void {
  const { name, value, properties } = command;
  const { masks } = job.setup;
  switch (name) {
    case "error":
    case "warning":
    case "notice": {
      job.emit({
        type: "annotation",
        step: job.step,
        level: name,
        message: masks.hide(value),
        ...(properties.title === undefined ? {} : { title: masks.hide(properties.title) }),
        ...(properties.file === undefined ? {} : { file: properties.file }),
        ...(Number(properties.line) > 0 ? { line: Number(properties.line) } : {}),
      });
      job.print(`${name[0]?.toUpperCase()}${name.slice(1)}: ${value}`);
      return;
    }
    case "debug":
      if (job.setup.debug) job.print(value, "debug");
      return;
    case "group":
      job.print(value, "group");
      return;
    case "endgroup":
      job.print("", "end-group");
      return;
    case "add-mask":
      masks.add(value);
      return;
    case "set-output":
    case "save-state":
      warnDeprecated(job, name);
      if (name === "set-output") state.outputs[properties.name ?? ""] = value;
      else state.state.set(properties.name ?? "", value);
      return;
    case "set-env":
    case "add-path":
      job.failed = true;
      job.error(`The \`${name}\` command is disabled. Please use Environment Files.`);
      return;
    default:
      // Problem matchers and `echo` change only how lines are shown on GitHub.
      job.print(`${name} ${value}`, "command");
  }
}

function warnDeprecated(job: Job, name: string): void {
  const message = `The \`${name}\` command is deprecated and will be disabled soon. Please use Environment Files.`;
  job.emit({ type: "annotation", step: job.step, level: "warning", message });
}

/** `dotnet` leaves build servers behind unless it is told not to. */
const endingBuilds = {
  DOTNET_CLI_USE_MSBUILD_SERVER: "0",
  MSBUILDDISABLENODEREUSE: "1",
  UseSharedCompilation: "false",
};

const dropped =
  /^(GITHUB_|RUNNER_|ACTIONS_|INPUT_|STATE_|npm_(?!config_(registry|cafile|cache)$)|NODE_OPTIONS$|NODE_ENV$|NODE_COMPILE_CACHE$|VITEST|PNPM_|INIT_CWD$|AZURE_|ARM_|CI$|SLIPWAY_)|(_TOKEN|_SECRET|_PASSWORD|_KEY)$/i;

/**
 * What a step takes over from the user's shell: everything but what would change its behaviour
 * (a runner's and a package manager's own variables) or what looks like a credential.
 */
export function baseEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && !dropped.test(name)) kept[name] = value;
  }
  return kept;
}
