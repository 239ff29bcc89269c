import type { Verdict } from "@slipway/toolkit";
import { checksOf, inOrder, reachableCheck } from "./check-plan.ts";
import type { AzureEvidence } from "./checks/azure-evidence.ts";
import type { Check, Outcome } from "./checks/check.ts";
import { type NegativeControl, negativeControlCheck } from "./checks/negative-control.ts";
import type { BuiltFiles } from "./checks/single-page-app.ts";
import type { Clock } from "./clock.ts";
import { type ExchangeOptions, shownRequest } from "./http/exchange.ts";
import type { Site } from "./http/site.ts";
import type { HealthCheckInputs } from "./inputs.ts";
import { type Patience, type Settled, settle } from "./patience/settle.ts";
import { type MeasuredLoad, measureLoad } from "./performance/measurement.ts";
import type { LoadClock } from "./performance/open-loop.ts";
import { type CheckResult, checkResult } from "./report/report.ts";
import type { SuitePlan } from "./suites/suite.ts";

export interface Surroundings {
  readonly site: Site;
  /** The version to compare the load with. */
  readonly baseline: Site | undefined;
  /** The site as Azure knows it. */
  readonly azure?: AzureEvidence;
  readonly runSuite: (plan: SuitePlan) => Promise<Outcome>;
  readonly exchangeOptions: ExchangeOptions;
  readonly builtFiles: BuiltFiles | undefined;
  readonly clock: Clock;
  readonly loadClock: LoadClock;
  readonly random: () => number;
  /** Aborted with the signal's name when the job is cancelled: what is open then is not judged. */
  readonly stop: AbortSignal;
  /** Called when a check has settled. */
  readonly onResult: (result: CheckResult) => void;
  /** Called now and then while nothing settles. */
  readonly onWaiting: (what: string) => void;
}

/** A measured load and when it was offered, in milliseconds since the epoch. */
export interface Load extends MeasuredLoad {
  readonly startedAt: number;
  readonly finishedAt: number;
}

export interface Validation {
  readonly checks: readonly CheckResult[];
  readonly servedVersion?: string;
  readonly load?: Load;
}

/**
 * Runs the checks: first that the site answers at all, then the negative control, then all others
 * at the same time, and the load last, only on a site that is right.
 */
export async function validate(
  inputs: HealthCheckInputs,
  surroundings: Surroundings,
): Promise<Validation> {
  const { site, clock, random, stop } = surroundings;
  const patience = patienceOf(inputs, clock.now());
  const deadline = new AbortController();
  const endAll = () => deadline.abort();
  const timer = setTimeout(endAll, inputs.deadlineMilliseconds);
  stop.addEventListener("abort", endAll, { once: true });
  if (stop.aborted) endAll();
  const results: CheckResult[] = [];
  const control: NegativeControl = {};
  let servedVersion: string | undefined;
  const waiting = new Map<string, string>();
  const heartbeat = setInterval(() => {
    for (const what of waiting.values()) surroundings.onWaiting(what);
  }, heartbeatMilliseconds);

  const run = async (check: Check, patient: Patience = patience): Promise<Verdict> => {
    const settled = await settle(
      check,
      patient,
      clock,
      random,
      deadline.signal,
      (outcome, tries) => {
        waiting.set(check.name, `${check.name}, try ${tries}: ${outcome.message}`);
      },
    );
    waiting.delete(check.name);
    return keep(check, stop.aborted ? { ...settled, outcome: stopped(stop) } : settled);
  };
  const keep = (check: Pick<Check, "name" | "target">, settled: Settled): Verdict => {
    const result = checkResult(check, settled);
    results.push(result);
    surroundings.onResult(result);
    return result.verdict;
  };
  const skip = (check: Pick<Check, "name" | "target">) => {
    const outcome = stop.aborted ? stopped(stop) : notTried;
    keep(check, { outcome, attempts: 0, milliseconds: 0 });
  };

  try {
    const gate = { ...patience, consecutive: 1, stableForMilliseconds: 0 };
    const controlName = Array.from({ length: 16 }, () =>
      Math.floor(random() * 16).toString(16),
    ).join("");
    const checks = checksOf(inputs, surroundings, controlName, control, (served) => {
      servedVersion = served;
    });
    const reached = await run(reachableCheck(site), gate);
    const controlled = negativeControlCheck(site, inputs.profile, controlName, control);
    if (reached === "fail" || reached === "inconclusive") {
      for (const check of [controlled, ...checks]) skip(check);
    } else {
      // Without the control's answer no other answer proves anything.
      const known = await run(controlled, gate);
      if (known === "fail" || known === "inconclusive") checks.forEach(skip);
      else await Promise.all(checks.map((check) => run(check)));
    }
  } finally {
    clearInterval(heartbeat);
    clearTimeout(timer);
    stop.removeEventListener("abort", endAll);
    deadline.abort();
  }
  inOrder(results);

  const isRight = () => results.every(({ verdict }) => verdict === "pass" || verdict === "warn");
  if (inputs.suite !== undefined) {
    const suite = { name: "regression suite", target: inputs.suite.command.join(" ") };
    if (stop.aborted || !isRight()) skip(suite);
    else {
      const started = clock.now();
      const outcome = await surroundings.runSuite(inputs.suite).catch(orStopped(stop));
      keep(suite, { outcome, attempts: 1, milliseconds: clock.now() - started });
    }
  }

  let load: Load | undefined;
  if (inputs.load !== undefined) {
    const name = "performance";
    const target = shownRequest({ method: inputs.load.method, url: site.urlOf(inputs.load.path) });
    if (stop.aborted || !isRight()) skip({ name, target });
    else {
      const started = clock.now();
      const found = await measure(inputs, inputs.load, surroundings, control).catch(
        orStopped(stop),
      );
      if ("measured" in found) load = found;
      const outcome = "measured" in found ? { ...found.verdict, heals: false } : found;
      keep({ name, target }, { outcome, attempts: 1, milliseconds: clock.now() - started });
    }
  }
  return {
    checks: results,
    ...(servedVersion === undefined ? {} : { servedVersion }),
    ...(load === undefined ? {} : { load }),
  };
}

const heartbeatMilliseconds = 8_000;

function stopped(stop: AbortSignal): Outcome {
  return {
    verdict: "inconclusive",
    code: "stopped",
    message: `Stopped by ${stop.reason} before it was settled.`,
    remedy: "The job was cancelled: run it again.",
    heals: false,
  };
}

/** What the end by a signal has thrown becomes its outcome; anything else stays an error. */
function orStopped(stop: AbortSignal): (error: unknown) => Outcome {
  return (error) => {
    if (!stop.aborted) throw error;
    return stopped(stop);
  };
}

const notTried = {
  verdict: "inconclusive",
  code: "not-tried",
  message: "Not tried, because a check before it failed.",
  remedy: "Mend that one first.",
  heals: false,
} as const;

function patienceOf(inputs: HealthCheckInputs, now: number): Patience {
  return {
    deadlineAt: now + inputs.deadlineMilliseconds,
    consecutive: inputs.consecutive,
    stableForMilliseconds: inputs.stableForMilliseconds,
    intervalMilliseconds: 1_000,
    firstPauseMilliseconds: 500,
    longestPauseMilliseconds: 10_000,
  };
}

async function measure(
  inputs: HealthCheckInputs,
  plan: NonNullable<HealthCheckInputs["load"]>,
  surroundings: Surroundings,
  control: NegativeControl,
): Promise<Load> {
  const { clock, baseline } = surroundings;
  const startedAt = clock.now();
  let sent = 0;
  const heartbeat = setInterval(
    () => surroundings.onWaiting(`performance, ${sent} requests sent`),
    heartbeatMilliseconds,
  );
  try {
    const load = await measureLoad({
      plan,
      thresholds: inputs.thresholds,
      warmUpMilliseconds: inputs.warmUpMilliseconds,
      timeoutMilliseconds: inputs.timeoutMilliseconds,
      site: surroundings.site,
      control,
      ...(baseline === undefined ? {} : { comparison: { site: baseline, blocks: inputs.blocks } }),
      ...(inputs.shard === undefined ? {} : { shard: inputs.shard }),
      exchangeOptions: surroundings.exchangeOptions,
      clock: surroundings.loadClock,
      stop: surroundings.stop,
      onSent: () => {
        sent += 1;
      },
    });
    return { ...load, startedAt, finishedAt: clock.now() };
  } finally {
    clearInterval(heartbeat);
  }
}
