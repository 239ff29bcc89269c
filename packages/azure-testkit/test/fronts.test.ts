import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ScaledClock } from "../src/clock.ts";
import { choose, FrontDoors } from "../src/front-door/front-doors.ts";
import { type Azure, startAzure } from "../src/index.ts";
import { Client } from "./support/client.ts";
import { siteSource } from "./support/site-source.ts";
import { temporaryDirectory } from "./support/temporary.ts";

const origin = (name: string, change = {}) => ({
  name,
  hostName: `${name}.azurewebsites.net`,
  enabled: true,
  weight: 500,
  priority: 1,
  ...change,
});

describe("an edge of Front Door chooses", () => {
  it.each([
    ["by weight", [origin("a", { weight: 100 }), origin("b", { weight: 900 })], 1_000, 0.2, "b"],
    ["the fastest at a latency sensitivity of 0 ms", [origin("a", { weight: 1 }), origin("b")], 0, 0.9, "a"],
    ["none that is disabled", [origin("a", { enabled: false }), origin("b")], 0, 0, "b"],
    ["none of a lower priority", [origin("a", { priority: 2 }), origin("b")], 1_000, 0, "b"],
  ])("%s", (_, origins, latency, draw, expected) => {
    expect(choose(origins, latency, () => draw)?.name).toBe(expected);
  }); // biome-ignore format: one line per case
});

describe("a change of a front door", () => {
  it("reaches the edges after its time, and the next one after that", () => {
    const clock = new ScaledClock(1);
    const doors = new FrontDoors(clock, () => 0, 600);
    doors.add({
      name: "fd",
      resourceGroup: "rg",
      originGroup: "og",
      origins: [origin("a"), origin("b", { enabled: false })],
    });
    const profile = doors.find("rg", "fd");
    if (profile === undefined) throw new Error("not added");
    doors.change(profile, [origin("a", { enabled: false }), origin("b")]);
    doors.change(profile, [origin("a"), origin("b", { enabled: false })]);
    const serving = () => doors.originFor("fd.z01.azurefd.net");
    const seen = [serving()];
    for (const seconds of [601, 600]) {
      clock.advance(seconds * 1_000);
      seen.push(serving());
    }
    expect(seen).toEqual(["a.azurewebsites.net", "b.azurewebsites.net", "a.azurewebsites.net"]);
  });
});

describe("over the wire", () => {
  let azure: Azure;
  let client: Client;
  let directory: string;
  beforeAll(async () => {
    directory = await temporaryDirectory();
    azure = await startAzure({ directory, gatewayUpdateSeconds: 60, random: () => 0.5 });
    const apps = ["twin-a", "twin-b"];
    await azure.provision({
      resourceGroups: [{ name: "rg" }],
      plans: [{ name: "plan", resourceGroup: "rg", sku: "B1" }],
      sites: apps.map((name) => ({ name, resourceGroup: "rg", plan: "plan" })),
      frontDoors: [
        {
          name: "fd",
          resourceGroup: "rg",
          originGroup: "og",
          latencySensitivity: 500,
          origins: apps.map((name) => ({ name, hostName: `${name}.azurewebsites.net` })),
        },
      ],
      applicationGateways: [
        {
          name: "agw",
          resourceGroup: "rg",
          rule: "main",
          pools: apps.map((name) => ({ name, fqdn: `${name}.azurewebsites.net` })),
        },
      ],
      principals: [{ clientId: "deployer", secret: "s3cret" }],
    });
    client = new Client(azure);
    await client.signIn(azure);
    for (const app of apps) await azure.deploy(app, "production", await siteSource(app));
  });
  afterAll(async () => {
    client.close();
    await azure.stop();
    await rm(directory, { recursive: true, force: true });
  });
  const arm = (path: string) =>
    `https://management.azure.com/subscriptions/${azure.subscriptionId}/resourceGroups/rg/providers/${path}?api-version=2023-05-01`;
  const served = async (host: string) =>
    (await client.call(`https://${host}/`)).headers["x-release"];

  it("origin weights move real requests", async () => {
    const origins = "Microsoft.Cdn/profiles/fd/originGroups/og/origins";
    const before = await served("fd.z01.azurefd.net");
    const changed = await client.call(arm(`${origins}/twin-a`), {
      method: "PATCH",
      body: { properties: { weight: 1 } },
    });
    expect(changed.json).toMatchObject({
      name: "twin-a",
      properties: { weight: 1, enabledState: "Enabled", originGroupName: "og" },
    });
    expect([before, await served("fd.z01.azurefd.net")]).toEqual(["twin-b", "twin-b"]);
    await client.call(arm(`${origins}/twin-b`), {
      method: "PATCH",
      body: { properties: { enabledState: "Disabled" } },
    });
    expect(await served("fd.z01.azurefd.net")).toBe("twin-a");
  });

  it.each([0, 1_001])("an origin has no weight of %i", async (weight) => {
    const refused = await client.call(
      arm("Microsoft.Cdn/profiles/fd/originGroups/og/origins/twin-a"),
      { method: "PATCH", body: { properties: { weight } } },
    );
    expect([refused.status, refused.json.error.code]).toEqual([400, "BadRequest"]);
  });

  it("a gateway's rule switches everything, once its update is through", async () => {
    const path = arm("Microsoft.Network/applicationGateways/agw");
    const host = "agw.westeurope.cloudapp.azure.com";
    const { json: gateway } = await client.call(path);
    const [rule] = gateway.properties.requestRoutingRules;
    rule.properties.backendAddressPool.id = `${gateway.id}/backendAddressPools/twin-b`;
    const { etag } = gateway;
    const put = await client.call(path, {
      method: "PUT",
      body: gateway,
      headers: { "if-match": etag },
    });
    expect(put.json.properties.provisioningState).toBe("Updating");
    expect(await served(host)).toBe("twin-a");
    azure.clock.advance(61_000);
    expect(await served(host)).toBe("twin-b");
    const late = await client.call(path, {
      method: "PUT",
      body: gateway,
      headers: { "if-match": etag },
    });
    expect(late.status).toBe(412);
  });
});
