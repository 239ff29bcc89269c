import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { fixture, siteName } from "./support/azure.ts";
import { siteSource } from "./support/site-source.ts";
import { temporaryDirectory } from "./support/temporary.ts";

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function untilGone(pids: readonly number[]): Promise<void> {
  while (pids.some(lives)) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe("the processes of the sites", () => {
  it("are gone when the local Azure has stopped", async () => {
    const f = await fixture();
    await f.azure.deploy(siteName, "production", await siteSource("old"));
    const pids = f.azure.control.sites().flatMap((site) => site.pids);
    expect(pids.filter(lives)).toHaveLength(1);
    await f[Symbol.asyncDispose]();
    expect(pids.filter(lives)).toEqual([]);
  });

  it.runIf(process.platform === "linux")(
    "die with their parent, even when it is killed",
    async () => {
      const directory = await temporaryDirectory();
      const script = fileURLToPath(new URL("support/parent.ts", import.meta.url));
      const parent = spawn(
        process.execPath,
        ["--conditions=source", script, directory, await siteSource("old")],
        { stdio: ["ignore", "pipe", "inherit"] },
      );
      const [line] = await once(parent.stdout, "data");
      const pids: number[] = JSON.parse(String(line));
      expect(pids.filter(lives)).toHaveLength(2);
      parent.kill("SIGKILL");
      await once(parent, "exit");
      await untilGone(pids);
      expect(pids.filter(lives)).toEqual([]);
    },
  );

  it("get the settings of their slot, and a change of settings restarts them", async () => {
    await using f = await fixture();
    await f.azure.provision({
      resourceGroups: [{ name: "rg" }],
      plans: [{ name: "plan", resourceGroup: "rg", sku: "S1" }],
      sites: [
        {
          name: "app-settings",
          resourceGroup: "rg",
          plan: "plan",
          appSettings: { "Mail:Host": "smtp.example" },
          connectionStrings: { Main: { value: "Data Source=x", type: "SQLAzure" } },
        },
      ],
    });
    await f.azure.deploy("app-settings", "production", await siteSource("one"));
    const site = "https://app-settings.azurewebsites.net";
    expect((await f.client.call(`${site}/environment`)).json).toMatchObject({
      Mail__Host: "smtp.example",
      APPSETTING_Mail__Host: "smtp.example",
      SQLAZURECONNSTR_Main: "Data Source=x",
      WEBSITE_SITE_NAME: "app-settings",
    });
    const path = f
      .arm("/config/appsettings")
      .replace("rg-roster-prod", "rg")
      .replace(siteName, "app-settings");
    await f.client.call(path, { method: "PUT", body: { properties: { Added: "1" } } });
    let environment = (await f.client.call(`${site}/environment`)).json;
    while (environment.Added === undefined)
      environment = (await f.client.call(`${site}/environment`)).json;
    expect(environment.Mail__Host).toBeUndefined();
  });

  it("say what they wrote when the site does not start", async () => {
    await using f = await fixture();
    const empty = await temporaryDirectory();
    await expect(f.azure.deploy(siteName, "green", empty)).rejects.toMatchObject({
      name: "UsageError",
      remedy: expect.stringContaining("server.js"),
    });
  });
});
