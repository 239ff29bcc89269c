/** A step whose action is replaced by a stand-in; see `StandIn`. */

import type { StandIn, StandInStep } from "../../stand-ins/stand-in.ts";
import { evaluateText } from "../expressions/evaluate.ts";
import { objectAt, textAt } from "../source/workflow-file.ts";
import { runChild } from "./child.ts";
import { openPhase, type Phase } from "./phase.ts";
import type { StepEnd, StepRun } from "./run-steps.ts";

export async function runStandIn(step: StepRun, uses: string, standIn: StandIn): Promise<StepEnd> {
  const { job } = step;
  if (standIn.notRunLocally !== undefined) {
    job.emit({ type: "not-run-locally", step: job.step, uses, reason: standIn.notRunLocally });
    job.print(`Not run locally: ${standIn.notRunLocally}`);
    return "not-run";
  }
  job.emit({ type: "stand-in", step: job.step, uses, description: standIn.description });
  job.print(`Stand-in for ${uses}: ${standIn.description}`, "command");
  const inputs = standInInputs(step, standIn);
  const phase = await openPhase(job, step.env, {}, step.state);
  const { post } = standIn;
  if (post !== undefined) {
    job.posts.push({
      name: `Post ${textAt(step.definition.name) ?? `Run ${uses}`}`,
      async run() {
        const later = { ...step, cancel: new AbortController().signal };
        await post(surface(later, uses, inputs, phase));
      },
    });
  }
  await standIn.main(surface(step, uses, inputs, phase));
  await phase.finish();
  return step.cancel.aborted ? "cancelled" : "success";
}

function standInInputs(step: StepRun, standIn: StandIn): Map<string, string> {
  const scope = step.scope();
  const inputs = new Map<string, string>();
  for (const [name, { default: value = "" }] of Object.entries(standIn.inputs ?? {})) {
    inputs.set(name.toLowerCase(), value);
  }
  for (const [name, value] of Object.entries(objectAt(step.definition.with))) {
    inputs.set(name.toLowerCase(), evaluateText(value, scope).trim());
  }
  for (const [name, { required }] of Object.entries(standIn.inputs ?? {})) {
    if (required && inputs.get(name.toLowerCase()) === "") {
      throw new Error(`Input required and not supplied: ${name}`);
    }
  }
  return inputs;
}

function surface(
  step: StepRun,
  uses: string,
  inputs: Map<string, string>,
  phase: Phase,
): StandInStep {
  const { job, cancel, state } = step;
  const { options, directories, masks } = job.setup;
  const input = (name: string) => inputs.get(name.toLowerCase()) ?? "";
  return {
    uses,
    input,
    flag(name) {
      const value = input(name);
      if (["true", "True", "TRUE"].includes(value)) return true;
      if (["false", "False", "FALSE", ""].includes(value)) return false;
      throw new Error(`Input "${name}" is "${value}": use true or false.`);
    },
    environment: phase.environment,
    workspace: directories.workspace,
    temp: directories.temp,
    repository: options.repository,
    mapping: options.mapping,
    artifactsDirectory: job.setup.artifactsDirectory,
    artifactsOf: (runId) =>
      runId === job.setup.system.GITHUB_RUN_ID
        ? job.setup.artifactsDirectory
        : options.earlierRuns?.[runId],
    cacheDirectory: job.setup.cacheDirectory,
    state: state.state,
    jobStatus: job.status,
    signal: AbortSignal.any([cancel, job.setup.endAtOnce]),
    log: (line) => job.print(line),
    warning(message) {
      job.emit({
        type: "annotation",
        step: job.step,
        level: "warning",
        message: masks.hide(message),
      });
      job.print(`Warning: ${message}`);
    },
    mask: (secret) => masks.add(secret),
    setOutput(name, value) {
      state.outputs[name] = value;
    },
    exportVariable(name, value) {
      job.env[name] = value;
    },
    addPath: (directory) => job.paths.unshift(directory),
    artifactStored: (artifact) => job.emit({ type: "artifact-stored", ...artifact }),
    async run(
      program,
      programArguments,
      { directory = directories.workspace, quiet = false } = {},
    ) {
      const lines: string[] = [];
      const { exitCode } = await runChild(program, programArguments, {
        directory,
        environment: phase.environment,
        onLine(line, stream) {
          if (stream === "stdout") lines.push(line);
          if (!quiet) job.print(line);
        },
        cancel,
        endAtOnce: job.setup.endAtOnce,
        keeper: job.setup.keeper,
      });
      return { exitCode: exitCode ?? 1, stdout: lines.join("\n") };
    },
  };
}
