import { createRequire } from "node:module";
import path from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { countsQuery, isReleaseColumn, quantilesQuery, type RequestScope } from "../src/kql.ts";

const start = Date.parse("2026-03-01T12:00:00Z");
const scope: RequestScope = {
  from: start,
  to: start + 3_600_000,
  rolePrefix: "app-roster-prod",
  releaseColumn: "AppVersion",
  ownMark: "slipway-probe",
  newRelease: "b".repeat(40),
  oldRelease: "a".repeat(40),
};
const cuts = [200, 300.5, 432, 537, 810, 3_000, 5_000];
const quantiles = [0.5, 0.75, 0.9, 0.95, 0.99];

/** Columns of AppRequests that the queries use (azure-docs: "Azure Monitor Logs table reference"). */
const columns =
  "(TimeGenerated: datetime, AppRoleName: string, AppRoleInstance: string, AppVersion: string, Url: string, ResultCode: string, DurationMs: real, ItemCount: int, Properties: dynamic)";

interface Diagnostic {
  readonly Message: string;
}

/** Microsoft's own compiler of KQL, with the table's schema: syntax, names and types. */
let mistakesOf: (query: string) => string[];
let literalsOf: (query: string) => string[];

beforeAll(() => {
  const require = createRequire(import.meta.url);
  const directory = path.dirname(require.resolve("@kusto/language-service-next/package.json"));
  for (const part of ["bridge.min.js", "Kusto.Language.Bridge.min.js"]) {
    require(path.join(directory, part));
  }
  // biome-ignore lint/suspicious/noExplicitAny: compiled from C#, without types for a module
  const { Kusto } = globalThis as any;
  const table = Kusto.Language.Symbols.TableSymbol.From(columns).WithName("AppRequests");
  const database = new Kusto.Language.Symbols.DatabaseSymbol.$ctor1("logs", [table]);
  const globals = Kusto.Language.GlobalState.Default.WithDatabase(database);
  const analyse = (query: string) => Kusto.Language.KustoCode.ParseAndAnalyze(query, globals);
  mistakesOf = (query) => {
    const found = analyse(query).GetDiagnostics();
    return Array.from({ length: found.Count }, (_, index) => {
      const { Message } = found.getItem(index) as Diagnostic;
      return Message;
    });
  };
  literalsOf = (query) => {
    const literals: string[] = [];
    let token = Kusto.Language.KustoCode.Parse(query).Syntax.GetFirstToken();
    for (; token; token = token.GetNextToken()) {
      if (token.Kind === Kusto.Language.Syntax.SyntaxKind.StringLiteralToken) {
        literals.push(String(token.Text));
      }
    }
    return literals;
  };
});

describe("Microsoft's compiler of KQL", () => {
  it("finds a mistake when there is one", () => {
    expect(mistakesOf("AppRequests | where NoSuchColumn == 1")).not.toEqual([]);
    expect(mistakesOf("AppRequests | sumarize count()")).not.toEqual([]);
    expect(literalsOf('print "a", "b\\"c"')).toEqual(['"a"', '"b\\"c"']);
  });

  it.each(["AppVersion", "AppRoleInstance", "Properties.release"])(
    "accepts both queries with the release in %s",
    (releaseColumn) => {
      const here = { ...scope, releaseColumn };
      expect(mistakesOf(countsQuery(here, cuts))).toEqual([]);
      expect(mistakesOf(countsQuery({ ...here, oldRelease: undefined }, []))).toEqual([]);
      expect(mistakesOf(quantilesQuery(here, quantiles))).toEqual([]);
    },
  );

  it("sees each value as one literal, whatever is in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        const query = countsQuery({ ...scope, rolePrefix: text, oldRelease: text }, []);
        expect(mistakesOf(query)).toEqual([]);
        expect(literalsOf(query)).toHaveLength(literalsOf(countsQuery(scope, [])).length);
      }),
      { numRuns: 25 },
    );
  });
});

describe("a query", () => {
  it("is refused with a column that is none, or with a cut that is no number", () => {
    expect(() => countsQuery({ ...scope, releaseColumn: "AppVersion | take 1" }, [])).toThrow(
      RangeError,
    );
    expect(() => countsQuery(scope, [Number.NaN])).toThrow(RangeError);
    expect(() => countsQuery(scope, [-1])).toThrow(RangeError);
  });

  it.each([
    ["AppVersion", true],
    ["Properties.build.commit", true],
    ["Properties.", false],
    ["Properties.x]", false],
    ["SyntheticSource", false],
  ])("may take the release from %s: %s", (name, allowed) => {
    expect(isReleaseColumn(name)).toBe(allowed);
  });
});
