/** What a reader wants to know of a run while it goes on; a pure reduction of the runner's events. */

import { singleLine } from "@slipway/toolkit";
import type { Conclusion, RunEvent } from "../runner/types.ts";

export interface ProgressState {
  /** Call -> display name, for the stages. */
  readonly calls: ReadonlyMap<string, string>;
  readonly running: ReadonlyMap<string, RunningJob>;
  readonly waiting: ReadonlyMap<string, string>;
}

export interface RunningJob {
  readonly label: Label;
  readonly startedAt: number;
  readonly step?: { readonly name: string; readonly startedAt: number };
  /** The last lines of the step, masked by the runner. */
  readonly tail: readonly string[];
  readonly failure?: { readonly step: string; readonly tail: readonly string[] };
  /** Why the job's own work was not done here. */
  readonly notRun?: string;
}

export interface Label {
  readonly stage: string;
  readonly name: string;
}

/** A job that has just ended, for the line that stays. */
export interface EndedJob {
  readonly job: RunningJob;
  readonly conclusion: Conclusion | "not-run";
  readonly milliseconds: number;
  readonly reason?: string;
}

/** Lines of a failing step that are shown. */
export const tailLines = 25;

export const initialState: ProgressState = {
  calls: new Map(),
  running: new Map(),
  waiting: new Map(),
};

export function advance(state: ProgressState, event: RunEvent): ProgressState {
  switch (event.type) {
    case "run-started":
      return {
        ...state,
        calls: new Map(event.jobs.filter(({ call }) => call).map(({ job, name }) => [job, name])),
      };
    case "job-queued":
      return { ...state, waiting: withEntry(state.waiting, event.job, singleLine(event.reason)) };
    case "approval-asked":
      return {
        ...state,
        waiting: withEntry(
          state.waiting,
          event.job,
          `approval of ${singleLine(event.environment)}`,
        ),
      };
    case "approval-given":
      return { ...state, waiting: without(state.waiting, event.job) };
    case "job-started": {
      if (event.call) return state;
      const label = labelOf(event.job, event.name, state.calls);
      return {
        ...state,
        waiting: without(state.waiting, event.job),
        running: withEntry(state.running, event.job, { label, startedAt: event.at, tail: [] }),
      };
    }
    case "job-finished":
      return {
        ...state,
        waiting: without(state.waiting, event.job),
        running: without(state.running, event.job),
      };
    case "step-started":
      return change(state, event.job, (job) => ({
        ...job,
        step: { name: singleLine(event.name, 200), startedAt: event.at },
        tail: [],
      }));
    case "output":
      return event.kind === "line" || event.kind === "command"
        ? change(state, event.job, (job) => ({
            ...job,
            tail: [...job.tail.slice(1 - tailLines), event.text],
          }))
        : state;
    case "step-finished":
      return event.conclusion === "failure"
        ? change(state, event.job, (job) => ({
            ...job,
            failure: { step: singleLine(event.name, 200), tail: job.tail },
          }))
        : state;
    case "not-run-locally":
      return change(state, event.job, (job) => ({ ...job, notRun: singleLine(event.reason) }));
    default:
      return state;
  }
}

/** The job that an event ends; ask before `advance`. Calls and unknown ends give nothing. */
export function endedBy(state: ProgressState, event: RunEvent): EndedJob | undefined {
  if (event.type !== "job-finished" || state.calls.has(event.job)) return undefined;
  const job = state.running.get(event.job) ?? {
    label: labelOf(event.job, event.job.split(" / ").at(-1) ?? event.job, state.calls),
    startedAt: event.at,
    tail: [],
  };
  return {
    job,
    // A job whose only own work is GitHub's alone has proved nothing.
    conclusion:
      event.conclusion === "success" && job.notRun !== undefined ? "not-run" : event.conclusion,
    milliseconds: event.milliseconds,
    ...(event.reason === undefined ? {} : { reason: singleLine(event.reason) }),
  };
}

/** The stage is the innermost call around a job, the caller's own job at the top left out. */
function labelOf(job: string, name: string, calls: ReadonlyMap<string, string>): Label {
  const parts = job.split(" / ");
  for (let depth = parts.length - 1; depth >= 2; depth--) {
    const stage = calls.get(parts.slice(0, depth).join(" / "));
    if (stage !== undefined) return { stage: singleLine(stage, 100), name: singleLine(name, 100) };
  }
  return { stage: "", name: singleLine(name, 100) };
}

function change(
  state: ProgressState,
  name: string,
  edit: (job: RunningJob) => RunningJob,
): ProgressState {
  const job = state.running.get(name);
  return job === undefined
    ? state
    : { ...state, running: withEntry(state.running, name, edit(job)) };
}

function withEntry<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return new Map(map).set(key, value);
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  const copy = new Map(map);
  copy.delete(key);
  return copy;
}
