import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseBaseline, writeBaseline } from "../src/baseline/baseline-file.ts";
import { holds } from "../src/baseline/compare.ts";
import { FileCoverage, FileRecord } from "../src/model/file-coverage.ts";
import { parseThreshold } from "../src/settings/threshold.ts";
import { Workspace } from "./action-run.ts";

const lcov = (file: string, covered: readonly number[], total: number) =>
  `SF:${file}\n${Array.from({ length: total }, (_, index) => `DA:${index + 1},${covered.includes(index + 1) ? 1 : 0}\n`).join("")}end_of_record\n`;
const text = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`).join("");
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

const inputs = { reports: "out/lcov.info", "line-threshold": "0", baseline: "out/baseline.json" };

/** A product with 10 lines in a.cs, 9 of them covered, and the baseline of its default branch. */
function product(): Workspace {
  const workspace = new Workspace({ "a.cs": text(1, 10), ".gitignore": "out/\n.slipway/\n" });
  workspace.commitAll();
  keepBaseline(workspace, { coverage: "a.cs" });
  return workspace;
}

/** The baseline that a run on main would have left: lines 1 to 9 of the files covered, 10 not. */
function keepBaseline(workspace: Workspace, groups: Readonly<Record<string, string>>): void {
  const text = writeBaseline({
    branch: "main",
    groups: new Map(
      Object.entries(groups).map(([name, file]) => {
        const coverage = new FileCoverage();
        for (const line of numbers(1, 10)) coverage.lines.add(line, line < 10);
        const commit = workspace.git("rev-parse", "HEAD").trim();
        const measuredAt = new Date().toISOString();
        return [name, { commit, measuredAt, files: new Map([[file, coverage]]) }];
      }),
    ),
  });
  workspace.write("out/baseline.json", text);
}

function commit(workspace: Workspace, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) workspace.write(name, content);
  workspace.git("add", "-A");
  workspace.git("commit", "-q", "-m", "change");
}

describe("The baseline", () => {
  it("is left by a run, with the branch and the lines, for the next one", async () => {
    using workspace = new Workspace({ "a.cs": text(1, 10) }).commitAll();
    workspace.write("out/lcov.info", lcov("a.cs", numbers(1, 9), 10));
    await workspace.run(inputs, { GITHUB_REF_NAME: "main" });
    const left = readFileSync(path.join(workspace.root, ".slipway/coverage-baseline.json"), "utf8");
    expect(JSON.parse(left)).toEqual({
      schema: "slipway/coverage-baseline/v1",
      branch: "main",
      groups: {
        coverage: {
          commit: workspace.git("rev-parse", "HEAD").trim(),
          measuredAt: expect.stringMatching(/Z$/),
          files: { "a.cs": { covered: "1-9", uncovered: "10" } },
        },
      },
    });
  });

  it("is not there at first, which is said and is no comparison", async () => {
    using workspace = new Workspace({ "a.cs": text(1, 10) }).commitAll();
    workspace.write("out/lcov.info", lcov("a.cs", [1], 10));
    const run = await workspace.run(inputs);
    expect(run.outputs.verdict).toBe("pass");
    expect(run.summary).toContain("There is no baseline yet");
    expect(run.report).toEqual(
      expect.objectContaining({ baseline: expect.objectContaining({ status: "missing" }) }),
    );
  });

  it("fails a change that adds uncovered lines, and shows what moved", async () => {
    using workspace = product();
    commit(workspace, { "a.cs": text(1, 20) });
    workspace.write("out/lcov.info", lcov("a.cs", numbers(1, 9), 20));
    const run = await workspace.run(inputs);
    expect([run.exitCode, run.report?.reasons[0]?.code]).toEqual([1, "below-baseline"]);
    expect(run.report?.reasons[0]?.message).toContain(
      "45.00 % of lines are covered, 90.00 % were at",
    );
    expect(run.summary).toContain("90.00 % → 45.00 %");
  });

  it("lets a change pass that removes covered lines only", async () => {
    using workspace = product();
    commit(workspace, { "a.cs": text(6, 10) });
    workspace.write("out/lcov.info", lcov("a.cs", numbers(1, 4), 5));
    expect((await workspace.run(inputs)).outputs.verdict).toBe("pass");
  });

  it("follows a renamed file and names unchanged lines that lost their coverage", async () => {
    using workspace = product();
    workspace.git("mv", "a.cs", "b.cs");
    commit(workspace, { "b.cs": `new\n${text(1, 10)}` });
    workspace.write("out/lcov.info", lcov("b.cs", [1, 2, 3, 4, 8, 9, 10], 11));
    const run = await workspace.run(inputs);
    expect(run.report?.reasons.map(({ code }) => code)).toEqual([
      "below-baseline",
      "coverage-lost",
    ]);
    expect(run.report?.reasons[1]).toEqual(
      expect.objectContaining({ file: "b.cs", line: 5, message: expect.stringContaining("5-7") }),
    );
  });

  it("tolerates as many points as it is told", async () => {
    using workspace = product();
    commit(workspace, { "b.cs": "x\n" });
    workspace.write("out/lcov.info", lcov("a.cs", numbers(1, 8), 10));
    const run = async (tolerance: string) =>
      (await workspace.run({ ...inputs, "baseline-tolerance": tolerance })).outputs.verdict;
    expect([await run("9.999999"), await run("10")]).toEqual(["fail", "pass"]);
  });

  it("of another branch than the default one judges nobody", async () => {
    using workspace = product();
    workspace.write("out/event.json", '{"repository":{"default_branch":"trunk"}}');
    workspace.write("out/lcov.info", lcov("a.cs", [], 10));
    const run = await workspace.run(inputs, {
      GITHUB_EVENT_NAME: "push",
      GITHUB_EVENT_PATH: path.join(workspace.root, "out/event.json"),
    });
    expect(run.summary).toContain("not on the default branch");
    expect(run.report?.reasons.map(({ code }) => code)).not.toContain("below-baseline");
  });

  it("that is damaged is no evidence, and says so", async () => {
    using workspace = product();
    workspace.write("out/baseline.json", '{"schema":');
    const run = await workspace.run(inputs);
    expect([run.outputs.verdict, run.report?.reasons[0]?.code]).toEqual([
      "inconclusive",
      "baseline-unusable",
    ]);
  });
});

describe("A group whose tests were skipped", () => {
  const groups = (carry: string) =>
    `api: { reports: out/lcov.info, lines: 80${carry} }\nclient: { reports: out/client.info, lines: 80${carry} }`;
  const settings = (carry = ", carry-forward: 7d") => ({
    groups: groups(carry),
    baseline: "out/baseline.json",
  });

  /** Both groups were measured once; then only the client's tests run. */
  function monorepo(): Workspace {
    const workspace = new Workspace({
      "a.cs": text(1, 10),
      "a.ts": text(1, 10),
      ".gitignore": "out/\n.slipway/\n",
    });
    workspace.commitAll();
    workspace.write("out/client.info", lcov("a.ts", numbers(1, 9), 10));
    keepBaseline(workspace, { api: "a.cs", client: "a.ts" });
    return workspace;
  }
  const skip = (workspace: Workspace, carry?: string) => {
    const { groups, baseline } = settings(carry);
    return workspace.run({ groups: groups.replace("out/lcov.info", "out/none.info"), baseline });
  };

  it("is carried forward, and marked with the commit it was measured at", async () => {
    using workspace = monorepo();
    const measured = workspace.git("rev-parse", "HEAD").trim();
    commit(workspace, { "a.ts": text(1, 10).replace("line 3", "line three") });
    const run = await skip(workspace);
    expect(run.outputs.verdict).toBe("pass");
    expect(run.report?.groups[0]).toEqual(
      expect.objectContaining({ carriedForward: expect.objectContaining({ commit: measured }) }),
    );
    expect(run.summary).toContain("carried forward");
  });

  it("keeps its commit and time in the next baseline", async () => {
    using workspace = monorepo();
    const before = readFileSync(path.join(workspace.root, "out/baseline.json"), "utf8");
    commit(workspace, { "a.ts": text(1, 11) });
    await skip(workspace);
    const after = readFileSync(
      path.join(workspace.root, ".slipway/coverage-baseline.json"),
      "utf8",
    );
    expect(JSON.parse(after).groups.api).toEqual(JSON.parse(before).groups.api);
    expect(JSON.parse(after).groups.client.commit).not.toBe(
      JSON.parse(before).groups.client.commit,
    );
  });

  it.each([
    ["something of it has changed", { "a.cs": text(1, 11) }, undefined, "carry-forward-changed"],
    ["it has a new file", { "new.cs": "x\n" }, undefined, "carry-forward-changed"],
    ["it is too old", {}, ", carry-forward: 0s", "carry-forward-too-old"],
    ["nobody asked for it", {}, "", "no-report-found"],
  ])("is not carried when %s", async (_, files, carry, code) => {
    using workspace = monorepo();
    commit(workspace, { "other.md": "x\n", ...files });
    const run = await skip(workspace, carry);
    expect([run.outputs.verdict, run.report?.reasons[0]?.code]).toEqual(["inconclusive", code]);
  });

  it("has nothing to be carried from without a baseline", async () => {
    using workspace = monorepo();
    workspace.write(
      "out/baseline.json",
      '{"schema":"slipway/coverage-baseline/v1","branch":"main","groups":{}}',
    );
    expect((await skip(workspace)).report?.reasons[0]?.code).toBe("nothing-to-carry-forward");
  });
});

describe("A baseline file", () => {
  it("is read as it was written", () => {
    const line = fc.integer({ min: 1, max: 2_000 });
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.array(fc.tuple(line, fc.boolean()), { minLength: 1 })),
        (files) => {
          const coverage = new Map(
            Object.entries(files).map(([name, lines]) => {
              const record = new FileRecord("counted");
              for (const [at, covered] of lines) record.lines.add(at, covered);
              const file = new FileCoverage();
              file.add(record, "x");
              return [name, file];
            }),
          );
          const group = {
            commit: "a".repeat(40),
            measuredAt: "2026-01-01T00:00:00.000Z",
            files: coverage,
          };
          const read = parseBaseline(
            writeBaseline({ branch: "main", groups: new Map([["api", group]]) }),
          );
          if (typeof read === "string") throw new Error(read);
          const lines = (known: ReadonlyMap<string, FileCoverage> | undefined) =>
            [...(known ?? [])].map(([name, file]) => [name, [...file.lines.lines()]]);
          expect(lines(read.groups.get("api")?.files)).toEqual(lines(coverage));
        },
      ),
      { numRuns: 50 },
    );
  });

  it("of any other content is told as such and never throws", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseBaseline(JSON.stringify(value))).toEqual(expect.any(String));
      }),
    );
  });
});

it("A tolerance is compared in whole numbers", () => {
  const none = parseThreshold("0", "x");
  expect(holds({ covered: 2, total: 3 }, { covered: 4, total: 6 }, none)).toBe(true);
  expect(holds({ covered: 66_666_666, total: 100_000_000 }, { covered: 2, total: 3 }, none)).toBe(
    false,
  );
});
