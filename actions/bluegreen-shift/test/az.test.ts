import { describe, expect, it } from "vitest";
import { promoteNow, retire, rollbackNow } from "../src/operations/commands.ts";
import { shift } from "../src/operations/shift.ts";
import { AzSession, az } from "./az-session.ts";
import { group, InProcess, site } from "./in-process.ts";

const minute = 60_000;
const quick = { bake: 2 * minute, drain: 0, stepMaximum: 2 * minute };
const app = ["--resource-group", group, "--name", site];

/** Each state that an operation leaves is read with az in the same session. */
describe("the unmodified az client", { timeout: 180_000 }, () => {
  it("agrees with every state that the action leaves", async (ctx) => {
    if (az === undefined) ctx.skip("not run: az is not installed");
    await using place = await InProcess.start();
    await using session = new AzSession(place.azure.environment);
    const { clientId, assertion } = await place.assertion();
    await session.run(
      "login", "--service-principal", "--username", clientId, "--tenant", place.azure.tenantId,
      "--federated-token", assertion,
    ); // biome-ignore format: one line per part of the command
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
});
