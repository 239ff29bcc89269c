/**
 * The story of one rehearsal: everything the report page tells, as plain JSON.
 *
 * Two clocks: what happened on this machine has real time (`RealTime`), what happened in the
 * simulated Azure has its own, faster time (`AzureTime`); see `Story.clock`. Every part that a run
 * did not reach is simply absent, and the page says so.
 */

import type { UsersSummary } from "./users.ts";

/** Milliseconds since 1970 on this machine's clock. */
export type RealTime = number;
/** Milliseconds since 1970 on the simulated Azure's clock. */
export type AzureTime = number;

export type Outcome =
  /** The new release serves production and was validated. */
  | "promoted"
  /** The new release was taken back; production serves the old one. */
  | "rolled-back"
  /** A quality gate, or a missing approval, stopped the run before Azure was touched. */
  | "stopped-at-gate"
  /** Nothing was due: all gates are open, and the branch deploys nowhere. */
  | "not-due"
  | "failed"
  | "cancelled";

export interface Story {
  readonly schema: "slipway/rehearsal-story/v1";
  /** What the page is about; a rehearsal where it is absent. */
  readonly of?: "rehearsal" | "deployment";
  readonly outcome: Outcome;
  /** Why, one sentence, where the outcome alone does not say it. */
  readonly because?: string;
  /** Name for people: `Roster`. */
  readonly product: string;
  /** `owner/name` */
  readonly repository: string;
  readonly branch: string;
  readonly commit: string;
  /** Who started the run. */
  readonly by?: string;
  readonly run?: { readonly label: string; readonly url: string };
  /** `dev`, `staging`, `prod`; absent where the branch deploys nowhere. */
  readonly environment?: string;
  readonly releases: {
    /** What production served before; absent for a first deployment. */
    readonly from?: Release;
    readonly to: Release;
  };
  readonly startedAt: RealTime;
  readonly finishedAt: RealTime;
  /** Azure's time runs `scale` times as fast; both clocks agreed at `agreedAt`. */
  readonly clock?: { readonly scale: number; readonly agreedAt: RealTime };
  readonly jobs: readonly StoryJob[];
  readonly gates?: Gates;
  readonly approval?: ApprovalStory;
  readonly migration?: MigrationStory;
  readonly traffic?: TrafficStory;
  readonly validation?: ValidationStory;
  readonly evidence?: EvidenceStory;
  /** What a stage ran without leaving, by the chapter that would tell it; one sentence each. */
  readonly missingIn?: Readonly<Partial<Record<Chapter, readonly string[]>>>;
}

export type Chapter = "gates" | "migration" | "traffic" | "validation";

export interface Release {
  /** Commit SHA, as the product answers it in `X-Release`. */
  readonly id: string;
  /** Name for people: `1.0.0`, `faulty`. */
  readonly label?: string;
}

/** `not-run`: everything in it can only run on GitHub. It is no success. */
export type JobConclusion = "success" | "failure" | "cancelled" | "skipped" | "not-run";

export interface StoryJob {
  readonly job: string;
  readonly name: string;
  /** `Build & test`; jobs of a stage stand together. */
  readonly stage: string;
  readonly conclusion: JobConclusion;
  /** Absent for a job that never started. */
  readonly startedAt?: RealTime;
  readonly finishedAt?: RealTime;
  /** One sentence, where the runner itself decided. */
  readonly reason?: string;
  readonly failedStep?: string;
  readonly notRunLocally: readonly { readonly uses: string; readonly reason: string }[];
  readonly standIns: readonly { readonly uses: string; readonly description: string }[];
}

export interface Gates {
  /** coverage-gate's report as written (`slipway/coverage-gate-report/v1`). */
  readonly coverage?: unknown;
  /** `Backend`, `Frontend`, `End to end`, … */
  readonly tests: readonly TestCounts[];
  /** Static analysis, dependency check, scanners, … */
  readonly checks: readonly GateCheck[];
}

export interface TestCounts {
  readonly name: string;
  readonly total: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds?: number;
}

export interface GateCheck {
  readonly name: string;
  readonly verdict: "pass" | "warn" | "fail" | "inconclusive" | "not-run";
  /** One sentence: what was looked at, what was found, or why it was not run. */
  readonly detail: string;
}

export interface ApprovalStory {
  readonly environment: string;
  readonly answer: "approved" | "rejected" | "no-reviewer";
  /** `on the terminal`, `by the option --approve prod` */
  readonly how?: string;
  /** Who answered. */
  readonly by?: string;
  readonly askedAt?: RealTime;
  readonly answeredAt?: RealTime;
}

export interface MigrationStory {
  /** ef-migrate's reports as written, in the order they ran (`plan`, `apply`, …). */
  readonly reports: readonly { readonly operation: string; readonly report: unknown }[];
  readonly forwardSql?: string;
  readonly rollbackSql?: string;
  /** Where ef-migrate's report does not name it. */
  readonly backup?: {
    readonly file: string;
    readonly bytes?: number;
    readonly sha256?: string;
    readonly seconds?: number;
  };
}

export interface TrafficStory {
  /** bluegreen-shift's report as written (`slipway/bluegreen-shift-report/v1`). */
  readonly shift?: unknown;
  /** What the synthetic users saw, on Azure's clock; buckets of a minute read best. */
  readonly users?: UsersSummary;
  /** For people: `3 requests/s, sessions of 3-8 requests`. */
  readonly load?: string;
  /** A fault shipped on purpose. */
  readonly fault?: { readonly beganAt?: AzureTime; readonly description: string };
}

export interface ValidationStory {
  /** health-check's reports as written; `of`: `the slot`, `the public name`. */
  readonly health: readonly { readonly of: string; readonly report: unknown }[];
  readonly regression?: TestCounts;
  /** Limit of p95, where the report does not name it. */
  readonly p95LimitMilliseconds?: number;
}

export interface EvidenceStory {
  readonly files: readonly {
    readonly path: string;
    readonly bytes: number;
    /** 64 hex digits. */
    readonly sha256: string;
  }[];
  /** `2 × Xeon, 8 GB, Debian 12` */
  readonly machine?: string;
  /** Tool -> version. */
  readonly versions?: Readonly<Record<string, string>>;
  /** What a stage should have left and did not, or left unreadable; one sentence each. */
  readonly missing?: readonly string[];
  /** What this run cannot show, beyond the jobs not run locally; one sentence each. */
  readonly limits: readonly string[];
}
