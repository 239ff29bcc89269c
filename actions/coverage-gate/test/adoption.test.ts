import { describe, expect, it } from "vitest";
import { parseAdoption, thresholdOn } from "../src/settings/adoption.ts";
import { parseThreshold } from "../src/settings/threshold.ts";
import { Workspace } from "./action-run.ts";

const ninety = parseThreshold("90", "x");
const path = parseAdoption(
  "{ set: 2026-01-15, 2026-02-01: 60, 2026-04-01: 75.5, 2026-07-01: 90 }",
  ninety,
  "x",
);

describe("The threshold of a day", () => {
  it.each([
    [
      "2026-01-31",
      "0",
      { set: "2026-01-15", target: "90", next: { from: "2026-02-01", lines: "60" } },
    ],
    [
      "2026-02-01",
      "60",
      {
        set: "2026-01-15",
        target: "90",
        since: "2026-02-01",
        next: { from: "2026-04-01", lines: "75.5" },
      },
    ],
    [
      "2026-06-30",
      "75.5",
      {
        set: "2026-01-15",
        target: "90",
        since: "2026-04-01",
        next: { from: "2026-07-01", lines: "90" },
      },
    ],
    ["2027-01-01", "90", { set: "2026-01-15", target: "90", since: "2026-07-01" }],
  ])("on %s is %s", (day, threshold, state) => {
    const { lines, state: found } = thresholdOn(path, day);
    expect([lines.text, found]).toEqual([threshold, state]);
  });
});

describe("An adoption path is refused", () => {
  it.each([
    ["without the day it was set", "{ 2026-02-01: 90 }", "does not say the day"],
    ["with a day that is none", "{ set: 2026-01-15, 2026-02-30: 90 }", "2026-02-30"],
    [
      "when it falls",
      "{ set: 2026-01-15, 2026-02-01: 60, 2026-03-01: 50, 2026-04-01: 90 }",
      "falls",
    ],
    ["when it ends below the threshold", "{ set: 2026-01-15, 2026-02-01: 60 }", "ends at 60"],
    ["with no target at all", "{ set: 2026-01-15 }", "ends at no target"],
    ["when it is no list", "60", "no list of days"],
  ])("%s", (_, text, message) => {
    expect(() => parseAdoption(text, ninety, "Input")).toThrow(message);
  });
});

describe("The adoption path of a step", () => {
  const files = { "a.cs": "x\n", "lcov.info": "SF:a.cs\nDA:1,1\nDA:2,0\nend_of_record\n" };

  it("gates at the target of today and shows the day it was set", async () => {
    using workspace = new Workspace(files);
    const run = await workspace.run({
      groups:
        "api: { reports: lcov.info, lines: 90, adoption: { set: 2024-01-15, 2024-02-01: 50, 2999-01-01: 90 } }",
    });
    expect(run.outputs.verdict).toBe("pass");
    expect(run.report?.groups[0]?.lines).toEqual(expect.objectContaining({ threshold: "50" }));
    expect(run.summary).toContain("set on 2024&#45;01&#45;15&#58; 50 % since 2024&#45;02&#45;01");
  });

  it("has passed no threshold by itself: without evidence it fails", async () => {
    using workspace = new Workspace();
    const run = await workspace.run({
      reports: "lcov.info",
      adoption: "{ set: 2024-01-15, 2999-01-01: 80 }",
    });
    expect([run.exitCode, run.outputs.verdict]).toEqual([1, "inconclusive"]);
  });

  it("ends mode warn on its day", async () => {
    using workspace = new Workspace(files);
    const until = (day: string) =>
      workspace.run({ reports: "lcov.info", mode: "warn", "warn-until": day });
    expect((await until("2999-01-01")).outputs.verdict).toBe("warn");
    expect((await until("2024-01-01")).outputs.verdict).toBe("fail");
  });
});
