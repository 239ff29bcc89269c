/** A JavaScript action: `main` now, `post` after the job's steps, state kept between them. */

import { join } from "node:path";
import type { ValueObject } from "../expressions/data.ts";
import { evaluateCondition } from "../expressions/evaluate.ts";
import type { ActionFile } from "../source/actions.ts";
import { textAt } from "../source/workflow-file.ts";
import { actionInputs, inputVariables } from "./action-inputs.ts";
import { runChild } from "./child.ts";
import { openPhase, type StepState } from "./phase.ts";
import { actionVariables, type StepEnd, type StepRun } from "./run-steps.ts";

/** State of actions whose `pre` has run, by step definition. */
const prepared = new WeakMap<ValueObject, Map<string, string>>();

export async function runJavaScript(
  step: StepRun,
  uses: string,
  action: ActionFile,
): Promise<StepEnd> {
  const { job, definition } = step;
  for (const [name, value] of prepared.get(definition) ?? []) step.state.state.set(name, value);
  const inputs = actionInputs(step, uses, action.inputs);
  const post = textAt(action.runs.post);
  if (post !== undefined) {
    const state: StepState = { outputs: {}, state: step.state.state };
    const postIf = action.runs["post-if"] ?? "always()";
    job.posts.push({
      name: `Post ${textAt(definition.name) ?? `Run ${uses}`}`,
      async run() {
        if (!evaluateCondition(postIf, step.scope())) return;
        // `post` runs in a cancelled job too.
        const cancel = new AbortController().signal;
        const later = { ...step, state, cancel };
        if (!(await runScriptFile(later, uses, action, post, inputs))) {
          job.failed = true;
        }
      },
    });
  }
  const main = textAt(action.runs.main) ?? "index.js";
  const good = await runScriptFile(step, uses, action, main, inputs);
  return good ? "success" : "failure";
}

/** `pre`, before the job's first step. Not for local actions: their files are not there yet. */
export async function prepareJavaScript(
  step: StepRun,
  uses: string,
  action: ActionFile,
): Promise<boolean> {
  const pre = textAt(action.runs.pre);
  if (pre === undefined) return true;
  if (!evaluateCondition(action.runs["pre-if"] ?? "always()", step.scope())) return true;
  const good = await runScriptFile(
    step,
    uses,
    action,
    pre,
    actionInputs(step, uses, action.inputs),
  );
  prepared.set(step.definition, step.state.state);
  return good;
}

async function runScriptFile(
  step: StepRun,
  uses: string,
  action: ActionFile,
  script: string,
  inputs: Readonly<Record<string, string>>,
): Promise<boolean> {
  const { job, cancel } = step;
  const root = await action.source.checkout();
  const preload = job.setup.options.preload?.(uses);
  const reference = uses.split("@")[1];
  const extra = {
    ...actionVariables(step),
    GITHUB_ACTION_REPOSITORY: uses.startsWith("./") ? "" : action.source.name,
    GITHUB_ACTION_REF: reference ?? "",
    ...inputVariables(inputs),
    ...Object.fromEntries([...step.state.state].map(([name, value]) => [`STATE_${name}`, value])),
    ...preload?.environment,
  };
  const phase = await openPhase(job, step.env, extra, step.state);
  const { exitCode, signal } = await runChild(
    process.execPath,
    [...(preload?.execArgv ?? []), join(root, action.path, script)],
    {
      directory: job.setup.directories.workspace,
      environment: phase.environment,
      onLine: phase.onLine,
      cancel,
      endAtOnce: job.setup.endAtOnce,
      keeper: job.setup.keeper,
    },
  );
  await phase.finish();
  if (exitCode === 0) return true;
  if (cancel.aborted) job.print("The operation was canceled.");
  else if (signal !== null) job.error(`The action was ended by ${signal}.`);
  return false;
}
