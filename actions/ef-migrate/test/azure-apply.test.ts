import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Azure, startAzure } from "@slipway/azure-testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writePack } from "../src/pack/files.ts";
import { Workspace } from "./harness.ts";
import { type ServerMigration, serverPack } from "./server-pack.ts";
import { TdsServer } from "./tds/server.ts";

const one: ServerMigration = {
  id: "20250101000000_One",
  up: ["CREATE TABLE [Users] ([Id] int NOT NULL);"],
  down: ["DROP TABLE [Users];"],
};
const two: ServerMigration = {
  id: "20250102000000_Two",
  up: ["CREATE TABLE [Orders] ([Id] int NOT NULL);"],
  down: ["DROP TABLE [Orders];"],
};
const clientId = "11111111-1111-4111-8111-111111111111";
const subject = "repo:o/r:environment:prod";

const roleFile = (name: string): { actions: string[] } => {
  const file = path.resolve(import.meta.dirname, `../../../infra/roles/${name}.json`);
  return { actions: JSON.parse(readFileSync(file, "utf8")).actions };
};

/** TDS goes past the proxy, so the server's name leads to loopback by the resolver. */
const resolver = `import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
const here = (name) => (name.endsWith(".database.windows.net") ? "127.0.0.1" : name);
const { lookup } = dns;
const promised = dns.promises.lookup;
dns.lookup = (name, ...rest) => lookup(here(name), ...rest);
dns.promises.lookup = (name, ...rest) => promised(here(name), ...rest);
syncBuiltinESMExports();
`;

describe("apply on Azure SQL, as one run of the action", () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), "slipway-ef-azure-"));
  let azure: Azure;
  let server: TdsServer;

  beforeAll(async () => {
    server = await TdsServer.start("app");
    azure = await startAzure({
      directory: path.join(directory, "azure"),
      timeScale: 600,
      sqlSeconds: 30,
    });
    await azure.provision({
      resourceGroups: [{ name: "rg" }],
      plans: [{ name: "plan", resourceGroup: "rg", sku: "S1", linux: true }],
      sites: [{ name: "app-one", resourceGroup: "rg", plan: "plan", slots: [{ name: "sorry" }] }],
      sqlServers: [{ name: "sql-one", resourceGroup: "rg", databases: [{ name: "app" }] }],
      principals: [
        {
          clientId,
          federatedCredentials: [{ subject }],
          // What infra/ gives the identity that deploys, and nothing more.
          roles: ["ef-migrate", "bluegreen-shift"].map((name) => ({ role: roleFile(name) })),
        },
      ],
    });
    writeFileSync(path.join(directory, "resolver.mjs"), resolver);
  });
  afterAll(async () => {
    await azure.stop();
    await server[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true, force: true });
  });

  async function applied(maintenance: string, migrations: readonly ServerMigration[]) {
    using workspace = new Workspace();
    writePack(workspace.path(".slipway/migrations"), serverPack("sqlserver", migrations), {});
    const { url, token } = azure.github.jobToken({ subject });
    const port = /,(\d+)/.exec(server.connectionString("app"))?.[1];
    const run = await workspace.run(
      {
        operation: "apply",
        "connection-string": `Server=tcp:sql-one.database.windows.net,${port};Database=app;User ID=migrator;Password=s3cret;Encrypt=False`,
        maintenance,
        "tenant-id": azure.tenantId,
        "client-id": clientId,
        "subscription-id": azure.subscriptionId,
        "resource-group": "rg",
        "app-name": "app-one",
      },
      {
        entry: "source",
        environment: {
          ...azure.environment,
          ACTIONS_ID_TOKEN_REQUEST_URL: url,
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: token,
          NODE_OPTIONS: `--import ${path.join(directory, "resolver.mjs")}`,
        },
      },
    );
    const events = run.log
      .split("\n")
      .filter((line) => /^(Backup|Maintenance|2025)/.test(line))
      .map((line) => line.replace(/[\d.]+ s,.*| copy .*|, read back.*/g, ""));
    return { run, events };
  }

  it("copies the database, keeps visitors in the maintenance slot meanwhile, and lets them back", async () => {
    Object.assign(server.state("app"), { history: [one.id], tables: ["Users"] });
    const { run, events } = await applied("slot:sorry", [one, two]);
    expect(events).toEqual([
      expect.stringMatching(/^Backup read back/),
      'Maintenance mode is on: new visitors go to slot "sorry"',
      `${two.id} applied in `,
      "Maintenance mode is off: the rule is gone",
    ]);
    expect(run.report).toMatchObject({ verdict: "pass", backup: { kind: "azure-copy" } });
    expect(run.report.restore.join("\n")).toContain("az sql db rename");
    expect(server.state("app").history).toEqual([one.id, two.id]);
  });

  it("lifts the maintenance setting also when a migration fails", async () => {
    Object.assign(server.state("app"), { history: [one.id], tables: ["Users"] });
    server.inject(/CREATE TABLE \[Orders\]/, { kind: "error", number: 1105, message: "Full." });
    const { run, events } = await applied("setting:Maintenance__Enabled=true", [one, two]);
    expect(events).toEqual([
      expect.stringMatching(/^Backup read back/),
      "Maintenance mode is on: Maintenance__Enabled=true",
      "Maintenance mode is off: Maintenance__Enabled is as before",
    ]);
    expect(run.report.reasons[0]?.code).toBe("command-failed");
    expect(run.log.replace(/^::add-mask::.*$/gm, "")).not.toContain("s3cret");
  });
});
