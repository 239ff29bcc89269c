import type { Origin, OriginGroup } from "@slipway/azure";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rollbackNow } from "../src/operations/commands.ts";
import { Session } from "../src/operations/session.ts";
import { shift } from "../src/operations/shift.ts";
import { newStory } from "../src/report/report.ts";
import { poolRoles } from "../src/topology/application-gateway.ts";
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
} from "../src/topology/origin-plan.ts";
import { fresh, old } from "./observed.ts";
import { settings } from "./virtual-azure.ts";
import { type TwinOptions, VirtualTwins } from "./virtual-twins.ts";

const origin = (name: string, change: Partial<Origin> = {}): Origin => ({
  name,
  hostName: `${name}.azurewebsites.net`,
  enabled: true,
  weight: 1_000,
  priority: 1,
  changing: false,
  ...change,
});
const group = (origins: readonly Origin[], change: Partial<OriginGroup> = {}): OriginGroup => ({
  latencySensitivity: 1_000,
  sessionAffinity: false,
  origins,
  ...change,
});
const hosts = ["blue", "green"].map((app) => ({ app, hostName: `${app}.azurewebsites.net` }));
const applied = (roles: Roles, { origin: name, ...change }: OriginChange): Roles => {
  const after = (one: Origin) => (one.name === name ? { ...one, ...change } : one);
  return { live: after(roles.live), standby: after(roles.standby) };
};

describe("which origin is live", () => {
  it.each([
    ["the only enabled one", [origin("blue", { enabled: false }), origin("green")], undefined, "green"],
    ["with both enabled, the one on record", [origin("blue"), origin("green")], "blue", "blue"],
    ["the only enabled one, whatever is on record", [origin("blue"), origin("green", { enabled: false })], "green", "blue"],
  ])("%s", (_, origins, onRecord, live) => {
    expect(rolesOf(group(origins), hosts, onRecord)).toMatchObject({ live: { name: live } });
  }); // biome-ignore format: one line per case

  it.each([
    ["both get traffic and nothing is on record", [origin("blue"), origin("green")], "both-origins-live"],
    ["neither gets traffic", [origin("blue", { enabled: false }), origin("green", { enabled: false })], "no-origin-live"],
    ["an app has no origin", [origin("blue")], "origin-missing"],
  ])("cannot be told when %s", (_, origins, code) => {
    expect(rolesOf(group(origins), hosts, undefined)).toMatchObject({ severity: "refuse", code });
  }); // biome-ignore format: one line per case
});

describe("weights of Front Door", () => {
  it("come back as the share that was asked for, within a point up to 90 %", () => {
    fc.assert(
      fc.property(fc.double({ min: 2, max: 90, noNaN: true }), (percentage) => {
        const read = share(standbyWeight(percentage), liveWeight);
        expect(Math.abs(read - percentage)).toBeLessThanOrEqual(1);
        // What is read back is written as itself again.
        expect(share(standbyWeight(read), liveWeight)).toBe(read);
      }),
    );
  });

  it("take one write for a step and one for the way back", () => {
    const roles = { live: origin("blue", { weight: liveWeight }), standby: origin("green", { enabled: false }) };
    const up = changesForShare(roles, 25);
    expect(up).toEqual([{ origin: "green", enabled: true, weight: 17 }]);
    const shifted = up.reduce(applied, roles);
    expect(changesForShare(shifted, 25)).toEqual([]);
    expect(changesForShare(shifted, 0)).toEqual([{ origin: "green", enabled: false }]);
  }); // biome-ignore format: the roles are one thing

  it("never leave nobody live, whatever is written in whatever order", () => {
    const percentages = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 6 });
    fc.assert(
      fc.property(percentages, fc.boolean(), (steps, exchange) => {
        let roles: Roles = { live: origin("blue"), standby: origin("green", { enabled: false }) };
        for (const changes of [
          ...steps.map((step) => (now: Roles) => changesForShare(now, step)),
          ...(exchange ? [changesForExchange] : []),
        ]) {
          for (const change of changes(roles)) {
            roles = applied(roles, change);
            expect(roles.live.enabled || roles.standby.enabled).toBe(true);
          }
        }
        if (exchange) expect([roles.live.enabled, roles.standby.enabled]).toEqual([false, true]);
      }),
    );
  });

  it.each([
    ["latency-sensitivity", group([origin("blue"), origin("green")], { latencySensitivity: 0 })],
    ["origin-priorities", group([origin("blue"), origin("green", { priority: 2 })])],
    ["other-origins", group([origin("blue"), origin("green"), origin("red")])],
    ["session-affinity", group([origin("blue"), origin("green")], { sessionAffinity: true })],
  ])("do not work with %s, and that is said", (code, found) => {
    const [live, standby] = found.origins as [Origin, Origin];
    expect(findingsOf(found, { live, standby }).map((finding) => finding.code)).toEqual([code]);
  });
});

describe("pools of an Application Gateway", () => {
  const pool = (name: string, ...addresses: string[]) => ({ name, addresses });
  const [blue = "", green = ""] = hosts.map(({ hostName }) => hostName);
  it.each([
    ["the one that the rule uses is live", "b", [pool("b", blue), pool("g", green)], { live: { app: "blue" }, standby: { app: "green", pool: "g" } }],
    ["an app without a pool", "b", [pool("b", blue)], { code: "pool-missing" }],
    ["both in one pool, which would serve in turn", "b", [pool("b", blue, green)], { code: "pool-shared" }],
    ["a rule that uses neither", "x", [pool("b", blue), pool("g", green), pool("x")], { code: "pool-foreign" }],
  ])("%s", (_, used, pools, expected) => {
    expect(poolRoles({ pool: used, pools, changing: false }, hosts)).toMatchObject(expected);
  }); // biome-ignore format: one line per case
});

describe("a shift of two apps", () => {
  const run = async (options: TwinOptions, change: Parameters<typeof settings>[0]) => {
    const twins = new VirtualTwins(options);
    const story = newStory();
    await shift(new Session(settings(change), twins.world("run")), story);
    return { twins, story };
  };
  const behindFrontDoor = { topology: "front-door" } as const;

  it("behind Front Door ends with the new one live alone, and the record on the first app", async () => {
    const { twins, story } = await run({ front: "front-door", traffic: 1_000 }, behindFrontDoor);
    expect(story.outcome).toBe("promoted");
    expect(twins.serving()).toEqual([{ app: "app-green", percentage: 100 }]);
    expect(twins.writes.filter((write) => !write.startsWith("tags"))).toEqual([
      "app-blue 50",
      "app-green 6",
      "app-green 50",
      "app-green 1000",
      "app-blue off",
    ]);
  });

  it("goes the other way round next time", async () => {
    const { twins } = await run({ front: "front-door", traffic: 1_000 }, behindFrontDoor);
    twins.releases["app-blue"] = "e".repeat(40);
    twins.advance(25 * 3_600_000);
    const again = settings({ ...behindFrontDoor, release: "e".repeat(40) });
    const story = newStory();
    await shift(new Session(again, twins.world("next")), story);
    expect([story.outcome, twins.serving()]).toEqual([
      "promoted",
      [{ app: "app-blue", percentage: 100 }],
    ]);
  });

  it("behind Front Door goes back with one write when the new one fails", async () => {
    const { twins, story } = await run(
      { front: "front-door", traffic: 1_000, faultyShare: 0.2 },
      behindFrontDoor,
    );
    expect(story.outcome).toBe("rolled-back");
    expect(twins.serving()).toEqual([{ app: "app-blue", percentage: 100 }]);
    expect(twins.writes.filter((write) => !write.startsWith("tags")).at(-1)).toBe("app-green off");
  });

  it.each([
    ["the way back hangs", ["write"], false],
    ["its read-back hangs, after an answer without the origin", ["read"], true],
    ["the read-back hangs twice", ["read", "read"], true],
    ["the way back hangs, then its read-back", ["write", "read"], false],
  ] as const)("clears within ten seconds behind Front Door though %s", async (_, hanging, silentWrites) => {
    const twins = new VirtualTwins({ front: "front-door", traffic: 1_000, faultyShare: 0.2, silentWrites });
    let rolledBack: (readonly string[])[] = [];
    twins.onLog = (line) => {
      if (line.startsWith("Rolling back")) {
        twins.hanging = [...hanging];
        twins.asked.length = 0;
      }
      if (line.startsWith("Rules cleared")) rolledBack = [[...twins.asked], [...twins.hanging]];
    };
    const story = newStory();
    await shift(new Session(settings(behindFrontDoor), twins.world("run")), story);
    const [asked = [], left] = rolledBack;
    expect([story.outcome, left]).toEqual(["rolled-back", []]);
    // Nothing is asked a second time by itself, or for longer than there is time.
    expect(asked.filter((what) => !/^(write once 5000|read once (1500|3000))$/.test(what))).toEqual([]);
    const { detectedAt = "", rulesClearedAt = "" } = story.rollback ?? {};
    expect(Date.parse(rulesClearedAt) - Date.parse(detectedAt)).toBeLessThan(10_000);
  }); // biome-ignore format: the cases are one table

  it("is not called a dead route while Front Door's edges have not heard of it", async () => {
    const propagation = 20 * 60_000;
    const { story } = await run(
      { front: "front-door", traffic: 0, propagation },
      { ...behindFrontDoor, propagation, stepMaximum: 40 * 60_000 },
    );
    expect(story.reason?.code).not.toBe("dead-route");
  });

  it("is refused while latency decides instead of weights", async () => {
    const refused = run({ front: "front-door", latencySensitivity: 0 }, behindFrontDoor);
    await expect(refused).rejects.toMatchObject({ code: "latency-sensitivity" });
  });

  it("behind a gateway is one switch, watched, and switched back when the new one fails", async () => {
    const change = { topology: "application-gateway", steps: [100] } as const;
    const { twins, story } = await run(
      { front: "application-gateway", traffic: 1_000, faultyShare: 0.3 },
      change,
    );
    expect([story.outcome, story.reason?.code]).toEqual(["rolled-back", "bake-errors"]);
    expect(twins.writes.filter((write) => !write.startsWith("tags"))).toEqual([
      "point to pool-app-green",
      "point to pool-app-blue",
    ]);
  });

  it("can be taken back inside the keep time", async () => {
    const { twins } = await run({ front: "front-door", traffic: 1_000 }, behindFrontDoor);
    const story = newStory();
    await rollbackNow(new Session(settings(behindFrontDoor), twins.world("next")), story);
    expect(twins.releases[twins.serving()[0]?.app ?? ""]).toBe(old);
    expect(story.outcome).toBe("rolled-back");
    expect(twins.releases["app-green"]).toBe(fresh);
  });
});
