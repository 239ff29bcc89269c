/** A job with steps: environment and approval, a place, its steps, its outputs, its end. */

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { toText, type Value, type ValueObject } from "../expressions/data.ts";
import { evaluateDeep, evaluateText, type Scope } from "../expressions/evaluate.ts";
import { runsHere, unsupportedLabel } from "../source/unsupported.ts";
import { listAt, objectAt, textAt } from "../source/workflow-file.ts";
import { Job, type JobDirectories } from "../steps/job.ts";
import { killMarked, runMarker } from "../steps/keeper.ts";
import { createMasks } from "../steps/masks.ts";
import { runPhases } from "../steps/run-job.ts";
import type { DeploymentEnvironment } from "../types.ts";
import {
  githubVariables,
  idTokenClaims,
  jobContext,
  repositoryFolder,
  runnerContext,
  runnerVariables,
  slug,
} from "./contexts.ts";
import type { StartedLeg } from "./leg.ts";
import type { Ended } from "./run-context.ts";

export interface StepsEnd extends Ended {
  readonly reason?: string;
  readonly environmentUrl?: string;
}

/** GitHub's limit where a job names none. */
const defaultTimeoutMinutes = 360;
/** How long a cancelled job may go on with its `always()` steps. */
const cancelMilliseconds = 5 * 60_000;

export async function runJobSteps(leg: StartedLeg): Promise<StepsEnd> {
  const { workflow, unique, name, legScope, cancel } = leg;
  const { run } = workflow;
  const environmentName = jobEnvironmentName(leg);
  const environment =
    environmentName === undefined ? undefined : run.options.environments[environmentName];
  if (environmentName !== undefined && environment?.reviewers === true) {
    const refusal = await askApproval(leg, environmentName);
    if (refusal !== undefined) return { result: "failure", outputs: {}, reason: refusal };
  }
  const queued = () =>
    run.emit({
      type: "job-queued",
      at: Date.now(),
      job: unique,
      reason: "a free place",
    });
  const giveBack = await run.places.take(cancel, queued);
  try {
    const directories = await makeDirectories(leg);
    run.emit({
      type: "job-started",
      at: Date.now(),
      job: unique,
      name,
      call: false,
      log: directories.log,
      ...(environmentName === undefined ? {} : { environment: environmentName }),
    });
    for (const label of runnerLabels(leg.job.definition, legScope)) {
      if (!runsHere(label)) throw new Error(unsupportedLabel(label));
    }
    return await runOnPlace(leg, directories, environmentName, environment);
  } finally {
    giveBack();
  }
}

function runnerLabels(definition: ValueObject, scope: Scope): string[] {
  const value = evaluateDeep(definition["runs-on"] ?? [], scope);
  const labels = objectAt(value).labels;
  return listAt(labels ?? value);
}

function jobEnvironmentName({ job, legScope }: StartedLeg): string | undefined {
  const written = job.definition.environment;
  const name = typeof written === "string" ? written : objectAt(written).name;
  const text = name === undefined ? "" : evaluateText(name, legScope);
  return text === "" ? undefined : text;
}

/** The reason why the job fails, or undefined once it is approved. */
async function askApproval(leg: StartedLeg, environment: string): Promise<string | undefined> {
  const { workflow, unique, cancel } = leg;
  const { run } = workflow;
  run.emit({ type: "approval-asked", at: Date.now(), job: unique, environment });
  const cancelled = new Promise<never>((_resolve, reject) => {
    cancel.addEventListener("abort", () => reject(cancel.reason), { once: true });
  });
  cancel.throwIfAborted();
  // One review lets every job pass that waits for the environment at that time.
  const pending = run.approvals.get(environment) ?? run.options.approve(environment, unique);
  run.approvals.set(environment, pending);
  const answer = await Promise.race([pending, cancelled]);
  run.approvals.delete(environment);
  run.emit({ type: "approval-given", at: Date.now(), job: unique, environment, answer });
  if (answer === "approved") return undefined;
  return answer === "rejected"
    ? `The deployment to the environment "${environment}" was rejected.`
    : `The environment "${environment}" needs an approval and nobody was there to give it.`;
}

async function makeDirectories({ workflow, unique }: StartedLeg): Promise<JobDirectories> {
  const { workDirectory, repository } = workflow.run.options;
  const base = join(workDirectory, "jobs", slug(unique));
  const folder = repositoryFolder(repository.name);
  const directories = {
    workspace: join(base, "work", folder, folder),
    temp: join(base, "temp"),
    runner: join(base, "runner"),
    tools: join(workDirectory, "tools"),
    log: join(workDirectory, "logs", `${slug(unique)}.log`),
  };
  const { workspace, temp, runner, tools } = directories;
  await Promise.all(
    [workspace, temp, runner, tools].map((path) => mkdir(path, { recursive: true })),
  );
  return directories;
}

async function runOnPlace(
  leg: StartedLeg,
  directories: JobDirectories,
  environmentName: string | undefined,
  environment: DeploymentEnvironment | undefined,
): Promise<StepsEnd> {
  const { workflow, job: planned, unique, legScope } = leg;
  const { run, call, plan } = workflow;
  const { definition } = planned;
  const secrets: Record<string, string> = {
    ...call.secrets,
    ...environment?.secrets,
    GITHUB_TOKEN: run.token,
  };
  const masks = createMasks(Object.values(secrets));
  const eventPath = join(directories.runner, "event.json");
  await writeFile(eventPath, JSON.stringify(run.github.event));
  const github = {
    ...run.github,
    event_path: eventPath,
    job: planned.id,
    workspace: directories.workspace,
  };
  const jobValue = jobContext(plan.file);
  const runner = runnerContext(directories.temp, directories.tools, run.debug);
  const contexts: Record<string, Value> = {
    ...legScope.contexts,
    github,
    runner,
    secrets,
    vars: { ...run.options.vars, ...environment?.vars },
    job: jobValue,
  };
  const scope: Scope = { contexts };
  const workflowEnv = texts(evaluateDeep(plan.file.root.env ?? {}, scope));
  const jobEnv = texts(
    evaluateDeep(definition.env ?? {}, { contexts: { ...contexts, env: workflowEnv } }),
  );
  const env = { ...workflowEnv, ...jobEnv };
  const tracking = `github_${slug(unique)}_${run.keeper.run}`;
  const system = {
    ...githubVariables(github),
    ...runnerVariables(runner),
    RUNNER_TRACKING_ID: tracking,
    RUNNER_WORKSPACE: join(directories.workspace, ".."),
    // The work directory may lie inside a repository; a job without a checkout is in none.
    GIT_CEILING_DIRECTORIES: join(directories.workspace, ".."),
    [runMarker]: run.keeper.run,
    ...(await idTokenVariables(leg, github, jobValue, environmentName, masks.add)),
  };
  const time = new AbortController();
  const minutes =
    Number(evaluateText(definition["timeout-minutes"], { contexts: { ...contexts, env } })) ||
    defaultTimeoutMinutes;
  const timer = setTimeout(() => time.abort(), minutes * 60_000);
  const cancel = AbortSignal.any([leg.cancel, time.signal]);
  const lastEnd = new AbortController();
  let lastTimer: NodeJS.Timeout | undefined;
  const limitCancel = () => {
    lastTimer = setTimeout(() => lastEnd.abort(), cancelMilliseconds);
  };
  cancel.addEventListener("abort", limitCancel, { once: true });
  const job = new Job({
    options: run.options,
    catalogue: run.catalogue,
    keeper: run.keeper,
    masks,
    unique,
    file: plan.file,
    directories,
    contexts,
    env,
    defaults: runDefaults(plan.file.root, definition, { contexts: { ...contexts, env } }),
    system,
    cancel,
    endAtOnce: AbortSignal.any([run.endAtOnce, lastEnd.signal]),
    artifactsDirectory: join(run.options.workDirectory, "artifacts"),
    cacheDirectory: run.options.cacheDirectory ?? join(run.options.workDirectory, "cache"),
    debug: run.debug,
  });
  try {
    const end = await runPhases(job, plan.file, definition);
    if (!time.signal.aborted) return end;
    const reason = `The job has exceeded the maximum execution time of ${minutes} minutes.`;
    job.error(reason);
    return { ...end, reason };
  } finally {
    clearTimeout(timer);
    clearTimeout(lastTimer);
    cancel.removeEventListener("abort", limitCancel);
    // GitHub's runner does the same: "Cleaning up orphan processes".
    const orphans = await killMarked(`RUNNER_TRACKING_ID=${tracking}`);
    if (orphans > 0) job.print(`Cleaned up ${orphans} orphan process${orphans === 1 ? "" : "es"}.`);
    await job.close();
  }
}

function runDefaults(root: ValueObject, definition: ValueObject, scope: Scope) {
  const defaults = {
    ...objectAt(objectAt(root.defaults).run),
    ...objectAt(objectAt(definition.defaults).run),
  };
  const shell = textAt(defaults.shell);
  const directory = textAt(defaults["working-directory"]);
  return {
    ...(shell === undefined ? {} : { shell: evaluateText(shell, scope) }),
    ...(directory === undefined ? {} : { directory: evaluateText(directory, scope) }),
  };
}

/** Only a job with `id-token: write` finds the endpoint, as on GitHub. */
async function idTokenVariables(
  { workflow, job }: StartedLeg,
  github: ValueObject,
  jobValue: ValueObject,
  environment: string | undefined,
  mask: (secret: string) => void,
): Promise<Record<string, string>> {
  const { machine } = workflow.run.options;
  if (job.permissions["id-token"] !== "write" || machine.idToken === undefined) return {};
  const { url, token } = await machine.idToken(idTokenClaims(github, jobValue, environment));
  mask(token);
  return { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token };
}

function texts(value: Value): Record<string, string> {
  return Object.fromEntries(
    Object.entries(objectAt(value)).map(([key, item]) => [key, toText(item)]),
  );
}
