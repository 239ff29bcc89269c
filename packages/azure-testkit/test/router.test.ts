import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ServedRequest } from "../src/index.ts";
import { type Fixture, fixture, siteName } from "./support/azure.ts";
import { siteSource } from "./support/site-source.ts";

const host = `${siteName}.azurewebsites.net`;
const greenHost = `${siteName}-green.azurewebsites.net`;
const url = `https://${host}`;
let f: Fixture;
let draw = 0;

async function setRules(
  ...rules: readonly (readonly [name: string, percent: number, host?: string])[]
) {
  const rampUpRules = rules.map(([name, reroutePercentage, actionHostName = greenHost]) => ({
    name,
    reroutePercentage,
    actionHostName,
  }));
  const answer = await f.client.call(f.arm("/config/web"), {
    method: "PATCH",
    body: { properties: { experiments: { rampUpRules } } },
  });
  if (answer.status !== 200) throw new Error(answer.text);
}

const cookiesOf = (headers: { readonly "set-cookie"?: string[] | undefined }) =>
  (headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0]).join("; ");

beforeAll(async () => {
  f = await fixture({ timeScale: 3600, tokenLifetimeSeconds: 10_000_000, random: () => draw });
  await f.azure.deploy(siteName, "production", await siteSource("old"));
  await f.azure.deploy(siteName, "green", await siteSource("new"));
});
afterAll(async () => {
  await f[Symbol.asyncDispose]();
});
beforeEach(async () => {
  draw = 0.99;
  await setRules();
});

describe("the front router", () => {
  it("tells the site who asks and how", async () => {
    const { json } = await f.client.call(`${url}/headers`, {
      headers: { "x-forwarded-for": "203.0.113.7", "x-forwarded-proto": "http" },
    });
    expect(json).toMatchObject({
      host,
      "x-forwarded-proto": "https",
      "x-forwarded-host": host,
      "x-forwarded-for": expect.stringMatching(/^203\.0\.113\.7, 127\.0\.0\.1:\d+$/),
      "x-arr-log-id": expect.any(String),
      "disguised-host": host,
    });
  });

  it("passes bodies both ways", async () => {
    const body = "0123456789".repeat(200_000);
    const answer = await f.client.call(`${url}/echo`, { method: "POST", body });
    expect(answer.text).toBe(body);
  });

  it("passes upgraded connections through", async () => {
    expect(await f.client.upgraded(url, "ping")).toBe("ping");
  });

  it("splits new clients by weight and pins each by cookie for an hour", async () => {
    await setRules(["green", 25]);
    draw = 0.24;
    const first = await f.client.call(url);
    expect(first.headers["x-release"]).toBe("new");
    expect(first.headers["set-cookie"]).toContainEqual(
      expect.stringMatching(/^x-ms-routing-name=green; Max-Age=3600;/),
    );
    draw = 0.99;
    const cookie = cookiesOf(first.headers);
    const again = await f.client.call(url, { headers: { cookie } });
    expect(again.headers["x-release"]).toBe("new");
    expect(again.headers["set-cookie"]).toBeUndefined();
  });

  it("forgets the pin when its hour is over on the virtual clock", async () => {
    await setRules(["green", 25]);
    draw = 0.24;
    const cookie = cookiesOf((await f.client.call(url)).headers);
    draw = 0.99;
    const over = f.azure.clock.now() + 3_601_000;
    while (f.azure.clock.now() < over) await new Promise((resolve) => setTimeout(resolve, 20));
    const later = await f.client.call(url, { headers: { cookie } });
    expect(later.headers["x-release"]).toBe("old");
  });

  it("answers 404 to those routed to a host name that does not exist", async () => {
    await setRules(["green", 50, `${siteName}-gren.azurewebsites.net`]);
    draw = 0.1;
    expect((await f.client.call(url)).status).toBe(404);
    draw = 0.9;
    expect((await f.client.call(url)).status).toBe(200);
  });

  it("follows the query parameter", async () => {
    await setRules(["green", 0]);
    const asked = await f.client.call(`${url}/?x-ms-routing-name=green`);
    expect(asked.headers["x-release"]).toBe("new");
  });

  it("answers 403 for a stopped slot, also to those pinned there", async () => {
    await f.client.call(f.arm("/stop", "green"), { method: "POST" });
    const cookie = "x-ms-routing-name=green";
    expect((await f.client.call(`https://${greenHost}`)).status).toBe(403);
    expect((await f.client.call(url, { headers: { cookie } })).status).toBe(403);
    await f.client.call(f.arm("/start", "green"), { method: "POST" });
    expect((await f.client.call(`https://${greenHost}`)).headers["x-release"]).toBe("new");
  });

  it("answers 404 for a deleted slot, also to those pinned there", async () => {
    await f.client.call(f.arm("", "spare"), { method: "PUT", body: { location: "West Europe" } });
    const spare = `https://${siteName}-spare.azurewebsites.net`;
    expect((await f.client.call(spare)).status).toBe(200);
    await f.client.call(f.arm("", "spare"), { method: "DELETE" });
    const cookie = "x-ms-routing-name=spare";
    expect((await f.client.call(spare)).status).toBe(404);
    expect((await f.client.call(url, { headers: { cookie } })).status).toBe(404);
  });

  it("answers 502 when the process dies in a request, 502 or 503 while it is gone, and starts it again", async () => {
    const spare = "https://app-spare.azurewebsites.net";
    await f.azure.provision({
      resourceGroups: [{ name: "rg-spare" }],
      plans: [{ name: "plan", resourceGroup: "rg-spare", sku: "B1" }],
      sites: [{ name: "app-spare", resourceGroup: "rg-spare", plan: "plan" }],
    });
    await f.azure.deploy("app-spare", "production", await siteSource("fragile"));
    const { pids } = f.azure.control.sites().find(({ site }) => site === "app-spare") ?? {
      pids: [],
    };
    expect((await f.client.call(`${spare}/crash`)).status).toBe(502);
    let answer = await f.client.call(spare);
    const seen = new Set([answer.status]);
    while (answer.status !== 200) {
      answer = await f.client.call(spare);
      seen.add(answer.status);
    }
    expect([...seen].filter((status) => ![502, 503, 200].includes(status))).toEqual([]);
    const again = f.azure.control.sites().find(({ site }) => site === "app-spare");
    expect(again?.pids).not.toEqual(pids);
  });

  it("reports every request it served", async () => {
    const served: ServedRequest[] = [];
    const end = f.azure.control.onRequest((request) => served.push(request));
    await f.client.call(`${url}/status?code=503`, { headers: { "x-client": "user-7" } });
    end();
    await f.client.call(url);
    expect(served).toHaveLength(1);
    expect(served[0]).toMatchObject({
      site: siteName,
      slot: "production",
      host,
      release: "old",
      status: 503,
      client: "user-7",
      path: "/status?code=503",
    });
  });
});
