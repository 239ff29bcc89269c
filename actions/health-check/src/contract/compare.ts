import type { Json } from "../checks/strict-json.ts";
import { type Contract, isObject, type JsonObject, listOf, objectOf } from "./document.ts";
import { compareSchemas, type Difference, type Direction, type Pair } from "./schema.ts";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/**
 * What in `current` can break a client that was written for `baseline`: operations, parameters,
 * bodies, answers and security that are gone or stricter. New operations, new optional parameters
 * and new members of answers break nobody.
 */
export function compareContracts(baseline: Contract, current: Contract): Difference[] {
  const pair: Pair = { baseline, current };
  const operations = operationsOf(current);
  return [...operationsOf(baseline)].flatMap(([key, before]) => {
    const after = operations.get(key);
    return after === undefined
      ? [{ where: before.shown, what: "is gone", kind: "breaking" as const }]
      : compareOperations(pair, before, after);
  });
}

interface Operation {
  readonly shown: string;
  readonly operation: JsonObject;
  /** Parameters of the path item, then of the operation, which win. */
  readonly parameters: ReadonlyMap<string, JsonObject>;
  readonly isSecured: boolean;
}

/** Operations by method and path; names of path parameters do not matter. */
function operationsOf(contract: Contract): Map<string, Operation> {
  const found = new Map<string, Operation>();
  for (const [path, value] of Object.entries(objectOf(contract.root.paths))) {
    const item = objectOf(contract.resolve(value));
    for (const method of methods) {
      const operation = item[method];
      if (!isObject(operation)) continue;
      const security = operation.security ?? contract.root.security;
      found.set(`${method} ${path.replace(/\{[^}]*\}/g, "{}")}`, {
        shown: `${method.toUpperCase()} ${path}`,
        operation,
        parameters: parametersOf(contract, path, [
          ...listOf(item.parameters),
          ...listOf(operation.parameters),
        ]),
        isSecured:
          listOf(security).length > 0 &&
          !listOf(security).some((one) => isObject(one) && Object.keys(one).length === 0),
      });
    }
  }
  return found;
}

function parametersOf(
  contract: Contract,
  path: string,
  list: readonly Json[],
): ReadonlyMap<string, JsonObject> {
  const places = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  const found = new Map<string, JsonObject>();
  for (const item of list) {
    const parameter = objectOf(contract.resolve(item));
    const name = String(parameter.name);
    const key =
      parameter.in === "path"
        ? `path ${places.indexOf(name)}`
        : `${String(parameter.in)} ${parameter.in === "header" ? name.toLowerCase() : name}`;
    found.set(key, parameter);
  }
  return found;
}

function compareOperations(pair: Pair, before: Operation, after: Operation): Difference[] {
  const where = before.shown;
  const found: Difference[] = [];
  if (after.isSecured && !before.isSecured) {
    found.push({ where, what: "needs a sign-in now", kind: "breaking" });
  }
  for (const [key, parameter] of after.parameters) {
    const known = before.parameters.get(key);
    const place = `${where}, ${String(parameter.in)} parameter ${String(parameter.name)}`;
    if (parameter.required === true && known?.required !== true && parameter.in !== "path") {
      found.push({ where: place, what: "is required now", kind: "breaking" });
    }
    if (known !== undefined) {
      found.push(...compareSchemas(pair, known.schema, parameter.schema, "request", place));
    }
  }
  return [
    ...found,
    ...compareRequestBodies(pair, before, after),
    ...compareAnswers(pair, before, after),
  ];
}

function compareRequestBodies(pair: Pair, before: Operation, after: Operation): Difference[] {
  const where = `${before.shown}, body`;
  const old = objectOf(pair.baseline.resolve(before.operation.requestBody));
  const now = objectOf(pair.current.resolve(after.operation.requestBody));
  const newlyRequired = now.required === true && old.required !== true;
  return [
    ...(newlyRequired ? [{ where, what: "is required now", kind: "breaking" as const }] : []),
    ...compareContents(pair, old.content, now.content, "request", where),
  ];
}

/** Only what succeeds is a promise; errors may change their form. */
function compareAnswers(pair: Pair, before: Operation, after: Operation): Difference[] {
  const answers = objectOf(after.operation.responses);
  return Object.entries(objectOf(before.operation.responses)).flatMap(([status, value]) => {
    if (!/^2/.test(status)) return [];
    const where = `${before.shown}, answer ${status}`;
    const found = answers[status] ?? answers["2XX"] ?? answers.default;
    if (found === undefined) return [{ where, what: "is gone", kind: "breaking" as const }];
    const old = objectOf(pair.baseline.resolve(value));
    const now = objectOf(pair.current.resolve(found));
    return compareContents(pair, old.content, now.content, "response", where);
  });
}

function compareContents(
  pair: Pair,
  before: Json | undefined,
  after: Json | undefined,
  direction: Direction,
  where: string,
): Difference[] {
  const contents = objectOf(after);
  return Object.entries(objectOf(before)).flatMap(([type, value]) => {
    const found = contents[type] ?? contents["*/*"];
    if (found === undefined) {
      return [{ where, what: `${type} is gone`, kind: "breaking" as const }];
    }
    return compareSchemas(pair, objectOf(value).schema, objectOf(found).schema, direction, where);
  });
}
