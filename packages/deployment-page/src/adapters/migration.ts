/** ef-migrate's reports as the page needs them: the plan and what came of it. */

import {
  type Fields,
  fields,
  items,
  number,
  type ReasonRead,
  reasons,
  text,
  type Verdict,
  verdict,
} from "../read.ts";
import type { MigrationStory } from "../story.ts";

export interface MigrationRead {
  readonly operations: readonly { readonly operation: string; readonly verdict: Verdict }[];
  readonly contexts: readonly MigrationContext[];
  readonly backup?: { file: string; bytes?: number; sha256?: string; seconds?: number };
  readonly reasons: readonly ReasonRead[];
}

export interface MigrationContext {
  readonly name: string;
  readonly provider?: string;
  readonly applied: number;
  readonly pending: readonly {
    readonly id: string;
    readonly name: string;
    readonly note?: string;
  }[];
  readonly findings: readonly MigrationFinding[];
  readonly steps: readonly {
    readonly name: string;
    readonly seconds?: number;
    readonly outcome: string;
  }[];
}

export interface MigrationFinding {
  readonly rule: string;
  readonly severity: string;
  readonly migration?: string;
  readonly message: string;
  readonly alternative?: string;
}

/** Pending migrations and findings are the plan's, steps those of the operation that ran last. */
export function readMigration(story: MigrationStory): MigrationRead {
  const reports = story.reports.map(({ operation, report }) => ({ operation, of: fields(report) }));
  const contexts = new Map<
    string,
    { -readonly [K in keyof MigrationContext]: MigrationContext[K] }
  >();
  for (const { of } of reports) {
    for (const item of items(of.contexts)) {
      const context = fields(item);
      const name = text(context, "name") ?? "unnamed";
      const known = contexts.get(name) ?? {
        name,
        applied: items(context.applied).length,
        pending: [],
        findings: [],
        steps: [],
      };
      const provider = text(context, "provider");
      if (provider !== undefined) known.provider = provider;
      // After `apply` nothing is pending any more; the plan's list is the story.
      if (known.pending.length === 0) known.pending = items(context.pending).map(pending);
      if (known.findings.length === 0) known.findings = items(context.findings).flatMap(finding);
      const steps = items(context.steps).map((step) => stepOf(fields(step)));
      if (steps.length > 0) known.steps = steps;
      contexts.set(name, known);
    }
  }
  const backup = story.backup ?? backupOf(reports.map(({ of }) => of));
  return {
    operations: reports.map(({ operation, of }) => ({ operation, verdict: verdict(of) })),
    contexts: [...contexts.values()],
    reasons: reports.flatMap(({ of }) => reasons(of)),
    ...(backup === undefined ? {} : { backup }),
  };
}

function pending(item: unknown): MigrationContext["pending"][number] {
  const of = fields(item);
  const id = text(of, "id") ?? (typeof item === "string" ? item : "unnamed");
  const [safety, rollback] = [text(of, "safety"), text(of, "rollback", "rollbackKind")];
  const notes = [safety, rollback === undefined ? undefined : `rollback ${rollback}`];
  const note = notes.filter((each) => each !== undefined).join(", ") || undefined;
  return { id, name: text(of, "name") ?? id, ...(note === undefined ? {} : { note }) };
}

function finding(item: unknown): MigrationFinding[] {
  const of = fields(item);
  const message = text(of, "message");
  if (message === undefined) return [];
  const migration = text(of, "migration");
  const alternative = text(of, "alternative", "remedy");
  return [
    {
      rule: text(of, "rule", "code") ?? "",
      severity: text(of, "severity") ?? "unknown",
      message,
      ...(migration === undefined ? {} : { migration }),
      ...(alternative === undefined ? {} : { alternative }),
    },
  ];
}

function stepOf(of: Fields): MigrationContext["steps"][number] {
  const seconds = number(of, "seconds");
  return {
    name: text(of, "name", "id") ?? "unnamed",
    outcome: text(of, "outcome", "verdict") ?? "unknown",
    ...(seconds === undefined ? {} : { seconds }),
  };
}

function backupOf(reports: readonly Fields[]): MigrationRead["backup"] {
  for (const report of reports) {
    const places = [report, ...items(report.contexts).map(fields)];
    for (const place of places) {
      const backup = fields(Array.isArray(place.backups) ? place.backups[0] : place.backup);
      const file = text(backup, "file", "path", "resource", "name");
      if (file === undefined) continue;
      const [bytes, sha256, seconds] = [
        number(backup, "bytes"),
        text(backup, "sha256"),
        number(backup, "seconds"),
      ];
      return {
        file,
        ...(bytes === undefined ? {} : { bytes }),
        ...(sha256 === undefined ? {} : { sha256 }),
        ...(seconds === undefined ? {} : { seconds }),
      };
    }
  }
  return undefined;
}
