import type { Json } from "../checks/strict-json.ts";
import {
  type Contract,
  isObject,
  type JsonObject,
  listOf,
  objectOf,
  sameJson,
} from "./document.ts";

/** `request`: clients write it, the server reads it. `response`: the other way round. */
export type Direction = "request" | "response";

export interface Difference {
  /** For example `GET /api/users, answer 200, items[].name`. */
  readonly where: string;
  readonly what: string;
  /** Whether a client of the baseline can break; `undecided` where this comparison cannot tell. */
  readonly kind: "breaking" | "undecided";
}

export interface Pair {
  readonly baseline: Contract;
  readonly current: Contract;
}

/**
 * Differences of two schemas that a client of the first can notice.
 *
 * The rule (as of a type's variance): what clients write may only be read more liberally, what they
 * read may only be written more strictly. Compared are types, enumerations, required members,
 * members, items and bounds. `oneOf`, `anyOf`, `not`, `if` and patterns are compared for equality
 * only; where they differ the answer is `undecided`.
 */
export function compareSchemas(
  pair: Pair,
  before: Json | undefined,
  after: Json | undefined,
  direction: Direction,
  where: string,
  seen: ReadonlySet<string> = new Set(),
): Difference[] {
  const cycle = `${referenceOf(before)}>${referenceOf(after)}`;
  if (cycle !== ">" && seen.has(cycle)) return [];
  const next = new Set([...seen, cycle]);
  const old = flatten(pair.baseline, before);
  const now = flatten(pair.current, after);
  const found: Difference[] = [];
  const broken = (what: string, place = where) =>
    found.push({ where: place, what, kind: "breaking" });

  for (const word of ["oneOf", "anyOf", "not", "if", "then", "else", "pattern", "format"]) {
    if (!sameJson(old[word], now[word]) && !(word === "pattern" && direction === "response")) {
      found.push({ where, what: `${word} has changed`, kind: "undecided" });
    }
  }

  const [types, newTypes] = [typesOf(old), typesOf(now)];
  // Whoever writes must stay within what whoever reads can take.
  const [writes, reads] = direction === "request" ? [types, newTypes] : [newTypes, types];
  if (reads !== undefined && (writes === undefined || !covers(reads, writes))) {
    broken(`its type is ${shownTypes(newTypes)} instead of ${shownTypes(types)}`);
    return found;
  }

  const [values, newValues] = [enumOf(old), enumOf(now)];
  const [written, readable] = direction === "request" ? [values, newValues] : [newValues, values];
  if (readable !== undefined) {
    const foreign = written?.filter((value) => !readable.some((known) => sameJson(known, value)));
    if (foreign === undefined) {
      broken(
        direction === "request" ? "only listed values are taken" : "values are no longer listed",
      );
    } else if (foreign.length > 0) {
      const shown = foreign.slice(0, 3).map((value) => JSON.stringify(value));
      broken(
        direction === "request"
          ? `${shown.join(", ")} is no longer taken`
          : `${shown.join(", ")} is a new value`,
      );
    }
  }

  if (direction === "request") found.push(...tighterBounds(old, now, where));

  const [members, newMembers] = [objectOf(old.properties), objectOf(now.properties)];
  const [required, newRequired] = [listOf(old.required), listOf(now.required)];
  if (direction === "request") {
    for (const name of newRequired) {
      if (!required.includes(name)) broken("is required now", member(where, String(name)));
    }
    if (now.additionalProperties === false) {
      for (const name of Object.keys(members)) {
        if (!Object.hasOwn(newMembers, name)) broken("is refused now", member(where, name));
      }
    }
  } else {
    for (const name of Object.keys(members)) {
      if (!Object.hasOwn(newMembers, name)) broken("is gone", member(where, name));
      else if (required.includes(name) && !newRequired.includes(name)) {
        broken("may be missing now", member(where, name));
      }
    }
  }
  for (const [name, schema] of Object.entries(members)) {
    if (!Object.hasOwn(newMembers, name)) continue;
    found.push(
      ...compareSchemas(pair, schema, newMembers[name], direction, member(where, name), next),
    );
  }
  for (const [word, suffix] of [
    ["items", "[]"],
    ["additionalProperties", ".*"],
  ] as const) {
    if (isObject(old[word]) && isObject(now[word])) {
      found.push(
        ...compareSchemas(pair, old[word], now[word], direction, `${where}${suffix}`, next),
      );
    }
  }
  return found;
}

/** Resolves references and joins `allOf` into one object. */
function flatten(contract: Contract, schema: Json | undefined, depth = 0): JsonObject {
  const resolved = objectOf(contract.resolve(schema));
  const parts = listOf(resolved.allOf);
  if (parts.length === 0 || depth > 16) return resolved;
  const { allOf: _, ...own } = resolved;
  const all = [...parts.map((part) => flatten(contract, part, depth + 1)), own];
  return {
    ...Object.assign({}, ...all),
    properties: Object.assign({}, ...all.map((part) => objectOf(part.properties))),
    required: [...new Set(all.flatMap((part) => listOf(part.required)))],
  };
}

/** Types as a list; `nullable` (3.0) and `["string", "null"]` (3.1) are the same. */
function typesOf(schema: JsonObject): readonly string[] | undefined {
  const named = typeof schema.type === "string" ? [schema.type] : listOf(schema.type).map(String);
  if (named.length === 0) {
    return isObject(schema.properties) && Object.keys(schema.properties).length > 0
      ? ["object"]
      : undefined;
  }
  return schema.nullable === true ? [...named, "null"] : named;
}

function covers(reads: readonly string[], writes: readonly string[]): boolean {
  return writes.every(
    (type) => reads.includes(type) || (type === "integer" && reads.includes("number")),
  );
}

function enumOf(schema: JsonObject): readonly Json[] | undefined {
  if (Array.isArray(schema.enum)) return schema.enum;
  return schema.const === undefined ? undefined : [schema.const];
}

function tighterBounds(old: JsonObject, now: JsonObject, where: string): Difference[] {
  const bounds: readonly (readonly [word: string, tighter: 1 | -1])[] = [
    ["maxLength", -1],
    ["maximum", -1],
    ["maxItems", -1],
    ["minLength", 1],
    ["minimum", 1],
    ["minItems", 1],
  ];
  return bounds.flatMap(([word, tighter]) => {
    const [before, after] = [old[word], now[word]];
    if (typeof after !== "number") return [];
    const open = tighter > 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    const limit = typeof before === "number" ? before : open;
    return (after - limit) * tighter > 0
      ? [{ where, what: `${word} is ${after} now`, kind: "breaking" as const }]
      : [];
  });
}

function referenceOf(schema: Json | undefined): string {
  return isObject(schema) && typeof schema.$ref === "string" ? schema.$ref : "";
}

function member(where: string, name: string): string {
  return `${where}.${name}`;
}

function shownTypes(types: readonly string[] | undefined): string {
  return types?.join(" or ") ?? "anything";
}
