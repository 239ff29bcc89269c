export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

export class JsonRefusal extends Error {}

const maximumDepth = 64;

/**
 * Parses a body as JSON and refuses what two readers could understand differently: bytes that are
 * not UTF-8, nesting beyond 64 levels, and an object with the same name twice (the last one would
 * silently win). A byte order mark is dropped.
 */
export function parseStrictJson(body: Uint8Array): Json {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw new JsonRefusal("the body is not UTF-8");
  }
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    throw new JsonRefusal(text.trim() === "" ? "the body is empty" : "the body is not JSON");
  }
  refuseDepthAndDuplicates(text);
  return value;
}

/** Walks the tokens of a text that is known to be JSON. */
function refuseDepthAndDuplicates(text: string): void {
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/gs;
  const names: (Set<string> | undefined)[] = [];
  let last: string | undefined;
  for (const [part] of text.matchAll(token)) {
    if (part === "{" || part === "[") {
      names.push(part === "{" ? new Set() : undefined);
      if (names.length > maximumDepth) {
        throw new JsonRefusal(`the JSON is nested deeper than ${maximumDepth} levels`);
      }
    } else if (part === "}" || part === "]") {
      names.pop();
    } else if (part === ":" && last?.startsWith('"')) {
      const name = JSON.parse(last) as string;
      const known = names.at(-1);
      if (known?.has(name)) throw new JsonRefusal(`the JSON names ${last.slice(0, 60)} twice`);
      known?.add(name);
    }
    last = part;
  }
}

/**
 * The value at a path such as `entries.database.status` or `items[0].id`, own properties only;
 * `undefined` when there is none.
 */
export function jsonAt(value: Json, path: string): Json | undefined {
  let current: Json | undefined = value;
  for (const step of pathSteps(path)) {
    if (typeof current !== "object" || current === null) return undefined;
    if (Array.isArray(current)) {
      current = /^\d{1,9}$/.test(step) ? current[Number(step)] : undefined;
    } else {
      current = Object.hasOwn(current, step) ? current[step] : undefined;
    }
  }
  return current;
}

/** Steps of a JSON path; `[0]` and `.0` name an item, `["a.b"]` a name with dots. */
export function pathSteps(path: string): string[] {
  const steps: string[] = [];
  for (const [, quoted, index, name] of path.matchAll(/\["([^"]*)"\]|\[(\d+)\]|([^.[\]]+)/g)) {
    steps.push(quoted ?? index ?? name ?? "");
  }
  return steps;
}

/** A JSON value on one line for a message, at most 80 characters. */
export function shownJson(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
