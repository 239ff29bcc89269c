import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonEntries } from "../src/formats/json-entries.ts";
import { ReportProblem } from "../src/formats/report-problem.ts";

const read = (pieces: readonly string[], levels: 1 | 2) =>
  [...jsonEntries(pieces, levels)].map(({ outer, key, value }) => [outer, key, value]);

const cut = (text: string, at: readonly number[]) => {
  const ends = [...at, text.length].sort((a, b) => a - b);
  return ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
};
const cuts = fc.array(fc.nat(80), { maxLength: 5 });
// JSON.parse keeps the last of two equal names, and puts names that are numbers first.
const name = fc.string({ maxLength: 5 }).map((text) => `n${text}`);

describe("Entries of JSON", () => {
  it("are those that a general parser finds, wherever the text is cut", () => {
    fc.assert(
      fc.property(fc.dictionary(name, fc.jsonValue()), cuts, fc.nat(2), (object, at, indent) => {
        const entries = read(cut(JSON.stringify(object, undefined, indent), at), 1);
        expect(entries).toEqual(
          Object.entries(JSON.parse(JSON.stringify(object)) as object).map(([key, value]) => [
            "",
            key,
            value,
          ]),
        );
      }),
    );
  });

  it("of the second level come with the name of their object", () => {
    const objects = fc.dictionary(name, fc.dictionary(name, fc.jsonValue()));
    fc.assert(
      fc.property(objects, cuts, (object, at) => {
        const plain = JSON.parse(JSON.stringify(object)) as Record<string, object>;
        expect(read(cut(JSON.stringify(object), at), 2)).toEqual(
          Object.entries(plain).flatMap(([outer, inner]) =>
            Object.entries(inner).map(([key, value]) => [outer, key, value]),
          ),
        );
      }),
    );
  });

  it.each([
    ['{"a":1,}', 1],
    ['{,"a":1}', 1],
    ['{"a":1 "b":2}', 1],
    ['{"a":1}]', 1],
    ['{"a":[1}}', 1],
    ['{"a":1}{"b":1}', 1],
    ["{a:1}", 1],
    ['{"a":{"b":1},}', 2],
    ['{"a":{"b":1} "c":{}}', 2],
    ['{"a":{"b":1,}}', 2],
    ['{"a":{},,"b":{}}', 2],
    ['{"a":1}', 2],
    ['{"a":[]}', 2],
    ['{"a":{"b":1}', 2],
  ] as const)("are not read from what is no JSON: %s", (text, levels) => {
    expect(() => read([text], levels)).toThrow(ReportProblem);
  });
});
