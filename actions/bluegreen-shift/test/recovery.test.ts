import { describe, expect, it } from "vitest";
import { emptyRecord, recordOf, type ShiftRecord, tagsOf } from "../src/state/record.ts";
import { recover } from "../src/state/recovery.ts";
import { atRest, fresh, now, old, ruleAt } from "./observed.ts";

const record = (change: Partial<ShiftRecord>): ShiftRecord => ({
  ...emptyRecord,
  release: fresh,
  old,
  ...change,
});
const swapped = {
  production: { ...atRest().production, release: fresh, swappedAt: now - 60_000 },
  slot: { ...atRest().slot, release: old },
};
const rules = [ruleAt(25)];

describe("the recovery table", () => {
  it.each([
    ["no shift and no rules", atRest(), "nothing"],
    ["rules that are not ours", atRest({ rules }), "leave"],
    [
      "a dead shift with traffic on the slot",
      atRest({ rules, record: record({ phase: "shift" }) }),
      "clear",
    ],
    ["a dead shift before its first rule", atRest({ record: record({ phase: "shift" }) }), "clear"],
    [
      "a shift held for a decision",
      atRest({ rules, record: record({ phase: "held" }) }),
      "nothing",
    ],
    [
      "an operation under way",
      atRest({ operationInProgress: true, record: record({ phase: "promote" }) }),
      "wait",
    ],
    ["a preview left open", atRest({ previewOpen: true }), "cancel-preview"],
    [
      "a swap intended just now",
      atRest({ record: record({ phase: "promote", swapAt: now, swapAfter: 0 }) }),
      "wait",
    ],
    [
      "an intended swap that never took place",
      atRest({ record: record({ phase: "promote", swapAt: now - 600_000, swapAfter: 0 }) }),
      "clear",
    ],
    [
      "a swap done, the run dead",
      atRest({
        ...swapped,
        record: record({ phase: "promote", swapAt: now - 90_000, swapAfter: 0 }),
      }),
      "bake",
    ],
    ["a dead bake", atRest({ ...swapped, record: record({ phase: "bake" }) }), "bake"],
    ["a finished shift", atRest({ ...swapped, record: record({ phase: "keep" }) }), "nothing"],
    [
      "traffic on the slot that holds the old release",
      atRest({ ...swapped, rules, record: record({ phase: "keep" }) }),
      "clear",
    ],
    [
      "a rollback before the swap",
      atRest({ rules, record: record({ phase: "rollback" }) }),
      "clear",
    ],
    [
      "a swap back that was not sent",
      atRest({ ...swapped, record: record({ phase: "rollback" }) }),
      "swap-back",
    ],
  ])("%s", (_, observed, expected) => {
    expect(recover(observed, "me", "rollback").do).toBe(expected);
  });

  it("stays out of the way of a run that is alive, and not of itself", () => {
    const lease = { owner: "other", until: now + 1_000 };
    const observed = atRest({ rules, record: record({ phase: "shift", lease }) });
    expect(recover(observed, "me", "rollback")).toEqual({ do: "busy", ...lease });
    expect(recover(observed, "other", "rollback").do).toBe("clear");
  });

  it("takes over when the lease has ended", () => {
    const lease = { owner: "other", until: now };
    const observed = atRest({ rules, record: record({ phase: "shift", lease }) });
    expect(recover(observed, "me", "rollback").do).toBe("clear");
  });

  it("holds an orphan when it is told to", () => {
    const observed = atRest({ rules, record: record({ phase: "shift" }) });
    expect(recover(observed, "me", "hold").do).toBe("leave");
  });

  it("does nothing after a swap of which production says nothing", () => {
    const observed = atRest({
      production: { ...atRest().production, release: undefined, swappedAt: now },
      record: record({ phase: "promote", swapAt: now - 90_000, swapAfter: 0 }),
    });
    expect(recover(observed, "me", "rollback").do).toBe("leave");
  });
});

describe("the record in the tags", () => {
  const full: ShiftRecord = {
    phase: "promote",
    release: fresh,
    old,
    step: 25,
    since: now,
    lease: { owner: "123.1.deploy@x", until: now },
    swapAt: now,
    swapAfter: 0,
    keepUntil: now,
    gates: [25, 50],
    approved: 25,
  };

  it("comes back as it was written", () => {
    expect(recordOf(tagsOf(full))).toEqual(full);
  });

  it("writes only what changes and removes what is undefined", () => {
    expect(tagsOf({ step: undefined, phase: "keep" })).toEqual({
      "bgs-step": undefined,
      "bgs-phase": "keep",
    });
  });

  it("takes what it does not understand as absent", () => {
    expect(
      recordOf({ "bgs-phase": "odd", "bgs-step": "many", "bgs-lease": "me", "bgs-since": "soon" }),
    ).toEqual(emptyRecord);
  });
});
