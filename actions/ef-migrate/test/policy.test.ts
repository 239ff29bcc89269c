import { UsageError } from "@slipway/toolkit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decided } from "../src/operations/plan.ts";
import { planContexts } from "../src/plan/plan.ts";
import { decide, type PolicyCase } from "../src/policy/decide.ts";
import { parsePolicy } from "../src/policy/parse.ts";
import { judgeExample } from "./judged-example.ts";
import { contextOf, planOf } from "./pack-of.ts";
import { ruleExamples } from "./rule-examples.ts";

const sha = "a".repeat(64);
const policy = (allow: string) =>
  parsePolicy(
    `environments:
  staging: {}
  production:
    deny: [R01, blocking]
    allow:${allow}`,
    "policy.yml",
    "production",
  );
const allowance = (changes: Record<string, string> = {}) => {
  const entries = {
    rule: "R01",
    migration: "2_Second",
    sha256: sha,
    reason: "Nobody reads it since March.",
    expires: "2026-12-31",
    ...changes,
  };
  const [first = "", ...rest] = Object.entries(entries).map(([key, value]) => `${key}: ${value}`);
  return `\n      - ${first}\n${rest.map((line) => `        ${line}`).join("\n")}`;
};

function caseOf(sql: string, rollback: string | null = ""): PolicyCase {
  const { blocking, rollbackKind, findings } = judgeExample("sqlserver", sql, rollback);
  const forward = { file: "x.sql", sha256: sha, commands: [] };
  return { migration: { id: "2_Second", forward, blocking, rollbackKind }, findings };
}

const dropsColumn = caseOf(ruleExamples.R01?.sqlserver?.bad ?? "");
const day = (text: string) => Date.parse(text);
const codes = (decision: ReturnType<typeof decide>) => decision.denials.map(({ code }) => code);

describe("the policy of an environment", () => {
  it("denies what it names, with what to write to allow it", () => {
    const { denials } = decide([dropsColumn], policy(" []"), "gone", day("2026-12-01"));
    expect(denials).toMatchObject([{ code: "policy-denied", migration: "2_Second" }]);
    expect(denials[0]?.remedy).toContain(`rule R01, migration 2_Second, sha256 ${sha}`);
  });

  it.each([
    ["2026-12-31T23:59:59Z", []],
    ["2027-01-01T00:00:00Z", ["allowance-expired"]],
  ])("lets an allowance hold to the end of its last day: %s", (now, expected) => {
    expect(codes(decide([dropsColumn], policy(allowance()), "gone", day(now)))).toEqual(expected);
  });

  it.each([
    ["other SQL", { sha256: "b".repeat(64) }, ["allowance-for-other-sql"]],
    ["another migration", { migration: "3_Third" }, ["policy-denied"]],
    ["another rule", { rule: "blocking" }, ["policy-denied"]],
  ])("binds an allowance: %s", (_, changes, expected) => {
    const decision = decide([dropsColumn], policy(allowance(changes)), "gone", day("2026-12-01"));
    expect(codes(decision)).toEqual(expected);
  });

  it("names what was allowed and why", () => {
    expect(decide([dropsColumn], policy(allowance()), "gone", day("2026-12-01")).allowed).toEqual([
      {
        migration: "2_Second",
        target: "R01",
        reason: "Nobody reads it since March.",
        expires: "2026-12-31",
      },
    ]);
  });

  it.each([
    ["unsafe", ruleExamples.R05?.sqlserver?.bad],
    ["conditional", ruleExamples.R12?.sqlserver?.bad],
    ["destructive", ruleExamples.R18?.sqlserver?.bad],
    ["blocking", ruleExamples.R13?.sqlserver?.bad],
    ["no-rollback", ruleExamples.R25?.sqlserver?.bad],
  ])("can deny the class %s", (target, sql) => {
    const rules = parsePolicy(`environments: { a: { deny: [${target}] } }`, "p.yml", "a");
    const harmless = caseOf("CREATE TABLE [New] ([Id] int);", "DROP TABLE [New];");
    expect(codes(decide([caseOf(sql ?? "", null)], rules, "gone", 0))).toEqual(["policy-denied"]);
    expect(codes(decide([harmless], rules, "gone", 0))).toEqual([]);
  });
});

describe("a contraction", () => {
  it.each(["R01", "R02", "R03", "R04", "R05", "R08", "R10", "R15"])(
    "by %s waits until the old version is gone, whatever is allowed",
    (rule) => {
      const item = caseOf(ruleExamples[rule]?.sqlserver?.bad ?? "");
      const rules = policy(allowance({ rule }));
      expect(codes(decide([item], rules, "kept", day("2026-12-01")))).toContain(
        "contraction-while-old-version-kept",
      );
      expect(codes(decide([item], undefined, "gone", day("2026-12-01")))).toEqual([]);
    },
  );

  it.each(["R06", "R09", "R11", "R12", "R13", "R14", "R16", "R17", "R20"])(
    "is not what %s finds",
    (rule) => {
      const item = caseOf(ruleExamples[rule]?.sqlserver?.bad ?? "");
      expect(codes(decide([item], undefined, "kept", 0))).toEqual([]);
    },
  );
});

describe("a policy file", () => {
  it.each([
    ["environments: [", "policy.yml:1: the policy is no YAML"],
    ["- a", "policy.yml:1: the policy is no map"],
    [
      "environments:\n  production:\n    deni: []",
      'policy.yml:3: environment "production" has "deni"',
    ],
    ["environments:\n  production:\n    deny: [R99]", 'policy.yml:3: there is no rule "R99"'],
    ["environments:\n  test: {}", 'policy.yml: there is no environment "production"'],
    [
      `environments:\n  production:\n    allow:${allowance({ expires: "2026-02-30" })}`,
      '"expires" is "2026-02-30"',
    ],
    [
      `environments:\n  production:\n    allow:${allowance({ sha256: "abc" })}`,
      '"sha256" is no SHA-256',
    ],
    [
      `environments:\n  production:\n    allow:${allowance({ reason: '""' })}`,
      '"reason" is missing',
    ],
    [
      "environments:\n  production:\n    allow:\n      - rule: R01",
      'policy.yml:4: "sha256" is missing',
    ],
    ["environments: { production: { deny: R01 } }", '"deny" is no list'],
  ])("is refused with its place: %s", (text, message) => {
    expect(() => parsePolicy(text, "policy.yml", "production")).toThrow(message);
  });

  it("throws nothing but an error for the user, whatever it holds", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.string().map((text) => `environments: {a: ${text}}`),
        ),
        (text) => {
          try {
            parsePolicy(text, "policy.yml", "a");
          } catch (error) {
            expect(error).toBeInstanceOf(UsageError);
          }
        },
      ),
    );
  });
});

describe("a plan with the policy of its environment", () => {
  const drop = {
    id: "20250102000000_Drop",
    up: 'DROP TABLE "a";',
    down: 'CREATE TABLE "a" ("b" INTEGER);',
  };
  const migrations = [
    { id: "20250101000000_One", up: 'CREATE TABLE "a" ("b" INTEGER);', down: 'DROP TABLE "a";' },
    drop,
  ];
  const rules = (allow: string) =>
    parsePolicy(
      `environments:\n  production:\n    deny: [R02]\n    allow:${allow}`,
      "policy.yml",
      "production",
    );
  const of = async (allow: string, now: string, oldVersion: "kept" | "gone" = "gone") => {
    const { loaded } = await planOf(migrations);
    return decided({ rules: rules(allow), oldVersion }, loaded, () => false, day(now));
  };

  it("says before what apply will refuse", async () => {
    expect(codes(await of(" []", "2026-12-01"))).toEqual(["policy-denied"]);
    expect(codes(await of(" []", "2026-12-01", "kept"))).toEqual([
      "contraction-while-old-version-kept",
      "policy-denied",
    ]);
  });

  it("shows which allowance lets what through, and to what day", async () => {
    const { loaded } = await planOf(migrations);
    const { sha256 } = loaded.pack.contexts[0]?.migrations[1]?.forward ?? { sha256: "" };
    const entry = allowance({ rule: "R02", migration: drop.id, sha256 });
    const { denials, allowed } = await of(entry, "2026-12-01");
    expect(denials).toEqual([]);
    expect(allowed).toEqual([
      {
        migration: drop.id,
        target: "R02",
        reason: "Nobody reads it since March.",
        expires: "2026-12-31",
      },
    ]);
  });
});

describe("the edition of SQL Server", () => {
  it.each([
    ["enterprise", "metadata", false],
    ["standard", "rewrite", true],
  ] as const)("%s: a default on a table in use is %s work", (edition, work, blocking) => {
    const points = {
      id: "20250102000000_Points",
      up: "ALTER TABLE [Users] ADD [Points] int NOT NULL DEFAULT 0;",
      down: "ALTER TABLE [Users] DROP COLUMN [Points];",
    };
    const contexts = [contextOf([points], "Microsoft.EntityFrameworkCore.SqlServer")];
    const { loaded } = planContexts(contexts, [], [], () => false, true, edition);
    expect(loaded.pack.contexts[0]?.migrations).toMatchObject([{ locks: [{ work }], blocking }]);
  });
});
