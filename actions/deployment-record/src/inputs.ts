import {
  booleanInput,
  choiceInput,
  integerInput,
  optionalInput,
  pathInput,
  requiredInput,
  UsageError,
} from "@slipway/toolkit";
import type { RunFacts } from "./record/record.ts";

interface Common {
  readonly product: string;
  readonly run: RunFacts;
  readonly apiUrl: string;
  readonly token: string | undefined;
  readonly evidenceDirectory: string;
}

export interface RecordInputs extends Common {
  readonly operation: "record";
  /** The context `needs`. */
  readonly needs: unknown;
  readonly environment: string | null;
  readonly migrations: boolean;
  /** Absolute. */
  readonly evidence: string;
  /** Absolute. */
  readonly testResults: string;
}

export interface MetricsInputs extends Common {
  readonly operation: "metrics";
  /** Absolute; absent: through GitHub's API. */
  readonly records?: string;
  readonly windowDays: number;
  readonly missedTarget: "warn" | "fail";
}

export function readInputs(): RecordInputs | MetricsInputs {
  const operation = choiceInput("operation", ["record", "metrics"]);
  const run = runFacts(process.env);
  const common = {
    product: optionalInput("product") ?? (run.repository.split("/").at(-1) || "this repository"),
    run,
    apiUrl: process.env.GITHUB_API_URL || "https://api.github.com",
    token: optionalInput("token"),
    evidenceDirectory: requiredInput("evidence-directory"),
  };
  if (operation === "record") {
    return {
      operation,
      ...common,
      needs: needsInput(),
      environment: optionalInput("environment") ?? null,
      migrations: booleanInput("migrations"),
      evidence: pathInput("evidence"),
      testResults: pathInput("test-results"),
    };
  }
  const records = optionalInput("records") === undefined ? {} : { records: pathInput("records") };
  if (records.records === undefined && common.token === undefined) {
    throw new UsageError(
      'Neither "records" nor "token" is set, so there is no way to the records.',
      'Keep the default of "token", or download the records and name their directory in "records".',
    );
  }
  return {
    operation,
    ...common,
    ...records,
    windowDays: integerInput("window", { min: 1, max: 3_650 }),
    missedTarget: choiceInput("missed-target", ["warn", "fail"]),
  };
}

/** The stages' results are what the record rests on: without them nothing may be said. */
function needsInput(): unknown {
  const text = requiredInput("stages");
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && Object.keys(value).length > 0) return value;
  } catch {
    // Told below.
  }
  throw new UsageError(
    'Input "stages" holds no results of jobs.',
    "Set it to the expression toJSON(needs), and name the stages' jobs in the job's \"needs:\".",
  );
}

function runFacts(environment: NodeJS.ProcessEnv): RunFacts {
  const { GITHUB_REPOSITORY: repository = "", GITHUB_RUN_ID: id = "0" } = environment;
  const attempt = Number(environment.GITHUB_RUN_ATTEMPT ?? "1");
  return {
    id: Number(id),
    attempt,
    number: Number(environment.GITHUB_RUN_NUMBER ?? "0"),
    url: `${environment.GITHUB_SERVER_URL || "https://github.com"}/${repository}/actions/runs/${id}/attempts/${attempt}`,
    workflow: environment.GITHUB_WORKFLOW ?? "",
    event: environment.GITHUB_EVENT_NAME ?? "",
    repository,
    commit: environment.GITHUB_SHA ?? "",
    ref: environment.GITHUB_REF ?? "",
    actor: environment.GITHUB_TRIGGERING_ACTOR || environment.GITHUB_ACTOR || "",
  };
}
