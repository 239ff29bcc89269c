import { setTimeout as sleep } from "node:timers/promises";
import * as core from "@actions/core";
import { conclude, singleLine, UsageError, withoutSecrets } from "@slipway/toolkit";
import { SqliteDatabase } from "./execute/sqlite.ts";
import { type Inputs, readInputs } from "./inputs.ts";
import { databaseOperation } from "./operations/database.ts";
import { type Outcome, refused } from "./operations/outcome.ts";
import { planOperation } from "./operations/plan.ts";
import { summary } from "./report/summary.ts";

export async function main(): Promise<void> {
  const startedAt = new Date();
  const inputs = readInputs();
  const abort = new AbortController();
  // The runner sends SIGINT, then SIGTERM 7.5 s later, and kills 2.5 s after that.
  const cancel = () => abort.abort();
  process.on("SIGINT", cancel);
  process.on("SIGTERM", cancel);
  try {
    const outcome = await outcomeOf(inputs, abort.signal);
    finish(inputs, outcome, startedAt);
  } finally {
    process.off("SIGINT", cancel);
    process.off("SIGTERM", cancel);
  }
}

async function outcomeOf(inputs: Inputs, signal: AbortSignal): Promise<Outcome> {
  const log = (line: string) => core.info(line);
  try {
    if (inputs.operation === "plan") return await planOperation(inputs, process.env, log, signal);
    return await databaseOperation(inputs, {
      open: (file, busy) => new SqliteDatabase(file, busy, databaseEnvironment()),
      now: () => Date.now(),
      sleep: (milliseconds) => sleep(milliseconds),
      log,
      signal,
    });
  } catch (error) {
    if (error instanceof UsageError) return refused(inputs, "refused", error.message, error.remedy);
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

function finish(inputs: Inputs, outcome: Outcome, startedAt: Date): void {
  const report = {
    ...outcome.report,
    startedAt: startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
  };
  const secrets = inputs.operation === "plan" ? [] : [inputs.connectionString];
  const safe = (text: string) => withoutSecrets(text, secrets);
  conclude({
    report: JSON.parse(safe(JSON.stringify(report))) as typeof report,
    evidenceDirectory: inputs.evidenceDirectory,
    reportName: `ef-migrate-${inputs.operation}-report.json`,
    outputs: outcome.outputs,
    summary: safe(summary(report, outcome.headline, outcome.loaded)),
    headline: safe(singleLine(outcome.headline, 1_000)),
    onInconclusive: "fail",
  });
}

/** The session needs nothing of the job; inputs hold the secrets. */
function databaseEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(INPUT_|ACTIONS_|GITHUB_)/i.test(name)),
  );
}
