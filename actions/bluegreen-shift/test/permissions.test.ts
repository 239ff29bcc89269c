import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Settings } from "../src/inputs.ts";
import { approve } from "../src/operations/approval.ts";
import { promoteNow, retire, rollbackNow, status } from "../src/operations/commands.ts";
import { reconcile } from "../src/operations/reconcile.ts";
import { shift } from "../src/operations/shift.ts";
import { type Ended, InProcess, site } from "./in-process.ts";
import { fresh, old } from "./observed.ts";

const minute = 60_000;
const permissions = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, "../permissions.json"), "utf8"),
) as Record<string, Record<string, string[]>>;
const actionsOf = (topology: string) => [
  ...new Set(Object.values(permissions[topology] ?? {}).flat()),
];

const operations = { shift, promote: promoteNow, rollback: rollbackNow, retire, status, reconcile, approve }; // biome-ignore format: one line
type OperationName = keyof typeof operations;

/** The local Azure refuses every action that the role does not name, as Azure does. */
describe("the smallest role", () => {
  let place: InProcess;
  beforeAll(async () => {
    place = await InProcess.start({ role: { actions: [] } });
  });
  afterAll(async () => {
    await place[Symbol.asyncDispose]();
  });

  const run = (operation: OperationName, actions: readonly string[]): Promise<Ended> => {
    place.signInAs({ actions });
    const quick = { operation, bake: 2 * minute, drain: 0, keep: 0, stepMaximum: 2 * minute };
    const approval = { approveAfter: [100], approvalMaximum: minute };
    return place.run(operations[operation], { ...quick, ...approval, onInconclusive: "hold" });
  };
  const problem = ({ error, warnings }: Ended) => error?.text ?? warnings.join("\n");

  describe("of slots, with one action missing", () => {
    const needs: readonly (readonly [OperationName, readonly string[]])[] = [
      ["status", permissions.slots?.["every operation"] ?? []],
      ["shift", permissions.slots?.shift ?? []],
      [
        "shift",
        ["Microsoft.Web/sites/config/write", "Microsoft.Insights/metrics/read", "Microsoft.Resources/tags/write"],
      ],
      ["promote", ["Microsoft.Web/sites/slots/slotsswap/action"]],
    ]; // biome-ignore format: one row per operation
    it.each(needs.flatMap(([operation, actions]) => actions.map((action) => [operation, action] as const)))(
      "%s names %s",
      async (operation, missing) => {
        const ended = await run(operation, actionsOf("slots").filter((action) => action !== missing));
        expect(problem(ended)).toContain(`Grant the identity the action "${missing}"`);
        expect(place.swapRequests).toBe(operation === "promote" ? 1 : 0);
        if (operation === "shift") await run("rollback", actionsOf("slots"));
        place.azure.clock.advance(6 * minute);
      },
    ); // biome-ignore format: one table
  });

  it("of slots is enough for every operation, one after the other", async () => {
    const { slots = {} } = permissions;
    const every = slots["every operation"] ?? [];
    const writing = [...every, ...(slots["shift, promote, rollback, retire, reconcile"] ?? [])];
    const ends: [OperationName, readonly string[], string][] = [
      ["status", every, "unchanged"],
      ["shift", [...writing, ...(slots.shift ?? [])], "held"],
      ["approve", [...every, "Microsoft.Resources/tags/write"], "unchanged"],
      ["rollback", writing, "rolled-back"],
      ["reconcile", writing, "unchanged"],
      ["promote", writing, "promoted"],
      ["retire", [...writing, ...(slots.retire ?? [])], "retired"],
    ];
    for (const [operation, actions, outcome] of ends) {
      const ended = await run(operation, actions);
      expect([ended.error?.text, ended.story.outcome], operation).toEqual([undefined, outcome]);
      place.azure.clock.advance(6 * minute);
    }
    expect(await place.releaseAt("app-roster-prod.azurewebsites.net")).toBe(fresh);
  });
});

/** What is needed in some situations only, each taken away in its own situation. */
describe("an action that is used only then, taken away alone", () => {
  const used = permissions["slots, only when used"] ?? {};
  const all = [...actionsOf("slots"), ...Object.values(used).flat()];
  const connection = "Server=tcp:a,1433;Database=roster";
  const quick: Partial<Settings> = {
    bake: 2 * minute, drain: 0, keep: 0, stepMaximum: 2 * minute, onInconclusive: "hold",
    approveAfter: [100], approvalMaximum: minute, retireBy: "delete",
  }; // biome-ignore format: numbers
  const tried = new Set<string>();
  let place: InProcess;
  beforeAll(async () => {
    place = await InProcess.start({
      stickySettings: ["ConnectionStrings__Roster"],
      slotSettings: { ConnectionStrings__Roster: connection },
    });
  });
  afterAll(async () => {
    await place[Symbol.asyncDispose]();
  });

  /** @param pace how much longer each wait is, where a long one has nothing to show */
  const without = async (missing: string, operation: OperationName, pace = 1): Promise<Ended> => {
    tried.add(missing);
    place.signInAs({ actions: all.filter((action) => action !== missing) });
    const ended = await place.run(operations[operation], { ...quick, operation }, (world) => ({
      ...world,
      sleep: (milliseconds, signal) => world.sleep(milliseconds * pace, signal),
    }));
    place.azure.clock.advance(6 * minute);
    return ended;
  };
  const withAll = (operation: OperationName, change: Partial<Settings> = {}) => {
    place.signInAs({ actions: all });
    return place.run(operations[operation], { ...quick, operation, ...change });
  };
  const naming = (action: string) =>
    expect.stringContaining(`Grant the identity the action "${action}"`);

  it.each(used["connection strings that stay with their slot"] ?? [])(
    "%s: a shift does not begin, and says how to vouch for the database",
    async (missing) => {
      const { error } = await without(missing, "shift");
      expect(error).toEqual({ code: "databases-not-compared", text: naming(missing) });
      expect(error?.text).toContain("allow-sticky: ConnectionStrings__Roster");
    },
  );

  it.each(used["a swap preview that was left open"] ?? [])(
    "%s: the open preview is left, and reconcile names it",
    async (missing) => {
      place.signInAs("Contributor");
      await place.openPreview();
      expect((await without(missing, "reconcile")).error?.text).toEqual(naming(missing));
      expect((await withAll("reconcile")).error).toBeUndefined();
      expect((await withAll("status")).log.join("\n")).not.toContain("preview");
    },
  );

  it("approve: the step stays unapproved", async () => {
    expect((await withAll("shift")).story.outcome).toBe("held");
    const [missing = ""] = used.approve ?? [];
    expect((await without(missing, "approve")).error?.text).toEqual(naming(missing));
    expect((await withAll("rollback")).story.outcome).toBe("rolled-back");
  });

  it("why a swap failed: that it failed is seen without", async () => {
    const [missing = ""] = used["why a swap failed"] ?? [];
    place.azure.control.inject({ kind: "swap", outcome: "warm-up-fails" });
    const { error } = await without(missing, "promote", 20);
    expect(error?.code).toBe("swap-never-ended");
    expect(await place.releaseAt(`${site}.azurewebsites.net`)).toBe(old);
  });

  it("the slot's stop and its deletion: retire names each", async () => {
    expect((await withAll("promote")).story.outcome).toBe("promoted");
    const [missing = ""] = used["retire-by: delete"] ?? [];
    expect((await without(missing, "retire")).error?.text).toEqual(naming(missing));
    const [stop = ""] = used["pinned-clients: stop-slot"] ?? [];
    tried.add(stop);
    place.signInAs({ actions: all.filter((action) => action !== stop) });
    const stopped = await place.run(retire, { ...quick, retireBy: "stop" });
    expect(stopped.error?.text).toEqual(naming(stop));
    place.azure.clock.advance(6 * minute);
    expect((await withAll("retire")).story.outcome).toBe("retired");
  });

  it("was each of them, but for those of the logs, which evidence.test.ts and sources.test.ts have", () => {
    const logs = used["evidence: logs"] ?? [];
    const listed = Object.values(used).flat();
    expect(listed.filter((action) => !tried.has(action) && !logs.includes(action))).toEqual([]);
  });
});
