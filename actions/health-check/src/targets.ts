import { insideWorkspace, optionalInput, UsageError } from "@slipway/toolkit";
import { type Definition, type InputValues, readDefinition } from "./definition.ts";
import { type HealthCheckInputs, readInputs } from "./inputs.ts";

/** One site to validate; `name` is absent when the step names the one site itself. */
export interface Target {
  readonly name?: string;
  readonly inputs: HealthCheckInputs;
}

/** Reads every input of every target before the first request. */
export function readTargets(): Target[] {
  const name = optionalInput("definition");
  const definition: Definition =
    name === undefined
      ? { values: new Map(), targets: new Map() }
      : readDefinition(insideWorkspace(name, 'Input "definition"'), name, process.env);
  if (definition.targets.size === 0) {
    return [{ inputs: withInputs(definition.values, readInputs) }];
  }
  if (optionalInput("base-url") !== undefined) {
    throw new UsageError(
      `Input "base-url" is set, but ${name} has targets of its own.`,
      'Leave it out, or leave "targets" out of the file; an address that differs from run to run is a variable of the step\'s "env:" there.',
    );
  }
  const targets = [...definition.targets].map(([targetName, own]) => ({
    name: targetName,
    inputs: withInputs(
      new Map([...definition.values, ...againstTarget(own, definition.targets)]),
      readInputs,
    ),
  }));
  const loaded = targets.filter(({ inputs }) => inputs.load !== undefined);
  if (loaded.length > 1) {
    throw new UsageError(
      `${name} offers a load to ${loaded.length} targets at once.`,
      'Move "perf" into one target; name another one in its "compare-with" to measure both.',
    );
  }
  return targets;
}

/** `compare-with: blue` may name a target: it means that target's address and slot. */
function againstTarget(own: InputValues, targets: ReadonlyMap<string, InputValues>): InputValues {
  const other = targets.get(own.get("compare-with") ?? "");
  if (other === undefined) return own;
  const url = other.get("base-url") ?? "";
  const slot = other.get("routing-name");
  return new Map([
    ...own,
    ["compare-with", slot !== undefined && url === own.get("base-url") ? slot : url],
  ]);
}

/** Reads with these values in place of the step's inputs of the same names. */
function withInputs<T>(values: InputValues, read: () => T): T {
  const variable = (key: string) => `INPUT_${key.toUpperCase()}`;
  const before = new Map([...values.keys()].map((key) => [key, process.env[variable(key)]]));
  for (const [key, value] of values) process.env[variable(key)] = value;
  try {
    return read();
  } finally {
    for (const [key, value] of before) {
      if (value === undefined) delete process.env[variable(key)];
      else process.env[variable(key)] = value;
    }
  }
}
