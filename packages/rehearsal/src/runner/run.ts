/** One run from its options to its result. */

import { randomBytes, randomUUID } from "node:crypto";
import { mkdir, rm, stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { evaluateText } from "./expressions/evaluate.ts";
import { type PlannedWorkflow, planWorkflow } from "./plan/plan.ts";
import { formatFinding, WorkflowRefused } from "./refusal.ts";
import { ConcurrencyGroups } from "./schedule/concurrency.ts";
import { githubContext } from "./schedule/contexts.ts";
import { dispatchInputs } from "./schedule/dispatch-inputs.ts";
import { createPlaces } from "./schedule/places.ts";
import type { RunContext } from "./schedule/run-context.ts";
import { executeWorkflow } from "./schedule/workflow.ts";
import type { Catalogue } from "./source/actions.ts";
import { changedPaths } from "./source/changed-paths.ts";
import { mappedSource, productSource } from "./source/repository.ts";
import { excludedBy } from "./source/triggers.ts";
import { objectAt, textAt } from "./source/workflow-file.ts";
import { startKeeper } from "./steps/keeper.ts";
import type { Conclusion, JobOutline, RunEvent, RunOptions, RunResult } from "./types.ts";

type Plannable = Pick<RunOptions, "repository" | "workflow" | "mapping" | "standIns"> & {
  readonly workDirectory?: string;
};

export async function outline(options: Plannable): Promise<JobOutline[]> {
  return outlineOf(await checkedPlan(options, catalogueOf(options)));
}

export async function run(options: RunOptions): Promise<RunResult> {
  refuseWindows(options.workflow);
  const started = Date.now();
  const catalogue = catalogueOf(options);
  const plan = await checkedPlan(options, catalogue);
  const excluded = excludedBy(plan.file.root.on, await triggeringEvent(options));
  const notRunLocally: { job: string; uses: string }[] = [];
  const artifacts: { name: string; directory: string }[] = [];
  const standIns = new Set<string>();
  const emit = (event: RunEvent) => {
    if (event.type === "not-run-locally") notRunLocally.push({ job: event.job, uses: event.uses });
    if (event.type === "stand-in") standIns.add(event.uses);
    if (event.type === "artifact-stored") {
      artifacts.push({ name: event.name, directory: event.directory });
    }
    options.onEvent(event);
  };
  const finished = (conclusion: Conclusion, context?: RunContext, reason?: string): RunResult => {
    const milliseconds = Date.now() - started;
    emit({ type: "run-finished", at: Date.now(), conclusion, milliseconds });
    return {
      conclusion,
      milliseconds,
      jobs: context?.results ?? [],
      artifacts,
      notRunLocally,
      standIns: [...standIns],
      ...(reason === undefined ? {} : { reason }),
    };
  };
  const inputs = dispatchInputs(plan.file, options.event);
  const identity = { runId: String(started), token: `ghs_${randomBytes(18).toString("hex")}` };
  const github = githubContext(options, plan.name, identity);
  const runName = evaluateText(plan.file.root["run-name"], {
    contexts: { github, inputs, vars: options.vars },
  });
  emit({
    type: "run-started",
    at: started,
    workflow: options.workflow,
    name: runName || plan.name,
    jobs: outlineOf(plan),
  });
  if (excluded !== undefined) return finished("skipped", undefined, excluded);

  await prepareWorkDirectory(options.workDirectory);
  const keeper = startKeeper(randomUUID());
  const debug = [options.secrets, options.vars].some(
    ({ ACTIONS_STEP_DEBUG }) => ACTIONS_STEP_DEBUG === "true",
  );
  const context: RunContext = {
    options: { ...options, onEvent: emit },
    catalogue,
    keeper,
    places: createPlaces(options.parallelJobs ?? availableParallelism() + 1),
    groups: new ConcurrencyGroups(),
    github,
    token: identity.token,
    endAtOnce: options.endAtOnce ?? new AbortController().signal,
    results: [],
    debug,
    approvals: new Map(),
    emit,
  };
  try {
    const { result } = await executeWorkflow(context, plan, {
      inputs,
      secrets: options.secrets,
      caller: "",
      callerName: "",
      held: [],
      cancel: options.signal,
    });
    const cancelled = options.signal.aborted && result !== "failure";
    return finished(cancelled ? "cancelled" : result, context);
  } finally {
    await keeper.close();
  }
}

/** Process groups and POSIX shells are what the runner is made of. */
function refuseWindows(workflow: string): void {
  if (process.platform !== "win32") return;
  const message = "Workflows cannot be run on Windows itself.";
  throw new WorkflowRefused(
    [{ file: workflow, line: 0, column: 0, message }],
    "Use Linux, macOS, or the Windows Subsystem for Linux.",
  );
}

function catalogueOf(options: Plannable): Catalogue {
  const product = productSource(options.repository, options.workDirectory ?? "");
  const mapping = new Map(
    Object.entries(options.mapping).map(([name, mapped]) => [name.toLowerCase(), { name, mapped }]),
  );
  return {
    product,
    standIns: options.standIns,
    repository(name, ref) {
      const known = mapping.get(name.toLowerCase());
      if (known !== undefined) return mappedSource(known.name, known.mapped, ref);
      return name.toLowerCase() === options.repository.name.toLowerCase() ? product : undefined;
    },
  };
}

async function checkedPlan(options: Plannable, catalogue: Catalogue): Promise<PlannedWorkflow> {
  const { plan, findings } = await planWorkflow(options.workflow, catalogue);
  const different = [...new Map(findings.map((item) => [formatFinding(item), item])).values()];
  if (plan === undefined || different.length > 0) {
    throw new WorkflowRefused(
      different,
      "Nothing was run. Mend the places named above; what this runner does not do is listed in its README.",
    );
  }
  return plan;
}

async function triggeringEvent({ event, repository }: RunOptions) {
  const pull = objectAt(objectAt(event.payload as never).pull_request);
  const baseRef = textAt(objectAt(pull.base).ref);
  const activity = textAt(objectAt(event.payload as never).action);
  const paths = await changedPaths(repository, event);
  return {
    name: event.name,
    ref: repository.ref,
    ...(baseRef === undefined ? {} : { baseRef }),
    ...(activity === undefined ? {} : { activity }),
    ...(paths === undefined ? {} : { changedPaths: paths }),
  };
}

/** Whatever an earlier run left; the cache and the tools stay. */
async function prepareWorkDirectory(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  if (!(await stat(directory)).isDirectory()) throw new Error(`${directory} is no directory.`);
  for (const name of ["jobs", "logs", "artifacts", "sources"]) {
    await rm(join(directory, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

function outlineOf(plan: PlannedWorkflow, caller = ""): JobOutline[] {
  const unique = (id: string) => (caller === "" ? id : `${caller} / ${id}`);
  return plan.jobs.flatMap((job) => {
    const written = job.definition.environment;
    const environment = textAt(typeof written === "string" ? written : objectAt(written).name);
    const own: JobOutline = {
      job: unique(job.id),
      name: textAt(job.definition.name) ?? job.id,
      needs: job.needs.map(unique),
      call: job.called !== undefined,
      ...(environment === undefined ? {} : { environment }),
    };
    return [own, ...(job.called === undefined ? [] : outlineOf(job.called, unique(job.id)))];
  });
}
