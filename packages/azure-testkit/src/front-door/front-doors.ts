import type { ScaledClock } from "../clock.ts";
import type { FrontDoorSpec } from "../contract.ts";
import { key } from "../web/model.ts";

export interface OriginState {
  readonly name: string;
  readonly hostName: string;
  readonly enabled: boolean;
  /** 1 to 1000. */
  readonly weight: number;
  /** 1 to 5. */
  readonly priority: number;
}

export interface FrontDoorProfile {
  readonly name: string;
  readonly resourceGroup: string;
  readonly originGroup: string;
  /** Public host name, `<name>.z01.azurefd.net`. */
  readonly hostName: string;
  readonly latencySensitivity: number;
  readonly sessionAffinity: boolean;
  /** What ARM shows. */
  origins: readonly OriginState[];
  /** What the edges do: the newest entry whose time has come. Virtual milliseconds. */
  readonly timeline: { readonly from: number; readonly origins: readonly OriginState[] }[];
}

/** Profiles of Front Door Standard/Premium with one origin group each. */
export class FrontDoors {
  readonly #profiles = new Map<string, FrontDoorProfile>();
  readonly #clock: ScaledClock;
  readonly #random: () => number;
  readonly #propagationSeconds: number;

  constructor(clock: ScaledClock, random: () => number, propagationSeconds: number) {
    this.#clock = clock;
    this.#random = random;
    this.#propagationSeconds = propagationSeconds;
  }

  add(spec: FrontDoorSpec): void {
    const origins = spec.origins.map((origin) => ({
      name: origin.name,
      hostName: origin.hostName,
      enabled: origin.enabled ?? true,
      weight: origin.weight ?? 1_000,
      priority: origin.priority ?? 1,
    }));
    this.#profiles.set(key(spec.resourceGroup, spec.name), {
      name: spec.name,
      resourceGroup: spec.resourceGroup,
      originGroup: spec.originGroup,
      hostName: `${spec.name}.z01.azurefd.net`,
      latencySensitivity: spec.latencySensitivity ?? 0,
      sessionAffinity: spec.sessionAffinity ?? false,
      origins,
      timeline: [{ from: 0, origins }],
    });
  }

  find(resourceGroup: string, name: string): FrontDoorProfile | undefined {
    return this.#profiles.get(key(resourceGroup, name));
  }

  /**
   * Shows a change at once and lets it reach the edges later; changes are worked off one after
   * another (azure-docs front-door-faq.yml).
   */
  change(profile: FrontDoorProfile, origins: readonly OriginState[]): void {
    profile.origins = origins;
    const last = profile.timeline.at(-1)?.from ?? 0;
    const from = Math.max(this.#clock.now(), last) + this.#propagationSeconds * 1_000;
    profile.timeline.push({ from, origins });
  }

  /** Host name of the origin that an edge sends a request to; undefined for an unknown door. */
  originFor(host: string): string | undefined {
    const profile = [...this.#profiles.values()].find(
      ({ hostName }) => hostName === host.toLowerCase(),
    );
    if (profile === undefined) return undefined;
    const now = this.#clock.now();
    const origins = profile.timeline.findLast(({ from }) => from <= now)?.origins ?? [];
    return choose(origins, profile.latencySensitivity, this.#random)?.hostName;
  }
}

/**
 * The documented order (azure-docs frontdoor/routing-methods.md): enabled origins, then the lowest
 * priority, then those within the latency sensitivity, then by weight. All origins of this
 * imitation are equally far away, so at 0 ms the first one is "the fastest".
 */
export function choose(
  origins: readonly OriginState[],
  latencySensitivity: number,
  random: () => number,
): OriginState | undefined {
  const enabled = origins.filter((origin) => origin.enabled);
  const lowest = Math.min(...enabled.map(({ priority }) => priority));
  const nearest = enabled.filter(({ priority }) => priority === lowest);
  if (latencySensitivity === 0) return nearest[0];
  const sum = nearest.reduce((total, { weight }) => total + weight, 0);
  let left = random() * sum;
  return nearest.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
}
