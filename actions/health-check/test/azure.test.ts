import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Azure, startAzure } from "@slipway/azure-testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { instancesCheck, keyVaultCheck } from "../src/checks/azure-evidence.ts";
import { ExchangeFailure } from "../src/http/failure.ts";
import { type ActionRun, runAction } from "./action.ts";
import { commit } from "./product.ts";

const never = new AbortController().signal;

describe("what Azure says of a site", () => {
  const azure = (references: readonly string[], states: readonly string[] = []) => ({
    resource: "app-one",
    keyVaultReferences: async () =>
      references.map((status, index) => ({ setting: `S${index}`, vault: "kv", status })),
    instances: async () => states.map((state, index) => ({ id: String(index).repeat(64), state })),
  });
  test.each([
    [[], "ok", true],
    [["Resolved", "Resolved"], "ok", true],
    [["Resolved", "AccessToKeyVaultDenied"], "key-vault-reference-unresolved", false],
    [["SecretNotFound"], "key-vault-reference-unresolved", false],
    [["Initialized"], "key-vault-reference-unresolved", true],
    [["SomethingNew"], "key-vault-reference-unresolved", false],
  ] as const)("references %j: %s", async (references, code, heals) => {
    const found = await keyVaultCheck(azure(references)).attempt(never);
    expect([found.code, found.heals]).toEqual([code, heals]);
  });
  test.each([
    [["READY"], 1, "ok"],
    [["READY", "READY"], 2, "ok"],
    [["READY"], 2, "too-few-instances"],
    [["READY", "READY", "STOPPED"], 2, "too-few-instances"],
    [["UNKNOWN"], 1, "too-few-instances"],
    [[], 1, "too-few-instances"],
  ] as const)("instances %j of %i: %s", async (states, minimum, code) => {
    expect((await instancesCheck(azure([], states), minimum).attempt(never)).code).toBe(code);
  });
  test("an Azure that does not tell is missing evidence", async () => {
    const silent = {
      ...azure([]),
      keyVaultReferences: () =>
        Promise.reject(new ExchangeFailure("azure-not-read", "No.", "Grant it.", false)),
    };
    expect(await keyVaultCheck(silent).attempt(never)).toMatchObject({
      verdict: "inconclusive",
      code: "azure-not-read",
    });
  });
});

describe("the bundle beside a local Azure", () => {
  const clientId = "11111111-1111-4111-8111-111111111111";
  const subject = "repo:o/r:environment:prod";
  const directory = mkdtempSync(path.join(tmpdir(), "health-azure-"));
  let azure: Azure;
  beforeAll(async () => {
    azure = await startAzure({ directory });
    await azure.provision({
      resourceGroups: [{ name: "rg" }],
      plans: [{ name: "plan", resourceGroup: "rg", sku: "S1", linux: true }],
      sites: [
        {
          name: "app-one",
          resourceGroup: "rg",
          plan: "plan",
          appSettings: { Mail: "@Microsoft.KeyVault(VaultName=kv;SecretName=mail)" },
          slots: [
            {
              name: "green",
              appSettings: { Mail: "@Microsoft.KeyVault(VaultName=kv;SecretName=denied-mail)" },
            },
          ],
        },
      ],
      principals: [
        {
          clientId,
          federatedCredentials: [{ subject }],
          roles: [{ role: { actions: ["Microsoft.Web/sites/*/read"] } }],
        },
      ],
    });
    const files = path.join(directory, "files");
    mkdirSync(files);
    writeFileSync(
      path.join(files, "server.js"),
      `require("node:http").createServer((request, answer) => {
        const found = request.url.split("?")[0] === "/build-info.json";
        answer.writeHead(found ? 200 : 404, { "content-type": "application/json" });
        answer.end(JSON.stringify({ commit: "${commit}" }));
      }).listen(process.env.PORT);`,
    );
    await azure.deploy("app-one", "production", files);
    await azure.deploy("app-one", "green", files);
  }, 60_000);
  afterAll(async () => {
    await azure.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  async function run(changes: Readonly<Record<string, string>>): Promise<ActionRun> {
    const { url, token } = azure.github.jobToken({ subject });
    return await runAction(
      {
        "base-url": "https://app-one.azurewebsites.net",
        profile: "none",
        "health-path": "",
        release: commit,
        "minimum-tls": "off",
        "security-headers": "off",
        leaks: "false",
        consecutive: "1",
        deadline: "30s",
        "app-name": "app-one",
        "resource-group": "rg",
        "subscription-id": azure.subscriptionId,
        "tenant-id": azure.tenantId,
        "client-id": clientId,
        ...changes,
      },
      {
        ...azure.environment,
        ACTIONS_ID_TOKEN_REQUEST_URL: url,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: token,
      },
    );
  }
  const check = (found: ActionRun, name: string) =>
    found.report?.checks.find((candidate) => candidate.name === name);

  test("counts its instances, and asks each for its build", async () => {
    const found = await run({});
    expect(check(found, "key vault references")?.reason, found.log).toContain("all 1");
    expect(check(found, "instances")?.reason).toBe("app-one has 1 ready instance.");
    expect(check(found, "release")?.reason).toContain("3 connections and each of 1 instances");
    expect(found.outputs.verdict).toBe("pass");
  });
  test("reads a slot on its own, and names the setting that is not resolved", async () => {
    const found = await run({ slot: "green", "routing-name": "green" });
    expect(check(found, "key vault references")).toMatchObject({
      verdict: "fail",
      reason: expect.stringContaining("Mail (kv): AccessToKeyVaultDenied"),
      remedy: expect.stringContaining("Key Vault Secrets User"),
      attempts: 1,
    });
  });
  test("does not take what it may not read for a good sign", async () => {
    const found = await run({ "resource-group": "rg-other" });
    expect(check(found, "instances")).toMatchObject({
      verdict: "inconclusive",
      code: "azure-not-read",
    });
    expect(found.exitCode).toBe(1);
  });
});
