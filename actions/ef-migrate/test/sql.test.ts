import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classify } from "../src/sql/classify.ts";
import { splitStatements } from "../src/sql/statements.ts";
import { tokenize } from "../src/sql/tokens.ts";

const trigger = `CREATE TRIGGER Audit AFTER INSERT ON Orders
BEGIN
  -- first; then
  INSERT INTO Log VALUES (CASE WHEN NEW.Total > 1 THEN 'a;b' ELSE 'c' END);
  UPDATE Log SET Note = 'it''s; END;';
END;`;

const pieces = [
  'CREATE TABLE "a;b" ("x y" TEXT NOT NULL DEFAULT \';\');',
  "INSERT INTO [a;b] VALUES ('it''s; no end');",
  "UPDATE `t` SET a = x'3b3b' /* ; */ WHERE b = 1;",
  'DELETE FROM "t" WHERE "c" = \';\';',
  trigger,
  "PRAGMA foreign_keys = 0;",
];

describe("reading SQLite's SQL", () => {
  it("gives every character of any text to exactly one token", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(
          tokenize(text)
            .map((token) => token.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });

  it("finds each statement again, whatever stands between them", () => {
    const blank = fc.constantFrom("\n", "\n\n", " ", "\t-- a note; with a semicolon\n", "/* ; */");
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...pieces), blank)), (parts) => {
        const script = parts.map(([piece, between]) => `${piece}\n${between}`).join("");
        const expected = parts.map(([piece]) => piece);
        expect(splitStatements(script).map(({ text }) => text)).toEqual(expected);
      }),
    );
  });

  it("cuts a script so that SQLite runs the parts to the same database as the whole", () => {
    const script = `CREATE TABLE Orders (Id INTEGER, Total INTEGER);
      CREATE TABLE Log (Note TEXT); ${trigger} INSERT INTO Orders VALUES (1, 5), (2, 0);`;
    const rows = (run: (database: DatabaseSync) => void) => {
      using database = new DatabaseSync(":memory:");
      run(database);
      return database.prepare("SELECT * FROM Log").all();
    };
    expect(
      rows((database) => {
        for (const { text } of splitStatements(script)) database.exec(text);
      }),
    ).toEqual(rows((database) => database.exec(script)));
  });

  it("counts lines from the statement's first word", () => {
    const lines = splitStatements("-- head\n\nSELECT 1;\n\n\nSELECT\n2;").map(({ line }) => line);
    expect(lines).toEqual([3, 6]);
  });

  it.each([
    ['DROP TABLE IF EXISTS "main"."Customers"', { kind: "drop-table", table: "Customers" }],
    [
      'ALTER TABLE "C" RENAME COLUMN "A" TO "B"',
      { kind: "rename-column", table: "C", column: "A", to: "B" },
    ],
    ['ALTER TABLE "C" RENAME TO "D"', { kind: "rename-table", table: "C", to: "D" }],
    ['ALTER TABLE "C" DROP COLUMN "A"', { kind: "drop-column", table: "C", column: "A" }],
    [
      'CREATE UNIQUE INDEX "IX" ON "C" ("A")',
      { kind: "create-index", index: "IX", table: "C", unique: true },
    ],
    ["DELETE FROM C", { kind: "delete", table: "C", where: false }],
    ["DELETE FROM C WHERE A IN (SELECT 1)", { kind: "delete", table: "C", where: true }],
    [
      "UPDATE C SET A = (SELECT B FROM D WHERE D.X = 1)",
      { kind: "update", table: "C", where: false },
    ],
    ["PRAGMA foreign_keys = 0", { kind: "pragma", name: "foreign_keys", value: "0" }],
    ["GRANT ALL", { kind: "unknown" }],
  ])("understands %s", (sql, action) => {
    const [statement] = splitStatements(sql);
    expect(statement && classify(statement)).toEqual(action);
  });

  it("reads a column as EF writes it", () => {
    const [statement] = splitStatements(
      'CREATE TABLE "T" ("Id" INTEGER NOT NULL CONSTRAINT "PK" PRIMARY KEY AUTOINCREMENT, "P" decimal(18,2) NOT NULL DEFAULT \'0.0\', "N" TEXT NULL, CONSTRAINT "FK" FOREIGN KEY ("P") REFERENCES "X" ("Id") ON DELETE CASCADE)',
    );
    const action = statement && classify(statement);
    expect(action?.kind === "create-table" && action.definition).toMatchObject({
      columns: [
        { name: "Id", type: "INTEGER", notNull: true, primaryKey: true },
        { name: "P", notNull: true, defaultValue: "'0.0'" },
        { name: "N", type: "TEXT", notNull: false, defaultValue: undefined },
      ],
      primaryKey: ["Id"],
      constraints: ["FOREIGN KEY ( P ) REFERENCES X ( Id ) ON DELETE CASCADE"],
    });
  });
});
