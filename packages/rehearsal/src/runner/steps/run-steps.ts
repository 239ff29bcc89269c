/** The steps of a job or of a composite action, in order. */

import { toText, truthy, type Value, type ValueObject } from "../expressions/data.ts";
import {
  evaluateCondition,
  evaluateDeep,
  evaluateText,
  type Scope,
} from "../expressions/evaluate.ts";
import { formatFinding } from "../refusal.ts";
import { resolveAction, UnusableAction } from "../source/actions.ts";
import { objectAt, textAt, type YamlFile } from "../source/workflow-file.ts";
import type { StepConclusion } from "../types.ts";
import { runComposite } from "./composite.ts";
import { runJavaScript } from "./javascript.ts";
import type { Job } from "./job.ts";
import { openPhase, type StepState } from "./phase.ts";
import { runScript } from "./script.ts";
import { runStandIn } from "./stand-in-step.ts";
import { workspaceSource } from "./workspace-source.ts";

export interface StepRecord {
  readonly outputs: Record<string, string>;
  readonly outcome: StepConclusion;
  readonly conclusion: StepConclusion;
}

/** Where steps stand: a job, or a composite action used by one. */
export interface Frame {
  readonly file: YamlFile;
  /** `inputs` of the workflow or of the action. */
  readonly inputs: Value;
  readonly steps: Record<string, StepRecord>;
  /** The step-level `env` of the steps around it. */
  readonly env: Readonly<Record<string, string>>;
  /** `github.action_path` and its like, inside a composite action. */
  readonly github: ValueObject;
  /** 0 for the job itself. */
  readonly level: number;
  /** Aborts when the time of the step around it is up. */
  readonly time?: AbortSignal;
  failed: boolean;
}

/** One step, ready to run. */
export interface StepRun {
  readonly job: Job;
  readonly frame: Frame;
  readonly definition: ValueObject;
  readonly scope: () => Scope;
  readonly env: Readonly<Record<string, string>>;
  readonly state: StepState;
  readonly id: string;
  /** Cancels this step: the job is cancelled or the step's time is up. */
  readonly cancel: AbortSignal;
  readonly timeUp: AbortSignal;
}

export type StepEnd = "success" | "failure" | "cancelled" | "not-run";

export async function runSteps(job: Job, frame: Frame, steps: readonly Value[]): Promise<void> {
  const used = new Set<string>();
  for (const step of steps) await runStep(job, frame, objectAt(step), used);
}

async function runStep(
  job: Job,
  frame: Frame,
  definition: ValueObject,
  used: Set<string>,
): Promise<void> {
  const id = stepId(definition, used);
  const uses = textAt(definition.uses);
  const state: StepState = { outputs: {}, state: new Map() };
  const scopeWith = (env: Readonly<Record<string, string>>) => stepScope(job, frame, id, env);
  if (frame.level === 0) job.step += 1;
  const report = stepReport(job, frame, id, definition, () => scopeWith(frame.env), state);
  const time = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let continued = false;
  try {
    if (job.setup.endAtOnce.aborted || frame.time?.aborted) return report.finish("skipped");
    // Before the condition, as GitHub's runner does: a step's `if` sees its own `env`.
    const own = stringMap(evaluateDeep(definition.env ?? {}, scopeWith(frame.env)));
    const env = { ...frame.env, ...own };
    const scope = () => scopeWith(env);
    const wanted = () => evaluateCondition(definition.if, scope());
    if (!wanted()) return report.finish("skipped");
    report.start();
    continued = truthy(evaluateDeep(definition["continue-on-error"] ?? false, scope()));
    const minutes = Number(evaluateText(definition["timeout-minutes"], scope()));
    if (minutes > 0) timer = setTimeout(() => time.abort(), minutes * 60_000);
    const outer = frame.time === undefined ? [] : [frame.time];
    const timeUp = AbortSignal.any([time.signal, ...outer]);
    const cancel = AbortSignal.any([timeUp, cancelUnless(job, wanted)]);
    let end = await runBody(
      { job, frame, definition, scope, env, state, id, cancel, timeUp },
      uses,
    ).catch((error: unknown) => {
      // What an abort interrupts inside a stand-in rejects; that is no failure of its own.
      if (!cancel.aborted) throw error;
      return "cancelled" as const;
    });
    if (time.signal.aborted && end !== "success") {
      job.error(`The step "${report.name()}" has timed out after ${minutes} minutes.`);
      end = "failure";
    } else if (end === "failure" && cancel.aborted) end = "cancelled";
    report.finish(end, continued);
  } catch (error) {
    for (const line of failureLines(error)) job.error(line);
    report.finish("failure", continued);
  } finally {
    clearTimeout(timer);
  }
}

function stepScope(
  job: Job,
  frame: Frame,
  id: string,
  env: Readonly<Record<string, string>>,
): Scope {
  const github = { ...objectAt(job.setup.contexts.github), ...frame.github, action: id };
  const contexts = {
    env: { ...job.env, ...env },
    inputs: frame.inputs,
    steps: stepsContext(frame),
  };
  return job.scope({ ...contexts, github }, frame.failed);
}

/** Tells of a step's start and end; steps inside an action are part of the calling step. */
function stepReport(
  job: Job,
  frame: Frame,
  id: string,
  definition: ValueObject,
  scope: () => Scope,
  state: StepState,
) {
  const started = Date.now();
  const uses = textAt(definition.uses);
  let displayed: string | undefined;
  const name = () => {
    displayed ??= job.setup.masks.hide(displayName(definition, scope()));
    return displayed;
  };
  return {
    name,
    start() {
      if (frame.level > 0) return;
      const standIn = uses !== undefined && isStandIn(job, uses);
      const shown = uses === undefined ? {} : { uses };
      job.emit({ type: "step-started", step: job.step, name: name(), ...shown, standIn });
    },
    finish(outcome: StepConclusion, continued = false) {
      const conclusion = continued && outcome === "failure" ? "success" : outcome;
      frame.steps[id] = { outputs: state.outputs, outcome, conclusion };
      if (conclusion === "failure") frame.failed = true;
      if (frame.level > 0) return;
      if (frame.failed) job.failed = true;
      job.emit({
        type: "step-finished",
        step: job.step,
        name: name(),
        outcome,
        conclusion,
        milliseconds: Date.now() - started,
        outputs: masked(job, state.outputs),
      });
    },
  };
}

async function runBody(step: StepRun, uses: string | undefined): Promise<StepEnd> {
  const { job, frame, definition } = step;
  if (uses === undefined) {
    const { defaults } = job.setup;
    // A composite action's scripts do not take over the job's defaults.
    const own = frame.level === 0 ? defaults : {};
    const text = (key: string) =>
      definition[key] === undefined ? undefined : evaluateText(definition[key], step.scope());
    const phase = await openPhase(job, step.env, actionVariables(step), step.state);
    const script = {
      text: text("run") ?? "",
      shell: text("shell") ?? own.shell,
      directory: text("working-directory") ?? own.directory,
    };
    const good = await runScript(job, script, phase, step.cancel);
    await phase.finish();
    return good ? "success" : "failure";
  }
  const { directories, catalogue } = job.setup;
  const workspace = workspaceSource(catalogue.product, directories.workspace);
  const resolved = await resolveAction(uses, frame.file.source, workspace, catalogue);
  if (resolved.kind === "stand-in") return runStandIn(step, uses, resolved.standIn);
  if (resolved.action.using === "node") return runJavaScript(step, uses, resolved.action);
  return runComposite(step, resolved.action);
}

/** GITHUB_ACTION, and where a composite action lies. */
export function actionVariables({ id, frame }: StepRun): Record<string, string> {
  const path = frame.github.action_path;
  return {
    GITHUB_ACTION: id,
    ...(typeof path === "string" ? { GITHUB_ACTION_PATH: path } : {}),
  };
}

/** Aborts with the job, unless the step's condition holds in a cancelled job: `always()`. */
function cancelUnless(job: Job, wanted: () => boolean): AbortSignal {
  const controller = new AbortController();
  const { cancel } = job.setup;
  // The step was let through although the job is being cancelled.
  if (cancel.aborted) return controller.signal;
  cancel.addEventListener("abort", () => !safely(wanted) && controller.abort(), { once: true });
  return controller.signal;
}

function safely(wanted: () => boolean): boolean {
  try {
    return wanted();
  } catch {
    return false;
  }
}

export function stepsContext(frame: Frame): ValueObject {
  return Object.fromEntries(
    Object.entries(frame.steps).map(([id, { outputs, outcome, conclusion }]) => [
      id,
      { outputs, outcome: asGitHub(outcome), conclusion: asGitHub(conclusion) },
    ]),
  );
}

/** Expressions know GitHub's four results only; what was not run is no success there either. */
function asGitHub(conclusion: StepConclusion): string {
  return conclusion === "not-run" ? "skipped" : conclusion;
}

function stepId(definition: ValueObject, used: Set<string>): string {
  const given = textAt(definition.id);
  const uses = textAt(definition.uses);
  const base =
    given ??
    (uses === undefined ? "__run" : `__${(uses.split("@")[0] ?? "").replace(/[^\w-]+/g, "_")}`);
  let id = base;
  for (let number = 2; used.has(id); number++) id = `${base}_${number}`;
  used.add(id);
  return id;
}

function displayName(definition: ValueObject, scope: Scope): string {
  const uses = textAt(definition.uses);
  const script = textAt(definition.run) ?? "";
  const plain = uses === undefined ? `Run ${script.trim().split("\n")[0]}` : `Run ${uses}`;
  if (definition.name === undefined) return plain;
  try {
    return evaluateText(definition.name, scope) || plain;
  } catch {
    return String(definition.name);
  }
}

function isStandIn(job: Job, uses: string): boolean {
  const name = uses.split("@")[0]?.toLowerCase();
  return Object.keys(job.setup.options.standIns).some((key) => key.toLowerCase() === name);
}

export function stringMap(value: Value): Record<string, string> {
  return Object.fromEntries(
    Object.entries(objectAt(value)).map(([key, item]) => [key, toText(item)]),
  );
}

function masked(job: Job, outputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(outputs).map(([key, value]) => [key, job.setup.masks.hide(value)]),
  );
}

function failureLines(error: unknown): string[] {
  if (error instanceof UnusableAction) return [error.message, ...error.findings.map(formatFinding)];
  if (!(error instanceof Error)) return [String(error)];
  const { remedy } = error as { remedy?: unknown };
  return [typeof remedy === "string" ? `${error.message} ${remedy}` : error.message];
}
