import { describe, expect, test } from "vitest";
import { graveFindings } from "../.github/actions/code-findings/findings.mjs";

const log = (run: object) => JSON.stringify({ version: "2.1.0", runs: [run] });

describe("a SARIF log", () => {
  test.each([
    ["without a run", JSON.stringify({ version: "2.1.0", runs: [] })],
    ["of a run that has looked for nothing", log({ tool: { driver: {} } })],
    [
      "of a run that did not end well",
      log({ invocations: [{ executionSuccessful: false }], results: [] }),
    ],
    ["cut in the middle", log({ results: [] }).slice(0, -1)],
  ])("%s is no evidence", (_, text) => {
    expect(graveFindings(text)).toBeUndefined();
  });

  test("of a run that has ended says that there is none, or which", () => {
    const results = [
      { ruleId: "grave", level: "error", message: { text: "a" } },
      { ruleId: "grave", level: "error", suppressions: [{ kind: "inSource" }] },
      { ruleId: "mild", message: { text: "b" } },
    ];
    expect(graveFindings(log({ results: [] }))).toEqual([]);
    expect(graveFindings(log({ results }))).toMatchObject([{ rule: "grave", severity: "error" }]);
  });
});
