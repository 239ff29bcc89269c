/** Keys that GitHub knows and this runner does not: each is refused, none is ignored. */

import { isObject, type ValueObject } from "../expressions/data.ts";
import type { Finding } from "../refusal.ts";
import { listAt, objectAt, textAt, type YamlFile } from "./workflow-file.ts";

const jobKeys: Record<string, string> = {
  container: "jobs in containers are not run locally",
  services: "service containers are not run locally",
  snapshot: "custom runner images are not made locally",
  "cancel-timeout-minutes": "the time limit of a cancellation is fixed locally",
};
/** Other forms of background steps are still unknown to GitHub's parser, which refuses them. */
const stepKeys: Record<string, string> = { parallel: "parallel steps are not run locally" };

type Place = readonly (string | number)[];

export function unsupportedInJob(file: YamlFile, id: string, job: ValueObject): Finding[] {
  const place: Place = ["jobs", id];
  return [
    ...refusedKeys(file, place, job, jobKeys),
    ...unsupportedLabels(file, [...place, "runs-on"], job),
    ...shellFindings(file, [...place, "defaults", "run"], objectAt(objectAt(job.defaults).run)),
  ];
}

export function unsupportedInStep(file: YamlFile, place: Place, step: ValueObject): Finding[] {
  return [...refusedKeys(file, place, step, stepKeys), ...shellFindings(file, place, step)];
}

export function unsupportedInWorkflow(file: YamlFile): Finding[] {
  const run = objectAt(objectAt(file.root.defaults).run);
  return shellFindings(file, ["defaults", "run"], run);
}

function refusedKeys(
  file: YamlFile,
  place: Place,
  value: ValueObject,
  keys: Record<string, string>,
): Finding[] {
  return Object.keys(value)
    .filter((key) => Object.hasOwn(keys, key))
    .map((key) => file.finding([...place, key], `"${key}" is not supported: ${keys[key]}.`));
}

function unsupportedLabels(file: YamlFile, place: Place, job: ValueObject): Finding[] {
  const runsOn = job["runs-on"];
  if (isObject(runsOn) && "group" in runsOn) {
    return [file.finding(place, `"group" is not supported: there are no runner groups locally.`)];
  }
  const labels = isObject(runsOn) ? listAt(runsOn.labels) : listAt(runsOn);
  return labels
    .filter((label) => !label.includes("${{") && !runsHere(label))
    .map((label) => file.finding(place, unsupportedLabel(label)));
}

export function unsupportedLabel(label: string): string {
  return `The runner label "${label}" is not supported: only ubuntu-* (and macos-* on a Mac) run locally.`;
}

/** Whether a job with this label can run on this machine. */
export function runsHere(label: string): boolean {
  const name = label.toLowerCase();
  if (/^(ubuntu-|linux$|self-hosted$|x64$|arm64$)/.test(name)) return true;
  return process.platform === "darwin" && /^macos(-|$)/.test(name);
}

function shellFindings(file: YamlFile, place: Place, value: ValueObject): Finding[] {
  const shell = textAt(value.shell);
  if (shell === undefined || shell.includes("${{") || knownShell(shell)) return [];
  return [file.finding([...place, "shell"], unknownShell(shell))];
}

export function unknownShell(shell: string): string {
  return `The shell "${shell}" is not supported: use bash, sh, python, pwsh or a command with {0}.`;
}

export function knownShell(shell: string): boolean {
  return ["bash", "sh", "python", "pwsh"].includes(shell) || shell.includes("{0}");
}
