import type { Reason, Verdict } from "@slipway/toolkit";
import type { Backup } from "../backup/backup.ts";
import type { Comparison } from "../execute/history.ts";
import type { Inputs } from "../inputs.ts";
import type { LoadedPack } from "../pack/files.ts";
import type { Finding, PackContext, PackMigration } from "../pack/pack.ts";
import type { Ignored } from "../plan/structure.ts";
import type { Allowed } from "../policy/decide.ts";
import { type EfMigrateReport, type ReportContext, reportSchema } from "../report/report.ts";

/** What an operation hands to `main`: everything but the times. */
export interface Outcome {
  readonly report: Omit<EfMigrateReport, "startedAt" | "finishedAt">;
  readonly outputs: Readonly<Record<string, string>>;
  readonly headline: string;
  /** What the reader of the summary has to know beside it. */
  readonly note: string;
  readonly loaded?: LoadedPack;
}

export interface OutcomeParts {
  readonly verdict: Verdict;
  readonly headline: string;
  readonly reasons?: readonly Reason[];
  readonly contexts?: readonly ReportContext[];
  readonly backup?: Backup | undefined;
  /** Commands that bring the backup's data into a new database. */
  readonly restore?: readonly string[];
  /** What "back in under five minutes" means here. */
  readonly wayBack?: readonly string[];
  readonly receipt?: string | undefined;
  readonly allowances?: readonly Allowed[];
  readonly note?: string;
  readonly loaded?: LoadedPack | undefined;
}

/** The outcome with all outputs, whatever the operation. */
export function outcome(inputs: Inputs, parts: OutcomeParts): Outcome {
  const contexts = parts.contexts ?? [];
  const digest = parts.loaded?.pack.digest ?? "";
  const script = (name: string) =>
    parts.loaded === undefined ? "" : `${inputs.packShown}/${name}`;
  return {
    report: {
      schema: reportSchema,
      operation: inputs.operation,
      verdict: parts.verdict,
      reasons: parts.reasons ?? [],
      digest,
      pack: inputs.packShown,
      contexts,
      backup: parts.backup ?? null,
      restore: parts.restore ?? [],
      wayBack: parts.wayBack ?? [],
      receipt: parts.receipt ?? null,
      allowances: parts.allowances ?? [],
    },
    outputs: {
      pending: String(contexts.reduce((sum, context) => sum + context.pending.length, 0)),
      script: script("forward.sql"),
      "rollback-script": script("rollback.sql"),
      digest,
      receipt: parts.receipt ?? "",
    },
    headline: parts.headline,
    note: parts.note ?? "",
    ...(parts.loaded === undefined ? {} : { loaded: parts.loaded }),
  };
}

/** The step failed before it did anything. */
export function refused(inputs: Inputs, code: string, message: string, remedy: string): Outcome {
  return outcome(inputs, {
    verdict: "fail",
    headline: message,
    reasons: [{ code, message, remedy }],
  });
}

export interface ContextParts {
  readonly pending: readonly PackMigration[];
  readonly findings: readonly Finding[];
  readonly comparison?: Comparison;
  readonly ignored?: readonly Ignored[];
  readonly steps?: ReportContext["steps"];
  readonly rehearsals?: ReportContext["rehearsals"];
}

export function reportContext(context: PackContext, parts: ContextParts): ReportContext {
  return {
    name: context.name,
    provider: context.provider,
    applied: parts.comparison?.applied ?? [],
    pending: parts.pending.map(({ id, name, safety, destructive, rollbackKind }) => ({
      id,
      name,
      safety,
      destructive,
      rollback: rollbackKind,
    })),
    unknown: parts.comparison ? [...parts.comparison.unknown, ...parts.comparison.ahead] : [],
    ignored: parts.ignored ?? [],
    findings: parts.findings,
    steps: parts.steps ?? [],
    rehearsals: parts.rehearsals ?? [],
  };
}

/** `1 migration`, `3 migrations`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
