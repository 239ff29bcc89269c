import { createHash } from "node:crypto";

/** What `az deployment sub what-if --no-pretty-print` says of one resource. */
interface Change {
  readonly resourceId: string;
  readonly changeType: string;
  readonly delta?: readonly PropertyChange[] | null;
}

interface PropertyChange {
  readonly path: string;
  readonly propertyChangeType: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface WhatIfAnswer {
  readonly status?: string;
  readonly changes: readonly Change[];
}

/** What `az stack sub show` says; undefined before the first deployment. */
export interface StackAnswer {
  readonly provisioningState?: string;
  readonly resources?: readonly { readonly id: string }[];
  readonly deletedResources?: readonly { readonly id: string }[];
  readonly failedResources?: readonly {
    readonly id: string;
    readonly error?: { readonly message?: string };
  }[];
}

/** What a deployment of an environment's stack would do. Resource ids throughout. */
export interface Plan {
  readonly environment: string;
  readonly created: readonly string[];
  readonly modified: readonly {
    readonly id: string;
    readonly properties: readonly string[];
  }[];
  readonly unchanged: number;
  /** Azure could not say: the values are known at deployment only, or the type does not answer. */
  readonly unknown: readonly string[];
  /** In the stack and no longer in the template: a person says what becomes of them. */
  readonly unmanaged: readonly string[];
}

/** Changes that leave a resource alone because the template does not name it. */
const foreign = new Set(["Ignore", "Delete"]);

/**
 * @throws Error where Azure's answer is not one, because no answer is no plan
 */
export function planOf(
  environment: string,
  answer: WhatIfAnswer,
  stack: StackAnswer | undefined,
): Plan {
  if (!Array.isArray(answer.changes)) throw new Error("The what-if answer holds no changes.");
  const named = answer.changes.filter(({ changeType }) => !foreign.has(changeType));
  const ids = new Set(named.map(({ resourceId }) => resourceId.toLowerCase()));
  const of = (...kinds: string[]) => named.filter(({ changeType }) => kinds.includes(changeType));
  const known = ["Create", "Modify", "NoChange", "NoEffect"];
  return {
    environment,
    created: of("Create").map(({ resourceId }) => resourceId),
    modified: of("Modify").map(({ resourceId, delta }) => ({
      id: resourceId,
      properties: (delta ?? []).map(propertyText),
    })),
    unchanged: of("NoChange", "NoEffect").length,
    unknown: named
      .filter(({ changeType }) => !known.includes(changeType))
      .map(({ resourceId }) => resourceId),
    unmanaged: (stack?.resources ?? [])
      .map(({ id }) => id)
      .filter((id) => !ids.has(id.toLowerCase())),
  };
}

function propertyText({ path, propertyChangeType, before, after }: PropertyChange): string {
  const value = (one: unknown) => {
    const text = JSON.stringify(one) ?? "nothing";
    return text.length > 80 ? `${text.slice(0, 79)}…` : text;
  };
  return propertyChangeType === "Array"
    ? `${path}: entries differ`
    : `${path}: ${value(before)} → ${value(after)}`;
}

/**
 * What would be left now and was not in the plan that was approved.
 *
 * @throws Error where the two are not of one environment
 */
export function unapproved(approved: Plan, now: Plan): string[] {
  if (approved.environment !== now.environment) {
    throw new Error(`The approved plan is of ${approved.environment}, not ${now.environment}.`);
  }
  const asked = new Set(approved.unmanaged.map((id) => id.toLowerCase()));
  return now.unmanaged.filter((id) => !asked.has(id.toLowerCase()));
}

/** Names exactly these resources of this environment, so that an answer is to no other question. */
export function questionOf({ environment, unmanaged }: Plan): string {
  const ids = unmanaged.map((id) => id.toLowerCase()).toSorted();
  return createHash("sha256")
    .update([environment, ...ids].join("\n"))
    .digest("hex")
    .slice(0, 8);
}

/** What happens to what is no longer in the files, or why nothing may happen. */
export type Answer =
  | { readonly action: "detachAll" | "deleteResources" }
  | { readonly problems: readonly string[] };

/**
 * What a person has decided about the resources that are no longer in the files. Without a decision
 * about exactly these, nothing is deployed: neither are they deleted silently, nor forgotten.
 *
 * @param answers `delete-<question>` or `keep-<question>`, with blanks or commas between them
 */
export function answerOf(approved: Plan, now: Plan, answers: string): Answer {
  const more = unapproved(approved, now);
  if (more.length > 0) {
    return {
      problems: more.map(
        (id) =>
          `${id} is no longer in the files too, and nobody was asked. Run the workflow again.`,
      ),
    };
  }
  if (now.unmanaged.length === 0) return { action: "detachAll" };
  const question = questionOf(now);
  const given = answers.split(/[\s,]+/);
  const [deleting, keeping] = ["delete", "keep"].map((word) =>
    given.includes(`${word}-${question}`),
  );
  if (deleting !== keeping) return { action: deleting ? "deleteResources" : "detachAll" };
  const names = now.unmanaged.map(short).join(", ");
  return {
    problems: [
      `${now.unmanaged.length} resources of ${now.environment} are no longer in the files: ${names}. Nothing was deployed. Run the workflow by hand with "unmanaged: delete-${question}" to delete them, or "keep-${question}" to let them go.`,
    ],
  };
}

/** What is wrong with a stack that was deployed; empty when it is as it was asked for. */
export function stackProblems(stack: StackAnswer, plan: Plan, action: string): string[] {
  const { provisioningState, resources = [], deletedResources = [], failedResources = [] } = stack;
  const ids = (list: readonly { readonly id: string }[]) =>
    new Set(list.map(({ id }) => id.toLowerCase()));
  const [managed, deleted] = [ids(resources), ids(deletedResources)];
  const asked = new Set(plan.unmanaged.map((id) => id.toLowerCase()));
  return [
    ...(provisioningState === "succeeded"
      ? []
      : [`The stack is ${provisioningState ?? "unknown"}.`]),
    ...failedResources.map(
      ({ id, error }) => `${id} has failed: ${error?.message ?? "no reason told"}`,
    ),
    ...plan.unmanaged
      .filter((id) => managed.has(id.toLowerCase()))
      .map((id) => `${id} is in the stack still.`),
    ...(action === "deleteResources"
      ? plan.unmanaged
          .filter((id) => !deleted.has(id.toLowerCase()))
          .map((id) => `${id} was not deleted.`)
      : []),
    ...deletedResources
      .filter(({ id }) => action !== "deleteResources" || !asked.has(id.toLowerCase()))
      .map(({ id }) => `${id} was deleted, and nobody was asked.`),
  ];
}

/** One line: what would happen. */
export function headlineOf({ created, modified, unchanged, unknown, unmanaged }: Plan): string {
  const nothing = [created, modified, unknown, unmanaged].every((list) => list.length === 0);
  return nothing
    ? `Nothing changes: ${unchanged} resources are as the files say.`
    : `${created.length} to create, ${modified.length} to modify, ${unmanaged.length} no longer in the files, ${unchanged} unchanged.`;
}

/** The plan as Markdown, for a summary and for the pull request. */
export function planText(plan: Plan): string {
  const { environment, created, modified, unknown, unmanaged } = plan;
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ["", `**${title}** (${lines.length})`, "", ...lines];
  const question = questionOf(plan);
  return [
    `### Infrastructure of ${code(environment)}`,
    "",
    headlineOf(plan),
    ...section(
      "No longer in the files",
      unmanaged.map((id) => `- ${code(short(id))}`),
    ),
    ...(unmanaged.length === 0
      ? []
      : [
          "",
          `Nothing is deployed to ${code(environment)} before somebody says what becomes of them: run the workflow by hand with ${code(`unmanaged: delete-${question}`)} to delete them, or ${code(`keep-${question}`)} to leave them in Azure, where nobody renews them.`,
        ]),
    ...section(
      "Created",
      created.map((id) => `- ${code(short(id))}`),
    ),
    ...section(
      "Modified",
      modified.map(({ id, properties }) =>
        [`- ${code(short(id))}`, ...properties.map((property) => `  - ${code(property)}`)].join(
          "\n",
        ),
      ),
    ),
    ...section(
      "Known at deployment only",
      unknown.map((id) => `- ${code(short(id))}`),
    ),
    "",
  ].join("\n");
}

/** `sites/app-x/slots/green` of an id; the group stands before it where it is not of a provider. */
export const short = (id: string): string =>
  id.replace(/^\/subscriptions\/[^/]+\//i, "").replace(/^resourceGroups\/[^/]+\/providers\//i, "");

/** Foreign text as a code span that it cannot leave. */
export const code = (text: string): string =>
  `\`${text.replaceAll("`", "'").replaceAll(/\s+/g, " ").replaceAll("|", "\\|")}\``;
