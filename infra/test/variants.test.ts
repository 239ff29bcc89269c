import { expect, test } from "vitest";
import { variants } from "../src/files.ts";
import { ofType, snapshot } from "../src/snapshot.ts";
import { addedTo } from "./rows/reading.ts";

const names = (variant: (typeof variants)[number], type: string): string[] =>
  ofType(snapshot(variant), type).map(({ name }) => name);
const web = "Microsoft.Web/sites";

test("Front Door stands in the gateway's place, and the app lets only this Front Door in", () => {
  const resources = snapshot("front-door");
  expect(names("front-door", "Microsoft.Network/applicationGateways")).toEqual([]);
  expect(names("front-door", "Microsoft.Cdn/profiles")).toEqual(["afd-qarvgut-prod"]);
  const [site] = ofType(resources, web);
  const [rule] = site?.properties.siteConfig.ipSecurityRestrictions ?? [];
  expect(site?.properties.siteConfig.ipSecurityRestrictionsDefaultAction).toBe("Deny");
  expect(rule.ipAddress).toBe("AzureFrontDoor.Backend");
  expect(rule.headers["x-azure-fdid"]).toEqual([expect.stringContaining("frontDoorId")]);
  const [policy] = ofType(resources, "Microsoft.Cdn/profiles/securityPolicies");
  expect(policy?.properties.parameters.wafPolicy.id).toContain("/wafqarvgutprod");
});

test("the second region has its own group, network, server and app, and a failover group between", () => {
  const group = "rg-qarvgut-prod-secondary";
  const there = snapshot("second-region").filter(({ id }) => id.includes(`/${group}/`));
  expect([...new Set(there.map(({ location }) => location))].toSorted()).toEqual([
    "global",
    "northeurope",
    undefined,
  ]);
  expect(ofType(there, web).map(({ name }) => name)).toEqual(["app-qarvgut-prod-secondary"]);
  expect(ofType(there, "Microsoft.Network/privateEndpoints")).toHaveLength(3);
  const [failover] = ofType(snapshot("second-region"), "Microsoft.Sql/servers/failoverGroups");
  expect(failover?.properties.partnerServers[0].id).toMatch(
    new RegExp(`/${group}/providers/Microsoft.Sql/servers/qarvgut-prod-secondary$`),
  );
  const ranges = ofType(snapshot("second-region"), "Microsoft.Network/virtualNetworks").map(
    ({ properties }) => properties.addressSpace.addressPrefixes[0],
  );
  expect(ranges).toEqual(["10.40.0.0/24", "10.41.0.0/24"]);
});

test("Front Door turns to the second region when the first one is not healthy", () => {
  const origins = ofType(snapshot("second-region"), "Microsoft.Cdn/profiles/originGroups/origins");
  expect(origins.map(({ properties }) => [properties.hostName, properties.priority])).toEqual([
    ["app-qarvgut-prod.azurewebsites.net", 1],
    ["app-qarvgut-prod-secondary.azurewebsites.net", 2],
  ]);
});

test("both regions connect to the failover group, which follows the database", () => {
  const connections = ofType(snapshot("second-region"), `${web}/config`)
    .filter(({ name }) => name.endsWith("/connectionstrings"))
    .map((resource) => String(addedTo(resource).DefaultConnection.value));
  expect(connections).toHaveLength(2);
  for (const connection of connections) expect(connection).toMatch(/-failover.*'qarvgut-prod'/);
});

test("a deployment keeps what autoscale and a shift decided, within the limits of the files", () => {
  const plans = (variant: (typeof variants)[number]) =>
    ofType(snapshot(variant), "Microsoft.Web/serverfarms").map(({ sku }) => sku?.capacity);
  expect(plans("running")).toEqual([5]);
  expect(plans("second-region").toSorted()).toEqual([10, 2]);
  const tags = [web, `${web}/slots`].map(
    (type) => (ofType(snapshot("running"), type)[0] as { tags?: object } | undefined)?.tags,
  );
  expect(tags).toEqual([
    expect.objectContaining({ "bgs-phase": "kept", managedBy: "slipway" }),
    expect.objectContaining({ owner: "roster", managedBy: "slipway" }),
  ]);
});

test("a static site keeps a public address; its containers stay private", () => {
  const [account] = ofType(snapshot("static-site"), "Microsoft.Storage/storageAccounts");
  expect(account?.properties.publicNetworkAccess).toBe("Enabled");
  expect(account?.properties.allowBlobPublicAccess).toBe(false);
});

test("without private endpoints the database is reached by subnet, and nothing costs a gateway", () => {
  expect(names("open-network", "Microsoft.Network/privateEndpoints")).toEqual([]);
  expect(names("open-network", "Microsoft.Network/applicationGateways")).toEqual([]);
  expect(names("open-network", "Microsoft.Sql/servers/virtualNetworkRules")).toEqual([
    "qarvgut-prod/app",
    "qarvgut-prod/runners",
  ]);
});

test.each(variants)("no two resources of %s have the same id", (variant) => {
  const ids = snapshot(variant).map(({ id }) => id.toLowerCase());
  expect(new Set(ids).size).toBe(ids.length);
});
