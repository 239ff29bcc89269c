import {
  type Chapter,
  type Fields,
  fields,
  reasons as reasonsRead,
  text,
} from "@slipway/deployment-page";
import { gravest, type Reason, singleLine, type Verdict } from "@slipway/toolkit";
import type { FoundReport, Reports } from "../evidence/reports.ts";
import type { StageRecord } from "./record.ts";
import { type RunJob, type StageId, type StageResult, stageNames } from "./run-jobs.ts";
import { iso } from "./traffic.ts";

interface Expected {
  readonly report: keyof Reports;
  /** Of the page. */
  readonly chapter: Chapter;
  /** For people: `the coverage gate's report`. */
  readonly what: string;
  /** Left in some runs only, so its absence says nothing. */
  readonly optional?: true;
}

const expected: Readonly<Record<StageId, readonly Expected[]>> = {
  "build-test": [{ report: "plan", chapter: "migration", what: "the plan of the migrations" }],
  "quality-gates": [
    { report: "coverage", chapter: "gates", what: "the report of the coverage gate" },
    { report: "codeScanning", chapter: "gates", what: "what was not scanned", optional: true },
  ],
  deploy: [
    { report: "apply", chapter: "migration", what: "the report of the applied migrations" },
    { report: "candidate", chapter: "validation", what: "the health check of the new version" },
    { report: "shift", chapter: "traffic", what: "the report of the traffic shift" },
  ],
  validate: [
    { report: "validation", chapter: "validation", what: "the health check of what users see" },
  ],
  "roll-back": [
    { report: "trafficRollback", chapter: "traffic", what: "the report of the rollback" },
  ],
};

/** What is known of the run beside its reports. */
export interface Shape {
  /** Where users are, as the deployment's job said. */
  readonly publicUrl: string | undefined;
  /** The product has migrations, so the stages that plan and apply them left reports. */
  readonly migrations: boolean;
}

/** Where the new version was checked before the shift is not where users are: there is a slot. */
export function hasSlot(
  { candidate, validation, shift }: Reports,
  publicUrl: string | undefined,
): boolean | undefined {
  if (shift !== undefined) return true;
  const before = text(candidate?.content ?? {}, "baseUrl");
  const users = publicUrl ?? text(validation?.content ?? {}, "baseUrl");
  if (before === undefined || users === undefined) return undefined;
  return before.replace(/\/+$/, "") !== users.replace(/\/+$/, "");
}

export interface Missing {
  readonly chapter: Chapter;
  readonly reason: Reason;
}

/**
 * What a stage should have left and did not. One that failed may have ended before it could leave
 * anything; one that succeeded may not. Unless there was surely no slot, there was a shift.
 */
export function missingOf(
  { id, result }: StageResult,
  reports: Reports,
  { publicUrl, migrations }: Shape,
): Missing[] {
  if (result !== "success") return [];
  return expected[id]
    .filter(({ chapter }) => chapter !== "migration" || migrations)
    .filter(({ report, optional }) => reports[report] === undefined && optional === undefined)
    .filter(({ report }) => report !== "shift" || hasSlot(reports, publicUrl) !== false)
    .map(({ chapter, what }) => ({ chapter, reason: lacking(id, what) }));
}

export function stageRecord(
  { id, result }: StageResult,
  reports: Reports,
  jobs: readonly RunJob[],
  shape: Shape,
): { readonly stage: StageRecord; readonly missing: readonly Reason[] } {
  const own = jobs.filter((job) => job.stage === stageNames[id]);
  const found = expected[id].flatMap(({ report }) => reports[report] ?? []);
  const missing = missingOf({ id, result }, reports, shape).map(({ reason }) => reason);
  const starts = own.flatMap(({ startedAt }) => startedAt ?? []);
  const ends = own.flatMap(({ finishedAt }) => finishedAt ?? []);
  // The stage's own last job fails with any other and says nothing of its own.
  const failures = own.filter((job) => job.result === "failure");
  const failed = failures.find(({ name }) => !/ result$/.test(name)) ?? failures[0];
  const of = found.map(({ content }) => verdictOf(content));
  return {
    missing,
    stage: {
      stage: id,
      result,
      verdict: stageVerdict(result, of, missing.length > 0),
      reasons: [
        ...(failed === undefined ? [] : [failedJob(failed)]),
        ...missing,
        ...found.flatMap(reasonsOf),
      ],
      startedAt: starts.length === 0 ? null : iso(Math.min(...starts)),
      finishedAt: ends.length === 0 ? null : iso(Math.max(...ends)),
    },
  };
}

function stageVerdict(
  result: StageResult["result"],
  reports: readonly Verdict[],
  lacks: boolean,
): StageRecord["verdict"] {
  if (result === "skipped") return "not-run";
  if (result === "failure") return "fail";
  if (result !== "success" || lacks) return gravest(["inconclusive", ...reports]);
  // Nothing was to be left: the stage that builds a product without migrations.
  return reports.length === 0 ? "pass" : gravest(reports);
}

/** A word that is no verdict is `inconclusive`. */
export function verdictOf(report: Fields): Verdict {
  const { verdict } = report;
  return verdict === "pass" || verdict === "warn" || verdict === "fail" ? verdict : "inconclusive";
}

function lacking(stage: StageId, what: string): Reason {
  return {
    code: "evidence-missing",
    message: `The stage "${stageNames[stage]}" succeeded, but ${what} is not among its evidence.`,
    remedy: `Look at the step "Keep the evidence" of that stage; the record takes its artifacts "evidence-*".`,
  };
}

function failedJob({ name, failedStep }: RunJob): Reason {
  const at = failedStep === undefined ? "" : ` at "${singleLine(failedStep, 200)}"`;
  return { code: "job-failed", message: `The job "${singleLine(name, 200)}" failed${at}.` };
}

/** None of a report that is not there. */
export function reasonsOf(report: FoundReport | undefined): Reason[] {
  return reasonsRead(fields(report?.content))
    .slice(0, 50)
    .map(({ code, message, remedy, file }) => ({
      code: code ?? "unnamed",
      message: singleLine(message, 1_000),
      ...(remedy === undefined ? {} : { remedy: singleLine(remedy, 1_000) }),
      ...(file === undefined ? {} : { file: singleLine(file, 300) }),
    }));
}
