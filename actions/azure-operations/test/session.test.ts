import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readContent, sqlAddress } from "../src/recovery/session.ts";
import { SmallSqlServer } from "./small-sql-server.ts";

let server: SmallSqlServer;
beforeAll(async () => {
  server = await SmallSqlServer.start();
  server.databases.set("Roster", {
    migrations: ["1_First", "2_Second"],
    answers: { "SELECT COUNT(*) FROM Users": 42 },
  });
  server.databases.set("empty", {});
});
afterAll(() => server[Symbol.asyncDispose]());

const users = { name: "users", sql: "SELECT COUNT(*) FROM Users" };
const noToken = () => Promise.reject(new Error("no token was needed"));
const read = (database: string, table = "__EFMigrationsHistory", checks = [users]) =>
  readContent(sqlAddress("sql", server.connectionString), database, table, checks, noToken);

describe("a session with a database", () => {
  it("reads the migrations history and the value of each check", async () => {
    expect(await read("Roster")).toEqual({
      told: { migrations: ["1_First", "2_Second"], values: [42] },
    });
  });

  it("tells a missing history table from an empty one", async () => {
    expect(await read("empty", "h", [])).toEqual({ told: { migrations: undefined, values: [] } });
  });

  it("quotes the table's name, so that no other statement can be in it", async () => {
    await read("Roster", "audit.x]; DROP TABLE y--'", []);
    expect(server.batches.at(-2)?.[1]).toBe(
      "SELECT OBJECT_ID(N'[audit].[x]]; DROP TABLE y--'']', N'U')",
    );
  });

  it.each([
    ["a database that is not there", "nothing", users.sql, "Cannot open nothing."],
    ["a check that the server refuses", "Roster", "SELECT * FROM Nobody", "Invalid object name."],
  ])("gives no evidence of %s", async (_, database, sql, said) => {
    const found = await read(database, "h", [{ name: "x", sql }]);
    expect(found).toMatchObject({ missing: { code: "rows-not-read" } });
    expect(JSON.stringify(found)).toContain(said);
  });

  it("gives no evidence of a server that cannot be reached, or gives no token", async () => {
    const closed = sqlAddress("sql", "Server=127.0.0.1,1;User ID=a;Password=b");
    expect(await readContent(closed, "Roster", "h", [], noToken)).toHaveProperty("missing");
    expect(await readContent(sqlAddress("sql", undefined), "x", "h", [], noToken)).toMatchObject({
      missing: { message: expect.stringContaining("sql.database.windows.net:1433: no token") },
    });
  });
});

describe("the address of the server", () => {
  it("is Azure's, over checked TLS and with a token, where nothing else is said", () => {
    expect(sqlAddress("sql-a", undefined)).toEqual({
      host: "sql-a.database.windows.net",
      port: 1433,
      login: undefined,
      encrypt: true,
      trustServerCertificate: false,
    });
  });

  it("is taken from a connection string, with TLS unless that says otherwise", () => {
    const text = "Data Source=tcp:db.example,1444;Authentication=Active Directory Default";
    expect(sqlAddress("sql-a", text)).toMatchObject({
      host: "db.example",
      port: 1444,
      login: undefined,
      encrypt: true,
    });
    expect(() => sqlAddress("sql-a", "Database=x")).toThrow("names no server");
  });
});
