/** A resource as `az resource show` prints it; only what is read here. */
interface Shown {
  readonly id: string;
  readonly tags?: Readonly<Record<string, string>> | null;
  readonly sku?: { readonly capacity?: number | null } | null;
}

/** The parameter `running` of main.bicep: what others decided, by the name of the resource. */
export type Running = Record<string, { instances?: number; tags?: Record<string, string> }>;

const decidedByOthers =
  /\/providers\/Microsoft\.Web\/(serverfarms\/[^/]+|sites\/[^/]+(\/slots\/[^/]+)?)$/i;

/** Ids of a stack's resources whose state a deployment must keep. */
export function idsToKeep(stack: unknown): string[] {
  const { resources } = (stack ?? {}) as { resources?: readonly { id: string }[] };
  return (resources ?? []).map(({ id }) => id).filter((id) => decidedByOthers.test(id));
}

/** Instances of plans, and tags of apps (by name) and of slots (by "app/slot"). */
export function runningOf(resources: readonly Shown[]): Running {
  const running: Running = {};
  for (const { id, tags, sku } of resources) {
    const parts = decidedByOthers.exec(id)?.[1]?.split("/") ?? [];
    const name = parts.filter((_, index) => index % 2 === 1).join("/");
    if (name === "") continue;
    if (/^serverfarms$/i.test(parts[0] ?? "")) {
      if (typeof sku?.capacity === "number") running[name] = { instances: sku.capacity };
    } else running[name] = { tags: { ...tags } };
  }
  return running;
}
