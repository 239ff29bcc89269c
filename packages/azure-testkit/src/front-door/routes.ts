import { armError, resourceNotFound } from "../arm/errors.ts";
import { type ArmCall, objectOf, type Route, route } from "../arm/routes.ts";
import { json } from "../http.ts";
import type { FrontDoorProfile, FrontDoors, OriginState } from "./front-doors.ts";

const base =
  "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Cdn/profiles/{profile}";
const groupBase = `${base}/originGroups/{originGroup}`;

/**
 * Microsoft.Cdn 2023-05-01, in the shapes of az's recording test_afd_origin_crud: ids with
 * `resourcegroups` in lower case, `deploymentStatus` always `NotStarted`. A PATCH of an origin is
 * answered 200 at once, with the origin as it will be (202 with Azure-AsyncOperation in the
 * recording; the clients here read the state anyway).
 */
export function frontDoorRoutes(doors: FrontDoors, subscriptionId: string): Route[] {
  const idOf = (profile: FrontDoorProfile) =>
    `/subscriptions/${subscriptionId}/resourcegroups/${profile.resourceGroup}/providers/Microsoft.Cdn/profiles/${profile.name}`;
  const groupJson = (profile: FrontDoorProfile) => ({
    id: `${idOf(profile)}/origingroups/${profile.originGroup}`,
    type: "Microsoft.Cdn/profiles/origingroups",
    name: profile.originGroup,
    properties: {
      loadBalancingSettings: {
        sampleSize: 4,
        successfulSamplesRequired: 3,
        additionalLatencyInMilliseconds: profile.latencySensitivity,
      },
      healthProbeSettings: null,
      trafficRestorationTimeToHealedOrNewEndpointsInMinutes: null,
      sessionAffinityState: profile.sessionAffinity ? "Enabled" : "Disabled",
      provisioningState: "Succeeded",
      deploymentStatus: "NotStarted",
    },
  });
  const originJson = (profile: FrontDoorProfile, origin: OriginState) => ({
    id: `${idOf(profile)}/origingroups/${profile.originGroup}/origins/${origin.name}`,
    type: "Microsoft.Cdn/profiles/origingroups/origins",
    name: origin.name,
    properties: {
      originGroupName: profile.originGroup,
      hostName: origin.hostName,
      httpPort: 80,
      httpsPort: 443,
      originHostHeader: origin.hostName,
      priority: origin.priority,
      weight: origin.weight,
      enabledState: origin.enabled ? "Enabled" : "Disabled",
      sharedPrivateLinkResource: null,
      enforceCertificateNameCheck: true,
      provisioningState: "Succeeded",
      deploymentStatus: "NotStarted",
    },
  });
  const profileOf = (call: ArmCall): FrontDoorProfile => {
    const { group = "", profile: name = "", originGroup } = call.parameters;
    const profile = doors.find(group, name);
    if (profile === undefined) throw resourceNotFound("Microsoft.Cdn/profiles", name, group);
    if (
      originGroup !== undefined &&
      originGroup.toLowerCase() !== profile.originGroup.toLowerCase()
    ) {
      throw resourceNotFound(
        "Microsoft.Cdn/profiles/originGroups",
        `${name}/${originGroup}`,
        group,
      );
    }
    return profile;
  };
  const originOf = (call: ArmCall, profile: FrontDoorProfile): OriginState => {
    const name = call.parameters.origin?.toLowerCase();
    const origin = profile.origins.find((candidate) => candidate.name.toLowerCase() === name);
    if (origin !== undefined) return origin;
    throw resourceNotFound(
      "Microsoft.Cdn/profiles/originGroups/origins",
      `${profile.name}/${profile.originGroup}/${call.parameters.origin}`,
      profile.resourceGroup,
    );
  };
  return [
    ...route("GET", groupBase, (call) => json(200, groupJson(profileOf(call)))),
    ...route("GET", `${groupBase}/origins`, (call) => {
      const profile = profileOf(call);
      return json(200, { value: profile.origins.map((origin) => originJson(profile, origin)) });
    }),
    ...route("GET", `${groupBase}/origins/{origin}`, (call) => {
      const profile = profileOf(call);
      return json(200, originJson(profile, originOf(call, profile)));
    }),
    // `az afd origin update` reads and PUTs, the REST reference has PATCH; both change one origin.
    ...route("PATCH PUT", `${groupBase}/origins/{origin}`, (call) => {
      const profile = profileOf(call);
      const before = originOf(call, profile);
      const after = changed(before, objectOf(call.json.properties));
      doors.change(
        profile,
        profile.origins.map((origin) => (origin === before ? after : origin)),
      );
      return json(200, originJson(profile, after));
    }),
  ];
}

function changed(before: OriginState, properties: Record<string, unknown>): OriginState {
  const { weight = before.weight, priority = before.priority, enabledState } = properties;
  if (typeof weight !== "number" || weight < 1 || weight > 1_000) {
    throw armError(400, "BadRequest", "The weight of an origin must be between 1 and 1000.");
  }
  if (typeof priority !== "number" || priority < 1 || priority > 5) {
    throw armError(400, "BadRequest", "The priority of an origin must be between 1 and 5.");
  }
  return {
    ...before,
    weight,
    priority,
    enabled: enabledState === undefined ? before.enabled : enabledState !== "Disabled",
  };
}
