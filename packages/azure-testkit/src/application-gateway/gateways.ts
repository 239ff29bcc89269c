import { createHash } from "node:crypto";
import { armError, resourceNotFound } from "../arm/errors.ts";
import { type ArmCall, objectOf, type Route, route } from "../arm/routes.ts";
import type { ScaledClock } from "../clock.ts";
import type { ApplicationGatewaySpec } from "../contract.ts";
import { json } from "../http.ts";
import { key } from "../web/model.ts";

interface Gateway {
  readonly name: string;
  readonly resourceGroup: string;
  /** `<name>.westeurope.cloudapp.azure.com`. */
  readonly hostName: string;
  readonly rule: string;
  readonly pools: readonly { readonly name: string; readonly fqdn: string }[];
  /** Pool that ARM shows in the rule … */
  pool: string;
  /** … and the one that serves until the update is through. */
  serving: { pool: string; until: number };
  revision: number;
}

/**
 * Application Gateways with one rule: everything goes to one pool. An update takes a while; until
 * then the old pool serves and `provisioningState` is `Updating` (az's recordings
 * test_network_app_gateway_*; the seconds are believed).
 */
export class Gateways {
  readonly #gateways = new Map<string, Gateway>();
  readonly #clock: ScaledClock;
  readonly #updateSeconds: number;

  constructor(clock: ScaledClock, updateSeconds: number) {
    this.#clock = clock;
    this.#updateSeconds = updateSeconds;
  }

  add(spec: ApplicationGatewaySpec): void {
    const pool = spec.pool ?? spec.pools[0]?.name ?? "";
    this.#gateways.set(key(spec.resourceGroup, spec.name), {
      name: spec.name,
      resourceGroup: spec.resourceGroup,
      hostName: `${spec.name}.westeurope.cloudapp.azure.com`,
      rule: spec.rule,
      pools: spec.pools,
      pool,
      serving: { pool, until: 0 },
      revision: 1,
    });
  }

  /** Host name of the backend that a request to a gateway goes to. */
  backendFor(host: string): string | undefined {
    const gateway = [...this.#gateways.values()].find(
      ({ hostName }) => hostName === host.toLowerCase(),
    );
    if (gateway === undefined) return undefined;
    const name = this.#isUpdating(gateway) ? gateway.serving.pool : gateway.pool;
    return gateway.pools.find((pool) => pool.name === name)?.fqdn;
  }

  routes(subscriptionId: string): Route[] {
    const path =
      "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Network/applicationGateways/{gateway}";
    const find = (call: ArmCall): Gateway => {
      const { group = "", gateway: name = "" } = call.parameters;
      const gateway = this.#gateways.get(key(group, name));
      if (gateway !== undefined) return gateway;
      throw resourceNotFound("Microsoft.Network/applicationGateways", name, group);
    };
    return [
      ...route("GET", path, (call) => json(200, this.#json(subscriptionId, find(call)))),
      ...route("PUT", path, (call) => {
        const gateway = find(call);
        const wanted = call.headers["if-match"];
        if (wanted !== undefined && wanted !== etagOf(gateway)) {
          throw armError(
            412,
            "PreconditionFailed",
            `Precondition failed. Request's ETag ${wanted} does not match the resource's.`,
          );
        }
        const { requestRoutingRules } = objectOf(call.json.properties);
        const [rule] = Array.isArray(requestRoutingRules) ? requestRoutingRules : [];
        const id = objectOf(objectOf(objectOf(rule).properties).backendAddressPool).id;
        const pool = gateway.pools.find(
          ({ name }) => String(id).split("/").at(-1)?.toLowerCase() === name.toLowerCase(),
        );
        if (pool === undefined) {
          throw armError(
            400,
            "InvalidResourceReference",
            `Resource ${String(id)} referenced by the rule ${gateway.rule} was not found.`,
          );
        }
        const now = this.#clock.now();
        const serving = this.#isUpdating(gateway) ? gateway.serving.pool : gateway.pool;
        gateway.serving = { pool: serving, until: now + this.#updateSeconds * 1_000 };
        gateway.pool = pool.name;
        gateway.revision += 1;
        return json(200, this.#json(subscriptionId, gateway));
      }),
    ];
  }

  #isUpdating(gateway: Gateway): boolean {
    return gateway.serving.until > this.#clock.now();
  }

  #json(subscriptionId: string, gateway: Gateway): Record<string, unknown> {
    const id = `/subscriptions/${subscriptionId}/resourceGroups/${gateway.resourceGroup}/providers/Microsoft.Network/applicationGateways/${gateway.name}`;
    const state = this.#isUpdating(gateway) ? "Updating" : "Succeeded";
    const etag = etagOf(gateway);
    return {
      name: gateway.name,
      id,
      etag,
      type: "Microsoft.Network/applicationGateways",
      location: "westeurope",
      properties: {
        provisioningState: state,
        operationalState: "Running",
        sku: { name: "WAF_v2", tier: "WAF_v2", capacity: 1 },
        backendAddressPools: gateway.pools.map(({ name, fqdn }) => ({
          name,
          id: `${id}/backendAddressPools/${name}`,
          etag,
          properties: { provisioningState: state, backendAddresses: [{ fqdn }] },
          type: "Microsoft.Network/applicationGateways/backendAddressPools",
        })),
        requestRoutingRules: [
          {
            name: gateway.rule,
            id: `${id}/requestRoutingRules/${gateway.rule}`,
            etag,
            properties: {
              provisioningState: state,
              ruleType: "Basic",
              priority: 100,
              backendAddressPool: { id: `${id}/backendAddressPools/${gateway.pool}` },
            },
            type: "Microsoft.Network/applicationGateways/requestRoutingRules",
          },
        ],
      },
    };
  }
}

function etagOf({ name, revision }: Gateway): string {
  const digits = createHash("sha256").update(`${name} ${revision}`).digest("hex");
  return `W/"${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20, 32)}"`;
}
