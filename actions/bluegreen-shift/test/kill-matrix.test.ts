import { describe, expect, it } from "vitest";
import type { Settings } from "../src/inputs.ts";
import { promoteNow, retire, rollbackNow } from "../src/operations/commands.ts";
import { Interrupted } from "../src/operations/halt.ts";
import { leaveInOrder } from "../src/operations/interruption.ts";
import { reconcile } from "../src/operations/reconcile.ts";
import { Session, type World } from "../src/operations/session.ts";
import { shift } from "../src/operations/shift.ts";
import { newStory, type Story } from "../src/report/report.ts";
import { recordOf } from "../src/state/record.ts";
import { fresh, old } from "./observed.ts";
import { Killed, settings, VirtualAzure } from "./virtual-azure.ts";
import { type TwinOptions, VirtualTwins } from "./virtual-twins.ts";

type Operation = (session: Session, story: Story) => Promise<void>;

/** What the matrix needs of a virtual place, slots or two apps. */
interface Place {
  readonly writes: string[];
  onWrite: (at: "before" | "after", index: number) => void;
  readonly tags: Record<string, string>;
  readonly now: number;
  advance(milliseconds: number): void;
  world(owner: string, interruption?: AbortSignal): World;
}

interface Situation<P extends Place> {
  readonly place: () => P;
  /** What went before; is not killed. */
  readonly before?: (place: P) => Promise<unknown>;
  readonly operation: Operation;
  readonly change?: Partial<Settings>;
  /** Checks after `reconcile` has ended. */
  readonly check: (place: P, where: string) => void;
}

const minute = 60_000;
const day = 24 * 60 * minute;
const run = async (
  place: Place,
  operation: Operation,
  change: Partial<Settings> = {},
  owner = "run",
) => {
  const story = newStory();
  await operation(new Session(settings(change), place.world(owner)), story);
  return story;
};

/**
 * SIGKILL: nothing of the process runs after the write. SIGINT and SIGTERM: the process leaves in
 * order; then the virtual runner has ended it.
 */
async function endedAt(
  place: Place,
  { operation, change }: Pick<Situation<Place>, "operation" | "change">,
  signal: "SIGKILL" | "SIGINT or SIGTERM",
  at: "before" | "after",
  index: number,
): Promise<boolean> {
  let ended = false;
  const interruption = new AbortController();
  place.onWrite = (when, write) => {
    if (signal === "SIGKILL") {
      if (ended || (when === at && write === index)) {
        ended = true;
        throw new Killed();
      }
    } else if (!ended && when === at && write === index) {
      ended = true;
      interruption.abort(new Interrupted());
    }
  };
  const world = place.world("dead run", interruption.signal);
  // A killed process runs no catch block: its next wait never ends.
  const dead = new Promise<never>(() => {});
  const mortal: World = {
    ...world,
    sleep: (milliseconds, abort) =>
      ended && signal === "SIGKILL" ? dead : world.sleep(milliseconds, abort),
  };
  const session = new Session(settings(change), mortal);
  await operation(session, newStory()).catch(() => {});
  if (ended && signal !== "SIGKILL") await leaveInOrder(session);
  place.onWrite = () => {};
  return ended;
}

async function matrix<P extends Place>(situation: Situation<P>): Promise<number> {
  let ends = 0;
  for (const signal of ["SIGKILL", "SIGINT or SIGTERM"] as const) {
    for (const at of ["before", "after"] as const) {
      for (let index = 0; ; index += 1) {
        const place = situation.place();
        await situation.before?.(place);
        const write = place.writes.length + index;
        if (!(await endedAt(place, situation, signal, at, write))) break;
        ends += 1;
        place.advance(6 * minute);
        await run(place, reconcile, { ...situation.change, operation: "reconcile" }, "janitor");
        const where = `${signal} ${at} write ${index} (${place.writes[write]})`;
        situation.check(place, where);
        expect(recordOf(place.tags).lease?.until ?? 0, where).toBeLessThanOrEqual(place.now);
        const settled = place.writes.length;
        await run(place, reconcile, { ...situation.change, operation: "reconcile" }, "janitor");
        expect(
          place.writes.slice(settled).filter((name) => name !== "tags"),
          `${where}: a second reconcile`,
        ).toEqual([]);
      }
    }
  }
  return ends;
}

/** One version gets everything, no rule is left, and each intent made at most one swap. */
function atRest(swaps: number) {
  return (azure: VirtualAzure, where: string) => {
    expect(azure.rules, where).toEqual([]);
    expect(azure.swapping, where).toBeUndefined();
    expect(azure.swaps, where).toBeLessThanOrEqual(swaps);
    expect(azure.releases, where).toEqual(
      azure.swaps % 2 === 1 ? { production: fresh, slot: old } : { production: old, slot: fresh },
    );
  };
}

const slots: Readonly<Record<string, Situation<VirtualAzure>>> = {
  "a healthy shift": {
    place: () => new VirtualAzure({ traffic: 1_000 }),
    operation: shift,
    change: { steps: [10, 100] },
    check: atRest(1),
  },
  "a healthy shift when rules do not survive a swap": {
    place: () => new VirtualAzure({ traffic: 1_000, rulesSurviveSwap: false }),
    operation: shift,
    change: { steps: [50] },
    check: atRest(1),
  },
  "a faulty shift": {
    place: () => new VirtualAzure({ traffic: 1_000, faultyShare: 0.2 }),
    operation: shift,
    change: { steps: [10] },
    check: atRest(0),
  },
  "a faulty shift whose pinned clients are stopped": {
    place: () => new VirtualAzure({ traffic: 1_000, faultyShare: 0.2, pinned: 50 }),
    operation: shift,
    change: { steps: [10], pinnedClients: "stop-slot" },
    check: atRest(0),
  },
  "promote after a hold": {
    place: () => new VirtualAzure({ traffic: 0 }),
    before: (azure) => run(azure, shift, { steps: [10], onInconclusive: "hold" }, "held"),
    operation: promoteNow,
    check: (azure, where) => {
      // Ended before it wrote anything, the shift is still held, and stays so.
      if (azure.tags["bgs-phase"] === "held") expect(azure.weight, where).toBe(10);
      else atRest(1)(azure, where);
    },
  },
  "rollback of a held shift": {
    place: () => new VirtualAzure({ traffic: 0 }),
    before: (azure) => run(azure, shift, { steps: [10], onInconclusive: "hold" }, "held"),
    operation: rollbackNow,
    check: (azure, where) => {
      if (azure.tags["bgs-phase"] === "held") {
        expect([0, 10], where).toContain(azure.weight);
        expect(azure.swaps, where).toBe(0);
      } else atRest(0)(azure, where);
    },
  },
  "rollback after the swap": {
    place: () => new VirtualAzure({ traffic: 1_000 }),
    before: (azure) => run(azure, shift, { steps: [50] }, "first"),
    operation: rollbackNow,
    check: atRest(2),
  },
  retire: {
    place: () => new VirtualAzure({ traffic: 1_000 }),
    before: async (azure) => {
      await run(azure, shift, { steps: [50] }, "first");
      azure.advance(day);
    },
    operation: retire,
    check: (azure, where) => {
      expect(azure.rules, where).toEqual([]);
      expect([azure.swaps, azure.releases.production], where).toEqual([1, fresh]);
    },
  },
  reconcile: {
    place: () => new VirtualAzure({ traffic: 1_000 }),
    before: async (azure) => {
      const situation = { operation: shift, change: { steps: [50] } };
      const swapping = await endedAt(azure, situation, "SIGKILL", "after", 7);
      expect(swapping).toBe(true);
      azure.advance(6 * minute);
    },
    operation: reconcile,
    check: atRest(1),
  },
};

/** Somebody is live at every instant, and at the end exactly one app with a release that works. */
function twinAtRest(twins: VirtualTwins, where: string): void {
  expect(twins.silentInstants, where).toBe(0);
  const serving = twins.serving();
  expect(serving, where).toHaveLength(1);
  expect([old, fresh], where).toContain(twins.releases[serving[0]?.app ?? ""]);
}

const twins = (options: TwinOptions) => () => new VirtualTwins(options);

const twoApps: Readonly<Record<string, Situation<VirtualTwins>>> = {
  "a healthy shift behind Front Door": {
    place: twins({ front: "front-door", traffic: 1_000 }),
    operation: shift,
    change: { topology: "front-door", steps: [25, 100] },
    check: twinAtRest,
  },
  "a faulty shift behind Front Door": {
    place: twins({ front: "front-door", traffic: 1_000, faultyShare: 0.2 }),
    operation: shift,
    change: { topology: "front-door", steps: [25] },
    check: (place, where) => {
      twinAtRest(place, where);
      expect(place.serving()[0]?.app, where).toBe("app-blue");
    },
  },
  "rollback after the exchange behind Front Door": {
    place: twins({ front: "front-door", traffic: 1_000 }),
    before: (place) => run(place, shift, { topology: "front-door", steps: [50] }, "first"),
    operation: rollbackNow,
    change: { topology: "front-door" },
    check: twinAtRest,
  },
  "a switch of an Application Gateway": {
    place: twins({ front: "application-gateway", traffic: 1_000 }),
    operation: shift,
    change: { topology: "application-gateway", steps: [100] },
    check: twinAtRest,
  },
};

describe("ended at every write, then reconciled", () => {
  it.each(Object.entries(slots))("%s", async (_, situation) => {
    expect(await matrix(situation)).toBeGreaterThan(5);
  });
  it.each(Object.entries(twoApps))("%s", async (_, situation) => {
    expect(await matrix(situation)).toBeGreaterThan(5);
  });
});

describe("killed at every write, then repeated", () => {
  it("a healthy shift ends in production with one swap", async () => {
    const change = { steps: [10, 100] };
    for (const at of ["before", "after"] as const) {
      for (let index = 0; ; index += 1) {
        const azure = new VirtualAzure({ traffic: 1_000 });
        if (!(await endedAt(azure, { operation: shift, change }, "SIGKILL", at, index))) break;
        azure.advance(6 * minute);
        const where = `${at} write ${index} (${azure.writes[index]})`;
        await run(azure, shift, change, "next run");
        expect(azure.releases, where).toEqual({ production: fresh, slot: old });
        expect([azure.rules, azure.swaps], where).toEqual([[], 1]);
        expect(azure.tags["bgs-phase"], where).toBe("keep");
      }
    }
  });
  it.each(["stop", "delete"] as const)("retiring by %s ends retired", async (retireBy) => {
    for (const at of ["before", "after"] as const) {
      for (let index = 0; ; index += 1) {
        const azure = new VirtualAzure({ traffic: 1_000 });
        await run(azure, shift, { steps: [50] }, "first");
        azure.advance(day);
        const from = azure.writes.length;
        const situation = { operation: retire, change: { retireBy } };
        if (!(await endedAt(azure, situation, "SIGKILL", at, from + index))) break;
        azure.advance(6 * minute);
        const where = `${at} write ${index} (${azure.writes[from + index]})`;
        await run(azure, retire, { retireBy }, "next run");
        expect(azure.slotState, where).toBe(retireBy === "stop" ? "Stopped" : "gone");
        expect(azure.tags["bgs-phase"], where).toBeUndefined();
      }
    }
  });
});

describe("two runs at once", () => {
  it("two that retire: one does, the other finds it busy or done", async () => {
    for (let index = 0; ; index += 1) {
      const azure = new VirtualAzure({ traffic: 1_000 });
      await run(azure, shift, { steps: [50] }, "zeroth");
      azure.advance(day);
      const from = azure.writes.length;
      let second: Promise<Story> | undefined;
      azure.onWrite = (at, write) => {
        if (at !== "after" || write !== from + index) return;
        azure.onWrite = () => {};
        second = run(azure, retire, {}, "second");
        second.catch(() => {});
      };
      const ends = await Promise.allSettled([run(azure, retire, {}, "first")]);
      if (second === undefined) break;
      ends.push(...(await Promise.allSettled([second])));
      const codes = ends.map((end) =>
        end.status === "fulfilled" ? end.value.outcome : (end.reason as { code?: string }).code,
      );
      expect(codes, azure.writes.join()).toContain("retired");
      for (const code of codes) expect(["retired", "unchanged", "busy"]).toContain(code);
      expect(azure.slotState).toBe("Stopped");
    }
  });

  it("one writes, the other is told that it is busy, wherever the second one starts", async () => {
    const whole = new VirtualAzure({ traffic: 1_000 });
    await run(whole, shift, { steps: [50] });
    for (let index = 1; index < whole.writes.length; index += 1) {
      const azure = new VirtualAzure({ traffic: 1_000 });
      let second: Promise<Story> | undefined;
      azure.onWrite = (at, write) => {
        if (at !== "after" || write !== index || second !== undefined) return;
        azure.onWrite = () => {};
        second = run(azure, shift, { steps: [50] }, "second");
        second.catch(() => {});
      };
      const [first] = await Promise.allSettled([run(azure, shift, { steps: [50] }, "first")]);
      const [other] = await Promise.allSettled([second]);
      const where = `second run after write ${index} (${azure.writes[index]})`;
      const ends = [first, other].map((end) =>
        end?.status === "fulfilled"
          ? "ended"
          : (end?.reason as { code?: string } | undefined)?.code,
      );
      expect(ends, where).toContain("ended");
      expect(azure.swaps, where).toBe(1);
      expect(azure.rules, where).toEqual([]);
      expect(azure.releases.production, where).toBe(fresh);
    }
  });
});
