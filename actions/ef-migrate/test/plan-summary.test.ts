import { describe, expect, it } from "vitest";
import { reportContext } from "../src/operations/outcome.ts";
import type { PackMigration } from "../src/pack/pack.ts";
import { lockText } from "../src/report/lock-estimate.ts";
import { changesText, planSection } from "../src/report/plan-summary.ts";
import { commentMarker } from "../src/report/pull-request.ts";
import { planOf } from "./pack-of.ts";

describe("the lock of a migration", () => {
  const migration = (locks: PackMigration["locks"]) => ({ locks }) as PackMigration;
  const rewrite = {
    name: "Sch-M",
    table: "dbo.Orders",
    work: "rewrite",
    blocks: "readers and writers",
  } as const;
  const metadata = { ...rewrite, table: "dbo.Small", work: "metadata" } as const;

  it("is the one that others wait for longest, with its time where rows are given", () => {
    const rows = new Map([["Orders", 1_200_000]]);
    expect(lockText(migration([metadata, rewrite]), true, rows)).toBe(
      "Sch-M on dbo.Orders (and 1 more): readers and writers wait while 1,200,000 rows are rewritten, about 24 s",
    );
  });

  it("is said without a time where no rows are given", () => {
    expect(lockText(migration([rewrite]), true, new Map())).toContain("every row is rewritten");
  });

  it("is not known for a provider that nobody judged, and none otherwise", () => {
    expect(lockText(migration([]), false, new Map())).toBe("not known");
    expect(lockText(migration([]), true, new Map())).toBe("no table in use");
  });
});

describe("what a migration changes", () => {
  it("is told in words, SQL by its beginning, and no more than four", () => {
    expect(
      changesText([
        "AddColumn Customers.Fax",
        "Sql UPDATE Customers SET Fax = '';",
        "a 1",
        "b 2",
        "c 3",
      ]),
    ).toBe("add column Customers.Fax; SQL UPDATE Customers SET Fax = ''; a 1; b 2; 1 more");
    expect(changesText([])).toBe("nothing");
  });
});

describe("the plan's summary", () => {
  it("shows a script that cannot leave its block or its table", async () => {
    const evil = "SELECT '```</details>|';";
    const { loaded } = await planOf([{ id: "20250101000000_|<b>", up: evil, down: "THROW a|b" }]);
    const [context] = loaded.pack.contexts;
    if (context === undefined) throw new Error("no context");
    const text = planSection(
      reportContext(context, { pending: context.migrations, findings: [] }),
      loaded,
      new Map(),
    ).join("\n");
    expect(text).toContain("````sql\nSELECT '```");
    expect(text).toContain("No way back: a&#124;b");
    expect(text).not.toContain("| 20250101000000_|<b>");
  });

  it("has one comment for a project, and one for each context that is planned alone", () => {
    expect([commentMarker(undefined), commentMarker("Shop.ShopContext")]).toEqual([
      "migrations",
      "migrations-shop-shop-context",
    ]);
  });
});
