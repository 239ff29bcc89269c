import { isDeepStrictEqual } from "node:util";
import type { WantedResource } from "./template.ts";

/** A resource as it stands. */
export type Standing = WantedResource;

interface PropertyChange {
  readonly path: string;
  readonly propertyChangeType: "Create" | "Delete" | "Modify" | "Array";
  readonly before?: unknown;
  readonly after?: unknown;
  readonly children?: readonly PropertyChange[];
}

export interface ResourceChange {
  readonly resourceId: string;
  readonly changeType: "Create" | "NoChange" | "Modify" | "Ignore";
  readonly before?: unknown;
  readonly after?: unknown;
  readonly delta?: readonly PropertyChange[];
}

/**
 * What an incremental deployment would change, in the shape of full payloads (recorded:
 * resource-what-if). Resources in the groups it deploys to, which it does not name, are ignored.
 */
export function whatIf(
  wanted: readonly WantedResource[],
  standing: ReadonlyMap<string, Standing>,
): ResourceChange[] {
  const named = new Set(wanted.map(({ id }) => id.toLowerCase()));
  const groups = new Set(wanted.map(({ id }) => groupOf(id)));
  const changes = wanted.map((resource): ResourceChange => {
    const before = standing.get(resource.id.toLowerCase());
    const after = payload(resource);
    if (before === undefined) return { resourceId: resource.id, changeType: "Create", after };
    const delta = differences(before.body, resource.body);
    return {
      resourceId: before.id,
      changeType: delta.length === 0 ? "NoChange" : "Modify",
      before: payload(before),
      after,
      ...(delta.length === 0 ? {} : { delta }),
    };
  });
  const others = [...standing.values()]
    .filter(({ id }) => !named.has(id.toLowerCase()))
    .filter(({ id }) => groupOf(id) !== "" && groups.has(groupOf(id)))
    .map(
      (resource): ResourceChange => ({
        resourceId: resource.id,
        changeType: "Ignore",
        before: payload(resource),
        after: payload(resource),
      }),
    );
  return [...changes, ...others];
}

const payload = ({ id, type, name, apiVersion, body }: WantedResource) => ({
  apiVersion,
  id,
  name: name.split("/").at(-1),
  type,
  ...body,
});

const groupOf = (id: string): string =>
  /\/resourceGroups\/([^/]+)/i.exec(id)?.[1]?.toLowerCase() ?? "";

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function differences(before: unknown, after: unknown, path = ""): PropertyChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) =>
      differences(before[key], after[key], path === "" ? key : `${path}.${key}`),
    );
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    const children = Array.from({ length }, (_, index) =>
      differences(before[index], after[index], String(index)),
    ).flat();
    return [{ path, propertyChangeType: "Array", before, after, children }];
  }
  if (before === undefined) return [{ path, propertyChangeType: "Create", after }];
  if (after === undefined) return [{ path, propertyChangeType: "Delete", before }];
  return [{ path, propertyChangeType: "Modify", before, after }];
}
