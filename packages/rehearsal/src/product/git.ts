import { execFileSync } from "node:child_process";

/** Commits are made by nobody at a fixed time, so that the same files give the same SHA. */
const identity = {
  GIT_AUTHOR_NAME: "Roster team",
  GIT_AUTHOR_EMAIL: "team@roster.example",
  GIT_COMMITTER_NAME: "Roster team",
  GIT_COMMITTER_EMAIL: "team@roster.example",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
};

/** Runs git in a directory and answers its output without the last line break. */
export function git(
  directory: string,
  gitArguments: readonly string[],
  environment: Record<string, string> = {},
): string {
  return execFileSync("git", gitArguments, {
    cwd: directory,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, ...identity, ...environment },
  }).replace(/\n$/, "");
}

/** Commits everything in the work tree at the given date. */
export function commitAll(directory: string, message: string, date: string): string {
  git(directory, ["add", "--all", "--force"]);
  git(directory, ["commit", "--quiet", "--message", message], {
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  });
  return git(directory, ["rev-parse", "HEAD"]);
}
