/** Runs workflow files of a fresh git repository, as a test needs them. */

import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import {
  type RunEvent,
  type RunOptions,
  type RunResult,
  runWorkflow,
} from "../../src/runner/index.ts";
import { optionsFor, workflowPath } from "./options.ts";

export { workflowPath } from "./options.ts";

export type Files = Record<string, string>;

export interface Rehearsal {
  readonly result: RunResult;
  readonly events: readonly RunEvent[];
  /** Conclusion of each job by its unique name. */
  readonly jobs: Record<string, string>;
  readonly directory: string;
  /** Output lines without the echo of the script. */
  lines(job?: string): string[];
  outputs(job: string): Readonly<Record<string, string>>;
  annotations(level: string): string[];
}

export function temporaryDirectory(): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "rehearsal-")));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }));
  return directory;
}

/** No housekeeping after a commit: it would be two more processes for each of hundreds of tests. */
const settings = ["user.name=a", "user.email=a@b", "maintenance.auto=false"].flatMap((setting) => [
  "-c",
  setting,
]);

/** A git repository with one commit. */
export function repositoryOf(files: Files, directory = temporaryDirectory()) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  const git = (...parameters: string[]) =>
    execFileSync("git", ["-C", directory, ...settings, ...parameters], {
      encoding: "utf8",
    }).trim();
  if (!existsSync(join(directory, ".git"))) git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--message=first");
  const sha = readFileSync(join(directory, ".git/refs/heads/main"), "utf8").trim();
  return { directory, sha, git };
}

/**
 * @param files a lone string is the workflow itself
 * @param into repository that gets them as a further commit; by default a new one
 */
export async function rehearse(
  files: string | Files,
  overrides: Partial<RunOptions> = {},
  onEvent: (event: RunEvent) => void = () => {},
  into?: string,
): Promise<Rehearsal> {
  const all = typeof files === "string" ? { [workflowPath]: files } : files;
  const { directory, sha } = repositoryOf(all, into);
  const events: RunEvent[] = [];
  const options = {
    ...optionsFor({ directory, sha }, temporaryDirectory(), (event) => {
      events.push(event);
      onEvent(event);
    }),
    ...overrides,
  };
  const result = await runWorkflow(options);
  return {
    result,
    events,
    directory: options.workDirectory,
    jobs: Object.fromEntries(result.jobs.map(({ job, conclusion }) => [job, conclusion])),
    lines: (job) =>
      events.flatMap((event) =>
        event.type === "output" && event.kind === "line" && (job === undefined || event.job === job)
          ? [event.text]
          : [],
      ),
    outputs: (job) => result.jobs.find((item) => item.job === job)?.outputs ?? {},
    annotations: (level) =>
      events.flatMap((event) =>
        event.type === "annotation" && event.level === level ? [event.message] : [],
      ),
  };
}

/** A workflow from the indented text of its jobs. */
export function workflow(jobs: string, head = "on: push"): string {
  return `${head}\njobs:\n${jobs}`;
}

/** A job that runs a script. */
export function job(id: string, script = "true", more = ""): string {
  const keys = more
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => `    ${line}\n`)
    .join("");
  const lines = script.split("\n").map((line) => `          ${line}\n`);
  return `  ${id}:\n    runs-on: ubuntu-latest\n${keys}    steps:\n      - run: |\n${lines.join("")}`;
}
