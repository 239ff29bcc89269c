import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { writePack } from "../src/pack/files.ts";
import { Workspace } from "./harness.ts";
import { survivesEveryLoss } from "./loss.ts";
import { Bench } from "./operate.ts";
import { type Cluster, notInstalled, postgresPrograms, startCluster } from "./postgres-cluster.ts";
import { PostgresProxy } from "./postgres-proxy.ts";
import { type ServerMigration, serverPack } from "./server-pack.ts";

const programs = postgresPrograms();
let cluster: Cluster;

beforeAll(async () => {
  if (programs !== undefined) cluster = await startCluster(programs);
}, 60_000);
afterAll(async () => {
  if (programs !== undefined) await cluster.stop();
});
beforeEach((ctx) => {
  if (programs === undefined) ctx.skip(notInstalled);
});

const one: ServerMigration = {
  id: "20250101000000_One",
  up: ['CREATE TABLE "Users" ("Id" integer PRIMARY KEY, "Name" text);'],
  down: ['DROP TABLE "Users";'],
};
const two: ServerMigration = {
  id: "20250102000000_Two",
  up: ['ALTER TABLE "Users" ADD "Age" integer;', 'CREATE INDEX "IX_Age" ON "Users" ("Age");'],
  down: ['DROP INDEX "IX_Age";', 'ALTER TABLE "Users" DROP COLUMN "Age";'],
};
const concurrent: ServerMigration = {
  id: "20250103000000_Concurrent",
  up: [
    'ALTER TABLE "Users" ADD "Mail" text;',
    '!CREATE UNIQUE INDEX CONCURRENTLY "IX_Mail" ON "Users" ("Mail");',
    'CREATE TABLE "After" ("Id" integer);',
  ],
  down: [
    'DROP TABLE "After";',
    '!DROP INDEX CONCURRENTLY "IX_Mail";',
    'ALTER TABLE "Users" DROP COLUMN "Mail";',
  ],
};

const history = (database: string) =>
  cluster
    .psql(database, 'SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY 1')
    .split("\n");

/** In one call of psql, also where nothing was done yet. */
const historyIfAny = (database: string) =>
  cluster
    .psql(
      database,
      `SELECT unnest(xpath('//id/text()', query_to_xml('SELECT "MigrationId" AS id FROM "__EFMigrationsHistory"', false, false, '')))
       WHERE to_regclass('"__EFMigrationsHistory"') IS NOT NULL`,
    )
    .split("\n");

describe("a PostgreSQL server", () => {
  it("takes a pack forward, is verified, and goes back by the receipt", async () => {
    const database = cluster.database();
    using bench = new Bench(serverPack("postgresql", [one, two, concurrent]));
    const connectionString = cluster.connectionString(database);
    const rehearsed = await bench.run("rehearse", {
      connectionString: cluster.connectionString("postgres"),
    });
    expect(rehearsed.report.reasons).toEqual([]);
    expect(
      cluster.psql("postgres", "SELECT count(*) FROM pg_database WHERE datname LIKE 'slipway%'"),
    ).toBe("0");
    const applied = await bench.run("apply", { connectionString });
    expect(applied.report.reasons).toEqual([]);
    expect(history(database)).toEqual([one.id, two.id, concurrent.id]);
    const verified = await bench.run("verify", { connectionString });
    expect(verified.report).toMatchObject({ verdict: "pass", reasons: [] });
    const receipt = `${bench.root}/${applied.report.receipt}`;
    const early = await bench.run("rollback", { connectionString, receipt });
    expect(early.report.reasons[0]?.message).toContain("Nothing says that the new version");
    const back = await bench.run("rollback", {
      connectionString,
      receipt,
      newVersion: "stopped",
    });
    expect(back.report.contexts[0]?.steps.map(({ id, outcome }) => [id, outcome])).toEqual([
      [concurrent.id, "done"],
      [two.id, "done"],
      [one.id, "done"],
    ]);
    expect(history(database)).toEqual([""]);
  });
});

describe("a PostgreSQL server that fails", () => {
  const content = (database: string) =>
    cluster.psql(
      database,
      "SELECT c.relkind, c.relname, coalesce(i.indisvalid, true) FROM pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid WHERE c.relnamespace = 'public'::regnamespace ORDER BY 2",
    );
  const applied = async (
    bench: Bench,
    connectionString: string,
    inputs: Parameters<Bench["run"]>[1] = {},
  ) => (await bench.run("apply", { connectionString, ...inputs })).report;

  it("at any statement leaves a state that is told and that the next run completes", async () => {
    await using proxy = await PostgresProxy.start(cluster.port);
    const database = cluster.database();
    const lost = await survivesEveryLoss(
      serverPack("postgresql", [one, concurrent]),
      () => {
        cluster.psql(database, "DROP SCHEMA public CASCADE; CREATE SCHEMA public;");
        return {
          connectionString: cluster.connectionString(database, proxy.port),
          state: () => content(database),
          history: () => historyIfAny(database),
          loseAt: (count, when) => proxy.loseAt(count, when),
          count: () => proxy.count,
        };
      },
      4,
    );
    expect(lost).toBeGreaterThan(10);
  }, 240_000);

  it("and that has not heard that the client is gone is ended before the history is believed", async () => {
    await using proxy = await PostgresProxy.start(cluster.port);
    const database = cluster.database();
    const slow = { ...one, up: [...one.up, "SELECT pg_sleep(600);"] };
    using bench = new Bench(serverPack("postgresql", [slow]));
    proxy.deaf = /pg_sleep/;
    const report = await applied(bench, cluster.connectionString(database, proxy.port), {
      budgets: { lockMilliseconds: 5_000, statementMilliseconds: 500, totalMilliseconds: 60_000 },
    });
    expect(report.reasons[0]).toMatchObject({
      code: "session-lost",
      message: expect.stringContaining(`${one.id} is not in the history`),
    });
    const living =
      "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()";
    expect(cluster.psql(database, living)).toBe("0");
  }, 60_000);

  it("outlives a runner that is killed in the middle of a migration", async () => {
    const database = cluster.database();
    const slow = { ...two, up: [...two.up, "SELECT pg_sleep(600);"] };
    using workspace = new Workspace();
    const pack = (migration: ServerMigration) =>
      writePack(
        workspace.path(".slipway/migrations"),
        serverPack("postgresql", [one, migration]),
        {},
      );
    const inputs = {
      operation: "apply",
      backup: "none",
      "connection-string": cluster.connectionString(database),
    };
    pack(slow);
    const killed = await workspace.run(inputs, {
      entry: "bundle",
      onLog: (text, pid) => {
        if (text.includes(`${one.id} applied`)) process.kill(pid, "SIGKILL");
      },
    });
    expect(killed.signal).toBe("SIGKILL");
    pack(two);
    // The server looks for its client every two seconds; the next run waits for the lock that long.
    const again = await workspace.run(inputs);
    expect(again.exitCode, again.log).toBe(0);
    expect(history(database)).toEqual([one.id, two.id]);
  }, 120_000);

  it("holds EF's own lock elsewhere: the wait is bounded and nothing is changed", async () => {
    const database = cluster.database();
    using bench = new Bench(serverPack("postgresql", [one]));
    const connectionString = cluster.connectionString(database);
    await applied(bench, connectionString);
    using next = new Bench(serverPack("postgresql", [one, two]));
    const holder = cluster.hold(
      database,
      'BEGIN; LOCK TABLE "__EFMigrationsHistory" IN ACCESS EXCLUSIVE MODE;',
    );
    await holder.ready;
    const report = await applied(next, connectionString, {
      budgets: { lockMilliseconds: 200, statementMilliseconds: 5_000, totalMilliseconds: 60_000 },
    });
    await holder.end();
    expect(report.reasons[0]).toMatchObject({ code: expect.stringMatching(/lock|refused/) });
    expect(history(database)).toEqual([one.id]);
  }, 60_000);

  it("has its history elsewhere, with other columns, shared with another context", async () => {
    const database = cluster.database();
    const options = { schema: "elsa", table: "_migrations", idColumn: "migration_id" };
    using bench = new Bench(serverPack("postgresql", [two], options));
    cluster.psql(
      database,
      `CREATE SCHEMA elsa; CREATE TABLE elsa._migrations (migration_id text PRIMARY KEY, "ProductVersion" text);
       INSERT INTO elsa._migrations VALUES ('20240101000000_OfAnother', '8');
       CREATE TABLE "Users" ("Id" integer PRIMARY KEY, "Name" text);`,
    );
    const report = await applied(bench, cluster.connectionString(database));
    expect(report.reasons).toMatchObject([{ code: "unknown-history" }]);
    expect(cluster.psql(database, "SELECT migration_id FROM elsa._migrations ORDER BY 1")).toBe(
      `20240101000000_OfAnother\n${two.id}`,
    );
  });

  it("refuses a command: the line of the script is named and nothing of the migration is left", async () => {
    const database = cluster.database();
    const broken = {
      ...two,
      up: ["CREATE TABLE x (y int);", 'SELECT 1;\nALTER TABLE "Missing" ADD z int;'],
    };
    using bench = new Bench(serverPack("postgresql", [one, broken]));
    const report = await applied(bench, cluster.connectionString(database));
    expect(report.reasons[0]).toMatchObject({
      code: "command-failed",
      message: expect.stringMatching(/Two\.forward\.sql:\d+: relation "Missing" does not exist/),
    });
    expect(history(database)).toEqual([one.id]);
    expect(content(database)).not.toContain("|x|");
  });

  it.each([
    ["COMMIT;", "has ended its transaction"],
    ["ROLLBACK;", "has ended its transaction"],
  ])("does not take a migration that says %s for done", async (word, message) => {
    const database = cluster.database();
    using bench = new Bench(serverPack("postgresql", [{ ...one, up: [...one.up, word] }]));
    const report = await applied(bench, cluster.connectionString(database));
    expect(report.verdict).toBe("fail");
    expect(report.reasons[0]?.message).toContain(message);
  });

  it("rehearses in PGlite when no server is named", async () => {
    using bench = new Bench(serverPack("postgresql", [one, two]));
    bench.linkPackage("@electric-sql/pglite");
    const budgets = {
      lockMilliseconds: 1_000,
      statementMilliseconds: 60_000,
      totalMilliseconds: 240_000,
    };
    const { report } = await bench.run("rehearse", { budgets });
    expect(report.contexts[0]?.rehearsals.map(({ outcome }) => outcome)).toEqual([
      "restored",
      "restored",
    ]);
  }, 240_000);

  it("says of each way back whether it restores, does not, or cannot be applied again", async () => {
    const left = { ...two, down: ['DROP INDEX "IX_Age";'] };
    const again = {
      id: "20250104000000_Again",
      up: ["CREATE TABLE t (a int);"],
      down: ["CREATE TABLE u (a int);"],
    };
    const fails = {
      id: "20250105000000_Fails",
      up: ["CREATE TABLE v (a int);"],
      down: ["DROP TABLE missing;"],
    };
    const last = {
      id: "20250106000000_Last",
      up: ["CREATE TABLE w (a int);"],
      down: ["DROP TABLE w;"],
    };
    using bench = new Bench(serverPack("postgresql", [one, left, again, fails, last]));
    const { report } = await bench.run("rehearse", {
      connectionString: cluster.connectionString("postgres"),
    });
    expect(report.contexts[0]?.rehearsals.map(({ id, outcome }) => [id, outcome])).toEqual([
      [one.id, "restored"],
      [left.id, "not-reapplicable"],
      [again.id, "not-reapplicable"],
      [fails.id, "rollback-failed"],
      [last.id, "restored"],
    ]);
  }, 60_000);
});
