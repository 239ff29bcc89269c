// What a pipeline does with Microsoft's packages; runs as a child with the local Azure's environment.
import { WebSiteManagementClient } from "@azure/arm-appservice";
import { ClientAssertionCredential } from "@azure/identity";

const text = (name: string): string => process.env[name] ?? "";
const [group, site] = [text("GROUP"), text("SITE")];

const credential = new ClientAssertionCredential(text("TENANT"), "pipeline", async () => {
  const url = `${text("ACTIONS_ID_TOKEN_REQUEST_URL")}&audience=api://AzureADTokenExchange`;
  const headers = { authorization: `bearer ${text("ACTIONS_ID_TOKEN_REQUEST_TOKEN")}` };
  return ((await (await fetch(url, { headers })).json()) as { value: string }).value;
});
const client = new WebSiteManagementClient(credential, text("SUBSCRIPTION"));

const slots: (string | undefined)[] = [];
for await (const slot of client.webApps.listSlots(group, site)) slots.push(slot.name);
const plan = await client.appServicePlans.get(group, "plan-roster-prod");
const rule = {
  name: "green",
  actionHostName: (await client.webApps.getSlot(group, site, "green")).defaultHostName ?? "",
  reroutePercentage: 25,
};
await client.webApps.updateConfiguration(group, site, { experiments: { rampUpRules: [rule] } });
const configured = await client.webApps.getConfiguration(group, site);
await client.webApps.updateConfiguration(group, site, { experiments: { rampUpRules: [] } });
await client.webApps
  .swapSlot(group, site, "green", { targetSlot: "production", preserveVnet: true })
  .pollUntilDone();
const after = await client.webApps.get(group, site);
process.stdout.write(
  JSON.stringify({
    slots,
    tier: plan.sku?.tier,
    percentage: configured.experiments?.rampUpRules?.[0]?.reroutePercentage,
    swapped: after.slotSwapStatus?.sourceSlotName,
    production: after.state,
  }),
);
