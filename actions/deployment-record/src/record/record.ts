import type { TestCounts } from "@slipway/deployment-page";
import type { Reason, Verdict } from "@slipway/toolkit";
import type { Approval } from "./approval.ts";
import type { Result, StageId } from "./run-jobs.ts";

/** Of the whole run. */
export type Outcome =
  /** The new version serves the environment, and its validation succeeded. */
  | "deployed"
  /** The new version was taken back; the old one serves. */
  | "rolled-back"
  | "failed"
  /** A test, a gate or a refused approval ended the run before the environment was touched. */
  | "stopped-at-gates"
  | "cancelled"
  /** All gates are open, and the branch deploys nowhere: a pull request, for example. */
  | "not-due";

/** What GitHub says of the run. */
export interface RunFacts {
  readonly id: number;
  readonly attempt: number;
  readonly number: number;
  readonly url: string;
  readonly workflow: string;
  readonly event: string;
  /** `owner/name` */
  readonly repository: string;
  readonly commit: string;
  readonly ref: string;
  readonly actor: string;
}

/**
 * Everything that is kept of one run. All times are ISO 8601 in UTC; `null` is "not known" or "did
 * not happen", as the field says.
 */
export interface DeploymentRecord {
  readonly schema: "slipway/deployment-record/v1";
  readonly product: string;
  readonly repository: string;
  readonly run: Omit<RunFacts, "repository" | "commit" | "ref" | "actor">;
  readonly commit: string;
  readonly ref: string;
  readonly actor: string;
  /** `null`: nothing was due. */
  readonly environment: string | null;
  /** `rollback`: a run of the rollback workflow. */
  readonly kind: "deployment" | "rollback";
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly outcome: Outcome;
  /** Why, one sentence. */
  readonly because: string;
  /** The gravest of the stages that ran. */
  readonly verdict: Verdict;
  readonly stages: readonly StageRecord[];
  readonly approval: Approval | null;
  /** Ids of the migrations that were applied, with their context where there are several. */
  readonly migrations: readonly string[];
  readonly releases: { readonly old: string | null; readonly new: string };
  readonly deployment: DeploymentFacts | null;
  readonly traffic: TrafficRecord | null;
  readonly rollback: RollbackRecord | null;
  /** What each suite of the run counted, from its own results; empty where none was handed over. */
  readonly tests: readonly TestCounts[];
  readonly validation: ValidationRecord | null;
  readonly incident: Incident | null;
  /** What a stage should have left and did not, or left unreadable. */
  readonly missing: readonly Reason[];
  readonly evidence: readonly {
    readonly file: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
}

export interface StageRecord {
  readonly stage: StageId;
  /** What GitHub says of its jobs. */
  readonly result: Result;
  /** `not-run`: skipped, or never reached. */
  readonly verdict: Verdict | "not-run";
  readonly reasons: readonly Reason[];
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

/** `null` in the record: the deployment job never began. */
export interface DeploymentFacts {
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Whether any user could meet the new version. */
  readonly reachedUsers: "yes" | "no" | "unknown";
}

export interface TrafficRecord {
  /** bluegreen-shift's word: `promoted`, `rolled-back`, `held`, … */
  readonly outcome: string;
  readonly steps: readonly {
    /** Percent. */
    readonly weight: number;
    readonly startedAt: string | null;
    readonly endedAt: string | null;
    /** 0 to 1. */
    readonly observedShare: number | null;
  }[];
  readonly swappedAt: string | null;
  /** Requests to both versions in the shift's closed minutes; `null` when there was none. */
  readonly requests: {
    readonly total: number;
    readonly failed: number;
    readonly minutes: number;
    /** Minutes in which at least half of the requests failed. */
    readonly interruptedMinutes: number;
  } | null;
}

export interface RollbackRecord {
  readonly detectedAt: string;
  readonly rulesClearedAt: string;
  readonly swappedBackAt: string | null;
  readonly pinnedClientsMovedAt: string | null;
  readonly lastCanaryRequestAt: string | null;
  /** The last of the acts above: from then on no client is sent to the new version. */
  readonly completedAt: string;
}

export interface ValidationRecord {
  readonly verdict: Verdict;
  readonly servedVersion: string | null;
  readonly p95Milliseconds: number | null;
  readonly requests: number | null;
  readonly failed: number | null;
}

/** Trouble that users may have had. */
export interface Incident {
  readonly detectedBy: "shift" | "validation" | "pipeline";
  /** Start of the first minute in which a request to the new version failed, or of its service; `null`: not known. */
  readonly beganAt: string | null;
  readonly detectedAt: string;
  /** `null`: not within this run. */
  readonly restoredAt: string | null;
}
