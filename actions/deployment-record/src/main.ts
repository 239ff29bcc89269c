import { counted, reportPage } from "@slipway/deployment-page";
import {
  conclude,
  gravest,
  markdownTable,
  maskSecret,
  type Reason,
  type Report,
  singleLine,
  UsageError,
  writeEvidence,
} from "@slipway/toolkit";
import { GitHubRefused, openRepository } from "@slipway/toolkit/github-repository";
import { type EvidenceFile, readEvidenceFiles } from "./evidence/evidence-files.ts";
import { readTestSuites } from "./evidence/test-suites.ts";
import { type History, readHistory, recordFile } from "./github/run-history.ts";
import { type MetricsInputs, type RecordInputs, readInputs } from "./inputs.ts";
import { type MetricsDocument, metricWords, overall } from "./metrics/document.ts";
import { type PastRun, type RefusedRecord, readRecord } from "./metrics/history.ts";
import { metricsOf } from "./metrics/metrics.ts";
import { metricsPage } from "./metrics/page.ts";
import { targetWords, valueWords } from "./metrics/words.ts";
import { type Approval, readApproval } from "./record/approval.ts";
import { assembleRecord, type Ingredients } from "./record/assemble.ts";
import { type RunJob, readRunJobs, stageNames } from "./record/run-jobs.ts";
import { storyOf } from "./record/story.ts";

/** Ten a day for five years. */
const mostRecords = 20_000;

interface StepReport extends Report {
  readonly schema: "slipway/deployment-record-report/v1";
  readonly operation: "record" | "metrics";
  /** Paths relative to the workspace. */
  readonly document: string;
  readonly page: string;
}

export async function main(): Promise<void> {
  const startedAt = new Date().toISOString();
  const inputs = readInputs();
  if (inputs.token !== undefined) maskSecret(inputs.token);
  if (inputs.operation === "record") await record(inputs, startedAt);
  else await metrics(inputs, startedAt);
}

async function record(inputs: RecordInputs, startedAt: string): Promise<void> {
  const told = await askGitHub(inputs);
  const ingredients: Ingredients = {
    ...inputs,
    ...told,
    files: readEvidenceFiles(inputs.evidence),
    tests: readTestSuites(inputs.testResults),
    now: Date.now(),
  };
  const of = assembleRecord(ingredients);
  const document = writeEvidence(inputs.evidenceDirectory, recordFile, json(of));
  const page = writeEvidence(
    inputs.evidenceDirectory,
    "deployment-record.html",
    reportPage(storyOf(of, ingredients)),
  );
  const headline = `Recorded: ${of.outcome}. ${of.because}`;
  finish(inputs, startedAt, {
    verdict: of.missing.length === 0 ? "pass" : "warn",
    reasons: of.missing,
    document,
    page,
    outputs: { record: document, outcome: of.outcome },
    headline: singleLine(headline, 1_000),
    summary: markdownTable(
      ["Stage", "Jobs", "Verdict", "Reasons"],
      of.stages.map(({ stage, result, verdict, reasons }) => [
        stageNames[stage],
        result,
        verdict,
        reasons
          .slice(0, 5)
          .map(({ message }) => message)
          .join(" "),
      ]),
    ),
    onInconclusive: "warn",
  });
}

/** When the jobs of this attempt began and ended, and who approved. What GitHub does not tell is a doubt. */
async function askGitHub(inputs: RecordInputs): Promise<{
  jobs: readonly RunJob[];
  approval: Approval | null;
  doubts: readonly Reason[];
}> {
  const { run, token, environment } = inputs;
  if (token === undefined)
    return { jobs: [], approval: null, doubts: [untold("there is no token")] };
  const github = openRepository(inputs.apiUrl, run.repository, token);
  const below = `actions/runs/${run.id}`;
  try {
    const pages = await github.pages(`${below}/attempts/${run.attempt}/jobs`, { per_page: "100" });
    const reviews = environment === null ? [] : await github.pages(`${below}/approvals`);
    return {
      jobs: readRunJobs(pages),
      approval: readApproval(reviews.flat(), environment ?? "") ?? null,
      doubts: [],
    };
  } catch (error) {
    if (!(error instanceof GitHubRefused)) throw error;
    return { jobs: [], approval: null, doubts: [untold(error.message)] };
  }
}

function untold(why: string): Reason {
  return {
    code: "jobs-not-read",
    message: `GitHub did not tell the run's jobs and approvals (${why}); times are those of the reports.`,
    remedy: 'Give the job "actions: read".',
  };
}

async function metrics(inputs: MetricsInputs, startedAt: string): Promise<void> {
  const now = Date.now();
  const since = now - inputs.windowDays * 86_400_000;
  const history =
    inputs.records === undefined
      ? await historyOf(inputs, since)
      : downloaded(readEvidenceFiles(inputs.records, mostRecords));
  const runs: PastRun[] = [];
  const refused: RefusedRecord[] = [...history.refused];
  let withoutEnvironment = 0;
  for (const { name, value } of history.records) {
    const run = readRecord(value);
    if (run === "nothing-due") withoutEnvironment++;
    else if ("reason" in run) refused.push({ name, reason: run.reason });
    else if (run.finishedAt > now) refused.push({ name, reason: fromTomorrow(run.finishedAt) });
    else runs.push(run);
  }
  const environments = metricsOf(runs, { now, days: inputs.windowDays });
  const of: MetricsDocument = {
    schema: "slipway/metrics/v1",
    repository: inputs.run.repository,
    product: inputs.product,
    computedAt: new Date(now).toISOString(),
    windowDays: inputs.windowDays,
    records: history.records.length,
    withoutEnvironment,
    beforeWindow: runs.filter(({ finishedAt }) => finishedAt <= since).length,
    refused,
    verdict: overall(environments),
    environments,
  };
  const document = writeEvidence(inputs.evidenceDirectory, "slipway-metrics.json", json(of));
  const page = writeEvidence(inputs.evidenceDirectory, "slipway-metrics.html", metricsPage(of));
  const missed = environments.flatMap(({ metrics: all }) =>
    all.filter(({ verdict }) => verdict === "fail"),
  ).length;
  const worst = gravest([of.verdict, refused.length > 0 ? "warn" : "pass"]);
  finish(inputs, startedAt, {
    verdict: worst === "fail" && inputs.missedTarget === "warn" ? "warn" : worst,
    reasons: metricReasons(of),
    document,
    page,
    outputs: { metrics: document },
    headline: `${counted(missed, "target")} missed in ${counted(inputs.windowDays, "day")}; ${counted(runs.length, "record")} of an environment.`,
    summary: environments
      .map(({ environment, metrics: all }) =>
        markdownTable(
          [environment, "Value", "Target", "n", "Verdict", ""],
          all.map((metric) => [
            metricWords[metric.id],
            valueWords(metric),
            targetWords(metric),
            metric.n,
            metric.verdict,
            metric.message,
          ]),
        ),
      )
      .join("\n\n"),
    onInconclusive: inputs.missedTarget,
  });
}

function metricReasons({ environments, refused }: MetricsDocument): Reason[] {
  const missed = environments.flatMap(({ environment, metrics: all }): Reason[] => {
    const without = all.filter(({ verdict }) => verdict === "inconclusive");
    return [
      ...all
        .filter(({ verdict }) => verdict === "fail")
        .map((metric) => ({
          code: "target-missed",
          message: `${environment}: ${metricWords[metric.id]} is ${valueWords(metric)}, the target is ${targetWords(metric)}. ${metric.message}`,
          remedy: "The page shows each case; docs/metrics.md says what counts.",
        })),
      ...(without.length === 0
        ? []
        : [
            {
              code: "no-data",
              message: `${environment}: nothing tells ${without.map(({ id }) => metricWords[id].toLowerCase()).join(", ")}.`,
              remedy: "Nothing is to be done where there was no such case in the window.",
            },
          ]),
    ];
  });
  return [
    ...(environments.length === 0
      ? [
          {
            code: "no-records",
            message: "There is no record of a deployment.",
            remedy: 'The pipeline stores one in each run as the artifact "deployment-record".',
          },
        ]
      : []),
    ...missed,
    ...(refused.length === 0
      ? []
      : [
          {
            code: "record-refused",
            message: `${refused.length === 1 ? "1 record does" : `${refused.length} records do`} not count; the first: ${refused[0]?.name}, because ${refused[0]?.reason}.`,
            remedy: "The page names each.",
          },
        ]),
  ];
}

function fromTomorrow(finishedAt: number): string {
  return `it ends in the future, at ${new Date(finishedAt).toISOString()}; the clock of the runner that wrote it was wrong`;
}

async function historyOf({ apiUrl, run, token }: MetricsInputs, since: number): Promise<History> {
  try {
    return await readHistory(openRepository(apiUrl, run.repository, token ?? ""), since);
  } catch (error) {
    if (!(error instanceof GitHubRefused)) throw error;
    throw new UsageError(
      `The history of records cannot be read: ${error.message}.`,
      'Give the job "actions: read", or name a directory of downloaded records in "records".',
    );
  }
}

function downloaded(files: readonly EvidenceFile[]): History {
  const json = files.filter(({ path }) => path.endsWith(".json"));
  return {
    records: json.flatMap(({ path, content }) =>
      content === undefined ? [] : [{ name: path, value: content }],
    ),
    refused: json.flatMap(({ path, problem }) =>
      problem === undefined ? [] : [{ name: path, reason: problem }],
    ),
  };
}

interface End {
  readonly verdict: Report["verdict"];
  readonly reasons: readonly Reason[];
  readonly document: string;
  readonly page: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly headline: string;
  readonly summary: string;
  readonly onInconclusive: "warn" | "fail";
}

function finish(inputs: RecordInputs | MetricsInputs, startedAt: string, end: End): void {
  const { verdict, reasons, document, page } = end;
  conclude<StepReport>({
    report: {
      schema: "slipway/deployment-record-report/v1",
      operation: inputs.operation,
      verdict,
      reasons,
      startedAt,
      finishedAt: new Date().toISOString(),
      document,
      page,
    },
    evidenceDirectory: inputs.evidenceDirectory,
    reportName: `deployment-record-${inputs.operation}-report.json`,
    outputs: { ...end.outputs, page },
    summary: `## ${inputs.operation === "record" ? "Deployment record" : "Deployment metrics"}\n\n${end.summary}`,
    headline: end.headline,
    onInconclusive: end.onInconclusive,
  });
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
