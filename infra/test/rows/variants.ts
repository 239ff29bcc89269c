import type { Variant } from "../../src/files.ts";
import { ofType, type Resource } from "../../src/snapshot.ts";
import { type Landscape, names, one, type Row } from "./reading.ts";

/** Each value of a resource by its path; ids, which name other resources, are no values. */
function* leaves(value: unknown, path = ""): Generator<[string, unknown]> {
  if (typeof value !== "object" || value === null) yield [path, value];
  else
    for (const [key, item] of Object.entries(value))
      if (!/^(id|dependsOn)$/i.test(key)) yield* leaves(item, path === "" ? key : `${path}/${key}`);
}

/** How resources that stand in both differ: "<name> <path> <value>"; a value that is gone is none. */
function changes(of: readonly Resource[], base: readonly Resource[]): string[] {
  const before = new Map(base.map((resource) => [resource.id.toLowerCase(), resource]));
  return of.flatMap((resource) => {
    const other = before.get(resource.id.toLowerCase());
    if (other === undefined || JSON.stringify(other) === JSON.stringify(resource)) return [];
    const [mine, theirs] = [new Map(leaves(resource)), new Map(leaves(other))];
    return (
      [...new Set([...mine.keys(), ...theirs.keys()])]
        .filter((path) => mine.get(path) !== theirs.get(path))
        // Settings are lists that are added to; variants.test.ts reads them.
        .filter((path) => !String(mine.get(path)).startsWith("[union(list("))
        .map((path) => `${resource.name} ${path} ${mine.get(path) ?? "none"}`)
    );
  });
}

const changed = (variant: Variant) => (of: Landscape) => changes(of[variant], of.prod);

/** Resources of the second region under the names, addresses and place of the first. */
const asFirstRegion = (of: readonly Resource[]): Resource[] =>
  JSON.parse(
    JSON.stringify(of.filter(({ id }) => id.includes("/rg-qarvgut-prod-secondary/")))
      .replaceAll("qarvgut-prod-secondary", "qarvgut-prod")
      .replaceAll("10.41.0.", "10.40.0.")
      .replaceAll("northeurope", "westeurope"),
  );

const withoutGateway = [
  "vnet-qarvgut-prod properties/subnets/3/name none",
  "vnet-qarvgut-prod properties/subnets/3/properties/addressPrefix none",
  "vnet-qarvgut-prod properties/subnets/3/properties/serviceEndpoints/0/service none",
  "vnet-qarvgut-prod properties/subnets/3/properties/serviceEndpoints/1/service none",
];
const restriction = "app-qarvgut-prod properties/siteConfig/ipSecurityRestrictions";
const withFrontDoor = ["front-door", "second-region"] as const;

/** What the parameters can do beyond the environments of the strategy. */
export const variantRows: readonly Row[] = [
  {
    source: "Variants",
    row: "front-door: no gateway, and the app lets in what comes from its Front Door alone",
    read: changed("front-door"),
    expected: [
      ...withoutGateway,
      `${restriction}/0/name front-door`,
      `${restriction}/0/tag ServiceTag`,
      `${restriction}/0/ipAddress AzureFrontDoor.Backend`,
      `${restriction}/0/headers/x-azure-fdid/0 [reference('/subscriptions/00000000-0000-0000-0000-00000000000a/resourceGroups/rg-qarvgut-prod/providers/Microsoft.Cdn/profiles/afd-qarvgut-prod', '2024-02-01').frontDoorId]`,
      `${restriction}/0/vnetSubnetResourceId none`,
    ],
  },
  {
    source: "Variants",
    row: "front-door: asks the health page every 30 s, waits 60 s, takes 1000 requests a minute from one address",
    read: (of) =>
      withFrontDoor.map((variant) => {
        const profile = "Microsoft.Cdn/profiles";
        const group = one(of[variant], `${profile}/originGroups`).properties;
        const [rule] = one(of[variant], "Microsoft.Network/FrontDoorWebApplicationFirewallPolicies")
          .properties.customRules.rules;
        return [
          one(of[variant], profile).properties.originResponseTimeoutSeconds,
          group.loadBalancingSettings,
          group.healthProbeSettings.probeIntervalInSeconds,
          group.healthProbeSettings.probePath,
          [rule.priority, rule.action, rule.rateLimitDurationInMinutes, rule.rateLimitThreshold],
        ];
      }),
    expected: withFrontDoor.map(() => [
      60,
      { sampleSize: 4, successfulSamplesRequired: 3, additionalLatencyInMilliseconds: 1000 },
      30,
      "/health",
      [100, "Block", 1, 1000],
    ]),
  },
  {
    source: "Variants",
    row: "front-door: the second region is asked when the first one is not healthy",
    read: (of) =>
      withFrontDoor.map((variant) =>
        ofType(of[variant], "Microsoft.Cdn/profiles/originGroups/origins").map(({ properties }) => [
          properties.hostName,
          properties.priority,
          properties.weight,
        ]),
      ),
    expected: [
      [["app-qarvgut-prod.azurewebsites.net", 1, 1000]],
      [
        ["app-qarvgut-prod.azurewebsites.net", 1, 1000],
        ["app-qarvgut-prod-secondary.azurewebsites.net", 2, 1000],
      ],
    ],
  },
  {
    source: "Variants",
    row: "second-region: the first region is as behind Front Door; its roles reach both groups",
    read: (of) => changes(of["second-region"], of["front-door"]).map((line) => line.slice(37)),
    expected: ["shift", "migration", "operations"].map(
      () =>
        "properties/assignableScopes/1 /subscriptions/00000000-0000-0000-0000-00000000000a/resourceGroups/rg-qarvgut-prod-secondary",
    ),
  },
  {
    source: "Variants",
    row: "second-region: is as the first one in another place and network, without the slot; more instances than 10 are not kept",
    read: (of) => [
      changes(asFirstRegion(of["second-region"]), of["second-region"]),
      names(of["second-region"], "Microsoft.Web/sites/slots"),
      one(of["second-region"], "Microsoft.Sql/servers/failoverGroups").properties.readWriteEndpoint,
    ],
    expected: [
      ["plan-qarvgut-prod sku/capacity 10"],
      ["app-qarvgut-prod/green"],
      { failoverPolicy: "Automatic", failoverWithDataLossGracePeriodMinutes: 60 },
    ],
  },
  {
    source: "Variants",
    row: "static-site: the account keeps its public address",
    read: changed("static-site"),
    expected: [
      "saqarvgutprod properties/publicNetworkAccess Enabled",
      "saqarvgutprod properties/networkAcls/defaultAction Allow",
    ],
  },
  {
    source: "Variants",
    row: "open-network: no gateway, and nothing is closed",
    read: changed("open-network"),
    expected: [
      ...withoutGateway,
      "kv-qarvgut-prod properties/publicNetworkAccess Enabled",
      "kv-qarvgut-prod properties/networkAcls/defaultAction Allow",
      "saqarvgutprod properties/publicNetworkAccess Enabled",
      "saqarvgutprod properties/networkAcls/defaultAction Allow",
      "qarvgut-prod properties/publicNetworkAccess Enabled",
      "app-qarvgut-prod properties/siteConfig/ipSecurityRestrictionsDefaultAction Allow",
      `${restriction}/0/name none`,
      `${restriction}/0/action none`,
      `${restriction}/0/priority none`,
      `${restriction}/0/vnetSubnetResourceId none`,
    ],
  },
  {
    source: "Variants",
    row: "running: 5 instances and the record of a shift stay (0132)",
    read: changed("running"),
    expected: [
      "plan-qarvgut-prod sku/capacity 5",
      "app-qarvgut-prod tags/bgs-phase kept",
      "app-qarvgut-prod tags/bgs-keep-until 2026-12-02T10:00:00Z",
      "app-qarvgut-prod/green tags/owner roster",
    ],
  },
];
