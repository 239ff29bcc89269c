import { parse } from "yaml";
import { type Json, JsonRefusal, parseStrictJson } from "../checks/strict-json.ts";

export type JsonObject = { readonly [name: string]: Json };

/** An OpenAPI 3.x document, as far as a comparison needs it. */
export interface Contract {
  readonly root: JsonObject;
  /** Follows a local `$ref`, at most 32 steps; what cannot be followed stays as it is. */
  readonly resolve: (value: Json | undefined) => Json | undefined;
}

export class ContractRefusal extends Error {}

/** Reads JSON or YAML. Aliases of YAML are limited: ten lines of them can mean gigabytes. */
export function readContract(body: Uint8Array): Contract {
  const root = read(body);
  if (!isObject(root)) throw new ContractRefusal("it is no OpenAPI document");
  const version = root.openapi;
  if (typeof version !== "string" || !/^3\.\d/.test(version)) {
    throw new ContractRefusal(
      root.swagger === undefined
        ? "it is no OpenAPI document"
        : `it is Swagger ${String(root.swagger)}; only OpenAPI 3 is compared`,
    );
  }
  if (!isObject(root.paths)) throw new ContractRefusal("the OpenAPI document has no paths");
  return { root, resolve: (value) => resolve(root, value) };
}

function read(body: Uint8Array): Json {
  try {
    return parseStrictJson(body);
  } catch (error) {
    if (!(error instanceof JsonRefusal)) throw error;
    const text = new TextDecoder().decode(body);
    // HTML parses as a YAML scalar.
    if (/^\s*[<{[]/.test(text) || text.trim() === "") throw new ContractRefusal(error.message);
    try {
      return parse(text, { maxAliasCount: 100 }) as Json;
    } catch {
      throw new ContractRefusal("it is neither JSON nor YAML");
    }
  }
}

function resolve(root: JsonObject, value: Json | undefined): Json | undefined {
  let current = value;
  for (let step = 0; step < 32 && isObject(current); step += 1) {
    const reference = current.$ref;
    if (typeof reference !== "string" || !reference.startsWith("#/")) return current;
    let found: Json | undefined = root;
    for (const part of reference.slice(2).split("/")) {
      const name = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
      found = isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined;
    }
    if (found === undefined) return current;
    current = found;
  }
  return current;
}

export function isObject(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** Equal without regard to the order of names. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: Json | undefined): string {
  return JSON.stringify(value, (_name, item) =>
    isObject(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
