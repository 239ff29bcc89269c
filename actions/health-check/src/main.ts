import path from "node:path";
import * as core from "@actions/core";
import {
  conclude,
  gravest,
  type InconclusivePolicy,
  insideWorkspace,
  optionalInput,
  type Reason,
  withoutCutSecrets,
  writeEvidence,
} from "@slipway/toolkit";
import { connectToAzure } from "./azure-connection.ts";
import {
  readEvidenceDirectory,
  readInconclusivePolicy,
  readMergedThresholds,
  readName,
} from "./inputs.ts";
import { judgeMerged, type Performance } from "./performance/judgement.ts";
import { mergeShards, readShards, shardLoad } from "./performance/shards.ts";
import { type History, nextHistory, readHistory, trendOf } from "./performance/trend.ts";
import { junitXml } from "./report/junit.ts";
import { reportPage } from "./report/page.ts";
import { type CheckResult, checkResult, type HealthCheckReport } from "./report/report.ts";
import { byGravity, headline, summaryMarkdown } from "./report/summary.ts";
import { runTarget } from "./target-run.ts";
import { readTargets, type Target } from "./targets.ts";
import type { Load, Validation } from "./validation.ts";

export async function main(): Promise<void> {
  const merge = optionalInput("merge");
  if (merge !== undefined) return mergeLoad(insideWorkspace(merge, 'Input "merge"'), merge);
  const targets = readTargets();
  await untilStopped((stop) => validateTargets(targets, stop));
}

/** Ctrl-C or a cancelled job ends the checks, load and suite, and their report is written still. */
async function untilStopped(work: (stop: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const onSignal = (name: NodeJS.Signals) => stop.abort(name);
  process.once("SIGINT", onSignal);
  process.once("SIGTERM", onSignal);
  try {
    await work(stop.signal);
  } finally {
    process.off("SIGINT", onSignal);
    process.off("SIGTERM", onSignal);
  }
}

async function validateTargets(targets: readonly Target[], stop: AbortSignal): Promise<void> {
  const startedAt = new Date().toISOString();
  const first = (targets[0] as Target).inputs;
  const assertion =
    process.env.ACTIONS_ID_TOKEN_REQUEST_URL === undefined
      ? undefined
      : () => core.getIDToken("api://AzureADTokenExchange");
  const run = (target: Target) =>
    runTarget(target, (site) => connectToAzure(site, assertion), stop);
  // A load measures nothing while other targets are asked at the same time.
  const loaded = targets.find(({ inputs }) => inputs.load !== undefined);
  // A broken file is told before the load, not after it.
  const history = loaded === undefined ? undefined : historyOf(loaded.inputs);
  const found = new Map<Target, Validation>();
  await Promise.all(
    targets
      .filter((target) => target !== loaded)
      .map(async (target) => found.set(target, await run(target))),
  );
  if (loaded !== undefined) found.set(loaded, await run(loaded));

  const validations = targets.map((target) => {
    const validation = found.get(target) as Validation;
    const prefix = target.name === undefined ? "" : `${target.name}: `;
    const checks = validation.checks.map((check) => ({ ...check, name: prefix + check.name }));
    return { target, validation, checks };
  });
  const load = loaded === undefined ? undefined : found.get(loaded)?.load;
  const served = validations.find(({ validation }) => validation.servedVersion !== undefined);
  const secrets = targets.flatMap(({ inputs }) => inputs.secrets);
  const trend =
    load === undefined || loaded === undefined || loaded.inputs.shard !== undefined
      ? undefined
      : keepHistory(loaded.inputs, history, load.verdict);
  if (load !== undefined && loaded !== undefined) keepShard(loaded, load, secrets);
  finish(
    {
      name: first.name,
      baseUrl: first.baseUrl.href,
      startedAt,
      checks: validations.flatMap(({ checks }) => checks),
      ...(served === undefined ? {} : { servedVersion: served.validation.servedVersion as string }),
      ...(targets[0]?.name === undefined
        ? {}
        : {
            targets: validations.map(({ target, validation, checks }) => ({
              name: target.name as string,
              baseUrl: target.inputs.baseUrl.href,
              verdict: gravest(checks.map(({ verdict }) => verdict)),
              ...(validation.servedVersion === undefined
                ? {}
                : { servedVersion: validation.servedVersion }),
            })),
          }),
      ...(load === undefined ? {} : { performance: load.verdict.performance }),
      ...(trend === undefined ? {} : { trend }),
    },
    secrets,
    first,
  );
}

/** Judges the sum of what several jobs have measured; asks no site. */
function mergeLoad(directory: string, shown: string): void {
  const startedAt = new Date().toISOString();
  const destination = {
    name: readName(),
    evidenceDirectory: readEvidenceDirectory(),
    onInconclusive: readInconclusivePolicy(),
  };
  const merged = mergeShards(readShards(directory, shown));
  const verdict = judgeMerged(merged, readMergedThresholds());
  const { first } = merged;
  const place = optionalInput("history");
  const kept = {
    ...destination,
    history: place === undefined ? undefined : insideWorkspace(place, 'Input "history"'),
    release: first.release,
  };
  const trend = keepHistory(kept, historyOf(kept), verdict);
  const check = checkResult(
    { name: "performance", target: first.target },
    {
      outcome: { ...verdict, heals: false },
      attempts: 1,
      milliseconds: first.seconds * 1_000,
    },
  );
  finish(
    {
      name: destination.name,
      baseUrl: first.baseUrl,
      startedAt,
      checks: [check],
      ...(first.release === undefined ? {} : { servedVersion: first.release }),
      performance: verdict.performance,
      ...(trend === undefined ? {} : { trend }),
    },
    [],
    destination,
  );
}

interface Destination {
  readonly name: string;
  readonly evidenceDirectory: string;
  readonly onInconclusive: InconclusivePolicy;
}

/** Writes all that people and machines read, then passes or fails. */
function finish(
  found: Omit<HealthCheckReport, "schema" | "verdict" | "reasons" | "finishedAt">,
  secrets: readonly string[],
  destination: Destination,
): void {
  const report = withoutSecretsInside<HealthCheckReport>(
    {
      schema: "slipway/health-check-report/v1",
      verdict: gravest(found.checks.map(({ verdict }) => verdict)),
      reasons: [...found.checks]
        .sort(byGravity)
        .filter(({ verdict }) => verdict !== "pass")
        .map(reasonOf),
      finishedAt: new Date().toISOString(),
      ...found,
    },
    secrets,
  );
  const { evidenceDirectory } = destination;
  const write = (suffix: string, content: string) =>
    writeEvidence(evidenceDirectory, `health-check-${report.name}-${suffix}`, content);
  write("junit.xml", junitXml(report));
  const page = write("report.html", reportPage(report));
  const named = (verdict: CheckResult["verdict"]) =>
    report.checks
      .filter((check) => check.verdict === verdict)
      .map(({ name }) => name)
      .join(", ");
  conclude({
    report,
    evidenceDirectory,
    reportName: `health-check-${report.name}-report.json`,
    outputs: {
      page,
      "served-version": report.servedVersion ?? "",
      "p95-ms": report.performance === undefined ? "" : String(report.performance.p95),
      failed: named("fail"),
      warned: named("warn"),
    },
    summary: summaryMarkdown(report, page),
    headline: headline(report),
    onInconclusive: destination.onInconclusive,
  });
}

interface HistoryPlace {
  readonly name: string;
  readonly history: string | undefined;
  readonly evidenceDirectory: string;
  readonly release?: string | undefined;
}

const historyFile = (name: string) => `health-check-${name}-history.json`;

function historyOf({ name, history }: HistoryPlace): History | undefined {
  return history === undefined
    ? undefined
    : readHistory(path.join(history, historyFile(name)), historyFile(name));
}

/** Holds the load against earlier ones and writes the history for the next run. */
function keepHistory(
  inputs: HistoryPlace,
  history: History | undefined,
  { performance, verdict }: { performance: Performance; verdict: string },
) {
  if (inputs.history === undefined) return undefined;
  const now = new Date().toISOString();
  const next = nextHistory(history, performance, verdict === "pass", now, inputs.release);
  writeEvidence(
    inputs.evidenceDirectory,
    historyFile(inputs.name),
    `${JSON.stringify(next, null, 2)}\n`,
  );
  return trendOf(history, performance);
}

function keepShard({ inputs }: Target, load: Load, secrets: readonly string[]): void {
  const { shard, load: plan } = inputs;
  if (shard === undefined || plan === undefined) return;
  const file = shardLoad(
    {
      name: inputs.name,
      baseUrl: inputs.baseUrl.href,
      ...(inputs.release === undefined ? {} : { release: inputs.release }),
      target: load.verdict.performance.target,
      perSecond: plan.perSecond,
      seconds: plan.durationMilliseconds / 1_000,
      shard,
      startedAt: load.startedAt + inputs.warmUpMilliseconds,
      finishedAt: load.startedAt + inputs.warmUpMilliseconds + plan.durationMilliseconds,
    },
    load.measured,
  );
  writeEvidence(
    inputs.evidenceDirectory,
    `health-check-${inputs.name}-${shard.index}-load.json`,
    `${JSON.stringify(withoutSecretsInside(file, secrets))}\n`,
  );
}

/** The gravest come first: a step shows only ten annotations. */
function reasonOf(check: CheckResult): Reason {
  return {
    code: check.code,
    message: `${check.name}: ${check.reason}`,
    ...(check.remedy === undefined ? {} : { remedy: check.remedy }),
  };
}

/** The same data with every form of every secret shown as `***`. */
function withoutSecretsInside<T>(value: T, secrets: readonly string[]): T {
  return JSON.parse(JSON.stringify(value), (_name, item) =>
    typeof item === "string" ? withoutCutSecrets(item, secrets) : item,
  ) as T;
}
