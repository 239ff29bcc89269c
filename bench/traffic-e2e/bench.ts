/**
 * The action end to end in real time: 10, 25, 50, 100 % with real processes, real users and the
 * shipped bundle's code, once for a healthy and once for a faulty release.
 *
 *   npm run bench -- traffic-e2e      about fifteen minutes
 *
 * Only waiting times are shorter than the defaults: metrics arrive after seconds instead of
 * minutes, a step takes two closed minutes. Nothing runs on a scaled clock.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ActionRun, bundle } from "../../actions/bluegreen-shift/test/child.ts";
import { productSource } from "../../actions/bluegreen-shift/test/in-process.ts";
import { fresh, old } from "../../actions/bluegreen-shift/test/observed.ts";
import { Users } from "../../actions/bluegreen-shift/test/users.ts";
import { startAzure } from "../../packages/azure-testkit/src/index.ts";

const directory = mkdtempSync(path.join(tmpdir(), "slipway-traffic-e2e-"));
const site = "app-roster-prod";
const group = "rg-roster-prod";
const clientId = "11111111-1111-4111-8111-111111111111";
const subject = "repo:megadur/roster:environment:prod";

function product(commit: string, failEvery: number): string {
  const files = path.join(directory, `${commit.slice(0, 4)}-${failEvery}`);
  mkdirSync(files, { recursive: true });
  writeFileSync(path.join(files, "server.js"), productSource(commit, failEvery));
  return files;
}

async function shift(program: string, failEvery: number) {
  const azure = await startAzure({
    directory: mkdtempSync(path.join(directory, "azure-")),
    timeScale: 1,
    ingestDelaySeconds: 2,
    swapSeconds: 30,
    retryAfterSeconds: 5,
  });
  try {
    await azure.provision({
      resourceGroups: [{ name: group }],
      plans: [{ name: "plan", resourceGroup: group, sku: "P1V3", linux: true }],
      sites: [{ name: site, resourceGroup: group, plan: "plan", slots: [{ name: "green" }] }],
      principals: [{ clientId, federatedCredentials: [{ subject }] }],
    });
    await azure.deploy(site, "production", product(old, 0));
    await azure.deploy(site, "green", product(fresh, failEvery));
    const { url, token } = azure.github.jobToken({ subject });
    const startedAt = Date.now();
    let cleared: number | undefined;
    await using users = new Users(
      azure.environment,
      `https://${site}.azurewebsites.net/work`,
      25,
      10,
    );
    await using run = new ActionRun(
      program,
      {
        "subscription-id": azure.subscriptionId,
        "tenant-id": azure.tenantId,
        "client-id": clientId,
        "resource-group": group,
        "app-name": site,
        release: fresh,
        steps: "10, 25, 50, 100",
        "step-minimum": "70s",
        "step-maximum": "6m",
        "look-interval": "5s",
        "metrics-delay": "4s",
        bake: "130s",
        drain: "1s",
        "error-warn": "5%",
        "error-critical": "15%",
      },
      {
        ...azure.environment,
        ACTIONS_ID_TOKEN_REQUEST_URL: url,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: token,
        GITHUB_RUN_ID: "1",
      },
    );
    const watch = setInterval(() => {
      const rules = azure.control.sites().find(({ slot }) => slot === "production")?.rampUpRules;
      const bad = users.answers.some(({ status }) => status >= 500);
      if (bad && rules?.length === 0) cleared ??= Date.now();
    }, 100);
    const code = await run.ended;
    clearInterval(watch);
    const firstBad = users.answers.find(({ status }) => status >= 500)?.at;
    const seconds = (from: number | undefined, to: number | undefined) =>
      from === undefined || to === undefined ? undefined : (to - from) / 1_000;
    const { outcome, rollback } = run.report as {
      outcome: string;
      rollback?: { detectedAt: string; rulesClearedAt: string };
    };
    return {
      code,
      outcome,
      log: run.log,
      minutes: (Date.now() - startedAt) / 60_000,
      requests: users.answers.length,
      failed: users.answers.filter(({ status }) => status !== 200).length,
      last: users.answers.at(-1)?.release,
      clearedAfter: seconds(firstBad, cleared),
      clearedAfterDetection: seconds(
        Date.parse(rollback?.detectedAt ?? "") || undefined,
        Date.parse(rollback?.rulesClearedAt ?? "") || undefined,
      ),
    };
  } finally {
    await azure.stop();
  }
}

try {
  const program = await bundle(directory);
  const faulty = await shift(program, 5);
  console.log(
    `faulty:  ${faulty.outcome} after ${faulty.minutes.toFixed(1)} min; ${faulty.failed} of ${faulty.requests} requests failed; rules cleared ${faulty.clearedAfter?.toFixed(1)} s after the first bad request, ${faulty.clearedAfterDetection?.toFixed(1)} s after detection`,
  );
  const healthy = await shift(program, 0);
  console.log(
    `healthy: ${healthy.outcome} after ${healthy.minutes.toFixed(1)} min; ${healthy.failed} of ${healthy.requests} requests failed; users get ${healthy.last === fresh ? "the new release" : healthy.last}`,
  );
  const sound =
    faulty.outcome === "rolled-back" && healthy.outcome === "promoted" && healthy.failed === 0;
  if (!sound) {
    console.log(faulty.log, healthy.log);
    process.exitCode = 1;
  }
  console.log(
    JSON.stringify({
      bench: "traffic-e2e",
      figures: {
        "healthy: failed requests": healthy.failed,
        "healthy: minutes": Number(healthy.minutes.toFixed(2)),
        "faulty: seconds from first bad request to cleared rules": faulty.clearedAfter ?? -1,
        "faulty: seconds from detection to cleared rules": faulty.clearedAfterDetection ?? -1,
      },
      peers: { "seed's promise: seconds to go back": { rollback: 300 } },
    }),
  );
} finally {
  rmSync(directory, { recursive: true, force: true });
}
