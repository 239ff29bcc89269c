import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Azure, type ProvisionSpec, startAzure } from "@slipway/azure-testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SmallSqlServer } from "../../../../actions/azure-operations/test/small-sql-server.ts";
import {
  type DeploymentEnvironment,
  defaultStandIns,
  scaledClockPreload,
} from "../../src/runner/index.ts";
import { type Rehearsal, rehearse } from "../runner/rehearse.ts";
import { fresh, old, server, slipway } from "./stage.ts";

const day = 86_400_000;
const file = (name: string) => readFileSync(path.join(slipway, name), "utf8");
const role = (name: string) =>
  (JSON.parse(file(`infra/roles/${name}.json`)) as { actions: string[] }).actions;

/** What an environment is like; the last one may not be looked at. */
const worlds = ["good", "doubtful", "bad", "closed"] as const;
type World = (typeof worlds)[number];
const clientOf = (world: World) => `5117a2a7-0000-4000-8000-00000000000${worlds.indexOf(world)}`;

/** Where infra/ puts the second region. */
const secondaryGroup = "rg-good-secondary";

interface Facts {
  readonly secretDays: number;
  readonly entraOnly: boolean;
  readonly certificateDays: number;
  readonly domain: string;
  readonly runtime: string;
  readonly cpu: number;
  readonly costsPerDay: number;
}
const facts: Readonly<Record<World, Facts>> = {
  good: {
    secretDays: 10,
    entraOnly: true,
    certificateDays: 60,
    domain: "Approved",
    runtime: "DOTNETCORE|10.0",
    cpu: 50,
    costsPerDay: 9,
  },
  doubtful: {
    secretDays: 170,
    entraOnly: true,
    certificateDays: 15,
    domain: "Approved",
    runtime: "DOTNETCORE|9.0",
    cpu: 5,
    costsPerDay: 18,
  },
  bad: {
    secretDays: 190,
    entraOnly: false,
    certificateDays: 3,
    domain: "PendingRevalidation",
    runtime: "DOTNETCORE|7.0",
    cpu: 90,
    costsPerDay: 30,
  },
  closed: {
    secretDays: 10,
    entraOnly: true,
    certificateDays: 60,
    domain: "Approved",
    runtime: "DOTNETCORE|10.0",
    cpu: 50,
    costsPerDay: 9,
  },
};

function landscape(world: World, now: number): ProvisionSpec {
  const resourceGroup = `rg-${world}`;
  const { secretDays, entraOnly, certificateDays, domain, runtime, cpu, costsPerDay } =
    facts[world];
  const subjects = ["staging", "prod-upkeep"].map((name) => `repo:acme/shop:environment:${name}`);
  const clientId = clientOf(world);
  const scope = `/subscriptions/5117a2a7-0000-4000-8000-000000000001/resourceGroups/${resourceGroup}`;
  const given = [
    { actions: role("operations") },
    { actions: role("bluegreen-shift") },
    { actions: ["Microsoft.CostManagement/query/action", "Microsoft.Consumption/budgets/read"] },
    "Key Vault Reader" as const,
  ];
  return {
    resourceGroups: [
      { name: resourceGroup },
      ...(world === "good" ? [{ name: secondaryGroup }] : []),
    ],
    plans: [{ name: `plan-${world}`, resourceGroup, sku: "P1V3", capacity: 2 }],
    sites: [
      {
        name: `app-${world}`,
        resourceGroup,
        plan: `plan-${world}`,
        runtime,
        slots: [{ name: "green", runtime }],
        tags: {
          "bgs-phase": "keep",
          "bgs-id": fresh,
          "bgs-old": old,
          "bgs-keep-until": new Date(now + day).toISOString(),
        },
      },
    ],
    planLoads: [{ plan: `plan-${world}`, cpu, memory: 40 }],
    certificates: [
      { name: `www.${world}.example`, resourceGroup, expires: now + certificateDays * day },
    ],
    frontDoors: [
      {
        name: `afd-${world}`,
        resourceGroup,
        originGroup: "sites",
        origins: [],
        certificates: [{ name: `shop.${world}.example`, expires: now + 60 * day }],
        domains: [{ hostName: `shop.${world}.example`, validation: domain }],
      },
    ],
    runtimes:
      world === "good"
        ? [
            { runtime: "DOTNETCORE|10.0", title: ".NET 10 (LTS)", endOfLife: now + 700 * day },
            { runtime: "DOTNETCORE|9.0", title: ".NET 9 (STS)", endOfLife: now + 30 * day },
            { runtime: "DOTNETCORE|7.0", title: ".NET 7 (STS)", endOfLife: now - 900 * day },
          ]
        : [],
    sqlServers: [
      {
        name: `sql-${world}`,
        resourceGroup,
        entraOnly,
        databases: [
          { name: `Shop-${world}` },
          ...(world === "doubtful"
            ? [
                {
                  name: `Shop-${world}-drill-20260101T000000Z`,
                  tags: { "slipway-scratch": "true" },
                },
              ]
            : []),
        ],
      },
      ...(world === "good"
        ? [{ name: "sql-good-2", resourceGroup: secondaryGroup, databases: [] }]
        : []),
    ],
    failoverGroups:
      world === "good"
        ? [
            {
              name: "fg-good",
              primary: "sql-good",
              secondary: "sql-good-2",
              databases: ["Shop-good"],
            },
          ]
        : [],
    keyVaults: [
      {
        name: `kv-${world}`,
        resourceGroup,
        secrets: [{ name: "smtp-password", created: now - secretDays * day }],
        certificates: [{ name: "site", expires: now + certificateDays * day }],
      },
    ],
    managedIdentities: [{ name: `id-${world}`, resourceGroup, clientId, subjects }],
    groupCosts: [
      {
        resourceGroup,
        servicesPerDay: { "Azure App Service": costsPerDay },
        budget: { name: `budget-${world}`, amount: 600, thresholds: [80, 95] },
      },
    ],
    principals: [
      {
        clientId,
        federatedCredentials: subjects.map((subject) => ({ subject })),
        roles:
          world === "closed"
            ? []
            : (world === "good" ? [scope, `${scope}-secondary`] : [scope]).flatMap((of) =>
                given.map((one) => ({ role: one, scope: of })),
              ),
      },
    ],
  };
}

let directory: string;
let azure: Azure;
let sql: SmallSqlServer;
let github: Server;
let alerts: { readonly status: number; readonly body: unknown } = { status: 200, body: [] };

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), "slipway-operations-"));
  azure = await startAzure({
    directory: path.join(directory, "azure"),
    timeScale: 60,
    sqlSeconds: 10,
    retryAfterSeconds: 1,
    githubRepository: "acme/shop",
  });
  const now = Date.now();
  for (const world of worlds) await azure.provision(landscape(world, now));
  for (const [release, slot] of [
    [fresh, "production"],
    [old, "green"],
  ] as const) {
    const source = path.join(directory, release);
    mkdirSync(source);
    writeFileSync(path.join(source, "server.js"), server(release));
    await azure.deploy("app-good", slot, source);
  }
  sql = await SmallSqlServer.start();
  for (const world of worlds) {
    const migrations = ["20250101000000_First", "20250601000000_Second"];
    sql.databases.set(`Shop-${world}`, { migrations });
    const restored = world === "bad" ? ["20240101000000_Foreign"] : migrations;
    sql.databases.set(`Shop-${world}-drill`, { migrations: restored });
  }
  github = createServer((request, response) => {
    const isList = request.url?.startsWith("/repos/acme/shop/dependabot/alerts?state=open");
    response.writeHead(isList ? alerts.status : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(isList ? alerts.body : { message: "Not Found" }));
  });
  await new Promise<void>((resolve) => github.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await azure?.stop();
  await sql?.[Symbol.asyncDispose]();
  github?.closeAllConnections();
  github?.close();
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
});

function environment(world: World): DeploymentEnvironment {
  return {
    reviewers: false,
    vars: {
      AZURE_CLIENT_ID: clientOf(world),
      AZURE_TENANT_ID: azure.tenantId,
      AZURE_SUBSCRIPTION_ID: azure.subscriptionId,
      AZURE_RESOURCE_GROUP: `rg-${world}`,
      AZURE_WEBAPP: `app-${world}`,
      AZURE_KEY_VAULT: `kv-${world}`,
      AZURE_SQL_SERVER: `sql-${world}`,
      AZURE_SQL_DATABASE: `Shop-${world}`,
      AZURE_SLOT: "green",
      AZURE_SQL_SECONDARY: "sql-good-2",
      AZURE_SECONDARY_RESOURCE_GROUP: secondaryGroup,
      AZURE_FAILOVER_GROUP: "fg-good",
    },
    secrets: {},
  };
}

/** The template as it is shipped, by its schedule or by hand. */
function run(
  cause: { readonly schedule: string } | { readonly inputs: Record<string, string> },
  staging: World,
  upkeep: World,
): Promise<Rehearsal> {
  return rehearse(
    { ".github/workflows/operations.yml": file("workflows-templates/operations.yml") },
    {
      workflow: ".github/workflows/operations.yml",
      event:
        "schedule" in cause
          ? { name: "schedule", payload: { schedule: cause.schedule } }
          : { name: "workflow_dispatch", payload: {}, inputs: cause.inputs },
      mapping: { "megadur/slipway": { directory: slipway, sha: "0".repeat(40) } },
      environments: { staging: environment(staging), "prod-upkeep": environment(upkeep) },
      secrets: { DATABASE_CONNECTION: sql.connectionString },
      machine: {
        apiUrl: `http://127.0.0.1:${(github.address() as AddressInfo).port}`,
        environment: { ...azure.environment },
        idToken: (claims) => azure.github.jobToken({ ...claims, subject: claims.sub ?? "" }),
      },
      standIns: defaultStandIns,
      preload: (uses) =>
        uses.includes("actions/bluegreen-shift") ? scaledClockPreload(azure.clock) : undefined,
    },
  );
}

interface Report {
  readonly verdict: string;
  readonly reasons: readonly { readonly code: string }[];
  readonly measurements: readonly {
    readonly objective: string;
    readonly measuredSeconds: number | null;
    readonly targetSeconds: number;
  }[];
}
/** What a run has kept of a check, and whether its job was green. */
function outcome({ result, jobs, directory: at }: Rehearsal, name: string, check: string) {
  const artifact = `evidence-operations-${name}-${check}`;
  const kept = result.artifacts.some((one) => one.name === artifact);
  const where = path.join(at, "artifacts", artifact, `azure-operations-${check}-report.json`);
  const report: Report | undefined = kept ? JSON.parse(readFileSync(where, "utf8")) : undefined;
  const job = Object.keys(jobs).find(
    (one) =>
      one.endsWith("/ check") &&
      one.includes(name) &&
      (!one.includes("(") || one.includes(check) || check === "patch-age"),
  );
  return {
    verdict: report?.verdict,
    codes: report?.reasons.map(({ code }) => code),
    measurements: report?.measurements ?? [],
    job: jobs[job ?? ""],
  };
}

const weekly = { schedule: "23 5 * * 1" };
const monthly = { schedule: "11 4 2 * *" };
const daily = { schedule: "41 6 * * *" };

describe("the scheduled operations, with the rights of infra/ and no others", {
  timeout: 240_000,
}, () => {
  test("hold secrets and certificates against their limits, every week", async () => {
    const first = await run(weekly, "good", "doubtful");
    const second = await run(weekly, "bad", "closed");
    expect(outcome(first, "staging", "secret-age")).toMatchObject({
      verdict: "pass",
      codes: [],
      job: "success",
    });
    expect(outcome(first, "prod-upkeep", "secret-age")).toMatchObject({
      verdict: "warn",
      codes: ["secret-due"],
      job: "success",
    });
    expect(outcome(second, "staging", "secret-age")).toMatchObject({
      verdict: "fail",
      codes: ["sql-logins-allowed", "secret-too-old"],
      job: "failure",
    });
    expect(outcome(second, "prod-upkeep", "secret-age")).toMatchObject({
      verdict: "inconclusive",
      codes: Array(3).fill("not-permitted"),
      job: "failure",
    });
    expect(outcome(first, "staging", "certificate-expiry")).toMatchObject({
      verdict: "pass",
      codes: [],
      job: "success",
    });
    expect(outcome(first, "prod-upkeep", "certificate-expiry")).toMatchObject({
      verdict: "warn",
      codes: Array(2).fill("certificate-expires"),
      job: "success",
    });
    expect(outcome(second, "staging", "certificate-expiry")).toMatchObject({
      verdict: "fail",
      codes: ["certificate-expires", "certificate-expires", "domain-not-validated"],
      job: "failure",
    });
    expect(outcome(second, "prod-upkeep", "certificate-expiry")).toMatchObject({
      verdict: "inconclusive",
      codes: Array(4).fill("not-permitted"),
      job: "failure",
    });
    expect([first.result.conclusion, second.result.conclusion]).toEqual(["success", "failure"]);
  });

  test("restore a backup and review the costs, every month", async () => {
    const first = await run(monthly, "good", "doubtful");
    const second = await run(monthly, "bad", "closed");
    const passed = outcome(first, "staging", "backup-verify");
    expect(passed).toMatchObject({ verdict: "pass", codes: [], job: "success" });
    expect(
      passed.measurements.map(({ objective, targetSeconds }) => [objective, targetSeconds]),
    ).toEqual([
      ["RTO", 1_800],
      ["RPO", 900],
    ]);
    expect(outcome(first, "prod-upkeep", "backup-verify")).toMatchObject({
      verdict: "warn",
      codes: ["scratch-forgotten"],
      job: "success",
    });
    expect(outcome(second, "staging", "backup-verify")).toMatchObject({
      verdict: "fail",
      codes: ["restored-history-differs"],
      job: "failure",
    });
    expect(outcome(second, "prod-upkeep", "backup-verify")).toMatchObject({
      verdict: "inconclusive",
      codes: ["not-permitted"],
      job: "failure",
    });
    expect(outcome(first, "staging", "cost-review")).toMatchObject({
      verdict: "pass",
      codes: [],
      job: "success",
    });
    expect(outcome(first, "prod-upkeep", "cost-review")).toMatchObject({
      verdict: "warn",
      codes: ["budget-threshold", "plan-over-provisioned"],
      job: "success",
    });
    expect(outcome(second, "staging", "cost-review")).toMatchObject({
      verdict: "fail",
      codes: ["budget-exceeded", "plan-too-small"],
      job: "failure",
    });
    expect(outcome(second, "prod-upkeep", "cost-review")).toMatchObject({
      verdict: "inconclusive",
      codes: ["not-permitted", "not-permitted"],
      job: "failure",
    });
    // Every scratch database was asked for by name after it was dropped, and was gone.
    const last = new Map<string, string>();
    for (const { method, path: asked, status } of azure.control.requests()) {
      const name = /databases\/([^/?]+-drill-[^/?]+)\?/.exec(asked)?.[1];
      if (name !== undefined) last.set(name, `${method} ${status}`);
    }
    expect(last.size).toBe(4);
    expect(new Set(last.values())).toEqual(new Set(["GET 404"]));
  });

  test("look at packages and runtimes, every day", async () => {
    const first = await run(daily, "good", "doubtful");
    expect(outcome(first, "staging", "patch-age")).toMatchObject({
      verdict: "pass",
      codes: [],
      job: "success",
    });
    expect(outcome(first, "prod-upkeep", "patch-age")).toMatchObject({
      verdict: "warn",
      codes: Array(2).fill("runtime-support-ends"),
      job: "success",
    });
    alerts = { status: 403, body: { message: "Dependabot alerts are disabled." } };
    const second = await run(daily, "bad", "closed");
    alerts = { status: 200, body: [] };
    expect(outcome(second, "staging", "patch-age")).toMatchObject({
      verdict: "fail",
      job: "failure",
    });
    expect(outcome(second, "prod-upkeep", "patch-age")).toMatchObject({
      verdict: "inconclusive",
      codes: ["alerts-not-permitted", "not-permitted"],
      job: "failure",
    });
  });

  test("restore a database in a drill, in the environment that was asked for", async () => {
    const drill = { check: "drill", scenario: "database", environment: "staging", month: "last" };
    const done = await run({ inputs: { ...drill, confirm: "" } }, "good", "closed");
    const { verdict, measurements } = outcome(done, "staging", "drill");
    expect([verdict, done.result.conclusion]).toEqual(["pass", "success"]);
    expect(measurements.map(({ objective, targetSeconds }) => [objective, targetSeconds])).toEqual([
      ["RTO", 1_800],
      ["RPO", 900],
    ]);
  });

  test("take users back to the version in the slot, only when the app is named again", async () => {
    const drill = { check: "drill", scenario: "application", environment: "staging" };
    const swaps = () =>
      azure.control.requests().filter(({ path: asked }) => asked.includes("/slotsswap")).length;
    const refused = await run({ inputs: { ...drill, confirm: "" } }, "good", "closed");
    expect(refused.annotations("error").join()).toContain("Nothing was changed.");
    expect([refused.result.conclusion, swaps()]).toEqual(["failure", 0]);
    const done = await run({ inputs: { ...drill, confirm: "app-good" } }, "good", "closed");
    const { verdict, measurements } = outcome(done, "staging", "drill");
    expect([verdict, done.result.conclusion, swaps()]).toEqual(["pass", "success", 1]);
    expect(
      measurements.map(({ objective, measuredSeconds, targetSeconds }) => [
        objective,
        typeof measuredSeconds,
        targetSeconds,
      ]),
    ).toEqual([
      ["RTO", "number", 900],
      ["RPO", "object", 300],
    ]);
  });

  test("fail over to the second region and back, only when the group is named again", async () => {
    const drill = { check: "drill", scenario: "region", environment: "staging", month: "last" };
    const refused = await run({ inputs: { ...drill, confirm: "" } }, "good", "good");
    expect(refused.result.conclusion).toBe("failure");
    expect(
      azure.control.requests().filter(({ path: asked }) => asked.includes("/failover?")),
    ).toEqual([]);
    const done = await run({ inputs: { ...drill, confirm: "fg-good" } }, "good", "good");
    const { verdict, measurements } = outcome(done, "staging", "drill");
    expect([verdict, done.result.conclusion]).toEqual(["pass", "success"]);
    expect(measurements.map(({ objective, targetSeconds }) => [objective, targetSeconds])).toEqual([
      ["RTO", 7_200],
      ["RPO", 900],
    ]);
  });
});
