import type { JobOutline, RunOptions, RunResult } from "./types.ts";

export async function run(options: RunOptions): Promise<RunResult> {
  throw new Error(`The runner is not here yet: ${options.workflow}`);
}
export async function outline(options: Pick<RunOptions, "workflow">): Promise<JobOutline[]> {
  throw new Error(`The runner is not here yet: ${options.workflow}`);
}
