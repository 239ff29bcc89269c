import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide, type Next, type Wanted } from "../src/state/decide.ts";
import type { Observed, Release } from "../src/state/observed.ts";
import { emptyRecord, type ShiftRecord } from "../src/state/record.ts";
import { atRest, fresh, now, old, ruleAt } from "./observed.ts";

const weight = (percentage: number): Wanted => ({ goal: "weight", release: fresh, percentage });
const production: Wanted = { goal: "production", release: fresh };
const record = (change: Partial<ShiftRecord>): ShiftRecord => ({ ...emptyRecord, ...change });
const at = (percentage: number, change: Partial<Observed> = {}) =>
  atRest({
    rules: [ruleAt(percentage)],
    settledRules: [ruleAt(percentage)],
    record: record({ phase: "shift", step: percentage }),
    ...change,
  });
const code = (next: Next) => (next.do === "refuse" ? next.code : next.do);

describe("towards a weight", () => {
  it("notes the intent before it writes the rule", () => {
    expect(decide(atRest(), weight(10))).toEqual({
      do: "write-record",
      change: { phase: "shift", step: 10 },
    });
  });

  it("then routes to the host name that Azure gave the slot", () => {
    const observed = atRest({ record: record({ phase: "shift", step: 10 }) });
    expect(decide(observed, weight(10))).toEqual({ do: "write-rules", rules: [ruleAt(10)] });
  });

  it("has nothing to do when the rule is read back", () => {
    expect(decide(at(10), weight(10))).toEqual({ do: "nothing" });
  });

  it("stops when somebody else has changed the rules", () => {
    expect(code(decide(at(10, { rules: [] }), weight(10)))).toBe("rules-changed");
    expect(code(decide(at(10, { rules: [ruleAt(60)] }), weight(10)))).toBe("rules-changed");
  });

  it("stops when something else was deployed into the slot", () => {
    const slot = { ...atRest().slot, release: "other" };
    expect(code(decide(at(10, { slot }), weight(25)))).toBe("release-changed");
  });

  it("waits for a slot that does not answer", () => {
    const slot = { ...atRest().slot, release: undefined };
    expect(code(decide(at(10, { slot }), weight(25)))).toBe("wait");
  });

  it("leaves the rule of another slot alone", () => {
    const rules = [{ name: "blue", hostName: "elsewhere.azurewebsites.net", percentage: 5 }];
    expect(code(decide(atRest({ rules }), weight(10)))).toBe("foreign-rules");
  });

  it("waits for another operation and ends an open preview first", () => {
    expect(code(decide(atRest({ operationInProgress: true }), weight(10)))).toBe("wait");
    expect(code(decide(atRest({ previewOpen: true }), weight(10)))).toBe("cancel-preview");
  });
});

describe("towards the swap", () => {
  const intended = record({ phase: "promote", swapAt: now, swapAfter: 0 });

  it("clears the rules before anything else", () => {
    expect(decide(at(100), production)).toEqual({ do: "write-rules", rules: [] });
  });

  it("notes the intent with the time of the swap before", () => {
    const observed = atRest({ production: { ...atRest().production, swappedAt: 77 } });
    expect(decide(observed, production)).toEqual({
      do: "write-record",
      change: { swapAt: now, swapAfter: 77 },
    });
  });

  it("swaps once it has written the intent itself", () => {
    expect(code(decide(atRest({ record: intended, ownIntent: true }), production))).toBe("swap");
  });

  it("waits on the fresh intent of a run that may have sent its swap", () => {
    expect(code(decide(atRest({ record: intended }), production))).toBe("wait");
  });

  it("takes over an old intent that no swap followed", () => {
    const stale = record({ ...intended, swapAt: now - 600_000 });
    expect(code(decide(atRest({ record: stale }), production))).toBe("write-record");
  });

  it("never swaps when production serves the release already", () => {
    const swapped = { ...atRest().production, release: fresh, swappedAt: now };
    const slot = { ...atRest().slot, release: old };
    expect(code(decide(atRest({ production: swapped, slot }), production))).toBe("nothing");
  });

  it("clears a rule that survived the swap", () => {
    const swapped = { ...atRest().production, release: fresh, swappedAt: now };
    const slot = { ...atRest().slot, release: old };
    expect(decide(at(10, { production: swapped, slot }), production)).toEqual({
      do: "write-rules",
      rules: [],
    });
  });

  it("refuses when the release is nowhere", () => {
    const slot = { ...atRest().slot, release: "other" };
    expect(code(decide(atRest({ slot }), production))).toBe("release-nowhere");
  });
});

describe("after the swap request", () => {
  const asked = (change: Partial<NonNullable<Observed["swap"]>>, seen: Partial<Observed> = {}) =>
    atRest({
      record: record({ phase: "promote", swapAt: now, swapAfter: 0 }),
      swap: { requestedAt: now, answer: "accepted", progress: "running", ...change },
      ...seen,
    });
  const swapped = { ...atRest().production, release: fresh, swappedAt: now };

  it("waits while Azure swaps", () => {
    expect(code(decide(asked({}), production))).toBe("wait");
    expect(code(decide(asked({}, { operationInProgress: true }), production))).toBe("wait");
  });

  it("believes the site and not the operation that says it failed", () => {
    const observed = asked({ progress: "failed" }, { production: swapped });
    expect(code(decide(observed, production))).toBe("nothing");
  });

  it("believes the site and not the operation that says it is done", () => {
    const observed = asked({ progress: "done", endedAt: now - 600_000 });
    expect(code(decide(observed, production))).toBe("swap-without-effect");
  });

  it("says why a swap failed", () => {
    expect(code(decide(asked({ progress: "failed", message: "warm-up" }), production))).toBe(
      "swap-failed",
    );
  });

  it("gives up a swap whose answer was lost only after the time of a swap", () => {
    const lost = { answer: "unknown", progress: "unknown" } as const;
    expect(code(decide(asked(lost), production))).toBe("wait");
    expect(code(decide(asked({ ...lost, requestedAt: now - 200_000 }), production))).toBe(
      "swap-unanswered",
    );
  });

  it("gives up a swap that never ends after twenty minutes", () => {
    const observed = asked({ requestedAt: now - 21 * 60_000 }, { operationInProgress: true });
    expect(code(decide(observed, production))).toBe("swap-never-ended");
  });
});

describe("towards no traffic on the slot", () => {
  it("clears at once, also while an operation is under way", () => {
    expect(decide(at(50, { operationInProgress: true }), { goal: "cleared" })).toEqual({
      do: "write-rules",
      rules: [],
    });
  });

  it("keeps the rules of other slots", () => {
    const other = { name: "blue", hostName: "elsewhere.azurewebsites.net", percentage: 5 };
    expect(decide(atRest({ rules: [ruleAt(10), other] }), { goal: "cleared" })).toEqual({
      do: "write-rules",
      rules: [other],
    });
  });
});

describe("in every state", () => {
  const release = fc.constantFrom<Release>(old, fresh, "other", undefined);
  const observed: fc.Arbitrary<Observed> = fc
    .record({
      rules: fc.constantFrom([], [ruleAt(0)], [ruleAt(25)], [ruleAt(100)]),
      productionRelease: release,
      slotRelease: release,
      swappedAt: fc.constantFrom(0, now - 1_000),
      operationInProgress: fc.boolean(),
      previewOpen: fc.boolean(),
      ownIntent: fc.boolean(),
      swapAt: fc.constantFrom(undefined, now - 10_000, now - 3_600_000),
      asked: fc.constantFrom<Observed["swap"]>(undefined, {
        requestedAt: now - 10_000,
        answer: "accepted",
        progress: "running",
      }),
    })
    .map((seen) =>
      atRest({
        ...seen,
        production: {
          ...atRest().production,
          release: seen.productionRelease,
          swappedAt: seen.swappedAt,
        },
        slot: { ...atRest().slot, release: seen.slotRelease },
        record: record({ phase: "promote", swapAt: seen.swapAt, swapAfter: 0 }),
        swap: seen.asked,
      }),
    );

  it("a swap is sent only with the wanted release in the slot, no rule, no operation and an own intent", () => {
    fc.assert(
      fc.property(observed, (seen) => {
        if (decide(seen, production).do !== "swap") return;
        expect(seen.slot.release).toBe(fresh);
        expect(seen.production.release).not.toBe(fresh);
        expect(seen.rules).toEqual([]);
        expect(seen.operationInProgress).toBe(false);
        expect(seen.ownIntent).toBe(true);
        expect(seen.swap).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });

  it("a weight is written only for the wanted release", () => {
    fc.assert(
      fc.property(observed, (seen) => {
        const next = decide({ ...seen, swap: undefined }, weight(25));
        if (next.do === "write-rules") expect(seen.slot.release).toBe(fresh);
      }),
    );
  });
});
