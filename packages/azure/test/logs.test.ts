import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCounts, parseRows } from "../src/logs.ts";

const names = [
  "Minute",
  "Side",
  "Requests",
  "Errors",
  "Milliseconds",
  "Clump",
  "LagSeconds",
  "Over0",
];
const row: readonly unknown[] = ["2026-03-01T12:00:00Z", "new", 10, 1, 1_500, 2, 31.5, 4];
const answer = (rows: readonly unknown[]) => ({
  tables: [{ name: "PrimaryResult", columns: names.map((name) => ({ name, type: "long" })), rows }],
});
const parse = (body: unknown, cuts = 1) => {
  const rows = parseRows(body);
  return rows === undefined ? undefined : parseCounts(rows, cuts);
};

describe("an answer of Azure Monitor Logs", () => {
  it("is a minute of one side", () => {
    expect(parse(answer([row]))).toEqual([
      {
        minute: Date.parse("2026-03-01T12:00:00Z"),
        side: "new",
        requests: 10,
        serverErrors: 1,
        averageMilliseconds: 150,
        over: [4],
        clump: 2,
        lagSeconds: 31.5,
      },
    ]);
  });

  it("is read in ARM's older capitals too", () => {
    const { tables } = answer([row]);
    const capitals = tables.map(({ columns, rows }) => ({
      Columns: columns.map(({ name }) => ({ ColumnName: name })),
      Rows: rows,
    }));
    expect(parse({ Tables: capitals })).toEqual(parse(answer([row])));
  });

  it("without rows means no requests, without a table it means nothing", () => {
    expect(parse(answer([]))).toEqual([]);
    expect(parse({ tables: [] })).toBeUndefined();
    expect(parse("<html>sign in</html>")).toBeUndefined();
    expect(parse(null)).toBeUndefined();
  });

  it.each<[string, unknown[]]>([
    ["a count that is null", row.with(2, null)],
    ["a count in words", row.with(3, "1")],
    ["a count below zero", row.with(7, -1)],
    ["a side of its own", row.with(1, "green")],
    ["a minute that is none", row.with(0, "soon")],
  ])("is not believed with %s", (_, wrong) => {
    expect(parse(answer([row, wrong]))).toBeUndefined();
  });

  it("is not believed when a cut or a cell is missing", () => {
    expect(parse(answer([row]), 2)).toBeUndefined();
    expect(parse(answer([row.slice(1)]))).toBeUndefined();
  });

  it("never throws, never has more failures than requests, whatever the body", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(fc.array(fc.jsonValue())), (body, rows) => {
        parse(body);
        for (const minute of parse(answer(rows)) ?? []) {
          expect(minute.serverErrors).toBeLessThanOrEqual(minute.requests);
        }
      }),
    );
  });
});
