import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  annotate,
  appendSummary,
  booleanInput,
  choiceInput,
  conclude,
  integerInput,
  linesInput,
  listInput,
  numberInput,
  pathInput,
  type Reason,
  type Report,
  requiredInput,
  runAction,
  StepFailure,
  summaryLimitBytes,
  UsageError,
} from "../src/index.ts";

let workspace: string;
let printed: string;

beforeEach(() => {
  workspace = mkdtempSync(path.join(tmpdir(), "slipway-toolkit-"));
  for (const [name, file] of [
    ["GITHUB_OUTPUT", "outputs"],
    ["GITHUB_STEP_SUMMARY", "summary"],
  ] as const) {
    writeFileSync(path.join(workspace, file), "");
    vi.stubEnv(name, path.join(workspace, file));
  }
  vi.stubEnv("GITHUB_WORKSPACE", workspace);
  printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += text;
    return true;
  });
});

afterEach(() => {
  process.exitCode = undefined;
  rmSync(workspace, { recursive: true, force: true });
});

const input = (name: string, value: string) => vi.stubEnv(`INPUT_${name.toUpperCase()}`, value);
const file = (name: string) => readFileSync(path.join(workspace, name), "utf8");

describe("inputs", () => {
  test("an empty required input is refused with its name", () => {
    expect(() => requiredInput("slot")).toThrow(/Input "slot" is empty/);
  });

  test("a choice is taken without case and a typo is refused with the choices", () => {
    input("mode", "Enforce");
    expect(choiceInput("mode", ["enforce", "warn"])).toBe("enforce");
    input("mode", "enfroce");
    expect(() => choiceInput("mode", ["enforce", "warn"])).toThrow(UsageError);
  });

  test("a boolean typo is never silently false", () => {
    input("flag", "True");
    expect(booleanInput("flag")).toBe(true);
    input("flag", "yes");
    expect(() => booleanInput("flag")).toThrow(UsageError);
  });

  test.each(["9e1", "0x10", "101", "-1", "ninety", "90%"])("%j is no percentage", (text) => {
    input("threshold", text);
    expect(() => numberInput("threshold", { min: 0, max: 100 })).toThrow(UsageError);
  });

  test("a decimal is a number and no whole number", () => {
    input("threshold", "89.95");
    expect(numberInput("threshold", { min: 0, max: 100 })).toBe(89.95);
    expect(() => integerInput("threshold", { min: 0, max: 100 })).toThrow(UsageError);
  });

  test("lists take commas and lines, lines keep commas and drop comments", () => {
    input("steps", "10, 25,\n50,100,");
    expect(listInput("steps")).toEqual(["10", "25", "50", "100"]);
    input("expect", "# api\nGET /a, b -> 200\n\n");
    expect(linesInput("expect")).toEqual(["GET /a, b -> 200"]);
  });

  test.each(["../outside", "/etc/passwd", "a/../../b"])("the path %s is refused", (text) => {
    input("pack", text);
    expect(() => pathInput("pack")).toThrow(/outside the workspace/);
  });
});

describe("the end of an action", () => {
  const report = (verdict: Report["verdict"], reasons: readonly Reason[] = []): Report => ({
    schema: "slipway/test-report/v1",
    verdict,
    reasons,
    startedAt: "2026-01-01T00:00:00.000Z",
    finishedAt: "2026-01-01T00:00:01.000Z",
  });
  const end = (made: Report, onInconclusive: "fail" | "warn" = "fail") =>
    conclude({
      report: made,
      evidenceDirectory: ".slipway",
      reportName: "test-report.json",
      outputs: { lines: "91.2" },
      summary: "## Test",
      headline: "Coverage is too low.",
      onInconclusive,
    });

  test("a failing step leaves report, outputs, summary and annotations before it fails", () => {
    const reason = {
      code: "too-low",
      message: "80 < 90.",
      remedy: "Add tests.",
      file: "a.cs",
      line: 3,
    };
    expect(() => end(report("fail", [reason]))).toThrow(StepFailure);
    expect(JSON.parse(file(".slipway/test-report.json")).verdict).toBe("fail");
    expect(file("outputs")).toMatch(
      /verdict<<[\s\S]*fail[\s\S]*report<<[\s\S]*lines<<[\s\S]*91\.2/,
    );
    expect(file("summary")).toBe("## Test\n");
    expect(printed).toContain("::error title=too-low,file=a.cs,line=3::80 < 90. Add tests.");
  });

  test("inconclusive fails, or warns where the user says so", () => {
    expect(() => end(report("inconclusive"))).toThrow(StepFailure);
    expect(() => end(report("inconclusive"), "warn")).not.toThrow();
  });

  test("the evidence directory cannot leave the workspace", () => {
    expect(() =>
      conclude({
        report: report("pass"),
        evidenceDirectory: "../elsewhere",
        reportName: "r.json",
        outputs: {},
        summary: "",
        headline: "",
        onInconclusive: "fail",
      }),
    ).toThrow(/outside the workspace/);
  });

  test("the tenth annotation says how many are elsewhere", () => {
    annotate(
      "warn",
      Array.from({ length: 25 }, (_, i) => ({ code: `c${i}`, message: `m${i}` })),
    );
    expect(printed.match(/^::warning/gm)).toHaveLength(10);
    expect(printed).toContain("16 more of these are in the job summary");
  });

  test("a message cannot start a command of its own", () => {
    annotate("fail", [{ code: "x", message: "bad\n::set-output name=a::b" }]);
    expect(printed.split("\n").filter((line) => line.startsWith("::set-output"))).toEqual([]);
  });

  test("a file's name brings no terminal escape into the log", () => {
    annotate("fail", [{ code: "x", message: "bad", file: "a\u001b[31m.ts" }]);
    expect(printed).not.toContain("\u001b");
    expect(printed).toContain("file=a\\u001b[31m.ts");
  });
});

describe("runAction", () => {
  test("tells a user's mistake with its remedy and without a stack", async () => {
    await runAction(async () => {
      throw new UsageError("No report.", "Add a reporter.");
    });
    expect(process.exitCode).toBe(1);
    expect(printed).toContain("::error::No report. Add a reporter.");
    expect(printed).not.toContain("at ");
  });

  test("tells a defect of ours as one, also when no Error was thrown", async () => {
    await runAction(async () => {
      throw "nothing proper";
    });
    expect(process.exitCode).toBe(1);
    expect(printed).toContain("Unexpected failure: nothing proper");
  });
});

describe("the summary", () => {
  test("is cut at whole lines with a note when it is larger than GitHub takes", () => {
    const line = `${"x".repeat(99)}\n`;
    expect(appendSummary(line.repeat(12_000))).toBe(false);
    const written = file("summary");
    expect(Buffer.byteLength(written)).toBeLessThanOrEqual(summaryLimitBytes);
    expect(written).toMatch(/x{99}\n\n\n> The rest was left out/);
  });
});
