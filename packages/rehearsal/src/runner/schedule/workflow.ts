/** One workflow running: its jobs wait for each other, are let through or skipped, and end. */

import { toText, truthy, type Value, type ValueObject } from "../expressions/data.ts";
import {
  evaluateCondition,
  evaluateDeep,
  evaluateTemplate,
  evaluateText,
  type Scope,
} from "../expressions/evaluate.ts";
import type { PlannedJob, PlannedWorkflow } from "../plan/plan.ts";
import { objectAt } from "../source/workflow-file.ts";
import type { Conclusion } from "../types.ts";
import { readConcurrency } from "./concurrency.ts";
import { runLeg } from "./leg.ts";
import { combinationName, combinations } from "./matrix.ts";
import { createPlaces } from "./places.ts";
import { type Ended, joinedResult, type RunContext, type WorkflowCall } from "./run-context.ts";

export interface WorkflowRun {
  readonly run: RunContext;
  readonly plan: PlannedWorkflow;
  readonly call: WorkflowCall;
  readonly ended: Map<string, Ended>;
}

export async function executeWorkflow(
  run: RunContext,
  plan: PlannedWorkflow,
  call: WorkflowCall,
): Promise<Ended> {
  const cancel = new AbortController();
  const signal = AbortSignal.any([call.cancel, cancel.signal]);
  const scope = { contexts: workflowContexts(run, call) };
  const concurrency = readConcurrency(evaluateDeep(plan.file.root.concurrency ?? "", scope));
  let leave = () => {};
  if (concurrency !== undefined) {
    const stop = () => cancel.abort();
    leave = await run.groups.enter(concurrency, call.held, stop, signal, () => {});
  }
  try {
    const held = concurrency === undefined ? call.held : [...call.held, concurrency.group];
    const workflow: WorkflowRun = {
      run,
      plan,
      call: { ...call, held, cancel: signal },
      ended: new Map(),
    };
    const running = new Map<string, Promise<void>>();
    const start = (job: PlannedJob): Promise<void> => {
      const known = running.get(job.id);
      if (known !== undefined) return known;
      const needed = plan.jobs.filter(({ id }) => job.needs.includes(id));
      const promise = Promise.all(needed.map(start)).then(() => executeJob(workflow, job));
      running.set(job.id, promise);
      return promise;
    };
    await Promise.all(plan.jobs.map(start));
    const result = joinedResult(
      plan.jobs.map(({ id }) => workflow.ended.get(id)?.result ?? "skipped"),
    );
    return { result, outputs: workflowOutputs(workflow) };
  } finally {
    leave();
  }
}

function workflowContexts(run: RunContext, call: WorkflowCall): Record<string, Value> {
  return { github: run.github, inputs: call.inputs, vars: run.options.vars };
}

function workflowOutputs({ run, plan, call, ended }: WorkflowRun): Record<string, string> {
  const jobs = Object.fromEntries(
    [...ended].map(([id, { result, outputs }]) => [id, { result, outputs }]),
  );
  const scope: Scope = { contexts: { ...workflowContexts(run, call), jobs } };
  return Object.fromEntries(
    Object.entries(objectAt(plan.call.outputs)).map(([name, output]) => [
      name,
      evaluateText(objectAt(output).value, scope),
    ]),
  );
}

/** `needs`, and the status functions over every job before this one, also through others. */
export function jobScope(workflow: WorkflowRun, job: PlannedJob): Scope {
  const { run, call, ended } = workflow;
  const needs = Object.fromEntries(
    job.needs.map((id) => {
      const { result = "skipped", outputs = {} } = ended.get(id) ?? {};
      return [id, { result, outputs }];
    }),
  );
  const results = (names: readonly Value[]): Conclusion[] =>
    (names.length > 0 ? names.map(toText) : job.ancestors).map(
      (id) => ended.get(id)?.result ?? "skipped",
    );
  const cancelled = () => call.cancel.aborted;
  return {
    contexts: { ...workflowContexts(run, call), needs },
    functions: {
      // A skipped ancestor is no success: skipping goes on through the whole chain.
      success: (...names) => !cancelled() && results(names).every((result) => result === "success"),
      failure: (...names) => results(names).includes("failure"),
      cancelled,
      always: () => true,
    },
  };
}

async function executeJob(workflow: WorkflowRun, job: PlannedJob): Promise<void> {
  const { run, call, ended } = workflow;
  const unique = call.caller === "" ? job.id : `${call.caller} / ${job.id}`;
  const finish = (result: Conclusion, reason?: string) => {
    const at = Date.now();
    const why = reason === undefined ? {} : { reason };
    run.emit({
      type: "job-finished",
      at,
      job: unique,
      conclusion: result,
      milliseconds: 0,
      ...why,
    });
    run.results.push({
      job: unique,
      name: unique,
      conclusion: result,
      outputs: {},
      milliseconds: 0,
    });
    ended.set(job.id, { result, outputs: {} });
  };
  try {
    const scope = jobScope(workflow, job);
    if (run.endAtOnce.aborted) return finish("cancelled");
    if (!evaluateCondition(job.definition.if, scope)) return finish("skipped");
    ended.set(job.id, await executeLegs(workflow, job, unique, scope));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    run.emit({ type: "annotation", at: Date.now(), job: unique, level: "error", message });
    finish("failure", message);
  }
}

async function executeLegs(
  workflow: WorkflowRun,
  job: PlannedJob,
  unique: string,
  scope: Scope,
): Promise<Ended> {
  const strategy = objectAt(evaluateDeep(job.definition.strategy ?? {}, scope));
  const matrix = strategy.matrix;
  const legs = matrix === undefined ? [undefined] : combinations(objectAt(matrix));
  if (legs.length === 0) throw new Error(`The matrix of job "${job.id}" has no combination.`);
  const failFast = truthy(strategy["fail-fast"] ?? true);
  const limit = Number(strategy["max-parallel"] ?? 0) || legs.length;
  const places = createPlaces(limit);
  const stop = new AbortController();
  const outputs: Record<string, string> = {};
  const runOne = async (combination: ValueObject | undefined, index: number) => {
    const giveBack = await places.take(new AbortController().signal);
    try {
      const suffix = combination === undefined ? "" : ` (${combinationName(combination)})`;
      const strategyContext = {
        "fail-fast": failFast,
        "job-index": index,
        "job-total": legs.length,
        "max-parallel": limit,
      };
      const ended = await runLeg({
        workflow,
        job,
        unique: `${unique}${suffix}`,
        suffix,
        scope,
        matrix: combination ?? null,
        strategy: strategyContext,
        failFast: stop.signal,
      });
      if (ended.result === "failure" && failFast && legs.length > 1) stop.abort();
      // The last leg to end writes last; an empty value does not overwrite.
      for (const [name, value] of Object.entries(ended.outputs)) {
        if (value !== "" || outputs[name] === undefined) outputs[name] = value;
      }
      return ended.result;
    } finally {
      giveBack();
    }
  };
  const results = await Promise.all(legs.map(runOne));
  return { result: joinedResult(results), outputs };
}

/** The name shown for a leg, GitHub's way: values in brackets unless the name uses expressions. */
export function legName(job: PlannedJob, suffix: string, scope: Scope): string {
  const written = job.definition.name;
  if (written === undefined || written === null || written === "") return `${job.id}${suffix}`;
  const text = toText(written);
  const name = toText(evaluateTemplate(text, scope)) || job.id;
  return text.includes("${{") ? name : `${name}${suffix}`;
}
