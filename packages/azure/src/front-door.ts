import { AzureError, type Operation, unknownAnswer } from "./azure-error.ts";
import type { CallOptions, Connection } from "./connection.ts";

/** An origin group of Front Door Standard or Premium. */
export interface OriginGroupName {
  readonly resourceGroup: string;
  readonly profile: string;
  readonly originGroup: string;
}

export interface Origin {
  readonly name: string;
  readonly hostName: string;
  readonly enabled: boolean;
  /** 1 to 1000; shares the traffic of the enabled origins with the same priority. */
  readonly weight: number;
  /** 1 to 5; a lower one is preferred. */
  readonly priority: number;
  /** Azure is still working on the last change. */
  readonly changing: boolean;
}

export interface OriginGroup {
  /**
   * Origins whose latency is within so many milliseconds of the fastest share by weight. 0, the
   * default, sends everything to the fastest (azure-docs frontdoor/routing-methods.md).
   */
  readonly latencySensitivity: number;
  /** A client stays with its origin by a cookie. */
  readonly sessionAffinity: boolean;
  readonly origins: readonly Origin[];
}

export interface FrontDoor {
  read(options?: CallOptions): Promise<OriginGroup>;
  /** The origins alone, in one request. */
  origins(options?: CallOptions): Promise<readonly Origin[]>;
  /**
   * Changes one origin; idempotent, so it may be sent again. Gives back the origin that Azure's
   * answer holds; `undefined` when it holds none.
   */
  writeOrigin(
    name: string,
    change: { readonly enabled: boolean; readonly weight?: number },
    options?: CallOptions,
  ): Promise<Origin | undefined>;
}

/** Microsoft.Cdn 2023-05-01, as az's recording test_afd_origin_crud has it. */
const version = { "api-version": "2023-05-01" };

/** Plain ARM calls: the client library for this would be as large as the rest of the action. */
export function frontDoor(connection: Connection, name: OriginGroupName): FrontDoor {
  const group = `/subscriptions/${connection.subscriptionId}/resourceGroups/${name.resourceGroup}/providers/Microsoft.Cdn/profiles/${name.profile}/originGroups/${name.originGroup}`;
  const resource = `${name.profile}/originGroups/${name.originGroup}`;
  const operation = (what: string, permission: string): Operation => ({
    name: what,
    permission: `Microsoft.Cdn/profiles/originGroups/${permission}`,
    resource,
  });
  const readOrigins = async (options?: CallOptions) => {
    const reading = operation("Reading the origins", "origins/read");
    const { body } = await connection.request(
      reading,
      "get",
      `${group}/origins`,
      { query: version },
      options,
    );
    const origins = (body as { value?: unknown } | null)?.value;
    if (!Array.isArray(origins)) throw unknownAnswer(reading, "list of origins");
    return origins.map((origin: unknown) => originOf(reading, origin));
  };
  return {
    async read(options) {
      const reading = operation("Reading the origin group", "read");
      const [{ body }, origins] = await Promise.all([
        connection.request(reading, "get", group, { query: version }, options),
        readOrigins(options),
      ]);
      const { loadBalancingSettings, sessionAffinityState } = properties(body);
      const latency = (loadBalancingSettings as Record<string, unknown> | undefined)
        ?.additionalLatencyInMilliseconds;
      return {
        latencySensitivity: typeof latency === "number" ? latency : 0,
        sessionAffinity: sessionAffinityState === "Enabled",
        origins,
      };
    },
    origins: readOrigins,
    async writeOrigin(origin, change, options) {
      const writing = operation(`Changing the origin ${origin}`, "origins/write");
      const { body } = await connection.request(
        writing,
        "patch",
        `${group}/origins/${origin}`,
        {
          query: version,
          body: {
            properties: {
              enabledState: change.enabled ? "Enabled" : "Disabled",
              ...(change.weight === undefined ? {} : { weight: change.weight }),
            },
          },
          accept: [200, 202],
        },
        options,
      );
      return Object.keys(properties(body)).length === 0 ? undefined : originOf(writing, body);
    },
  };
}

function originOf(reading: Operation, answer: unknown): Origin {
  const { hostName, enabledState, weight, priority, provisioningState } = properties(answer);
  const name = (answer as { name?: unknown } | null)?.name;
  if (typeof name !== "string" || typeof hostName !== "string" || typeof weight !== "number") {
    throw unknownAnswer(reading, "name, host name and weight of an origin");
  }
  if (provisioningState === "Failed") {
    throw new AzureError(`${reading.name} of ${reading.resource}`, {
      status: 200,
      code: "OriginFailed",
      detail: `the last change of the origin ${name} failed`,
      remedy: "Look at the origin in the portal, save it there, and run the action again.",
    });
  }
  return {
    name,
    hostName,
    enabled: enabledState !== "Disabled",
    weight,
    priority: typeof priority === "number" ? priority : 1,
    changing: provisioningState !== undefined && provisioningState !== "Succeeded",
  };
}

function properties(answer: unknown): Record<string, unknown> {
  const { properties: found } = (answer ?? {}) as { properties?: Record<string, unknown> };
  return found ?? {};
}
