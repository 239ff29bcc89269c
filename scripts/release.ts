/**
 * Makes a release out of the commit that is checked out; the workflow `release` calls it.
 *
 * - `release.ts plan <version> <notes file>`: refuses what must not be released; writes the notes
 * - `release.ts tag <version>`: makes the immutable tag and reads it back
 * - `release.ts move <version>`: moves v1 and v1.2 to it and reads them back
 *
 * `dist/` is compared with a clean build before (`npm run build -- --verify`).
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { planRelease, ReleaseRefused } from "./release-plan.ts";

const [command, version = "", notesFile] = process.argv.slice(2);
try {
  if (command === "plan" && notesFile !== undefined) plan(notesFile);
  else if (command === "tag") tagRelease();
  else if (command === "move") moveTags();
  else
    throw new ReleaseRefused(
      "Use: release.ts plan <version> <notes file> | tag <version> | move <version>.",
    );
} catch (error) {
  if (!(error instanceof ReleaseRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function plan(file: string): void {
  const head = git("rev-parse", "HEAD");
  const { tag, moving, notes } = planned(
    // One that this very commit has is a release that was left half done.
    (name) => name !== `v${version}` || remoteRef(`refs/tags/${name}`) !== head,
  );
  const changes = git("status", "--porcelain");
  if (changes !== "") {
    throw new ReleaseRefused(
      `The checkout has changes that no commit has:\n${changes}\nCommit them first.`,
    );
  }
  if (remoteRef("refs/heads/main") !== head) {
    throw new ReleaseRefused(
      `${head} is not the newest commit of main. Run the workflow again on main.`,
    );
  }
  writeFileSync(file, `${notes}\n`);
  console.log(
    `${tag} will be ${head}; ${moving.length > 0 ? `${moving.join(" and ")} move to it` : "no other tag moves"}.`,
  );
}

function tagRelease(): void {
  const tag = `v${version}`;
  const head = git("rev-parse", "HEAD");
  // The run before may have ended after the tag: the same commit is no second release.
  if (remoteRef(`refs/tags/${tag}`) !== head) {
    planned();
    git("tag", "--force", tag, head);
    git("push", "origin", `refs/tags/${tag}`);
  }
  expectRemote(tag, head);
}

function moveTags(): void {
  const head = git("rev-parse", "HEAD");
  if (remoteRef(`refs/tags/v${version}`) !== head) {
    throw new ReleaseRefused(
      `v${version} is not this commit. Run \`release.ts tag ${version}\` first.`,
    );
  }
  const { moving } = planned((tag) => tag !== `v${version}`);
  for (const tag of moving) {
    git("tag", "--force", tag, head);
    git("push", "--force", "origin", `refs/tags/${tag}`);
    expectRemote(tag, head);
  }
}

function planned(counts: (tag: string) => boolean = () => true) {
  const tags = git("ls-remote", "--tags", "--refs", "origin")
    .split("\n")
    .map((line) => line.split("refs/tags/")[1] ?? "")
    .filter((tag) => tag !== "" && counts(tag));
  const { version: packageVersion } = JSON.parse(readFileSync("package.json", "utf8")) as {
    version: string;
  };
  return planRelease({
    version,
    packageVersion,
    changelog: readFileSync("CHANGELOG.md", "utf8"),
    tags,
  });
}

function expectRemote(tag: string, commit: string): void {
  const found = remoteRef(`refs/tags/${tag}`);
  if (found !== commit) {
    throw new ReleaseRefused(
      `${tag} is ${found || "absent"} in the remote repository, not ${commit}. Is it protected?`,
    );
  }
  console.log(`${tag} is ${commit}.`);
}

function remoteRef(ref: string): string {
  return git("ls-remote", "origin", ref).split("\t")[0] ?? "";
}

function git(...args: readonly string[]): string {
  return execFileSync("git", args, { encoding: "utf8" }).trim();
}
