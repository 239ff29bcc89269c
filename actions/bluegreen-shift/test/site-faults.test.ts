import type { SiteFault } from "@slipway/azure-testkit";
import { describe, expect, it } from "vitest";
import { promoteNow } from "../src/operations/commands.ts";
import { shift } from "../src/operations/shift.ts";
import { InProcess, site } from "./in-process.ts";
import { fresh, old } from "./observed.ts";

const minute = 60_000;
const host = `${site}.azurewebsites.net`;
/** Production's visitors, from the moment the swap switches the routing. */
const afterSwap = { kind: "site", site, from: "next-swap" } as const;

describe("what the sites of a swap answer after it", () => {
  it("may be 502 for a minute, and a slot that restarts slowly: no fault of the release", async () => {
    await using place = await InProcess.start();
    place.usersPerMinute = 60;
    const began = place.azure.clock.now();
    place.azure.control.inject({ ...afterSwap, answers: "bad-gateway", seconds: 60 });
    place.azure.control.inject({ kind: "swap", outcome: "restarts-slowly", seconds: 90 });
    const { story, error } = await place.run(shift, { bake: 5 * minute });
    expect([error?.text, story.outcome]).toEqual([undefined, "promoted"]);
    const failed = place.azure.control
      .traffic()
      .filter(({ minute: at, slot }) => slot === "production" && at >= began)
      .reduce((sum, { http5xx }) => sum + http5xx, 0);
    // So many that without the minute's grace they would be more than a tenth of the bake.
    expect(failed).toBeGreaterThan(30);
    expect(place.invariants.broken(1)).toEqual([]);
    expect(await place.releaseAt(host)).toBe(fresh);
  });

  it.each<[string, SiteFault, string]>([
    ["answers pages of somebody else", { ...afterSwap, answers: "page" }, "silent-after-swap"],
    ["breaks every connection", { ...afterSwap, answers: "reset" }, "silent-after-swap"],
    ["fails half of the requests", { ...afterSwap, answers: "bad-gateway", every: 2 }, "bake-errors"],
  ])("is swapped back when the new release %s in production", async (_, fault, code) => {
    await using place = await InProcess.start();
    place.usersPerMinute = 60;
    place.azure.control.inject(fault);
    const { story } = await place.run(promoteNow, { bake: 8 * minute });
    expect([story.outcome, story.reason?.code]).toEqual(["rolled-back", code]);
    expect([await place.releaseAt(host), place.swapRequests, place.rules]).toEqual([old, 2, []]);
    expect(place.invariants.broken(2)).toEqual([]);
  }); // biome-ignore format: the cases are one table
});
