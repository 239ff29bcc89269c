import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { type Azure, startAzure } from "@slipway/azure-testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
const client = path.resolve(import.meta.dirname, "database-client.ts");
const clientId = "11111111-1111-4111-8111-111111111111";
const readerId = "22222222-2222-4222-8222-222222222222";
const subject = "repo:o/r:environment:prod";
const directory = mkdtempSync(path.join(tmpdir(), "slipway-azure-sql-"));
let azure: Azure;

/** The smallest role for a backup by copy, as the README of ef-migrate lists it. */
const copyRole = {
  actions: [
    "Microsoft.Sql/servers/databases/read",
    "Microsoft.Sql/servers/databases/write",
    "Microsoft.Sql/servers/databases/delete",
    "Microsoft.Sql/servers/databases/usages/read",
    "Microsoft.Sql/servers/databases/export/action",
    "Microsoft.Sql/locations/databaseAzureAsyncOperation/read",
    "Microsoft.DBforPostgreSQL/flexibleServers/read",
    "Microsoft.Web/sites/slots/config/list/action",
    "Microsoft.Web/sites/slots/config/write",
  ],
};

beforeAll(async () => {
  azure = await startAzure({ directory, timeScale: 600 });
  const federatedCredentials = [{ subject }];
  await azure.provision({
    resourceGroups: [{ name: "rg" }],
    plans: [{ name: "plan", resourceGroup: "rg", sku: "S1", linux: true }],
    sites: [
      {
        name: "app-one",
        resourceGroup: "rg",
        plan: "plan",
        slots: [{ name: "green", appSettings: { Kept: "1" } }],
      },
    ],
    sqlServers: [
      { name: "sql-one", resourceGroup: "rg", databases: [{ name: "app", usedBytes: 1_000_000 }] },
    ],
    principals: [
      { clientId, federatedCredentials, roles: [{ role: copyRole }] },
      {
        clientId: readerId,
        federatedCredentials,
        roles: [{ role: { actions: ["Microsoft.Sql/servers/databases/read"] } }],
      },
    ],
  });
});
afterAll(async () => {
  await azure.stop();
  rmSync(directory, { recursive: true, force: true });
});

interface Result {
  readonly value?: unknown;
  readonly error?: { readonly status?: number; readonly remedy: string };
}

async function calls(names: readonly string[], client_ = clientId): Promise<Result[]> {
  const { url, token } = azure.github.jobToken({ subject });
  const { stdout } = await run(process.execPath, ["--conditions=source", client, ...names], {
    env: {
      ...process.env,
      ...azure.environment,
      AZURE_TENANT: azure.tenantId,
      AZURE_CLIENT: client_,
      AZURE_SUBSCRIPTION: azure.subscriptionId,
      ID_TOKEN_URL: url,
      ID_TOKEN_TOKEN: token,
    },
  });
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Result);
}

describe("Azure's databases, with the smallest role", () => {
  it("are copied, exported and read back; windows and settings are read and written", async () => {
    expect(
      await calls(["copy", "missing", "export", "remove", "window", "settings", "token"]),
    ).toEqual([
      { value: { during: "Copying", after: "Online", bytes: 1_000_000 } },
      { value: true },
      { value: { state: "running" } },
      { value: "asked" },
      { value: { id: "sql-one", before: true } },
      { value: { Kept: "1", Maintenance__Enabled: "true" } },
      { value: 3 },
    ]);
  }, 60_000);

  it("name the action that is missing", async () => {
    const [result] = await calls(["copy"], readerId);
    expect(result?.error).toMatchObject({
      status: 403,
      remedy: expect.stringContaining("Microsoft.Sql/servers/databases/write"),
    });
  }, 60_000);

  it("tell why an operation failed", async () => {
    azure.control.inject({
      kind: "answer",
      method: "GET",
      path: /databaseAzureAsyncOperation/,
      status: 200,
      body: { name: "x", status: "Failed", error: { code: "Quota", message: "No room." } },
    });
    const [result] = await calls(["export"]);
    expect(result?.value).toEqual({ state: "failed", code: "Quota", message: "No room." });
  }, 60_000);
});
