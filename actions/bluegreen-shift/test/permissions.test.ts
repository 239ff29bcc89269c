import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approve } from "../src/operations/approval.ts";
import { promoteNow, retire, rollbackNow, status } from "../src/operations/commands.ts";
import { reconcile } from "../src/operations/reconcile.ts";
import { shift } from "../src/operations/shift.ts";
import { type Ended, InProcess } from "./in-process.ts";
import { fresh } from "./observed.ts";

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
