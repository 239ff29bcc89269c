import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Bench } from "./operate.ts";
import { type Cluster, notInstalled, postgresPrograms, startCluster } from "./postgres-cluster.ts";
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
