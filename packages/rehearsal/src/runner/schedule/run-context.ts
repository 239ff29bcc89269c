/** What all workflows and jobs of one run share. */

import type { Value, ValueObject } from "../expressions/data.ts";
import type { Catalogue } from "../source/actions.ts";
import type { Keeper } from "../steps/keeper.ts";
import type { Approval, Conclusion, JobResult, RunEvent, RunOptions } from "../types.ts";
import type { ConcurrencyGroups } from "./concurrency.ts";
import type { Places } from "./places.ts";

export interface RunContext {
  readonly options: RunOptions;
  readonly catalogue: Catalogue;
  readonly keeper: Keeper;
  readonly places: Places;
  readonly groups: ConcurrencyGroups;
  /** `github` without job and step. */
  readonly github: ValueObject;
  readonly token: string;
  readonly endAtOnce: AbortSignal;
  readonly results: JobResult[];
  readonly debug: boolean;
  /** Reviews that are being waited for, by environment. */
  readonly approvals: Map<string, Promise<Approval>>;
  emit(event: RunEvent): void;
}

/** One running workflow: the first, or one that a job calls. */
export interface WorkflowCall {
  readonly inputs: Value;
  readonly secrets: Readonly<Record<string, string>>;
  /** Unique name of the calling job, or "". */
  readonly caller: string;
  /** Display name of the calling job, or "". */
  readonly callerName: string;
  /** Concurrency groups held around it. */
  readonly held: readonly string[];
  readonly cancel: AbortSignal;
}

export interface Ended {
  readonly result: Conclusion;
  readonly outputs: Record<string, string>;
}

/** Failure over cancellation over success; nothing but skipped is skipped. */
export function joinedResult(results: readonly Conclusion[]): Conclusion {
  for (const result of ["failure", "cancelled", "success"] as const) {
    if (results.includes(result)) return result;
  }
  return "skipped";
}
