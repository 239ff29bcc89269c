import { rm } from "node:fs/promises";
import { type Azure, type AzureOptions, startAzure } from "../../src/index.ts";
import { Client } from "./client.ts";
import { temporaryDirectory } from "./temporary.ts";

export const group = "rg-roster-prod";
export const siteName = "app-roster-prod";

export interface Fixture extends AsyncDisposable {
  readonly azure: Azure;
  readonly client: Client;
  /** Address of the site, or with a name of one of its slots, in ARM. */
  arm(path: string, slot?: string): string;
}

/** A local Azure with Roster's production group, a slot "green", and a signed-in client. */
export async function fixture(options: Partial<AzureOptions> = {}): Promise<Fixture> {
  const directory = await temporaryDirectory();
  const azure = await startAzure({ directory, timeScale: 60, ...options });
  await azure.provision({
    resourceGroups: [{ name: group }],
    plans: [{ name: "plan-roster-prod", resourceGroup: group, sku: "P1V3" }],
    sites: [
      {
        name: siteName,
        resourceGroup: group,
        plan: "plan-roster-prod",
        appSettings: { Stage: "prod", Feature__Colour: "blue" },
        stickySettings: ["Stage"],
        slots: [{ name: "green", appSettings: { Stage: "slot", Feature__Colour: "green" } }],
      },
    ],
    principals: [{ clientId: "deployer", secret: "s3cret", roles: [{ role: "Contributor" }] }],
  });
  const client = new Client(azure);
  await client.signIn(azure);
  const base = `https://management.azure.com/subscriptions/${azure.subscriptionId}/resourceGroups/${group}/providers/Microsoft.Web/sites/${siteName}`;
  return {
    azure,
    client,
    arm: (path, slot) =>
      `${base}${slot === undefined ? "" : `/slots/${slot}`}${path}${path.includes("?") ? "&" : "?"}api-version=2023-01-01`,
    async [Symbol.asyncDispose]() {
      client.close();
      await azure.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
