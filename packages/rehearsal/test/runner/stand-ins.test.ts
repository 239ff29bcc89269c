import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultStandIns } from "../../src/stand-ins/index.ts";
import { sdkFits } from "../../src/stand-ins/setup-dotnet.ts";
import { nodeFits } from "../../src/stand-ins/setup-node.ts";
import {
  type Files,
  rehearse,
  repositoryOf,
  temporaryDirectory,
  workflow,
  workflowPath,
} from "./rehearse.ts";

function steps(text: string, files: Files = {}, overrides = {}) {
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => `      ${line}\n`);
  return rehearse(
    {
      ...files,
      [workflowPath]: workflow(`  one:\n    runs-on: ubuntu-latest\n    steps:\n${lines.join("")}`),
    },
    { standIns: defaultStandIns, ...overrides },
  );
}

describe("actions/checkout", () => {
  it("puts the commit on its branch, with one commit of history", async () => {
    const { lines } = await steps(
      `- { id: c, uses: actions/checkout@v7, with: { persist-credentials: false } }
- run: |
    cat a.txt
    git rev-parse --abbrev-ref HEAD
    git rev-list --count HEAD
    test "$(git rev-parse HEAD)" = "$GITHUB_SHA" && test \${{ steps.c.outputs.commit }} = "$GITHUB_SHA" && echo same`,
      { "a.txt": "text\n" },
    );
    expect(lines().slice(-4)).toEqual(["text", "main", "1", "same"]);
  });

  it("fetches everything with depth 0, so that other branches can be compared", async () => {
    const repository = repositoryOf({
      "a.txt": "one\n",
      [workflowPath]: workflow(`  one:
    runs-on: ubuntu-latest
    steps:
      - { uses: actions/checkout@v7, with: { fetch-depth: 0 } }
      - run: git diff --name-only origin/main...HEAD
`),
    });
    repository.git("checkout", "--quiet", "-b", "release/1.0");
    repositoryOf({ "b.txt": "two\n" }, repository.directory);
    const sha = repository.git("rev-parse", "HEAD");
    const events: string[] = [];
    const { optionsFor } = await import("./options.ts");
    const { runWorkflow } = await import("../../src/runner/index.ts");
    const options = optionsFor(
      { directory: repository.directory, sha },
      temporaryDirectory(),
      (event) => {
        if (event.type === "output" && event.kind === "line") events.push(event.text);
      },
    );
    await runWorkflow({
      ...options,
      repository: { ...options.repository, ref: "refs/heads/release/1.0" },
      standIns: defaultStandIns,
    });
    expect(events.at(-1)).toBe("b.txt");
  });

  it("copies a mapped repository as it stands, also beside the product", async () => {
    const other = repositoryOf({
      "suite/a.test": "suite\n",
      ".gitignore": "ignored\n",
      ignored: "x",
    });
    const { lines } = await steps(
      `- uses: actions/checkout@v7
- uses: actions/checkout@v7
  with: { repository: tools/pipes, ref: v1, path: theirs }
- run: cat theirs/suite/a.test && ls -A theirs | tr '\\n' ' '`,
      {},
      { mapping: { "tools/pipes": other } },
    );
    expect(lines().slice(-2)).toEqual(["suite", ".gitignore suite "]);
  });

  it("stays in the workspace", async () => {
    const { annotations } = await steps("- { uses: actions/checkout@v7, with: { path: ../out } }");
    expect(annotations("error")[0]).toContain("is not under");
  });
});

describe("artifacts", () => {
  const make = `- run: |
    mkdir -p out/deep .hidden && echo a > out/a.txt && echo b > out/deep/b.txt && echo h > .hidden/h.json && echo d > out/.dot
    chmod +x out/a.txt`;

  it("keep the tree below the path, without hidden files and rights to execute", async () => {
    const { lines, result, directory } = await steps(`${make}
- { uses: actions/upload-artifact@v7, with: { name: app, path: out } }
- { uses: actions/download-artifact@v8, with: { name: app, path: back } }
- run: cd back && find . -type f | sort`);
    expect(lines().slice(-2)).toEqual(["./a.txt", "./deep/b.txt"]);
    expect(result.artifacts).toEqual([
      { name: "app", directory: join(directory, "artifacts/app") },
    ]);
    expect(statSync(join(directory, "artifacts/app/a.txt")).mode & 0o111).toBe(0);
    expect(readFileSync(join(directory, "artifacts/app/a.txt"), "utf8")).toBe("a\n");
  });

  it.each([
    ["out/deep/b.txt", "./b.txt"],
    ["out/**/*.txt", "./a.txt ./deep/b.txt"],
    ["out/*.txt", "./a.txt"],
    ["|\n      out/a.txt\n      out/deep/b.txt", "./a.txt ./deep/b.txt"],
    ["|\n      out\n      !out/deep", "./a.txt"],
    [".hidden/*.json", ""],
  ])("path %s holds %s", async (path, expected) => {
    const { lines } = await steps(`${make}
- uses: actions/upload-artifact@v7
  with:
    if-no-files-found: ignore
    path: ${path}
- { uses: actions/download-artifact@v8, with: { path: back } }
- run: mkdir -p back/artifact && cd back/artifact && echo "found $(find . -type f | sort | tr '\\n' ' ')"`);
    expect(lines().at(-1)?.trim()).toBe(`found ${expected}`.trim());
  });

  it("of a hidden path are there where asked for", async () => {
    const { result } = await steps(`${make}
- uses: actions/upload-artifact@v7
  with: { name: h, path: ".hidden/*.json", include-hidden-files: true, if-no-files-found: error }`);
    expect(result.artifacts).toHaveLength(1);
  });

  it("have one name each in a run, unless overwritten", async () => {
    const upload = (more = "") =>
      `- { uses: actions/upload-artifact@v7, with: { name: app, path: out${more} } }`;
    const { annotations, jobs } = await steps(
      `${make}\n${upload()}\n${upload(", overwrite: true")}\n${upload()}`,
    );
    expect(jobs).toEqual({ one: "failure" });
    expect(annotations("error")).toEqual([expect.stringContaining("(409) Conflict")]);
  });

  it("by pattern go to a directory each, or together", async () => {
    const { lines } = await steps(`${make}
- { uses: actions/upload-artifact@v7, with: { name: coverage-a, path: out/a.txt } }
- { uses: actions/upload-artifact@v7, with: { name: coverage-b, path: out/deep } }
- { uses: actions/upload-artifact@v7, with: { name: other, path: out } }
- { uses: actions/download-artifact@v8, with: { pattern: coverage-*, path: each } }
- { uses: actions/download-artifact@v8, with: { pattern: coverage-*, path: all, merge-multiple: true } }
- run: find each all -type f | sort`);
    expect(lines().slice(-4)).toEqual([
      "all/a.txt",
      "all/b.txt",
      "each/coverage-a/a.txt",
      "each/coverage-b/b.txt",
    ]);
  });

  it.each([
    ["warn", "warning", "success"],
    ["error", "error", "failure"],
  ])("nothing found: %s", async (answer, level, conclusion) => {
    const { annotations, jobs } = await steps(
      `- { uses: actions/upload-artifact@v7, with: { path: nothing, if-no-files-found: ${answer} } }`,
    );
    expect(annotations(level)[0]).toContain("No files were found with the provided path: nothing.");
    expect(jobs).toEqual({ one: conclusion });
  });

  it("that are not there fail the download and name what is", async () => {
    const { annotations } = await steps(`${make}
- { uses: actions/upload-artifact@v7, with: { name: app, path: out } }
- { uses: actions/download-artifact@v8, with: { name: application } }`);
    expect(annotations("error")[0]).toContain(
      "Artifact not found for name: application. This run has app.",
    );
  });
});

describe("actions/cache", () => {
  const run = (key: string, cacheDirectory: string) =>
    steps(
      `- { id: c, uses: actions/cache@v5, with: { path: store, key: ${key}, restore-keys: deps- } }
- run: |
    echo "hit [\${{ steps.c.outputs.cache-hit }}] $(cat store/file 2>/dev/null)"
    mkdir -p store && echo ${key} > store/file`,
      {},
      { cacheDirectory },
    );

  it("is saved after a good job and found by key or prefix in a later run", async () => {
    const directory = temporaryDirectory();
    const said = async (key: string) =>
      (await run(key, directory)).lines().find((line) => line.startsWith("hit"));
    expect(await said("deps-1")).toBe("hit [] ");
    expect(await said("deps-2")).toBe("hit [false] deps-1");
    expect(await said("deps-1")).toBe("hit [true] deps-1");
    expect(await said("deps-2")).toBe("hit [true] deps-2");
  });
});

describe("actions/setup-node and setup-dotnet", () => {
  it.each([
    ["24.21.0", "24", true],
    ["24.21.0", "24.x", true],
    ["24.21.0", ">=20", true],
    ["24.21.0", "lts/*", true],
    ["24.21.0", "v24.21.0", true],
    ["24.21.0", "22", false],
    ["24.21.0", "24.22", false],
  ])("Node.js %s for %s: %s", (version, range, fits) => {
    expect(nodeFits(version, range)).toBe(fits);
  });

  it.each([
    ["9.0.305", "9.0.x", true],
    ["9.0.305", "9", true],
    ["9.0.305", "9.0.3xx", true],
    ["9.0.305", "9.0.1xx", false],
    ["10.0.401", "9.0.x", false],
    ["10.0.401", "latest", true],
  ])(".NET SDK %s for %s: %s", (sdk, wanted, fits) => {
    expect(sdkFits(sdk, wanted)).toBe(fits);
  });

  it("put a fitting Node.js first on the PATH", async () => {
    const { lines } =
      await steps(`- { uses: actions/setup-node@v7, with: { node-version: 24, cache: npm } }
- run: node --version`);
    expect(lines().at(-1)).toMatch(/^v24\./);
  });

  it("name the way out where none fits", async () => {
    const { annotations } = await steps(
      "- { uses: actions/setup-node@v7, with: { node-version: 99 } }",
    );
    expect(annotations("error")[0]).toMatch(
      /Node.js "99" is asked for, here there is .*Install it/,
    );
  });
});

describe("actions that only GitHub can run", () => {
  it("are shown as not run, never as passed, and the job goes on", async () => {
    const { result, events, lines } =
      await steps(`- { uses: github/codeql-action/init@v4, with: { languages: csharp } }
- run: echo after`);
    expect(result.notRunLocally).toEqual([{ job: "one", uses: "github/codeql-action/init@v4" }]);
    expect(
      events.filter((event) => event.type === "step-finished").map(({ conclusion }) => conclusion),
    ).toEqual(["not-run", "success"]);
    expect(lines()).toContain("after");
  });
});
