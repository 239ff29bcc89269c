import { AzureError } from "@slipway/azure";
import { describe, expect, it } from "vitest";
import type { Settings } from "../src/inputs.ts";
import { promoteNow, retire, rollbackNow, status } from "../src/operations/commands.ts";
import { Session } from "../src/operations/session.ts";
import { shift } from "../src/operations/shift.ts";
import { newStory, type Story } from "../src/report/report.ts";
import { fresh, old } from "./observed.ts";
import { settings, VirtualAzure } from "./virtual-azure.ts";

type Operation = (session: Session, story: Story) => Promise<void>;

async function run(
  azure: VirtualAzure,
  operation: Operation,
  change: Partial<Settings> = {},
  owner = "run",
): Promise<Story> {
  const story = newStory();
  await operation(new Session(settings(change), azure.world(owner)), story);
  return story;
}

const day = 24 * 3_600_000;

describe("a shift", () => {
  it("takes a healthy release to production and keeps the old one in the slot", async () => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    const story = await run(azure, shift);
    expect(story.outcome).toBe("promoted");
    expect(azure.releases).toEqual({ production: fresh, slot: old });
    expect([azure.rules, azure.swaps]).toEqual([[], 1]);
    expect(story.steps.map(({ weight }) => weight)).toEqual([10, 50, 100]);
    expect(azure.tags["bgs-phase"]).toBe("keep");
    expect(azure.tags["bgs-lease"]).toBeUndefined();
  });

  it("writes each intent before its deed and clears the rules before the swap", async () => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    await run(azure, shift);
    const deeds = azure.writes.filter((write) => write !== "tags");
    expect(deeds).toEqual([
      "tags shift",
      "rules 0",
      "tags shift",
      "rules 10",
      "tags shift",
      "rules 50",
      "tags shift",
      "rules 100",
      "tags promote",
      "rules none",
      "swap",
      "tags bake",
      "tags keep",
    ]);
  });

  it("takes back a release that fails 20 % of its requests, at the first step", async () => {
    const azure = new VirtualAzure({ traffic: 1_000, faultyShare: 0.2 });
    const story = await run(azure, shift);
    expect([story.outcome, story.reason?.code]).toEqual(["rolled-back", "worse-than-old"]);
    expect(story.steps).toHaveLength(1);
    expect(azure.releases).toEqual({ production: old, slot: fresh });
    expect([azure.rules, azure.swaps]).toEqual([[], 0]);
    const { detectedAt, rulesClearedAt, lastCanaryRequestAt } = story.rollback ?? {};
    expect(Date.parse(rulesClearedAt ?? "") - Date.parse(detectedAt ?? "")).toBeLessThan(10_000);
    expect(lastCanaryRequestAt).toBeDefined();
  });

  it("does not take silence for health", async () => {
    const azure = new VirtualAzure({ traffic: 0 });
    const story = await run(azure, shift);
    expect([story.outcome, story.reason?.code, story.reason?.verdict]).toEqual([
      "rolled-back",
      "no-traffic",
      "inconclusive",
    ]);
    expect([azure.rules, azure.swaps]).toEqual([[], 0]);
  });

  it("holds without proof when it is told to, and goes on from there", async () => {
    const azure = new VirtualAzure({ traffic: 0 });
    const held = await run(azure, shift, { onInconclusive: "hold" });
    expect([held.outcome, azure.weight, azure.tags["bgs-phase"]]).toEqual(["held", 10, "held"]);
    Object.assign(azure.options, { traffic: 1_000 });
    const story = await run(azure, shift, {}, "next run");
    expect(story.outcome).toBe("promoted");
  });

  it("stops without a write when somebody clears the rules in the middle", async () => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    azure.onWrite = (at, index) => {
      if (at === "after" && azure.writes[index] === "rules 50") {
        setImmediate(() => {
          azure.rules = [];
        });
      }
    };
    const world = azure.world("run");
    const patient = {
      ...world,
      sleep: async (milliseconds: number) => {
        azure.advance(milliseconds);
        await new Promise(setImmediate);
      },
    };
    const halted = shift(new Session(settings(), patient), newStory());
    await expect(halted).rejects.toMatchObject({ code: "rules-changed" });
    expect(azure.writes.filter((write) => write.startsWith("rules")).at(-1)).toBe("rules 50");
  });

  it("swaps back when the release fails in production", async () => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    azure.onWrite = (_, index) => {
      if (azure.writes[index] === "tags bake") Object.assign(azure.options, { faultyShare: 0.3 });
    };
    const story = await run(azure, shift);
    expect([story.outcome, story.reason?.code]).toEqual(["rolled-back", "bake-errors"]);
    expect(azure.releases).toEqual({ production: old, slot: fresh });
    expect(azure.swaps).toBe(2);
  });

  it("refuses when both sides serve the same release, before any rule", async () => {
    const azure = new VirtualAzure();
    azure.releases = { production: fresh, slot: fresh };
    await expect(run(azure, shift)).rejects.toMatchObject({ code: "same-release" });
    expect(azure.writes.some((write) => write.startsWith("rules"))).toBe(false);
  });

  it("refuses a slot with another release than the one asked for", async () => {
    const refused = run(new VirtualAzure(), shift, { release: "e".repeat(40) });
    await expect(refused).rejects.toMatchObject({ code: "release-not-deployed" });
  });

  it("lets only one run write", async () => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    azure.tags["bgs-lease"] = `another@${new Date(azure.now + 60_000).toISOString()}`;
    await expect(run(azure, shift)).rejects.toMatchObject({ code: "busy" });
    expect(azure.writes).toEqual([]);
  });

  it("leaves no lease behind when it is refused, so that the next run need not wait", async () => {
    const azure = new VirtualAzure();
    const session = new Session(settings({ release: "e".repeat(40) }), azure.world("run"));
    await expect(shift(session, newStory())).rejects.toMatchObject({
      code: "release-not-deployed",
    });
    await session.endLease();
    expect(azure.tags["bgs-lease"]).toBeUndefined();
  });

  it("does nothing when it has been done", async () => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    await run(azure, shift);
    const writes = azure.writes.length;
    expect((await run(azure, shift)).outcome).toBe("unchanged");
    expect(azure.writes).toHaveLength(writes);
  });
});

describe("when Azure misbehaves", () => {
  const failing = (status: number | undefined) =>
    new AzureError("Reading", { status, code: "Fault", detail: "injected", remedy: "Wait." });

  it("a short outage of the management does not stop a shift, a long one takes traffic back", async () => {
    for (const [length, outcome] of [
      [3, "promoted"],
      [30, "rolled-back"],
    ] as const) {
      const azure = new VirtualAzure({ traffic: 1_000 });
      const world = azure.world("run");
      let outage: number | undefined;
      azure.onWrite = (at, index) => {
        if (at === "after" && azure.writes[index] === "rules 50") outage ??= azure.now + 60_000;
      };
      const app = {
        ...world.app,
        production: async () => {
          const out =
            outage !== undefined && azure.now > outage && azure.now < outage + length * 60_000;
          if (out) throw failing(503);
          return world.app.production();
        },
      };
      const story = newStory();
      await shift(new Session(settings(), { ...world, app }), story);
      expect(story.outcome).toBe(outcome);
      expect(azure.rules).toEqual([]);
    }
  });

  it.each([
    ["lost after it took effect", true],
    ["lost before it took effect", false],
  ])("a swap request that is %s makes at most one swap", async (_, effective) => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    const world = azure.world("run");
    let lost = false;
    const app: typeof world.app = {
      ...world.app,
      requestSwap: async (slot) => {
        if (!lost && !effective) {
          lost = true;
          throw failing(undefined);
        }
        const answer = await world.app.requestSwap(slot);
        if (lost) return answer;
        lost = true;
        throw failing(undefined);
      },
    };
    const story = newStory();
    await shift(new Session(settings(), { ...world, app }), story);
    expect([story.outcome, azure.swaps]).toEqual(effective ? ["promoted", 1] : ["rolled-back", 0]);
  });

  it("a swap that is refused because the app is busy is asked for again", async () => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    const world = azure.world("run");
    let refusals = 2;
    const app: typeof world.app = {
      ...world.app,
      requestSwap: async (slot) => {
        refusals -= 1;
        if (refusals >= 0) throw failing(409);
        return world.app.requestSwap(slot);
      },
    };
    const story = newStory();
    await shift(new Session(settings(), { ...world, app }), story);
    expect([story.outcome, azure.swaps]).toEqual(["promoted", 1]);
  });

  it.each([
    ["for a while", 40_000, "promoted"],
    ["for good", 10 * 60_000, "rules-not-read-back"],
  ])(
    "rules that Azure shows late %s are written once and never taken for in force",
    async (_, late, end) => {
      const azure = new VirtualAzure({ traffic: 1_000 });
      const world = azure.world("run");
      let before = { rules: azure.rules, until: 0 };
      const app: typeof world.app = {
        ...world.app,
        writeRoutingRules: async (rules, options) => {
          // The way back is seen at once: what it does when it is not is told above.
          before = { rules: azure.rules, until: rules.length === 0 ? 0 : azure.now + late };
          return world.app.writeRoutingRules(rules, options);
        },
        routingRules: async () => (azure.now < before.until ? before.rules : azure.rules),
      };
      const story = newStory();
      const ended = await shift(new Session(settings(), { ...world, app }), story).catch(
        ({ code }: Error & { code: string }) => code,
      );
      expect(ended ?? story.reason?.code ?? story.outcome).toBe(end);
      const written = azure.writes.filter(
        (write) => write.startsWith("rules") && write !== "rules none",
      );
      expect(new Set(written).size).toBe(written.length);
      expect(azure.rules).toEqual([]);
    },
  );

  it("a rollback that Azure refuses is tried again and then loud", async () => {
    const azure = new VirtualAzure({ traffic: 1_000, faultyShare: 0.2 });
    const world = azure.world("run");
    const app: typeof world.app = {
      ...world.app,
      writeRoutingRules: async (rules, options) => {
        if (rules.length === 0) throw failing(429);
        return world.app.writeRoutingRules(rules, options);
      },
    };
    const failed = shift(new Session(settings(), { ...world, app }), newStory());
    await expect(failed).rejects.toMatchObject({
      code: "rollback-failed",
      message: expect.stringContaining("TRAFFIC MAY STILL GO TO THE BAD RELEASE"),
    });
  });

  it("without permission for tags the shift works and says what is missing", async () => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    const world = azure.world("run");
    const refuse = async () => {
      throw failing(403);
    };
    const session = new Session(settings(), {
      ...world,
      app: { ...world.app, tags: refuse, writeTags: refuse },
    });
    const story = newStory();
    await shift(session, story);
    expect(story.outcome).toBe("promoted");
    expect(session.warnings.map(({ code }) => code)).toContain("no-record");
  });

  it("without permission for metrics it refuses before the first rule", async () => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    const world = azure.world("run");
    const app: typeof world.app = {
      ...world.app,
      metrics: async () => {
        throw failing(403);
      },
    };
    const refused = shift(new Session(settings(), { ...world, app }), newStory());
    await expect(refused).rejects.toMatchObject({ code: "metrics-forbidden" });
    expect(azure.writes.filter((write) => write.startsWith("rules"))).toEqual([]);
  });
});

describe("the other operations", () => {
  const promoted = async () => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    await run(azure, shift);
    return azure;
  };

  it("rollback after the swap brings the old release back by one swap", async () => {
    const azure = await promoted();
    const story = await run(azure, rollbackNow, { operation: "rollback" });
    expect(story.outcome).toBe("rolled-back");
    expect([azure.releases.production, azure.swaps]).toEqual([old, 2]);
  });

  it("rollback with nothing to roll back writes nothing", async () => {
    const azure = new VirtualAzure();
    expect((await run(azure, rollbackNow)).outcome).toBe("unchanged");
    expect(azure.writes).toEqual([]);
  });

  it("promote ends a held shift with the swap", async () => {
    const azure = new VirtualAzure({ traffic: 0 });
    await run(azure, shift, { onInconclusive: "hold" });
    const story = await run(azure, promoteNow, { operation: "promote" });
    expect([story.outcome, azure.releases.production, azure.rules]).toEqual([
      "promoted",
      fresh,
      [],
    ]);
  });

  it("retire waits for the keep time and stops the slot with the old release", async () => {
    const azure = await promoted();
    expect((await run(azure, retire)).outcome).toBe("unchanged");
    azure.advance(day);
    expect((await run(azure, retire)).outcome).toBe("retired");
    expect(azure.slotState).toBe("Stopped");
  });

  it("retire counts from Azure's last swap when that is later than the record says", async () => {
    const azure = await promoted();
    azure.advance(day);
    azure.swappedAt = azure.now - 60_000;
    expect((await run(azure, retire)).outcome).toBe("unchanged");
    expect(azure.slotState).toBe("Running");
  });

  it("retire keeps the record when there is no slot of that name and no killed run", async () => {
    const azure = await promoted();
    azure.advance(day);
    azure.slotState = "gone";
    await expect(run(azure, retire, { retireBy: "delete" })).rejects.toMatchObject({
      code: "slot-missing",
    });
    expect(azure.tags["bgs-phase"]).toBe("keep");
  });

  it("retire leaves a slot alone that serves something newer", async () => {
    const azure = await promoted();
    azure.advance(day);
    azure.releases.slot = "a".repeat(40);
    await expect(run(azure, retire)).rejects.toMatchObject({ code: "not-the-old-release" });
    expect(azure.slotState).toBe("Running");
  });

  it("rollback takes over from a run that is alive, which then stops", async () => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    let second: Promise<Story> | undefined;
    azure.onWrite = (at, index) => {
      if (at !== "after" || azure.writes[index] !== "rules 50") return;
      azure.onWrite = () => {};
      second = run(azure, rollbackNow, {}, "second");
    };
    const first = run(azure, shift, {}, "first");
    await expect(first).rejects.toMatchObject({ code: expect.stringMatching("lost|changed") });
    expect((await second)?.outcome).toBe("rolled-back");
    expect([azure.rules, azure.swaps]).toEqual([[], 0]);
    expect(azure.tags).not.toHaveProperty("bgs-lease");
  });

  it("status writes nothing", async () => {
    const azure = await promoted();
    const writes = azure.writes.length;
    const story = await run(azure, status);
    expect([story.outcome, story.production, story.slot]).toEqual(["unchanged", fresh, old]);
    expect(azure.writes).toHaveLength(writes);
  });
});
