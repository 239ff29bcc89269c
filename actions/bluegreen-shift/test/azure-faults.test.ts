import type { CallOptions } from "@slipway/azure";
import type { Fault } from "@slipway/azure-testkit";
import { describe, expect, it } from "vitest";
import { promoteNow, rollbackNow } from "../src/operations/commands.ts";
import { reconcile } from "../src/operations/reconcile.ts";
import type { World } from "../src/operations/session.ts";
import { shift } from "../src/operations/shift.ts";
import { InProcess, site } from "./in-process.ts";
import { fresh, old } from "./observed.ts";

const minute = 60_000;
const host = `${site}.azurewebsites.net`;
const quick = { bake: 2 * minute, drain: 0 };

/** The fault hits as the rollback begins. */
const atRollback =
  (place: InProcess, fault: Fault) =>
  (world: World): World => ({
    ...world,
    log: (line) => {
      world.log(line);
      if (line.startsWith("Rolling back")) place.azure.control.inject(fault);
      // Whoever comes now is on the old release: few of them show it.
      if (line.startsWith("Rules cleared")) place.usersPerMinute = 6;
    },
  });

/**
 * What is asked from the beginning of a rollback until its rules are cleared, and how long each of
 * it may take: a machine under load takes longer, but asks for no more.
 */
function budgeted(world: World) {
  const asked: {
    readonly milliseconds: number;
    readonly ended: "answered" | "failed" | "waited";
  }[] = [];
  let counting = false;
  const counted = async <T>(milliseconds: number, call: () => Promise<T>): Promise<T> => {
    const note = (ended: "answered" | "failed") => counting && asked.push({ milliseconds, ended });
    try {
      const answer = await call();
      note("answered");
      return answer;
    } catch (error) {
      note("failed");
      throw error;
    }
  };
  const limit = (options?: CallOptions) =>
    options?.attempts === "once" ? (options.timeoutMilliseconds ?? Infinity) : Infinity;
  const { app } = world;
  const patched: World = {
    ...world,
    app: {
      ...app,
      routingRules: (options) => counted(limit(options), () => app.routingRules(options)),
      writeRoutingRules: (rules, options) =>
        counted(limit(options), () => app.writeRoutingRules(rules, options)),
    },
    sleep: async (milliseconds, signal) => {
      if (counting) asked.push({ milliseconds, ended: "waited" });
      await world.sleep(milliseconds, signal);
    },
    log: (line) => {
      if (line.startsWith("Rolling back")) counting = true;
      if (line.startsWith("Rules cleared")) counting = false;
      world.log(line);
    },
  };
  return { patched, asked };
}

/** Milliseconds that hanging answers and waits can take at most; whatever is answered is quick. */
const lost = (asked: ReturnType<typeof budgeted>["asked"]) =>
  asked.reduce(
    (sum, { milliseconds, ended }) => sum + (ended === "answered" ? 0 : milliseconds),
    0,
  );

describe("a swap whose operation tells one thing and does another", () => {
  it("is judged by the releases that answer, and asked for once", async () => {
    await using place = await InProcess.start();
    for (const [index, [outcome, code, production]] of (
      [
        ["warm-up-fails", "swap-failed", old],
        ["not-swapped-but-reported-done", "swap-without-effect", old],
        ["swapped-but-reported-failed", undefined, fresh],
      ] as const
    ).entries()) {
      place.azure.control.inject({ kind: "swap", outcome });
      const { error, story } = await place.run(promoteNow, quick);
      expect([error?.code, story.outcome], outcome).toEqual([
        code,
        code === undefined ? "promoted" : "unchanged",
      ]);
      expect(await place.releaseAt(host), outcome).toBe(production);
      expect([place.swapRequests, place.rules], outcome).toEqual([index + 1, []]);
      place.azure.clock.advance(6 * minute);
    }
    place.azure.control.inject({ kind: "swap", outcome: "ends-with-204" });
    const back = await place.run(rollbackNow, quick);
    expect([back.error, back.story.outcome]).toEqual([undefined, "rolled-back"]);
    expect([place.swapRequests, await place.releaseAt(host)]).toEqual([4, old]);
    expect(place.invariants.broken(4)).toEqual([]);
    place.azure.control.inject({ kind: "swap", outcome: "never-ends" });
    // Azure goes on saying that it swaps; after twenty minutes the release that answers counts.
    let exchanged = false;
    const endless = await place.run(promoteNow, quick, (world) => ({
      ...world,
      // Once both sides are exchanged nothing more is to be seen: looks of a minute save a thousand.
      sleep: async (milliseconds, signal) => {
        exchanged ||= (await place.releaseAt(`${site}-green.azurewebsites.net`)) === old;
        await world.sleep(exchanged && milliseconds === 5_000 ? minute : milliseconds, signal);
      },
    }));
    expect([endless.error, endless.story.outcome]).toEqual([undefined, "promoted"]);
    expect([place.swapRequests, await place.releaseAt(host)]).toEqual([5, fresh]);
  });

  it("is asked for once though its answer is lost, after a preview that somebody left open", async () => {
    await using place = await InProcess.start();
    await place.openPreview();
    place.azure.control.inject({ kind: "reset-after", method: "POST", path: "slotsswap" });
    const { error, log } = await place.run(promoteNow, quick);
    expect([error, place.swapRequests]).toEqual([undefined, 1]);
    expect(log).toContain("A swap with preview was left open; cancelling it.");
    expect(place.invariants.broken(1)).toEqual([]);
    expect(await place.releaseAt(host)).toBe(fresh);
  });
});

describe("a shift with real processes", () => {
  it("takes back a release that fails a fifth of its requests, though Azure hangs at it", async () => {
    const behaviour = { rulesSurviveSwap: false, clearedRuleUnpins: true };
    await using place = await InProcess.start({ failEvery: 5, azure: { behaviour } });
    place.usersPerMinute = 60;
    let asked: ReturnType<typeof budgeted>["asked"] = [];
    const { story } = await place.run(shift, { steps: [50, 100], drain: 6 * minute }, (world) => {
      const counted = budgeted(world);
      ({ asked } = counted);
      return atRollback(place, { kind: "hang", method: "PATCH", path: "config/web" })(
        counted.patched,
      );
    });
    expect([story.outcome, story.reason?.code]).toEqual(["rolled-back", "worse-than-old"]);
    expect(place.invariants.broken(0)).toEqual([]);
    expect(asked.map(({ ended }) => ended)).toContain("failed");
    expect(lost(asked)).toBeLessThan(10_000);
  });

  it("goes on through short faults of Azure's management, and with new tokens", async () => {
    await using place = await InProcess.start({ azure: { tokenLifetimeSeconds: 200 } });
    place.usersPerMinute = 30;
    for (const fault of [
      { kind: "throttled", retryAfterSeconds: 1, method: "GET" },
      { kind: "gateway-timeout", method: "GET", path: "metrics" },
      { kind: "reset-before", method: "GET", path: "/slots/green" },
      { kind: "answer", status: 500, method: "PATCH", path: "config/web" },
      {
        kind: "answer",
        status: 400,
        method: "POST",
        path: "slotsswap",
        body: {
          Code: "BadRequest",
          Message: "The allocation of VM instances has changed during the swap. Please retry.",
        },
      },
      { kind: "lose-header", header: "location", method: "POST", path: "slotsswap" },
      {
        kind: "answer",
        host: "login.microsoftonline.com",
        path: "/oauth2/v2.0/token",
        after: 1,
        status: 400,
        body: {
          error: "invalid_client",
          error_description: "AADSTS700024: Client assertion is not within its valid time range.",
        },
      },
      { kind: "answer", host: place.githubHost, after: 2, status: 503 },
    ] as const) {
      place.azure.control.inject(fault);
    }
    const { story, error } = await place.run(shift, { bake: 3 * minute });
    expect([error?.text, story.outcome]).toEqual([undefined, "promoted"]);
    expect(place.invariants.broken(1)).toEqual([]);
    const tokens = place.azure.control
      .requests()
      .filter(({ path, status }) => path.includes("/oauth2/v2.0/token") && status === 200);
    expect(tokens.length).toBeGreaterThan(2);
    const signIn = place.azure.control
      .requests()
      .filter(({ host: to, path, status }) =>
        to === place.githubHost
          ? status === 503
          : path.includes("/oauth2/v2.0/token") && status === 400,
      );
    expect(signIn.length).toBeGreaterThan(1);
  });

  it("is loud about a rollback that Azure refuses, and leaves it to reconcile", async () => {
    await using place = await InProcess.start();
    // Azure takes the step and nothing after it, until somebody mends that.
    let refusing = true;
    const { error, story } = await place.run(
      shift,
      { steps: [50], stepMaximum: 3 * minute, metricsDelay: minute },
      (world) => ({
        ...world,
        sleep: async (milliseconds, signal) => {
          if (refusing && place.rules?.[0]?.reroutePercentage === 50) {
            place.azure.control.inject({
              kind: "answer",
              status: 403,
              method: "PATCH",
              path: "config/web",
            });
          }
          await world.sleep(milliseconds, signal);
        },
      }),
    );
    refusing = false;
    expect(error?.code).toBe("rollback-failed");
    expect(error?.text).toContain("TRAFFIC MAY STILL GO TO THE BAD RELEASE");
    expect([story.outcome, place.rules?.[0]?.reroutePercentage]).toEqual(["unchanged", 50]);
    place.azure.clock.advance(6 * minute);
    const ended = await place.run(reconcile, quick);
    expect([ended.story.outcome, ended.story.reason?.code]).toEqual(["rolled-back", "reconciled"]);
    expect(place.rules).toEqual([]);
  });

  it("moves pinned clients to the old release by the third slot", async () => {
    await using place = await InProcess.start({ failEvery: 3, lkg: true });
    place.usersPerMinute = 60;
    let asked: ReturnType<typeof budgeted>["asked"] = [];
    const pinned = { cookie: "x-ms-routing-name=green; TiPMix=99" };
    const { story } = await place.run(
      shift,
      { steps: [50], drain: 12 * minute, pinnedClients: "swap-lkg", lkgSlot: "lkg" },
      (world) => {
        const counted = budgeted(world);
        ({ asked } = counted);
        return {
          ...atRollback(place, { kind: "hang", method: "GET", path: "config/web" })(
            counted.patched,
          ),
          sleep: async (milliseconds, signal) => {
            for (let asked = 0; asked < 5; asked += 1) {
              await place.get(`https://${host}/work`, pinned);
            }
            await counted.patched.sleep(milliseconds, signal);
          },
        };
      },
    );
    expect([story.outcome, story.rollback?.pinnedClients]).toEqual(["rolled-back", "swapped"]);
    expect(asked.map(({ ended }) => ended)).toContain("failed");
    expect(lost(asked)).toBeLessThan(10_000);
    expect(place.invariants.broken(1)).toEqual([]);
    const answer = await place.get(`https://${host}/work`, pinned);
    expect(answer?.headers["x-release"]).toBe(old);
  });
});
