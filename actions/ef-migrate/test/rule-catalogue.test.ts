import { describe, expect, it } from "vitest";
import { largeTableReasons } from "../src/plan/large-tables.ts";
import { catalogue } from "../src/rules/catalogue.ts";
import { judgeMigrations } from "../src/rules/judge.ts";
import { asScript, judgeExample, providers } from "./judged-example.ts";
import { ruleExamples } from "./rule-examples.ts";

/** Rules that look at something beside the SQL of one migration; they have their own tests. */
const beside = new Set(["R28", "R29", "R31"]);

const cases = catalogue.flatMap((rule) =>
  rule.engines.flatMap((engine) => {
    const example = ruleExamples[rule.id]?.[engine];
    return example ? [{ id: rule.id, engine, ...example }] : [];
  }),
);

describe("the rules", () => {
  it("are R01 to R32, each once", () => {
    const numbers = Array.from({ length: 32 }, (_, at) => `R${String(at + 1).padStart(2, "0")}`);
    expect(catalogue.map(({ id }) => id)).toEqual(numbers);
  });

  it("have an example for every engine they apply to, and for no other", () => {
    for (const { id, engines } of catalogue) {
      if (beside.has(id)) continue;
      expect([id, Object.keys(ruleExamples[id] ?? {}).sort()]).toEqual([id, [...engines].sort()]);
    }
  });

  it.each(cases)("$id in $engine is met by: $bad", ({ id, engine, bad, badRollback }) => {
    expect(judgeExample(engine, bad, badRollback).findings.map(({ rule }) => rule)).toContain(id);
  });

  it.each(cases)("$id in $engine is missed by: $good", ({ id, engine, good, goodRollback }) => {
    expect(judgeExample(engine, good, goodRollback).findings.map(({ rule }) => rule)).not.toContain(
      id,
    );
  });
});

describe("rules beside the SQL of one migration", () => {
  const sql = 'CREATE INDEX "IX" ON "Orders" ("CustomerId");';

  it.each([
    [99_999, undefined],
    [100_000, "conditional"],
    [1_000_000, "unsafe"],
  ])("R31: %s rows under a lock are %s", (rows, severity) => {
    const { findings } = judgeExample("postgresql", sql, "", { rows: new Map([["orders", rows]]) });
    expect(findings.find(({ rule }) => rule === "R31")?.severity).toBe(severity);
  });

  it("R31: an index that is built online locks nobody, whatever the rows", () => {
    const online = sql.replace("INDEX", "INDEX CONCURRENTLY");
    const { findings } = judgeExample("postgresql", online, "", {
      rows: new Map([["orders", 5_000_000]]),
    });
    expect(findings.map(({ rule }) => rule)).not.toContain("R31");
  });

  it("R31: the plan tells it by the rows of the target, at the migration's own file", () => {
    const { locks } = judgeExample(
      "sqlserver",
      "CREATE INDEX [IX] ON [Orders] ([CustomerId]);",
      "",
    );
    const migration = { id: "2_Second", locks, source: { file: "M/2_Second.cs", line: 9 } };
    const told = (rows: number) => largeTableReasons([migration], new Map([["dbo.Orders", rows]]));
    expect(told(50_000)).toEqual([]);
    expect(told(2_000_000)).toMatchObject([
      {
        code: "R31",
        file: "M/2_Second.cs",
        line: 9,
        message: expect.stringContaining("2000000 rows"),
      },
    ]);
  });

  it.each(["it differs", undefined])(
    "R29: environment-dependent SQL (%s)",
    (environmentDependent) => {
      const script = asScript("sqlite", "CREATE TABLE a (b);");
      const judgements = judgeMigrations(
        providers.sqlite,
        [
          {
            id: "1",
            forward: script,
            rollback: script,
            rollbackReason: undefined,
            environmentDependent,
          },
        ],
        "",
        () => true,
      );
      const rules = judgements.get("1")?.findings.map(({ rule }) => rule) ?? [];
      expect(rules.includes("R29")).toBe(environmentDependent !== undefined);
    },
  );

  it("R32: an expansion and a contraction in two migrations of one release are told once", () => {
    const migrations = [
      ["1", "CREATE TABLE old (a integer); CREATE TABLE other (a integer);"],
      ["2", "ALTER TABLE old ADD b integer;"],
      ["3", "DROP TABLE other;"],
      ["4", "ALTER TABLE old ADD c integer;"],
    ] as const;
    const judgements = judgeMigrations(
      providers.postgresql,
      migrations.map(([id, up]) => ({
        id,
        forward: asScript("postgresql", up),
        rollback: undefined,
        rollbackReason: undefined,
        environmentDependent: undefined,
      })),
      "",
      (id) => id === "1",
    );
    const told = migrations.filter(([id]) =>
      judgements.get(id)?.findings.some(({ rule }) => rule === "R32"),
    );
    expect(told.map(([id]) => id)).toEqual(["3"]);
  });
});

describe("what is not understood", () => {
  it.each([
    ["sqlserver", "RECONFIGURE"],
    ["sqlserver", "EXEC(@sql)"],
    ["sqlserver", "EXEC(N'DROP TABLE ' + @name)"],
    ["sqlserver", "GRANT CONTROL TO app"],
    ["sqlserver", "ALTER TABLE [Customers] REBUILD"],
    ["sqlserver", "this is no SQL"],
    ["postgresql", "DO $$ BEGIN EXECUTE 'DROP TABLE x'; END $$;"],
    ["postgresql", 'WITH gone AS (DELETE FROM "Orders" RETURNING 1) SELECT count(*) FROM gone;'],
    ["postgresql", "CALL tidy();"],
    ["postgresql", "ALTER TYPE mood ADD VALUE 'new';"],
    ["sqlite", "DETACH x;"],
  ] as const)("is never safe: %s: %s", (engine, sql) => {
    const { safety, findings } = judgeExample(engine, sql, "");
    expect(findings.map(({ rule }) => rule)).toContain("R17");
    expect(safety).not.toBe("safe");
  });

  it("has no rules for a provider whose SQL is not read, and says so", () => {
    const script = { text: "x", commands: [] };
    const judgement = judgeMigrations(
      "Pomelo.EntityFrameworkCore.MySql",
      [
        {
          id: "1",
          forward: script,
          rollback: script,
          rollbackReason: undefined,
          environmentDependent: undefined,
        },
      ],
      "",
      () => true,
    ).get("1");
    expect(judgement).toMatchObject({ safety: "conditional", rollbackKind: "unknown" });
  });
});
