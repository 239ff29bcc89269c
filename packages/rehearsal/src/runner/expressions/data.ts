/** Plain values to and from the data of GitHub's evaluator. */

import { data } from "@actions/expressions";

export type Value =
  | null
  | boolean
  | number
  | string
  | readonly Value[]
  | { readonly [key: string]: Value };
export type ValueObject = { readonly [key: string]: Value };

/** The package's dictionary drops keys such as "constructor": its index is an ordinary object. */
function emptyDictionary(): data.Dictionary {
  const dictionary = new data.Dictionary();
  Object.setPrototypeOf((dictionary as unknown as { indexMap: object }).indexMap, null);
  return dictionary;
}

export function toData(value: Value | undefined): data.ExpressionData {
  if (value === null || value === undefined) return new data.Null();
  if (typeof value === "boolean") return new data.BooleanData(value);
  if (typeof value === "number") return new data.NumberData(value);
  if (typeof value === "string") return new data.StringData(value);
  if (isList(value)) return new data.Array(...value.map(toData));
  const dictionary = emptyDictionary();
  for (const [key, item] of Object.entries(value)) dictionary.add(key, toData(item));
  return dictionary;
}

export function fromData(value: data.ExpressionData): Value {
  switch (value.kind) {
    case data.Kind.Null:
      return null;
    case data.Kind.Boolean:
      return (value as data.BooleanData).value;
    case data.Kind.Number:
      return (value as data.NumberData).value;
    case data.Kind.String:
      return (value as data.StringData).value;
    case data.Kind.Array:
      return (value as data.Array).values().map(fromData);
    default: {
      const plain: Record<string, Value> = Object.create(null);
      for (const { key, value: item } of (value as data.Dictionary).pairs())
        plain[key] = fromData(item);
      return plain;
    }
  }
}

/** A context whose members are made when an expression first asks for them. */
export function contextDictionary(contexts: Readonly<Record<string, Value>>): data.Dictionary {
  const made = new Map<string, data.ExpressionData>();
  const dictionary = emptyDictionary();
  dictionary.get = (name) => {
    const key = name.toLowerCase();
    let value = made.get(key);
    if (value === undefined) {
      value = toData(contexts[key]);
      made.set(key, value);
    }
    return value;
  };
  return dictionary;
}

/** How a value looks inside a string or an environment variable. */
export function toText(value: Value | undefined): string {
  return toData(value).coerceString();
}

export function truthy(value: Value): boolean {
  if (value === null || value === false || value === "" || value === 0) return false;
  return !(typeof value === "number" && Number.isNaN(value));
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
export function isObject(value: unknown): value is ValueObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
