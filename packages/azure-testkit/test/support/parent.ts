// A parent that is killed in a test: starts a local Azure with two sites and prints their pids.
import { startAzure } from "../../src/index.ts";

const [, , directory = "", source = ""] = process.argv;
const azure = await startAzure({ directory });
await azure.provision({
  resourceGroups: [{ name: "rg" }],
  plans: [{ name: "plan", resourceGroup: "rg", sku: "S1" }],
  sites: [{ name: "app-killed", resourceGroup: "rg", plan: "plan", slots: [{ name: "green" }] }],
});
await azure.deploy("app-killed", "production", source);
await azure.deploy("app-killed", "green", source);
process.stdout.write(`${JSON.stringify(azure.control.sites().flatMap(({ pids }) => pids))}\n`);
