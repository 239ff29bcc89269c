import { describe, expect, it } from "vitest";
import { promoteNow, retire, status } from "../src/operations/commands.ts";
import { Session, type World } from "../src/operations/session.ts";
import { shift } from "../src/operations/shift.ts";
import { newStory } from "../src/report/report.ts";
import { statusScreen } from "../src/report/status.ts";
import { type Observed, unlabelled } from "../src/state/observed.ts";
import { emptyRecord, type Phase, type ShiftRecord } from "../src/state/record.ts";
import { atRest, fresh, now, old, ruleAt } from "./observed.ts";
import { settings, VirtualAzure } from "./virtual-azure.ts";
import { VirtualTwins } from "./virtual-twins.ts";

const minute = 60_000;
const wayBack = { shifting: "CLEAR", swapped: "SWAP" };
const slots = { name: "slots", propagation: 0 } as const;
const door = { name: "front-door", propagation: 20 * minute } as const;

const record = (phase: Phase, change: Partial<ShiftRecord> = {}): ShiftRecord => ({
  ...emptyRecord,
  phase,
  release: fresh,
  old,
  ...change,
});
const swapped = {
  production: { ...atRest().production, release: fresh, swappedAt: now - 10 * minute },
  slot: { ...atRest().slot, release: old },
};
const silent = { ...swapped, production: { ...swapped.production, release: undefined } };
const alive = { owner: "7.1.shift", until: now + minute };
const dead = { owner: "7.1.shift", until: now - 10 * minute };
const other = { name: "beta", hostName: "app-roster-prod-beta.azurewebsites.net", percentage: 10 };
const rules = [ruleAt(25)];

/** The lines of the screen by their label. */
function lines(observed: Observed, traits: typeof slots | typeof door = slots) {
  const screen = statusScreen(observed, { app: "app-roster-prod", traits, wayBack });
  const of = (label: string) =>
    screen
      .find((line) => line.startsWith(`  ${label}`))
      ?.slice(label.length + 2)
      .trim();
  return {
    screen,
    users: of("Users get"),
    going: of("Going on"),
    work: of("At work"),
    next: of("Next"),
    byHand: of("By hand"),
  };
}

const gone = '"reconcile": the run that did this is gone';
const ends = 'nothing; "rollback" ends it and sends everybody to the old release';

/** Every state of the state machine, and every one that somebody else can make. */
const states: readonly (readonly [
  state: string,
  observed: Partial<Observed>,
  going: string,
  next: string,
  byHand: string | undefined,
])[] = [
  ["IDLE", {}, "nothing", "nothing", undefined],
  ["CHECK and WARM, a run alive", { record: { ...emptyRecord, lease: alive } }, "nothing", ends, undefined],
  ["ROUTE0", { rules: [ruleAt(0)], record: record("shift", { step: 0, lease: alive }) }, "a shift, 0 % of new clients on the new release", ends, undefined],
  ["STEP, a run alive", { rules, record: record("shift", { step: 25, since: now - 10 * minute, lease: alive }) }, "a shift, 25 % of new clients on the new release, since 2026-03-01T11:50:00.000Z (10 min ago)", ends, "CLEAR"],
  ["STEP behind a gate", { rules, record: record("shift", { step: 25, gates: [25], lease: alive }) }, 'a shift, 25 % of new clients on the new release; a person has to approve the step of 25 % ("approve")', ends, "CLEAR"],
  ["STEP behind a gate that is open", { rules, record: record("shift", { step: 25, gates: [25], approved: 25, lease: alive }) }, "a shift, 25 % of new clients on the new release", ends, "CLEAR"],
  ["STEP, the run dead", { rules, record: record("shift", { lease: dead }) }, "a shift, 25 % of new clients on the new release", `${gone} and 25 % of new clients are on green`, "CLEAR"],
  ["a shift that died before its first rule", { record: record("shift", { lease: dead }) }, "a shift, 0 % of new clients on the new release", gone, undefined],
  ["HOLD", { rules, record: record("held") }, "a shift is held at 25 % and waits for a decision", '"promote", "rollback", or "shift" to go on measuring', "CLEAR"],
  ["ROLLBACK, a run alive", { rules, record: record("rollback", { lease: alive }) }, "a rollback; 25 % of new clients are still on green", "nothing; that run is going back already", "CLEAR"],
  ["ROLLBACK, the run dead", { rules, record: record("rollback", { lease: dead }) }, "a rollback; 25 % of new clients are still on green", `${gone} and 25 % of new clients are on green`, "CLEAR"],
  ["DRAIN", { record: record("rollback", { lease: alive }) }, "a rollback; nobody new is sent to the new release", "nothing; that run is going back already", undefined],
  ["PROMOTE before the swap, the run dead", { record: record("promote", { lease: dead }) }, `a swap is intended; production serves ${old}`, gone, undefined],
  ["PROMOTE, Azure swapping", { operationInProgress: true, record: record("promote", { lease: alive }) }, "Azure is changing the app (a swap takes about a minute)", 'wait two minutes, then "status" again', undefined],
  ["PROMOTE after the swap, the run dead", { ...swapped, record: record("promote", { lease: dead }) }, "the swap has happened and is not watched yet", gone, "SWAP"],
  ["PROMOTE, production silent", { ...silent, record: record("promote", { lease: dead }) }, "a swap is intended; production serves nothing readable", '"rollback" NOW: production does not answer, and the old release is at hand', "SWAP"],
  ["BAKE, a run alive", { ...swapped, record: record("bake", { lease: alive }) }, "the new release is in production and watched", ends, "SWAP"],
  ["BAKE, the run dead", { ...swapped, record: record("bake", { lease: dead }) }, "the new release is in production and watched", gone, "SWAP"],
  ["BAKE, swapped back by somebody", { record: record("bake", { lease: dead }) }, `the new release was to be watched in production, but production serves ${old}`, gone, undefined],
  ["SWAPBACK, not sent yet", { ...swapped, record: record("rollback", { lease: dead }) }, "a rollback; the new release is still in production", gone, "SWAP"],
  ["KEEP", { ...swapped, record: record("keep", { keepUntil: now + minute }) }, "nothing; the old release is kept until 2026-03-01T12:01:00.000Z", 'nothing; "rollback" swaps back within a minute if the new release is bad', "SWAP"],
  ["KEEP, its time over", { ...swapped, record: record("keep", { keepUntil: now }) }, "nothing; the old release is kept until 2026-03-01T12:00:00.000Z", '"retire": the keep time is over; until then "rollback" goes back', "SWAP"],
  ["KEEP, production silent", { ...silent, record: record("keep") }, `a finished shift to ${fresh} is on record, but production serves nothing readable`, '"rollback" NOW: production does not answer, and the old release is at hand', "SWAP"],
  ["KEEP, swapped by somebody since", { record: record("keep") }, `a finished shift to ${fresh} is on record, but production serves ${old}`, "find out who swapped or deployed since; the next shift starts anew", undefined],
  ["KEEP, its time over and the slot stopped", { ...swapped, slot: { ...swapped.slot, release: undefined, state: "Stopped" }, record: record("keep", { keepUntil: now }) }, "nothing; the old release is kept until 2026-03-01T12:00:00.000Z", '"retire": the keep time is over and green is stopped already; it closes the record', undefined],
  ["KEEP, production a page without an id", { ...swapped, production: { ...swapped.production, release: unlabelled }, record: record("keep", { keepUntil: now }) }, "a finished shift to ffffffffffffffffffffffffffffffffffffffff is on record, but production serves a release that does not say its id", '"rollback" NOW, unless somebody has deployed since: production names no release, and the old one is at hand', "SWAP"],
  ["KEEP, the slot stopped", { ...swapped, slot: { ...swapped.slot, release: undefined, state: "Stopped" }, record: record("keep") }, "nothing; the old release is kept until somebody retires it", 'start green if you may have to go back: it is stopped, and "rollback" needs it', undefined],
  ["KEEP, the slot used for something newer", { ...swapped, slot: { ...swapped.slot, release: "e".repeat(40) }, record: record("keep") }, "nothing; the old release is kept until somebody retires it", 'nothing, and no way back by "rollback": green does not serve the old release', undefined],
  ["KEEP, traffic on the old release", { ...swapped, rules, record: record("keep") }, "nothing; the old release is kept until somebody retires it", '"reconcile": traffic goes to green, which is kept for the way back', "CLEAR"],
  ["DECOM, a run alive", { ...swapped, record: record("keep", { lease: alive }) }, "nothing; the old release is kept until somebody retires it", ends, "SWAP"],
  ["a preview left open", { previewOpen: true }, "a swap with preview was left open; it blocks every change", '"reconcile" cancels the preview', undefined],
  ["rules that somebody else wrote", { rules }, "25 % of new clients are sent to green, and not by this action", '"rollback" if nobody else is shifting', "CLEAR"],
  ["rules to another slot", { rules: [other] }, "traffic is sent to another slot, and not by this action", "find out who sends traffic to beta; no shift starts before that ends", undefined],
  ["production silent, the new release answering", { production: { ...atRest().production, release: undefined }, rules, record: record("shift", { lease: dead }) }, "a shift, 25 % of new clients on the new release", "look at the app NOW: production does not answer the release probe, it does at green", "CLEAR"],
  ["nothing answering", { production: { ...atRest().production, release: undefined }, slot: { ...atRest().slot, release: undefined } }, "nothing", "look at the app NOW: production does not answer the release probe, neither does green", undefined],
]; // biome-ignore format: one state a line

describe("the status screen", () => {
  it.each(states)("of %s", (_, change, going, next, byHand) => {
    const seen = lines(atRest(change));
    expect([seen.going, seen.next, seen.byHand]).toEqual([going, next, byHand]);
    expect(seen.screen.length).toBeLessThanOrEqual(14);
  });

  it("says who serves whom", () => {
    const shifting = lines(atRest({ rules: [ruleAt(25), other], record: record("shift") }));
    expect(shifting.users).toBe(
      `${old} (old), and 25 % of new clients ${fresh} (new), and some beta`,
    );
    const label = lines(atRest({ production: { ...atRest().production, release: "unlabelled" } }));
    expect(label.users).toBe("a release that does not say its id");
    expect(lines(atRest(silent)).users).toBe("NOTHING READABLE");
    const zero = lines(atRest({ rules: [ruleAt(0)], record: record("shift") }));
    expect(zero.users).toBe(`${old} (old)`);
  });

  it.each([
    ["nobody", undefined],
    ["run 7.1.shift, seen in the last 5 min", alive],
    ["NOBODY: run 7.1.shift has not been seen for 10 min or more", dead],
    [
      "NOBODY: run 7.1.shift left a lease until 2026-03-02T12:00:00.000Z, by a clock that was wrong",
      { ...alive, until: now + 24 * 60 * minute },
    ],
  ])("says who is at work: %s", (work, lease) => {
    expect(lines(atRest({ record: record("shift", lease === undefined ? {} : { lease }) })).work).toBe(work);
  }); // biome-ignore format: one statement a line

  it("of two apps speaks of a switch and of the front, and not of Azure's swaps", () => {
    const kept = lines(atRest({ ...swapped, record: record("keep", { keepUntil: now + minute }) }), door);
    expect(kept.next).toBe('nothing; "rollback" switches back if the new release is bad');
    expect(kept.screen.join("\n")).not.toMatch(/[Ss]wap(?!s? )/);
    const changing = lines(atRest({ operationInProgress: true }), door);
    expect(changing.going).toBe("Azure is changing the front (everywhere in up to 20 min)");
    const intended = lines(atRest({ record: record("promote") }), door);
    expect(intended.going).toBe(`a switch is intended; production serves ${old}`);
  }); // biome-ignore format: one statement a line

  /** All that can be seen together, sensible or not. */
  it("never tells a swap by hand that would bring in anything but the old release", () => {
    const releases = [old, fresh, "e".repeat(40), undefined];
    const phases = [undefined, "shift", "held", "promote", "bake", "keep", "rollback"] as const;
    let screens = 0;
    for (const production of releases) {
      for (const slot of releases) {
        for (const phase of phases) {
          for (const lease of [undefined, alive, dead]) {
            for (const some of [[], rules, [other]]) {
              for (const busy of [false, true]) {
                const seen = lines(
                  atRest({
                    production: { ...atRest().production, release: production },
                    slot: { ...atRest().slot, release: slot },
                    rules: some,
                    operationInProgress: busy,
                    record: { ...(phase === undefined ? emptyRecord : record(phase)), lease },
                  }),
                );
                screens += 1;
                if (seen.byHand === "SWAP") expect([slot, busy]).toEqual([old, false]);
                if (production === undefined && lease !== alive && !busy) expect(seen.next).toContain("NOW");
                if (some === rules && !busy) expect(seen.byHand).toBe("CLEAR");
                if (/undefined|NaN|Invalid/.test(seen.screen.join())) expect(seen.screen).toEqual([]);
              }
            }
          }
        }
      }
    }
    expect(screens).toBe(2_016);
  }); // biome-ignore format: one statement a line
});

/** The operation itself, in the states that the other operations leave. */
describe("status", () => {
  const told = async (world: World, topology: "slots" | "front-door" = "slots") => {
    const log: string[] = [];
    const session = new Session(settings({ operation: "status", topology }), {
      ...world,
      log: (line) => log.push(line),
    });
    await status(session, newStory());
    return log.join("\n");
  };

  it("after each operation of slots", async () => {
    const azure = new VirtualAzure({ traffic: 0 });
    const act = async (operation: typeof shift, change = {}) => {
      await operation(new Session(settings(change), azure.world("run")), newStory());
      return await told(azure.world("person"));
    };
    expect(await told(azure.world("person"))).toMatch(/Going on {6}nothing\n/);
    expect(await act(shift, { onInconclusive: "hold" })).toMatch(/Next {10}"promote", "rollback"/);
    expect(await act(promoteNow)).toMatch(/Next {10}nothing; "rollback" swaps back/);
    azure.advance(25 * 60 * minute);
    expect(await told(azure.world("person"))).toMatch(/Next {10}"retire": the keep time is over/);
    expect(await act(retire)).toMatch(
      /green {9}NOTHING READABLE, stopped[\s\S]*Going on {6}nothing\n/,
    );
  });

  it("of two apps behind a front door, in the middle of a shift and after it", async () => {
    const twins = new VirtualTwins({ front: "front-door", traffic: 1_000 });
    const screens: Promise<string>[] = [];
    twins.onWrite = (at, index) => {
      if (at === "after" && twins.writes[index] === "app-green 50") {
        screens.push(told(twins.world("person"), "front-door"));
      }
    };
    const change = { topology: "front-door", steps: [50] } as const;
    await shift(new Session(settings(change), twins.world("run")), newStory());
    expect(await screens[0]).toMatch(/Users get {5}0{40} \(old\), and 50 % of new clients f{40}/);
    expect(await screens[0]).toContain("By hand       az afd origin update");
    const after = await told(twins.world("person"), "front-door");
    expect(after).toMatch(/app-blue {6}0{40} \(old\), running/);
    expect(after).toMatch(/"rollback" switches back/);
  });
});
