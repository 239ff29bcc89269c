import type { ApplicationGateway, BackendPool, GatewayState, SiteStatus } from "@slipway/azure";
import type { Finding, Topology } from "./topology.ts";
import { byName, otherThan, refusal, type TwinApp, type Twins, twins } from "./two-apps.ts";

export interface GatewayParts {
  readonly gateway: ApplicationGateway;
  readonly apps: Twins;
  /** Milliseconds until a switch has reached every request. */
  readonly propagation: number;
  readonly place: { resourceGroup: string; gateway: string; rule: string };
}

/** Pool of each app, and which of them the rule uses. */
export interface PoolRoles {
  readonly live: { readonly app: string; readonly pool: string };
  readonly standby: { readonly app: string; readonly pool: string };
}

/** Pure: finds each app's own pool by its host name. */
export function poolRoles(
  state: GatewayState,
  hosts: readonly { readonly app: string; readonly hostName: string }[],
): PoolRoles | Finding {
  const refuse = (code: string, message: string, remedy: string): Finding => ({
    severity: "refuse",
    code,
    message,
    remedy,
  });
  const holds = (pool: BackendPool, host: string) =>
    pool.addresses.some((address) => address.toLowerCase() === host.toLowerCase());
  const pools = hosts.map(({ app, hostName }) => ({
    app,
    pool: state.pools.find((pool) => holds(pool, hostName)),
  }));
  const [first, second] = pools;
  const lacking = pools.find(({ pool }) => pool === undefined);
  if (first?.pool === undefined || second?.pool === undefined) {
    return refuse(
      "pool-missing",
      `No backend pool of the gateway has the host name of ${lacking?.app ?? "the apps"}.`,
      "Give each app a backend pool of its own, by its default host name.",
    );
  }
  const shared = pools.find(({ pool }) => pool !== undefined && pool.addresses.length > 1);
  if (shared !== undefined || first.pool === second.pool) {
    return refuse(
      "pool-shared",
      `The backend pool ${shared?.pool?.name ?? first.pool.name} has more than one address; the gateway would serve them in turn.`,
      "Give each app a backend pool of its own.",
    );
  }
  const isLive = (pool: BackendPool) => pool.name.toLowerCase() === state.pool.toLowerCase();
  const sides = [
    { app: first.app, pool: first.pool.name },
    { app: second.app, pool: second.pool.name },
  ] as const;
  if (isLive(first.pool)) return { live: sides[0], standby: sides[1] };
  if (isLive(second.pool)) return { live: sides[1], standby: sides[0] };
  return refuse(
    "pool-foreign",
    `The gateway's rule sends everything to the pool ${state.pool}, which belongs to neither app.`,
    "Point the rule to the pool of the app that is to be live.",
  );
}

/**
 * Two apps in two backend pools, and one rule that uses one of them: everything or nothing. The
 * gateway has no weights on a normal subscription, so there is no canary, only a switch that is
 * watched and switched back.
 */
export function gatewayTopology(parts: GatewayParts): Topology {
  const { gateway, apps } = parts;
  let seen: { roles: PoolRoles; live: TwinApp; standby: TwinApp } | undefined;

  const look = async () => {
    const [state, ...sites] = await Promise.all([
      gateway.read(),
      apps[0].app.production(),
      apps[1].app.production(),
    ]);
    const roles = poolRoles(
      state,
      apps.map(({ name: app }, index) => ({ app, hostName: sites[index]?.hostName ?? "" })),
    );
    if ("severity" in roles) throw refusal(roles);
    const live = byName(apps, roles.live.app);
    seen = { roles, live, standby: otherThan(apps, live) };
    return { ...seen, sites, state };
  };
  const known = () => {
    if (seen === undefined) throw new Error("The roles of the two apps were not read yet.");
    return seen;
  };

  return {
    ...twins(apps, known),
    traits: {
      name: "application-gateway",
      weighted: false,
      clearBeforeSwap: false,
      routeByQuery: false,
      propagation: parts.propagation,
    },
    async production() {
      const { live, sites, state } = await look();
      const site = sites[apps.indexOf(live)] as SiteStatus;
      return {
        ...site,
        swappedAt: undefined,
        inProgressOperationId: state.changing ? "gateway" : site.inProgressOperationId,
        targetSwapSlot: undefined,
      };
    },
    routingRules: async () => [],
    // There is nothing between everything and nothing, so nothing to take back.
    writeRoutingRules: async () => [],
    representable: (percentage) => percentage,
    async requestSwap(standby) {
      const { roles } = await look();
      // Asked for by name: a second request finds it live already and changes nothing.
      if (roles.standby.app === standby) await gateway.pointTo(roles.standby.pool);
      return { operationUrl: undefined, done: true };
    },
    findings: async () => {
      await look();
      return [];
    },
    wayBack() {
      const { live } = known().roles;
      const { resourceGroup, gateway: name, rule } = parts.place;
      const swapped = `az network application-gateway rule update --resource-group ${resourceGroup} --gateway-name ${name} --name ${rule} --address-pool ${live.pool}`;
      return { shifting: swapped, swapped };
    },
  };
}
