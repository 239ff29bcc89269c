/** The public shapes of the local pipeline runner. All times are real milliseconds. */

import type { StandIn } from "../stand-ins/stand-in.ts";

export type EventName = "push" | "pull_request" | "workflow_dispatch" | "workflow_run" | "schedule";

/** A job's or step's end. `not-run` belongs to steps that only GitHub can run; it is no success. */
export type Conclusion = "success" | "failure" | "cancelled" | "skipped";
export type StepConclusion = Conclusion | "not-run";

export interface Repository {
  /** A git repository; its files are taken at `sha`. */
  readonly directory: string;
  /** `owner/name` */
  readonly name: string;
  /** Fully qualified: `refs/heads/release/1.0` */
  readonly ref: string;
  readonly sha: string;
}

/** Another repository, taken as its directory stands; `sha` is what the contexts report for it. */
export interface MappedRepository {
  readonly directory: string;
  readonly sha: string;
}

export interface DeploymentEnvironment {
  readonly vars: Record<string, string>;
  readonly secrets: Record<string, string>;
  /** Whether a person must approve before a job with this environment starts. */
  readonly reviewers?: boolean;
}

export type Approval = "approved" | "rejected" | "no-reviewer";

/** Claims of GitHub's OIDC token, strings as GitHub issues them (`sub`, `job_workflow_ref`, …). */
export type IdTokenClaims = Record<string, string>;

export interface Machine {
  /** Address of GitHub's API as jobs see it; by default github.com's. */
  readonly apiUrl?: string;
  /** For every step, over what the runner itself provides: proxy, certificates, … */
  readonly environment: Record<string, string>;
  /**
   * Registers a job at an OIDC endpoint; called only for jobs with `id-token: write`. The address
   * is what the job finds in `ACTIONS_ID_TOKEN_REQUEST_URL`; `&audience=` is appended to it.
   */
  idToken?(claims: IdTokenClaims): IdTokenEndpoint | Promise<IdTokenEndpoint>;
}

export interface IdTokenEndpoint {
  readonly url: string;
  readonly token: string;
}

/** What is put before a JavaScript action's own code, such as a scaled clock. */
export interface Preload {
  readonly execArgv: readonly string[];
  readonly environment: Record<string, string>;
}

export interface RunOptions {
  readonly repository: Repository;
  /** Path inside the repository: `.github/workflows/ship.yml` */
  readonly workflow: string;
  readonly event: {
    readonly name: EventName;
    readonly payload: object;
    /** For `workflow_dispatch`: what a person would type. */
    readonly inputs?: Record<string, string>;
  };
  /** `owner/repo` -> where `owner/repo/…@ref` and `$/…` inside it are found. */
  readonly mapping: Record<string, MappedRepository>;
  readonly environments: Record<string, DeploymentEnvironment>;
  readonly vars: Record<string, string>;
  readonly secrets: Record<string, string>;
  approve(environment: string, job: string): Promise<Approval>;
  readonly machine: Machine;
  /** `owner/action` (or `owner/repo/path`) without `@ref`. */
  readonly standIns: Record<string, StandIn>;
  /** `uses` as written in the workflow file. */
  preload?(uses: string): Preload | undefined;
  /** All that a run writes is below it. */
  readonly workDirectory: string;
  /** Kept between runs, for `actions/cache`. Default: `<workDirectory>/cache`. */
  readonly cacheDirectory?: string;
  onEvent(event: RunEvent): void;
  /** Cancels as GitHub does: SIGINT, SIGTERM, SIGKILL, then `always()` steps and `post`. */
  readonly signal: AbortSignal;
  /** Ends everything at once (a second Ctrl-C): SIGKILL, and nothing else is started. */
  readonly endAtOnce?: AbortSignal;
  /** Runs that came before, by id: directory with a folder for each artifact (a `workDirectory`'s `artifacts`). */
  readonly earlierRuns?: Readonly<Record<string, string>>;
  /** Default: number of processors + 1. */
  readonly parallelJobs?: number;
}

/** One job of the file, before any matrix is expanded. */
export interface JobOutline {
  /** Unique in the run: ids joined by " / ", such as `pipeline / build`. */
  readonly job: string;
  /** As written; may hold `${{ }}`. */
  readonly name: string;
  /** Unique names of the jobs it waits for. */
  readonly needs: readonly string[];
  /** Whether it is a call of a reusable workflow, which runs no steps of its own. */
  readonly call: boolean;
  /** As written; may hold `${{ }}`. */
  readonly environment?: string;
}

interface At {
  /** Milliseconds since 1970, real clock. */
  readonly at: number;
}
interface OfJob extends At {
  /** Unique in the run: `pipeline / build`, with a matrix `pipeline / test (ubuntu, 24)`. */
  readonly job: string;
}
interface OfStep extends OfJob {
  /** 1, 2, … in the job, `pre` and `post` phases counted. Composite steps share their caller's. */
  readonly step: number;
}

export type RunEvent =
  | RunStarted
  | RunFinished
  | JobStarted
  | JobFinished
  | StepStarted
  | StepFinished
  | Output
  | Annotation
  | Summary
  | NotRunLocally
  | StandInUsed
  | ApprovalAsked
  | ApprovalGiven
  | ArtifactStored
  | JobQueued;

export interface RunStarted extends At {
  readonly type: "run-started";
  readonly workflow: string;
  readonly name: string;
  readonly jobs: readonly JobOutline[];
}
export interface RunFinished extends At {
  readonly type: "run-finished";
  readonly conclusion: Conclusion;
  readonly milliseconds: number;
}
/** The job waits for a concurrency group or for a free place. */
export interface JobQueued extends OfJob {
  readonly type: "job-queued";
  /** What it waits for: `a free place`, `the concurrency group "deploy"`. */
  readonly reason: string;
}
export interface JobStarted extends OfJob {
  readonly type: "job-started";
  /** Display name, evaluated. */
  readonly name: string;
  readonly call: boolean;
  readonly environment?: string;
  /** Where its lines are kept; calls have none. */
  readonly log?: string;
}
export interface JobFinished extends OfJob {
  readonly type: "job-finished";
  readonly conclusion: Conclusion;
  readonly milliseconds: number;
  /** Why, in one sentence, where the runner itself decided. */
  readonly reason?: string;
  readonly environmentUrl?: string;
}
export interface StepStarted extends OfStep {
  readonly type: "step-started";
  readonly name: string;
  readonly uses?: string;
  readonly standIn: boolean;
}
export interface StepFinished extends OfStep {
  readonly type: "step-finished";
  readonly name: string;
  /** Result before `continue-on-error`. */
  readonly outcome: StepConclusion;
  readonly conclusion: StepConclusion;
  readonly milliseconds: number;
  readonly outputs: Readonly<Record<string, string>>;
}
/** One line of a step, masked. */
export interface Output extends OfStep {
  readonly type: "output";
  readonly text: string;
  readonly kind: "line" | "group" | "end-group" | "command" | "debug";
}
export interface Annotation extends OfJob {
  readonly type: "annotation";
  readonly step?: number;
  readonly level: "error" | "warning" | "notice";
  readonly message: string;
  readonly title?: string;
  readonly file?: string;
  readonly line?: number;
}
export interface Summary extends OfStep {
  readonly type: "summary";
  /** GitHub-flavoured markdown, masked. */
  readonly markdown: string;
}
export interface NotRunLocally extends OfStep {
  readonly type: "not-run-locally";
  readonly uses: string;
  readonly reason: string;
}
export interface StandInUsed extends OfStep {
  readonly type: "stand-in";
  readonly uses: string;
  /** What is done in the action's place, one sentence. */
  readonly description: string;
}
export interface ApprovalAsked extends OfJob {
  readonly type: "approval-asked";
  readonly environment: string;
}
export interface ApprovalGiven extends OfJob {
  readonly type: "approval-given";
  readonly environment: string;
  readonly answer: Approval;
}
export interface ArtifactStored extends OfJob {
  readonly type: "artifact-stored";
  readonly name: string;
  readonly directory: string;
  readonly files: number;
  readonly bytes: number;
}

export interface JobResult {
  readonly job: string;
  readonly name: string;
  readonly conclusion: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
  readonly milliseconds: number;
}

export interface RunResult {
  readonly conclusion: Conclusion;
  readonly milliseconds: number;
  /** Every job that ran or was skipped, in the order of their ends. */
  readonly jobs: readonly JobResult[];
  readonly artifacts: readonly { readonly name: string; readonly directory: string }[];
  readonly notRunLocally: readonly { readonly job: string; readonly uses: string }[];
  /** `uses` of every action that a stand-in replaced. */
  readonly standIns: readonly string[];
  /** Why nothing ran, where the event's filters left the workflow out. */
  readonly reason?: string;
}
