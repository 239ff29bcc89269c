/** `workflow_dispatch` inputs: what a person typed, as typed values. */

import type { Value, ValueObject } from "../expressions/data.ts";
import { entryOf } from "../plan/call-checks.ts";
import { type Finding, WorkflowRefused } from "../refusal.ts";
import { triggers } from "../source/triggers.ts";
import { listAt, objectAt, textAt, type YamlFile } from "../source/workflow-file.ts";
import type { RunOptions } from "../types.ts";

/** Empty for other events. @throws {WorkflowRefused} for unknown, missing or impossible values */
export function dispatchInputs(file: YamlFile, event: RunOptions["event"]): ValueObject {
  if (event.name !== "workflow_dispatch") return {};
  const declared = objectAt(objectAt(triggers(file.root.on).workflow_dispatch).inputs);
  const given: ValueObject = event.inputs ?? {};
  const place = ["on", "workflow_dispatch", "inputs"];
  const findings: Finding[] = Object.keys(given)
    .filter((name) => entryOf(declared, name) === undefined)
    .map((name) => file.finding(place, `Unexpected input "${name}" was given.`));
  const inputs: Record<string, Value> = {};
  for (const [name, input] of Object.entries(declared)) {
    const { type, required, default: fallback, options } = objectAt(input);
    const value = entryOf(given, name) ?? fallback ?? null;
    const kind = textAt(type) ?? "string";
    const refuse = (message: string) => findings.push(file.finding([...place, name], message));
    if (value === null || value === "") {
      if (required === true) refuse(`The required input "${name}" was not given.`);
      inputs[name] = kind === "boolean" ? false : "";
    } else if (kind === "boolean") {
      if (!["true", "false"].includes(String(value)))
        refuse(`The input "${name}" must be true or false.`);
      inputs[name] = String(value) === "true";
    } else if (kind === "number") {
      if (Number.isNaN(Number(value)))
        refuse(`The input "${name}" must be a number, not "${value}".`);
      inputs[name] = Number(value);
    } else {
      const allowed = kind === "choice" ? listAt(options) : [];
      if (allowed.length > 0 && !allowed.includes(String(value))) {
        refuse(`The input "${name}" must be one of ${allowed.join(", ")}, not "${value}".`);
      }
      inputs[name] = String(value);
    }
  }
  if (findings.length > 0) {
    throw new WorkflowRefused(findings, "Give the inputs that the workflow declares.");
  }
  return inputs;
}
