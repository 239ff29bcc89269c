import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { permissionOf } from "../src/arm/action.ts";
import { type Fixture, fixture, group, siteName } from "./support/azure.ts";

let f: Fixture;
beforeAll(async () => {
  f = await fixture();
  await f.azure.provision({
    resourceGroups: [{ name: "rg-dev" }],
    plans: [{ name: "plan-dev", resourceGroup: "rg-dev", sku: "B1" }],
    sites: [{ name: "app-dev", resourceGroup: "rg-dev", plan: "plan-dev" }],
  });
});
afterAll(async () => {
  await f[Symbol.asyncDispose]();
});

const dev = (path: string) => f.arm(path).replace(group, "rg-dev").replace(siteName, "app-dev");
const rule = (reroutePercentage: number, name = "green") => ({
  name,
  reroutePercentage,
  actionHostName: `${siteName}-green.azurewebsites.net`,
});
const write = (url: string, rampUpRules: readonly object[]) =>
  f.client.call(url, { method: "PATCH", body: { properties: { experiments: { rampUpRules } } } });

describe("ARM", () => {
  it("does not regard the case of an address", async () => {
    const lower = f
      .arm("")
      .replace("resourceGroups", "resourcegroups")
      .replace(siteName, siteName.toUpperCase());
    expect((await f.client.call(lower)).json.name).toBe(siteName);
  });

  it("wants an api-version", async () => {
    const answer = await f.client.call(f.arm("").replace(/\?.*/, ""));
    expect(answer.status).toBe(400);
    expect(answer.json.error.code).toBe("MissingApiVersionParameter");
  });

  it("says in its own shape what is missing", async () => {
    const site = await f.client.call(f.arm("").replace(siteName, "nothing"));
    expect(site.status).toBe(404);
    expect(site.json.error.message).toContain("'Microsoft.Web/sites/nothing'");
    const missing = await f.client.call(f.arm("").replace(group, "rg-nothing"));
    expect(missing.json.error.code).toBe("ResourceGroupNotFound");
    const slot = await f.client.call(f.arm("", "gren"));
    expect(slot.json.error.message).toContain(`'Microsoft.Web/sites/${siteName}/slots/gren'`);
  });

  it("says that a call is not imitated instead of pretending", async () => {
    const answer = await f.client.call(f.arm("/backups"));
    expect(answer.status).toBe(404);
    expect(answer.json.error.message).toContain("does not imitate GET");
  });

  it("numbers every answer and counts down the limits", async () => {
    const first = await write(f.arm("/config/web"), []);
    const second = await write(f.arm("/config/web"), []);
    const header = "x-ms-ratelimit-remaining-subscription-writes";
    expect(first.headers["x-ms-request-id"]).not.toBe(second.headers["x-ms-request-id"]);
    expect(Number(first.headers[header]) - Number(second.headers[header])).toBe(1);
  });

  it("answers with the faults that a test injects, once each", async () => {
    f.azure.control.inject({ kind: "throttled", retryAfterSeconds: 2, path: "/config/web" });
    const throttled = await f.client.call(f.arm("/config/web"));
    expect(throttled.status).toBe(429);
    expect(throttled.headers["retry-after"]).toBe("2");
    expect(throttled.json.Details[2].ErrorEntity.ExtendedCode).toBe("59207");
    expect((await f.client.call(f.arm("/config/web"))).status).toBe(200);
  });
});

describe("a lost connection or header, as a test orders it", () => {
  const clear = () => write(f.arm("/config/web"), []);

  it("leaves a write undone when the connection broke before it", async () => {
    await write(f.arm("/config/web"), [rule(5)]);
    f.azure.control.inject({ kind: "reset-before", method: "PATCH" });
    await expect(clear()).rejects.toThrow();
    const { experiments } = (await f.client.call(f.arm("/config/web"))).json.properties;
    expect(experiments.rampUpRules).toHaveLength(1);
  });

  it("leaves a write done when the connection broke after it", async () => {
    await write(f.arm("/config/web"), [rule(5)]);
    f.azure.control.inject({ kind: "reset-after", method: "PATCH" });
    await expect(clear()).rejects.toThrow();
    const { experiments } = (await f.client.call(f.arm("/config/web"))).json.properties;
    expect(experiments.rampUpRules).toEqual([]);
  });

  it("can take a header away", async () => {
    f.azure.control.inject({ kind: "lose-header", header: "ETag" });
    expect((await clear()).headers.etag).toBeUndefined();
    expect((await clear()).headers.etag).toBeDefined();
  });

  it("keeps the journal of all of them", async () => {
    f.azure.control.inject({ kind: "reset-before", path: /appsettings/ });
    await f.client.call(f.arm("/config/appsettings/list"), { method: "POST" }).catch(() => {});
    expect(f.azure.control.requests().at(-1)).toMatchObject({
      host: "management.azure.com",
      method: "POST",
      status: 0,
    });
  });
});

describe("traffic rules", () => {
  it("come back with five nulls, mirrored, and are replaced as a list", async () => {
    await write(f.arm("/config/web"), [rule(10)]);
    const { properties } = (await write(f.arm("/config/web"), [rule(25)])).json;
    expect(properties.experiments.rampUpRules).toEqual([
      {
        ...rule(25),
        changeStep: null,
        changeIntervalInMinutes: null,
        minReroutePercentage: null,
        maxReroutePercentage: null,
        changeDecisionCallbackUrl: null,
      },
    ]);
    expect(properties.routingRules).toEqual(properties.experiments.rampUpRules);
  });

  it("survive a write that does not speak of them", async () => {
    await write(f.arm("/config/web"), [rule(25)]);
    await f.client.call(f.arm("/config/web"), {
      method: "PATCH",
      body: { properties: { http20Enabled: false, experiments: null } },
    });
    const { properties } = (await f.client.call(f.arm("/config/web"))).json;
    expect(properties.http20Enabled).toBe(false);
    expect(properties.experiments.rampUpRules).toHaveLength(1);
  });

  it("are refused above 100 % in sum, on a slot, and below the Standard tier", async () => {
    const sum = await write(f.arm("/config/web"), [rule(60), rule(41, "blue")]);
    expect([sum.status, sum.json.Code]).toEqual([400, "BadRequest"]);
    expect((await write(f.arm("/config/web", "green"), [rule(10)])).status).toBe(400);
    const basic = await write(dev("/config/web"), [rule(10)]);
    expect(basic.status).toBe(409);
    expect(basic.json.Message).toContain("'Basic' SKU");
  });
});

describe("slots", () => {
  it("are refused by the tier's name where the tier has none", async () => {
    const answer = await f.client.call(dev("/slots/green"), { method: "PUT", body: {} });
    expect(answer.status).toBe(409);
    expect(answer.json).toMatchObject({
      Code: "Conflict",
      Message:
        "Cannot complete the operation because the site will exceed the number of slots allowed for the 'Basic' SKU.",
    });
  });

  it("differ from production as listed", async () => {
    const { json } = await f.client.call(f.arm("/slotsdiffs", "green"), {
      method: "POST",
      body: { targetSlot: "production", preserveVnet: true },
    });
    const differences = json.value.map(({ properties }: { properties: Record<string, string> }) => [
      properties.settingName,
      properties.diffRule,
    ]);
    expect(differences).toEqual([
      ["Feature__Colour", "SettingsWillChange"],
      ["Stage", "SettingIsSticky"],
    ]);
  });
});

describe("tags", () => {
  const tags = () =>
    f.arm("").replace(/\?.*/, "/providers/Microsoft.Resources/tags/default?api-version=2021-04-01");
  const patch = (operation: string, values: Record<string, string>) =>
    f.client.call(tags(), { method: "PATCH", body: { operation, properties: { tags: values } } });

  it("are merged, replaced and deleted by name", async () => {
    await patch("Replace", { "bgs-id": "1", owner: "team" });
    await patch("Merge", { "BGS-ID": "2", "bgs-phase": "STEP" });
    expect((await f.client.call(tags())).json.properties.tags).toEqual({
      "BGS-ID": "2",
      "bgs-phase": "STEP",
      owner: "team",
    });
    await patch("Delete", { "bgs-phase": "" });
    expect((await f.client.call(f.arm(""))).json.tags).toEqual({ "BGS-ID": "2", owner: "team" });
  });

  it("are limited in number and length", async () => {
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`t${index}`, "x"]));
    expect((await patch("Replace", many)).status).toBe(400);
    expect((await patch("Merge", { long: "x".repeat(257) })).status).toBe(400);
  });
});

describe("the action that a request needs", () => {
  const site = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/x";
  it.each([
    [
      "GET",
      "/subscriptions/s/resourceGroups/g",
      "Microsoft.Resources/subscriptions/resourceGroups/read",
      "/subscriptions/s/resourceGroups/g",
    ],
    ["GET", site, "Microsoft.Web/sites/read", site],
    ["PATCH", `${site}/config/web`, "Microsoft.Web/sites/config/write", `${site}/config/web`],
    [
      "POST",
      `${site}/config/appsettings/list`,
      "Microsoft.Web/sites/config/list/action",
      `${site}/config/appsettings`,
    ],
    [
      "POST",
      `${site}/slots/green/slotsswap`,
      "Microsoft.Web/sites/slots/slotsswap/action",
      `${site}/slots/green`,
    ],
    ["POST", `${site}/restart`, "Microsoft.Web/sites/restart/action", site],
    [
      "GET",
      `${site}/slots/green/operationresults/1`,
      "Microsoft.Web/sites/slots/operationresults/read",
      `${site}/slots/green/operationresults/1`,
    ],
    [
      "GET",
      `${site}/providers/Microsoft.Insights/metrics`,
      "Microsoft.Insights/metrics/read",
      site,
    ],
    [
      "PATCH",
      `${site}/providers/Microsoft.Resources/tags/default`,
      "Microsoft.Resources/tags/write",
      site,
    ],
  ])("of %s %s", (method, path, action, scope) => {
    expect(permissionOf(method, path)).toEqual({ action, scope });
  });
});
