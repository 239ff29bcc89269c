import { describe, expect, it } from "vitest";
import { Interrupted } from "../src/operations/halt.ts";
import { leaveInOrder } from "../src/operations/interruption.ts";
import { Session } from "../src/operations/session.ts";
import { shift } from "../src/operations/shift.ts";
import { newStory } from "../src/report/report.ts";
import { fresh, old } from "./observed.ts";
import { settings, VirtualAzure } from "./virtual-azure.ts";

/** Interrupts a healthy shift right after the named write. */
async function interruptedAfter(write: string) {
  const azure = new VirtualAzure({ traffic: 1_000 });
  const interruption = new AbortController();
  azure.onWrite = (at, index) => {
    if (at === "after" && azure.writes[index] === write) interruption.abort(new Interrupted());
  };
  const session = new Session(settings(), azure.world("run", interruption.signal));
  await expect(shift(session, newStory())).rejects.toBeInstanceOf(Interrupted);
  azure.onWrite = () => {};
  return { azure, left: await leaveInOrder(session) };
}

describe("an interrupted shift", () => {
  it.each(["rules 0", "rules 10", "rules 50", "rules 100"])(
    "after %s leaves no rule and no lease behind",
    async (write) => {
      const { azure, left } = await interruptedAfter(write);
      expect(left.cleared).toBe(true);
      expect(left.sentence).toContain("cleared");
      expect(azure.rules).toEqual([]);
      expect(azure.tags["bgs-lease"]).toBeUndefined();
      expect(azure.releases).toEqual({ production: old, slot: fresh });
    },
  );

  it("during the swap says that it cannot be cancelled and writes nothing more", async () => {
    const { azure, left } = await interruptedAfter("swap");
    expect(left.sentence).toContain("cannot be cancelled");
    expect(azure.writes.at(-1)).toBe("swap");
  });

  it("after the swap leaves the release in production for reconcile to watch", async () => {
    const { azure, left } = await interruptedAfter("tags bake");
    expect(left.sentence).toContain("no traffic was routed");
    expect(azure.tags["bgs-phase"]).toBe("bake");
    expect(azure.releases.production).toBe(fresh);
  });
});
