import { describe, expect, it } from "vitest";
import { survivesEveryLoss } from "./loss.ts";
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
    "!CREATE INDEX [IX_Orders] ON [Orders] ([Id]) WITH (ONLINE = ON, RESUMABLE = ON);",
    "CREATE TABLE [Lines] ([Id] int NOT NULL);",
  ],
  down: ["DROP TABLE [Lines];", "DROP TABLE [Orders];"],
};
const strange: ServerMigration = {
  id: "20250103000000_Strange",
  up: ["!EXEC sys.sp_cdc_enable_db;"],
  down: null,
};
const budgets = {
  lockMilliseconds: 2_000,
  statementMilliseconds: 4_000,
  totalMilliseconds: 30_000,
};

async function applied(server: TdsServer, bench: Bench, inputs: Parameters<Bench["run"]>[1] = {}) {
  const { report } = await bench.run("apply", {
    connectionString: server.connectionString("app"),
    budgets,
    ...inputs,
  });
  return report;
}

describe("a SQL Server that fails", () => {
  it("at any batch leaves a state that is told and that the next run completes", async () => {
    await using server = await TdsServer.start();
    let name = "";
    let databases = 0;
    let count = 0;
    const lost = await survivesEveryLoss(serverPack("sqlserver", [one, two]), () => {
      name = `app_${++databases}`;
      const own = name;
      server.databases.set(own, {
        history: undefined,
        tables: [],
        indexes: [],
        progress: undefined,
      });
      return {
        connectionString: server.connectionString(own),
        state: () => server.state(own),
        history: () => server.state(own).history ?? [],
        loseAt(at, when) {
          count = 0;
          server.onBatch = () => (++count === at ? { kind: `lost-${when}` } : undefined);
        },
        count: () => count,
      };
    });
    expect(lost).toBeGreaterThan(20);
  }, 120_000);

  it("commits after the client's limit: the history is read again under the lock", async () => {
    await using server = await TdsServer.start("app");
    using bench = new Bench(serverPack("sqlserver", [one]));
    server.inject(/^COMMIT/, { kind: "late", milliseconds: 300 });
    const report = await applied(server, bench, {
      budgets: { ...budgets, statementMilliseconds: 300 },
    });
    expect(report.reasons[0]).toMatchObject({
      code: "session-lost",
      message: expect.stringContaining(`${one.id} is in the history all the same`),
    });
    expect(report.contexts[0]?.steps).toMatchObject([{ id: one.id, outcome: "done" }]);
  }, 30_000);

  it("does not answer a command: its session is ended and nothing of it is there", async () => {
    await using server = await TdsServer.start("app");
    using bench = new Bench(serverPack("sqlserver", [one]));
    server.inject(/^CREATE TABLE \[Users\]/, { kind: "silent" });
    const report = await applied(server, bench, {
      budgets: { ...budgets, statementMilliseconds: 300 },
    });
    expect(report.reasons[0]).toMatchObject({
      code: "session-lost",
      message: expect.stringContaining(`${one.id} is not in the history`),
    });
    expect(server.state("app")).toMatchObject({ history: [], tables: [] });
  }, 30_000);

  it.each([
    [
      547,
      "The ALTER TABLE statement conflicted with the FOREIGN KEY constraint.",
      "command-failed",
    ],
    [1222, "Lock request time out period exceeded.", "lock-timeout"],
    [9002, "The transaction log for database 'app' is full due to 'LOG_BACKUP'.", "command-failed"],
    [1105, "Could not allocate space for object because the filegroup is full.", "command-failed"],
  ])("with error %i rolls the migration back and says where", async (number, message, code) => {
    await using server = await TdsServer.start("app");
    using bench = new Bench(
      serverPack("sqlserver", [
        one,
        { ...two, up: ["SELECT 1;\n\nALTER TABLE [Orders] ADD [x] int;"] },
      ]),
    );
    server.inject(/ALTER TABLE \[Orders\]/, { kind: "error", number, message, line: 3 });
    const report = await applied(server, bench);
    expect(report.reasons[0]?.code).toBe(code);
    expect(report.reasons[0]?.message).toContain(`${two.id} is not in the history`);
    expect(/Give the database room/.test(report.reasons[0]?.remedy ?? "")).toBe(
      number === 9002 || number === 1105,
    );
    if (code === "command-failed") {
      expect(report.reasons[0]?.message).toContain(`${two.id}.forward.sql:3: ${message}`);
    }
    expect(server.state("app")).toMatchObject({ history: [one.id], tables: ["Users"] });
  });

  it.each([
    ["__EFMigrationsLock", "The migration lock of Entity Framework is held"],
    ["slipway ef-migrate", "Another run of ef-migrate holds this database"],
  ])("lets nobody wait for ever for the lock %s", async (resource, message) => {
    await using server = await TdsServer.start("app");
    using bench = new Bench(serverPack("sqlserver", [one]));
    const release = server.hold(resource);
    const inputs = { budgets: { ...budgets, lockMilliseconds: 100 } };
    const refused = await applied(server, bench, inputs);
    expect(refused.reasons[0]?.message).toContain(message);
    expect(server.state("app")).toMatchObject({ history: undefined, tables: [] });
    release();
    expect((await applied(server, bench, inputs)).reasons).toEqual([]);
  });

  it.each([
    ["again", ["done", 2]],
    ["done", ["done", 1]],
  ] as const)(
    "does not guess about a command outside of a transaction: %s",
    async (interrupted, end) => {
      await using server = await TdsServer.start("app");
      using bench = new Bench(serverPack("sqlserver", [one, strange]));
      server.inject(/sp_cdc_enable_db/, { kind: "lost-after" });
      await applied(server, bench);
      const asked = await applied(server, bench);
      expect(asked.reasons[0]).toMatchObject({
        code: "command-unclear",
        message: expect.stringContaining("EXEC sys.sp_cdc_enable_db"),
      });
      const answered = await applied(server, bench, { interrupted });
      expect([
        answered.contexts[0]?.steps[0]?.outcome,
        server.batches.filter((sql) => sql.includes("sp_cdc_enable_db")).length,
      ]).toEqual(end);
      expect(server.state("app").progress).toBeUndefined();
    },
  );

  it("takes back what it did when that is wanted, rehearsed and lossless", async () => {
    await using server = await TdsServer.start("app");
    const broken = { ...two, up: ["CREATE TABLE [Users] ([Id] int);"] };
    using bench = new Bench(serverPack("sqlserver", [one, broken]));
    const kept = await applied(server, bench, { onFailure: "revert" });
    expect(kept.reasons.map(({ code }) => code)).toEqual(["command-failed", "not-reverted"]);
    expect(server.state("app").history).toEqual([one.id]);
    await bench.run("rehearse", { connectionString: server.connectionString("app") });
    server.databases.set("app", {
      history: undefined,
      tables: [],
      indexes: [],
      progress: undefined,
    });
    const reverted = await applied(server, bench, { onFailure: "revert" });
    expect(reverted.reasons.map(({ code }) => code)).toEqual(["command-failed", "reverted"]);
    expect(server.state("app")).toMatchObject({ history: [], tables: [] });
  });

  it("refuses a schema that somebody has changed by hand", async () => {
    await using server = await TdsServer.start("app");
    using bench = new Bench(serverPack("sqlserver", [one, two]));
    await bench.run("rehearse", { connectionString: server.connectionString("app") });
    server.databases.set("app", {
      history: [one.id],
      tables: ["Clients"],
      indexes: [],
      progress: undefined,
    });
    const refused = await applied(server, bench);
    expect(refused.reasons[0]?.message).toBe(
      "The schema is not what the migrations made of it: table dbo.Users.",
    );
    const allowed = await applied(server, bench, { drift: "allow" });
    expect(allowed).toMatchObject({ verdict: "warn", reasons: [{ code: "drift" }] });
  });

  it.each([
    ["sign-in", "no-database", (server: TdsServer) => server.connectionString("missing")],
    [
      "connection",
      "no-connection",
      () => "Server=tcp:127.0.0.1,1;Database=app;User ID=a;Password=b;Encrypt=False",
    ],
  ])("says what to do when there is no %s", async (_what, code, connectionString) => {
    await using server = await TdsServer.start("app");
    using bench = new Bench(serverPack("sqlserver", [one]));
    const report = await applied(server, bench, { connectionString: connectionString(server) });
    expect(report.reasons[0]?.code).toBe(code);
  });
});
