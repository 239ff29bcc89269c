import type { Report } from "@slipway/toolkit";
import type { Backup } from "../backup/backup.ts";

import type { Step } from "../execute/run.ts";
import type { Operation } from "../inputs.ts";
import type { Finding, RollbackKind, Safety } from "../pack/pack.ts";
import type { Ignored } from "../plan/structure.ts";
import type { Allowed } from "../policy/decide.ts";
import type { Rehearsal } from "../rehearsal/rehearse.ts";

export const reportSchema = "slipway/ef-migrate-report/v1";

export interface ReportMigration {
  readonly id: string;
  readonly name: string;
  readonly safety: Safety;
  readonly destructive: boolean;
  readonly rollback: RollbackKind;
}

export interface ReportContext {
  readonly name: string;
  readonly provider: string;
  readonly applied: readonly string[];
  readonly pending: readonly ReportMigration[];
  /** Ids in the history that the pack does not know. */
  readonly unknown: readonly string[];
  readonly ignored: readonly Ignored[];
  readonly findings: readonly Finding[];
  readonly steps: readonly Step[];
  readonly rehearsals: readonly Rehearsal[];
}

/** The action's report; `report.schema.json` describes it. */
export interface EfMigrateReport extends Report {
  readonly schema: typeof reportSchema;
  readonly operation: Operation;
  readonly digest: string;
  readonly pack: string;
  readonly contexts: readonly ReportContext[];
  readonly backup: Backup | null;
  /** Commands that bring the backup's data into a new database; empty where there is none. */
  readonly restore: readonly string[];
  /** What "back in under five minutes" means for these migrations, in sentences. */
  readonly wayBack: readonly string[];
  readonly receipt: string | null;
  /** What the policy denies and an allowance lets through. */
  readonly allowances: readonly Allowed[];
}
