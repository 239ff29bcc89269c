import { AzureError, type Operation, unknownAnswer } from "./azure-error.ts";
import type { Connection } from "./connection.ts";

/** A request routing rule of an Application Gateway. */
export interface GatewayRuleName {
  readonly resourceGroup: string;
  readonly gateway: string;
  readonly rule: string;
}

export interface BackendPool {
  readonly name: string;
  /** Host names (or addresses) of the pool. */
  readonly addresses: readonly string[];
}

export interface GatewayState {
  /** Pool that the rule sends everything to. */
  readonly pool: string;
  readonly pools: readonly BackendPool[];
  /** Azure is still working on the last change. */
  readonly changing: boolean;
}

export interface ApplicationGateway {
  read(): Promise<GatewayState>;
  /** Points the rule to a pool, all or nothing; idempotent. Refused (412) when the gateway changed meanwhile. */
  pointTo(pool: string): Promise<void>;
}

/** Microsoft.Network 2023-06-01 (az's recordings test_network_app_gateway_*). */
const version = { "api-version": "2023-06-01" };

/**
 * ARM has no smaller write than the whole gateway, so it is read, changed in one place and written
 * back under its ETag. Weights (`loadDistributionPolicies`) are refused on normal subscriptions
 * (azure-rest-api-specs#19784) and not used.
 */
export function applicationGateway(
  connection: Connection,
  name: GatewayRuleName,
): ApplicationGateway {
  const path = `/subscriptions/${connection.subscriptionId}/resourceGroups/${name.resourceGroup}/providers/Microsoft.Network/applicationGateways/${name.gateway}`;
  const operation = (what: string, permission: string): Operation => ({
    name: what,
    permission: `Microsoft.Network/applicationGateways/${permission}`,
    resource: name.gateway,
  });
  const reading = operation("Reading the gateway", "read");
  const get = async () => {
    const { body } = await connection.request(reading, "get", path, { query: version });
    const gateway = body as Gateway | null;
    if (gateway?.properties === undefined) throw unknownAnswer(reading, "properties");
    return { ...gateway, properties: gateway.properties };
  };
  return {
    async read() {
      const { properties } = await get();
      const rule = ruleOf(properties, name);
      const pool = lastSegment(rule.properties?.backendAddressPool?.id);
      if (pool === undefined) {
        throw unusable(name, `the rule ${name.rule} is not of the type Basic with a backend pool`);
      }
      return {
        pool,
        pools: (properties.backendAddressPools ?? []).map((entry) => ({
          name: entry.name ?? "",
          addresses: (entry.properties?.backendAddresses ?? []).flatMap(
            ({ fqdn, ipAddress }) => fqdn ?? ipAddress ?? [],
          ),
        })),
        changing: properties.provisioningState !== "Succeeded",
      };
    },
    async pointTo(pool) {
      const gateway = await get();
      const target = gateway.properties.backendAddressPools?.find(
        (entry) => entry.name?.toLowerCase() === pool.toLowerCase(),
      );
      if (target?.id === undefined) throw unusable(name, `there is no backend pool ${pool}`);
      const { id } = target;
      const rules = gateway.properties.requestRoutingRules?.map((rule) =>
        rule === ruleOf(gateway.properties, name)
          ? { ...rule, properties: { ...rule.properties, backendAddressPool: { id } } }
          : rule,
      );
      await connection.request(
        operation("Switching the gateway", "write"),
        "put",
        path,
        {
          query: version,
          body: {
            ...gateway,
            properties: { ...gateway.properties, requestRoutingRules: rules },
          },
          ...(gateway.etag === undefined ? {} : { headers: { "if-match": gateway.etag } }),
          accept: [200, 201, 202],
        },
        { attempts: "once", timeoutMilliseconds: 60_000 },
      );
    },
  };
}

interface Named<Properties> {
  readonly id?: string;
  readonly name?: string;
  readonly properties?: Properties;
}

interface Properties {
  readonly provisioningState?: string;
  readonly requestRoutingRules?: readonly Named<{
    readonly backendAddressPool?: { readonly id?: string };
  }>[];
  readonly backendAddressPools?: readonly Named<{
    readonly backendAddresses?: readonly { readonly fqdn?: string; readonly ipAddress?: string }[];
  }>[];
}

interface Gateway extends Named<Properties> {
  readonly etag?: string;
}

function ruleOf(properties: Properties, name: GatewayRuleName) {
  const rule = properties.requestRoutingRules?.find(
    (entry) => entry.name?.toLowerCase() === name.rule.toLowerCase(),
  );
  if (rule === undefined) throw unusable(name, `there is no routing rule ${name.rule}`);
  return rule;
}

function unusable(name: GatewayRuleName, detail: string): AzureError {
  return new AzureError(`Reading the gateway of ${name.gateway}`, {
    status: 200,
    code: "GatewayUnsuitable",
    detail,
    remedy: "Give the gateway, a Basic rule and one backend pool for each of the two apps.",
  });
}

function lastSegment(id: string | undefined): string | undefined {
  return id?.slice(id.lastIndexOf("/") + 1) || undefined;
}
