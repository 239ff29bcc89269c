import { type Fields, fields, items, text, time } from "@slipway/deployment-page";

/** How a job or a stage ended, in GitHub's words. */
export type Result = "success" | "failure" | "cancelled" | "skipped" | "unknown";

/** A job of the run as GitHub tells it. Times are milliseconds since 1970. */
export interface RunJob {
  readonly name: string;
  /** Empty for a job outside of the stages. */
  readonly stage: string;
  readonly result: Result;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  readonly failedStep?: string;
}

/** The stages of the pipeline by their job's id, and what their jobs' names have in them. */
export const stageNames = {
  "build-test": "Build & test",
  "quality-gates": "Quality gates",
  deploy: "Deploy",
  validate: "Validate",
  "roll-back": "Roll back",
} as const;
export type StageId = keyof typeof stageNames;
export const stageIds = Object.keys(stageNames) as StageId[];

/**
 * The jobs of "List jobs for a workflow run attempt". The jobs of a called workflow are named
 * `<caller> / <stage> / <job>`. One that still runs (this one) is left out.
 */
export function readRunJobs(pages: readonly unknown[]): RunJob[] {
  return pages
    .flatMap((page) => items(fields(page).jobs))
    .flatMap((item) => {
      const job = fields(item);
      if (text(job, "status") !== "completed") return [];
      const names = (text(job, "name") ?? "unnamed").split(" / ");
      const at = names.findIndex((name) => stageCalled(name) !== undefined);
      const startedAt = time(job, "started_at");
      const finishedAt = time(job, "completed_at");
      const result = resultOf(job.conclusion);
      const failed = items(job.steps)
        .map(fields)
        .find((step) => step.conclusion === "failure");
      const failedStep = failed === undefined ? undefined : text(failed, "name");
      return [
        {
          name: names.slice(at + 1).join(" / ") || (names.at(-1) ?? ""),
          stage: stageCalled(names[at] ?? "") ?? "",
          result,
          // GitHub gives skipped jobs times too; they took none.
          ...(startedAt === undefined || result === "skipped" ? {} : { startedAt }),
          ...(finishedAt === undefined || result === "skipped" ? {} : { finishedAt }),
          ...(failedStep === undefined ? {} : { failedStep }),
        },
      ];
    });
}

/** A caller's job without a name is shown by its id: `rollback` in the button's workflow. */
function stageCalled(name: string): string | undefined {
  if (name === "rollback") return stageNames["roll-back"];
  const id = stageIds.find((each) => each === name || stageNames[each] === name);
  return id === undefined ? undefined : stageNames[id];
}

export interface StageResult {
  readonly id: StageId;
  readonly result: Result;
}

/** The stages in the context `needs`; what is not in it is unknown to this run. */
export function readStageResults(needs: unknown): StageResult[] {
  return stageIds.flatMap((id) => {
    const need = fields(needs)[id] ?? (id === "roll-back" ? fields(needs).rollback : undefined);
    return need === undefined ? [] : [{ id, result: resultOf(ownResult(fields(need))) }];
  });
}

/** The check at the end of a called workflow fails with a cancelled job, and GitHub tells the failure. */
function ownResult({ result, outputs }: Fields): unknown {
  return result === "failure" && fields(outputs).result === "cancelled" ? "cancelled" : result;
}

function resultOf(value: unknown): Result {
  if (value === "success" || value === "cancelled" || value === "skipped") return value;
  if (value === "failure" || value === "timed_out" || value === "startup_failure") return "failure";
  return "unknown";
}
