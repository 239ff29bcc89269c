import { describe, expect, it } from "vitest";
import { type GroupDefaults, parseGroups } from "../src/settings/groups.ts";
import { missingTo, parseThreshold, reaches, shownPercent } from "../src/settings/threshold.ts";

const rest = {
  tolerance: parseThreshold("0", "default"),
  source: [],
  unreported: "list",
  testResults: [],
} as const;
const defaults: GroupDefaults = {
  lines: parseThreshold("80", "default"),
  include: [],
  exclude: ["vendor/**"],
  exclusionSets: ["ef-migrations"],
  ...rest,
};
const parse = (text: string) => parseGroups(text, defaults);

describe("The input groups", () => {
  it("takes a group on one line with thresholds and one pattern", () => {
    expect(parse("backend: { reports: coverage/**/coverage.cobertura.xml, lines: 90 }")).toEqual([
      {
        name: "backend",
        reports: ["coverage/**/coverage.cobertura.xml"],
        lines: { text: "90", millionths: 90_000_000n },
        include: [],
        exclude: ["vendor/**"],
        exclusionSets: ["ef-migrations"],
        ...rest,
      },
    ]);
  });

  it("takes lists, texts of several lines and every key", () => {
    const [group] = parse(
      "web:\n  reports: |\n    a/**/x.info\n    b.info\n  lines: 89.95\n  branches: 70\n  per-file: 10\n  include: ['web/**']\n  exclude: ['**/*.spec.ts', 'web/gen/**']\n  exclusion-sets: [generated-code]\n  baseline-tolerance: 0.5\n  source: 'web/**/*.ts'\n  unreported: uncovered\n  test-results: x/*.trx\n  carry-forward: 7d\n  adoption: { set: 2026-01-15, 2026-02-01: 89.95 }\n  changed-lines: 75\n",
    );
    expect(group).toEqual({
      name: "web",
      reports: ["a/**/x.info", "b.info"],
      lines: { text: "89.95", millionths: 89_950_000n },
      branches: { text: "70", millionths: 70_000_000n },
      perFile: { text: "10", millionths: 10_000_000n },
      include: ["web/**"],
      exclude: ["vendor/**", "**/*.spec.ts", "web/gen/**"],
      exclusionSets: ["generated-code"],
      tolerance: { text: "0.5", millionths: 500_000n },
      source: ["web/**/*.ts"],
      unreported: "uncovered",
      testResults: ["x/*.trx"],
      carryForwardMilliseconds: 7 * 86_400_000,
      adoption: {
        set: "2026-01-15",
        steps: [{ from: "2026-02-01", lines: { text: "89.95", millionths: 89_950_000n } }],
      },
      changedLines: { text: "75", millionths: 75_000_000n },
    });
  });

  it("takes an adoption path without a value for none, as a workflow's empty input leaves it", () => {
    expect(parse("a:\n  reports: x\n  adoption:\n")[0]).not.toHaveProperty("adoption");
  });

  it.each([
    [
      "a: { reports: x, line: 90 }",
      /unknown key "line" \(line 1 of the input\)/,
      /Did you mean "lines"\?/,
    ],
    ["a: { reports: x, threshold: 90 }", /unknown key "threshold"/, /The keys are reports/],
    ["a: { reports: x, __proto__: 1 }", /unknown key "__proto__"/, /The keys are/],
    ["__proto__: { reports: x }", /name that cannot be shown/, /letters/],
    ["a: { lines: 90 }", /names no reports/, /Add "reports"/],
    ["a: { reports: x, lines: most }", /"lines" of group "a".* is "most"/, /from 0 to 100/],
    ["a: { reports: *.xml }", /alias|not valid YAML/i, /quotes/],
    ["a: { reports: x }\na: { reports: y }", /Map keys must be unique/, /./],
    ["- a", /has no groups/, /one per line/],
    ["a: b", /has no settings/, /reports/],
    ["a: { reports: [ }", /not valid YAML, line 1/, /quotes/],
    ["a: { reports: x, unreported: ignore }", /"unreported" of group "a"/, /list, uncovered, fail/],
    ["a: { reports: x, carry-forward: 7 }", /"carry-forward" of group "a"/, /unit/],
    ["a: { reports: x, adoption: { set: 2026-01-15 } }", /ends at no target/, /day from which 80/],
    ["a: { reports: x, exclusion-sets: [migrations] }", /no exclusion set/, /ef-migrations/],
  ])("refuses %j", (text, message, remedy) => {
    expect(() => parse(text)).toThrow(message);
    expect(() => parse(text)).toThrow(
      expect.objectContaining({ remedy: expect.stringMatching(remedy) }),
    );
  });
});

describe("A threshold", () => {
  it.each([
    [89_996, 100_000, "90", false],
    [90_000, 100_000, "90", true],
    [8_996, 10_000, "89.96", true],
    [8_996, 10_000, "89.960001", false],
    [0, 0, "0", false],
    [1, 3, "33.333333", true],
    [1, 3, "33.333334", false],
    [9_007_199_254_740_990, 9_007_199_254_740_991, "100", false],
  ])("is reached by %d of %d at %s %%: %s", (covered, total, text, expected) => {
    expect(reaches(covered, total, parseThreshold(text, "it"))).toBe(expected);
  });

  it("tells how many more are needed", () => {
    expect(missingTo(8_996, 10_000, parseThreshold("89.97", "it"))).toBe(1);
  });

  it("is shown rounded down", () => {
    expect([shownPercent(89_999, 100_000), shownPercent(1, 1), shownPercent(0, 0)]).toEqual([
      "89.99",
      "100.00",
      "",
    ]);
  });
});
