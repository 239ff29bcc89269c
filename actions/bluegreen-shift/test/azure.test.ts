import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Azure, startAzure, watchInvariants } from "@slipway/azure-testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ActionRun, bundle } from "./child.ts";
import { evidenceOf } from "./evidence-of.ts";
import { productSource } from "./in-process.ts";
import { fresh, old } from "./observed.ts";
import { Users } from "./users.ts";

const site = "app-roster-prod";
const publicUrl = `https://${site}.azurewebsites.net/work`;
const clockPreload = new URL(
  "../../../packages/rehearsal/src/clock/scaled-clock.mjs",
  import.meta.url,
);

/** What the README and the role of infra/roles grant for slots, without what only `retire` needs. */
const { slots: permissions } = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, "../permissions.json"), "utf8"),
) as { slots: Record<string, string[]> };
const leastPrivilege = {
  actions: Object.entries(permissions).flatMap(([use, actions]) =>
    use === "retire" ? [] : actions,
  ),
};

const inputs = {
  "resource-group": "rg-roster-prod",
  "app-name": site,
  "client-id": "11111111-1111-4111-8111-111111111111",
  release: fresh,
  steps: "50, 100",
  "step-minimum": "2m",
  "step-maximum": "12m",
  "look-interval": "20s",
  "metrics-delay": "80s",
  bake: "4m",
  drain: "8m",
  "error-warn": "5%",
  "error-critical": "15%",
};

const directory = mkdtempSync(path.join(tmpdir(), "bluegreen-azure-"));
let program: string;
beforeAll(async () => {
  program = await bundle(directory);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function product(commit: string): string {
  const files = path.join(directory, commit.slice(0, 4));
  mkdirSync(files, { recursive: true });
  writeFileSync(path.join(files, "server.js"), productSource(commit, 0));
  return files;
}

async function roster(options: { timeScale?: number } = {}): Promise<Azure & AsyncDisposable> {
  const azure = await startAzure({
    directory: mkdtempSync(path.join(directory, "azure-")),
    timeScale: options.timeScale ?? 100,
    ingestDelaySeconds: 60,
  });
  await azure.provision({
    resourceGroups: [{ name: "rg-roster-prod" }],
    plans: [
      { name: "plan-roster-prod", resourceGroup: "rg-roster-prod", sku: "P1V3", linux: true },
    ],
    sites: [
      {
        name: site,
        resourceGroup: "rg-roster-prod",
        plan: "plan-roster-prod",
        slots: [{ name: "green" }],
      },
    ],
    principals: [
      {
        clientId: inputs["client-id"],
        federatedCredentials: [{ subject: "repo:megadur/roster:environment:prod" }],
        roles: [{ role: leastPrivilege }],
      },
    ],
  });
  await azure.deploy(site, "production", product(old));
  await azure.deploy(site, "green", product(fresh));
  return Object.assign(azure, { [Symbol.asyncDispose]: () => azure.stop() });
}

function act(azure: Azure, change: Readonly<Record<string, string>> = {}, runId = "1"): ActionRun {
  const { realEpoch, virtualEpoch, timeScale } = azure.clock;
  const { url, token } = azure.github.jobToken({ subject: "repo:megadur/roster:environment:prod" });
  return new ActionRun(
    program,
    {
      ...inputs,
      "subscription-id": azure.subscriptionId,
      "tenant-id": azure.tenantId,
      ...change,
    },
    {
      ...azure.environment,
      ACTIONS_ID_TOKEN_REQUEST_URL: url,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: token,
      GITHUB_RUN_ID: runId,
      SLIPWAY_CLOCK: JSON.stringify({ realEpoch, virtualEpoch, timeScale }),
    },
    ["--import", clockPreload.href],
  );
}

const rules = (azure: Azure) =>
  azure.control.sites().find(({ slot }) => slot === "production")?.rampUpRules;
const swaps = (azure: Azure) =>
  azure.control
    .requests()
    .filter(({ method, path: url }) => method === "POST" && url.includes("/slotsswap"));

async function until(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 40_000; Date.now() < end; ) {
    if (condition()) return;
    await delay(50);
  }
  throw new Error("The condition was not met in 40 s.");
}

const watched = (azure: Azure) => watchInvariants(azure, { site, isHealthy: () => true });

describe("the built action against Azure", () => {
  it("promotes a healthy release without a failed request", async () => {
    await using azure = await roster();
    const invariants = watched(azure);
    await using users = new Users(azure.environment, publicUrl, 80);
    await using run = act(azure);
    expect(await run.ended, run.log).toBe(0);
    expect(invariants.broken(1, evidenceOf(run))).toEqual([]);
    invariants.stop();
    expect(run.outputs).toMatchObject({ verdict: "pass", outcome: "promoted", weight: "0" });
    expect(run.report).toMatchObject({
      releases: { old, new: fresh },
      serving: { production: fresh, slot: old },
    });
    expect(swaps(azure)).toHaveLength(1);
    expect(users.answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect(users.answers.at(-1)?.release).toBe(fresh);
  });

  it("clears the rules when it is cancelled, and says so last", async () => {
    await using azure = await roster({ timeScale: 60 });
    await using run = act(azure);
    await until(() => run.log.includes("50 % of new clients go to"));
    run.child.kill("SIGINT");
    expect(await run.ended).toBe(1);
    expect(rules(azure)).toEqual([]);
    expect(run.log.trim().split("\n").at(-1)).toContain("The routing rules are cleared");
  });

  it("leaves a killed run to reconcile, which waits for the lease to end", async () => {
    await using azure = await roster({ timeScale: 10 });
    const invariants = watched(azure);
    await using run = act(azure);
    await until(() => rules(azure)?.[0]?.reroutePercentage === 50);
    run.child.kill("SIGKILL");
    await run.ended;
    await using busy = act(azure, { operation: "reconcile" }, "2");
    expect(await busy.ended, busy.log).toBe(0);
    expect(busy.outputs.outcome).toBe("unchanged");
    azure.clock.advance(6 * 60_000);
    await using janitor = act(azure, { operation: "reconcile", drain: "1s" }, "3");
    expect(await janitor.ended, janitor.log).toBe(0);
    expect(janitor.outputs).toMatchObject({ verdict: "warn", outcome: "rolled-back" });
    expect(invariants.broken(0, evidenceOf(janitor))).toEqual([]);
    invariants.stop();
  });
});
