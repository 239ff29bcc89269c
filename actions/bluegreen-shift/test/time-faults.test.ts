import { describe, expect, it } from "vitest";
import { steadyClock } from "../src/operations/clock.ts";
import { retire, rollbackNow } from "../src/operations/commands.ts";
import { reconcile } from "../src/operations/reconcile.ts";
import { Session, type World } from "../src/operations/session.ts";
import { shift } from "../src/operations/shift.ts";
import { newStory } from "../src/report/report.ts";
import { tagsOf } from "../src/state/record.ts";
import { fresh, greenHost, old } from "./observed.ts";
import { failing, run } from "./run-virtual.ts";
import { settings, VirtualAzure } from "./virtual-azure.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe("clocks", () => {
  /** The computer's clock is set as soon as half of the clients are on the slot. */
  const set = (azure: VirtualAzure, by: number) => () => ({
    now: steadyClock(
      () => azure.now + (azure.writes.includes("rules 50") ? by : 0),
      () => azure.now,
    ),
  });

  it.each([
    ["an hour", hour],
    ["a day", day],
  ])("set back by %s in the middle: nothing takes longer, and a fault is found as soon", async (_, by) => {
    const plain = new VirtualAzure({ traffic: 1_000 });
    await run(plain, shift);
    const azure = new VirtualAzure({ traffic: 1_000 });
    const { end } = await run(azure, shift, set(azure, -by));
    expect([end, azure.rules, azure.swaps, azure.now]).toEqual(["promoted", [], 1, plain.now]);

    const faulty = new VirtualAzure({ traffic: 1_000 });
    faulty.onWrite = (at, index) => {
      if (at === "after" && faulty.writes[index] === "rules 50") Object.assign(faulty.options, { faultyShare: 0.3 });
    };
    const taken = await run(faulty, shift, set(faulty, -by));
    expect([taken.end, faulty.rules, faulty.swaps]).toEqual(["rolled-back", [], 0]);
  }); // biome-ignore format: one statement a line

  it.each([
    ["an hour", hour],
    ["a day", day],
  ])("set ahead by %s in the middle: nobody passes by time alone", async (_, by) => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    const { end, story } = await run(azure, shift, set(azure, by));
    expect([azure.rules, azure.swaps]).toEqual([[], end === "promoted" ? 1 : 0]);
    expect(story.steps.flatMap(({ looks }) => looks).filter(({ verdict }) => verdict === "fail")).toEqual([]);
    const silent = new VirtualAzure({ traffic: 0 });
    expect((await run(silent, shift, set(silent, by))).end).toBe("rolled-back");
  }); // biome-ignore format: one statement a line

  it.each([5, -5])("that differ from Azure's by %d min from the start convict nobody", async (minutes) => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    const skewed = () => ({ now: () => azure.now + minutes * minute });
    const { story } = await run(azure, shift, skewed);
    expect(story.steps.flatMap(({ looks }) => looks).filter(({ verdict }) => verdict === "fail")).toEqual([]);
    expect(azure.rules).toEqual([]);
    const faulty = new VirtualAzure({ traffic: 1_000, faultyShare: 0.3 });
    const taken = await run(faulty, shift, () => ({ now: () => faulty.now + minutes * minute }));
    expect([taken.end, faulty.swaps]).toEqual(["rolled-back", 0]);
  }); // biome-ignore format: one statement a line

  it("tell once that they were set back", () => {
    const told: number[] = [];
    let wall = 5_000_000;
    let elapsed = 0;
    const now = steadyClock(() => wall, () => elapsed, (behind) => told.push(behind)); // biome-ignore format: short
    const seen = [now()];
    for (const by of [1_000, -hour, 1_000, 3 * hour]) {
      wall += by;
      elapsed += 1_000;
      seen.push(now());
    }
    expect(told).toHaveLength(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(wall);
  });

  /** A second run at each write of a first one, on another computer's clock. */
  it.each([
    ["shift", shift, 10 * minute],
    ["shift", shift, -10 * minute],
    ["reconcile", reconcile, 10 * minute],
    ["reconcile", reconcile, -10 * minute],
  ] as const)("of two runs differ: a second %s leaves one writer (%#)", async (_, operation, skew) => {
    const whole = new VirtualAzure({ traffic: 1_000 });
    await run(whole, shift, undefined, { steps: [50] });
    for (let index = 1; index < whole.writes.length; index += 1) {
      const azure = new VirtualAzure({ traffic: 1_000 });
      let second: ReturnType<typeof run> | undefined;
      azure.onWrite = (at, write) => {
        if (at !== "after" || write !== index || second !== undefined) return;
        azure.onWrite = () => {};
        second = run(azure, operation, () => ({ now: () => azure.now + skew }), { steps: [50] }, "second");
      };
      const first = await run(azure, shift, undefined, { steps: [50] }, "first");
      const other = await second;
      azure.advance(20 * minute);
      await run(azure, reconcile, undefined, {}, "janitor");
      const where = `after write ${index} (${azure.writes[index]}): ${first.end}, ${other?.end}`;
      expect([azure.rules, azure.swapping], where).toEqual([[], undefined]);
      expect(azure.swaps, where).toBeLessThanOrEqual(1);
      expect(azure.releases, where).toEqual(
        azure.swaps === 1 ? { production: fresh, slot: old } : { production: old, slot: fresh },
      );
    }
  }); // biome-ignore format: one statement a line

  it.each([
    ["stale", -minute],
    ["of a clock that was a day ahead", day],
  ])("a lease that is %s holds nobody up", async (_, until) => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    const lease = { owner: "dead", until: azure.now + until };
    azure.rules = [{ name: "green", hostName: greenHost, percentage: 10 }];
    Object.assign(azure.tags, tagsOf({ phase: "shift", release: fresh, old, step: 10, lease }));
    expect((await run(azure, reconcile, undefined, {}, "janitor")).end).toBe("rolled-back");
    expect(azure.rules).toEqual([]);
  });
});

describe("after a swap", () => {
  const sources = ["metrics", "probes"] as const;
  const quick = { steps: [100], sources, probeInterval: 5_000 };

  it("a burst of 502 of one minute and the slot's own restart are no fault of the release", async () => {
    const azure = new VirtualAzure({ traffic: 1_000, restarts: { production: minute, slot: 2 * minute } });
    const { end } = await run(azure, shift, undefined, quick);
    expect([end, azure.swaps, azure.releases.production]).toEqual(["promoted", 1, fresh]);
  }); // biome-ignore format: one statement a line

  it.each([["metrics"], ["probes"]] as const)(
    "a burst that does not end within the minute is, to %s",
    async (source) => {
      const azure = new VirtualAzure({ traffic: 1_000, restarts: { production: 5 * minute, slot: 0 } });
      const { end, story } = await run(azure, shift, undefined, { ...quick, sources: [source] });
      expect([end, azure.swaps, azure.releases.production]).toEqual(["rolled-back", 2, old]);
      expect(story.reason?.code).toBe("silent-after-swap");
    },
  ); // biome-ignore format: one statement a line

  it("whose instances were moved by autoscale, it is asked for once more", async () => {
    const azure = new VirtualAzure({ traffic: 1_000, restarts: { production: minute, slot: minute } });
    let asked = 0;
    const { end } = await run(
      azure,
      shift,
      ({ app }) => ({
        app: {
          ...app,
          requestSwap: async (standby) => {
            asked += 1;
            if (asked === 1) throw failing(400, "The allocation of VM instances has changed during the swap. Please retry.");
            return await app.requestSwap(standby);
          },
        },
      }),
      quick,
    );
    expect([end, asked, azure.swaps]).toEqual(["promoted", 2, 1]);
  }); // biome-ignore format: one statement a line
});

describe("a new release that answers nothing in production", () => {
  /** Dies with the phase given, and is well again once it is out of production. */
  const dying = (azure: VirtualAzure, phase: string) => (world: World) => ({
    get: async (url: string, headers?: Readonly<Record<string, string>>) => {
      const toSlot = url.includes(greenHost) || url.includes("x-ms-routing-name=green");
      const dead = azure.writes.includes(`tags ${phase}`) && azure.releases.production === fresh;
      return dead && !toSlot ? undefined : await world.get(url, headers);
    },
  });

  it.each([
    ["promote", "silent-after-swap"],
    ["bake", "bake-release-lost"],
  ])("from %s on is swapped back by the shift itself", async (phase, code) => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    const { end, story } = await run(azure, shift, dying(azure, phase), { steps: [50] });
    expect([end, story.reason?.code, azure.swaps]).toEqual(["rolled-back", code, 2]);
    expect(azure.releases).toEqual({ production: old, slot: fresh });
  });

  it("in the keep time is swapped back by rollback", async () => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    const patch = dying(azure, "keep");
    await run(azure, shift, patch, { steps: [50] });
    const { end } = await run(azure, rollbackNow, patch, {}, "person");
    expect([end, azure.swaps, azure.releases.production]).toEqual(["rolled-back", 2, old]);
  });

  it.each(["promote", "bake", "rollback"])("is swapped back by reconcile when the run died in %s", async (phase) => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    azure.releases = { production: fresh, slot: old };
    azure.swappedAt = azure.now - 10 * minute;
    const swapAt = azure.now - 12 * minute;
    Object.assign(azure.tags, tagsOf({ phase: phase as "bake", release: fresh, old, swapAt, swapAfter: 0 }));
    azure.writes.push("tags bake");
    const { end } = await run(azure, reconcile, dying(azure, "bake"), {}, "janitor");
    expect([end, azure.swaps, azure.releases.production]).toEqual(["rolled-back", 1, old]);
  }); // biome-ignore format: one statement a line
});

describe("a job that ends at its time limit in the middle of a step", () => {
  it("loses no evidence: the next run counts from the first step on", async () => {
    const slow = { traffic: 1_000, faultyShare: 0.002 };
    const change = { steps: [50], stepMinimum: 30 * minute, stepMaximum: 40 * minute };
    const whole = await run(new VirtualAzure(slow), shift, undefined, change);
    expect([whole.end, whole.story.reason?.code]).toEqual(["rolled-back", "worse-than-old"]);
    const looks = whole.story.steps[0]?.looks ?? [];
    expect(looks.length).toBeGreaterThan(4);

    const azure = new VirtualAzure(slow);
    let sleeps = 0;
    const killed = new Session(settings(change), {
      ...azure.world("killed"),
      // At the end of its time nothing of the process runs any more.
      sleep: async (milliseconds) => {
        sleeps += milliseconds === minute ? 1 : 0;
        if (sleeps >= looks.length - 1) await new Promise(() => {});
        azure.advance(milliseconds);
      },
    });
    const first = newStory();
    void shift(killed, first);
    await new Promise(setImmediate);
    while (sleeps < looks.length - 1) await new Promise(setImmediate);
    const [step] = first.steps;
    expect(step?.looks.at(-1)?.verdict).not.toBe("fail");

    azure.advance(6 * minute);
    const next = await run(azure, shift, undefined, change, "next");
    expect([next.end, next.story.reason?.code]).toEqual(["rolled-back", "worse-than-old"]);
    expect(next.story.steps[0]?.looks).toHaveLength(1);
    expect(next.story.minutes[0]?.minute).toBe(first.minutes[0]?.minute);
    expect(next.story.steps[0]?.looks[0]?.eValues.relative).toBeGreaterThan(step?.looks.at(-1)?.eValues.relative ?? Infinity);
  }); // biome-ignore format: one statement a line
});

describe("the keep time", () => {
  const kept = async () => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    await run(azure, shift, undefined, { steps: [50] });
    return azure;
  };

  it.each([
    ["an hour early", 23 * hour, "unchanged", "Running"],
    ["when it is over", day + hour, "retired", "Stopped"],
    ["a month late", 30 * day, "retired", "Stopped"],
  ])("%s", async (_, later, end, state) => {
    const azure = await kept();
    azure.advance(later);
    expect([(await run(azure, retire)).end, azure.slotState]).toEqual([end, state]);
  });

  it("written by a clock two hours behind ends when Azure's time of the swap says so", async () => {
    const azure = await kept();
    azure.tags["bgs-keep-until"] = new Date(azure.now + day - 2 * hour).toISOString();
    azure.advance(day - hour);
    expect([(await run(azure, retire)).end, azure.slotState]).toEqual(["unchanged", "Running"]);
  });
});

describe("a resource with fifty tags already", () => {
  it("is shifted without a record, and that is said", async () => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    const ended = await run(azure, shift, ({ app }) => ({
      app: {
        ...app,
        writeTags: async () => {
          throw failing(400, "The number of tags exceeds the limit of 50.");
        },
      },
    }));
    expect([ended.end, azure.swaps]).toEqual(["promoted", 1]);
    expect(ended.warnings).toContain("no-record");
  });
});
