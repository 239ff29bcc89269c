import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { planRelease } from "../scripts/release-plan.ts";
import { read } from "./github-files.ts";

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

  test.each([
    ["a version that is none", { version: "v1.2" }, '"v1.2" is no version'],
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

  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), "release-"));
    checkout = path.join(directory, "checkout");
    mkdirSync(checkout);
    execFileSync("git", ["init", "--quiet", "--bare", path.join(directory, "remote.git")]);
    git("init", "--quiet", "--initial-branch", "main");
    git("remote", "add", "origin", path.join(directory, "remote.git"));
    writeFileSync(path.join(checkout, "package.json"), '{ "version": "1.2.3" }');
    writeFileSync(path.join(checkout, "CHANGELOG.md"), changelog);
    git("add", ".");
    git("commit", "--quiet", "--message", "Release");
    git("push", "--quiet", "origin", "main");
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  test("makes the tag, moves v1 and v1.2, and can be run again where it stopped", () => {
    const notes = path.join(directory, "notes.md");
    expect(release("plan", "1.2.3", notes)).toMatchObject({ status: 0 });
    expect(readFileSync(notes, "utf8")).toBe("- A change.\n");
    expect(release("tag", "1.2.3").status).toBe(0);
    expect(release("move", "1.2.3").status).toBe(0);
    expect(release("move", "1.2.3").status).toBe(0);
    const head = git("rev-parse", "HEAD");
    expect(["v1.2.3", "v1", "v1.2"].map((tag) => remote(`refs/tags/${tag}`))).toEqual([
      head,
      head,
      head,
    ]);
  });

  test("never makes a tag anew", () => {
    release("tag", "1.2.3");
    const again = release("tag", "1.2.3");
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining("v1.2.3 exists")]);
  });

  test("moves no tag to a commit that was not released", () => {
    const early = release("move", "1.2.3");
    expect([early.status, early.stderr]).toEqual([
      1,
      expect.stringContaining("is not this commit"),
    ]);
    expect(remote("refs/tags/v1")).toBe("");
  });

  test("refuses a commit that is not the newest of main, and a checkout with changes", () => {
    writeFileSync(path.join(checkout, "more"), "");
    expect(release("plan", "1.2.3", "notes").stderr).toContain("changes that no commit has");
    git("add", ".");
    git("commit", "--quiet", "--message", "Not pushed");
    expect(release("plan", "1.2.3", path.join(directory, "n")).stderr).toContain(
      "not the newest commit of main",
    );
  });
});

test("the changelog has a section for the version in package.json", () => {
  const { version } = JSON.parse(read("package.json")) as { version: string };
  expect(
    planRelease({ version, packageVersion: version, changelog: read("CHANGELOG.md"), tags: [] })
      .notes,
  ).not.toBe("");
});
