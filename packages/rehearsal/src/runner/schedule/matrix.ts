/** `strategy.matrix`: its combinations, GitHub's include and exclude rules, and their names. */

import { isObject, toText, type Value, type ValueObject } from "../expressions/data.ts";
import { objectAt } from "../source/workflow-file.ts";

const maximumCombinations = 256;

/** @param matrix the evaluated mapping @throws where a vector is no list or is empty */
export function combinations(matrix: ValueObject): ValueObject[] {
  const { include, exclude, ...vectors } = matrix;
  const names = Object.keys(vectors);
  let base: ValueObject[] = names.length === 0 ? [] : [{}];
  for (const [name, vector] of Object.entries(vectors)) {
    if (!Array.isArray(vector)) throw new Error(`Matrix vector '${name}' must be a list.`);
    if (vector.length === 0)
      throw new Error(`Matrix vector '${name}' does not contain any values.`);
    base = base.flatMap((combination) =>
      vector.map((value) => ({ ...combination, [name]: value })),
    );
  }
  const excluded = list(exclude);
  const kept = base.filter(
    (combination) =>
      !excluded.some((pattern) =>
        Object.entries(pattern).every(([key, value]) => same(value, combination[key] ?? null)),
      ),
  );
  const result: Record<string, Value>[] = kept.map((combination) => ({ ...combination }));
  const additional: ValueObject[] = [];
  for (const entry of list(include)) {
    let added = false;
    for (const [index, original] of kept.entries()) {
      const fits = Object.entries(entry).every(
        ([key, value]) => !names.includes(key) || same(value, original[key] ?? null),
      );
      if (!fits) continue;
      Object.assign(result[index] ?? {}, entry);
      added = true;
    }
    if (!added) additional.push(entry);
  }
  const all = [...result, ...additional];
  if (all.length > maximumCombinations) {
    throw new Error(
      `The matrix has ${all.length} combinations; GitHub allows ${maximumCombinations}.`,
    );
  }
  return all;
}

function list(value: Value | undefined): ValueObject[] {
  return Array.isArray(value) ? value.map(objectAt) : [];
}

function same(a: Value, b: Value): boolean {
  if (typeof a === "object" && a !== null) return JSON.stringify(a) === JSON.stringify(b);
  if (typeof b === "object" && b !== null) return false;
  return toText(a).toLowerCase() === toText(b).toLowerCase();
}

/** "ubuntu, 24": every scalar of a combination. */
export function combinationName(combination: ValueObject): string {
  const scalars = (value: Value): string[] => {
    if (Array.isArray(value)) return value.flatMap(scalars);
    if (isObject(value)) return Object.values(value).flatMap(scalars);
    return [toText(value)];
  };
  return scalars(combination).join(", ");
}
