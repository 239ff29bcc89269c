import { type Fields, fields, items, number, text, time } from "@slipway/deployment-page";

/** What the metrics take from one record. Times are milliseconds since 1970. */
export interface PastRun {
  readonly runId: number;
  readonly attempt: number;
  readonly url: string;
  readonly environment: string;
  readonly kind: "deployment" | "rollback";
  readonly outcome: string;
  readonly finishedAt: number;
  /** Whether the deployment's job began. */
  readonly attempted: boolean;
  /** When it began, where the record tells. */
  readonly deployedAt?: number;
  /** The stages that deploy and validate left evidence, and none is inconclusive. */
  readonly proven: boolean;
  /** Blue-green, with the requests of its closed minutes where there were any. */
  readonly traffic?: { readonly requests?: { readonly interruptedMinutes: number } };
  readonly rollback?: { readonly detectedAt: number; readonly completedAt: number };
  readonly incident?: {
    readonly beganAt?: number;
    readonly detectedAt: number;
    readonly restoredAt?: number;
  };
}

export interface RefusedRecord {
  readonly name: string;
  readonly reason: string;
}

/** A record, or why it is none. A run without an environment is a record and tells no metric. */
export function readRecord(value: unknown): PastRun | "nothing-due" | { readonly reason: string } {
  const of = fields(value);
  if (of.schema !== "slipway/deployment-record/v1") {
    return { reason: "it is no slipway/deployment-record/v1" };
  }
  const run = fields(of.run);
  const [runId, finishedAt] = [number(run, "id"), time(of, "finishedAt")];
  if (runId === undefined || finishedAt === undefined) {
    return { reason: "it names no run or no end" };
  }
  const environment = text(of, "environment");
  if (environment === undefined) return "nothing-due";
  const deployedAt = time(fields(of.deployment), "startedAt");
  const stages = items(of.stages).map(fields);
  const sound = (id: string) => {
    const verdict = stages.find((stage) => stage.stage === id)?.verdict;
    return verdict === "pass" || verdict === "warn";
  };
  return {
    runId,
    attempt: number(run, "attempt") ?? 1,
    url: text(run, "url") ?? "",
    environment,
    kind: of.kind === "rollback" ? "rollback" : "deployment",
    outcome: text(of, "outcome") ?? "failed",
    finishedAt,
    attempted: isObject(of.deployment),
    ...(deployedAt === undefined ? {} : { deployedAt }),
    proven: sound("deploy") && sound("validate"),
    ...trafficOf(of.traffic),
    ...rollbackOf(fields(of.rollback)),
    ...incidentOf(fields(of.incident)),
  };
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function trafficOf(value: unknown): Pick<PastRun, "traffic"> {
  if (!isObject(value)) return {};
  const interruptedMinutes = number(fields(fields(value).requests), "interruptedMinutes");
  return { traffic: interruptedMinutes === undefined ? {} : { requests: { interruptedMinutes } } };
}

function rollbackOf(of: Fields): Pick<PastRun, "rollback"> {
  const [detectedAt, completedAt] = [time(of, "detectedAt"), time(of, "completedAt")];
  return detectedAt === undefined || completedAt === undefined
    ? {}
    : { rollback: { detectedAt, completedAt } };
}

function incidentOf(of: Fields): Pick<PastRun, "incident"> {
  const detectedAt = time(of, "detectedAt");
  if (detectedAt === undefined) return {};
  const [beganAt, restoredAt] = [time(of, "beganAt"), time(of, "restoredAt")];
  return {
    incident: {
      detectedAt,
      ...(beganAt === undefined ? {} : { beganAt }),
      ...(restoredAt === undefined ? {} : { restoredAt }),
    },
  };
}

/**
 * Each run's attempt once, in order of its end, with nothing told twice. The order in which records
 * were read plays no part.
 */
export function inOrder(runs: readonly PastRun[]): PastRun[] {
  const once = new Map<string, PastRun>();
  for (const run of runs) {
    const key = `${run.runId}/${run.attempt}/${run.environment}`;
    const known = once.get(key);
    if (known === undefined || JSON.stringify(known) < JSON.stringify(run)) once.set(key, run);
  }
  const runsOnce = [...once.values()].toSorted(
    (a, b) => a.finishedAt - b.finishedAt || a.runId - b.runId || a.attempt - b.attempt,
  );
  return runsOnce.map((run) => withoutEarlier(run, runsOnce));
}

/**
 * GitHub's "Re-run failed jobs" runs what is left; the jobs and artifacts of the attempt before stay,
 * so the record of the new attempt tells them again. What was over when an earlier attempt ended
 * belongs to that one: a deployment that is validated again is one deployment, and its first answer
 * counts.
 */
function withoutEarlier(run: PastRun, all: readonly PastRun[]): PastRun {
  const earlier = all.filter(
    ({ runId, attempt, environment }) =>
      runId === run.runId && attempt < run.attempt && environment === run.environment,
  );
  if (earlier.length === 0) return run;
  const told = Math.max(...earlier.map(({ finishedAt }) => finishedAt));
  const { deployedAt, traffic, rollback, incident, ...rest } = run;
  const isAgain = deployedAt !== undefined && deployedAt < told;
  return {
    ...rest,
    attempted: rest.attempted && !isAgain,
    ...(isAgain || traffic === undefined ? {} : { traffic }),
    ...(rollback === undefined || rollback.detectedAt <= told ? {} : { rollback }),
    ...(incident === undefined || incident.detectedAt <= told ? {} : { incident }),
  };
}
