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
import { type Patience, settle } from "./patience/settle.ts";
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
  const { site, clock, random } = surroundings;
  const patience = patienceOf(inputs, clock.now());
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), inputs.deadlineMilliseconds);
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
    const result = checkResult(check, settled);
    results.push(result);
    surroundings.onResult(result);
    return result.verdict;
  };
  const skip = (check: Pick<Check, "name" | "target">) => {
    const result = checkResult(check, { outcome: notTried, attempts: 0, milliseconds: 0 });
    results.push(result);
    surroundings.onResult(result);
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
    deadline.abort();
  }
  inOrder(results);

  const isRight = () => results.every(({ verdict }) => verdict === "pass" || verdict === "warn");
  if (inputs.suite !== undefined) {
    const suite = { name: "regression suite", target: inputs.suite.command.join(" ") };
    if (!isRight()) skip(suite);
    else {
      const started = clock.now();
      const outcome = await surroundings.runSuite(inputs.suite);
      const milliseconds = clock.now() - started;
      const result = checkResult(suite, { outcome, attempts: 1, milliseconds });
      results.push(result);
      surroundings.onResult(result);
    }
  }

  let load: Load | undefined;
  if (inputs.load !== undefined) {
    const name = "performance";
    const target = shownRequest({ method: inputs.load.method, url: site.urlOf(inputs.load.path) });
    if (!isRight()) {
      skip({ name, target });
    } else {
      load = await measure(inputs, inputs.load, surroundings, control);
      const milliseconds = load.finishedAt - load.startedAt;
      const outcome = { ...load.verdict, heals: false };
      const result = checkResult({ name, target }, { outcome, attempts: 1, milliseconds });
      results.push(result);
      surroundings.onResult(result);
    }
  }
  return {
    checks: results,
    ...(servedVersion === undefined ? {} : { servedVersion }),
    ...(load === undefined ? {} : { load }),
  };
}

const heartbeatMilliseconds = 8_000;

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
      onSent: () => {
        sent += 1;
      },
    });
    return { ...load, startedAt, finishedAt: clock.now() };
  } finally {
    clearInterval(heartbeat);
  }
}
