/** The phases of a job: `pre` of its actions, its steps, `post` in reverse order, its outputs. */

import { toText, type Value, type ValueObject } from "../expressions/data.ts";
import { evaluateText } from "../expressions/evaluate.ts";
import type { StepsEnd } from "../schedule/steps-job.ts";
import { resolveAction } from "../source/actions.ts";
import { objectAt, textAt, type YamlFile } from "../source/workflow-file.ts";
import { prepareJavaScript } from "./javascript.ts";
import type { Job } from "./job.ts";
import { type Frame, runSteps, type StepRun, stepsContext } from "./run-steps.ts";

export async function runPhases(
  job: Job,
  file: YamlFile,
  definition: ValueObject,
): Promise<StepsEnd> {
  const steps = Array.isArray(definition.steps) ? (definition.steps as Value[]) : [];
  const frame: Frame = {
    file,
    inputs: job.setup.contexts.inputs ?? {},
    steps: {},
    env: {},
    github: {},
    level: 0,
    failed: false,
  };
  await runPreSteps(job, frame, steps);
  frame.failed = job.failed;
  await runSteps(job, frame, steps);
  await runPosts(job);
  const scope = job.scope(
    {
      env: job.env,
      inputs: frame.inputs,
      steps: stepsContext(frame),
      github: objectAt(job.setup.contexts.github),
    },
    frame.failed,
  );
  const outputs: Record<string, string> = {};
  for (const [name, value] of Object.entries(objectAt(definition.outputs))) {
    const text = evaluateText(value, scope);
    if (job.setup.masks.finds(text)) {
      const message = `Skip output '${name}' since it may contain secret.`;
      job.emit({ type: "annotation", level: "warning", message });
    } else outputs[name] = text;
  }
  const url = objectAt(definition.environment).url;
  const environmentUrl = url === undefined ? "" : job.setup.masks.hide(evaluateText(url, scope));
  return {
    result: job.status,
    outputs,
    ...(environmentUrl === "" ? {} : { environmentUrl }),
  };
}

async function runPreSteps(job: Job, frame: Frame, steps: readonly Value[]): Promise<void> {
  for (const value of steps) {
    const definition = objectAt(value);
    const uses = textAt(definition.uses);
    // The files of a local action come with a later checkout, so GitHub runs no `pre` of it.
    if (uses === undefined || uses.startsWith("./")) continue;
    const { catalogue } = job.setup;
    const resolved = await resolveAction(uses, frame.file.source, catalogue.product, catalogue);
    if (resolved.kind === "stand-in" || resolved.action.using !== "node") continue;
    if (resolved.action.runs.pre === undefined) continue;
    const env = { ...job.env };
    const step: StepRun = {
      job,
      frame,
      definition,
      scope: () => job.scope({ env, inputs: frame.inputs, steps: {} }, job.failed),
      env: {},
      state: { outputs: {}, state: new Map() },
      id: textAt(definition.id) ?? "__pre",
      cancel: job.setup.cancel,
      timeUp: new AbortController().signal,
    };
    await numbered(job, `Pre ${toText(definition.name ?? `Run ${uses}`)}`, async () => {
      if (!(await prepareJavaScript(step, uses, resolved.action))) job.failed = true;
    });
  }
}

async function runPosts(job: Job): Promise<void> {
  for (const post of job.posts.reverse()) {
    if (job.setup.endAtOnce.aborted) return;
    await numbered(job, post.name, post.run);
  }
}

async function numbered(job: Job, name: string, body: () => Promise<void>): Promise<void> {
  job.step += 1;
  const started = Date.now();
  const failedBefore = job.failed;
  job.failed = false;
  job.emit({ type: "step-started", step: job.step, name, standIn: false });
  try {
    await body();
  } catch (error) {
    job.failed = true;
    job.error(error instanceof Error ? error.message : String(error));
  }
  const outcome = job.failed ? "failure" : "success";
  job.failed ||= failedBefore;
  const milliseconds = Date.now() - started;
  job.emit({
    type: "step-finished",
    step: job.step,
    name,
    outcome,
    conclusion: outcome,
    milliseconds,
    outputs: {},
  });
}
