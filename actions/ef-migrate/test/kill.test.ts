import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { shopPack, Workspace } from "./harness.ts";
import { packDirectory } from "./pack-of.ts";

/**
 * Kills the action and its database process at the n-th statement, before or after it ran: loaded
 * into both processes by NODE_OPTIONS, it counts in the one that opened the database itself.
 */
const killer = `
import { DatabaseSync } from "node:sqlite";
let count = 0;
const watched = process.argv[1] === process.env.KILL_DATABASE;
const end = () => { process.kill(process.ppid, "SIGKILL"); process.kill(process.pid, "SIGKILL"); };
const guard = (call) => function (...parameters) {
  if (!watched) return call.apply(this, parameters);
  count++;
  if (String(count) === process.env.KILL_AT && process.env.KILL_WHEN === "before") end();
  const result = call.apply(this, parameters);
  if (String(count) === process.env.KILL_AT && process.env.KILL_WHEN === "after") end();
  return result;
};
DatabaseSync.prototype.exec = guard(DatabaseSync.prototype.exec);
`;

async function killedAt(workspace: Workspace, count: number, when: "before" | "after") {
  const preload = workspace.path("killer.mjs");
  writeFileSync(preload, killer);
  return await workspace.run(
    { operation: "apply", "connection-string": workspace.connectionString, backup: "none" },
    {
      environment: {
        NODE_OPTIONS: `--import ${preload} --disable-warning=ExperimentalWarning`,
        KILL_DATABASE: workspace.database,
        KILL_AT: String(count),
        KILL_WHEN: when,
      },
    },
  );
}

/** The schema and rows, to compare a database that was interrupted with one that was not. */
function content(workspace: Workspace): unknown {
  using database = workspace.open();
  const tables = database
    .prepare(
      "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY name",
    )
    .all();
  return tables.map((table) => [
    table,
    table.type === "table" && table.name !== "__EFMigrationsLock"
      ? database.prepare(`SELECT * FROM "${table.name}" ORDER BY 1`).all()
      : [],
  ]);
}

async function survives(pack: string, boundaries: Iterable<number>): Promise<number> {
  using undisturbed = new Workspace(pack);
  const inputs = (workspace: Workspace) => ({
    operation: "apply",
    "connection-string": workspace.connectionString,
    backup: "none",
  });
  await undisturbed.run(inputs(undisturbed));
  const expected = content(undisturbed);
  const outcomes: (NodeJS.Signals | null)[] = [];
  const one = async (boundary: number) => {
    using workspace = new Workspace(pack);
    const when = boundary % 2 === 0 ? "before" : "after";
    const killed = await killedAt(workspace, boundary, when);
    outcomes.push(killed.signal);
    const again = await workspace.run(inputs(workspace));
    expect(again.exitCode, `${when} statement ${boundary}: ${again.log}`).toBe(0);
    expect(content(workspace), `${when} statement ${boundary}`).toEqual(expected);
  };
  const left = [...boundaries];
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await one(next);
  };
  await Promise.all([worker(), worker(), worker()]);
  return outcomes.filter((signal) => signal === "SIGKILL").length;
}

describe("a runner that dies", () => {
  it("at any statement of a rebuild leaves a database that the next run completes", async () => {
    // 1 to 7: lock, history table and the first migration; 20 to 30: the rebuild.
    const boundaries = [1, 2, 7, 20, 21, 23, 24, 26, 27];
    expect(await survives(shopPack, boundaries)).toBe(boundaries.length);
  }, 240_000);

  it("in a migration of several transactions is continued where it stopped", async () => {
    // Deleting a parent cascades, so its deletion and the rebuild cannot share one transaction.
    const pack = await packDirectory([
      {
        id: "20250101000000_Tables",
        up: `CREATE TABLE "P" ("Id" INTEGER PRIMARY KEY, "X" TEXT NULL);
CREATE TABLE "C" ("Id" INTEGER PRIMARY KEY, "PId" INTEGER REFERENCES "P" ("Id") ON DELETE CASCADE);
INSERT INTO "P" VALUES (1, 'a'), (2, 'b');
INSERT INTO "C" VALUES (1, 1), (2, 2);`,
        down: 'DROP TABLE "C"; DROP TABLE "P";',
      },
      {
        id: "20250102000000_Rebuild",
        up: `DELETE FROM "P" WHERE "Id" = 1;
CREATE TABLE "ef_temp_P" ("Id" INTEGER PRIMARY KEY, "X" TEXT NOT NULL);
INSERT INTO "ef_temp_P" SELECT * FROM "P";
PRAGMA foreign_keys = 0;
DROP TABLE "P";
ALTER TABLE "ef_temp_P" RENAME TO "P";
PRAGMA foreign_keys = 1;`,
        down: "SELECT 1;",
      },
    ]);
    const boundaries = [13, 14, 16, 17, 19, 20, 21, 24];
    expect(await survives(pack, boundaries)).toBe(boundaries.length);
  }, 240_000);
});
