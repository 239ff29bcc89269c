import { describe, expect, it } from "vitest";
import { planOf } from "./pack-of.ts";

const customers =
  'CREATE TABLE "Customers" ("Id" INTEGER NOT NULL CONSTRAINT "PK_C" PRIMARY KEY, "Name" TEXT NULL);';

async function judged(up: string, down = "DROP TABLE IF EXISTS nothing;") {
  const { loaded } = await planOf([
    { id: "20250101000000_First", up: customers, down: 'DROP TABLE "Customers";' },
    { id: "20250102000000_Second", up, down },
  ]);
  const migration = loaded.pack.contexts[0]?.migrations[1];
  if (migration === undefined) throw new Error("the plan lost a migration");
  return migration;
}

function rebuild(columns: string): string {
  return `CREATE TABLE "ef_temp_Customers" (${columns});
INSERT INTO "ef_temp_Customers" ("Id") SELECT "Id" FROM "Customers";
PRAGMA foreign_keys = 0;
DROP TABLE "Customers";
ALTER TABLE "ef_temp_Customers" RENAME TO "Customers";
PRAGMA foreign_keys = 1;`;
}
const id = '"Id" INTEGER NOT NULL CONSTRAINT "PK_C" PRIMARY KEY';

describe("what a migration does to two versions on one database", () => {
  it.each([
    ["R01", 'ALTER TABLE "Customers" DROP COLUMN "Name";', "unsafe", true],
    ["R01", rebuild(id), "unsafe", true],
    ["R02", 'DROP TABLE "Customers";', "unsafe", true],
    ["R03", 'ALTER TABLE "Customers" RENAME COLUMN "Name" TO "Full";', "unsafe", false],
    ["R03", 'ALTER TABLE "Customers" RENAME TO "Clients";', "unsafe", false],
    ["R04", rebuild(`${id}, "Full" TEXT NULL`), "unsafe", true],
    ["R05", 'ALTER TABLE "Customers" ADD "Age" INTEGER NOT NULL;', "unsafe", false],
    ["R06", 'ALTER TABLE "Customers" ADD "Age" INTEGER NOT NULL DEFAULT 0;', "safe", false],
    ["R07", 'ALTER TABLE "Customers" ADD "At" TEXT NOT NULL DEFAULT (now());', "unsafe", false],
    ["R08", rebuild(`${id}, "Name" TEXT NOT NULL`), "unsafe", false],
    ["R10", rebuild(`${id}, "Name" INTEGER NULL`), "unsafe", false],
    ["R12", 'CREATE UNIQUE INDEX "IX" ON "Customers" ("Name");', "conditional", false],
    [
      "R14",
      rebuild(`${id}, "Name" TEXT NULL, CONSTRAINT "CK" CHECK ("Name" <> '')`),
      "conditional",
      false,
    ],
    ["R15", rebuild('"Id" INTEGER NOT NULL, "Name" TEXT PRIMARY KEY'), "unsafe", false],
    ["R17", "ATTACH 'x' AS y;", "conditional", false],
    ["R18", 'DELETE FROM "Customers";', "unsafe", true],
    ["R19", `UPDATE "Customers" SET "Name" = '' WHERE "Name" IS NULL;`, "conditional", false],
    ["R20", `INSERT INTO "Customers" VALUES (1, 'a');`, "safe", false],
    ["R30", 'ALTER TABLE "Customers" ADD " Age" INTEGER NULL;', "conditional", false],
  ])("%s: %s", async (rule, up, safety, destructive) => {
    const migration = await judged(up);
    expect(migration.findings.map((finding) => finding.rule)).toContain(rule);
    expect(migration).toMatchObject({ safety, destructive });
  });

  it("finds nothing to object to in an expansion", async () => {
    const migration = await judged(
      'ALTER TABLE "Customers" ADD "Age" INTEGER NULL; CREATE TABLE "New" ("Id" INTEGER);',
    );
    expect(migration).toMatchObject({ safety: "safe", destructive: false });
  });

  it("asks to split a migration that expands and contracts", async () => {
    const migration = await judged(
      'CREATE TABLE "New" ("Id" INTEGER); ALTER TABLE "Customers" DROP COLUMN "Name";',
    );
    expect(migration.findings.map(({ rule }) => rule)).toContain("R32");
  });

  it.each([
    ["lossless", 'CREATE INDEX "IX" ON "Customers" ("Name");', 'DROP INDEX "IX";'],
    [
      "lossy",
      'ALTER TABLE "Customers" ADD "Age" INTEGER NULL;',
      'ALTER TABLE "Customers" DROP COLUMN "Age";',
    ],
    [
      "lossy",
      'ALTER TABLE "Customers" DROP COLUMN "Name";',
      'ALTER TABLE "Customers" ADD "Name" TEXT NULL;',
    ],
    ["may-fail", 'DROP INDEX "IX";', 'CREATE UNIQUE INDEX "IX" ON "Customers" ("Name");'],
    ["none", 'ALTER TABLE "Customers" ADD "Age" INTEGER NULL;', ""],
    ["none", 'ALTER TABLE "Customers" ADD "Age" INTEGER NULL;', "THROW There is no way back."],
  ])("calls a rollback %s: %s / %s", async (kind, up, down) => {
    expect((await judged(up, down)).rollbackKind).toBe(kind);
  });

  it("takes a migration for released when the target has it", async () => {
    const migrations = [
      { id: "20250101000000_First", up: customers, down: 'DROP TABLE "Customers";' },
      { id: "20250102000000_Drop", up: 'DROP TABLE "Customers";', down: customers },
    ];
    const released = await planOf(migrations, "First");
    const fresh = await planOf(migrations, "0");
    const destructive = (plan: typeof released) =>
      plan.loaded.pack.contexts[0]?.migrations[1]?.destructive;
    expect([destructive(released), destructive(fresh)]).toEqual([true, false]);
  });
});
