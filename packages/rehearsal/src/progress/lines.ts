/** Lines that stay: the end of a job, failures, and the plain log of a run without a terminal. Pure. */

import { formatDuration, printable, singleLine } from "@slipway/toolkit";
import type { Annotation, RunEvent } from "../runner/types.ts";
import { formatSeconds, labelText } from "./frame.ts";
import { noPaint, type Paint } from "./paint.ts";
import type { EndedJob, ProgressState } from "./state.ts";

/** One line, and for a failure the tail of its step's log, made harmless. */
export function endLines(ended: EndedJob, paint: Paint = noPaint): string[] {
  const { job, conclusion, milliseconds, reason } = ended;
  const label = labelText(job.label);
  const time = paint.dim(formatDuration(milliseconds));
  switch (conclusion) {
    case "success":
      return [`${paint.good("✓")} ${label}  ${time}`];
    case "not-run":
      return [
        `${paint.caution("○")} ${label}: not run locally. ${paint.dim(job.notRun ?? "")}`.trim(),
      ];
    case "skipped":
      return [paint.dim(`- ${label}: skipped${because(reason)}`)];
    case "cancelled":
      return [`${paint.caution("!")} ${label}: cancelled${because(reason)}  ${time}`];
    case "failure": {
      const at = job.failure === undefined ? because(reason) : ` in “${job.failure.step}”`;
      const tail = job.failure?.tail ?? [];
      return [
        `${paint.bad("✗")} ${paint.strong(label)}: failed${at}  ${time}`,
        ...(tail.length === 0 ? [] : printable(tail.join("\n"), "    | ").split("\n")),
      ];
    }
  }
}

/** Errors of the run stand out at once; warnings and notices are in the report. */
export function annotationLine(event: Annotation, paint: Paint = noPaint): string | undefined {
  if (event.level !== "error") return undefined;
  const place =
    event.file === undefined
      ? ""
      : ` (${singleLine(event.file, 200)}${event.line === undefined ? "" : `:${event.line}`})`;
  return `  ${paint.bad("error")} ${singleLine(event.message)}${place}`;
}

/** What a log without a terminal says about an event, the ends of jobs apart. */
export function plainLine(state: ProgressState, event: RunEvent): string | undefined {
  switch (event.type) {
    case "job-started":
      return event.call ? undefined : `started ${nameOf(state, event.job)}`;
    case "step-started":
      return `${nameOf(state, event.job)} / ${singleLine(event.name, 200)}`;
    case "job-queued":
      return `${nameOf(state, event.job)} waits for ${singleLine(event.reason)}`;
    case "approval-asked":
      return `approval of ${singleLine(event.environment)} asked`;
    case "approval-given":
      return `approval of ${singleLine(event.environment)}: ${event.answer}`;
    case "run-finished":
      return `run ended: ${event.conclusion}, ${formatDuration(event.milliseconds)}`;
    default:
      return undefined;
  }
}

/** `still running: Build & test › Backend / dotnet test, 23 s` */
export function heartbeat(state: ProgressState, now: number): string {
  const jobs = [...state.running.values()].map(({ label, step, startedAt }) => {
    const since = step?.startedAt ?? startedAt;
    return `${labelText(label)}${step === undefined ? "" : ` / ${step.name}`}, ${formatSeconds(now - since)}`;
  });
  const waiting = [...state.waiting].map(
    ([job, reason]) => `${job.split(" / ").at(-1)} waits for ${reason}`,
  );
  const all = [...jobs, ...waiting];
  return all.length === 0 ? "still running" : `still running: ${all.join("; ")}`;
}

export function timeStamp(now: number): string {
  return new Date(now).toISOString().slice(11, 19);
}

function nameOf(state: ProgressState, job: string): string {
  const running = state.running.get(job);
  return running === undefined
    ? singleLine(job.split(" / ").at(-1) ?? job, 100)
    : labelText(running.label);
}

function because(reason: string | undefined): string {
  return reason === undefined || reason === "" ? "" : ` (${reason.replace(/\.$/, "")})`;
}
