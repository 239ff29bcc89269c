import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { fixture, group, siteName } from "./support/azure.ts";
import { siteSource } from "./support/site-source.ts";

const run = promisify(execFile);
const subject = "repo:example/roster:environment:prod";

describe("Microsoft's own client for Node", () => {
  it("signs in by GitHub's token, shifts traffic, swaps and reads back, unmodified", async () => {
    await using f = await fixture({ retryAfterSeconds: 1 });
    await f.azure.provision({
      principals: [{ clientId: "pipeline", federatedCredentials: [{ subject }] }],
    });
    await f.azure.deploy(siteName, "production", await siteSource("old"));
    await f.azure.deploy(siteName, "green", await siteSource("new"));
    const { url, token } = f.azure.github.jobToken({ subject });
    const { stdout } = await run(
      process.execPath,
      [fileURLToPath(new URL("support/sdk-client.ts", import.meta.url))],
      {
        env: {
          PATH: process.env.PATH,
          NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
          ...f.azure.environment,
          ACTIONS_ID_TOKEN_REQUEST_URL: url,
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: token,
          TENANT: f.azure.tenantId,
          SUBSCRIPTION: f.azure.subscriptionId,
          GROUP: group,
          SITE: siteName,
        },
      },
    );
    expect(JSON.parse(stdout)).toEqual({
      slots: [`${siteName}/green`],
      tier: "PremiumV3",
      percentage: 25,
      swapped: "green",
      production: "Running",
    });
    const answer = await f.client.call(
      `https://${siteName}.azurewebsites.net/?x-ms-routing-name=self`,
    );
    expect(answer.headers["x-release"]).toBe("new");
  });
});
