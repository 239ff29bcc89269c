import { describe, expect, it } from "vitest";
import { promoteNow, retire, rollbackNow } from "../src/operations/commands.ts";
import { shift } from "../src/operations/shift.ts";
import { AzSession, az } from "./az-session.ts";
import { group, InProcess, site } from "./in-process.ts";
import { fresh } from "./observed.ts";

const minute = 60_000;
const quick = { bake: 2 * minute, drain: 0, stepMaximum: 2 * minute };
const app = ["--resource-group", group, "--name", site];

/** Each state that an operation leaves is read with az in the same session. */
describe("the unmodified az client", { timeout: 180_000 }, () => {
  it("agrees with every state that the action leaves", async (ctx) => {
    if (az === undefined) ctx.skip("not run: az is not installed");
    await using place = await InProcess.start();
    await using session = new AzSession(place.azure.environment);
    await session.signIn(place);
    const routing = () => session.run("webapp", "traffic-routing", "show", ...app);
    const tags = async () =>
      ((await session.run("webapp", "show", ...app)) as { tags: Record<string, string> }).tags;
    const slots = () => session.run("webapp", "deployment", "slot", "list", ...app);

    await place.run(shift, { ...quick, steps: [25], onInconclusive: "hold" });
    expect(await routing()).toMatchObject([{ name: "green", reroutePercentage: 25 }]);
    expect(await tags()).toMatchObject({ "bgs-phase": "held", "bgs-step": "25" });

    await place.run(rollbackNow, quick);
    expect(await routing()).toEqual([]);
    expect(await tags()).not.toHaveProperty("bgs-phase");

    await place.run(promoteNow, { ...quick, keep: 0 });
    expect(await routing()).toEqual([]);
    expect(await session.run("webapp", "show", ...app)).toMatchObject({
      slotSwapStatus: { sourceSlotName: "green", destinationSlotName: "Production" },
      tags: { "bgs-phase": "keep" },
    });
    expect(await slots()).toMatchObject([{ name: "green", state: "Running" }]);

    await place.run(retire, { ...quick, keep: 0 });
    expect(await slots()).toMatchObject([{ name: "green", state: "Stopped" }]);
    expect(await tags()).not.toHaveProperty("bgs-phase");
  });

  it("agrees with the weights of a front door and the rule of a gateway", async (ctx) => {
    if (az === undefined) ctx.skip("not run: az is not installed");
    await using place = await InProcess.start({ twins: {}, azure: { gatewayUpdateSeconds: 1 } });
    await using session = new AzSession(place.azure.environment);
    await session.signIn(place);
    const twin = `${site}-twin`;
    const origins = async () =>
      (
        (await session.run(
          "afd", "origin", "list", "--resource-group", group, "--profile-name", "fd-roster",
          "--origin-group-name", "twins",
        )) as { name: string; enabledState: string; weight: number }[]
      ).map(({ name, enabledState, weight }) => [name, enabledState, weight]); // biome-ignore format: one command
    // Debian's az cannot load its own commands for gateways; it shows them as any resource.
    const id = `/subscriptions/${place.azure.subscriptionId}/resourceGroups/${group}/providers/Microsoft.Network/applicationGateways/agw-roster`;
    const pool = async () => {
      const shown = await session.run("resource", "show", "--ids", id, "--api-version", "2023-06-01");
      const { requestRoutingRules } = (
        shown as {
          properties: { requestRoutingRules: { properties: { backendAddressPool: { id: string } } }[] };
        }
      ).properties;
      return requestRoutingRules[0]?.properties.backendAddressPool.id.split("/").at(-1);
    }; // biome-ignore format: one statement a line
    const two = { ...quick, secondApp: twin, propagation: 0 };
    const door = {
      ...two,
      topology: "front-door",
      frontDoor: { resourceGroup: group, profile: "fd-roster", originGroup: "twins" },
    } as const;

    await place.run(shift, { ...door, steps: [50], onInconclusive: "hold" });
    expect(await origins()).toEqual([
      [site, "Enabled", 50],
      [twin, "Enabled", 50],
    ]);
    await place.run(rollbackNow, door);
    expect(await origins()).toEqual([
      [site, "Enabled", 50],
      [twin, "Disabled", 50],
    ]);
    await place.run(promoteNow, door);
    expect(await origins()).toEqual([
      [site, "Disabled", 50],
      [twin, "Enabled", 1_000],
    ]);

    const gateway = {
      ...two,
      topology: "application-gateway",
      gateway: { resourceGroup: group, gateway: "agw-roster", rule: "main" },
    } as const;
    expect(await pool()).toBe(`pool-${site}`);
    place.azure.clock.advance(6 * minute);
    await place.run(promoteNow, { ...gateway, release: fresh });
    expect(await pool()).toBe(`pool-${twin}`);
  });
});
