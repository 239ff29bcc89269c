/** A run in plain lines: one for each thing that happens. */

import type { RunEvent, RunResult } from "../types.ts";

/** The line to print, or undefined. Lines of a step are data: `[job] text`. */
export function lineOf(event: RunEvent): string | undefined {
  switch (event.type) {
    case "run-started":
      return `${event.workflow}: ${event.name}, ${event.jobs.length} jobs`;
    case "job-queued":
      return `[${event.job}] waits for ${event.reason}`;
    case "job-started":
      return `[${event.job}] started${event.environment === undefined ? "" : ` in ${event.environment}`}`;
    case "job-finished":
      return `[${event.job}] ${event.conclusion} after ${seconds(event.milliseconds)}${event.reason === undefined ? "" : `: ${event.reason}`}`;
    case "step-started":
      return `[${event.job}] > ${event.name}`;
    case "step-finished":
      return event.outcome === "success"
        ? undefined
        : `[${event.job}] < ${event.name}: ${event.outcome}`;
    case "output":
      return event.kind === "end-group" || event.kind === "command"
        ? undefined
        : `[${event.job}]   ${event.text}`;
    case "annotation":
      return `[${event.job}] ${event.level.toUpperCase()} ${place(event.file, event.line)}${event.message}`;
    case "stand-in":
      return `[${event.job}]   stand-in for ${event.uses}: ${event.description}`;
    case "not-run-locally":
      return `[${event.job}]   NOT RUN LOCALLY ${event.uses}: ${event.reason}`;
    case "artifact-stored":
      return `[${event.job}]   artifact ${event.name}: ${event.files} files in ${event.directory}`;
    case "approval-asked":
      return `[${event.job}] waits for the approval of ${event.environment}`;
    case "approval-given":
      return `[${event.job}] approval of ${event.environment}: ${event.answer}`;
    default:
      return undefined;
  }
}

export function closingLines(result: RunResult): string[] {
  const notRun = result.notRunLocally.map(({ job, uses }) => `not run locally: ${uses} (${job})`);
  const standIns = result.standIns.map((uses) => `stand-in: ${uses}`);
  const reason = result.reason === undefined ? "" : `: ${result.reason}`;
  return [
    ...standIns,
    ...notRun,
    `${result.conclusion} after ${seconds(result.milliseconds)}${reason}`,
  ];
}

function place(file: string | undefined, line: number | undefined): string {
  if (file === undefined) return "";
  return line === undefined ? `${file}: ` : `${file}:${line}: `;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}
