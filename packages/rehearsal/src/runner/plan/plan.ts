/** Reads a workflow with everything it calls, and refuses all that is wrong before anything runs. */

import type { Value, ValueObject } from "../expressions/data.ts";
import type { Finding } from "../refusal.ts";
import type { Catalogue } from "../source/actions.ts";
import {
  defaultPermissions,
  excessOf,
  type Permissions,
  readPermissions,
} from "../source/permissions.ts";
import { parseReference } from "../source/reference.ts";
import type { Source } from "../source/repository.ts";
import { triggers } from "../source/triggers.ts";
import { unsupportedInJob, unsupportedInWorkflow } from "../source/unsupported.ts";
import { listAt, objectAt, parseFile, textAt, type YamlFile } from "../source/workflow-file.ts";
import { checkCall } from "./call-checks.ts";
import { checkSteps } from "./step-checks.ts";

export interface PlannedWorkflow {
  readonly file: YamlFile;
  /** `name`, else the path. */
  readonly name: string;
  readonly jobs: readonly PlannedJob[];
  /** `on.workflow_call`; empty for the first workflow. */
  readonly call: ValueObject;
}

export interface PlannedJob {
  readonly id: string;
  readonly definition: ValueObject;
  readonly needs: readonly string[];
  /** Ids of every job it waits for, also through others. */
  readonly ancestors: readonly string[];
  readonly permissions: Permissions;
  readonly called?: PlannedWorkflow;
}

/** GitHub's limits: levels of workflows, the first included, and different called workflows. */
const maximumLevels = 10;
const maximumCalled = 50;

export interface PlanOutcome {
  /** Undefined where the file could not be read at all. */
  readonly plan?: PlannedWorkflow;
  readonly findings: readonly Finding[];
}

export async function planWorkflow(path: string, catalogue: Catalogue): Promise<PlanOutcome> {
  const findings: Finding[] = [];
  const planner = new Planner(catalogue, findings);
  const plan = await planner.workflow(catalogue.product, path, [], defaultPermissions, undefined);
  return plan === undefined ? { findings } : { plan, findings };
}

class Planner {
  readonly #catalogue: Catalogue;
  readonly #findings: Finding[];
  readonly #called = new Set<string>();
  /** Step findings are the same for every call of a file: they are made once. */
  readonly #checked = new Set<string>();

  constructor(catalogue: Catalogue, findings: Finding[]) {
    this.#catalogue = catalogue;
    this.#findings = findings;
  }

  async workflow(
    source: Source,
    path: string,
    callers: readonly string[],
    granted: Permissions,
    calledBy: { readonly file: YamlFile; readonly id: string; readonly uses: string } | undefined,
  ): Promise<PlannedWorkflow | undefined> {
    const report = (message: string) => {
      const finding = calledBy?.file.finding(["jobs", calledBy.id, "uses"], message);
      this.#findings.push(finding ?? { file: path, line: 0, column: 0, message });
      return undefined;
    };
    const key = `${source.name}/${path}`;
    if (callers.includes(key)) return report(`"uses: ${calledBy?.uses}" calls itself in a loop.`);
    const text = await source.read(path);
    if (text === undefined) {
      return report(
        calledBy === undefined
          ? `There is no file ${path} at commit ${source.sha} of ${source.name}.`
          : `"uses: ${calledBy.uses}": there is no ${path} in ${source.name}.`,
      );
    }
    const parsed = await parseFile(source, path, text, "workflow");
    if ("findings" in parsed) {
      this.#findings.push(...parsed.findings);
      return undefined;
    }
    const { file } = parsed;
    const events = triggers(file.root.on);
    if (calledBy !== undefined && !Object.hasOwn(events, "workflow_call")) {
      return report(`"uses: ${calledBy.uses}": the workflow has no "on: workflow_call".`);
    }
    if (!this.#checked.has(key)) this.#findings.push(...unsupportedInWorkflow(file));
    const name = textAt(file.root.name) ?? path;
    const own = readPermissions(file.root.permissions);
    if (calledBy !== undefined && own !== undefined) {
      const excess = excessOf(own, granted);
      if (excess !== undefined) {
        return report(
          `Error calling workflow '${calledBy.uses}'. The workflow '${name}' is requesting ` +
            `'${excess.requesting}', but is only allowed '${excess.allowed}'.`,
        );
      }
    }
    const jobs = await this.#jobs(file, [...callers, key], own ?? granted, granted, calledBy);
    this.#checked.add(key);
    return { file, name, jobs, call: objectAt(events.workflow_call) };
  }

  async #jobs(
    file: YamlFile,
    callers: readonly string[],
    inherited: Permissions,
    granted: Permissions,
    calledBy: { readonly file: YamlFile; readonly id: string; readonly uses: string } | undefined,
  ): Promise<PlannedJob[]> {
    const definitions = objectAt(file.root.jobs);
    const jobs: PlannedJob[] = [];
    for (const [id, value] of Object.entries(definitions)) {
      const definition = objectAt(value);
      const permissions = readPermissions(definition.permissions) ?? inherited;
      const excess = calledBy === undefined ? undefined : excessOf(permissions, granted);
      if (excess !== undefined && calledBy !== undefined) {
        this.#findings.push(
          calledBy.file.finding(
            ["jobs", calledBy.id, "uses"],
            `Error calling workflow '${calledBy.uses}'. The nested job '${id}' is requesting ` +
              `'${excess.requesting}', but is only allowed '${excess.allowed}'.`,
          ),
        );
      }
      const called = await this.#jobBody(file, id, definition, callers, permissions);
      jobs.push({
        id,
        definition,
        needs: listAt(definition.needs),
        ancestors: ancestorsOf(id, definitions),
        permissions,
        ...(called === undefined ? {} : { called }),
      });
    }
    return jobs;
  }

  async #jobBody(
    file: YamlFile,
    id: string,
    definition: ValueObject,
    callers: readonly string[],
    permissions: Permissions,
  ): Promise<PlannedWorkflow | undefined> {
    const first = !this.#checked.has(callers.at(-1) ?? "");
    if (first) this.#findings.push(...unsupportedInJob(file, id, definition));
    const uses = textAt(definition.uses);
    if (uses === undefined) {
      if (first) {
        const steps = Array.isArray(definition.steps) ? (definition.steps as Value[]) : [];
        const place = ["jobs", id, "steps"];
        this.#findings.push(...(await checkSteps(file, place, steps, this.#catalogue)));
      }
      return undefined;
    }
    return this.#call(file, id, uses, definition, callers, permissions);
  }

  async #call(
    file: YamlFile,
    id: string,
    uses: string,
    definition: ValueObject,
    callers: readonly string[],
    permissions: Permissions,
  ): Promise<PlannedWorkflow | undefined> {
    const refuse = (message: string) => {
      this.#findings.push(file.finding(["jobs", id, "uses"], message));
      return undefined;
    };
    const reference = parseReference(uses);
    if (reference === undefined || reference.kind === "docker") {
      return refuse(
        `"uses: ${uses}" must be ./.github/workflows/x.yml, $/.github/workflows/x.yml or owner/repo/.github/workflows/x.yml@ref.`,
      );
    }
    if (!/^\.github\/workflows\/[^/]+\.ya?ml$/.test(reference.path)) {
      return refuse(`"uses: ${uses}": reusable workflows lie directly in .github/workflows.`);
    }
    const source =
      reference.kind === "remote"
        ? this.#catalogue.repository(reference.repository, reference.ref)
        : file.source;
    if (source === undefined) {
      return refuse(`"uses: ${uses}": its repository is not mapped to a local directory.`);
    }
    if (callers.length >= maximumLevels) {
      return refuse(`"uses: ${uses}" is more than ${maximumLevels} levels deep.`);
    }
    this.#called.add(`${source.name}/${reference.path}`);
    if (this.#called.size > maximumCalled) {
      return refuse(`More than ${maximumCalled} different reusable workflows are called.`);
    }
    const calledBy = { file, id, uses };
    const called = await this.workflow(source, reference.path, callers, permissions, calledBy);
    if (called !== undefined) this.#findings.push(...checkCall(file, id, definition, called));
    return called;
  }
}

function ancestorsOf(id: string, jobs: ValueObject): string[] {
  const seen = new Set<string>();
  const visit = (job: string) => {
    for (const need of listAt(objectAt(jobs[job]).needs)) {
      if (seen.has(need)) continue;
      seen.add(need);
      visit(need);
    }
  };
  visit(id);
  return [...seen];
}
