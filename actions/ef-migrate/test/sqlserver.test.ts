import { describe, expect, it } from "vitest";
import { Bench } from "./operate.ts";
import { type ServerMigration, serverPack } from "./server-pack.ts";
import { TdsServer } from "./tds/server.ts";

const one: ServerMigration = {
  id: "20250101000000_One",
  up: ["CREATE TABLE [Users] ([Id] int NOT NULL);"],
  down: ["DROP TABLE [Users];"],
};
const two: ServerMigration = {
  id: "20250102000000_Two",
  up: [
    "CREATE TABLE [Orders] ([Id] int NOT NULL);",
    "CREATE INDEX [IX_Orders] ON [Orders] ([Id]);",
  ],
  down: ["DROP INDEX [IX_Orders] ON [Orders];", "DROP TABLE [Orders];"],
};

describe("a SQL Server", () => {
  it("takes a pack forward under EF's own lock, is verified, and goes back by the receipt", async () => {
    await using server = await TdsServer.start("app");
    using bench = new Bench(serverPack("sqlserver", [one, two]));
    const connectionString = server.connectionString("app");
    const rehearsed = await bench.run("rehearse", { connectionString });
    expect(rehearsed.report.reasons).toEqual([]);
    expect([...server.databases.keys()]).toEqual(["master", "app"]);
    const applied = await bench.run("apply", { connectionString });
    expect(applied.report.reasons).toEqual([]);
    expect(server.state("app")).toEqual({
      history: [one.id, two.id],
      tables: ["Users", "Orders"],
      indexes: ["IX_Orders"],
      progress: undefined,
    });
    expect(server.batches.join("\n")).toContain("N'__EFMigrationsLock'");
    expect(server.batches.join("\n")).toContain("SET XACT_ABORT");
    expect(new Set(server.applications)).toEqual(new Set(["slipway ef-migrate"]));
    const verified = await bench.run("verify", { connectionString });
    expect(verified.report).toMatchObject({ verdict: "pass", reasons: [] });
    const back = await bench.run("rollback", {
      connectionString,
      receipt: `${bench.root}/${applied.report.receipt}`,
      newVersion: "stopped",
    });
    expect(back.report.reasons).toEqual([]);
    expect(server.state("app")).toMatchObject({ history: [], tables: [], indexes: [] });
  });
});
