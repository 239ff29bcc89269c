import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { commitAll, git } from "./git.ts";

export interface ProductRepository {
  readonly directory: string;
  /** `owner/name` */
  readonly name: string;
  /** `refs/heads/release/1.0` */
  readonly ref: string;
  readonly sha: string;
  readonly label: string;
  /** What production runs before the rehearsal. */
  readonly previous: { readonly sha: string; readonly label: string };
}

export interface ProductRequest {
  /** Root of Slipway's own checkout. */
  readonly slipway: string;
  /** Where the product's repository is made anew. */
  readonly directory: string;
  readonly branch: string;
  readonly release: "healthy" | "faulty";
}

const example = "examples/roster";

/**
 * Makes the example product a repository of its own: release 0.9, then 1.0, then (where asked for)
 * a faulty commit, on the wanted branch. Same files give the same commits.
 */
export function makeProductRepository(request: ProductRequest): ProductRepository {
  const { directory, slipway } = request;
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const files = git(slipway, [
    "ls-files",
    "-z",
    "--cached",
    "--others",
    "--exclude-standard",
    "--",
    example,
  ]).split("\0");
  const copyFiles = () => {
    for (const file of files) {
      const relative = path.relative(example, file);
      if (file === "" || relative.startsWith("releases")) continue;
      cpSync(path.join(slipway, file), path.join(directory, relative), { recursive: true });
    }
  };
  const applyRelease = (name: string) =>
    git(directory, [
      "apply",
      "--whitespace=nowarn",
      path.join(slipway, example, "releases", `${name}.patch`),
    ]);

  git(directory, ["init", "--quiet", "--initial-branch", request.branch]);
  copyFiles();
  applyRelease("0.9");
  const previous = commitAll(directory, "Roster 0.9", "2026-10-01T09:00:00Z");
  git(directory, ["tag", "v0.9.0"]);

  for (const entry of git(directory, ["ls-files", "-z"]).split("\0")) {
    if (entry !== "") rmSync(path.join(directory, entry));
  }
  copyFiles();
  let sha = commitAll(directory, "Roster 1.0", "2026-11-02T09:00:00Z");
  let label = "1.0";
  if (request.release === "faulty") {
    applyRelease("faulty");
    sha = commitAll(directory, faultyTitle(slipway), "2026-11-03T09:00:00Z");
    label = "1.0 (faulty)";
  }
  return {
    directory,
    name: "megadur/roster",
    ref: `refs/heads/${request.branch}`,
    sha,
    label,
    previous: { sha: previous, label: "0.9" },
  };
}

/** The patch file may open with the sentence that its author would have committed it under. */
function faultyTitle(slipway: string): string {
  const [first = ""] = readFileSync(
    path.join(slipway, example, "releases", "faulty.patch"),
    "utf8",
  ).split("\n");
  return first.startsWith("diff ") || first === "" ? "Speed up the directory of users" : first;
}
