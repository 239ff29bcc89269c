import type { CallOptions, FrontDoor, Origin, RoutingRule, SiteStatus } from "@slipway/azure";
import {
  changesForExchange,
  changesForShare,
  findingsOf,
  liveWeight,
  type OriginChange,
  type Roles,
  rolesOf,
  share,
  standbyWeight,
} from "./origin-plan.ts";
import type { Topology } from "./topology.ts";
import { byName, otherThan, refusal, type TwinApp, type Twins, twins } from "./two-apps.ts";

export interface FrontDoorParts {
  readonly front: FrontDoor;
  readonly apps: Twins;
  /** Milliseconds until a change is at every edge. */
  readonly propagation: number;
  /** Resource group, profile and origin group, for the commands of the way back. */
  readonly place: { resourceGroup: string; profile: string; originGroup: string };
}

/** The app that was live before the first weight; needed only while both get traffic. */
const liveTag = "bgs-live";

/** Two apps as origins of one Front Door origin group; weights by origin, exchange by disabling one. */
export function frontDoorTopology(parts: FrontDoorParts): Topology {
  const { front, apps } = parts;
  let seen: { roles: Roles; live: TwinApp; standby: TwinApp; sites: SiteStatus[] } | undefined;
  /** Whether an exchange may have turned the roles since they were read. */
  let turned = false;

  const look = async (options?: CallOptions) => {
    const [group, ...sites] = await Promise.all([
      front.read(options),
      apps[0].app.production(),
      apps[1].app.production(),
    ]);
    const hosts = apps.map(({ name: app }, index) => ({
      app,
      hostName: sites[index]?.hostName ?? "",
    }));
    const enabled = group.origins.filter((origin) => origin.enabled).length;
    const recorded = enabled > 1 ? (await apps[0].app.tags())[liveTag] : undefined;
    const roles = rolesOf(group, hosts, recorded);
    if ("severity" in roles) throw refusal(roles);
    const liveApp = hosts.find(
      ({ hostName }) => hostName.toLowerCase() === roles.live.hostName.toLowerCase(),
    )?.app;
    const live = byName(apps, liveApp ?? "");
    const standby = otherThan(apps, live);
    seen = { roles, live, standby, sites };
    turned = false;
    return { ...seen, group };
  };
  const known = () => {
    if (seen === undefined) throw new Error("The roles of the two apps were not read yet.");
    return seen;
  };
  const rules = ({ live, standby }: Roles): readonly RoutingRule[] =>
    standby.enabled
      ? [
          {
            name: known().standby.name,
            hostName: standby.hostName,
            percentage: share(standby.weight, live.weight),
          },
        ]
      : [];
  /** In one request, while the roles are known: what a rollback has time for. */
  const rulesNow = async ({ live, standby }: Roles, options: CallOptions | undefined) => {
    const origins = await front.origins(options);
    const now = (origin: Origin) => origins.find(({ name }) => name === origin.name) ?? origin;
    return rules({ live: now(live), standby: now(standby) });
  };
  const write = async (changes: readonly OriginChange[], options?: CallOptions) => {
    for (const { origin, ...change } of changes) await front.writeOrigin(origin, change, options);
  };
  const recordLive = (live: TwinApp) => apps[0].app.writeTags({ [liveTag]: live.name });

  return {
    ...twins(apps, known),
    traits: {
      name: "front-door",
      weighted: true,
      clearBeforeSwap: false,
      routeByQuery: false,
      propagation: parts.propagation,
    },
    async production() {
      const { live, sites, roles } = await look();
      const site = sites[apps.indexOf(live)] as SiteStatus;
      const changing = roles.live.changing || roles.standby.changing;
      return {
        ...site,
        swappedAt: undefined,
        inProgressOperationId: changing ? "front-door" : site.inProgressOperationId,
        targetSwapSlot: undefined,
      };
    },
    async routingRules(options) {
      const quick = options?.attempts === "once";
      return quick && seen !== undefined && !turned
        ? await rulesNow(seen.roles, options)
        : rules((await look(options)).roles);
    },
    async writeRoutingRules(wanted, options) {
      const percentage = wanted.reduce((sum, rule) => sum + rule.percentage, 0);
      if (percentage === 0 && seen !== undefined && !turned) {
        // The way back is one write, with nothing read before it; its answer is the read-back.
        const { roles } = seen;
        const after = await front.writeOrigin(roles.standby.name, { enabled: false }, options);
        if (after?.enabled === false) return [];
        // Within the seconds that a cancelled job has: the write may have taken four of them.
        const rest = options && { ...options, timeoutMilliseconds: 1_500 };
        return await rulesNow(roles, rest);
      }
      const { roles, live } = await look(options);
      if (!roles.standby.enabled && percentage > 0) await recordLive(live);
      await write(changesForShare(roles, percentage), options);
      return rules((await look(options)).roles);
    },
    representable: (percentage) =>
      percentage === 0 ? 0 : share(standbyWeight(percentage), liveWeight),
    async requestSwap(standby) {
      const { roles, live, standby: now } = await look();
      // Asked for by name: a second request finds it live already and changes nothing.
      if (now.name !== standby) return { operationUrl: undefined, done: true };
      await recordLive(live);
      turned = true;
      await write(changesForExchange(roles));
      return { operationUrl: undefined, done: true };
    },
    async findings() {
      const { group, roles } = await look();
      return findingsOf(group, roles);
    },
    wayBack() {
      const { roles } = known();
      const { resourceGroup, profile, originGroup } = parts.place;
      const update = (origin: string, state: string) =>
        `az afd origin update --resource-group ${resourceGroup} --profile-name ${profile} --origin-group-name ${originGroup} --origin-name ${origin} --enabled-state ${state}`;
      return {
        shifting: update(roles.standby.name, "Disabled"),
        swapped: `${update(roles.live.name, "Enabled")} && ${update(roles.standby.name, "Disabled")}`,
      };
    },
  };
}
