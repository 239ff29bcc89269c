import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { shopPack, Workspace } from "./harness.ts";
import { packDirectory } from "./pack-of.ts";

const one = { id: "20250101000000_One", up: "CREATE TABLE a (b INTEGER);", down: "DROP TABLE a;" };
const two = { id: "20250102000000_Two", up: "CREATE TABLE c (d INTEGER);", down: "DROP TABLE c;" };
const three = {
  id: "20250103000000_Three",
  up: "DROP TABLE a;",
  down: "CREATE TABLE a (b INTEGER);",
};

async function workspaceOf(...migrations: Parameters<typeof packDirectory>[0]) {
  return new Workspace(await packDirectory(migrations));
}

function apply(workspace: Workspace, inputs: Record<string, string> = {}) {
  return workspace.run({
    operation: "apply",
    "connection-string": workspace.connectionString,
    "lock-timeout": "300ms",
    ...inputs,
  });
}

describe("apply", () => {
  it("runs what EF generated, with the rows kept through a rebuilt table", async () => {
    using workspace = new Workspace(shopPack);
    await apply(workspace);
    {
      using database = workspace.open();
      expect(database.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
      database.exec(`INSERT INTO Customers (Email, LoyaltyPoints, Name) VALUES ('a@b', 1, 'A');
        INSERT INTO Orders (CustomerId, Total) VALUES (1, 200);`);
      expect(database.prepare("SELECT Note FROM OrderAudit").all()).toEqual([{ Note: "large" }]);
    }
    expect(workspace.history()).toHaveLength(6);
  });

  it("reports, tells a receipt, and is nothing to do the second time", async () => {
    using workspace = await workspaceOf(one, two);
    const first = await apply(workspace);
    expect(first.exitCode).toBe(0);
    expect(first.report).toMatchObject({
      verdict: "pass",
      contexts: [{ pending: [], applied: [one.id, two.id] }],
    });
    const receipt = JSON.parse(readFileSync(workspace.path(first.outputs.receipt ?? ""), "utf8"));
    expect(receipt.entries.map((entry: { state: string }) => entry.state)).toEqual([
      "done",
      "done",
    ]);
    const second = await apply(workspace);
    expect(second.log).toContain(`Nothing to do: the history ends with ${two.id}.`);
  });

  it("takes a backup and reads it back before it writes", async () => {
    using workspace = await workspaceOf(one);
    using database = workspace.open();
    database.exec("CREATE TABLE kept (x); INSERT INTO kept VALUES (7)");
    const run = await apply(workspace, { backup: "saved/{name}.copy" });
    using copy = new DatabaseSync(run.report.backup.file);
    expect(copy.prepare("SELECT x FROM kept").all()).toEqual([{ x: 7 }]);
    expect(copy.prepare("SELECT name FROM sqlite_schema").all()).toEqual([{ name: "kept" }]);
  });

  it("leaves no backup behind when it is told so", async () => {
    using workspace = await workspaceOf(one);
    using database = workspace.open();
    database.exec("CREATE TABLE kept (x)");
    await apply(workspace, { backup: "none" });
    expect(readdirSync(workspace.root)).not.toContain("backups");
  });

  it("takes nothing of a migration that fails, and names the command and its line", async () => {
    const broken = { ...two, up: "CREATE TABLE c (d INTEGER);\nINSERT INTO missing VALUES (1);" };
    using workspace = await workspaceOf(one, broken);
    const run = await apply(workspace);
    expect(run.exitCode).toBe(1);
    expect(run.report.reasons[0]).toMatchObject({
      code: "command-failed",
      message: expect.stringMatching(
        /Two\.forward\.sql:2: no such table: missing.*not in the history/,
      ),
    });
    expect(workspace.history()).toEqual([one.id]);
    using database = workspace.open();
    expect(database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'c'").all()).toEqual([]);
  });

  it("refuses to lose data that is in use, and does it when it is meant", async () => {
    using workspace = await workspaceOf(one, two, three);
    {
      using database = workspace.open();
      database.exec(`CREATE TABLE a (b INTEGER);
        CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT PRIMARY KEY, "ProductVersion" TEXT);
        INSERT INTO "__EFMigrationsHistory" VALUES ('${one.id}', '9')`);
    }
    const refused = await apply(workspace);
    expect(refused.report.reasons[0].message).toContain("Data would be lost");
    expect(workspace.history()).toEqual([one.id]);
    const allowed = await apply(workspace, { destructive: "allow", "old-version": "gone" });
    expect(allowed.report.verdict).toBe("warn");
    expect(workspace.history()).toHaveLength(3);
  });

  it("tells which allowance of the policy let what through", async () => {
    using workspace = await workspaceOf(one, three);
    {
      using database = workspace.open();
      database.exec(`CREATE TABLE a (b INTEGER);
        CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT PRIMARY KEY, "ProductVersion" TEXT);
        INSERT INTO "__EFMigrationsHistory" VALUES ('${one.id}', '9')`);
    }
    const pack = JSON.parse(readFileSync(workspace.path(".slipway/migrations/pack.json"), "utf8"));
    writeFileSync(
      workspace.path("policy.yml"),
      `environments:
  production:
    deny: [R02]
    allow:
      - { rule: R02, migration: ${three.id}, sha256: ${pack.contexts[0].migrations[1].forward.sha256}, reason: Nobody reads it., expires: "2999-12-31" }`,
    );
    const run = await apply(workspace, {
      destructive: "allow",
      "old-version": "gone",
      policy: "policy.yml",
      environment: "production",
    });
    expect(run.report.allowances).toEqual([
      { migration: three.id, target: "R02", reason: "Nobody reads it.", expires: "2999-12-31" },
    ]);
    expect(run.summary).toContain("Nobody reads it.");
  });

  it.each([
    ["ahead", "20990101000000_Future", "The database is ahead of this pack"],
    ["out of order", "20250102000000_Two", "would be applied after a newer migration"],
  ])("refuses a database that is %s", async (_what, id, message) => {
    using workspace = await workspaceOf(one, two);
    {
      using database = workspace.open();
      database.exec(`CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT PRIMARY KEY, "ProductVersion" TEXT);
        INSERT INTO "__EFMigrationsHistory" VALUES ('${id}', '9')`);
    }
    const run = await apply(workspace);
    expect(run.exitCode).toBe(1);
    expect(run.report.reasons[0].message).toContain(message);
    expect(workspace.history()).toEqual([id]);
  });

  it("refuses a pack that was edited, and one that was not approved", async () => {
    using workspace = await workspaceOf(one);
    const other = await apply(workspace, { "approved-digest": "0".repeat(64) });
    expect(other.report.reasons[0].message).toContain("was approved");
    const script = ".slipway/migrations/Test.TestContext/20250101000000_One.forward.sql";
    appendFileSync(workspace.path(script), "DROP TABLE a;");
    const edited = await apply(workspace);
    expect(edited.report.reasons[0].message).toContain("is not the file that the plan wrote");
    expect(existsSync(workspace.database)).toBe(false);
  });

  it("refuses a pack of another provider and says what to do", async () => {
    using workspace = new Workspace(await packDirectory([one], "Pomelo.EntityFrameworkCore.MySql"));
    const run = await apply(workspace);
    expect(run.report.reasons[0]).toMatchObject({
      message: expect.stringContaining("works on SQL Server, PostgreSQL and SQLite"),
      remedy: expect.stringContaining("forward.sql"),
    });
  });

  it("waits for EF's own lock only as long as it is told, and changes nothing then", async () => {
    using workspace = await workspaceOf(one);
    {
      using database = workspace.open();
      database.exec(`CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
        INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00')`);
    }
    const run = await apply(workspace);
    expect(run.report.reasons[0].message).toContain("held since 2026-01-01 00:00:00");
    using database = workspace.open();
    expect(database.prepare('SELECT count(*) AS n FROM "__EFMigrationsLock"').get()).toEqual({
      n: 1,
    });
  });

  it("gives EF's lock back", async () => {
    using workspace = await workspaceOf(one);
    await apply(workspace);
    using database = workspace.open();
    expect(database.prepare('SELECT count(*) AS n FROM "__EFMigrationsLock"').get()).toEqual({
      n: 0,
    });
  });

  it("refuses a file that is no database, and leaves it as it is", async () => {
    using workspace = await workspaceOf(one);
    writeFileSync(workspace.database, "a letter, long enough to be looked at as a header");
    const run = await apply(workspace);
    expect(run.report.reasons[0]).toMatchObject({
      code: "no-sqlite-database",
      remedy: expect.stringContaining("Data Source"),
    });
    expect(readFileSync(workspace.database, "utf8")).toContain("a letter");
  });

  it("says so when another writer holds the database", async () => {
    using workspace = await workspaceOf(one);
    using database = workspace.open();
    database.exec("CREATE TABLE kept (x); BEGIN IMMEDIATE");
    const run = await apply(workspace);
    expect(run.exitCode).toBe(1);
    expect(run.log).toMatch(/database/i);
  });

  it("ends a statement that takes too long and finds nothing of it", async () => {
    const endless = {
      ...two,
      up: "CREATE TABLE c AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n;",
    };
    using workspace = await workspaceOf(one, endless);
    const run = await apply(workspace, { "statement-timeout": "1s" });
    expect(run.report.reasons[0]).toMatchObject({ code: "session-lost" });
    expect(run.report.reasons[0].message).toContain("is not in the history");
    expect(workspace.history()).toEqual([one.id]);
  });

  it("rolls back and says the state when the job is cancelled", async () => {
    const endless = {
      ...two,
      up: "CREATE TABLE c AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n;",
    };
    using workspace = await workspaceOf(one, endless);
    let sent = false;
    const run = await workspace.run(
      { operation: "apply", "connection-string": workspace.connectionString },
      {
        entry: "source",
        onLog: (text, pid) => {
          if (!sent && text.includes(`${one.id} applied`)) {
            sent = true;
            void sleep(200).then(() => process.kill(pid, "SIGTERM"));
          }
        },
      },
    );
    expect(run.exitCode).toBe(1);
    expect(run.report.reasons[0]).toMatchObject({ code: "cancelled" });
    expect(workspace.history()).toEqual([one.id]);
    using database = workspace.open();
    expect(database.prepare('SELECT count(*) AS n FROM "__EFMigrationsLock"').get()).toEqual({
      n: 0,
    });
  });

  it("masks the connection string and shows it nowhere", async () => {
    using workspace = await workspaceOf(one);
    const run = await apply(workspace, {
      "connection-string": "Data Source=nowhere/secret-name.db",
    });
    expect(run.log).toContain("::add-mask::Data Source=nowhere/secret-name.db");
    const shown =
      run.log.replace(/^::add-mask::.*$/gm, "") + run.summary + JSON.stringify(run.report);
    expect(shown).not.toContain("secret-name");
  });
});

describe("rollback", () => {
  it("takes back exactly what the receipt's run did", async () => {
    using workspace = await workspaceOf(one, two);
    {
      using database = workspace.open();
      database.exec(`CREATE TABLE a (b INTEGER);
        CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT PRIMARY KEY, "ProductVersion" TEXT);
        INSERT INTO "__EFMigrationsHistory" VALUES ('${one.id}', '9')`);
    }
    const applied = await apply(workspace);
    const rollback = {
      operation: "rollback",
      "connection-string": workspace.connectionString,
      receipt: applied.outputs.receipt ?? "",
      "new-version": "stopped",
      unrehearsed: "allow",
    };
    const refused = await workspace.run(rollback);
    expect(refused.report.reasons[0].message).toContain(`${two.id} (lossy)`);
    const run = await workspace.run({ ...rollback, destructive: "allow" });
    expect(run.report.contexts[0].steps).toMatchObject([{ id: two.id, outcome: "done" }]);
    expect(workspace.history()).toEqual([one.id]);
  });

  it("refuses a migration without a way back", async () => {
    using workspace = await workspaceOf(one, { ...two, down: "THROW Never." });
    await apply(workspace);
    const run = await workspace.run({
      operation: "rollback",
      "connection-string": workspace.connectionString,
      to: "0",
      destructive: "allow",
      "new-version": "stopped",
    });
    expect(run.report.reasons[0].message).toBe(`${two.id} has no way back: Never.`);
    expect(workspace.history()).toHaveLength(2);
  });

  it("asks what to roll back", async () => {
    using workspace = await workspaceOf(one);
    const run = await workspace.run({
      operation: "rollback",
      "connection-string": workspace.connectionString,
    });
    expect(run.log).toContain("does not say what to roll back");
  });
});

describe("rehearse and verify", () => {
  it("calls a way back restored only when the schema is the same", async () => {
    const forgets = { ...two, down: "SELECT 1;" };
    using workspace = await workspaceOf(one, forgets);
    const run = await workspace.run({ operation: "rehearse" });
    expect(run.report.contexts[0].rehearsals).toMatchObject([
      { id: one.id, outcome: "restored" },
      { id: two.id, outcome: "not-reapplicable" },
    ]);
    expect(run.exitCode).toBe(1);
  });

  it("finds a way back that says it is done and leaves an index", async () => {
    const lies = { ...two, up: "CREATE INDEX IF NOT EXISTS ix ON a (b);", down: "SELECT 1;" };
    using workspace = await workspaceOf(one, lies);
    const run = await workspace.run({ operation: "rehearse" });
    expect(run.report.reasons).toMatchObject([
      { code: "not-restored", message: expect.stringMatching(/does not restore the schema.*ix/) },
    ]);
    expect(run.report.verdict).toBe("warn");
    const refused = await apply(workspace).then(() =>
      workspace.run({
        operation: "rollback",
        "connection-string": workspace.connectionString,
        to: one.id,
        "new-version": "stopped",
        destructive: "allow",
      }),
    );
    expect(refused.report.reasons[0].message).toContain(`${two.id} (not-restored)`);
    expect(workspace.history()).toEqual([one.id, two.id]);
  });

  it("rehearses what EF generated", async () => {
    using workspace = new Workspace(shopPack);
    const run = await workspace.run({ operation: "rehearse" });
    const outcomes = run.report.contexts[0].rehearsals.map(
      (item: { outcome: string }) => item.outcome,
    );
    expect(outcomes.slice(0, 5).every((outcome: string) => outcome.startsWith("restored"))).toBe(
      true,
    );
    expect(outcomes[5]).toBe("irreversible");
  });

  it("verifies that the database has the pack's history", async () => {
    using workspace = await workspaceOf(one, two);
    await workspace.run({ operation: "rehearse" });
    await apply(workspace);
    const verify = { operation: "verify", "connection-string": workspace.connectionString };
    expect((await workspace.run(verify)).report.verdict).toBe("pass");
    {
      using database = workspace.open();
      database.exec(`DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" = '${two.id}'`);
    }
    expect((await workspace.run(verify)).report.reasons).toMatchObject([{ code: "not-applied" }]);
  });

  it("refuses a directory without a pack", async () => {
    using workspace = new Workspace();
    writeFileSync(workspace.path("x"), "");
    const run = await workspace.run({ operation: "rehearse" });
    expect(run.report.reasons[0].message).toBe(
      'There is no migration pack in ".slipway/migrations".',
    );
  });
});
