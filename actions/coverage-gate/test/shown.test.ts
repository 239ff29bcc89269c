import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { GitHubServer } from "../../../packages/toolkit/test/github-server.ts";
import { pointsBetween, shortPath } from "../src/gate/presentation.ts";
import { type ActionRun, Workspace } from "./action-run.ts";

const lcov = (file: string, covered: (line: number) => boolean, lines: number) =>
  `SF:${file}\n${Array.from({ length: lines }, (_, index) => `DA:${index + 1},${covered(index + 1) ? 1 : 0}\n`).join("")}end_of_record\n`;
const lines = (count: number, text = (line: number) => `line ${line}`) =>
  Array.from({ length: count }, (_, index) => `${text(index + 1)}\n`).join("");
const inputs = { reports: "out/lcov.info", "line-threshold": "0", base: "main" };
const evidence = (workspace: Workspace, name: string) =>
  path.join(workspace.root, ".slipway", name);

/** A change of 20 lines in each of `count` files, of which the even ones are not covered. */
function changed(count: number, text?: (line: number) => string): Workspace {
  const names = Array.from({ length: count }, (_, index) => `src/file-${index}.ts`);
  const workspace = new Workspace({
    ...Object.fromEntries(names.map((name) => [name, lines(5)])),
    ".gitignore": "out/\n.slipway/\n",
  }).commitAll();
  workspace.git("checkout", "-q", "-b", "feature");
  for (const name of names) workspace.write(name, lines(5) + lines(20, text));
  workspace.git("commit", "-qam", "change");
  workspace.write(
    "out/lcov.info",
    names.map((name) => lcov(name, (line) => line % 2 === 1, 25)).join(""),
  );
  return workspace;
}

describe("The page of the changed lines that are not covered", () => {
  const pageOf = async (text?: (line: number) => string) => {
    using workspace = changed(1, text);
    await workspace.run(inputs);
    return readFileSync(evidence(workspace, "coverage-changed-lines.html"), "utf8");
  };
  let plain = "";
  beforeAll(async () => {
    plain = await pageOf();
  });

  it("shows them in their source, in words as well as in colour", () => {
    const page = plain;
    expect(page).toContain("<title>10 changed lines are not covered</title>");
    expect(page.match(/changed, not covered</g)).toHaveLength(10);
    expect(page).toMatch(
      /<tr class="missed"><th scope="row">6<\/th>.*changed, not covered.*<code>line 1<\/code>/,
    );
  });

  it("needs no script and lets none in", async () => {
    const page = await pageOf(() => "</code><script>alert(1)</script> \u202e&");
    expect(page).not.toMatch(/<script/i);
    expect(page).toContain("default-src 'none'");
    expect(page).toContain('<span class="hidden">U+202E</span>&#38;');
  });

  it("can be read in light and dark, by keyboard and by ear", () => {
    const page = plain;
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('content="width=device-width, initial-scale=1"');
    expect(page).toContain("color-scheme: light dark");
    expect(page).toContain('role="region" aria-labelledby="file-0" tabindex="0"');
    expect(page).toContain('<th scope="col">State</th>');
  });

  it("is not made where there is nothing to show, so that it never praises", async () => {
    using workspace = changed(1);
    workspace.write("out/lcov.info", "");
    expect((await workspace.run(inputs)).outputs.verdict).toBe("inconclusive");
    expect(existsSync(evidence(workspace, "coverage-changed-lines.html"))).toBe(false);
  });
});

describe("Annotations", () => {
  const annotations = (run: ActionRun, level: string) =>
    run.log.split("\n").filter((line) => line.startsWith(`::${level} `));

  it("of a failure are ten at most, what decides first, then the changed lines", async () => {
    using workspace = changed(15);
    const run = await workspace.run({
      ...inputs,
      "changed-lines-threshold": "80",
      "per-file-threshold": "80",
    });
    const shown = annotations(run, "error");
    expect(shown).toHaveLength(9);
    expect(run.log).toMatch(/^::error::\d+ more of these/m);
    expect(shown[0]).toContain("changed-lines-below-threshold");
    expect(shown.slice(1).every((line) => line.includes("changed-lines-uncovered"))).toBe(true);
  });

  it("show changed lines that are not covered as notices where nothing gates them", async () => {
    using workspace = changed(1);
    const run = await workspace.run(inputs);
    expect(run.outputs.verdict).toBe("pass");
    expect(annotations(run, "notice")).toEqual([
      expect.stringMatching(/file=src\/file-0\.ts,line=6/),
    ]);
  });
});

describe("The badges", () => {
  const badge = async (step: Readonly<Record<string, string>>, ...names: readonly string[]) => {
    using workspace = new Workspace({
      "a.ts": "x\n",
      "lcov.info": lcov("a.ts", (line) => line < 9, 9),
    });
    await workspace.run(step);
    return names.map((name) => JSON.parse(readFileSync(evidence(workspace, name), "utf8")));
  };

  it.each([
    ["80", "brightgreen"],
    ["90", "red"],
  ])("are green only where the gate holds: with the threshold %s %s", async (threshold, color) => {
    const step = { reports: "lcov.info", "line-threshold": threshold };
    expect(await badge(step, "coverage-badge.json")).toEqual([
      { schemaVersion: 1, label: "coverage", message: "88.88%", color },
    ]);
  });

  it("are grey without evidence, and there is one for each of several groups", async () => {
    const groups = "Web API: { reports: lcov.info }\nclient: { reports: none.info }";
    const unknown = { schemaVersion: 1, message: "unknown", color: "lightgrey" };
    expect(
      await badge(
        { groups },
        "coverage-badge-web-api.json",
        "coverage-badge-client.json",
        "coverage-badge.json",
      ),
    ).toEqual([
      expect.objectContaining({ message: "88.88%" }),
      { ...unknown, label: "client coverage" },
      { ...unknown, label: "coverage" },
    ]);
  });
});

describe("The comment on a pull request", () => {
  const run = async (token: string, github: GitHubServer) => {
    using workspace = changed(1);
    workspace.write(
      "out/event.json",
      JSON.stringify({ pull_request: { number: 7, head: { sha: "a".repeat(40) } } }),
    );
    const step = workspace.step(
      { ...inputs, comment: "always", token },
      {
        GITHUB_EVENT_NAME: "pull_request",
        GITHUB_EVENT_PATH: path.join(workspace.root, "out/event.json"),
        GITHUB_REPOSITORY: "o/r",
        GITHUB_API_URL: github.url,
      },
    );
    const child = spawn(step.program, step.arguments, step.options);
    let log = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      log += text;
    });
    await new Promise((resolve) => child.once("close", resolve));
    const file = evidence(workspace, "comments/coverage.json");
    return { log, handedOver: existsSync(file) ? readFileSync(file, "utf8") : undefined };
  };

  it("is written once and not touched by a run with the same outcome", async () => {
    await using github = await GitHubServer.start();
    expect((await run(github.token, github)).log).toContain("The comment was created");
    expect((await run(github.token, github)).log).toContain("The comment was unchanged");
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain("Changed lines that are not covered");
  });

  it("is handed over by a run that may not write, with the same verdict", async () => {
    await using github = await GitHubServer.start();
    github.answer("POST /repos", { status: 403, message: "Resource not accessible" });
    const { log, handedOver } = await run(github.token, github);
    expect(log).toContain("lies in .slipway/comments/coverage.json");
    expect(handedOver).toContain('"pullRequest": 7');
    expect(log).toContain("Coverage gate passed");
  });
});

it.each([
  [{ covered: 9, total: 10 }, { covered: 9, total: 20 }, "−45.00"],
  [{ covered: 1, total: 3 }, { covered: 2, total: 3 }, "+33.33"],
  [{ covered: 1, total: 2 }, { covered: 2, total: 4 }, "±0"],
  [{ covered: 1, total: 100_000 }, { covered: 2, total: 100_000 }, "+<0.01"],
  [{ covered: 0, total: 0 }, { covered: 1, total: 1 }, ""],
])("From %j to %j are %s points", (before, after, points) => {
  expect(pointsBetween(before, after)).toBe(points);
});

it("A long path keeps its end", () => {
  expect(shortPath("src/a.ts")).toBe("src/a.ts");
  expect(shortPath(`${"directory/".repeat(10)}File.cs`)).toMatch(/^…\/(directory\/){6}File\.cs$/);
});
