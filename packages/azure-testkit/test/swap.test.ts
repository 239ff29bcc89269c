import { describe, expect, it } from "vitest";
import { settingsInPlaceOf } from "../src/web/swap.ts";
import { type Fixture, fixture, siteName } from "./support/azure.ts";
import { siteSource } from "./support/site-source.ts";

const production = `https://${siteName}.azurewebsites.net`;
const green = `https://${siteName}-green.azurewebsites.net`;
const intoProduction = { method: "POST", body: { targetSlot: "production", preserveVnet: true } };

async function deployed(options = {}): Promise<Fixture> {
  const f = await fixture(options);
  await Promise.all([
    f.azure.deploy(siteName, "production", await siteSource("old")),
    f.azure.deploy(siteName, "green", await siteSource("new")),
  ]);
  return f;
}

const releaseAt = async (f: Fixture, url: string) =>
  (await f.client.call(url)).headers["x-release"];

describe("a swap", () => {
  it("answers 202 with Location alone and Retry-After, and ends with the addressed slot", async () => {
    await using f = await deployed();
    const accepted = await f.client.call(f.arm("/slotsswap", "green"), intoProduction);
    expect(accepted.status).toBe(202);
    expect(accepted.text).toBe("");
    expect(accepted.headers).toMatchObject({
      location: expect.stringMatching(/\/slots\/green\/operationresults\/[0-9a-f-]{36}\?/),
      "retry-after": "15",
      etag: expect.any(String),
    });
    expect(accepted.headers["azure-asyncoperation"]).toBeUndefined();
    const done = await f.client.finish(accepted);
    expect(done.status).toBe(200);
    expect(done.json.name).toBe(`${siteName}/green`);
    expect(done.json.properties.slotSwapStatus).toMatchObject({
      sourceSlotName: "green",
      destinationSlotName: "Production",
    });
  });

  it("moves content and settings, leaves sticky settings and host names, and restarts both sides", async () => {
    await using f = await deployed();
    const before = f.azure.control.sites().flatMap(({ pids }) => pids);
    await f.client.finish(await f.client.call(f.arm("/slotsswap", "green"), intoProduction));
    expect(await releaseAt(f, production)).toBe("new");
    expect(await releaseAt(f, green)).toBe("old");
    const environment = (await f.client.call(`${production}/environment`)).json;
    expect(environment).toMatchObject({
      Stage: "prod",
      Feature__Colour: "green",
      WEBSITE_SLOT_NAME: "Production",
      WEBSITE_HOSTNAME: `${siteName}.azurewebsites.net`,
    });
    expect((await f.client.call(`${green}/environment`)).json).toMatchObject({
      Stage: "slot",
      Feature__Colour: "blue",
      WEBSITE_SLOT_NAME: "green",
    });
    const after = f.azure.control.sites().flatMap(({ pids }) => pids);
    expect(after.filter((pid) => before.includes(pid))).toEqual([]);
  });

  it("loses no request on either host name", async () => {
    await using f = await deployed();
    const seen: Record<string, number> = {};
    let over = false;
    const users = [production, green].flatMap((host) =>
      Array.from({ length: 4 }, async () => {
        while (!over) {
          const { status, headers } = await f.client.call(`${host}/slow?ms=5`);
          const key = `${status} ${headers["x-release"]}`;
          seen[key] = (seen[key] ?? 0) + 1;
        }
      }),
    );
    await f.client.finish(await f.client.call(f.arm("/slotsswap", "green"), intoProduction));
    over = true;
    await Promise.all(users);
    expect(Object.keys(seen).sort()).toEqual(["200 new", "200 old"]);
  });

  it("refuses writes to the site while it runs", async () => {
    await using f = await deployed({ timeScale: 20 });
    const accepted = await f.client.call(f.arm("/slotsswap", "green"), intoProduction);
    const write = await f.client.call(f.arm("/config/web"), {
      method: "PATCH",
      body: { properties: { experiments: { rampUpRules: [] } } },
    });
    expect(write.status).toBe(409);
    expect(write.json.Message).toContain("OperationName: SwapSiteSlots");
    const second = await f.client.call(f.arm("/slotsswap", "green"), intoProduction);
    expect(second.status).toBe(409);
    expect((await f.client.finish(accepted)).status).toBe(200);
  });

  it("is given up when the warm-up fails, and both sides stay as they were", async () => {
    await using f = await deployed();
    await f.client.call(f.arm("/config/appsettings", "green"), {
      method: "PUT",
      body: {
        properties: {
          WEBSITE_SWAP_WARMUP_PING_PATH: "/status?code=500",
          WEBSITE_SWAP_WARMUP_PING_STATUSES: "200,202",
        },
      },
    });
    const done = await f.client.finish(
      await f.client.call(f.arm("/slotsswap", "green"), intoProduction),
    );
    expect(done.status).toBe(409);
    expect(done.json.Message).toContain("answered the http ping with 500");
    expect(await releaseAt(f, production)).toBe("old");
    expect(await releaseAt(f, green)).toBe("new");
    expect((await f.client.call(f.arm(""))).json.properties.slotSwapStatus).toBeNull();
  });

  it.each([
    [true, 1],
    [false, 0],
  ])("keeps the rules of production as the behaviour says: %s", async (rulesSurviveSwap, count) => {
    await using f = await deployed({ behaviour: { rulesSurviveSwap } });
    const rule = { name: "green", actionHostName: new URL(green).host, reroutePercentage: 0 };
    await f.client.call(f.arm("/config/web"), {
      method: "PATCH",
      body: { properties: { experiments: { rampUpRules: [rule] } } },
    });
    await f.client.finish(await f.client.call(f.arm("/slotsswap", "green"), intoProduction));
    const { experiments } = (await f.client.call(f.arm("/config/web"))).json.properties;
    expect(experiments.rampUpRules).toHaveLength(count);
  });
});

describe("a swap that goes wrong by a fault of the test", () => {
  it("can be done although its operation says it failed", async () => {
    await using f = await deployed();
    f.azure.control.inject({ kind: "swap", outcome: "swapped-but-reported-failed" });
    const done = await f.client.finish(
      await f.client.call(f.arm("/slotsswap", "green"), intoProduction),
    );
    expect(done.status).toBe(409);
    expect(await releaseAt(f, production)).toBe("new");
  });

  it("can be missing although its operation says it is done", async () => {
    await using f = await deployed();
    f.azure.control.inject({ kind: "swap", outcome: "not-swapped-but-reported-done" });
    const done = await f.client.finish(
      await f.client.call(f.arm("/slotsswap", "green"), intoProduction),
    );
    expect(done.status).toBe(200);
    expect(await releaseAt(f, production)).toBe("old");
  });

  it("can end with 204 instead of the slot", async () => {
    await using f = await deployed();
    f.azure.control.inject({ kind: "swap", outcome: "ends-with-204" });
    const done = await f.client.finish(
      await f.client.call(f.arm("/slotsswap", "green"), intoProduction),
    );
    expect(done.status).toBe(204);
    expect(await releaseAt(f, production)).toBe("new");
  });

  it("can lose the answer to the request that started it", async () => {
    await using f = await deployed();
    f.azure.control.inject({ kind: "reset-after", path: "/slotsswap" });
    await expect(f.client.call(f.arm("/slotsswap", "green"), intoProduction)).rejects.toThrow();
    while ((await f.client.call(f.arm(""))).json.properties.inProgressOperationId !== null);
    expect(await releaseAt(f, production)).toBe("new");
  });
});

describe("a swap with preview", () => {
  it("shows the target's sticky values on the source, locks it, and can be taken back", async () => {
    await using f = await deployed();
    const settings = async () =>
      (await f.client.call(f.arm("/config/appsettings/list", "green"), { method: "POST" })).json
        .properties;
    const before = await settings();
    const applied = await f.client.call(f.arm("/applySlotConfig", "green"), intoProduction);
    expect([applied.status, applied.text]).toEqual([200, ""]);
    expect(await settings()).toEqual({ Stage: "prod", Feature__Colour: "green" });
    const write = await f.client.call(f.arm("/config/appsettings", "green"), {
      method: "PUT",
      body: { properties: {} },
    });
    expect(write.json.Message).toContain("have been prepared for swap");
    await f.client.call(f.arm("/resetSlotConfig"), { method: "POST" });
    expect(await settings()).toEqual(before);
  });
});

describe("settings of a slot that moves", () => {
  it("are its own, with the sticky ones of the place it moves to, whatever the case of their names", () => {
    const mover = { appSettings: { Stage: "slot", colour: "green" }, connectionStrings: {} };
    const place = {
      appSettings: { STAGE: "prod", colour: "blue", only: "there" },
      connectionStrings: { main: { value: "x", type: "SQLAzure" } },
    };
    const sticky = {
      appSettingNames: ["stage"],
      connectionStringNames: ["main"],
      azureStorageConfigNames: null,
    };
    expect(settingsInPlaceOf(mover, place, sticky)).toEqual({
      appSettings: { STAGE: "prod", colour: "green" },
      connectionStrings: { main: { value: "x", type: "SQLAzure" } },
    });
  });
});
