import { describe, expect, it } from "vitest";
import { appliedInBaseline, baselineReasons } from "../src/plan/baseline.ts";
import { planOf, type SqlMigration } from "./pack-of.ts";

const one = { id: "20250101000000_One", up: "CREATE TABLE a (b INTEGER);", down: "DROP TABLE a;" };
const two = { id: "20250102000000_Two", up: "CREATE TABLE c (d INTEGER);", down: "DROP TABLE c;" };
const three = {
  id: "20250103000000_Three",
  up: "CREATE TABLE e (f INTEGER);",
  down: "DROP TABLE e;",
};

async function reasons(current: readonly SqlMigration[], before: readonly SqlMigration[]) {
  const [now, then] = [await planOf(current), await planOf(before)];
  return baselineReasons(now.loaded, then.loaded).map(
    ({ code, message }) => [code, message] as const,
  );
}

describe("a plan beside the pack of the release that the target runs", () => {
  it("has nothing to say when migrations were only added at the end", async () => {
    expect(await reasons([one, two, three], [one, two])).toEqual([]);
  });

  it("finds an applied migration whose class is gone", async () => {
    expect(await reasons([two], [one, two])).toEqual([
      ["missing-applied-migration", expect.stringContaining("20250101000000_One")],
    ]);
  });

  it("finds an applied migration that was edited", async () => {
    expect(await reasons([{ ...one, up: "CREATE TABLE a (b TEXT);" }], [one])).toEqual([
      ["edited-applied-migration", expect.stringContaining("says something else now")],
    ]);
  });

  it("finds a new migration that is older than an applied one", async () => {
    expect(await reasons([one, two, three], [one, three])).toEqual([
      ["out-of-order", expect.stringContaining("20250102000000_Two")],
    ]);
  });

  it("knows what is applied", async () => {
    const isApplied = appliedInBaseline((await planOf([one])).loaded);
    expect([one, two].map(({ id }) => isApplied("Test.TestContext", id))).toEqual([true, false]);
  });
});
