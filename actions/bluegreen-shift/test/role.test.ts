import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const read = (file: string) =>
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, "..", file), "utf8")) as unknown;
const permissions = read("permissions.json") as Record<string, Record<string, string[]>>;

describe("the roles", () => {
  it("that the infrastructure creates grants all that slots need, unless it is asked for by an input", () => {
    const { actions } = read("../../infra/roles/bluegreen-shift.json") as { actions: string[] };
    const optional = ["retire-by: delete"];
    const needed = [permissions.slots ?? {}, permissions["slots, only when used"] ?? {}].flatMap(
      (uses) => Object.entries(uses).flatMap(([use, list]) => (optional.includes(use) ? [] : list)),
    );
    const granted = new Set(actions.map((action) => action.toLowerCase()));
    expect(needed.filter((action) => !granted.has(action.toLowerCase()))).toEqual([]);
  });

  it("are in the README, action by action", () => {
    const readme = readFileSync(path.resolve(import.meta.dirname, "../README.md"), "utf8");
    const slots = [permissions.slots ?? {}, permissions["slots, only when used"] ?? {}];
    const actions = slots.flatMap((uses) => Object.values(uses).flat());
    expect(actions.filter((action) => !readme.includes(`\`${action}\``))).toEqual([]);
  });
});
