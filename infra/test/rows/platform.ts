import { isDeepStrictEqual } from "node:util";
import { ofType } from "../../src/snapshot.ts";
import {
  addedTo,
  compute,
  environmentNames,
  inEach,
  one,
  type Row,
  scaling,
  settingsOf,
  sites,
  storage,
  vault,
  web,
} from "./reading.ts";

/** What Azure and the actions ask of every landscape, whatever the strategy says. */
export const platformRows: readonly Row[] = [
  {
    source: "Azure",
    row: "No slot and no autoscale on a Basic plan",
    read: inEach((of) =>
      compute(of).name?.startsWith("B")
        ? ofType(of, `${web}/slots`).length + scaling(of).length
        : 0,
    ),
    expected: [0, 0, 0],
  },
  {
    source: "Azure",
    row: "At most 5 slots beside production on Standard",
    read: (of) => ofType(of.staging, `${web}/slots`).length <= 5,
    expected: true,
  },
  {
    source: "Azure",
    row: "Storage names are 3 to 24 small letters and digits; vault names at most 24 characters",
    read: inEach((of) => [
      /^[a-z0-9]{3,24}$/.test(one(of, storage).name),
      /^[a-zA-Z][a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/.test(one(of, vault).name),
    ]),
    expected: environmentNames.map(() => [true, true]),
  },
  {
    source: "Azure",
    row: "Application Gateway v2: the management ports are open",
    read: (of) => {
      const rules = one(
        of.prod,
        "Microsoft.Network/networkSecurityGroups",
        "nsg-qarvgut-prod-gateway",
      );
      return [
        rules.properties.securityRules.map(
          // biome-ignore lint/suspicious/noExplicitAny: Azure's own shape, checked by strict-types
          ({ name, properties }: any) =>
            `${properties.priority} ${name} ${properties.sourceAddressPrefix} ${properties.destinationPortRange ?? properties.destinationPortRanges.join(",")}`,
        ),
      ];
    },
    expected: [
      [
        "100 users Internet 80,443",
        "110 gateway-manager GatewayManager 65200-65535",
        "120 load-balancer AzureLoadBalancer *",
      ],
    ],
  },
  {
    source: "Azure",
    row: "Private endpoints answer the app and your runners; the gateway reads its certificate there",
    read: inEach((of, name) =>
      one(
        of,
        "Microsoft.Network/networkSecurityGroups",
        `nsg-qarvgut-${name}-endpoints`,
      ).properties.securityRules.map(
        // biome-ignore lint/suspicious/noExplicitAny: Azure's own shape, checked by strict-types
        ({ properties }: any) =>
          `${properties.priority} ${properties.access} ${properties.sourceAddressPrefix} ${properties.destinationPortRange ?? properties.destinationPortRanges.join(",")}`,
      ),
    ),
    expected: environmentNames.map(() => [
      "100 Allow 10.40.0.0/26 443,1433",
      "110 Allow 10.40.0.128/26 443",
      "120 Allow 10.40.0.192/26 443,1433",
      "4096 Deny * *",
    ]),
  },
  {
    source: "Azure",
    row: "Each part of a network has its range; the app stands in it",
    read: inEach((of) => {
      const network = one(of, "Microsoft.Network/virtualNetworks");
      return [
        network.properties.addressSpace.addressPrefixes,
        network.properties.subnets.map(
          // biome-ignore lint/suspicious/noExplicitAny: Azure's own shape, checked by strict-types
          ({ name, properties }: any) => `${name} ${properties.addressPrefix}`,
        ),
        sites(of).every((site) => site.properties.virtualNetworkSubnetId.endsWith("/subnets/app")),
      ];
    }),
    expected: [[], [], ["gateway 10.40.0.128/26"]].map((gateway) => [
      ["10.40.0.0/24"],
      ["app 10.40.0.0/26", "endpoints 10.40.0.64/26", "runners 10.40.0.192/26", ...gateway],
      true,
    ]),
  },
  {
    source: "Azure",
    row: "An open SQL server lets the app and your runners in, by subnet, and no foreign machine of Azure",
    read: inEach((of) => [
      ofType(of, "Microsoft.Sql/servers/virtualNetworkRules").map(({ name }) => name),
      ofType(of, "Microsoft.Sql/servers/firewallRules").length,
    ]),
    expected: [
      [["qarvgut-dev/app", "qarvgut-dev/runners"], 0],
      [["qarvgut-staging/app", "qarvgut-staging/runners"], 0],
      [[], 0],
    ],
  },
  {
    source: "Azure",
    row: "The gateway asks the health page often, and redirects to HTTPS",
    read: (of) => {
      const { properties } = one(of.prod, "Microsoft.Network/applicationGateways");
      return [
        properties.probes[0].properties.path,
        properties.probes[0].properties.interval,
        properties.probes[0].properties.timeout,
        properties.probes[0].properties.unhealthyThreshold,
        properties.probes[0].properties.match.statusCodes,
        properties.frontendPorts.map(
          // biome-ignore lint/suspicious/noExplicitAny: Azure's own shape, checked by strict-types
          (port: any) => port.properties.port,
        ),
        properties.backendHttpSettingsCollection[0].properties.port,
        properties.backendHttpSettingsCollection[0].properties.requestTimeout,
        properties.backendHttpSettingsCollection[0].properties.connectionDraining.drainTimeoutInSec,
        properties.requestRoutingRules.map(
          // biome-ignore lint/suspicious/noExplicitAny: Azure's own shape, checked by strict-types
          (rule: any) => rule.properties.priority,
        ),
      ];
    },
    expected: ["/health", 10, 5, 3, ["200"], [80, 443], 443, 60, 60, [100, 200]],
  },
  {
    source: "Azure",
    row: "A swap waits until the new release answers its health page with 200",
    read: inEach((of, name) => {
      const properties = settingsOf(of, `app-qarvgut-${name}`);
      return [
        properties.WEBSITE_SWAP_WARMUP_PING_PATH,
        properties.WEBSITE_SWAP_WARMUP_PING_STATUSES,
        one(of, web).properties.siteConfig.healthCheckPath,
      ];
    }),
    expected: environmentNames.map(() => ["/health", "200", "/health"]),
  },
  {
    source: "bluegreen-shift",
    row: "Nothing pins users to an instance",
    read: inEach((of) => sites(of).map((site) => site.properties.clientAffinityEnabled)),
    expected: [[false], [false, false], [false, false]],
  },
  {
    source: "bluegreen-shift",
    row: "App and slot run the same runtime with the same settings and identity",
    read: (of) =>
      ([of.staging, of.prod] as const).map((resources) => {
        const settings = (type: string) =>
          ofType(resources, type)
            .map((resource) => JSON.stringify(addedTo(resource)))
            .sort();
        return [
          one(resources, web).properties.siteConfig.linuxFxVersion,
          one(resources, `${web}/slots`).properties.siteConfig.linuxFxVersion,
          isDeepStrictEqual(settings(`${web}/config`), settings(`${web}/slots/config`)),
        ];
      }),
    expected: [
      ["DOTNETCORE|9.0", "DOTNETCORE|9.0", true],
      ["DOTNETCORE|9.0", "DOTNETCORE|9.0", true],
    ],
  },
];
