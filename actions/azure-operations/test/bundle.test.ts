import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Azure, type ProvisionSpec, startAzure } from "@slipway/azure-testkit";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";

const action = path.resolve(import.meta.dirname, "..");
const read = (file: string) => readFileSync(path.join(action, file), "utf8");
const metadata = parse(read("action.yml")) as { inputs: Record<string, { default?: string }> };
const validate = new Ajv2020({ strict: true, strictTypes: false, allowUnionTypes: true }).compile(
  JSON.parse(read("report.schema.json")) as object,
);

const group = "rg-roster-prod";
const subject = "repo:example/roster:environment:prod";
const clientId = "5117a2a7-0000-4000-8000-00000000c11e";
const dayMilliseconds = 86_400_000;

/** An environment as infra/ makes it, with the given things in it. */
const roster = (now: number): ProvisionSpec => ({
  resourceGroups: [{ name: group }],
  sqlServers: [{ name: "sql-roster-prod", resourceGroup: group, databases: [{ name: "Roster" }] }],
  keyVaults: [
    {
      name: "kv-roster-prod",
      resourceGroup: group,
      // More than a page of 25.
      secrets: Array.from({ length: 30 }, (_, index) => ({
        name: `api-key-${index}`,
        created: now - 10 * dayMilliseconds,
      })),
      certificates: [{ name: "site", expires: now + 60 * dayMilliseconds }],
    },
    { name: "kv-closed", resourceGroup: group, closed: true },
  ],
  managedIdentities: [
    { name: "id-roster-prod-deploy", resourceGroup: group, clientId, subjects: [subject] },
  ],
  principals: [
    {
      clientId,
      federatedCredentials: [{ subject }],
      roles: [{ role: "Contributor" }, { role: "Key Vault Reader" }],
    },
  ],
});

let azure: Azure;
let directory: string;

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), "slipway-operations-"));
  azure = await startAzure({ directory: path.join(directory, "azure"), sqlSeconds: 2 });
  await azure.provision(roster(Date.now()));
});

afterAll(async () => {
  await azure.stop();
  rmSync(directory, { recursive: true, force: true });
});

async function run(inputs: Record<string, string>, variables: Record<string, string> = {}) {
  const workspace = mkdtempSync(path.join(directory, "run-"));
  const output = path.join(workspace, "output");
  writeFileSync(output, "");
  writeFileSync(path.join(workspace, "summary"), "");
  const { url, token } = azure.github.jobToken({ subject });
  const given: Record<string, string> = {
    ...Object.fromEntries(
      Object.entries(metadata.inputs).map(([name, input]) => [name, input.default ?? ""]),
    ),
    "tenant-id": azure.tenantId,
    "client-id": clientId,
    "subscription-id": azure.subscriptionId,
    "resource-group": group,
    ...inputs,
  };
  const { exitCode, log } = await new Promise<{ exitCode: number; log: string }>((resolve) => {
    execFile(
      process.execPath,
      [path.join(action, "dist", "index.js")],
      {
        cwd: workspace,
        timeout: 60_000,
        env: {
          PATH: process.env.PATH,
          GITHUB_WORKSPACE: workspace,
          GITHUB_OUTPUT: output,
          GITHUB_STEP_SUMMARY: path.join(workspace, "summary"),
          GITHUB_REPOSITORY: "example/roster",
          ACTIONS_ID_TOKEN_REQUEST_URL: url,
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: token,
          ...azure.environment,
          ...Object.fromEntries(
            Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
          ),
          ...variables,
        },
      },
      (error, stdout, stderr) =>
        resolve({
          exitCode: error === null ? 0 : typeof error.code === "number" ? error.code : -1,
          log: stdout + stderr,
        }),
    );
  });
  const outputs = Object.fromEntries(
    [...readFileSync(output, "utf8").matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n\2$/gm)].map(
      ([, name = "", , value = ""]) => [name, value],
    ),
  );
  const report =
    outputs.report === undefined
      ? undefined
      : JSON.parse(readFileSync(path.join(workspace, outputs.report), "utf8"));
  if (report !== undefined) expect([validate(report), validate.errors]).toEqual([true, null]);
  const codes = (report?.reasons ?? []).map(({ code }: { code: string }) => code);
  return { exitCode, log, outputs, report, codes };
}

// The verdicts of every operation: packages/rehearsal/test/upkeep/operations.test.ts.
describe("the bundle, against the local Azure", () => {
  it("proves the ages of secrets, page after page, and what has none by design", async () => {
    const inputs = { "key-vault": "kv-roster-prod", "sql-server": "sql-roster-prod" };
    const { exitCode, report, outputs } = await run({ operation: "secret-age", ...inputs });
    expect([exitCode, outputs.verdict]).toEqual([0, "pass"]);
    const found = report.findings.map(({ found }: { found: string }) => found);
    expect(found.slice(0, 2)).toEqual([
      "none by design: SQL logins are refused",
      `none by design: managed identity for ${subject}`,
    ]);
    expect(found.slice(2)).toEqual(Array(30).fill("10 d"));
    const asked = azure.control.requests().map(({ path: asked_ }) => asked_);
    expect(asked.filter((one) => /^\/secrets\/./.test(one))).toEqual([]);
  });

  it("has no evidence from a vault behind a closed network", async () => {
    const inputs = { "key-vault": "kv-closed", "sql-server": "sql-roster-prod" };
    const { exitCode, codes, outputs } = await run({ operation: "secret-age", ...inputs });
    expect([exitCode, outputs.verdict, codes]).toEqual([1, "inconclusive", ["network-closed"]]);
  });

  it("refuses a name that would lead to another host", async () => {
    const inputs = { "key-vault": "evil.example/x", "sql-server": "sql-roster-prod" };
    const { codes } = await run({ operation: "secret-age", ...inputs });
    expect(codes).toEqual(["azure-not-read"]);
    expect(azure.control.refusedHosts()).toEqual([]);
  });
});

describe("the bundle, against GitHub's alerts", () => {
  let server: Server;
  let answer: { status: number; body: unknown };
  const token = "ghs_patch0123456789";

  beforeAll(async () => {
    server = createServer((request, response) => {
      const fits =
        request.url?.startsWith("/repos/example/roster/dependabot/alerts?state=open") &&
        request.headers.authorization === `token ${token}`;
      response.writeHead(fits ? answer.status : 404, { "content-type": "application/json" });
      response.end(JSON.stringify(fits ? answer.body : { message: "Not Found" }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const look = () =>
    run(
      { operation: "patch-age", token },
      { GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    );

  it("fails for a patch that waits for more than a day", async () => {
    const created_at = new Date(Date.now() - 2 * dayMilliseconds).toISOString();
    const security_vulnerability = {
      severity: "critical",
      package: { name: "Newtonsoft.Json" },
      first_patched_version: { identifier: "13.0.1" },
    };
    answer = { status: 200, body: [{ number: 1, created_at, security_vulnerability }] };
    const { exitCode, codes } = await look();
    expect([exitCode, codes]).toEqual([1, ["patch-overdue"]]);
  });

  it("has no evidence where alerts are off", async () => {
    answer = { status: 403, body: { message: "Dependabot alerts are disabled." } };
    const { outputs, codes, log } = await look();
    expect([outputs.verdict, codes]).toEqual(["inconclusive", ["alerts-not-permitted"]]);
    expect(log.replaceAll(`::add-mask::${token}`, "")).not.toContain(token);
  });
});
