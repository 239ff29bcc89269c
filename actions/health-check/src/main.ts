import {
  conclude,
  formatDuration,
  gravest,
  type Reason,
  StepFailure,
  singleLine,
  withoutSecrets,
  writeEvidence,
} from "@slipway/toolkit";
import { readBuiltFiles } from "./checks/built-files.ts";
import { systemClock } from "./clock.ts";
import { createExchange, type ExchangeOptions } from "./http/exchange.ts";
import { createSite } from "./http/site.ts";
import { readInputs } from "./inputs.ts";
import { systemLoadClock } from "./performance/open-loop.ts";
import { junitXml } from "./report/junit.ts";
import type { CheckResult, HealthCheckReport } from "./report/report.ts";
import { byGravity, headline, marks, summaryMarkdown } from "./report/summary.ts";
import { runSuite } from "./suites/suite.ts";
import { validate } from "./validation.ts";

export async function main(): Promise<void> {
  const inputs = readInputs();
  const builtFiles = inputs.spaDist === undefined ? undefined : readBuiltFiles(inputs.spaDist);
  const startedAt = new Date();
  const exchangeOptions: ExchangeOptions = {
    timeoutMilliseconds: inputs.timeoutMilliseconds,
    maximumBodyBytes: inputs.maximumBodyBytes,
    allowPrivateAddresses: inputs.allowPrivateAddresses,
    environment: process.env,
    ...(inputs.connectTo === undefined
      ? {}
      : { connectTo: { origin: inputs.baseUrl.origin, ...inputs.connectTo } }),
  };
  const exchange = createExchange(exchangeOptions);
  const siteAt = (base: URL, routingName: string | undefined) =>
    createSite(exchange, {
      base,
      headers: inputs.headers,
      redirects: inputs.redirects,
      ...(routingName === undefined ? {} : { routingName }),
    });
  const say = (line: string) =>
    console.log(withoutSecrets(singleLine(line, 1_000), inputs.secrets));

  const validation = await validate(inputs, {
    site: siteAt(inputs.baseUrl, inputs.routingName),
    baseline:
      inputs.compareWith === undefined
        ? undefined
        : siteAt(inputs.compareWith.base, inputs.compareWith.routingName),
    runSuite: (plan) =>
      untilStopped((signal) =>
        runSuite(plan, inputs.baseUrl, process.env, signal, (text) =>
          console.log(withoutSecrets(text, inputs.secrets)),
        ),
      ),
    exchangeOptions,
    builtFiles,
    clock: systemClock,
    loadClock: systemLoadClock,
    random: Math.random,
    onResult: (result) =>
      say(
        `${marks[result.verdict]} ${result.name}: ${result.reason} (${result.attempts === 1 ? "1 try" : `${result.attempts} tries`}, ${formatDuration(result.seconds * 1_000)})`,
      ),
    onWaiting: (what) => say(`⏳ ${what}`),
  });

  const report = withoutSecretsInside<HealthCheckReport>(
    {
      schema: "slipway/health-check-report/v1",
      name: inputs.name,
      baseUrl: inputs.baseUrl.href,
      verdict: gravest(validation.checks.map(({ verdict }) => verdict)),
      reasons: [...validation.checks]
        .sort(byGravity)
        .filter(({ verdict }) => verdict !== "pass")
        .map(reasonOf),
      startedAt: startedAt.toISOString(),
      finishedAt: new Date().toISOString(),
      ...(validation.servedVersion === undefined
        ? {}
        : { servedVersion: validation.servedVersion }),
      checks: validation.checks,
      ...(validation.load === undefined ? {} : { performance: validation.load.performance }),
    },
    inputs.secrets,
  );
  writeEvidence(
    inputs.evidenceDirectory,
    `health-check-${inputs.name}-junit.xml`,
    junitXml(report),
  );
  const named = (verdict: CheckResult["verdict"]) =>
    report.checks
      .filter((check) => check.verdict === verdict)
      .map(({ name }) => name)
      .join(", ");
  conclude({
    report,
    evidenceDirectory: inputs.evidenceDirectory,
    reportName: `health-check-${inputs.name}-report.json`,
    outputs: {
      "served-version": report.servedVersion ?? "",
      "p95-ms": report.performance === undefined ? "" : String(report.performance.p95),
      failed: named("fail"),
      warned: named("warn"),
    },
    summary: summaryMarkdown(report),
    headline: headline(report),
    onInconclusive: inputs.onInconclusive,
  });
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
    typeof item === "string" ? withoutSecrets(item, secrets) : item,
  ) as T;
}

/** Ctrl-C or a cancelled job ends a running suite with all its children before we end ourselves. */
async function untilStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const onSignal = (name: NodeJS.Signals) =>
    stop.abort(new StepFailure(`Stopped by ${name} while the regression suite was running.`));
  process.once("SIGINT", onSignal);
  process.once("SIGTERM", onSignal);
  try {
    return await work(stop.signal);
  } finally {
    process.off("SIGINT", onSignal);
    process.off("SIGTERM", onSignal);
  }
}
