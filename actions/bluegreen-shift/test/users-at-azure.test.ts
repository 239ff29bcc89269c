import type { UsersSpec } from "@slipway/azure-testkit";
import { describe, expect, it } from "vitest";
import { shift } from "../src/operations/shift.ts";
import { InProcess, site } from "./in-process.ts";
import { fresh, old } from "./observed.ts";

const minute = 60_000;

const come = (place: InProcess, change: Partial<UsersSpec>) =>
  place.azure.control.users({
    site,
    releases: { old, new: fresh },
    perMinute: 200,
    ...change,
  });

describe("a shift among simulated users of the local Azure", () => {
  it("convicts nobody of clumps of errors and slow answers, and holds at an outage of both without blame", async () => {
    await using place = await InProcess.start();
    const clumps = { blueErrors: 0.01, greenErrors: 0.01, clump: 4, blueSlower: 3, slowClump: 4, greenSlowsBoth: 2 };
    const users = come(place, { model: clumps, people: 1_000 });
    // What the users of yesterday met, to learn the clumps from.
    place.azure.clock.advance(4 * 60 * minute);
    // Minutes close at the same moments whenever the test is run.
    place.azure.clock.advance(minute - (place.azure.clock.now() % minute));
    place.azure.control.inject({ kind: "late-metrics", site, seconds: 120 });
    let outage: "to come" | "on" | "over" = "to come";
    let began = 0;
    const { story } = await place.run(
      shift,
      { steps: [50], lookInterval: 2 * minute, stepMinimum: 14 * minute, stepMaximum: 24 * minute, metricsDelay: 4 * minute, onInconclusive: "hold" },
      (world) => ({
        ...world,
        sleep: async (milliseconds, signal) => {
          await world.sleep(milliseconds, signal);
          const now = place.azure.clock.now();
          if (outage === "to come" && place.rules?.[0]?.reroutePercentage === 50) {
            users.change({ outage: 0.5, slowdown: 4 });
            [outage, began] = ["on", now];
          } else if (outage === "on" && now - began >= 9 * minute) {
            users.change({ outage: 0, slowdown: 1 });
            outage = "over";
          }
        },
      }),
    );
    const looks = story.steps.flatMap((step) => step.looks);
    expect([story.outcome, story.reason?.code, outage]).toEqual(["held", "both-failing", "over"]);
    // Clumps, slowness and the outage were in the evidence of both, and convicted nobody.
    expect(looks.filter(({ verdict }) => verdict === "fail")).toEqual([]);
    const failed = (side: "blue" | "green") => looks.reduce((sum, look) => sum + look[side].errors, 0);
    expect([failed("blue") > 50, failed("green") > 50]).toEqual([true, true]);
    expect(story.dispersion).toBeGreaterThan(2);
    expect(place.swapRequests).toBe(0);
  }); // biome-ignore format: one statement a line

  it("drains users whose cookies hold them on a bad release, by the policy", async () => {
    await using place = await InProcess.start({ azure: { behaviour: { clearedRuleUnpins: false } } });
    const users = come(place, { people: 500, model: { greenErrors: 0.3 } });
    const policy = { drain: 20 * minute, pinnedClients: "stop-slot", lookInterval: 2 * minute } as const;
    const { story } = await place.run(shift, { steps: [50], ...policy });
    expect([story.outcome, story.reason?.code]).toEqual(["rolled-back", "worse-than-old"]);
    expect(story.rollback?.pinnedClients).toBe("stopped");
    // It was waited for first: they came for minutes after the rules were gone.
    const { rulesClearedAt = "", pinnedClientsMovedAt = "" } = story.rollback ?? {};
    expect(Date.parse(pinnedClientsMovedAt) - Date.parse(rulesClearedAt)).toBeGreaterThan(minute);
    const { requests } = users.seen().green;
    place.azure.clock.advance(5 * minute);
    expect([users.seen().green.requests, place.rules]).toEqual([requests, []]);
  }); // biome-ignore format: one statement a line
});
