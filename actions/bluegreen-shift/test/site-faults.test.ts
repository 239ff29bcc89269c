import { describe, expect, it } from "vitest";
import { promoteNow } from "../src/operations/commands.ts";
import type { World } from "../src/operations/session.ts";
import { shift } from "../src/operations/shift.ts";
import { InProcess, site } from "./in-process.ts";
import { fresh, old } from "./observed.ts";

const minute = 60_000;
const host = `${site}.azurewebsites.net`;
/** Production's visitors, from the moment the swap switches the routing. */
const afterSwap = { kind: "site", site, from: "next-swap" } as const;
const users = { site, releases: { old, new: fresh }, perMinute: 300 } as const;
const calm = { lookInterval: 2 * minute, stepMinimum: 4 * minute };

/** Fewer looks while a swap is waited for. */
const patient = (world: World): World => ({
  ...world,
  sleep: (milliseconds, signal) =>
    world.sleep(milliseconds === 5_000 ? minute / 2 : milliseconds, signal),
});

describe("what the sites of a swap answer after it", () => {
  it("may be 502 for a minute, and a slot that restarts slowly: no fault of the release", async () => {
    await using place = await InProcess.start();
    place.azure.control.users(users);
    const began = place.azure.clock.now();
    place.azure.control.inject({ ...afterSwap, answers: "bad-gateway", seconds: 60 });
    place.azure.control.inject({ kind: "swap", outcome: "restarts-slowly", seconds: 90 });
    const { story, error } = await place.run(shift, { ...calm, bake: 6 * minute }, patient);
    expect([error?.text, story.outcome]).toEqual([undefined, "promoted"]);
    const failed = place.azure.control
      .traffic()
      .filter(({ minute: at, slot }) => slot === "production" && at >= began)
      .reduce((sum, { http5xx }) => sum + http5xx, 0);
    // So many that without the grace they would be more than a tenth of the bake.
    expect(failed).toBeGreaterThan(250);
    expect(place.invariants.broken(1)).toEqual([]);
    expect(await place.releaseAt(host)).toBe(fresh);
  });

  it("is the release's fault when its pages name no release for good: swapped back", async () => {
    await using place = await InProcess.start();
    place.azure.control.inject({ ...afterSwap, answers: "page" });
    const { story } = await place.run(promoteNow, { ...calm, bake: minute }, patient);
    expect([story.outcome, story.reason?.code]).toEqual(["rolled-back", "silent-after-swap"]);
    expect([await place.releaseAt(host), place.rules]).toEqual([old, []]);
    expect(place.invariants.broken(2)).toEqual([]);
  });
});
