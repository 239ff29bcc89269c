/** A composite action: its steps run inside the calling step. */

import { join } from "node:path";
import type { Value } from "../expressions/data.ts";
import { evaluateText } from "../expressions/evaluate.ts";
import type { ActionFile } from "../source/actions.ts";
import { objectAt } from "../source/workflow-file.ts";
import { actionInputs } from "./action-inputs.ts";
import { type Frame, runSteps, type StepEnd, type StepRun, stepsContext } from "./run-steps.ts";

export async function runComposite(step: StepRun, action: ActionFile): Promise<StepEnd> {
  const { job } = step;
  const uses = String(step.definition.uses);
  const inputs = actionInputs(step, uses, action.inputs);
  const directory = join(await action.source.checkout(), action.path);
  const frame: Frame = {
    file: action.file,
    inputs,
    steps: {},
    env: step.env,
    github: {
      action_path: directory,
      action_repository: uses.startsWith("./") ? "" : action.source.name,
      action_ref: uses.split("@")[1] ?? "",
    },
    level: step.frame.level + 1,
    time: step.timeUp,
    failed: false,
  };
  const steps = Array.isArray(action.runs.steps) ? (action.runs.steps as Value[]) : [];
  await runSteps(job, frame, steps);
  const scope = job.scope(
    {
      env: { ...job.env, ...step.env },
      inputs,
      steps: stepsContext(frame),
      github: { ...objectAt(job.setup.contexts.github), ...frame.github },
    },
    frame.failed,
  );
  for (const [name, output] of Object.entries(objectAt(action.file.root.outputs))) {
    step.state.outputs[name] = evaluateText(objectAt(output).value, scope);
  }
  if (frame.failed) return "failure";
  return step.cancel.aborted ? "cancelled" : "success";
}
