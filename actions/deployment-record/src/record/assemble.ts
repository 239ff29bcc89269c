import {
  type Fields,
  fields,
  items,
  number,
  type TestCounts,
  text,
  time,
} from "@slipway/deployment-page";
import { gravest, type Reason, singleLine, type Verdict } from "@slipway/toolkit";
import type { EvidenceFile } from "../evidence/evidence-files.ts";
import { findReports, type Reports } from "../evidence/reports.ts";
import type { Approval } from "./approval.ts";
import { incidentOf } from "./incident.ts";
import { outcomeOf, reachedUsers } from "./outcome.ts";
import type {
  DeploymentFacts,
  DeploymentRecord,
  RunFacts,
  StageRecord,
  ValidationRecord,
} from "./record.ts";
import { type RunJob, readStageResults } from "./run-jobs.ts";
import { reasonsOf, stageRecord, verdictOf } from "./stages.ts";
import { iso, rollbackOf, trafficOf } from "./traffic.ts";

/** All that is known of a run when its record is written. */
export interface Ingredients {
  readonly run: RunFacts;
  readonly product: string;
  readonly environment: string | null;
  /** The context `needs`. */
  readonly needs: unknown;
  /** Whether the product has migrations of a database. */
  readonly migrations: boolean;
  readonly files: readonly EvidenceFile[];
  readonly tests: readonly TestCounts[];
  /** Empty where GitHub did not tell; `doubts` then says so. */
  readonly jobs: readonly RunJob[];
  readonly approval: Approval | null;
  readonly doubts: readonly Reason[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Puts the record together. Pure. */
export function assembleRecord(ingredients: Ingredients): DeploymentRecord {
  const { run, files, jobs, environment, approval, now } = ingredients;
  const reports = findReports(files);
  const publicUrl = publicUrlOf(ingredients.needs);
  const told = readStageResults(ingredients.needs).map((result) =>
    stageRecord(result, reports, jobs, { publicUrl, migrations: ingredients.migrations }),
  );
  const stages = told.map(({ stage }) => stage);
  const unreadable = files.flatMap(({ path, problem }): Reason[] =>
    problem === undefined ? [] : [unread(path, problem)],
  );
  const traffic = reports.shift === undefined ? null : trafficOf(reports.shift.content);
  const rollback =
    rollbackOf(fields(reports.trafficRollback?.content)) ??
    rollbackOf(fields(reports.shift?.content));
  const { outcome, because } = outcomeOf({ environment, stages, reports, approval, rollback });
  const times = timesOf(jobs, reports);
  const deployment = deploymentOf(stages, reports, times.finishedAt ?? now, publicUrl);
  const isRollback = stages.some(({ stage }) => stage === "roll-back") && stages.length === 1;
  const ran = stages.flatMap(({ verdict }) => (verdict === "not-run" ? [] : [verdict]));
  return {
    schema: "slipway/deployment-record/v1",
    product: ingredients.product,
    repository: run.repository,
    run: {
      id: run.id,
      attempt: run.attempt,
      number: run.number,
      url: run.url,
      workflow: run.workflow,
      event: run.event,
    },
    commit: run.commit,
    ref: run.ref,
    actor: run.actor,
    environment,
    kind: isRollback ? "rollback" : "deployment",
    startedAt: iso(times.startedAt ?? now),
    finishedAt: iso(times.finishedAt ?? now),
    outcome,
    because: singleLine(because, 1_000),
    verdict: gravest(ran),
    stages,
    approval,
    migrations: migrationsOf(reports),
    releases: {
      old: text(fields(fields(reports.shift?.content).releases), "old") ?? null,
      new: run.commit,
    },
    deployment,
    traffic,
    rollback,
    tests: ingredients.tests,
    validation: validationOf(reports),
    incident: incidentOf({ reports, stages, deployment, rollback }),
    missing: [
      ...ingredients.doubts,
      ...told.flatMap(({ missing }) => missing),
      ...reasonsOf(reports.codeScanning),
      ...unreadable,
    ],
    evidence: files.map(({ path, bytes, sha256 }) => ({ file: path, bytes, sha256 })),
  };
}

/** Where users are, as the deployment's job said. */
export function publicUrlOf(needs: unknown): string | undefined {
  return text(fields(fields(fields(needs).deploy).outputs), "base-url");
}

function unread(file: string, problem: string): Reason {
  return {
    code: "evidence-unreadable",
    message: `${singleLine(file, 300)} was not read: ${problem}.`,
    remedy: "Look at the step that wrote it; nothing in it was taken into account.",
  };
}

/** First start and last end of jobs and reports. */
function timesOf(jobs: readonly RunJob[], reports: Reports) {
  const contents: Fields[] = Object.values(reports).map(({ content }) => content);
  const starts = [
    ...jobs.flatMap(({ startedAt }) => startedAt ?? []),
    ...contents.flatMap((content) => time(content, "startedAt") ?? []),
  ];
  const ends = [
    ...jobs.flatMap(({ finishedAt }) => finishedAt ?? []),
    ...contents.flatMap((content) => time(content, "finishedAt") ?? []),
  ];
  return {
    startedAt: starts.length === 0 ? undefined : Math.min(...starts),
    finishedAt: ends.length === 0 ? undefined : Math.max(...ends),
  };
}

/** The deployment's job by GitHub's times, else by those of the reports it left. */
function deploymentOf(
  stages: readonly StageRecord[],
  reports: Reports,
  end: number,
  publicUrl: string | undefined,
): DeploymentFacts | null {
  const deploy = stages.find(({ stage }) => stage === "deploy");
  const left = [reports.apply, reports.candidate, reports.shift].flatMap((report) =>
    report === undefined ? [] : [report.content],
  );
  // A refused approval fails the job before it begins; then it has no times and left nothing.
  if (deploy === undefined || deploy.result === "skipped") return null;
  const began = deploy.startedAt ?? iso(earliest(left));
  if (began === null) return null;
  const ended = deploy.finishedAt ?? iso(latest(left) ?? end);
  return {
    startedAt: began,
    finishedAt: ended,
    reachedUsers: reachedUsers(reports, deploy.result === "success", publicUrl),
  };
}

function earliest(reports: readonly Fields[]): number | undefined {
  const times = reports.flatMap((report) => time(report, "startedAt") ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}

function latest(reports: readonly Fields[]): number | undefined {
  const times = reports.flatMap((report) => time(report, "finishedAt") ?? []);
  return times.length === 0 ? undefined : Math.max(...times);
}

function migrationsOf({ apply }: Reports): string[] {
  const contexts = items(apply?.content.contexts).map(fields);
  return contexts.flatMap((context) =>
    items(context.steps)
      .map(fields)
      .filter((step) => step.outcome === "done")
      .flatMap((step) => text(step, "id") ?? [])
      .map((id) => (contexts.length > 1 ? `${text(context, "name") ?? "unnamed"}: ${id}` : id)),
  );
}

function validationOf({ validation }: Reports): ValidationRecord | null {
  if (validation === undefined) return null;
  const performance = fields(validation.content.performance);
  const verdict: Verdict = verdictOf(validation.content);
  return {
    verdict,
    servedVersion: text(validation.content, "servedVersion") ?? null,
    p95Milliseconds: number(performance, "p95") ?? null,
    requests: number(performance, "requests") ?? null,
    failed: number(performance, "errors") ?? null,
  };
}
