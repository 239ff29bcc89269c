/** The contexts that describe a run: `github`, `runner`, `job`, and the claims of the id token. */

import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { Value, ValueObject } from "../expressions/data.ts";
import { objectAt, textAt, type YamlFile } from "../source/workflow-file.ts";
import type { IdTokenClaims, RunOptions } from "../types.ts";

export interface RunIdentity {
  readonly runId: string;
  /** A token no service accepts; masked like the real one. */
  readonly token: string;
}

const server = "https://github.com";

/** `github` without what belongs to a job or step. It describes the caller in called workflows too. */
export function githubContext(
  options: RunOptions,
  workflowName: string,
  run: RunIdentity,
): ValueObject {
  const { repository, event, workflow } = options;
  const payload = objectAt(event.payload as Value);
  const pull = objectAt(payload.pull_request);
  const [owner = ""] = repository.name.split("/");
  const actor = textAt(objectAt(payload.sender).login) ?? owner;
  const tag = repository.ref.startsWith("refs/tags/");
  return {
    actor,
    actor_id: numericId(actor),
    api_url: options.machine.apiUrl ?? "https://api.github.com",
    base_ref: textAt(objectAt(pull.base).ref) ?? "",
    event: withInputs(payload, options),
    event_name: event.name,
    graphql_url: "https://api.github.com/graphql",
    head_ref: textAt(objectAt(pull.head).ref) ?? "",
    ref: repository.ref,
    ref_name: repository.ref.replace(/^refs\/(heads|tags|pull)\//, ""),
    ref_protected: false,
    ref_type: tag ? "tag" : "branch",
    repository: repository.name,
    repository_id: numericId(repository.name),
    repository_owner: owner,
    repository_owner_id: numericId(owner),
    repositoryUrl: `git://github.com/${repository.name}.git`,
    retention_days: "90",
    run_attempt: "1",
    run_id: run.runId,
    run_number: "1",
    secret_source: "Actions",
    server_url: server,
    sha: repository.sha,
    token: run.token,
    triggering_actor: actor,
    workflow: workflowName,
    workflow_ref: `${repository.name}/${workflow}@${repository.ref}`,
    workflow_sha: repository.sha,
  };
}

function withInputs(payload: ValueObject, options: RunOptions): ValueObject {
  if (options.event.name !== "workflow_dispatch") return payload;
  return { ...payload, inputs: { ...options.event.inputs } };
}

/** GITHUB_* variables of a job, from its `github` context. */
export function githubVariables(github: ValueObject): Record<string, string> {
  const variables: Record<string, string> = { CI: "true", GITHUB_ACTIONS: "true" };
  for (const [name, value] of Object.entries(github)) {
    if (name === "token" || name === "event" || name === "repositoryUrl") continue;
    variables[`GITHUB_${name.toUpperCase()}`] = String(value);
  }
  return variables;
}

export function runnerContext(temp: string, tools: string, debug: boolean): ValueObject {
  return {
    name: "slipway",
    os: process.platform === "darwin" ? "macOS" : "Linux",
    arch: process.arch === "arm64" ? "ARM64" : "X64",
    temp,
    tool_cache: tools,
    environment: "self-hosted",
    ...(debug ? { debug: "1" } : {}),
  };
}

export function runnerVariables(runner: ValueObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(runner).map(([name, value]) => [`RUNNER_${name.toUpperCase()}`, String(value)]),
  );
}

/** `job`: the file the job stands in, which in a called workflow is not the caller's. */
export function jobContext(file: YamlFile): ValueObject {
  const { source, path } = file;
  return {
    status: "success",
    workflow_ref: `${source.name}/${path}@${source.ref}`,
    workflow_sha: source.sha,
    workflow_repository: source.name,
    workflow_file_path: path,
  };
}

/** Claims as GitHub issues them; `aud`, `iss` and times are the endpoint's. */
export function idTokenClaims(
  github: ValueObject,
  job: ValueObject,
  environment: string | undefined,
): IdTokenClaims {
  const text = (name: string) => String(github[name] ?? "");
  const subject =
    environment !== undefined
      ? `environment:${encodeURIComponent(environment).replaceAll("%20", " ")}`
      : text("event_name") === "pull_request"
        ? "pull_request"
        : `ref:${text("ref")}`;
  const claims: Record<string, string> = {
    sub: `repo:${text("repository")}:${subject}`,
    job_workflow_ref: String(job.workflow_ref),
    job_workflow_sha: String(job.workflow_sha),
    repository_visibility: "private",
    runner_environment: "self-hosted",
    ...(environment === undefined ? {} : { environment }),
  };
  for (const name of [
    "actor actor_id base_ref event_name head_ref ref ref_type repository repository_id",
    "repository_owner repository_owner_id run_attempt run_id run_number sha workflow workflow_ref workflow_sha",
  ].flatMap((names) => names.split(" "))) {
    claims[name] = text(name);
  }
  return claims;
}

/** A stable number for a name, where GitHub would have an id. */
function numericId(name: string): string {
  return String(createHash("sha256").update(name).digest().readUInt32BE(0));
}

/** A directory name for a job: ids joined by "."; other characters cost a digest. */
export function slug(unique: string): string {
  const joined = unique.replaceAll(" / ", ".");
  if (/^[\w.-]{1,80}$/.test(joined)) return joined;
  const digest = createHash("sha256").update(unique).digest("hex").slice(0, 8);
  return `${joined.replace(/[^\w.-]+/g, "-").slice(0, 60)}-${digest}`;
}

export function repositoryFolder(name: string): string {
  return basename(name);
}
