/** What a call of a reusable workflow passes, against what the called one declares. */

import { isObject, type Value, type ValueObject } from "../expressions/data.ts";
import type { Finding } from "../refusal.ts";
import { objectAt, textAt, type YamlFile } from "../source/workflow-file.ts";
import type { PlannedWorkflow } from "./plan.ts";

export function checkCall(
  file: YamlFile,
  id: string,
  definition: ValueObject,
  called: PlannedWorkflow,
): Finding[] {
  const at = (key: string, message: string) =>
    file.finding(["jobs", id, ...key.split("\n")], message);
  const findings: Finding[] = [];
  const inputs = objectAt(called.call.inputs);
  const given = objectAt(definition.with);
  for (const [name, value] of Object.entries(given)) {
    const declared = entryOf(inputs, name);
    if (declared === undefined) {
      findings.push(
        at(`with\n${name}`, `Invalid input, ${name} is not defined in the referenced workflow.`),
      );
    } else if (!fits(value, textAt(objectAt(declared).type))) {
      const type = textAt(objectAt(declared).type);
      findings.push(at(`with\n${name}`, `Input ${name} must be a ${type}, not "${value}".`));
    }
  }
  for (const [name, declared] of Object.entries(inputs)) {
    const { required } = objectAt(declared);
    if (required === true && entryOf(given, name) === undefined) {
      findings.push(at("uses", `Input ${name} is required, but not provided while calling.`));
    }
  }
  return [...findings, ...checkSecrets(file, definition, called, at)];
}

function checkSecrets(
  file: YamlFile,
  definition: ValueObject,
  called: PlannedWorkflow,
  at: (key: string, message: string) => Finding,
): Finding[] {
  const declared = objectAt(called.call.secrets);
  const given = definition.secrets;
  if (given === "inherit") {
    if (owner(file.source.name) === owner(called.file.source.name)) return [];
    return [
      at(
        "secrets",
        `"secrets: inherit" does not cross owners (${owner(file.source.name)} calls ${owner(called.file.source.name)}): pass each secret by name.`,
      ),
    ];
  }
  const names = isObject(given) ? Object.keys(given) : [];
  const unknown = names
    .filter((name) => entryOf(declared, name) === undefined)
    .map((name) =>
      at(`secrets\n${name}`, `Invalid secret, ${name} is not defined in the referenced workflow.`),
    );
  const missing = Object.entries(declared)
    .filter(
      ([name, secret]) =>
        objectAt(secret).required === true && entryOf(objectAt(given), name) === undefined,
    )
    .map(([name]) => at("uses", `Secret ${name} is required, but not provided while calling.`));
  return [...unknown, ...missing];
}

function owner(repository: string): string {
  return repository.split("/")[0]?.toLowerCase() ?? "";
}

/** Names are compared without case, as GitHub does. */
export function entryOf(object: ValueObject, name: string): Value | undefined {
  const key = Object.keys(object).find((item) => item.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : (object[key] ?? null);
}

function fits(value: Value, type: string | undefined): boolean {
  if (typeof value === "string" && value.includes("${{")) return true;
  if (type === "boolean") return typeof value === "boolean";
  if (type === "number") return typeof value === "number";
  return !isObject(value) && !Array.isArray(value);
}
