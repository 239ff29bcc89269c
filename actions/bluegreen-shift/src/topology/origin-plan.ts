import type { Origin, OriginGroup } from "@slipway/azure";
import type { Finding } from "./topology.ts";

/** The two apps' origins, by what they are for. */
export interface Roles {
  readonly live: Origin;
  readonly standby: Origin;
}

/** One write to one origin. */
export interface OriginChange {
  readonly origin: string;
  readonly enabled: boolean;
  readonly weight?: number;
}

/**
 * Weight of the live origin during a shift. It stays, so that each step and each way back is one
 * write: Front Door works its changes off one after another, up to 20 minutes each (azure-docs
 * front-door-faq.yml). 50 against 1 to 1000 gives shares from 2 to 95 %.
 */
export const liveWeight = 50;
const heaviest = 1_000;

/** Weight of the standby for a share in percent; 100 is as much as weights can give. */
export function standbyWeight(percentage: number): number {
  const weight =
    percentage >= share(heaviest, liveWeight)
      ? heaviest
      : Math.round((liveWeight * percentage) / (100 - percentage));
  return Math.min(heaviest, Math.max(1, weight));
}

/** Share that the weights give, in percent with one decimal. */
export function share(standby: number, live: number): number {
  return Math.round((standby / (standby + live)) * 1_000) / 10;
}

/**
 * Which origin is live: the only enabled one; with both enabled, the one on record.
 *
 * @param hosts default host names of the two apps
 * @param onRecord app that was live when the shift began
 */
export function rolesOf(
  group: OriginGroup,
  hosts: readonly { readonly app: string; readonly hostName: string }[],
  onRecord: string | undefined,
): Roles | Finding {
  const found = hosts.map(({ app, hostName }) => ({
    app,
    origin: group.origins.find(
      (candidate) => candidate.hostName.toLowerCase() === hostName.toLowerCase(),
    ),
  }));
  const missing = found.find(({ origin }) => origin === undefined);
  const [first, second] = found;
  if (first?.origin === undefined || second?.origin === undefined) {
    return {
      severity: "refuse",
      code: "origin-missing",
      message: `The origin group has no origin with the host name of ${missing?.app ?? "both apps"}.`,
      remedy: "Add both apps to the origin group with their default host names.",
    };
  }
  const roles = (live: typeof first): Roles => ({
    live: (live === first ? first : second).origin as Origin,
    standby: (live === first ? second : first).origin as Origin,
  });
  if (first.origin.enabled !== second.origin.enabled) {
    return roles(first.origin.enabled ? first : second);
  }
  const recorded = found.find(({ app }) => app.toLowerCase() === onRecord?.toLowerCase());
  if (first.origin.enabled && recorded !== undefined) return roles(recorded);
  return {
    severity: "refuse",
    code: first.origin.enabled ? "both-origins-live" : "no-origin-live",
    message: first.origin.enabled
      ? `${first.app} and ${second.app} both get traffic, and no shift is on record.`
      : `Neither ${first.app} nor ${second.app} gets traffic.`,
    remedy: "Enable the origin of the app that is to be live, disable the other one.",
  };
}

/** Writes for a share of the standby, in order; none when it is there already. */
export function changesForShare(roles: Roles, percentage: number): readonly OriginChange[] {
  const { live, standby } = roles;
  if (percentage === 0) {
    return standby.enabled ? [{ origin: standby.name, enabled: false }] : [];
  }
  const weight = standbyWeight(percentage);
  return [
    ...(live.weight === liveWeight
      ? []
      : [{ origin: live.name, enabled: true, weight: liveWeight }]),
    ...(standby.enabled && standby.weight === weight
      ? []
      : [{ origin: standby.name, enabled: true, weight }]),
  ];
}

/** Writes that make the standby live: it gets everything it can, then the other one goes. */
export function changesForExchange({ live, standby }: Roles): readonly OriginChange[] {
  return [
    ...(standby.enabled && standby.weight === heaviest
      ? []
      : [{ origin: standby.name, enabled: true, weight: heaviest }]),
    { origin: live.name, enabled: false, weight: liveWeight },
  ];
}

/** What keeps weights from working (azure-docs frontdoor/routing-methods.md). */
export function findingsOf(group: OriginGroup, { live, standby }: Roles): readonly Finding[] {
  const refuse = (code: string, message: string, remedy: string): Finding => ({
    severity: "refuse",
    code,
    message,
    remedy,
  });
  const others = group.origins.filter(
    ({ name, enabled }) => enabled && name !== live.name && name !== standby.name,
  );
  return [
    ...(group.latencySensitivity > 0
      ? []
      : [
          refuse(
            "latency-sensitivity",
            "The origin group's latency sensitivity is 0 ms: Front Door then sends every request to the fastest origin and weights have no effect.",
            "Set it, for example: az afd origin-group update … --additional-latency-in-milliseconds 1000",
          ),
        ]),
    ...(live.priority === standby.priority
      ? []
      : [
          refuse(
            "origin-priorities",
            `The origins have the priorities ${live.priority} and ${standby.priority}: the second is only used when the first is down.`,
            "Give both the same priority.",
          ),
        ]),
    ...(others.length === 0
      ? []
      : [
          refuse(
            "other-origins",
            `The origin group also sends traffic to ${others.map(({ name }) => name).join(", ")}.`,
            "Give the two apps an origin group of their own.",
          ),
        ]),
    ...(group.sessionAffinity
      ? [
          {
            severity: "warn" as const,
            code: "session-affinity",
            message: "Session affinity is on: clients stay with their origin whatever the weights.",
            remedy: "Turn it off unless the app needs it; shares follow new clients only.",
          },
        ]
      : []),
  ];
}
