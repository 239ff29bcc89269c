import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { type Azure, startAzure } from "@slipway/azure-testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
const client = path.resolve(import.meta.dirname, "client.ts");
const clock = new URL("../../rehearsal/src/clock/scaled-clock.mjs", import.meta.url);
const clientId = "11111111-1111-4111-8111-111111111111";
const directory = mkdtempSync(path.join(tmpdir(), "slipway-azure-"));
/** The clock's seconds are the client's patience too: at 60 a busy machine used it up. */
const timeScale = 30;
let azure: Azure;

beforeAll(async () => {
  azure = await startAzure({ directory, timeScale, ingestDelaySeconds: 0 });
  await azure.provision({
    resourceGroups: [{ name: "rg" }],
    plans: [{ name: "plan", resourceGroup: "rg", sku: "S1", linux: true }],
    sites: [
      {
        name: "app-one",
        resourceGroup: "rg",
        plan: "plan",
        appSettings: {
          Plain: "text",
          Mail: "@Microsoft.KeyVault(VaultName=kv;SecretName=mail)",
          Token: "@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/denied-token/)",
        },
        connectionStrings: {
          Roster: {
            type: "SQLAzure",
            value: "@Microsoft.KeyVault(VaultName=missing;SecretName=db)",
          },
        },
        slots: [{ name: "green" }],
      },
    ],
    principals: [
      {
        clientId,
        federatedCredentials: [{ subject: "repo:o/r:ref:refs/heads/main" }],
        roles: [{ role: "Contributor" }],
      },
    ],
  });
  const files = path.join(directory, "files");
  mkdirSync(files);
  writeFileSync(
    path.join(files, "server.js"),
    'require("node:http").createServer((_, answer) => answer.end("ok")).listen(process.env.PORT);',
  );
  await azure.deploy("app-one", "production", files);
  await azure.deploy("app-one", "green", files);
});
afterAll(async () => {
  await azure.stop();
  rmSync(directory, { recursive: true, force: true });
});

interface Result {
  readonly value?: unknown;
  readonly error?: { status?: number; code: string; detail: string; remedy: string };
}

async function calls(
  list: readonly (readonly [method: string, ...rest: unknown[]])[],
  subject = "repo:o/r:ref:refs/heads/main",
): Promise<Result[]> {
  const { url, token } = azure.github.jobToken({ subject });
  const { realEpoch, virtualEpoch } = azure.clock;
  const { stdout } = await run(
    process.execPath,
    [
      "--conditions=source",
      "--import",
      clock.href,
      client,
      JSON.stringify(list.map(([method, ...rest]) => ({ method, arguments: rest }))),
    ],
    {
      env: {
        ...azure.environment,
        PATH: path.dirname(process.execPath),
        // Where `npm test` keeps compiled sources.
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
        AZURE_TENANT: azure.tenantId,
        AZURE_CLIENT: clientId,
        AZURE_SUBSCRIPTION: azure.subscriptionId,
        ID_TOKEN_URL: url,
        ID_TOKEN_TOKEN: token,
        SLIPWAY_CLOCK: JSON.stringify({ realEpoch, virtualEpoch, timeScale }),
      },
    },
  );
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Result);
}

const count = (method: string, part: string) =>
  azure.control
    .requests()
    .filter((request) => request.method === method && request.path.includes(part)).length;
const rule = { name: "green", hostName: "app-one-green.azurewebsites.net", percentage: 12.5 };

describe("App Service over the wire", () => {
  it("reads sites, plan and auto swap", async () => {
    const planId = "/subscriptions/x/resourceGroups/rg/providers/Microsoft.Web/serverfarms/plan";
    const [production, green, none, tier, autoSwap] = await calls([
      ["production"],
      ["slot", "green"],
      ["slot", "blue"],
      ["planTier", planId],
      ["autoSwapSlot", "green"],
    ]);
    expect(production?.value).toMatchObject({
      hostName: "app-one.azurewebsites.net",
      state: "Running",
    });
    expect(green?.value).toMatchObject({ hostName: "app-one-green.azurewebsites.net" });
    expect(none).toEqual({});
    expect(tier?.value).toBe("Standard");
    expect(autoSwap).toEqual({});
  });

  it("reads Key Vault references by their status and counts the instances", async () => {
    const [references, instances] = await calls([["keyVaultReferences"], ["instances"]]);
    expect(references?.value).toEqual([
      { setting: "Mail", vault: "kv", secret: "mail", status: "Resolved" },
      { setting: "Token", vault: "kv", secret: "denied-token", status: "AccessToKeyVaultDenied" },
      { setting: "Roster", vault: "missing", secret: "db", status: "VaultNotFound" },
    ]);
    expect(instances?.value).toEqual([
      { id: expect.stringMatching(/^[0-9a-f]{64}$/), state: "READY" },
    ]);
  });

  it("writes the rules alone and reads them back", async () => {
    const [none, written, read, cleared, gone] = await calls([
      ["routingRules"],
      ["writeRoutingRules", [rule]],
      ["routingRules"],
      ["writeRoutingRules", []],
      ["routingRules"],
    ]);
    expect([none?.value, written?.value, read?.value]).toEqual([[], [rule], [rule]]);
    expect([cleared?.value, gone?.value]).toEqual([[], []]);
  });

  it("sets, changes and removes tags without touching others", async () => {
    const [, , tags, , left] = await calls([
      ["writeTags", { owner: "team", "bgs-phase": "shift" }],
      ["writeTags", { "bgs-phase": "keep" }],
      ["tags"],
      ["writeTags", { "bgs-phase": null }],
      ["tags"],
    ]);
    expect(tags?.value).toEqual({ owner: "team", "bgs-phase": "keep" });
    expect(left?.value).toEqual({ owner: "team" });
  });

  it("reads metrics per minute of each side", async () => {
    const now = azure.clock.now();
    const [blue, green] = await calls([
      ["metrics", null, now - 300_000, now],
      ["metrics", "green", now - 300_000, now],
    ]);
    for (const side of [blue, green]) {
      const minutes = (side?.value ?? []) as { requests: number }[];
      expect(minutes.length).toBeGreaterThanOrEqual(5);
      expect(minutes.every(({ requests }) => requests === 0)).toBe(true);
    }
  });
});

describe("when Azure misbehaves", () => {
  it("keeps the text of App Service's own errors", async () => {
    azure.control.inject({
      kind: "answer",
      method: "PATCH",
      path: "config/web",
      status: 409,
      body: { Code: "Conflict", Message: "The slot is prepared for swap." },
    });
    const [conflict] = await calls([["writeRoutingRules", []]]);
    expect(conflict?.error).toMatchObject({
      status: 409,
      code: "Conflict",
      detail: "The slot is prepared for swap.",
    });
  });

  it.each([
    ["429 with Retry-After", { kind: "throttled", retryAfterSeconds: 5 }],
    ["429 without Retry-After", { kind: "answer", status: 429, body: {} }],
    ["a gateway's time limit", { kind: "gateway-timeout" }],
    ["a broken connection", { kind: "reset-before" }],
  ] as const)("asks again after %s", async (_, fault) => {
    azure.control.inject({ ...fault, method: "GET", path: "sites/app-one?" });
    const [production] = await calls([["production"]]);
    expect(production?.value).toMatchObject({ state: "Running" });
  });

  it("sends the rules again, and follows an operation, through throttling and a lost answer", async () => {
    const patch = { method: "PATCH", path: "config/web" } as const;
    azure.control.inject({ ...patch, kind: "throttled", retryAfterSeconds: 5 });
    azure.control.inject({ ...patch, kind: "answer", status: 429, body: {} });
    azure.control.inject({ ...patch, kind: "reset-after" });
    azure.control.inject({ kind: "throttled", method: "GET", path: "operationresults" });
    const before = count("PATCH", "config/web");
    const operation = `https://management.azure.com/subscriptions/${azure.subscriptionId}/resourceGroups/rg/providers/Microsoft.Web/sites/app-one/slots/green/operationresults/none?api-version=2023-12-01`;
    const [written, read, progress] = await calls([
      ["writeRoutingRules", [rule]],
      ["routingRules"],
      ["swapProgress", operation],
      ["writeRoutingRules", []],
    ]);
    expect([written?.value, read?.value]).toEqual([[rule], [rule]]);
    // Three faults, the one that succeeds, and the clearing.
    expect(count("PATCH", "config/web") - before).toBe(5);
    expect(progress?.value).toEqual({ state: "unknown" });
    expect(count("GET", "operationresults")).toBeGreaterThan(1);
  });

  it.each([
    ["a page of HTML", "<html>Sign in to the network</html>"],
    ["an answer without experiments", { id: "/x", properties: {} }],
  ])("takes %s for unknown and never for no rules", async (_, body) => {
    azure.control.inject({ kind: "answer", method: "GET", path: "config/web", status: 200, body });
    const [rules] = await calls([["routingRules"]]);
    expect(rules?.error?.code).toBe("UnknownAnswer");
  });

  it("gets a new token once when Azure says that it has expired", async () => {
    azure.control.inject({
      kind: "answer",
      method: "GET",
      path: "sites/app-one?",
      status: 401,
      body: { error: { code: "ExpiredAuthenticationToken", message: "The token has expired." } },
    });
    const [production] = await calls([["production"]]);
    expect(production?.value).toMatchObject({ state: "Running" });
  });

  it.each(["reset-before", "reset-after"] as const)(
    "never sends a swap twice (%s)",
    async (kind) => {
      const before = count("POST", "/slotsswap");
      azure.control.inject({ kind, method: "POST", path: "slotsswap" });
      const [swap] = await calls([["requestSwap", "green"]]);
      expect(swap?.error?.status).toBeUndefined();
      expect(count("POST", "/slotsswap") - before).toBe(1);
    },
  );

  it("says which setting of the sign-in is wrong", async () => {
    const [refused] = await calls([["production"]], "repo:o/r:ref:refs/heads/other");
    expect(refused?.error?.code).toMatch(/^AADSTS70021/);
    expect(refused?.error?.remedy).toContain("federated credential");
  });
});
