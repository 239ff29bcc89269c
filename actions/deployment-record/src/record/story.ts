import type { Chapter, JobConclusion, Outcome, Story, StoryJob } from "@slipway/deployment-page";
import { findReports } from "../evidence/reports.ts";
import { type Ingredients, publicUrlOf } from "./assemble.ts";
import type { DeploymentRecord } from "./record.ts";
import { type Result, type RunJob, readStageResults, stageNames } from "./run-jobs.ts";
import { missingOf, reasonsOf } from "./stages.ts";

const outcomes: Readonly<Record<DeploymentRecord["outcome"], Outcome>> = {
  deployed: "promoted",
  "rolled-back": "rolled-back",
  failed: "failed",
  "stopped-at-gates": "stopped-at-gate",
  cancelled: "cancelled",
  "not-due": "not-due",
};

/** The record with all that the stages left, as the page tells it. */
export function storyOf(record: DeploymentRecord, ingredients: Ingredients): Story {
  const { files, jobs, tests } = ingredients;
  const regression = tests.find(({ name }) => name === "Regression");
  const reports = findReports(files);
  const [coverage, shift] = [reports.coverage?.content, reports.shift?.content];
  const migrations = [reports.plan, reports.apply, reports.schemaRollback].filter(
    (report) => report !== undefined,
  );
  const health = [
    { of: "the candidate, before any user", report: reports.candidate },
    { of: "what users see", report: reports.validation },
  ].filter(({ report }) => report !== undefined);
  const { approval, environment, releases } = record;
  return {
    schema: "slipway/rehearsal-story/v1",
    of: "deployment",
    outcome: outcomes[record.outcome],
    // The page says it better, where there is something to say it from.
    ...(shift !== undefined && (record.outcome === "rolled-back" || record.verdict === "pass")
      ? {}
      : { because: record.because }),
    product: record.product,
    repository: record.repository,
    branch: record.ref.replace(/^refs\/(heads|tags|pull)\//, ""),
    commit: record.commit,
    by: record.actor,
    run: { label: `${record.run.workflow} #${record.run.number}`, url: record.run.url },
    ...(environment === null ? {} : { environment }),
    releases: {
      ...(releases.old === null ? {} : { from: { id: releases.old } }),
      to: { id: releases.new },
    },
    startedAt: Date.parse(record.startedAt),
    finishedAt: Date.parse(record.finishedAt),
    jobs: jobs.length > 0 ? jobs.map(storyJob) : record.stages.map(stageAsJob),
    ...(coverage === undefined && tests.length === 0
      ? {}
      : {
          gates: {
            ...(coverage === undefined ? {} : { coverage }),
            tests: tests.filter(({ name }) => name !== "Regression"),
            checks: checksOf(jobs),
          },
        }),
    ...(approval === null || environment === null
      ? {}
      : { approval: { environment, answer: approval.answer, by: approval.by } }),
    ...(migrations.length === 0
      ? {}
      : {
          migration: {
            reports: migrations.map(({ content }) => ({
              operation: String(content.operation),
              report: content,
            })),
          },
        }),
    ...(shift === undefined ? {} : { traffic: { shift } }),
    ...(health.length === 0
      ? {}
      : {
          validation: {
            health: health.map(({ of, report }) => ({ of, report: report?.content })),
            ...(regression === undefined ? {} : { regression }),
          },
        }),
    evidence: {
      files: record.evidence.map(({ file, bytes, sha256 }) => ({ path: file, bytes, sha256 })),
      limits: [],
      missing: record.missing.map(({ message }) => message),
    },
    missingIn: missingIn(record, ingredients),
  };
}

function missingIn(
  record: DeploymentRecord,
  { needs, files, migrations }: Ingredients,
): NonNullable<Story["missingIn"]> {
  const reports = findReports(files);
  const shape = { publicUrl: publicUrlOf(needs), migrations };
  const missing = readStageResults(needs).flatMap((stage) => missingOf(stage, reports, shape));
  const of = (chapter: Chapter) =>
    missing.filter((one) => one.chapter === chapter).map(({ reason }) => reason.message);
  const notScanned = reasonsOf(reports.codeScanning).map(({ message }) => message);
  const doubt =
    record.traffic === null && record.deployment?.reachedUsers === "unknown"
      ? [
          "The deployment failed and left no report of a shift: whether users met the new version is not known.",
        ]
      : [];
  return {
    gates: [...of("gates"), ...notScanned],
    migration: of("migration"),
    traffic: [...of("traffic"), ...doubt],
    validation: of("validation"),
  };
}

/** An end that GitHub does not tell is no success. */
const conclusions: Readonly<Record<Result, JobConclusion>> = {
  success: "success",
  failure: "failure",
  cancelled: "cancelled",
  skipped: "skipped",
  unknown: "cancelled",
};

function storyJob(job: RunJob): StoryJob {
  return {
    job: job.name,
    name: job.name,
    stage: job.stage === "" ? "Pipeline" : job.stage,
    conclusion: conclusions[job.result],
    ...(job.startedAt === undefined ? {} : { startedAt: job.startedAt }),
    ...(job.finishedAt === undefined ? {} : { finishedAt: job.finishedAt }),
    ...(job.failedStep === undefined ? {} : { failedStep: job.failedStep }),
    notRunLocally: [],
    standIns: [],
  };
}

function stageAsJob({
  stage,
  result,
  startedAt,
  finishedAt,
}: DeploymentRecord["stages"][number]): StoryJob {
  return storyJob({
    name: stageNames[stage],
    stage: stageNames[stage],
    result,
    ...(startedAt === null ? {} : { startedAt: Date.parse(startedAt) }),
    ...(finishedAt === null ? {} : { finishedAt: Date.parse(finishedAt) }),
  });
}

function checksOf(jobs: readonly RunJob[]) {
  return jobs
    .filter(
      ({ stage, name, result }) =>
        stage === stageNames["quality-gates"] && name !== "Coverage" && result !== "skipped",
    )
    .map(({ name, result, failedStep }) => ({
      name,
      verdict:
        result === "success"
          ? ("pass" as const)
          : result === "failure"
            ? ("fail" as const)
            : ("inconclusive" as const),
      detail: failedStep === undefined ? "" : `at “${failedStep}”`,
    }));
}
