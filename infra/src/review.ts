import { code, type Plan, planText, short } from "./plan.ts";

/** A resource of a committed snapshot. */
interface Predicted {
  readonly id: string;
}

/** How an environment's snapshot differs from that of the branch it goes to. */
export interface SnapshotDifference {
  readonly environment: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly id: string; readonly properties: readonly string[] }[];
}

/**
 * Resources that a change adds, takes away and changes: what would be deployed, without Azure.
 *
 * @param before text of the snapshot of the base; undefined where there is none
 */
export function snapshotDifference(
  environment: string,
  before: string | undefined,
  after: string | undefined,
): SnapshotDifference {
  const [old, fresh] = [resourcesOf(before), resourcesOf(after)];
  return {
    environment,
    added: [...fresh.keys()].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !fresh.has(id)),
    changed: [...fresh].flatMap(([id, resource]) => {
      const known = old.get(id);
      const properties = known === undefined ? [] : differences(known, resource, "");
      return properties.length === 0 ? [] : [{ id, properties }];
    }),
  };
}

function resourcesOf(text: string | undefined): ReadonlyMap<string, Predicted> {
  if (text === undefined) return new Map();
  const { predictedResources = [] } = JSON.parse(text) as { predictedResources?: Predicted[] };
  return new Map(predictedResources.map((resource) => [resource.id, resource]));
}

function differences(before: unknown, after: unknown, path: string): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) =>
      differences(before[key], after[key], path === "" ? key : `${path}.${key}`),
    );
  }
  const text = (value: unknown) => {
    const written = JSON.stringify(value) ?? "nothing";
    return written.length > 80 ? `${written.slice(0, 79)}…` : written;
  };
  return [`${path}: ${text(before)} → ${text(after)}`];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What a pull request's jobs have found out. */
export interface Review {
  /** Result of the job that checks the files: `success`, `failure` … */
  readonly files: string;
  /** Result of the jobs that ask Azure; `skipped` for a fork. */
  readonly azure: string;
  /** In the order of deployment. */
  readonly environments: readonly string[];
  /** Absent when the files could not be compared. */
  readonly differences: readonly SnapshotDifference[] | undefined;
  readonly plans: readonly Plan[];
}

export const marker = "infrastructure";
/** GitHub takes 65,536 characters. */
const longest = 60_000;

/** The one comment of a pull request, for all environments. */
export function reviewText(review: Review): string {
  const { environments, plans, differences: all } = review;
  const ordered = environments.map((name) => plans.find(({ environment }) => environment === name));
  const body = [
    `<!-- slipway:${marker} -->`,
    "## Infrastructure",
    "",
    review.files === "success"
      ? "No diagnostic; the files lead to the committed snapshots."
      : "**The files are not in order**: the job *Check the files* says what and where. Azure was not asked.",
    "",
    "### What the committed snapshots say",
    "",
    ...(all === undefined ? ["They could not be compared."] : all.flatMap(differenceLines)),
    "",
    ...(review.files === "success" ? azureLines(review, ordered) : []),
  ].join("\n");
  return body.length <= longest
    ? body
    : `${body.slice(0, body.lastIndexOf("\n", longest))}\n\nThe rest is in the run's summary.\n`;
}

function differenceLines({ environment, added, removed, changed }: SnapshotDifference): string[] {
  if (added.length + removed.length + changed.length === 0) {
    return [`- ${code(environment)}: no difference`];
  }
  return [
    `- ${code(environment)}: ${added.length} added, ${removed.length} removed, ${changed.length} changed`,
    ...removed.map((id) => `  - removed ${code(short(id))}`),
    ...added.map((id) => `  - added ${code(short(id))}`),
    ...changed.flatMap(({ id, properties }) => [
      `  - changed ${code(short(id))}`,
      ...properties.slice(0, 10).map((property) => `    - ${code(property)}`),
      ...(properties.length > 10 ? [`    - and ${properties.length - 10} more`] : []),
    ]),
  ];
}

function azureLines({ azure, environments }: Review, plans: readonly (Plan | undefined)[]) {
  if (azure === "skipped") {
    return [
      "Azure was not asked: a pull request from a fork gets no identity. The snapshots are what a reviewer reads.",
    ];
  }
  return environments.flatMap((name, index) => {
    const plan = plans[index];
    return plan !== undefined
      ? [planText(plan)]
      : [
          `### Infrastructure of ${code(name)}`,
          "",
          "**Azure gave no answer**, so nothing is known of it: see the job *Ask Azure*.",
          "",
        ];
  });
}
