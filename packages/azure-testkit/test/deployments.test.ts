import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Azure, startAzure } from "../src/index.ts";
import { type Answer, Client } from "./support/client.ts";
import { expandedTemplate, type PredictedResource } from "./support/expanded-template.ts";

const parameters = path.resolve(import.meta.dirname, "../../../infra/parameters");
const subscriptionId = "00000000-0000-0000-0000-00000000000a";
const subscription = `https://management.azure.com/subscriptions/${subscriptionId}`;
const version = "api-version=2022-09-01";

const predicted = (name: string): PredictedResource[] =>
  JSON.parse(readFileSync(path.join(parameters, `${name}.snapshot.json`), "utf8"))
    .predictedResources;

interface Change {
  readonly resourceId: string;
  readonly changeType: string;
  readonly delta?: readonly Record<string, unknown>[];
}

let azure: Azure;
let client: Client;
let directory: string;
beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), "deployments-"));
  azure = await startAzure({ directory, subscriptionId, timeScale: 60 });
  await azure.provision({
    principals: [
      { clientId: "owner", secret: "s3cret", roles: [{ role: "Owner" }] },
      { clientId: "reader", secret: "s3cret", roles: [{ role: "Reader" }] },
    ],
  });
  client = new Client(azure);
  await client.signIn(azure, "owner");
});
afterAll(async () => {
  client.close();
  await azure.stop();
  rmSync(directory, { recursive: true });
});

const deploy = async (name: string, template: unknown): Promise<Answer> => {
  const url = `${subscription}/providers/Microsoft.Resources/deployments/${name}`;
  const body = { location: "westeurope", properties: { mode: "Incremental", template } };
  const put = await client.call(`${url}?${version}`, { method: "PUT", body });
  if (put.status >= 400) return put;
  const operation = String(put.headers["azure-asyncoperation"]);
  return await client.call(operation);
};
/** Without what stands in the groups beside it: `Ignore`. */
const ownChangesOf = async (name: string, template: unknown): Promise<Change[]> =>
  (await changesOf(name, template)).filter(({ changeType }) => changeType !== "Ignore");
const changesOf = async (name: string, template: unknown): Promise<Change[]> => {
  const url = `${subscription}/providers/Microsoft.Resources/deployments/${name}/whatIf`;
  const body = { location: "westeurope", properties: { mode: "Incremental", template } };
  const asked = await client.call(`${url}?${version}`, { method: "POST", body });
  return (await client.finish(asked)).json.properties.changes;
};
const kinds = (changes: readonly Change[]) => [
  ...new Set(changes.map(({ changeType }) => changeType)),
];

describe.each(["dev", "staging", "prod", "project"])("the snapshot of %s", (name) => {
  it("deploys, stands as it was predicted, and a second what-if changes nothing", async () => {
    const resources = predicted(name);
    const template = expandedTemplate(resources);
    const before = await ownChangesOf(name, template);
    expect(before.map(({ resourceId }) => resourceId)).toEqual(resources.map(({ id }) => id));
    expect(kinds(before)).toEqual(["Create"]);
    expect((await deploy(name, template)).json).toEqual({ status: "Succeeded" });
    const url = `${subscription}/providers/Microsoft.Resources/deployments/${name}?${version}`;
    const { outputResources } = (await client.call(url)).json.properties;
    expect(outputResources).toEqual(resources.map(({ id }) => ({ id })));
    expect(kinds(await ownChangesOf(name, template))).toEqual(["NoChange"]);
  });
});

describe("a deployment", () => {
  it("makes sites that answer as sites: with the slot, its settings and its plan", async () => {
    const site = `${subscription}/resourceGroups/rg-qarvgut-staging/providers/Microsoft.Web/sites/app-qarvgut-staging`;
    const slots = await client.call(`${site}/slots?api-version=2023-01-01`);
    expect(slots.json.value.map((slot: { name: string }) => slot.name)).toEqual([
      "app-qarvgut-staging/green",
    ]);
    const settings = await client.call(`${site}/config/appsettings/list?api-version=2023-01-01`, {
      method: "POST",
    });
    expect(settings.json.properties.WEBSITE_SWAP_WARMUP_PING_PATH).toBe("/health");
  });

  it("is refused by the provider where Azure would: a slot on a Basic plan", async () => {
    const resources = predicted("dev").concat(
      predicted("staging")
        .filter(({ type }) => type === "Microsoft.Web/sites/slots")
        .map((slot) => JSON.parse(JSON.stringify(slot).replaceAll("-staging", "-dev"))),
    );
    const { status, error } = (await deploy("too-much", expandedTemplate(resources))).json;
    expect(status).toBe("Failed");
    expect(error.details[0].target).toMatch(/\/slots\/green$/);
  });

  it("is asked about by whom may read only, where a role lets them ask", async () => {
    const asker = new Client(azure);
    await asker.signIn(azure, "reader");
    const url = `${subscription}/providers/Microsoft.Resources/deployments/x/whatIf?${version}`;
    expect((await asker.call(url, { method: "POST", body: {} })).status).toBe(403);
    asker.close();
  });

  it("takes no expression for a name: nothing is evaluated", async () => {
    const resource = { type: "Microsoft.X/y", apiVersion: "2020-01-01", name: "[parameters('n')]" };
    const answer = await deploy("expression", { resources: [resource] });
    expect(answer.status).toBe(400);
    expect(answer.json.error.message).toContain("evaluates no expressions");
  });
});

describe("what-if", () => {
  it("names the property that changes, from what to what, as recorded", async () => {
    const resources = predicted("prod").map((resource) =>
      resource.type === "Microsoft.Storage/storageAccounts"
        ? { ...resource, sku: { name: "Standard_GRS" } }
        : resource,
    );
    const changes = await ownChangesOf("prod", expandedTemplate(resources));
    const modified = changes.filter(({ changeType }) => changeType !== "NoChange");
    expect(modified.map(({ delta }) => delta)).toEqual([
      [
        {
          path: "sku.name",
          propertyChangeType: "Modify",
          before: "Standard_RAGRS",
          after: "Standard_GRS",
        },
      ],
    ]);
  });

  it("ignores what stands in the group and is not named", async () => {
    const resources = predicted("dev").filter(
      ({ type }) => type !== "Microsoft.Consumption/budgets",
    );
    const changes = await changesOf("dev", expandedTemplate(resources));
    const ignored = changes.filter(({ changeType }) => changeType === "Ignore");
    expect(ignored.map(({ resourceId }) => resourceId.split("/").at(-1))).toContain(
      "budget-qarvgut-dev",
    );
    expect(kinds(changes).toSorted()).toEqual(["Ignore", "NoChange"]);
  });
});

describe("a deployment stack", () => {
  const stack = `${subscription}/providers/Microsoft.Resources/deploymentStacks/slipway-dev?api-version=2024-03-01`;
  const put = (resources: readonly PredictedResource[], action: "detach" | "delete") =>
    client.call(stack, {
      method: "PUT",
      body: {
        location: "westeurope",
        properties: {
          template: expandedTemplate(resources),
          actionOnUnmanage: { resources: action, resourceGroups: action },
          denySettings: { mode: "denyDelete" },
        },
      },
    });
  const budget = predicted("dev").find(({ type }) => type === "Microsoft.Consumption/budgets");
  const without = predicted("dev").filter(({ id }) => id !== budget?.id);
  const address = `https://management.azure.com${budget?.id}?api-version=2023-11-01`;

  it("denies deletion of what it holds", async () => {
    const made = await put(predicted("dev"), "detach");
    expect(made.json.properties.resources).toHaveLength(predicted("dev").length);
    const refused = await client.call(address, { method: "DELETE" });
    expect([refused.status, refused.json.error.code]).toEqual([
      403,
      "DenyAssignmentAuthorizationFailed",
    ]);
  });

  it("detaches what is no longer named, and it stays", async () => {
    const { properties } = (await put(without, "detach")).json;
    expect(properties.detachedResources).toEqual([{ id: budget?.id }]);
    expect((await client.call(address)).status).toBe(200);
  });

  it("deletes what is no longer named only when it is told to", async () => {
    await put(predicted("dev"), "detach");
    const { properties } = (await put(without, "delete")).json;
    expect(properties.deletedResources).toEqual([{ id: budget?.id }]);
    expect((await client.call(address)).status).toBe(404);
  });
});
