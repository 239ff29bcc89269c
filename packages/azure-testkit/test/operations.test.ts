import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fixture, fixture, group } from "./support/azure.ts";
import type { Client } from "./support/client.ts";

/** What the scheduled operations need: a vault's lists, restores, fail-overs, identities, costs. */
let f: Fixture;
let client: Client;
const day = 86_400_000;

beforeAll(async () => {
  f = await fixture({ timeScale: 1, sqlSeconds: 60 });
  client = f.client;
  await f.azure.provision({
    sqlServers: [
      { name: "sql-one", resourceGroup: group, databases: [{ name: "app", usedBytes: 7 }] },
      { name: "sql-two", resourceGroup: group, location: "northeurope", databases: [] },
    ],
    failoverGroups: [{ name: "fg", primary: "sql-one", secondary: "sql-two", databases: ["app"] }],
    keyVaults: [
      {
        name: "kv-one",
        resourceGroup: group,
        secrets: [{ name: "a" }, { name: "b" }],
        certificates: [{ name: "site", expires: f.azure.clock.now() + day }],
      },
    ],
    principals: [{ clientId: "reader", secret: "s3cret", roles: [{ role: "Key Vault Reader" }] }],
  });
});
afterAll(async () => {
  await f[Symbol.asyncDispose]();
});

const sql = (path: string) =>
  `https://management.azure.com/subscriptions/${f.azure.subscriptionId}/resourceGroups/${group}/providers/Microsoft.Sql/servers/${path}?api-version=2023-02-01-preview`;

async function vaultToken(clientId: string): Promise<string> {
  const address = `https://login.microsoftonline.com/${f.azure.tenantId}/oauth2/v2.0/token`;
  const answer = await client.call(address, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: `grant_type=client_credentials&client_id=${clientId}&client_secret=s3cret&scope=https://vault.azure.net/.default`,
  });
  return answer.json.access_token;
}

describe("a vault", () => {
  const list = (kind: string, token?: string, more = "") =>
    client.call(`https://kv-one.vault.azure.net/${kind}?api-version=7.4${more}`, {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });

  it("challenges a request without a token (recorded: keyvault-secret)", async () => {
    const { status, headers, json } = await list("secrets");
    expect(status).toBe(401);
    expect(headers["www-authenticate"]).toBe(
      `Bearer authorization="https://login.microsoftonline.com/${f.azure.tenantId}", resource="https://vault.azure.net"`,
    );
    expect(json.error.message).toContain("AKV10000");
  });

  it("lists names and dates page by page, and no value", async () => {
    const token = await vaultToken("reader");
    const first = await list("secrets", token, "&maxresults=2");
    expect(first.json.value.map(({ id }: { id: string }) => id)).toEqual([
      "https://kv-one.vault.azure.net/secrets/a",
      "https://kv-one.vault.azure.net/secrets/b",
    ]);
    const { pathname, search } = new URL(first.json.nextLink);
    const second = await client.call(`https://kv-one.vault.azure.net${pathname}${search}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(second.json.nextLink).toBeNull();
    expect(second.json.value).toMatchObject([
      { managed: true, contentType: "application/x-pkcs12" },
    ]);
    expect(first.text + second.text).not.toContain('"value":"');
  });

  it("tells a Contributor nothing: that role has no data actions", async () => {
    const { status, json } = await list("secrets", await vaultToken("deployer"));
    expect([status, json.error.innererror.code]).toEqual([403, "ForbiddenByRbac"]);
  });
});

describe("a point-in-time restore", () => {
  const restore = (name: string, point: number, source = "app") =>
    client.call(sql(`sql-one/databases/${name}`), {
      method: "PUT",
      body: {
        location: "westeurope",
        properties: {
          createMode: "PointInTimeRestore",
          sourceDatabaseId: new URL(sql(`sql-one/databases/${source}`)).pathname,
          restorePointInTime: new Date(point).toISOString(),
        },
      },
    });

  it("makes a new database that takes its time (recorded: sql-restore)", async () => {
    const asked = await restore("scratch", f.azure.clock.now() - 60_000);
    expect([asked.status, asked.json.operation]).toEqual([202, "CreateRestoreRequest"]);
    const at = async () => (await client.call(sql("sql-one/databases/scratch"))).json.properties;
    expect((await at()).status).toBe("Restoring");
    f.azure.clock.advance(61_000);
    expect((await at()).status).toBe("Online");
  });

  it.each([
    ["before the first backup", () => -8 * day],
    ["in the future", () => day],
  ])("refuses a point %s", async (_, offset) => {
    const { status, json } = await restore("x", f.azure.clock.now() + offset());
    expect([status, json.error.code]).toEqual([400, "InvalidRestorePointInTime"]);
  });

  it("never overwrites", async () => {
    const { status } = await restore("app", f.azure.clock.now() - 60_000);
    expect(status).toBe(409);
  });

  it("ends a dropped database whether or not its operation is polled", async () => {
    await client.call(sql("sql-one/databases/scratch"), { method: "DELETE" });
    expect((await client.call(sql("sql-one/databases/scratch"))).status).toBe(200);
    f.azure.clock.advance(61_000);
    expect((await client.call(sql("sql-one/databases/scratch"))).status).toBe(404);
  });
});

describe("a failover group", () => {
  const role = async (server: string) =>
    (await client.call(sql(`${server}/failoverGroups/fg`))).json.properties.replicationRole;
  const failOver = (server: string) =>
    client.call(sql(`${server}/failoverGroups/fg/failover`), { method: "POST" });

  it("changes both roles when the secondary is asked, and not before the end", async () => {
    expect([await role("sql-one"), await role("sql-two")]).toEqual(["Primary", "Secondary"]);
    expect((await failOver("sql-two")).status).toBe(202);
    expect(await role("sql-two")).toBe("Secondary");
    f.azure.clock.advance(61_000);
    expect([await role("sql-one"), await role("sql-two")]).toEqual(["Secondary", "Primary"]);
  });

  it("refuses to make the primary the primary", async () => {
    expect((await failOver("sql-two")).status).toBe(400);
  });
});
