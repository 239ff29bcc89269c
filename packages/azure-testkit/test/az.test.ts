import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AzCommands, az } from "./support/az-commands.ts";
import { type Fixture, fixture, group, siteName } from "./support/azure.ts";
import { siteSource } from "./support/site-source.ts";
import { zipOf } from "./support/zip.ts";

const absent = "not run: az is not installed";
const subject = "repo:example/roster:environment:prod";

let f: Fixture;
let home: string;
let commands: AzCommands;
const command = (...words: readonly string[]) => commands.run(...words);

const site = ["--resource-group", group, "--name", siteName];

describe("the real az client", { timeout: 180_000 }, () => {
  beforeAll(async () => {
    if (az === undefined) return;
    f = await fixture({ timeScale: 60, retryAfterSeconds: 1, random: () => 0.1 });
    await f.azure.provision({
      principals: [{ clientId: "pipeline", federatedCredentials: [{ subject }] }],
    });
    home = join(f.azure.environment.NODE_EXTRA_CA_CERTS ?? "", "..", "..", "az");
    await mkdir(home, { recursive: true });
    commands = new AzCommands({
      PATH: process.env.PATH,
      HOME: home,
      AZURE_CONFIG_DIR: home,
      AZURE_CORE_COLLECT_TELEMETRY: "0",
      AZURE_CORE_ONLY_SHOW_ERRORS: "1",
      ...f.azure.environment,
    });
    await f.azure.deploy(siteName, "production", await siteSource("old"));
    await f.azure.deploy(siteName, "green", await siteSource("new"));
    const { url, token } = f.azure.github.jobToken({ subject });
    const answer = await f.client.call(`${url}&audience=api://AzureADTokenExchange`, {
      headers: { authorization: `bearer ${token}` },
    });
    await commands.started(
      "login", "--service-principal", "--username", "pipeline", "--tenant", f.azure.tenantId,
      "--federated-token", answer.json.value,
    ); // biome-ignore format: one line per part of the command
  }, 180_000);
  afterAll(async () => {
    commands?.[Symbol.dispose]();
    await f?.[Symbol.asyncDispose]();
  });

  it("shows a site", async (ctx) => {
    if (az === undefined) ctx.skip(absent);
    expect(await command("webapp", "show", ...site)).toMatchObject({
      name: siteName,
      state: "Running",
      defaultHostName: `${siteName}.azurewebsites.net`,
    });
  });

  it("lists slots", async (ctx) => {
    if (az === undefined) ctx.skip(absent);
    const slots = await command("webapp", "deployment", "slot", "list", ...site);
    expect(slots).toMatchObject([{ name: "green", state: "Running" }]);
  });

  it("sets, shows and clears traffic routing, and the router follows", async (ctx) => {
    if (az === undefined) ctx.skip(absent);
    const routing = ["webapp", "traffic-routing"];
    await command(...routing, "set", ...site, "--distribution", "green=25");
    expect(await command(...routing, "show", ...site)).toMatchObject([
      { name: "green", reroutePercentage: 25 },
    ]);
    const answer = await f.client.call(`https://${siteName}.azurewebsites.net/`);
    expect(answer.headers["x-release"]).toBe("new");
    await command(...routing, "clear", ...site);
    expect(await command(...routing, "show", ...site)).toEqual([]);
  });

  it("changes settings and keeps slot settings apart", async (ctx) => {
    if (az === undefined) ctx.skip(absent);
    const settings = ["webapp", "config", "appsettings"];
    await command(...settings, "set", ...site, "--slot", "green", "--slot-settings", "Only=here");
    expect(await command(...settings, "list", ...site, "--slot", "green")).toContainEqual({
      name: "Only",
      value: "here",
      slotSetting: true,
    });
  });

  it("swaps slots", async (ctx) => {
    if (az === undefined) ctx.skip(absent);
    await command("webapp", "deployment", "slot", "swap", ...site, "--slot", "green");
    const answer = await f.client.call(`https://${siteName}.azurewebsites.net/`);
    expect(answer.headers["x-release"]).toBe("new");
  });

  it("reads metrics that come from the router's own counters", async (ctx) => {
    if (az === undefined) ctx.skip(absent);
    const id = new URL(f.arm("")).pathname;
    const ingested = f.azure.clock.now() + 240_000;
    while (f.azure.clock.now() < ingested) await new Promise((resolve) => setTimeout(resolve, 50));
    const answer = await command(
      "monitor", "metrics", "list", "--resource", id, "--metrics", "Requests",
      "--interval", "PT1M", "--aggregation", "Total",
      "--start-time", new Date(f.azure.clock.virtualEpoch).toISOString(),
      "--end-time", new Date(f.azure.clock.now()).toISOString(),
    ); // biome-ignore format: one line per part of the command
    const points: { total: number }[] = answer.value[0].timeseries[0].data;
    const served = f.azure.control
      .traffic()
      .filter(({ slot }) => slot === "production")
      .reduce((sum, { requests }) => sum + requests, 0);
    expect(served).toBeGreaterThan(0);
    expect(points.reduce((sum, { total }) => sum + total, 0)).toBe(served);
  });

  it("deploys a zip file", async (ctx) => {
    if (az === undefined) ctx.skip(absent);
    const id = new URL(f.arm("", "green"));
    await f.client.call(id.href.replace("?", "/basicPublishingCredentialsPolicies/scm?"), {
      method: "PUT",
      body: { properties: { allow: true } },
    });
    const file = join(home, "site.zip");
    const source = await readFile(join(await siteSource("zipped"), "server.js"), "utf8");
    await writeFile(file, await zipOf({ "server.js": source }));
    await command(
      "webapp", "deployment", "source", "config-zip", ...site, "--slot", "green", "--src", file,
    ); // biome-ignore format: one line per part of the command
    const answer = await f.client.call(`https://${siteName}-green.azurewebsites.net/`);
    expect(answer.headers["x-release"]).toBe("zipped");
  });

  it("went nowhere else", (ctx) => {
    if (az === undefined) ctx.skip(absent);
    const known = ["azure.microsoft.com", "app.aladdin.microsoft.com", "aka.ms"];
    expect(f.azure.control.refusedHosts().filter((host) => !known.includes(host))).toEqual([]);
  });
});
