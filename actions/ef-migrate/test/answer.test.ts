import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAnswer, plannedContexts } from "../src/design-time/answer.ts";
import { buildFailure } from "../src/design-time/project.ts";
import { concealed } from "../src/plan/masking.ts";

const context = {
  kind: "context",
  name: "Shop.ShopContext",
  provider: "Microsoft.EntityFrameworkCore.SqlServer",
  version: "10.0.14",
  relational: true,
  historyTable: "__EFMigrationsHistory",
  history: "IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL CREATE TABLE h (x int);",
  terminator: "GO\n\n",
};
const names = { kind: "contexts", names: ["Shop.ShopContext"] };

function migration(forward: unknown, more: object = {}) {
  return { kind: "migration", context: context.name, id: "20250101000000_One", forward, ...more };
}

/** The first migration when the two processes gave these answers. */
function planned(commands: object, plain: object) {
  return plannedContexts([names, context, { ...commands }], [context, { ...plain }], undefined)[0]
    ?.migrations[0];
}

describe("two answers about one project", () => {
  it("agree when the plain script holds the commands between its transactions", () => {
    const plain = `${context.history}\nGO\n\nBEGIN TRANSACTION;\nCREATE TABLE a (b int);\nGO\n\nCOMMIT;\nGO\n\n`;
    expect(
      planned(
        migration([["CREATE TABLE a (b int);\n", false]], { rollback: [["DROP TABLE a;", false]] }),
        migration(plain, { rollback: "BEGIN TRANSACTION;\nDROP TABLE a;\n\nCOMMIT;\nGO\n" }),
      ),
    ).toMatchObject({
      forward: [{ text: "CREATE TABLE a (b int);\n", outside: false }],
      environmentDependent: undefined,
    });
  });

  const command = fc
    .array(fc.constantFrom("a", "Commit", "GO", "'x;'", "BEGIN", "\n", " ", "1"), { minLength: 1 })
    .map((words) => `SELECT ${words.join(" ")};`);

  it("agree on any commands, and on none that was changed", () => {
    fc.assert(
      fc.property(fc.array(command, { minLength: 1, maxLength: 5 }), fc.nat(4), (texts, at) => {
        const script = (list: readonly string[]) =>
          `BEGIN TRANSACTION;\n${list.join("\n\nCOMMIT;\nGO\n\nBEGIN TRANSACTION;\n")}\n\nCOMMIT;\n`;
        const found = (list: readonly string[]) =>
          planned(migration(texts.map((text) => [text, false])), migration(script(list)))
            ?.environmentDependent;
        expect(found(texts)).toBeUndefined();
        const changed = texts.map((text, index) =>
          index === at % texts.length ? text.replace("SELECT", "SELEKT") : text,
        );
        expect(found(changed)).not.toBeUndefined();
      }),
    );
  });

  it("show what the plain script has and the commands have not", () => {
    expect(
      planned(
        migration([["CREATE TABLE a (b int);", false]]),
        migration("CREATE TABLE a (b int);\nDROP TABLE c;"),
      )?.environmentDependent,
    ).toBe("DROP TABLE c;");
  });

  it("tell a model that is built differently each time from one with changes", () => {
    const model = (sql: string) => ({
      kind: "model",
      context: context.name,
      operations: ["InsertData Rates"],
      sql: [sql],
    });
    const changes = (first: string, second: string) =>
      plannedContexts([names, context, model(first)], [context, model(second)], undefined)[0]
        ?.modelChanges?.repeatable;
    expect(changes("INSERT 1", "INSERT 1")).toBe(true);
    expect(changes("INSERT 1", "INSERT 2")).toBe(false);
  });
});

describe("an answer that is none", () => {
  it.each([
    ["a process that ended early", '{"kind":"context"}\n', "ended before its answer was whole"],
    ["a line that is cut off", '{"kind":"conte', "cut off"],
    [
      "no design-time assembly",
      '{"kind":"failure","message":"Microsoft.EntityFrameworkCore.Design was not found."}',
      "Microsoft.EntityFrameworkCore.Design was not found",
    ],
    [
      "a context that cannot be made",
      '{"kind":"context-failure","context":"A","message":"Unable to create a \'DbContext\' of type A"}',
      "Context A could not be created",
    ],
  ])("%s", (_, text, sentence) => {
    expect(() => parseAnswer(text)).toThrow(sentence);
  });

  it("says which provider has no migrations", () => {
    const memory = {
      ...context,
      provider: "Microsoft.EntityFrameworkCore.InMemory",
      relational: false,
    };
    expect(() => plannedContexts([names, memory], [memory], undefined)).toThrow(
      "uses Microsoft.EntityFrameworkCore.InMemory, which is no relational database",
    );
  });

  it("names the contexts when another one is wanted", () => {
    expect(() => plannedContexts([names, context], [context], "Audit")).toThrow(
      'There is no context "Audit"',
    );
  });

  it("says whose Up() throws", () => {
    expect(() => planned(migration(null, { forwardError: "No table." }), migration(null))).toThrow(
      "The forward script of migration 20250101000000_One could not be generated: No table.",
    );
  });
});

describe("a build that fails", () => {
  it.each([
    [
      "/w/Shop/Program.cs(3,9): error CS0029: Cannot convert 'string' to 'int' [/w/Shop/Shop.csproj]",
      "The project does not build: Program.cs:3: Cannot convert 'string' to 'int' (CS0029)",
      { file: "/w/Shop/Program.cs", line: 3 },
    ],
    [
      "/w/Shop/Shop.csproj : error NU1301: Unable to load the service index for source https://feed.invalid/.",
      "because a package source cannot be reached",
      undefined,
    ],
    [
      "/w/Shop/Shop.csproj : error NU1102: Unable to find package Shop.Core with version (>= 9.9.9)",
      "could not be restored: Unable to find package Shop.Core",
      undefined,
    ],
    [
      "/sdk/Microsoft.NET.TargetFrameworkInference.targets(166,5): error NETSDK1045: The current .NET SDK does not support targeting .NET 99.0.",
      "is made for a newer .NET than the SDK on this machine",
      { file: "/sdk/Microsoft.NET.TargetFrameworkInference.targets", line: 166 },
    ],
    ["something else", "no error line in its output", undefined],
  ])("%s", (output, sentence, place) => {
    const failure = buildFailure(`  Restore…\n${output}\n`, "/w/Shop/Shop.csproj", undefined);
    expect(failure.message).toContain(sentence);
    expect(failure.place).toEqual(place);
  });
});

describe("foreign output", () => {
  it.each([
    ["Server=x;Password=geheim;User=y", "Server=x;Password=***;User=y"],
    ['{"Password": "geheim"}', '{"Password": ***}'],
    ["postgres://app:geheim@db/x", "postgres://app:***@db/x"],
    ["Authorization: Bearer abcdefghijkl", "Authorization: Bearer ***"],
  ])("%s is shown without its secret", (text, shown) => {
    expect(concealed(text)).toBe(shown);
  });
});
