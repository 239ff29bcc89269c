import { describe, expect, it } from "vitest";
import { approve, gate, stepToApprove } from "../src/operations/approval.ts";
import { promoteNow } from "../src/operations/commands.ts";
import { reconcile } from "../src/operations/reconcile.ts";
import { Session } from "../src/operations/session.ts";
import { shift } from "../src/operations/shift.ts";
import { p95, warmth, warmUp } from "../src/operations/warm-up.ts";
import { newStory } from "../src/report/report.ts";
import { emptyRecord, tagsOf } from "../src/state/record.ts";
import type { Finding } from "../src/topology/topology.ts";
import { fresh, old } from "./observed.ts";
import { settings, VirtualAzure } from "./virtual-azure.ts";

const minute = 60_000;

describe("before the first rule", () => {
  const shiftWith = async (findings: readonly Finding[]) => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    const world = azure.world("run");
    const session = new Session(settings(), {
      ...world,
      app: { ...world.app, findings: async () => findings },
    });
    const story = newStory();
    const ended = await shift(session, story).then(
      () => story.outcome,
      (error: { code: string }) => error.code,
    );
    return { azure, session, ended };
  };
  const finding = { code: "some-finding", message: "It is so.", remedy: "Do this." } as const;

  it("a finding that speaks against the shift ends it", async () => {
    const { azure, ended } = await shiftWith([{ ...finding, severity: "refuse" }]);
    expect(ended).toBe("some-finding");
    expect(azure.writes.some((write) => write.startsWith("rules"))).toBe(false);
  });

  it("a warning is kept for the report, a note is only said", async () => {
    const { session, ended } = await shiftWith([
      { ...finding, severity: "warn" },
      { ...finding, severity: "note" },
    ]);
    expect(ended).toBe("promoted");
    expect(session.warnings).toEqual([finding]);
  });
});

describe("the warm-up", () => {
  const round = (p95: number, failed = 0) => ({ p95, failed });
  it.each([
    ["every instance answers as fast as production", round(40), [round(50), round(60)], "warm"],
    ["one instance fails a request", round(40), [round(50), round(50, 1)], "failing"],
    ["one instance is more than three times slower", round(40), [round(50), round(121)], "slow"],
    ["a slow network slows both", round(900), [round(1_000)], "warm"],
  ])("%s", (_, production, instances, expected) => {
    expect(warmth(production, instances)).toBe(expected);
  });

  it("asks every instance by its cookie", async () => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    const world = azure.world("run");
    const cookies = new Set<string>();
    const get: typeof world.get = (url, headers) => {
      if (headers?.cookie !== undefined) cookies.add(headers.cookie);
      return world.get(url, headers);
    };
    await shift(new Session(settings(), { ...world, get }), newStory());
    expect([...cookies]).toEqual(["ARRAffinity=one", "ARRAffinity=two"]);
  });

  it("takes the nearest rank for the 95th percentile", () => {
    expect(p95(Array.from({ length: 20 }, (_, index) => index + 1))).toBe(19);
    expect(p95([])).toBe(0);
  });
});

describe("the way back", () => {
  it.each([
    ["shift", shift],
    ["promote", promoteNow],
  ] as const)(
    "is printed before the first write of %s, the lease's included",
    async (_, operation) => {
      const azure = new VirtualAzure({ traffic: 1_000 });
      const world = azure.world("run");
      const printed: number[] = [];
      const log = (line: string) => {
        if (line.startsWith("Way back")) printed.push(azure.writes.length);
      };
      await operation(new Session(settings(), { ...world, log }), newStory());
      expect(printed).toEqual([0, 0]);
      expect(azure.writes.length).toBeGreaterThan(3);
    },
  );

  it("is not printed, and nothing written, while another run is at work", async () => {
    const azure = new VirtualAzure();
    const lease = { owner: "other.1.job", until: azure.now + minute };
    azure.tags = Object.fromEntries(
      Object.entries(tagsOf({ lease })).map(([k, v]) => [k, v ?? ""]),
    );
    const lines: string[] = [];
    const world = { ...azure.world("run"), log: (line: string) => lines.push(line) };
    await expect(shift(new Session(settings(), world), newStory())).rejects.toMatchObject({
      code: "busy",
    });
    expect([azure.writes, lines.filter((line) => line.startsWith("Way back"))]).toEqual([[], []]);
  });
});

describe("requests of the warm-up", () => {
  it("are known as the action's own, so that a drain does not wait for them", async () => {
    const azure = new VirtualAzure({ traffic: 0 });
    const asked: number[] = [];
    const world = azure.world("run");
    const get: typeof world.get = (url, headers) => {
      if (url.includes("-green")) asked.push(azure.now);
      return world.get(url, headers);
    };
    const session = new Session(settings(), { ...world, get });
    await warmUp(session, await session.observe());
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((at) => !session.slotRequestTimes.includes(at))).toEqual([]);
    expect(session.slotRequestTimes.length).toBeGreaterThanOrEqual(asked.length);
  });
});

describe("an approval between steps", () => {
  const waits = { approveAfter: [25], approvalMaximum: 10 * minute };
  it.each([
    ["no approval is asked for this step", 10, undefined, 0, "open"],
    ["nobody has approved yet", 25, undefined, minute, "waiting"],
    ["it is approved", 25, 25, 0, "open"],
    ["a later step is approved", 25, 50, 0, "open"],
    ["an earlier step is approved", 25, 10, 0, "waiting"],
    ["nobody approved in time", 25, undefined, 10 * minute, "expired"],
  ] as const)("%s", (_, weight, approved, waited, expected) => {
    expect(gate(weight, approved, waited, waits)).toBe(expected);
  });

  /** Runs a shift and does something as soon as it waits. */
  const whileWaiting = async (act: (azure: VirtualAzure) => void | Promise<void>) => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    const world = azure.world("run");
    let acting: Promise<void> | undefined;
    const log = (line: string) => {
      if (line.includes("waiting for an approval")) acting ??= Promise.resolve(act(azure));
    };
    const sleep: typeof world.sleep = async (milliseconds) => {
      azure.advance(milliseconds);
      await acting;
    };
    const story = newStory();
    const change = { approveAfter: [10], approvalMaximum: 60 * minute };
    await shift(new Session(settings(change), { ...world, log, sleep }), story);
    return { azure, story };
  };
  const approveFrom = (azure: VirtualAzure) =>
    approve(new Session(settings({ operation: "approve" }), azure.world("person")), newStory());

  it("lets the shift go on, and is in the report", async () => {
    const { azure, story } = await whileWaiting(approveFrom);
    expect([story.outcome, azure.swaps]).toEqual(["promoted", 1]);
    expect(story.approvals.map(({ weight }) => weight)).toEqual([10]);
    expect(azure.tags["bgs-approved"]).toBeUndefined();
  });

  it("a release that turns bad while waiting is rolled back", async () => {
    const { azure, story } = await whileWaiting((place) => {
      Object.assign(place.options, { faultyShare: 0.3 });
    });
    expect([story.outcome, azure.rules]).toEqual(["rolled-back", []]);
    expect(story.reason?.verdict).toBe("fail");
  });

  it("that never comes is inconclusive", async () => {
    const { story } = await whileWaiting(() => {});
    expect([story.outcome, story.reason?.code]).toEqual(["rolled-back", "approval-missing"]);
  });

  describe("is refused", () => {
    const now = 1_000 * minute;
    const lease = { owner: "1.1.shift", until: now + minute };
    const waiting = { ...emptyRecord, phase: "shift", step: 25, gates: [25, 50], lease } as const;
    const at = { now, representable: (weight: number) => weight };
    it.each([
      ["for a step that the shift does not have", waiting, 30, "does not wait behind a step of 30 %. It waits behind 25, 50 %"],
      ["for a step behind which nobody waits", { ...waiting, step: 10 }, 10, "does not wait behind a step of 10 %"],
      ["of the step under way when that has no gate", { ...waiting, step: 10 }, undefined, "does not wait behind the step under way (10 %)"],
      ["for a step that is over", { ...waiting, step: 50 }, 25, "The step of 25 % is over; the shift is at 50 %"],
      ["when the shift waits for nobody", { ...waiting, gates: undefined }, 25, "waits for no approval"],
      ["when the run that shifted is dead", { ...waiting, lease: { ...lease, until: now - 1 } }, 25, "The run that shifted is gone"],
      ["when the run that shifted has given up its lease", { ...waiting, lease: undefined }, 25, "The run that shifted is gone"],
    ] as const)("%s", (_, record, wanted, message) => {
      expect(() => stepToApprove(record, wanted, at)).toThrow(message);
    }); // biome-ignore format: one line per case

    it.each([
      ["but not of the step under way", waiting, undefined, 25],
      ["but not of a later step, ahead of time", waiting, 50, 50],
      ["but not of a shift that is held: the next run reads it", { ...waiting, phase: "held", lease: undefined }, 25, 25],
    ] as const)("%s", (_, record, wanted, step) => {
      expect(stepToApprove(record, wanted, at)).toBe(step);
    }); // biome-ignore format: one line per case

    it("but not of a step that a front door's weights only come near to", () => {
      const near = { ...at, representable: (weight: number) => weight + 0.4 };
      expect(stepToApprove({ ...waiting, step: 25.4 }, undefined, near)).toBe(25);
    });

    it("and writes nothing then", async () => {
      const azure = new VirtualAzure();
      azure.tags = { "bgs-phase": "shift", "bgs-id": fresh, "bgs-step": "10", "bgs-gates": "10" };
      await expect(approveFrom(azure)).rejects.toMatchObject({ code: "nothing-to-approve" });
      expect(azure.writes).toEqual([]);
    });
  });

  it("has nothing to approve without a shift", async () => {
    await expect(approveFrom(new VirtualAzure())).rejects.toMatchObject({
      code: "nothing-to-approve",
    });
  });
});

describe("clients that their cookie holds on a bad release", () => {
  const rolledBack = async (change: Parameters<typeof settings>[0]) => {
    const azure = new VirtualAzure({ traffic: 1_000, faultyShare: 0.3, pinned: 50 });
    const session = new Session(settings(change), azure.world("run"));
    const story = newStory();
    await shift(session, story);
    return { azure, story, session };
  };

  it("are waited for by default, and the end of the patience is said", async () => {
    const { azure, session } = await rolledBack({});
    expect(session.warnings.map(({ code }) => code)).toContain("not-drained");
    expect(azure.slotState).toBe("Running");
  });

  it("get the old release when the last known good slot is swapped in", async () => {
    const { azure, story } = await rolledBack({ pinnedClients: "swap-lkg", lkgSlot: "lkg" });
    expect(azure.releases).toEqual({ production: azure.releases.slot, slot: azure.releases.slot });
    expect(story.rollback?.pinnedClients).toBe("swapped");
    expect(azure.swaps).toBe(0);
  });

  it("get errors and start anew when the slot is stopped", async () => {
    const { azure, story } = await rolledBack({ pinnedClients: "stop-slot" });
    expect([azure.slotState, story.rollback?.pinnedClients]).toEqual(["Stopped", "stopped"]);
  });
});

describe("a rollback whose run died after the swap", () => {
  it("is finished by reconcile with a warning: what was asked for has come true", async () => {
    const azure = new VirtualAzure();
    azure.releases = { production: fresh, slot: old };
    azure.tags = { "bgs-phase": "rollback", "bgs-id": fresh, "bgs-old": old };
    const story = newStory();
    const session = new Session(settings({ operation: "reconcile" }), azure.world("janitor"));
    await reconcile(session, story);
    expect([azure.releases.production, azure.swaps]).toEqual([old, 1]);
    expect(story.reason).toMatchObject({ code: "rollback-resumed", verdict: "warn" });
  });
});
