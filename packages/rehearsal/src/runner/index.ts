export { type Clock, scaledClockPreload } from "../clock/preload.ts";
export { defaultStandIns } from "../stand-ins/index.ts";
export * from "../stand-ins/stand-in.ts";
export { type Finding, formatFinding, WorkflowRefused } from "./refusal.ts";
export * from "./types.ts";

import type { JobOutline, RunOptions, RunResult } from "./types.ts";

/**
 * Runs a workflow file as GitHub would.
 *
 * Rejects with `WorkflowRefused` before anything has run where the file is wrong or asks for what
 * this runner does not do. A failed or cancelled run resolves; see `RunResult.conclusion`.
 */
export async function runWorkflow(options: RunOptions): Promise<RunResult> {
  const { run } = await import("./run.ts");
  return run(options);
}

/** The jobs of a workflow, called ones included, after all checks and without running anything. */
export async function outlineWorkflow(
  options: Pick<RunOptions, "repository" | "workflow" | "mapping" | "standIns" | "secrets">,
): Promise<readonly JobOutline[]> {
  const { outline } = await import("./run.ts");
  return outline(options);
}
