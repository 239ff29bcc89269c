import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync, utimesSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Workspace } from "./action-run.ts";

const lcov = (file: string, covered: readonly number[], lines: readonly number[]) =>
  `SF:${file}\n${lines.map((line) => `DA:${line},${covered.includes(line) ? 1 : 0}\n`).join("")}end_of_record\n`;

/** Ten old lines, covered; then a change of lines 11 to 14, of which 11 and 12 are covered. */
const text = (lines: number) => Array.from({ length: lines }, (_, index) => `${index}\n`).join("");
const report = lcov(
  "a.ts",
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  Array.from({ length: 14 }, (_, index) => index + 1),
);
const inputs = { reports: "out/lcov.info", "changed-lines-threshold": "80" };

function onBranch(): Workspace {
  const workspace = new Workspace({
    "a.ts": text(10),
    ".gitignore": "out/\n.slipway/\n",
  }).commitAll();
  workspace.git("checkout", "-q", "-b", "feature");
  workspace.write("a.ts", text(14));
  workspace.git("commit", "-qam", "change");
  workspace.write("out/lcov.info", report);
  return workspace;
}

describe("The gate on changed lines", () => {
  it("fails when too few of them are covered, and annotates them", async () => {
    using workspace = onBranch();
    const run = await workspace.run({ ...inputs, base: "main" });
    expect([run.exitCode, run.outputs.verdict]).toEqual([1, "fail"]);
    expect(run.report?.reasons).toEqual([
      expect.objectContaining({
        code: "changed-lines-below-threshold",
        message: expect.stringContaining("50.00 % of the changed lines are covered (2 of 4)"),
      }),
      expect.objectContaining({ code: "changed-lines-uncovered", file: "a.ts", line: 13 }),
    ]);
  });

  it("passes when enough of them are covered", async () => {
    using workspace = onBranch();
    const run = await workspace.run({ ...inputs, base: "main", "changed-lines-threshold": "50" });
    expect([run.exitCode, run.outputs.verdict]).toEqual([0, "pass"]);
  });

  it("compares with the merge base, not with the tip of the base branch", async () => {
    using workspace = onBranch();
    workspace.git("checkout", "-q", "main");
    workspace.write("other.ts", "1\n");
    workspace.git("add", "-A");
    workspace.git("commit", "-qm", "meanwhile");
    workspace.git("checkout", "-q", "feature");
    const run = await workspace.run({ ...inputs, base: "main" });
    expect(run.summary).toContain("Changed lines");
    expect(run.report?.reasons[0]?.message).toContain("(2 of 4)");
  });

  it("compares the merge of a pull request with its first parent", async () => {
    using workspace = onBranch();
    workspace.git("checkout", "-q", "main");
    workspace.write("a.ts", `new first line\n${text(10)}`);
    workspace.git("commit", "-qam", "meanwhile");
    workspace.git("merge", "-q", "--no-ff", "-m", "merge", "feature");
    workspace.write("out/lcov.info", lcov("a.ts", [1, 12, 13], [1, 12, 13, 14, 15]));
    const run = await workspace.run(
      { ...inputs, "line-threshold": "0" },
      { GITHUB_EVENT_NAME: "pull_request", GITHUB_BASE_REF: "main" },
    );
    expect(run.report?.reasons[0]?.message).toContain("(2 of 4)");
    expect(run.report?.reasons[1]).toEqual(expect.objectContaining({ file: "a.ts", line: 14 }));
  });

  it("takes a pull request that was not checked out, but its base, for one it cannot compare", async () => {
    using workspace = onBranch();
    workspace.git("checkout", "-q", "main");
    const run = await workspace.run(inputs, {
      GITHUB_EVENT_NAME: "pull_request_target",
      GITHUB_BASE_REF: "main",
    });
    expect(run.report?.reasons.map(({ code }) => code)).toContain("no-base");
  });

  it("starts at the commit before a push", async () => {
    using workspace = onBranch();
    workspace.write(
      "out/event.json",
      JSON.stringify({ before: workspace.git("rev-parse", "main").trim() }),
    );
    const run = await workspace.run(inputs, {
      GITHUB_EVENT_NAME: "push",
      GITHUB_EVENT_PATH: path.join(workspace.root, "out/event.json"),
    });
    expect(run.report?.reasons[0]?.message).toContain("(2 of 4)");
  });

  it("deepens a shallow clone as far as it takes", async () => {
    using workspace = onBranch();
    for (let commit = 0; commit < 5; commit++) {
      workspace.git("commit", "-q", "--allow-empty", "-m", "more");
    }
    const origin = path.join(workspace.directory, "origin");
    renameSync(workspace.root, origin);
    execFileSync("git", [
      "clone",
      "-q",
      "--depth=1",
      "--branch=feature",
      `file://${origin}`,
      workspace.root,
    ]);
    workspace.write("out/lcov.info", report);
    const run = await workspace.run(inputs, {
      GITHUB_EVENT_NAME: "pull_request",
      GITHUB_BASE_REF: "main",
    });
    expect(run.report?.reasons[0]?.message).toContain("(2 of 4)");
  });

  it("fetches the first parent where only the merge of a pull request was checked out", async () => {
    using workspace = onBranch();
    workspace.git("checkout", "-q", "main");
    workspace.write("other.ts", "1\n");
    workspace.git("add", "-A");
    workspace.git("commit", "-qm", "meanwhile");
    workspace.git("merge", "-q", "--no-ff", "-m", "merge", "feature");
    workspace.git("update-ref", "refs/pull/7/merge", "HEAD");
    const origin = path.join(workspace.directory, "origin");
    renameSync(workspace.root, origin);
    mkdirSync(workspace.root);
    workspace.git("init", "-q");
    workspace.git("remote", "add", "origin", `file://${origin}`);
    workspace.git("fetch", "-q", "--depth=1", "origin", "refs/pull/7/merge");
    workspace.git("checkout", "-q", "FETCH_HEAD");
    workspace.write("out/lcov.info", report);
    const run = await workspace.run(inputs, {
      GITHUB_EVENT_NAME: "pull_request",
      GITHUB_BASE_REF: "main",
    });
    expect(run.report?.reasons[0]?.message).toContain("(2 of 4)");
  });

  it("counts in a renamed file only the lines that changed", async () => {
    using workspace = onBranch();
    workspace.git("mv", "a.ts", "b.ts");
    workspace.git("commit", "-qm", "rename");
    workspace.write("out/lcov.info", report.replace("a.ts", "b.ts"));
    const run = await workspace.run({ ...inputs, base: "main" });
    expect(run.report?.reasons[0]?.message).toContain("(2 of 4)");
    expect(run.report?.reasons[1]).toEqual(expect.objectContaining({ file: "b.ts", line: 13 }));
  });

  it("is inconclusive when git cannot tell where the change began", async () => {
    using workspace = onBranch();
    const run = await workspace.run(inputs, {
      GITHUB_EVENT_NAME: "pull_request",
      GITHUB_BASE_REF: "gone",
    });
    expect([run.exitCode, run.outputs.verdict, run.report?.reasons[0]?.code]).toEqual([
      1,
      "inconclusive",
      "no-base",
    ]);
  });

  it("does not apply to a run that is about no change, and says so", async () => {
    using workspace = onBranch();
    const run = await workspace.run(inputs, { GITHUB_EVENT_NAME: "schedule" });
    expect(run.outputs.verdict).toBe("pass");
    expect(run.log).toContain("about no change");
  });

  it("names changed files that no report measures, but not tests, generated files or other languages", async () => {
    using workspace = onBranch();
    for (const name of ["new.ts", "new.spec.ts", "api.g.ts", "x.generated.ts", "README.md"]) {
      workspace.write(name, "1\n");
    }
    workspace.git("add", "-A");
    workspace.git("commit", "-qm", "files");
    const run = await workspace.run({ ...inputs, base: "main", "changed-lines-threshold": "0" });
    expect(run.log).toContain("Changed and in no report: api.g.ts, new.ts.");
  });

  it("passes when no changed line can be covered", async () => {
    using workspace = onBranch();
    workspace.write("out/lcov.info", lcov("a.ts", [1], [1]));
    const run = await workspace.run({ ...inputs, base: "main" });
    expect(run.outputs.verdict).toBe("pass");
    expect(run.summary).toContain("no coverable change");
  });

  it("refuses a base that git would take for an option", async () => {
    using workspace = onBranch();
    const run = await workspace.run({ ...inputs, base: "--upload-pack=x" });
    expect(run.exitCode).toBe(1);
    expect(run.log).toContain("which is no name of a branch, tag or commit");
  });
});

describe("The greatest age of a report", () => {
  const old = new Date("2024-01-01T00:00:00Z");

  it("makes a file that is older no evidence", async () => {
    using workspace = onBranch();
    utimesSync(path.join(workspace.root, "out/lcov.info"), old, old);
    const run = await workspace.run({ reports: "out/lcov.info", "max-report-age": "12h" });
    expect([run.exitCode, run.report?.reasons[0]?.code]).toEqual([1, "report-stale"]);
  });

  it("believes the time in a report that a checkout has just written", async () => {
    using workspace = onBranch();
    workspace.write(
      "out/coverage.xml",
      '<coverage line-rate="1" version="1.9" timestamp="1704067200"><packages><package><classes><class filename="a.ts"><lines><line number="1" hits="1"/></lines></class></classes></package></packages></coverage>',
    );
    const run = await workspace.run({ reports: "out/coverage.xml", "max-report-age": "12h" });
    expect(run.report?.reasons[0]).toEqual(
      expect.objectContaining({
        code: "report-stale",
        message: expect.stringContaining("2024-01-01T00:00:00.000Z"),
      }),
    );
  });

  it("does not matter unless it is set", async () => {
    using workspace = onBranch();
    utimesSync(path.join(workspace.root, "out/lcov.info"), old, old);
    expect((await workspace.run({ reports: "out/lcov.info" })).outputs.verdict).toBe("pass");
  });
});
