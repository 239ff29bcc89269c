import { cp, mkdir, readdir } from "node:fs/promises";
import { basename, join, matchesGlob, resolve } from "node:path";
import type { StandIn, StandInStep } from "./stand-in.ts";
import { artifactId } from "./upload-artifact.ts";

const withoutEffect = { withoutEffect: true } as const;

/** `actions/download-artifact` from v4 on: by name into `path`, else one directory each. */
export const downloadArtifact: StandIn = {
  description: "Artifacts come from the run's local folder.",
  inputs: {
    name: {},
    "artifact-ids": {},
    path: {},
    pattern: {},
    "merge-multiple": { default: "false" },
    "github-token": withoutEffect,
    "run-id": {},
  },
  async main(step) {
    const target = resolve(step.workspace, step.input("path"));
    const directory = artifactsDirectory(step);
    const stored = await readdir(directory).catch(() => [] as string[]);
    const name = step.input("name");
    const ids = step
      .input("artifact-ids")
      .split(",")
      .map((id) => id.trim())
      .filter(Boolean);
    if (name !== "" && ids.length > 0) {
      throw new Error(
        "Inputs 'name' and 'artifact-ids' cannot be used together. Give one of them.",
      );
    }
    const chosen = chooseArtifacts(stored.sort(), name, ids, step.input("pattern"));
    if (name !== "" && chosen.length === 0) {
      throw new Error(
        `Unable to download artifact(s): Artifact not found for name: ${name}. This run has ${stored.join(", ") || "none"}.`,
      );
    }
    const flat =
      name !== "" || step.flag("merge-multiple") || (ids.length === 1 && chosen.length === 1);
    for (const artifact of chosen)
      await unpack(step, join(directory, artifact), flat ? target : join(target, artifact));
    step.log(`Total of ${chosen.length} artifact(s) downloaded.`);
    step.setOutput("download-path", target);
  },
};

function artifactsDirectory(step: StandInStep): string {
  const runId = step.input("run-id");
  if (runId === "") return step.artifactsDirectory;
  const directory = step.artifactsOf(runId);
  if (directory !== undefined) return directory;
  throw new Error(
    `Unable to download artifact(s): there is no run ${runId} here. Correct run-id, or name its artifacts with --earlier-run ${runId}=DIRECTORY.`,
  );
}

function chooseArtifacts(
  stored: readonly string[],
  name: string,
  ids: readonly string[],
  pattern: string,
): string[] {
  if (name !== "") return stored.filter((artifact) => artifact === name);
  if (ids.length > 0)
    return stored.filter((artifact) => ids.includes(String(artifactId(artifact))));
  return stored.filter((artifact) => pattern === "" || matchesGlob(artifact, pattern));
}

async function unpack(step: StandInStep, artifact: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  await cp(artifact, target, { recursive: true, force: true });
  step.log(`Artifact "${basename(artifact)}" -> ${target}`);
}
