import { formatDuration, singleLine, withoutCutSecrets, withoutSecrets } from "@slipway/toolkit";
import type { AzureSite } from "./azure-site.ts";
import type { AzureEvidence } from "./checks/azure-evidence.ts";
import { readBuiltFiles } from "./checks/built-files.ts";
import { systemClock } from "./clock.ts";
import { createExchange, type ExchangeOptions } from "./http/exchange.ts";
import { createSite } from "./http/site.ts";
import { systemLoadClock } from "./performance/open-loop.ts";
import { marks } from "./report/summary.ts";
import { runSuite } from "./suites/suite.ts";
import type { Target } from "./targets.ts";
import { type Validation, validate } from "./validation.ts";

/**
 * Validates one target over the real network with real time.
 *
 * @param askAzure connects to Azure; only called for a target that is named there
 * @param stop aborted with the signal's name when the job is cancelled
 */
export async function runTarget(
  { name, inputs }: Target,
  askAzure: (site: AzureSite) => Promise<AzureEvidence>,
  stop: AbortSignal,
): Promise<Validation> {
  const builtFiles = inputs.spaDist === undefined ? undefined : readBuiltFiles(inputs.spaDist);
  const exchangeOptions: ExchangeOptions = {
    timeoutMilliseconds: inputs.timeoutMilliseconds,
    maximumBodyBytes: inputs.maximumBodyBytes,
    allowPrivateAddresses: inputs.allowPrivateAddresses,
    environment: process.env,
    ...(inputs.connectTo === undefined
      ? {}
      : { connectTo: { origin: inputs.baseUrl.origin, ...inputs.connectTo } }),
    ...(inputs.clientIdentity === undefined
      ? {}
      : {
          clientIdentity: {
            origins: [
              inputs.baseUrl.origin,
              ...(inputs.compareWith === undefined ? [] : [inputs.compareWith.base.origin]),
            ],
            ...inputs.clientIdentity,
          },
        }),
  };
  const exchange = createExchange(exchangeOptions);
  const siteAt = (base: URL, routingName: string | undefined) =>
    createSite(exchange, {
      base,
      headers: inputs.headers,
      redirects: inputs.redirects,
      ...(routingName === undefined ? {} : { routingName }),
    });
  const prefix = name === undefined ? "" : `${name}: `;
  const say = (line: string) =>
    console.log(withoutCutSecrets(singleLine(line, 1_000), inputs.secrets));

  return await validate(inputs, {
    site: siteAt(inputs.baseUrl, inputs.routingName),
    baseline:
      inputs.compareWith === undefined
        ? undefined
        : siteAt(inputs.compareWith.base, inputs.compareWith.routingName),
    ...(inputs.azure === undefined ? {} : { azure: await askAzure(inputs.azure) }),
    runSuite: (plan) =>
      runSuite(plan, inputs.baseUrl, process.env, stop, (text) =>
        console.log(withoutSecrets(text, inputs.secrets)),
      ),
    exchangeOptions,
    builtFiles,
    clock: systemClock,
    loadClock: systemLoadClock,
    random: Math.random,
    stop,
    onResult: (result) =>
      say(
        `${marks[result.verdict]} ${prefix}${result.name}: ${result.reason} (${result.attempts === 1 ? "1 try" : `${result.attempts} tries`}, ${formatDuration(result.seconds * 1_000)})`,
      ),
    onWaiting: (what) => say(`⏳ ${prefix}${what}`),
  });
}
