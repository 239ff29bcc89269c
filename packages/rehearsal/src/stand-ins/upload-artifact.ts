import { chmod, copyFile, mkdir, rm, stat } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { commonDirectory, findFiles } from "../runner/steps/find-files.ts";
import type { StandIn } from "./stand-in.ts";

const withoutEffect = { withoutEffect: true } as const;

/** `actions/upload-artifact` from v4 on: names are unique in a run, hidden files stay out. */
export const uploadArtifact: StandIn = {
  description: "The artifact is kept in a local folder.",
  inputs: {
    name: { default: "artifact" },
    path: { required: true },
    "if-no-files-found": { default: "warn" },
    overwrite: { default: "false" },
    "include-hidden-files": { default: "false" },
    "retention-days": withoutEffect,
    "compression-level": withoutEffect,
  },
  async main(step) {
    const name = step.input("name");
    if (/["<>:|*?\r\n\\/]/.test(name)) {
      throw new Error(
        `The artifact name is not valid: ${name}. It must not contain " : < > | * ? \\ / or a line break.`,
      );
    }
    const patterns = step.input("path").split("\n");
    const found = await findFiles(patterns, step.workspace, step.flag("include-hidden-files"));
    if (found.files.length === 0) {
      const message = `No files were found with the provided path: ${patterns.join(", ")}. No artifacts will be uploaded.`;
      const answer = step.input("if-no-files-found");
      if (answer === "error") throw new Error(message);
      if (answer === "warn") step.warning(message);
      else if (answer === "ignore") step.log(message);
      else throw new Error(`Unrecognized if-no-files-found input. Provided: ${answer}.`);
      return;
    }
    const directory = join(step.artifactsDirectory, name);
    if (step.flag("overwrite")) await rm(directory, { recursive: true, force: true });
    await mkdir(step.artifactsDirectory, { recursive: true });
    try {
      await mkdir(directory);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      throw new Error(
        `Failed to CreateArtifact: (409) Conflict: an artifact with the name "${name}" already exists on this workflow run. Use another name, or "overwrite: true".`,
      );
    }
    const root = await rootDirectory(found.files, found.searchPaths);
    let bytes = 0;
    for (const file of found.files) {
      const target = join(directory, relative(root, file));
      await mkdir(dirname(target), { recursive: true });
      await copyFile(file, target);
      // An artifact does not keep the right to execute; GitHub's does not either.
      await chmod(target, 0o644);
      bytes += (await stat(target)).size;
    }
    step.log(`Artifact "${name}": ${found.files.length} files, ${bytes} bytes, root ${root}.`);
    step.setOutput("artifact-id", String(artifactId(name)));
    step.artifactStored({ name, directory, files: found.files.length, bytes });
  },
};

/** The paths' least common ancestor; a single file lies at the artifact's top. */
async function rootDirectory(
  files: readonly string[],
  searchPaths: readonly string[],
): Promise<string> {
  const [only = ""] = searchPaths;
  if (searchPaths.length > 1) return commonDirectory(searchPaths);
  return files.length === 1 && files[0] === only ? dirname(only) : only;
}

/** A stable number for a name, where GitHub would have an id. */
export function artifactId(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2_147_483_647, 7);
}
