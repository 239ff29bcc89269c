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
  readonly resources?: readonly { readonly id: string }[];
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
  /** In the stack and no longer in the template: detached, or deleted where that was asked for. */
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
 * What would be deleted now and was not in the plan that was approved.
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

/** The plan as Markdown, for a summary and for the pull request. */
export function planText(plan: Plan, deleting: boolean): string {
  const { environment, created, modified, unchanged, unknown, unmanaged } = plan;
  const nothing = [created, modified, unknown, unmanaged].every((list) => list.length === 0);
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ["", `**${title}** (${lines.length})`, "", ...lines];
  const fate = deleting
    ? "Deleted after the environment's approval"
    : "No longer managed: stays in Azure, nobody renews it";
  return [
    `### Infrastructure of ${code(environment)}`,
    "",
    nothing
      ? `Nothing changes: ${unchanged} resources are as the files say.`
      : `${created.length} to create, ${modified.length} to modify, ${unmanaged.length} ${deleting ? "to delete" : "to let go"}, ${unchanged} unchanged.`,
    ...section(
      fate,
      unmanaged.map((id) => `- ${code(short(id))}`),
    ),
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
const short = (id: string): string =>
  id.replace(/^\/subscriptions\/[^/]+\//i, "").replace(/^resourceGroups\/[^/]+\/providers\//i, "");

/** Foreign text as a code span that it cannot leave. */
const code = (text: string): string =>
  `\`${text.replaceAll("`", "'").replaceAll(/\s+/g, " ").replaceAll("|", "\\|")}\``;
