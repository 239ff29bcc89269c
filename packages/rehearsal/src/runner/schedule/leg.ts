/** One leg of a job: cancelled by fail-fast, its group or the run; a call, or steps on a place. */

import { toText, truthy, type Value, type ValueObject } from "../expressions/data.ts";
import { evaluateCondition, evaluateDeep, type Scope } from "../expressions/evaluate.ts";
import { entryOf } from "../plan/call-checks.ts";
import type { PlannedJob } from "../plan/plan.ts";
import { objectAt, textAt } from "../source/workflow-file.ts";
import type { Conclusion } from "../types.ts";
import { ReplacedInQueue, readConcurrency } from "./concurrency.ts";
import type { Ended } from "./run-context.ts";
import { runJobSteps, type StepsEnd } from "./steps-job.ts";
import { executeWorkflow, jobScope, legName, type WorkflowRun } from "./workflow.ts";

export interface Leg {
  readonly workflow: WorkflowRun;
  readonly job: PlannedJob;
  readonly unique: string;
  /** " (ubuntu, 24)" or "". */
  readonly suffix: string;
  /** Of the job, before the matrix. */
  readonly scope: Scope;
  readonly matrix: Value;
  readonly strategy: ValueObject;
  readonly failFast: AbortSignal;
}

/** A leg with what all of its parts need. */
export interface StartedLeg extends Leg {
  readonly name: string;
  /** With `matrix` and `strategy`, and every vars and secrets rule still to come. */
  readonly legScope: Scope;
  readonly cancel: AbortSignal;
  readonly held: readonly string[];
}

/** Runs a leg to its end. The result is after `continue-on-error`. */
export async function runLeg(leg: Leg): Promise<Ended> {
  const { workflow, job, unique, scope, matrix, strategy } = leg;
  const { run, call } = workflow;
  const started = Date.now();
  const legScope: Scope = { ...scope, contexts: { ...scope.contexts, matrix, strategy } };
  let name = unique;
  let end: StepsEnd = { result: "failure", outputs: {} };
  let continues = false;
  const own = new AbortController();
  const cancel = AbortSignal.any([own.signal, leg.failFast, cancelUnlessWanted(workflow, job)]);
  let leave = () => {};
  try {
    const shown = legName(job, leg.suffix, legScope);
    name = call.callerName === "" ? shown : `${call.callerName} / ${shown}`;
    continues = truthy(evaluateDeep(job.definition["continue-on-error"] ?? false, legScope));
    const concurrency = readConcurrency(evaluateDeep(job.definition.concurrency ?? "", legScope));
    const held = concurrency === undefined ? call.held : [...call.held, concurrency.group];
    if (concurrency !== undefined) {
      const reason = `the concurrency group "${concurrency.group}"`;
      leave = await run.groups.enter(
        concurrency,
        call.held,
        () => own.abort(),
        cancel,
        () => run.emit({ type: "job-queued", at: Date.now(), job: unique, reason }),
      );
    }
    const startedLeg: StartedLeg = { ...leg, name, legScope, cancel, held };
    end = job.called === undefined ? await runJobSteps(startedLeg) : await runCall(startedLeg);
  } catch (error) {
    if (cancel.aborted) end = { result: "cancelled", outputs: {} };
    else {
      const reason = error instanceof Error ? error.message : String(error);
      end = {
        result: error instanceof ReplacedInQueue ? "cancelled" : "failure",
        outputs: {},
        reason,
      };
      run.emit({
        type: "annotation",
        at: Date.now(),
        job: unique,
        level: "error",
        message: reason,
      });
    }
  } finally {
    leave();
  }
  const milliseconds = Date.now() - started;
  const { result: conclusion, outputs, reason, environmentUrl } = end;
  run.emit({
    type: "job-finished",
    at: Date.now(),
    job: unique,
    conclusion,
    milliseconds,
    ...(reason === undefined ? {} : { reason }),
    ...(environmentUrl === undefined ? {} : { environmentUrl }),
  });
  run.results.push({ job: unique, name, conclusion, outputs, milliseconds });
  const result: Conclusion = continues && conclusion === "failure" ? "success" : conclusion;
  return { result, outputs };
}

/** A cancelled run leaves a job alone whose `if` holds even then, such as `always()`. */
function cancelUnlessWanted(workflow: WorkflowRun, job: PlannedJob): AbortSignal {
  const controller = new AbortController();
  const { cancel } = workflow.call;
  const decide = () => {
    let wanted = false;
    try {
      wanted = evaluateCondition(job.definition.if, jobScope(workflow, job));
    } catch {
      // A condition that cannot be evaluated does not keep a job alive.
    }
    if (!wanted) controller.abort();
  };
  if (!cancel.aborted) cancel.addEventListener("abort", decide, { once: true });
  return controller.signal;
}

async function runCall(leg: StartedLeg): Promise<Ended> {
  const { workflow, job, unique, name, legScope, cancel, held } = leg;
  const { run, call } = workflow;
  const { called } = job;
  if (called === undefined) throw new Error(`Job "${job.id}" calls no workflow.`);
  run.emit({ type: "job-started", at: Date.now(), job: unique, name, call: true });
  const inputs = callInputs(job.definition, objectAt(called.call.inputs), legScope);
  const secretScope: Scope = {
    ...legScope,
    contexts: { ...legScope.contexts, secrets: { ...call.secrets, GITHUB_TOKEN: run.token } },
  };
  const written = job.definition.secrets;
  const secrets: Record<string, string> =
    written === "inherit"
      ? { ...call.secrets }
      : Object.fromEntries(
          Object.entries(objectAt(evaluateDeep(written ?? {}, secretScope))).map(([key, value]) => [
            key,
            toText(value),
          ]),
        );
  return executeWorkflow(run, called, {
    inputs,
    secrets,
    caller: unique,
    callerName: name,
    held,
    cancel,
  });
}

/** Typed inputs of a called workflow, with their defaults. @throws where a type does not fit */
function callInputs(definition: ValueObject, declared: ValueObject, scope: Scope): ValueObject {
  const given = objectAt(evaluateDeep(definition.with ?? {}, scope));
  const inputs: Record<string, Value> = {};
  for (const [name, input] of Object.entries(declared)) {
    const { type, default: fallback } = objectAt(input);
    const value = entryOf(given, name);
    const kind = textAt(type) ?? "string";
    const empty = kind === "boolean" ? false : kind === "number" ? 0 : "";
    inputs[name] = typed(name, kind, value ?? evaluateDeep(fallback ?? empty, scope));
  }
  return inputs;
}

function typed(name: string, type: string, value: Value): Value {
  if (type === "string") return toText(value);
  if (typeof value === type) return value;
  throw new Error(
    `The input "${name}" must be a ${type}, but "${toText(value)}" was passed. Use fromJSON(…) to turn text into a ${type}.`,
  );
}
