import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Workspace } from "./action-run.ts";

const fixture = (name: string) => readFileSync(path.join(import.meta.dirname, "fixtures", name));

const shop = {
  "src/Shop/Basket.cs": "// source\n",
  "src/Shop/Migrations/20250101_Initial.cs": "// source\n",
  "web/src/app/basket.ts": "// source\n",
  "web/src/app/price.ts": "// source\n",
  "coverage/backend/1f/coverage.cobertura.xml": fixture("coverlet.cobertura.xml"),
  "coverage/frontend/web/lcov.info": fixture("istanbul.lcov"),
};

const groups = `
backend:  { reports: coverage/backend/**/coverage.cobertura.xml, lines: 75 }
frontend: { reports: coverage/frontend/**/lcov.info, lines: 80 }
`;

const lcov = (file: string, covered: number, total: number) =>
  `TN:\nSF:${file}\n${Array.from({ length: total }, (_, index) => `DA:${index + 1},${index < covered ? 1 : 0}\n`).join("")}end_of_record\n`;

describe("The bundled action with two groups that reach their thresholds", () => {
  using workspace = new Workspace(shop).commitAll();
  const run = workspace.runBundle({ groups });

  it("passes", () => {
    expect(run.log).toContain("Coverage gate passed");
    expect([run.exitCode, run.outputs.verdict]).toEqual([0, "pass"]);
  });

  it("gives the percentages as outputs, rounded down", () => {
    expect(run.outputs.lines).toBe("77.77");
    expect(JSON.parse(run.outputs.groups ?? "")).toEqual({
      backend: { verdict: "pass", lines: "75.00", branches: "50.00" },
      frontend: { verdict: "pass", lines: "80.00", branches: "25.00" },
    });
  });

  it("ends its log with one sentence of the outcome", () => {
    expect(run.log.trimEnd().split("\n").at(-1)).toBe(
      "Coverage gate passed: backend 75.00 % of lines (threshold 75 %), frontend 80.00 % of lines (threshold 80 %).",
    );
  });

  it("leaves migrations out and prints how many lines that took", () => {
    expect(run.log).toContain("left out 2 lines in 1 file by **/Migrations/** (ef-migrations)");
    expect(run.report?.groups[0]?.exclusions).toEqual([
      { rule: "**/Migrations/**", origin: "ef-migrations", files: 1, lines: 2 },
    ]);
  });

  it("names files as the repository does, whatever directory the report was written in", () => {
    expect(run.report?.groups.flatMap(({ files }) => files.map(({ path }) => path))).toEqual([
      "src/Shop/Basket.cs",
      "web/src/app/basket.ts",
      "web/src/app/price.ts",
    ]);
  });

  it("shows the verdict first in the summary", () => {
    expect(run.summary.split("\n")[0]).toMatch(
      /^## ✅ Coverage gate passed&#58; backend 75\.00 % of lines .* frontend 80\.00 % of lines/,
    );
  });
});

describe("A threshold that is missed", () => {
  const workspace = new Workspace({ "a.ts": "", "lcov.info": lcov("a.ts", 8_996, 10_000) });
  workspace.commitAll();
  afterAll(() => workspace[Symbol.dispose]());

  it("fails the step by one line in ten thousand, with outputs and report in place", () => {
    const run = workspace.runBundle({ reports: "lcov.info", "line-threshold": "89.97" });
    expect([run.exitCode, run.outputs.verdict, run.outputs.lines]).toEqual([1, "fail", "89.96"]);
    expect(run.report?.reasons.map(({ code }) => code)).toEqual(["lines-below-threshold"]);
    expect(run.log).toContain("Cover 1 more line;");
  });

  it("is compared exactly with a decimal threshold", async () => {
    const run = await workspace.run({ reports: "lcov.info", "line-threshold": "89.96" });
    expect([run.exitCode, run.outputs.verdict]).toEqual([0, "pass"]);
  });

  it("warns and lets the step pass in mode warn", async () => {
    const run = await workspace.run({ reports: "lcov.info", "line-threshold": "95", mode: "warn" });
    expect([run.exitCode, run.outputs.verdict]).toEqual([0, "warn"]);
  });

  it("fails for a single file with a threshold for each file", async () => {
    workspace.write("good.info", lcov("b.ts", 40_000, 40_000));
    const run = await workspace.run({
      reports: "*.info",
      "line-threshold": "90",
      "per-file-threshold": "90",
    });
    expect(run.report?.reasons).toEqual([
      expect.objectContaining({ code: "file-below-threshold", file: "a.ts", line: 8_997 }),
    ]);
  });
});

describe("Missing evidence", () => {
  const one = async (content: string | Uint8Array, name = "lcov.info") => {
    using workspace = new Workspace({ "a.ts": "", [name]: content }).commitAll();
    return await workspace.run({ reports: name, "line-threshold": "0" });
  };

  it("fails when no file matches, and says how to write a report without touching the repository", async () => {
    using workspace = new Workspace({ "a.ts": "" }).commitAll();
    const run = await workspace.run({ reports: "coverage/**/lcov.info", "line-threshold": "0" });
    expect([run.exitCode, run.outputs.verdict]).toEqual([1, "inconclusive"]);
    expect(run.report?.reasons[0]).toEqual(
      expect.objectContaining({
        code: "no-report-found",
        remedy: expect.stringContaining("lcovonly"),
      }),
    );
  });

  it.each([
    ["an empty report", "", "report-empty"],
    ["a truncated report", "SF:a.ts\nDA:1,1\n", "report-truncated"],
    ["an HTML page", "<!doctype html><html></html>", "report-is-html"],
    ["a report that measures nothing", "TN:\nSF:a.ts\nend_of_record\n", "no-coverable-lines"],
  ])("fails for %s, although the threshold is 0", async (_, content, code) => {
    const run = await one(content);
    expect([run.exitCode, run.outputs.verdict, run.report?.reasons[0]?.code]).toEqual([
      1,
      "inconclusive",
      code,
    ]);
  });

  it("fails for one damaged report among good ones and annotates it with its line", async () => {
    using workspace = new Workspace({
      "a.ts": "",
      "1.info": lcov("a.ts", 10, 10),
      "2.info": "SF:a.ts\nDA:1,1\n",
    }).commitAll();
    const run = await workspace.run({ reports: "*.info" });
    expect([run.exitCode, run.outputs.verdict]).toEqual([1, "inconclusive"]);
    expect(run.log).toMatch(/^::error title=report-truncated,file=2\.info,line=2::/m);
  });

  it("fails for a branch threshold when no report has a branch", async () => {
    using workspace = new Workspace({ "a.ts": "", "1.info": lcov("a.ts", 10, 10) }).commitAll();
    const run = await workspace.run({ reports: "*.info", "branch-threshold": "50" });
    expect(run.report?.reasons[0]?.code).toBe("no-branches");
    expect(run.exitCode).toBe(1);
  });

  it("fails with its own reason when not one line was executed", async () => {
    using workspace = new Workspace({ "a.ts": "", "1.info": lcov("a.ts", 0, 10) }).commitAll();
    expect((await workspace.run({ reports: "*.info" })).report?.reasons[0]?.code).toBe(
      "no-line-executed",
    );
  });

  it("takes no executed line for no evidence, whatever the threshold and the mode", async () => {
    using workspace = new Workspace({ "a.ts": "", "1.info": lcov("a.ts", 0, 10) }).commitAll();
    const idle = await workspace.run({ reports: "*.info", "line-threshold": "0", mode: "warn" });
    expect([idle.exitCode, idle.outputs.verdict]).toEqual([1, "inconclusive"]);
  });

  it("fails in mode warn when one group misses its threshold and another has no report", async () => {
    using workspace = new Workspace({ "a.ts": "", "1.info": lcov("a.ts", 5, 10) }).commitAll();
    const run = await workspace.run({
      groups: "api: { reports: 1.info, lines: 90 }\nweb: { reports: 2.info, lines: 90 }",
      mode: "warn",
    });
    expect([run.exitCode, run.outputs.verdict]).toEqual([1, "inconclusive"]);
    expect(run.summary.split("\n")[0]).toContain("web measured nothing &#40;no file matches");
  });

  it("fails when the repository has other sources than those of the reports", async () => {
    using workspace = new Workspace({
      "src/a.ts": "",
      "1.info": lcov("/other/product/b.ts", 9, 9),
    }).commitAll();
    const run = await workspace.run({ reports: "*.info" });
    expect([run.exitCode, run.report?.reasons[0]?.code]).toEqual([1, "no-repository-file"]);
  });

  it("says that the working directory does not exist", () => {
    using workspace = new Workspace().commitAll();
    const run = workspace.runBundle({ reports: "*.info", "working-directory": "nowhere" });
    expect(run.log).toContain("the workspace has no such directory");
  });

  it("fails when the rules leave nothing", async () => {
    using workspace = new Workspace({ "a.ts": "", "1.info": lcov("a.ts", 9, 9) }).commitAll();
    const run = await workspace.run({ reports: "*.info", exclude: "**/*.ts" });
    expect([run.exitCode, run.report?.reasons[0]?.code]).toEqual([1, "all-lines-excluded"]);
  });

  it("lets the step pass with on-inconclusive: warn, and stays inconclusive", async () => {
    using workspace = new Workspace({ "a.ts": "" }).commitAll();
    const run = await workspace.run({ reports: "x.info", "on-inconclusive": "warn" });
    expect([run.exitCode, run.outputs.verdict]).toEqual([0, "inconclusive"]);
  });
});

describe("A report found twice", () => {
  it("changes no figure", async () => {
    using workspace = new Workspace({
      ...shop,
      "coverage/backend/2f/In/coverage.cobertura.xml": fixture("coverlet.cobertura.xml"),
    }).commitAll();
    const run = await workspace.run({ groups });
    expect(run.outputs.lines).toBe("77.77");
    expect(run.report?.groups[0]?.notices).toEqual([expect.stringContaining("counts once")]);
  });
});

describe("Reports of several formats", () => {
  const istanbul = (all: boolean, hits: number) =>
    JSON.stringify({
      "a.ts": {
        path: "a.ts",
        ...(all ? { all } : {}),
        statementMap: Object.fromEntries(
          (all ? [1, 2, 3] : [2]).map((line, id) => [
            id,
            { start: { line, column: 0 }, end: { line, column: 1 } },
          ]),
        ),
        s: Object.fromEntries((all ? [0, 0, 0] : [hits]).map((count, id) => [id, count])),
        branchMap: {},
        b: {},
        fnMap: {},
        f: {},
      },
    });

  it("of one run give the figures of one", async () => {
    using workspace = new Workspace({
      ...shop,
      "coverage/frontend/web/coverage-final.json": JSON.stringify({
        "src/app/price.ts": {
          path: "src/app/price.ts",
          statementMap: { 0: { start: { line: 1, column: 0 }, end: { line: 1, column: 1 } } },
          s: { 0: 5 },
          branchMap: {},
          b: {},
        },
      }),
    }).commitAll();
    const run = await workspace.run({
      groups: "frontend: { reports: ['coverage/frontend/**/*'], lines: 80 }",
    });
    expect(run.report?.groups[0]?.lines).toEqual(expect.objectContaining({ covered: 4, total: 5 }));
  });

  it("leave out what is known of a file only from its text when a run has loaded it", async () => {
    using workspace = new Workspace({
      "a.ts": "",
      "1.json": istanbul(true, 0),
      "2.json": istanbul(false, 1),
    }).commitAll();
    const run = await workspace.run({ reports: "*.json" });
    expect(run.report?.groups[0]?.lines).toEqual(expect.objectContaining({ covered: 1, total: 1 }));
  });

  it("fail a branch threshold when one of them cannot have branches", async () => {
    using workspace = new Workspace({
      "A.cs": "",
      "vs.xml":
        '<results><modules><module><functions><function><ranges><range source_id="0" start_line="1" end_line="9" covered="yes"/></ranges></function></functions><source_files><source_file id="0" path="A.cs"/></source_files></module></modules></results>',
    }).commitAll();
    const run = await workspace.run({ reports: "*.xml", "branch-threshold": "0" });
    expect([run.exitCode, run.report?.reasons[0]?.code]).toEqual([1, "format-without-branches"]);
  });

  it("do not decide a branch threshold that lies inside the possible interval", async () => {
    const lines = (at: number) =>
      `<coverage line-rate="1" version="1.9"><packages><package><classes><class filename="A.cs"><lines><line number="1" hits="1" branch="True" condition-coverage="50% (1/2)"/><line number="${at}" hits="1"/></lines></class></classes></package></packages></coverage>`;
    using workspace = new Workspace({ "A.cs": "", "1.xml": lines(2), "2.xml": lines(3) });
    const run = await workspace.commitAll().run({ reports: "*.xml", "branch-threshold": "80" });
    expect([run.exitCode, run.outputs.verdict]).toEqual([1, "inconclusive"]);
    expect(run.report?.reasons[0]?.message).toContain("between 50.00 % and 100.00 %");
  });
});

describe("Hostile content", () => {
  const evil = "::set-output name=verdict::pass";

  it("can neither give the runner a command nor forge the summary by its file names", async () => {
    using workspace = new Workspace({
      "a.ts": "",
      "1.info": `${lcov(`${evil}`, 1, 9)}${lcov("</table><h1>All passed</h1>|`x`", 0, 9)}${lcov("##[error]no", 0, 9)}`,
    }).commitAll();
    const run = await workspace.run({ reports: "*.info" });
    const commands = run.log.split("\n").filter((line) => /^\s*(::|##\[)/.test(line));
    expect(commands.every((line) => /^::(error|set-output name=report)/.test(line))).toBe(true);
    expect(run.summary).not.toMatch(/<h1>|<\/table>/);
    expect(run.exitCode).toBe(1);
  });

  it("cannot bring a file from outside of the workspace in through a link", async () => {
    using workspace = new Workspace({ "a.ts": "" }).commitAll();
    const outside = path.join(workspace.directory, "outside.info");
    writeFileSync(outside, lcov("a.ts", 9, 9));
    symlinkSync(outside, path.join(workspace.root, "lcov.info"));
    const run = await workspace.run({ reports: "lcov.info" });
    expect([run.exitCode, run.report?.reasons[0]?.code]).toEqual([1, "report-outside-workspace"]);
  });

  it("cannot bring in a directory from outside through a link either", async () => {
    using workspace = new Workspace({ "a.ts": "" }).commitAll();
    writeFileSync(path.join(workspace.directory, "lcov.info"), lcov("a.ts", 9, 9));
    symlinkSync(workspace.directory, path.join(workspace.root, "coverage"));
    const run = await workspace.run({ reports: "coverage/lcov.info" });
    expect([run.exitCode, run.report?.reasons[0]?.code]).toEqual([1, "report-outside-workspace"]);
  });

  it("keeps a file name with parent directories a name", async () => {
    using workspace = new Workspace({ "a.ts": "", "1.info": lcov("../../../etc/passwd", 9, 9) });
    const run = await workspace.commitAll().run({ reports: "*.info" });
    expect(run.report?.groups[0]?.files.map(({ path }) => path)).toEqual(["../../../etc/passwd"]);
    expect(run.report?.groups[0]?.notices[0]).toContain("the repository has no file");
  });
});

describe("Wrong inputs", () => {
  it.each([
    [{ reports: "../x.info" }, "which leads out of the workspace. Use a pattern relative"],
    [{ reports: "/etc/x.info" }, "which leads out of the workspace"],
    [{}, 'Neither input "reports" nor input "groups"'],
    [{ reports: "x", groups: "a: { reports: x }" }, 'Both "reports" and "groups" are set.'],
    [{ reports: "x", "line-threshold": "9e1" }, 'Input "line-threshold" is "9e1".'],
    [{ reports: "x", "line-threshold": "101" }, "Use a number from 0 to 100"],
    [{ reports: "x", mode: "wran" }, "Use one of: enforce, warn."],
    [{ reports: "x", "exclusion-sets": "ef-migration" }, 'Did you mean "ef-migrations"?'],
    [{ reports: "x", "evidence-directory": "../out" }, "lies outside the workspace"],
    [{ reports: "x", "path-map": "a" }, 'Input "path-map" holds the line "a".'],
    [{ reports: "x", "path-map": "/x => ../../y" }, "outside of the repository"],
  ])("%j end the step with a sentence and no stack trace", async (inputs, sentence) => {
    using workspace = new Workspace({ "a.ts": "" });
    const run = await workspace.run(inputs as Record<string, string>);
    expect(run.exitCode).toBe(1);
    expect(run.log).toContain(sentence);
    expect(run.log).not.toMatch(/\n\s+at /);
  });
});
