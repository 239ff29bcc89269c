import { describe, expect, it } from "vitest";
import { ageProblem, commitTime } from "../src/evidence/report-age.ts";
import { Workspace } from "./action-run.ts";

const minute = 60_000;
const noon = Date.UTC(2026, 0, 5, 12);
const rule = (rules: { notBefore?: number; committedAt?: number }) => ({
  notBefore: rules.notBefore,
  committedAt: rules.committedAt,
});

describe("A report's age", () => {
  it.each([
    ["written after the commit", noon + minute, rule({ committedAt: noon }), undefined],
    [
      "written by a clock a little behind",
      noon - 4 * minute,
      rule({ committedAt: noon }),
      undefined,
    ],
    [
      "written before the commit",
      noon - 6 * minute,
      rule({ committedAt: noon }),
      "report-older-than-commit",
    ],
    ["without any rule", 0, rule({}), undefined],
    ["older than max-report-age", noon - minute, rule({ notBefore: noon }), "report-stale"],
    [
      "older than the commit and young enough for max-report-age",
      noon - 60 * minute,
      rule({ notBefore: noon - 90 * minute, committedAt: noon }),
      undefined,
    ],
  ])("%s", (_, writtenAt, rules, code) => {
    expect(ageProblem(writtenAt, rules)?.code).toBe(code);
  });

  it.each([
    ["is the commit's time", `${noon / 1000}\n`, noon],
    ["is not known without git", undefined, undefined],
    ["is not known where the committer's clock is ahead", `${noon / 1000 + 3600}\n`, undefined],
  ])("%s", async (_, answer, expected) => {
    expect(await commitTime(async () => answer, noon + minute)).toBe(expected);
  });

  it("refuses a report that an older run left behind", async () => {
    using workspace = new Workspace({
      "src/a.ts": "1\n",
      "coverage.xml":
        '<coverage line-rate="1" timestamp="1700000000"><packages><package><classes><class filename="src/a.ts"><lines><line number="1" hits="1"/></lines></class></classes></package></packages></coverage>',
    });
    workspace.committedAt = "2024-06-01T00:00:00Z";
    workspace.commitAll();
    const { exitCode, report } = await workspace.run({ reports: "coverage.xml" });
    expect(exitCode).toBe(1);
    expect(report?.reasons[0]).toMatchObject({
      code: "report-older-than-commit",
      file: "coverage.xml",
    });
  });
});
