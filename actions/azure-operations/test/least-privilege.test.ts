import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { type Role, startAzure } from "@slipway/azure-testkit";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { SmallSqlServer } from "./small-sql-server.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const role = JSON.parse(read("infra/roles/operations.json")) as { actions: string[] };
/** Who cannot see the end of a fail-over may leave the other server primary: that one is the last. */
const isLast = (action: string) => Number(action.includes("failoverGroupAzureAsyncOperation"));
const actions = role.actions.toSorted((one, other) => isLast(one) - isLast(other));
const { inputs: declared } = parse(read("actions/azure-operations/action.yml")) as {
  inputs: Record<string, { default?: string }>;
};
const group = "rg-roster-prod";
const subject = "repo:example/roster:environment:prod";
const day = 86_400_000;

/** Which operation needs an action of the role. */
function operationOf(action: string): string {
  if (/ManagedIdentity|azureADOnly/i.test(action)) return "secret-age";
  if (/failoverGroup/i.test(action)) return "drill";
  if (/Microsoft\.Sql/.test(action)) return "backup-verify";
  if (/serverfarms|metrics/.test(action)) return "cost-review";
  return /Microsoft\.Web\/sites/.test(action) ? "patch-age" : "certificate-expiry";
}

interface Told {
  readonly name: string;
  readonly thrown: string;
  readonly verdict?: string;
  readonly reasons: readonly {
    readonly code: string;
    readonly message: string;
    readonly remedy: string;
  }[];
}

it("each operation passes with the role of infra/, and misses each single action of it", async () => {
  const directory = mkdtempSync(path.join(tmpdir(), "slipway-rights-"));
  const azure = await startAzure({ directory: path.join(directory, "azure"), sqlSeconds: 0.01 });
  const sql = await SmallSqlServer.start();
  const now = Date.now();
  const client = (index: number) => `5117a2a7-0000-4000-9000-${String(index).padStart(12, "0")}`;
  const principal = (index: number, without: string | undefined) => ({
    clientId: client(index),
    federatedCredentials: [{ subject }],
    roles: (
      [
        { actions: actions.filter((action) => action !== without) },
        "Key Vault Reader",
        {
          actions: ["Microsoft.CostManagement/query/action", "Microsoft.Consumption/budgets/read"],
        },
      ] satisfies Role[]
    ).map((role) => ({ role })),
  });
  try {
    sql.databases.set("Roster", { migrations: ["1_First"] });
    sql.databases.set("Roster-drill", { migrations: ["1_First"] });
    await azure.provision({
      resourceGroups: [{ name: group }],
      plans: [{ name: "plan", resourceGroup: group, sku: "P1V3" }],
      planLoads: [{ plan: "plan", cpu: 50, memory: 50 }],
      sites: [
        {
          name: "app",
          resourceGroup: group,
          plan: "plan",
          runtime: "DOTNETCORE|10.0",
          slots: [{ name: "green", runtime: "DOTNETCORE|10.0" }],
        },
      ],
      runtimes: [{ runtime: "DOTNETCORE|10.0", title: ".NET 10", endOfLife: now + 700 * day }],
      certificates: [{ name: "www", resourceGroup: group, expires: now + 60 * day }],
      frontDoors: [{ name: "afd", resourceGroup: group, originGroup: "g", origins: [] }],
      sqlServers: [
        { name: "sql", resourceGroup: group, databases: [{ name: "Roster" }] },
        { name: "sql-2", resourceGroup: group, databases: [] },
      ],
      failoverGroups: [{ name: "fg", primary: "sql", secondary: "sql-2", databases: ["Roster"] }],
      keyVaults: [
        {
          name: "kv-roster",
          resourceGroup: group,
          secrets: [{ name: "smtp-password", created: now - day }],
        },
      ],
      managedIdentities: [undefined, ...actions].map((_, index) => ({
        name: `id-${index}`,
        resourceGroup: group,
        clientId: client(index),
        subjects: [subject],
      })),
      groupCosts: [
        {
          resourceGroup: group,
          servicesPerDay: { "Azure App Service": 8 },
          budget: { name: "budget", amount: 600, thresholds: [80] },
        },
      ],
      principals: [undefined, ...actions].map((without, index) => principal(index, without)),
    });
    const inputs = (index: number, operation: string) => ({
      ...Object.fromEntries(
        Object.entries(declared).map(([name, input]) => [name, input.default ?? ""]),
      ),
      operation,
      scenario: operation === "drill" ? "region" : "database",
      "tenant-id": azure.tenantId,
      "client-id": client(index),
      "subscription-id": azure.subscriptionId,
      "resource-group": group,
      "key-vault": operation === "certificate-expiry" ? "" : "kv-roster",
      "sql-server": "sql",
      "secondary-server": "sql-2",
      "failover-group": "fg",
      confirm: "fg",
      database: "Roster",
      "connection-string": sql.connectionString,
      token: "none",
    });
    const whole = [...new Set(actions.map(operationOf))].map((operation) => ({
      name: operation,
      inputs: inputs(0, operation),
    }));
    const lacking = actions.map((action, index) => ({
      name: action,
      inputs: inputs(index + 1, operationOf(action)),
    }));
    const { url, token } = azure.github.jobToken({ subject });
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        "--conditions=source",
        path.join(import.meta.dirname, "without-one-right.ts"),
        JSON.stringify([...whole, ...lacking]),
      ],
      {
        cwd: directory,
        maxBuffer: 10_000_000,
        env: {
          PATH: process.env.PATH,
          GITHUB_WORKSPACE: directory,
          GITHUB_REPOSITORY: "example/roster",
          GITHUB_API_URL: "http://127.0.0.1:1",
          ACTIONS_ID_TOKEN_REQUEST_URL: url,
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: token,
          ...azure.environment,
        },
      },
    );
    const told = stdout
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Told);
    const [granted, denied] = [told.slice(0, whole.length), told.slice(whole.length)];
    const refusals = ({ reasons }: Told) =>
      reasons.filter(({ code }) => code !== "alerts-not-read");
    expect(granted.map((one) => [one.name, refusals(one), one.verdict])).toEqual(
      // There is no GitHub here to list alerts.
      whole.map(({ name }) => [name, [], name === "patch-age" ? "inconclusive" : "pass"]),
    );
    const unnoticed = denied.filter(
      (one) =>
        one.verdict === "pass" ||
        !`${one.thrown}${JSON.stringify(refusals(one))}`
          .toLowerCase()
          .includes(one.name.toLowerCase()),
    );
    expect(
      unnoticed.map(({ name, verdict, reasons, thrown }) => ({ name, verdict, reasons, thrown })),
    ).toEqual([]);
    expect(denied).toHaveLength(actions.length);
  } finally {
    await azure.stop();
    await sql[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true, force: true });
  }
}, 180_000);
