import { writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { SqliteEngine } from "../src/engine/sqlite/engine.ts";
import { historyTableOf } from "../src/execute/history-table.ts";
import { changeDatabase } from "../src/operations/change.ts";
import { type LoadedPack, readPack } from "../src/pack/files.ts";
import { shopPack, Workspace } from "./harness.ts";
import { MortalRunner } from "./mortal-sqlite.ts";
import { standard } from "./operate.ts";
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
      entry: "source",
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

/** Applies inside this process, on a runner that may die; answers what it reports if it lives. */
async function appliedBy(runner: MortalRunner, workspace: Workspace, loaded: LoadedPack) {
  const [context] = loaded.pack.contexts;
  if (context === undefined) throw new Error("no context");
  const pack = workspace.path(".slipway/migrations");
  const change = {
    inputs: { ...standard, operation: "apply" as const, pack },
    loaded,
    context,
    engine: new SqliteEngine(workspace.database, runner.openFile),
    historyTable: historyTableOf(context, loaded),
    record: undefined,
    world: {
      now: () => Date.now(),
      sleep: (milliseconds: number) => sleep(milliseconds),
      log: () => {},
      signal: new AbortController().signal,
      environment: {},
      mask: () => {},
      azure: () => Promise.reject(new Error("no Azure here")),
    },
  };
  return await Promise.race([
    changeDatabase(change).then(({ report }) => report),
    runner.died.then(() => undefined),
  ]);
}

/** Dies at every statement of an apply in turn; the next run completes each. */
async function survivesEveryDeath(pack: string): Promise<number> {
  const loaded = readPack(pack, "pack");
  using undisturbed = new Workspace(pack);
  vi.stubEnv("GITHUB_WORKSPACE", undisturbed.root);
  const immortal = new MortalRunner(undisturbed.database, 0, "before");
  await appliedBy(immortal, undisturbed, loaded);
  const expected = content(undisturbed);
  // After a statement is before the next one; only the last has none.
  const deaths = Array.from(
    { length: immortal.count },
    (_, index) => [index + 1, "before"] as const,
  );
  for (const [at, when] of [...deaths, [immortal.count, "after"] as const]) {
    using workspace = new Workspace();
    vi.stubEnv("GITHUB_WORKSPACE", workspace.root);
    const mortal = new MortalRunner(workspace.database, at, when);
    expect(await appliedBy(mortal, workspace, loaded)).toBeUndefined();
    const next = new MortalRunner(workspace.database, 0, "before");
    const report = await appliedBy(next, workspace, loaded);
    expect([when, at, report?.reasons]).toEqual([when, at, []]);
    expect([when, at, content(workspace)]).toEqual([when, at, expected]);
  }
  return immortal.count;
}

/** The same with SIGKILL to the action and its database process: what the file system keeps. */
async function survivesKills(pack: string, boundaries: readonly number[]): Promise<void> {
  const inputs = (workspace: Workspace) => ({
    operation: "apply",
    "connection-string": workspace.connectionString,
    backup: "none",
  });
  using undisturbed = new Workspace(pack);
  await undisturbed.run(inputs(undisturbed));
  const expected = content(undisturbed);
  for (const [index, boundary] of boundaries.entries()) {
    using workspace = new Workspace(pack);
    const when = index % 2 === 0 ? "before" : "after";
    expect((await killedAt(workspace, boundary, when)).signal).toBe("SIGKILL");
    const again = await workspace.run(inputs(workspace));
    expect(again.exitCode, `${when} statement ${boundary}: ${again.log}`).toBe(0);
    expect(content(workspace), `${when} statement ${boundary}`).toEqual(expected);
  }
}

// Deleting a parent cascades, so its deletion and the rebuild cannot share one transaction.
const severalTransactions = [
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
];

describe("a runner that dies", () => {
  it("at any statement of a rebuild leaves what the next run completes", async () => {
    expect(await survivesEveryDeath(shopPack)).toBeGreaterThan(40);
  });

  it("in a migration of several transactions is continued where it stopped", async () => {
    expect(await survivesEveryDeath(await packDirectory(severalTransactions))).toBeGreaterThan(25);
  });

  it("by SIGKILL, with its database process, leaves the same", async () => {
    // 7: the first migration; 23: the rebuild of a table.
    await survivesKills(shopPack, [7, 23]);
    await survivesKills(await packDirectory(severalTransactions), [17, 20]);
  });
});
