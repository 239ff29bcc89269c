import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Azure, startAzure } from "../src/index.ts";
import { type Answer, Client } from "./support/client.ts";
import { expandedTemplate, type PredictedResource } from "./support/expanded-template.ts";

const infra = path.resolve(import.meta.dirname, "../../../infra");
const variants = ["front-door", "second-region", "static-site", "open-network", "running"];
const subscriptionId = "00000000-0000-0000-0000-00000000000a";
const subscription = `https://management.azure.com/subscriptions/${subscriptionId}`;
const version = "api-version=2022-09-01";

const predicted = (name: string): PredictedResource[] =>
  JSON.parse(
    readFileSync(
      path.join(
        infra,
        variants.includes(name) ? "variants" : "parameters",
        `${name}.snapshot.json`,
      ),
      "utf8",
    ),
  ).predictedResources;

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

/** What a variant's own parameters change begins with the environment that it extends. */
describe.each(variants)("the variant %s", (name) => {
  it("deploys over its environment, and a second what-if changes nothing", async () => {
    const template = expandedTemplate(predicted(name));
    expect(kinds(await ownChangesOf(name, template))).not.toEqual(["NoChange"]);
    expect((await deploy(name, template)).json).toEqual({ status: "Succeeded" });
    expect(kinds(await ownChangesOf(name, template))).toEqual(["NoChange"]);
    await deploy("prod", expandedTemplate(predicted("prod")));
  });
});

describe("a second deployment", () => {
  const group = `${subscription}/resourceGroups/rg-qarvgut-prod/providers/Microsoft.Web`;
  const site = `${group}/sites/app-qarvgut-prod`;
  const web = "api-version=2023-01-01";
  const at = async (url: string, method: string, properties?: unknown) =>
    (
      await client.call(`${url}?${web}`, {
        method,
        ...(properties === undefined ? {} : { body: { properties } }),
      })
    ).json;
  const add = async (url: string, added: object) =>
    await at(url, "PUT", { ...(await at(`${url}/list`, "POST")).properties, ...added });
  const again = (name = "prod") => deploy(name, expandedTemplate(predicted(name)));

  it("keeps what the pipeline set on app and slot, and sets its own right again", async () => {
    const reference = { Smtp__Password: "@Microsoft.KeyVault(VaultName=kv;SecretName=Smtp)" };
    const sides = [site, `${site}/slots/green`];
    for (const side of sides) {
      await add(`${side}/config/appsettings`, { ...reference, WEBSITE_SWAP_WARMUP_PING_PATH: "/" });
      await add(`${side}/config/connectionstrings`, {
        Reports: { type: "SQLAzure", value: "Server=reports" },
      });
    }
    expect((await again()).json).toEqual({ status: "Succeeded" });
    for (const side of sides) {
      const { properties } = await at(`${side}/config/appsettings/list`, "POST");
      expect(properties).toMatchObject({
        ...reference,
        WEBSITE_SWAP_WARMUP_PING_PATH: "/health",
        Azure__KeyVault__Name: "kv-qarvgut-prod",
      });
      const strings = (await at(`${side}/config/connectionstrings/list`, "POST")).properties;
      expect(Object.keys(strings)).toEqual(["DefaultConnection", "Reports"]);
    }
  });

  it("keeps the traffic rules of a shift, and which settings stay with their slot", async () => {
    const rampUpRules = [
      {
        name: "green",
        actionHostName: "app-qarvgut-prod-green.azurewebsites.net",
        reroutePercentage: 25,
      },
    ];
    await at(`${site}/config/web`, "PATCH", { experiments: { rampUpRules } });
    await at(`${site}/config/slotConfigNames`, "PUT", { appSettingNames: ["Slot_Name"] });
    await again();
    expect((await at(`${site}/config/web`, "GET")).properties.experiments.rampUpRules).toEqual(
      rampUpRules.map((rule) => expect.objectContaining(rule)),
    );
    expect((await at(`${site}/config/slotConfigNames`, "GET")).properties.appSettingNames).toEqual([
      "Slot_Name",
    ]);
    await at(`${site}/config/web`, "PATCH", { experiments: { rampUpRules: [] } });
  });

  it("keeps the instances of autoscale and the record of a shift where it is told of them", async () => {
    const plan = `${group}/serverfarms/plan-qarvgut-prod`;
    const farm = predicted("prod").find(({ type }) => type === "Microsoft.Web/serverfarms");
    const body = { ...farm, sku: { name: "P1V3", capacity: 5 } };
    await client.call(`${plan}?${web}`, { method: "PUT", body });
    const tags = { "bgs-phase": "kept", "bgs-keep-until": "2026-12-02T10:00:00Z" };
    const tagged = { tags: { ...(await at(site, "GET")).tags, ...tags } };
    await client.call(`${site}?${web}`, { method: "PATCH", body: tagged });
    await again("running");
    expect((await at(plan, "GET")).sku.capacity).toBe(5);
    expect((await at(site, "GET")).tags).toMatchObject({ ...tags, managedBy: "slipway" });
    // Why the workflow reads them before each deployment.
    await again();
    expect((await at(plan, "GET")).sku.capacity).toBe(2);
    expect((await at(site, "GET")).tags).not.toHaveProperty("bgs-phase");
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
