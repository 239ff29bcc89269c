import { readFileSync } from "node:fs";
import { UsageError } from "@slipway/toolkit";

/** The run that handed the comments over, as GitHub (and not the run itself) describes it. */
export interface TriggeringRun {
  /** The repository of this workflow, `owner/name`. */
  readonly repository: string;
  readonly apiUrl: string;
  /** Address below which links may lead. */
  readonly repositoryUrl: string;
  readonly headSha: string;
  /** The repository of the run's commit: a fork, or this one. */
  readonly headRepository: string;
  /** `pull_request` when it was about one. */
  readonly event: string;
}

/** Reads the `workflow_run` event of this job. */
export function readTriggeringRun(environment: NodeJS.ProcessEnv): TriggeringRun {
  const { GITHUB_EVENT_NAME: name, GITHUB_REPOSITORY: repository = "" } = environment;
  if (name !== "workflow_run") {
    throw new UsageError(
      `The event of this run is "${name ?? ""}", which has no run that could have handed comments over.`,
      'Call this from a workflow with "on: workflow_run", as workflows-templates/comment.yml does.',
    );
  }
  const payload = JSON.parse(readFileSync(environment.GITHUB_EVENT_PATH ?? "", "utf8")) as {
    workflow_run?: {
      event?: string;
      head_sha?: string;
      head_repository?: { full_name?: string } | null;
    };
  };
  const run = payload.workflow_run ?? {};
  return {
    repository,
    apiUrl: environment.GITHUB_API_URL || "https://api.github.com",
    repositoryUrl: `${environment.GITHUB_SERVER_URL || "https://github.com"}/${repository}`,
    headSha: run.head_sha ?? "",
    headRepository: run.head_repository?.full_name ?? "",
    event: run.event ?? "",
  };
}
