import { type AppService, AzureError, appService, type Connection } from "@slipway/azure";
import { describe, expect, it } from "vitest";
import { promoteNow } from "../src/operations/commands.ts";
import { reconcile } from "../src/operations/reconcile.ts";
import type { World } from "../src/operations/session.ts";
import { shift } from "../src/operations/shift.ts";
import { slotsTopology } from "../src/topology/slots.ts";
import type { Topology } from "../src/topology/topology.ts";
import { fresh, greenHost } from "./observed.ts";
import { failing, run } from "./run-virtual.ts";
import { VirtualAzure } from "./virtual-azure.ts";

const minute = 60_000;

describe("a call that fails with 5xx in the middle of a shift", () => {
  /** Once, which the client library has tried four times for what may be sent again, or for good. */
  it.each<[call: keyof Topology, times: number, end: string, weight: number]>([
    ["production", 1, "promoted", 0],
    ["production", Infinity, "rolled-back", 0],
    ["slot", 1, "promoted", 0],
    ["slot", Infinity, "rolled-back", 0],
    ["routingRules", 1, "promoted", 0],
    // Cleared, but never read back: that is no success.
    ["routingRules", Infinity, "rollback-failed", 0],
    ["tags", 1, "promoted", 0],
    ["tags", Infinity, "rolled-back", 0],
    ["writeTags", 1, "promoted", 0],
    ["writeTags", Infinity, "rolled-back", 0],
    ["metrics", 1, "promoted", 0],
    ["metrics", Infinity, "rolled-back", 0],
    ["swapProgress", 1, "promoted", 0],
    ["swapProgress", Infinity, "promoted", 0],
    ["writeRoutingRules", 1, "promoted", 0],
    ["writeRoutingRules", Infinity, "rollback-failed", 50],
    ["requestSwap", 1, "rolled-back", 0],
    ["requestSwap", Infinity, "rolled-back", 0],
  ])("%s, %d times: %s", async (call, times, end, weight) => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    let left = times;
    let swapsAsked = 0;
    const ended = await run(azure, shift, ({ app }) => ({
      app: {
        ...app,
        requestSwap: async (standby: string) => {
          swapsAsked += 1;
          return await app.requestSwap(standby);
        },
        [call]: async (...of: never[]) => {
          const begun = azure.writes.includes("rules 50");
          if (call === "requestSwap") swapsAsked += 1;
          if (!begun || left <= 0) return await (app[call] as (...of: never[]) => unknown)(...of);
          left -= 1;
          if (call === "swapProgress") return { state: "unknown" };
          throw failing([500, 502, 503][swapsAsked % 3]);
        },
      },
    }));
    expect([ended.end, azure.weight]).toEqual([end, weight]);
    expect(swapsAsked).toBeLessThanOrEqual(1);
    expect(azure.swaps).toBe(end === "promoted" ? 1 : 0);
    // What could not be undone then is undone when Azure answers again.
    azure.advance(6 * minute);
    await run(azure, reconcile, undefined, {}, "janitor");
    expect(azure.weight).toBe(0);
  });
});

describe("a swap's own operation", () => {
  const progressAfter = (answer: { status: number; body?: unknown } | AzureError) =>
    appService(
      {
        subscriptionId: "s",
        request: async () => {
          if (answer instanceof AzureError) throw answer;
          return { headers: {}, body: undefined, ...answer };
        },
      } as unknown as Connection,
      { resourceGroup: "rg", app: "app" },
    ).swapProgress("https://management.azure.com/operation");

  it.each([
    ["202: it runs", { status: 202 }, "running"],
    ["200 with the site", { status: 200, body: { properties: {} } }, "done"],
    ["204", { status: 204 }, "done"],
    ["200 that says Failed", { status: 200, body: { status: "Failed", error: { message: "why" } } }, "failed"],
    ["400 worker process could not be started", failing(400, "worker process could not be started"), "failed"],
    ["409", failing(409), "failed"],
    ["404: it is forgotten", failing(404), "unknown"],
    ["503", failing(503), "unknown"],
  ] as const)("is only a hint: %s", async (_, answer, state) => {
    expect((await progressAfter(answer)).state).toBe(state);
  }); // biome-ignore format: one line per case

  it("may say anything: production's release decides", async () => {
    for (const state of ["done", "failed", "unknown"] as const) {
      const azure = new VirtualAzure({ traffic: 1_000 });
      const ended = await run(
        azure,
        promoteNow,
        ({ app }) => ({
          app: { ...app, swapProgress: async () => ({ state, message: "it says so" }) },
        }),
        { release: fresh },
      );
      expect([state, ended.end, azure.swaps]).toEqual([state, "promoted", 1]);
    }
  });
});

describe("a state in which nothing can be shifted is refused before any write:", () => {
  const refused = async (azure: VirtualAzure, patch: (world: World) => Partial<World>) => {
    const { end } = await run(azure, shift, patch);
    expect(azure.writes).toEqual([]);
    return end;
  };

  it("a slot that is missing", async () => {
    const gone = ({ app }: World) => ({ app: { ...app, slot: async () => undefined } });
    expect(await refused(new VirtualAzure(), gone)).toBe("slot-missing");
  });

  it("a slot that is stopped", async () => {
    const azure = new VirtualAzure();
    azure.slotState = "Stopped";
    expect(await refused(azure, () => ({}))).toBe("slot-stopped");
  });

  it.each([
    ["401", 401],
    ["a way to a sign-in page", 302],
  ])("site authentication before the release's address, which answers %s", async (_, status) => {
    const get = async () => ({ status, headers: {}, body: "<html>Sign in</html>" });
    expect(await refused(new VirtualAzure(), () => ({ get }))).toBe("release-unknown");
  });

  it.each([
    ["auto-swap", { target: "production", tier: "PremiumV3" }],
    ["no-slots", { target: undefined, tier: "Basic" }],
  ])("%s", async (code, { target, tier }) => {
    const app = {
      autoSwapSlot: async () => target,
      planTier: async () => tier,
      production: async () => ({ planId: "/p" }),
    } as unknown as AppService;
    const { findings } = slotsTopology({ app, slot: "green" } as Parameters<typeof slotsTopology>[0]);
    expect(await refused(new VirtualAzure(), (world) => ({ app: { ...world.app, findings } }))).toBe(code);
  }); // biome-ignore format: one statement a line
});

describe("a swap preview that does not go away", () => {
  it.each([
    ["reconcile", reconcile],
    ["promote", promoteNow],
  ] as const)("is ended once by %s, waited for and told", async (_, operation) => {
    const azure = new VirtualAzure();
    let ended = 0;
    const { end } = await run(azure, operation, ({ app }) => ({
      app: {
        ...app,
        production: async () => ({ ...(await app.production()), targetSwapSlot: "green" }),
        cancelPreview: async () => {
          ended += 1;
        },
      },
    }));
    expect([end, ended, azure.swaps]).toEqual(["preview-not-cancelled", 1, 0]);
  });
});

describe("rules that are read back as something else", () => {
  it.each([
    ["another share", { percentage: 30 }],
    ["another host", { hostName: "app-roster-prod-gren.azurewebsites.net" }],
  ])("%s: the shift goes no further", async (_, wrong) => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    const ended = await run(azure, shift, ({ app }) => ({
      app: {
        ...app,
        routingRules: async () =>
          azure.rules.map((rule) => (rule.percentage === 50 ? { ...rule, ...wrong } : rule)),
      },
    }));
    expect(ended.end).toBe("rules-changed");
    expect(azure.writes).not.toContain("rules 100");
    expect(azure.swaps).toBe(0);
  });
});

describe("a rule whose host leads nowhere", () => {
  it("is found by the silence of the slot, within three closed minutes, and taken back", async () => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    const asked = new Map<number, number>();
    const ended = await run(
      azure,
      shift,
      ({ app, get }) => ({
        get: (url, headers) => {
          const start = Math.floor(azure.now / minute) * minute;
          if (url.includes(greenHost)) asked.set(start, (asked.get(start) ?? 0) + 1);
          return get(url, headers);
        },
        app: {
          ...app,
          metrics: async (side, from, to) => {
            const minutes = await app.metrics(side, from, to);
            if (side === undefined) return minutes;
            // Only this action's own questions arrive.
            return minutes.map((one) => ({
              ...one,
              requests: one.minute + 2 * minute > azure.now ? 0 : (asked.get(one.minute) ?? 0),
            }));
          },
        },
      }),
      { steps: [25] },
    );
    expect([ended.end, ended.story.reason?.code, azure.rules]).toEqual(["rolled-back", "dead-route", []]);
    const [step] = ended.story.steps;
    const took = Date.parse(step?.endedAt ?? "") - Date.parse(step?.startedAt ?? "");
    // Three minutes, the one they begin in, and Azure's delay of three.
    expect(took).toBeLessThanOrEqual(8 * minute);
  }); // biome-ignore format: one statement a line
});

describe("metrics that come ten minutes late", () => {
  it("convict nobody: the step holds, and the policy decides", async () => {
    const azure = new VirtualAzure({ traffic: 1_000 });
    const ended = await run(azure, shift, ({ app }) => ({
      app: {
        ...app,
        metrics: async (side, from, to) =>
          (await app.metrics(side, from, to)).map((one) =>
            one.minute + 10 * minute > azure.now ? { ...one, requests: 0, serverErrors: 0 } : one,
          ),
      },
    }));
    expect(ended.story.steps[0]?.looks.filter(({ verdict }) => verdict === "fail")).toEqual([]);
    expect(azure.rules).toEqual([]);
  });
});
