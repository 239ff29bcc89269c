import { setTimeout as sleep } from "node:timers/promises";
import * as core from "@actions/core";
import { conclude, maskSecret, singleLine, UsageError, withoutSecrets } from "@slipway/toolkit";
import { readPullRequestEvent } from "@slipway/toolkit/pull-request-comment";
import type { AzureServices } from "./azure/azure-services.ts";
import { type Inputs, readInputs } from "./inputs.ts";
import { databaseOperation } from "./operations/database.ts";
import { databaseTrouble } from "./operations/database-trouble.ts";
import { type Outcome, refused } from "./operations/outcome.ts";
import { planOperation } from "./operations/plan.ts";
import { sharePlan } from "./report/pull-request.ts";
import { summary } from "./report/summary.ts";

export async function main(): Promise<void> {
  const startedAt = new Date();
  const inputs = readInputs();
  const secrets: string[] = inputs.operation === "plan" ? [] : [inputs.connectionString];
  const abort = new AbortController();
  // The runner sends SIGINT, then SIGTERM 7.5 s later, and kills 2.5 s after that.
  const cancel = () => abort.abort();
  process.on("SIGINT", cancel);
  process.on("SIGTERM", cancel);
  try {
    const outcome = await outcomeOf(inputs, abort.signal, secrets);
    await finish(inputs, outcome, startedAt, secrets);
  } finally {
    process.off("SIGINT", cancel);
    process.off("SIGTERM", cancel);
  }
}

async function outcomeOf(inputs: Inputs, signal: AbortSignal, secrets: string[]): Promise<Outcome> {
  let azure: AzureServices | undefined;
  const log = (line: string) => core.info(line);
  try {
    if (inputs.operation === "plan") return await planOperation(inputs, process.env, log, signal);
    return await databaseOperation(inputs, {
      now: () => Date.now(),
      sleep: (milliseconds) => sleep(milliseconds),
      log,
      signal,
      environment: databaseEnvironment(),
      mask: (secret) => {
        secrets.push(secret);
        maskSecret(secret);
      },
      azure: async () => {
        const { AzureServices } = await import("./azure/azure-services.ts");
        azure ??= new AzureServices(inputs.azure, assertion());
        return azure;
      },
    });
  } catch (error) {
    if (error instanceof UsageError) return refused(inputs, "refused", error.message, error.remedy);
    const trouble = databaseTrouble(error);
    if (trouble !== undefined) return refused(inputs, ...trouble);
    if (error instanceof Error && error.name === "AbortError") {
      return refused(
        inputs,
        "cancelled",
        "The job was cancelled before any migration began.",
        "Run the step again.",
      );
    }
    throw error;
  }
}

async function finish(
  inputs: Inputs,
  outcome: Outcome,
  startedAt: Date,
  secrets: readonly string[],
): Promise<void> {
  const report = {
    ...outcome.report,
    startedAt: startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
  };
  const safe = (text: string) => withoutSecrets(text, secrets);
  const rows = inputs.operation === "plan" ? inputs.tableRows : undefined;
  const shown = safe(summary(report, outcome.headline, outcome.loaded, rows, outcome.note));
  if (inputs.operation === "plan" && inputs.comment) {
    await sharePlan(inputs, shown, readPullRequestEvent(), (line) => core.info(line));
  }
  conclude({
    report: JSON.parse(safe(JSON.stringify(report))) as typeof report,
    evidenceDirectory: inputs.evidenceDirectory,
    reportName: `ef-migrate-${inputs.operation}-report.json`,
    outputs: outcome.outputs,
    summary: shown,
    headline: safe(singleLine(outcome.headline, 1_000)),
    onInconclusive: "fail",
  });
}

/** The job's own identity, where GitHub lends it one. */
function assertion(): (() => Promise<string>) | undefined {
  return process.env.ACTIONS_ID_TOKEN_REQUEST_URL
    ? () => core.getIDToken("api://AzureADTokenExchange")
    : undefined;
}

/** The session needs nothing of the job; inputs hold the secrets. */
function databaseEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(INPUT_|ACTIONS_|GITHUB_)/i.test(name)),
  );
}
