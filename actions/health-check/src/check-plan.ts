import { instancesCheck, keyVaultCheck } from "./checks/azure-evidence.ts";
import { type Check, outcomeOf, passed } from "./checks/check.ts";
import { clientCertificateCheck } from "./checks/client-certificate.ts";
import { contractCheck } from "./checks/contract.ts";
import { expectationCheck } from "./checks/expected-answer.ts";
import { healthCheck } from "./checks/health.ts";
import { httpsRedirectCheck } from "./checks/https-redirect.ts";
import { leaksCheck } from "./checks/leaks.ts";
import type { NegativeControl } from "./checks/negative-control.ts";
import { openidCheck } from "./checks/openid.ts";
import { releaseCheck } from "./checks/release.ts";
import type { Sampling } from "./checks/sampling.ts";
import { securityHeadersCheck } from "./checks/security-headers.ts";
import { assetsCheck, deepLinkCheck, shellCheck } from "./checks/single-page-app.ts";
import { tlsCheck } from "./checks/tls.ts";
import { createExchange, shownRequest } from "./http/exchange.ts";
import type { Site } from "./http/site.ts";
import type { HealthCheckInputs } from "./inputs.ts";
import type { CheckResult } from "./report/report.ts";
import type { Surroundings } from "./validation.ts";

/** Whether anything answers at all, and how long that took: a cold start ends here. */
export function reachableCheck(site: Site): Check {
  const where = shownRequest({ method: "GET", url: site.urlOf("/") });
  return {
    name: "reachable",
    target: where,
    attempt: (signal) =>
      outcomeOf(async () => {
        const answer = await site.ask({ target: "/" }, signal);
        return passed(`${where} answered ${answer.status}.`);
      }),
  };
}

/** The checks that the inputs ask for, without the first two, which all others stand on. */
export function checksOf(
  inputs: HealthCheckInputs,
  { site, builtFiles, random, exchangeOptions, clock, azure }: Surroundings,
  controlName: string,
  control: NegativeControl,
  onServed: (served: string) => void,
): Check[] {
  const checks: Check[] = [];
  const sampling: Sampling = {
    samples: inputs.releaseSamples,
    ...(azure === undefined
      ? {}
      : {
          instances: async () =>
            (await azure.instances()).filter(({ state }) => state === "READY").map(({ id }) => id),
        }),
  };
  if (azure !== undefined) {
    checks.push(keyVaultCheck(azure), instancesCheck(azure, inputs.azure?.minimumInstances ?? 1));
  }
  if (inputs.healthPath !== undefined) {
    checks.push(
      healthCheck(site, {
        path: inputs.healthPath,
        entries: inputs.healthEntries,
        degraded: inputs.degraded,
      }),
    );
  }
  if (inputs.release !== undefined) {
    checks.push(
      releaseCheck(
        site,
        {
          release: inputs.release,
          probe: inputs.releaseProbe,
          sampling,
          newWord: () => Math.floor(random() * 2 ** 32).toString(36),
        },
        onServed,
      ),
    );
  }
  if (inputs.profile === "aspnet-spa") {
    checks.push(
      shellCheck(site),
      assetsCheck(site, builtFiles),
      deepLinkCheck(site, inputs.deepLink, inputs.deepLinkStatuses),
    );
  }
  if (inputs.profile === "static-site") {
    checks.push(shellCheck(site, "page"), assetsCheck(site, builtFiles, "page"));
  }
  if (inputs.openidIssuer !== undefined) {
    checks.push(openidCheck(site, { issuer: inputs.openidIssuer, sampling }));
  }
  if (inputs.clientIdentity !== undefined) {
    checks.push(clientCertificateCheck(site.base, exchangeOptions));
  }
  if (inputs.tls !== undefined) {
    checks.push(tlsCheck(site.base, exchangeOptions, inputs.tls, clock.now));
  }
  if (inputs.httpsRedirect !== "off") {
    const secure = site.urlOf("/");
    const plain = new URL(secure.pathname, `http://${site.base.hostname}`);
    const exchange = createExchange(exchangeOptions);
    checks.push(httpsRedirectCheck(exchange, plain, secure, inputs.httpsRedirect));
  }
  if (inputs.securityHeaders !== "off") {
    const hasPage = inputs.profile === "aspnet-spa" || inputs.profile === "static-site";
    checks.push(securityHeadersCheck(site, inputs.securityHeaders, inputs.hstsSeconds, hasPage));
  }
  if (inputs.leaks) {
    checks.push(leaksCheck(site, controlName, inputs.healthPath, inputs.leakPaths));
  }
  for (const rule of inputs.contracts) checks.push(contractCheck(site, rule, control));
  for (const expectation of inputs.expectations) {
    checks.push(expectationCheck(site, expectation, control));
  }
  return checks;
}

/** Checks that ran at the same time end in any order; the report keeps one. */
export function inOrder(results: CheckResult[]): void {
  const first = [
    "reachable",
    "negative control",
    "key vault references",
    "instances",
    "health",
    "release",
    "app shell",
    "start page",
    "scripts and styles",
    "deep link",
    "openid",
    "tls",
    "client certificate",
    "https redirect",
    "security headers",
    "leaks",
  ];
  const place = ({ name }: CheckResult) => {
    const at = first.indexOf(name);
    return at < 0 ? first.length : at;
  };
  results.sort((a, b) => place(a) - place(b));
}
