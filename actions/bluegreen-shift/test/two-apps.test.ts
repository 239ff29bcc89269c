import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Settings } from "../src/inputs.ts";
import { promoteNow, retire, rollbackNow, status } from "../src/operations/commands.ts";
import { shift } from "../src/operations/shift.ts";
import { group, InProcess, site } from "./in-process.ts";
import { fresh, old } from "./observed.ts";

const minute = 60_000;
const door = "https://fd-roster.z01.azurefd.net";
const gateway = "https://agw-roster.westeurope.cloudapp.azure.com";
const behindFrontDoor: Partial<Settings> = {
  topology: "front-door",
  secondApp: `${site}-twin`,
  frontDoor: { resourceGroup: group, profile: "fd-roster", originGroup: "twins" },
  propagation: 5 * minute,
  baseUrl: door,
  steps: [50],
};
const behindGateway: Partial<Settings> = {
  topology: "application-gateway",
  secondApp: `${site}-twin`,
  gateway: { resourceGroup: group, gateway: "agw-roster", rule: "main" },
  propagation: 5 * minute,
  baseUrl: gateway,
};

const permissions = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, "../permissions.json"), "utf8"),
) as Record<string, Record<string, string[]>>;
/** The smallest role of a topology. */
const actionsOf = (topology: string) => Object.values(permissions[topology] ?? {}).flat();

describe("two apps with real processes, run with the smallest role", () => {
  let place: InProcess;
  beforeAll(async () => {
    place = await InProcess.start({
      twins: {},
      azure: { frontDoorPropagationSeconds: 120, gatewayUpdateSeconds: 60 },
    });
  });
  afterAll(async () => {
    await place[Symbol.asyncDispose]();
  });

  it("shift behind Front Door by its weights, without a failed request, and back again", async () => {
    place.signInAs({ actions: actionsOf("front-door") });
    place.usersPerMinute = 40;
    place.publicUrl = `${door}/work`;
    const ended = await place.run(shift, behindFrontDoor);
    expect([ended.error?.text, ended.story.outcome], ended.log.join("\n")).toEqual([
      undefined,
      "promoted",
    ]);
    expect(place.answers.filter(({ status }) => status !== 200)).toEqual([]);
    const releases = new Set(place.answers.map(({ release }) => release));
    expect(releases).toEqual(new Set([old, fresh]));
    expect(place.answers.at(-1)?.release).toBe(fresh);
    const share = ended.story.steps[0]?.observedShare ?? 0;
    expect(Math.abs(share - 0.5)).toBeLessThan(0.25);

    place.usersPerMinute = 0;
    const back = await place.run(rollbackNow, behindFrontDoor);
    expect(back.story.outcome).toBe("rolled-back");
    expect((await place.get(`${door}/work`))?.headers["x-release"]).toBe(old);
  });

  it("switch behind an Application Gateway, all or nothing", async () => {
    place.signInAs({ actions: actionsOf("application-gateway") });
    place.usersPerMinute = 10;
    place.publicUrl = `${gateway}/work`;
    place.answers.length = 0;
    const ended = await place.run(shift, { ...behindGateway, bake: 2 * minute, keep: 0 });
    expect([ended.error?.text, ended.story.outcome], ended.log.join("\n")).toEqual([
      undefined,
      "promoted",
    ]);
    expect(place.answers.filter(({ status }) => status !== 200)).toEqual([]);
    const changes = place.answers.filter(
      ({ release }, index) => index > 0 && release !== place.answers[index - 1]?.release,
    );
    expect(changes).toHaveLength(1);
  });

  it("keep the old app until it is retired", async () => {
    place.signInAs({ actions: actionsOf("application-gateway") });
    const ended = await place.run(retire, { ...behindGateway, keep: 0 });
    expect([ended.error?.text, ended.story.outcome]).toEqual([undefined, "retired"]);
  });

  it.each(
    (
      [
        ["front-door", behindFrontDoor],
        ["application-gateway", behindGateway],
      ] as const
    ).flatMap(([topology, change]) =>
      (permissions[topology]?.["every operation"] ?? []).map(
        (missing) => [topology, missing, change] as const,
      ),
    ),
  )("of %s name %s when it is missing", async (topology, missing, change) => {
    place.signInAs({ actions: actionsOf(topology).filter((action) => action !== missing) });
    const { error, warnings } = await place.run(status, change);
    expect(error?.text ?? warnings.join("\n")).toContain(
      `Grant the identity the action "${missing}"`,
    );
  });
});

/** What an operation does with one action of its role taken away: it stops, and names the action. */
describe("a writing action that is taken away from the smallest role of two apps", () => {
  let place: InProcess;
  beforeAll(async () => {
    place = await InProcess.start({ twins: {}, azure: { gatewayUpdateSeconds: 1 } });
  });
  afterAll(async () => {
    await place[Symbol.asyncDispose]();
  });
  const quick: Partial<Settings> = {
    propagation: 0,
    baseUrl: undefined,
    bake: 2 * minute,
    drain: 0,
    keep: 0,
    stepMaximum: 2 * minute,
    onInconclusive: "hold",
  };
  const shared = [
    "Microsoft.Insights/metrics/read",
    "Microsoft.Resources/tags/write",
    "Microsoft.Web/sites/instances/read",
  ];
  const cases = [
    ...["Microsoft.Cdn/profiles/originGroups/origins/write", ...shared].map(
      (missing) => ["front-door", missing, behindFrontDoor] as const,
    ),
    ...["Microsoft.Network/applicationGateways/write", ...shared].map(
      (missing) => ["application-gateway", missing, behindGateway] as const,
    ),
  ];
  it.each(cases)("of %s: a shift names %s", async (topology, missing, change) => {
    place.signInAs({ actions: actionsOf(topology).filter((action) => action !== missing) });
    const { error, warnings } = await place.run(shift, { ...change, ...quick });
    expect([error?.text, ...warnings].join("\n")).toContain(
      `Grant the identity the action "${missing}"`,
    );
    // Back to where the next case begins.
    place.azure.clock.advance(6 * minute);
    place.signInAs({ actions: actionsOf(topology) });
    await place.run(rollbackNow, { ...change, ...quick });
    place.azure.clock.advance(6 * minute);
  });

  it("names every action of the role that a shift writes with", () => {
    for (const topology of ["front-door", "application-gateway"]) {
      const listed = Object.entries(permissions[topology] ?? {}).flatMap(([use, list]) =>
        use === "every operation" || use === "retire" ? [] : list,
      );
      const tried = cases.filter(([of]) => of === topology).map(([, missing]) => missing);
      expect(new Set(listed)).toEqual(new Set(tried));
    }
  });

  it.each([
    ["front-door", behindFrontDoor],
    ["application-gateway", behindGateway],
  ] as const)("of %s: retire names the stop", async (topology, change) => {
    const missing = "Microsoft.Web/sites/stop/action";
    place.signInAs({ actions: actionsOf(topology) });
    const kept = await place.run(promoteNow, { ...change, ...quick, release: fresh });
    expect(kept.error?.text).toBeUndefined();
    place.signInAs({ actions: actionsOf(topology).filter((action) => action !== missing) });
    const { error } = await place.run(retire, { ...change, ...quick });
    expect(error?.text).toContain(`Grant the identity the action "${missing}"`);
    place.azure.clock.advance(6 * minute);
    place.signInAs({ actions: actionsOf(topology) });
    await place.run(rollbackNow, { ...change, ...quick });
    place.azure.clock.advance(6 * minute);
  });
});

describe("a plan without slots", () => {
  it("is refused before any write, with the way to deploy in place", async () => {
    await using place = await InProcess.start({ sku: "B1" });
    const { error } = await place.run(shift);
    expect(error?.code).toBe("no-slots");
    expect(error?.text).toContain("Deploy in place");
    const writes = place.azure.control.requests().filter(({ method }) => method !== "GET");
    expect(writes.filter(({ host }) => host === "management.azure.com")).toEqual([]);
  });
});
