// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of GitHub
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { planRelease } from "../scripts/release-plan.ts";
import { read, workflows } from "./github-files.ts";

const changelog =
  "# Changelog\n\n## 1.2.3 - 2026-12-01\n\n- A change.\n\n## 1.2.2 - 2026-11-30\n\n- Before.\n";
const facts = {
  version: "1.2.3",
  packageVersion: "1.2.3",
  changelog,
  tags: ["v1.2.2", "v1", "v1.2"],
};

describe("the plan of a release", () => {
  test("has the changelog's section as notes and moves v1 and v1.2", () => {
    expect(planRelease(facts)).toEqual({
      tag: "v1.2.3",
      moving: ["v1", "v1.2"],
      notes: "- A change.",
    });
  });

  test("a fix of an older line moves its own tag only", () => {
    expect(planRelease({ ...facts, tags: ["v1.3.0", "v1.2.2"] }).moving).toEqual(["v1.2"]);
  });

  test("a late fix behind a newer one moves nothing", () => {
    expect(planRelease({ ...facts, tags: ["v1.3.0", "v1.2.10"] }).moving).toEqual([]);
  });

  test("tags that are no release hold nothing back", () => {
    const tags = ["v1", "v1.2", "v1.2.4-rc.1", "v1.9.0-beta", "nightly", "1.5.0", "v2.0.0"];
    expect(planRelease({ ...facts, tags }).moving).toEqual(["v1", "v1.2"]);
  });

  test.each([
    ["a version that is none", { version: "v1.2" }, '"v1.2" is no version'],
    ["a prerelease", { version: "1.2.3-rc.1" }, '"1.2.3-rc.1" is no version'],
    ["a command in place of a version", { version: "1.2.3;id" }, '"1.2.3;id" is no version'],
    ["a number that is written in two ways", { version: "1.02.3" }, '"1.02.3" is no version'],
    [
      "a version that package.json does not have",
      { packageVersion: "1.2.2" },
      "package.json says 1.2.2",
    ],
    ["a tag that exists", { tags: ["v1.2.3"] }, "v1.2.3 exists, and a release never changes"],
    [
      "a changelog without the version",
      { changelog: "# Changelog\n" },
      'no section "## 1.2.3 - <date>"',
    ],
    [
      "a section without text",
      { changelog: "## 1.2.3 - 2026-12-01\n\n## 1.2.2 - 2026-01-01\n" },
      "with text",
    ],
  ])("refuses %s", (_, change, sentence) => {
    expect(() => planRelease({ ...facts, ...change })).toThrow(sentence);
  });
});

describe("the script, against a real remote repository", () => {
  let directory: string;
  let checkout: string;
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
      cwd: checkout,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  const release = (...args: string[]) =>
    spawnSync(
      process.execPath,
      [path.resolve(import.meta.dirname, "../scripts/release.ts"), ...args],
      {
        cwd: checkout,
        encoding: "utf8",
      },
    );
  const remote = (ref: string) => git("ls-remote", "origin", ref).split("\t")[0];

  // Made once and copied: each git command is a process.
  let template: string;
  beforeAll(() => {
    template = mkdtempSync(path.join(tmpdir(), "release-"));
    checkout = path.join(template, "checkout");
    mkdirSync(checkout);
    execFileSync("git", ["init", "--quiet", "--bare", path.join(template, "remote.git")]);
    git("init", "--quiet", "--initial-branch", "main");
    git("remote", "add", "origin", "../remote.git");
    writeFileSync(path.join(checkout, "package.json"), '{ "version": "1.2.3" }');
    writeFileSync(path.join(checkout, "CHANGELOG.md"), changelog);
    git("add", ".");
    git("commit", "--quiet", "--message", "Release");
    git("push", "--quiet", "origin", "main");
  });
  afterAll(() => rmSync(template, { recursive: true }));
  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), "release-"));
    checkout = path.join(directory, "checkout");
    cpSync(template, directory, { recursive: true });
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  test("makes the tag, moves v1 and v1.2, and goes on where it stopped", () => {
    const notes = path.join(directory, "notes.md");
    expect(release("tag", "1.2.3").status).toBe(0);
    // The run ended here, and is started again from its beginning.
    expect(release("plan", "1.2.3", notes)).toMatchObject({ status: 0 });
    expect(readFileSync(notes, "utf8")).toBe("- A change.\n");
    expect(release("tag", "1.2.3").status).toBe(0);
    expect(release("move", "1.2.3").status).toBe(0);
    const head = git("rev-parse", "HEAD");
    expect(git("ls-remote", "--tags", "origin").split("\n").toSorted()).toEqual(
      ["v1", "v1.2", "v1.2.3"].map((tag) => `${head}\trefs/tags/${tag}`),
    );
  });

  test("never makes a released tag anew, and moves no tag to a commit that was not released", () => {
    git("push", "--quiet", "origin", "main:refs/tags/v1.2.3");
    writeFileSync(path.join(checkout, "more"), "");
    git("add", ".");
    git("commit", "--quiet", "--message", "Another");
    const [tagged, moved] = [release("tag", "1.2.3"), release("move", "1.2.3")];
    expect([tagged.status, tagged.stderr]).toEqual([1, expect.stringContaining("v1.2.3 exists")]);
    expect([moved.status, moved.stderr]).toEqual([
      1,
      expect.stringContaining("is not this commit"),
    ]);
    expect([remote("refs/tags/v1.2.3"), remote("refs/tags/v1")]).toEqual([
      git("rev-parse", "HEAD^"),
      "",
    ]);
  });

  test("refuses a checkout with changes, and one of another branch than main", () => {
    writeFileSync(path.join(checkout, "more"), "");
    expect(release("plan", "1.2.3", "notes").stderr).toContain("changes that no commit has");
    git("checkout", "--quiet", "-b", "release/1.2");
    git("add", ".");
    git("commit", "--quiet", "--message", "Not of main");
    git("push", "--quiet", "origin", "release/1.2");
    expect(release("plan", "1.2.3", path.join(directory, "n")).stderr).toContain(
      "not the newest commit of main",
    );
  });
});

describe("the workflow's last step", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), "release-step-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  /** With a `gh` that keeps one release in a file. */
  function publish(before: "none" | "draft" | "immutable", created: "immutable" | "mutable") {
    const script = parse(read(".github/workflows/release.yml")).jobs.publish.steps.at(-1).run;
    const file = (name: string) => path.join(directory, name);
    writeFileSync(file("state"), before);
    writeFileSync(file("node"), '#!/bin/sh\necho "$2" >> "$CALLS"\n', { mode: 0o755 });
    const gh = `#!/bin/bash
      echo "$1 $2" >> "$CALLS"
      is=$(cat "$STATE")
      case "$1 $2" in
        "release view") [ "$is" != none ] && { [ "$is" = draft ] && echo true || echo false; } ;;
        "release delete") echo none > "$STATE" ;;
        "release create") [ "$is" = none ] && echo ${created} > "$STATE" ;;
        "api "*) [ "$is" = immutable ] && echo true || echo false ;;
      esac`;
    writeFileSync(file("gh"), gh, { mode: 0o755 });
    const { status, stdout } = spawnSync("bash", ["-e", "-c", script], {
      cwd: directory,
      encoding: "utf8",
      env: {
        PATH: `${directory}:${process.env.PATH}`,
        STATE: file("state"),
        CALLS: file("calls"),
        VERSION: "1.2.3",
        GITHUB_REPOSITORY: "o/r",
      },
    });
    const calls = readFileSync(file("calls"), "utf8").trim().split("\n");
    return { status, stdout, calls: calls.filter((call) => !/auth|view|api/.test(call)) };
  }

  test.each([
    ["makes a release", "none", ["release create"]],
    [
      "makes a release anew that a run left as a draft",
      "draft",
      ["release delete", "release create"],
    ],
    ["keeps one that is published", "immutable", []],
  ] as const)("%s, and then moves v1", (_, before, calls) => {
    expect(publish(before, "immutable")).toMatchObject({
      status: 0,
      calls: ["tag", ...calls, "move"],
    });
  });

  test("moves nobody to a release that could be changed", () => {
    const { status, stdout, calls } = publish("none", "mutable");
    expect([status, stdout]).toEqual([1, expect.stringContaining("title=not-immutable")]);
    expect(calls).toEqual(["tag", "release create"]);
  });
});

describe("the workflow", () => {
  interface Job {
    readonly needs?: string;
    readonly permissions: Record<string, string>;
    readonly steps: { readonly name: string; readonly run?: string; readonly if?: string }[];
  }
  const jobs = parse(read(".github/workflows/release.yml")).jobs as Record<
    "verify" | "publish",
    Job
  >;

  test("writes nothing before dist/ was compared with a clean build and everything was tested", () => {
    const { verify, publish } = jobs;
    expect(publish.needs).toBe("verify");
    expect(Object.values(verify.permissions)).toEqual(["read"]);
    const commands = verify.steps.flatMap(({ run }) => run ?? []);
    expect(commands.slice(0, 3)).toEqual([
      "npm run build -- --verify",
      'node_modules/.bin/node scripts/release.ts plan "$VERSION" "$RUNNER_TEMP/notes.md"',
      "bash .ci/run",
    ]);
    expect([...verify.steps, ...publish.steps].filter((step) => step.if !== undefined)).toEqual([]);
  });

  test("attests to the build and its contents before the tag, and moves tags last", () => {
    const names = jobs.publish.steps.map(({ name }) => name);
    expect(names.slice(-3)).toEqual([
      "Say where it was built",
      "Say what is in it",
      "Tag, release, move v1 and v1.2",
    ]);
    const script = jobs.publish.steps.at(-1)?.run ?? "";
    const order = ["release.ts tag", "gh release create", "release.ts move"];
    const places = order.map((command) => script.indexOf(command));
    expect(places.toSorted((a, b) => a - b)).toEqual(places);
    expect(places).not.toContain(-1);
  });
});

test("whoever calls a workflow gets all of it from one commit, by whatever name that has", () => {
  // $/ and ./.github/workflows are the running workflow's own repository and commit; a checkout of
  // our files names that commit. Nothing else of ours may be named inside.
  const own = workflows.flatMap((file) =>
    read(file)
      .split("\n")
      .filter((line) => /^\s*(- )?(uses|repository): \S/.test(line))
      .map((line) => line.trim().replace(/^- /, "")),
  );
  const ours = own.filter((line) => !/uses: [\w-]+\/[\w./-]+@[0-9a-f]{40} #/.test(line));
  const sameCommit =
    /^(uses: (\$\/(actions|\.github\/actions)\/[\w-]+|\.\/\.github\/workflows\/[\w-]+\.yml)|repository: \$\{\{ job\.workflow_repository \}\})$/;
  // The doctor's product, which the person who starts it names.
  const other = "repository: ${{ inputs.repository || github.repository }}";
  expect(ours.filter((line) => !sameCommit.test(line) && line !== other)).toEqual([]);
  expect(ours.filter((line) => line.startsWith("uses: $/")).length).toBeGreaterThan(20);
  const checkouts = workflows.flatMap((file) =>
    read(file).split("job.workflow_repository }}").slice(1),
  );
  expect(checkouts.filter((rest) => !/^\s+ref: \$\{\{ job\.workflow_sha \}\}/.test(rest))).toEqual(
    [],
  );
});

test("the changelog has a section for the version in package.json", () => {
  const { version } = JSON.parse(read("package.json")) as { version: string };
  expect(
    planRelease({ version, packageVersion: version, changelog: read("CHANGELOG.md"), tags: [] })
      .notes,
  ).not.toBe("");
});
