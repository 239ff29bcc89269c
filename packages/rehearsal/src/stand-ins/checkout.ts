import { appendFile, cp, mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import type { StandIn, StandInStep } from "./stand-in.ts";

const withoutEffect = { withoutEffect: true } as const;

/** `actions/checkout`: the product at its commit from the local repository, without a network. */
export const checkout: StandIn = {
  description: "The files are fetched from the local repository.",
  inputs: {
    repository: {},
    ref: {},
    path: {},
    "fetch-depth": { default: "1" },
    "fetch-tags": { default: "false" },
    clean: { default: "true" },
    token: withoutEffect,
    "ssh-key": withoutEffect,
    "persist-credentials": withoutEffect,
    "set-safe-directory": withoutEffect,
    "show-progress": withoutEffect,
  },
  async main(step) {
    const target = resolve(step.workspace, step.input("path"));
    const inside = relative(step.workspace, target);
    if (inside.startsWith("..")) {
      throw new Error(`Repository path '${target}' is not under '${step.workspace}'`);
    }
    await mkdir(target, { recursive: true });
    const name = step.input("repository") || step.repository.name;
    if (name.toLowerCase() === step.repository.name.toLowerCase())
      return fetchProduct(step, target);
    const mapped = Object.entries(step.mapping).find(
      ([key]) => key.toLowerCase() === name.toLowerCase(),
    )?.[1];
    if (mapped === undefined) {
      throw new Error(`The repository "${name}" is not mapped to a local directory. Map it.`);
    }
    await emptyDirectory(target);
    await copyAsItStands(step, mapped.directory, target);
    step.log(`Copied ${name} as it stands.`);
    step.setOutput("ref", step.input("ref"));
    step.setOutput("commit", mapped.sha);
  },
};

async function fetchProduct(step: StandInStep, target: string): Promise<void> {
  const { directory, sha, ref } = step.repository;
  const git = async (...parameters: string[]) => {
    const { exitCode, stdout } = await step.run("git", parameters, { directory: target });
    if (exitCode !== 0) throw new Error(`git ${parameters[0]} ended with exit code ${exitCode}.`);
    return stdout.trim();
  };
  const known = (await readdir(target)).includes(".git");
  if (!known) await emptyDirectory(target);
  else if (step.flag("clean")) {
    await git("clean", "-ffdxq");
    await git("reset", "--hard", "--quiet");
  }
  await git("init", "--quiet", "--initial-branch=main");
  const origin = `file://${resolve(directory)}`;
  if (known) await git("config", "remote.origin.url", origin);
  // A repository that was made just now takes lines: three processes less for each job.
  else await appendFile(join(target, ".git/config"), originConfig(origin));
  const depth = Number(step.input("fetch-depth"));
  const asked = step.input("ref");
  const everything =
    depth === 0 ? ["+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*"] : [];
  const tags = step.flag("fetch-tags") && depth > 0 ? ["+refs/tags/*:refs/tags/*"] : [];
  await git(
    "fetch",
    "--quiet",
    "--no-tags",
    "--no-auto-gc",
    "--force",
    // Any commit may be asked for, not only the tips of branches.
    "--upload-pack=git -c uploadpack.allowAnySHA1InWant=true upload-pack",
    ...(depth > 0 ? [`--depth=${depth}`] : []),
    "origin",
    ...everything,
    ...tags,
    asked === "" ? sha : asked,
  );
  // With several refspecs FETCH_HEAD begins with the first of them; the commit is asked for by name.
  const commit = asked === "" ? sha : await resolveCommit(step, target, asked);
  const branch = branchOf(asked === "" ? ref : asked, asked === "");
  await git(
    "checkout",
    "--quiet",
    "--force",
    ...(branch === undefined ? ["--detach"] : ["-B", branch]),
    commit,
  );
  step.log(`HEAD is now at ${commit}`);
  step.setOutput("ref", asked === "" ? ref : asked);
  step.setOutput("commit", commit);
}

const originConfig = (url: string) => `[remote "origin"]
\turl = "${url.replace(/["\\]/g, "\\$&")}"
\tfetch = +refs/heads/*:refs/remotes/origin/*
[gc]
\tauto = 0
`;

async function resolveCommit(step: StandInStep, target: string, asked: string): Promise<string> {
  const short = asked.replace(/^refs\/(heads|tags)\//, "");
  for (const name of [`refs/remotes/origin/${short}`, `refs/tags/${short}`, asked, "FETCH_HEAD"]) {
    const parameters = ["rev-parse", "--verify", "--quiet", `${name}^{commit}`];
    const { exitCode, stdout } = await step.run("git", parameters, {
      directory: target,
      quiet: true,
    });
    if (exitCode === 0) return stdout.trim();
  }
  throw new Error(`A branch or tag with the name '${asked}' could not be found`);
}

/** The local branch that the real action makes; none for tags and commits. */
function branchOf(ref: string, qualified: boolean): string | undefined {
  if (ref.startsWith("refs/heads/")) return ref.slice("refs/heads/".length);
  if (qualified || ref.startsWith("refs/") || /^[0-9a-f]{40}$/.test(ref)) return undefined;
  return ref;
}

async function emptyDirectory(directory: string): Promise<void> {
  for (const entry of await readdir(directory)) {
    await rm(join(directory, entry), { recursive: true, force: true });
  }
}

/** Tracked files and new ones that are not ignored; without git, everything. */
async function copyAsItStands(step: StandInStep, from: string, to: string): Promise<void> {
  const { exitCode, stdout } = await step.run(
    "git",
    ["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate"],
    { directory: from, quiet: true },
  );
  if (exitCode !== 0) return cp(from, to, { recursive: true });
  for (const path of stdout.split("\n").filter((line) => line !== "")) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    // A file that is tracked and deleted is not there to copy.
    await cp(join(from, path), join(to, path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
  }
}
