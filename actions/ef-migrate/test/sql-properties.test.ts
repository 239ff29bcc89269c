import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareTypes, defaultKind } from "../src/sql/column-types.ts";
import type { Dialect } from "../src/sql/dialect.ts";
import { splitPostgres } from "../src/sql/postgres/statements.ts";
import { tokenizePostgres } from "../src/sql/postgres/tokens.ts";
import { splitBatches } from "../src/sql/tsql/batches.ts";
import { batchStatements } from "../src/sql/tsql/statements.ts";
import { tokenizeTsql } from "../src/sql/tsql/tokens.ts";
import { judgeExample } from "./judged-example.ts";
import { postgresTraps } from "./postgres-traps.ts";
import { tsqlTraps } from "./tsql-traps.ts";

const dialects: readonly Dialect[] = ["sqlserver", "postgresql", "sqlite"];

/** Text made of what means something in SQL, so that most of it is nearly right. */
const scraps = fc
  .array(
    fc.constantFrom(
      ..."ALTER TABLE DROP COLUMN ADD CREATE INDEX ON UPDATE SET DELETE FROM INSERT INTO SELECT WHERE EXEC IF EXISTS BEGIN END ELSE CASE WITH AS MERGE DO GO CONSTRAINT DEFAULT NOT NULL ( ) [ ] ' \" , ; . = -- /* */ $$ $a$ N' E' + @x t a 1 sp_rename TYPE".split(
        " ",
      ),
      "\n",
      "\nGO\n",
      "\n\n",
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(" "));
const anyText = fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), scraps);

describe("reading any text", () => {
  it.each([
    ["T-SQL", tokenizeTsql],
    ["PostgreSQL", tokenizePostgres],
  ])("gives every character to exactly one token of %s", (_, tokenize) => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(
          tokenize(text)
            .map((token) => token.text)
            .join(""),
        ).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it("loses nothing between batches but blanks and GO lines", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0;
        const between: string[] = [];
        for (const { start, end } of splitBatches(text)) {
          between.push(text.slice(at, start));
          at = end;
        }
        between.push(text.slice(at));
        for (const gap of between) expect(gap).toMatch(/^(?:[\s\uFEFF\0]|GO[^\n]*)*$/i);
      }),
      { numRuns: 300 },
    );
  });

  it("loses nothing between statements but blanks, comments and semicolons", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const rest = (tokens: ReturnType<typeof tokenizeTsql>) =>
          tokens.filter(({ kind }) => !["blank", "comment", "semicolon"].includes(kind));
        const tsql = tokenizeTsql(text);
        const inside = (at: number, parts: readonly { start: number; end: number }[]) =>
          parts.some(({ start, end }) => at >= start && at < end);
        const statements = batchStatements(tsql);
        for (const token of rest(tsql)) expect(inside(token.start, statements)).toBe(true);
        for (const token of rest(tokenizePostgres(text))) {
          expect(inside(token.start, splitPostgres(text))).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it.each(dialects)("never throws in %s, whatever is judged", (dialect) => {
    fc.assert(
      fc.property(anyText, anyText, (forward, rollback) => {
        expect(judgeExample(dialect, forward, rollback).findings).toBeInstanceOf(Array);
      }),
      { numRuns: 150 },
    );
  });

  it.each(dialects)("ends in %s on the worst of 50,000 characters", (dialect) => {
    const worst = [
      "'",
      "[",
      '"',
      "/*",
      "(",
      ")",
      "IF ",
      "BEGIN ",
      "CASE ",
      "$a$ ",
      "GO\n",
      "GO ",
      "\n\nINSERT INTO t ",
      "GRANT SELECT ",
      "GRANT SELECT, ",
      "ALTER TABLE t DROP ",
      "UNION SELECT ",
      "EXEC('a'+@x+",
      "E'\\",
      "a.",
      "a,",
      "-- x\n",
      "WITH ",
      "IF EXISTS ",
      "DROP IF EXISTS ",
    ];
    for (const part of worst) {
      const text = part.repeat(Math.ceil(50_000 / part.length));
      expect(judgeExample(dialect, text, "").safety).toMatch(/safe|conditional/);
    }
  });
});

describe("statements put together", () => {
  it("are found again in T-SQL, whatever stands between them", () => {
    const between = fc.constantFrom(";\n", "\nGO\n", " ; ", ";-- GO\n", ";/* GO\n */");
    const pieces = tsqlTraps.filter(
      (trap) => !/\bGO\b|CREATE OR ALTER VIEW|FUNCTION|TRIGGER tr|LABEL/.test(trap),
    );
    const count = (text: string) =>
      splitBatches(text).reduce((sum, { tokens }) => sum + batchStatements(tokens).length, 0);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...pieces), between), { maxLength: 6 }),
        (parts) => {
          const together = parts.map(([piece, gap]) => `${piece}${gap}`).join("");
          const apart = parts.reduce((sum, [piece]) => sum + count(piece), 0);
          expect(count(together)).toBe(apart);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("are found again in PostgreSQL", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...postgresTraps), { maxLength: 6 }), (parts) => {
        const apart = parts.flatMap((part) => splitPostgres(part)).length;
        expect(splitPostgres(parts.map((part) => `${part};`).join("\n")).length).toBe(apart);
      }),
    );
  });

  it("are repeated as GO says", () => {
    const batches = splitBatches("INSERT INTO t VALUES (1)\nGO 5\nSELECT 'a\nGO\nb'\ngo -- end\n");
    expect(batches.map(({ count, line }) => [count, line])).toEqual([
      [5, 1],
      [1, 3],
    ]);
  });
});

describe("types and defaults", () => {
  it.each([
    ["sqlserver", "NVARCHAR ( 100 )", "NVARCHAR ( 200 )", "wider", "metadata"],
    ["sqlserver", "NVARCHAR ( 100 )", "NVARCHAR ( MAX )", "wider", "metadata"],
    ["sqlserver", "NVARCHAR ( MAX )", "NVARCHAR ( 100 )", "narrower", "rewrite"],
    ["sqlserver", "VARCHAR ( 10 )", "NVARCHAR ( 10 )", "wider", "rewrite"],
    ["sqlserver", "INT", "BIGINT", "changed", "rewrite"],
    ["sqlserver", "DECIMAL ( 18 , 2 )", "DECIMAL ( 18 , 4 )", "narrower", "rewrite"],
    ["sqlserver", "DATETIME2 ( 3 )", "DATETIME2", "wider", "rewrite"],
    ["postgresql", "CHARACTER VARYING ( 9 )", "TEXT", "wider", "metadata"],
    ["postgresql", "TEXT", "CHARACTER VARYING ( 9 )", "narrower", "rewrite"],
    ["postgresql", "VARCHAR ( 9 )", "CHARACTER VARYING ( 9 )", "same", "metadata"],
    ["postgresql", "NUMERIC ( 18 , 2 )", "NUMERIC ( 20 , 2 )", "wider", "metadata"],
    ["postgresql", "TIMESTAMP WITHOUT TIME ZONE", "TIMESTAMP WITH TIME ZONE", "changed", "rewrite"],
    ["postgresql", "INTEGER", "BIGINT USING C : : BIGINT", "changed", "rewrite"],
    ["sqlite", "TEXT", "INTEGER", "changed", "rewrite"],
  ] as const)("%s: %s to %s is %s (%s)", (dialect, before, after, kind, work) => {
    expect(compareTypes(dialect, before, after)).toMatchObject({ kind, work });
  });

  it.each([
    ["sqlserver", "CAST ( 0 AS bit )", "constant"],
    ["sqlserver", "N'getdate()'", "constant"],
    ["sqlserver", "( GETUTCDATE ( ) )", "once"],
    ["sqlserver", "( NEWID ( ) )", "each-row"],
    ["sqlserver", "NULL", "none"],
    ["postgresql", "TIMESTAMPTZ '2025-01-01T00:00:00+00:00'", "constant"],
    ["postgresql", "( now ( ) )", "once"],
    ["postgresql", "( gen_random_uuid ( ) )", "each-row"],
    ["sqlite", "'x'", "constant"],
    ["sqlite", "CURRENT_TIMESTAMP", "each-row"],
  ] as const)("%s: DEFAULT %s is %s", (dialect, text, kind) => {
    expect(defaultKind(dialect, text)).toBe(kind);
  });
});
