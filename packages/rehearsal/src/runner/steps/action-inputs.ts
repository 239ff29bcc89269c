/** `with` of a step against the inputs an action declares. */

import type { ValueObject } from "../expressions/data.ts";
import { evaluateText } from "../expressions/evaluate.ts";
import { objectAt, textAt } from "../source/workflow-file.ts";
import type { StepRun } from "./run-steps.ts";

/** Names as declared; defaults evaluated; unknown names warned about and passed on, as GitHub does. */
export function actionInputs(
  step: StepRun,
  uses: string,
  declared: ValueObject,
): Record<string, string> {
  const { job, definition } = step;
  const given = objectAt(definition.with);
  const scope = step.scope();
  const values: Record<string, string> = {};
  const names = new Map(Object.keys(declared).map((name) => [name.toLowerCase(), name]));
  for (const [name, input] of Object.entries(declared)) {
    const { default: fallback, deprecationMessage } = objectAt(input);
    values[name] = fallback === undefined ? "" : evaluateText(fallback, scope);
    if (deprecationMessage !== undefined && given[name] !== undefined) {
      warn(step, `Input '${name}' has been deprecated with message: ${textAt(deprecationMessage)}`);
    }
  }
  const unknown = Object.keys(given).filter((name) => !names.has(name.toLowerCase()));
  if (unknown.length > 0) {
    const valid = Object.keys(declared).map((name) => `'${name}'`);
    warn(
      step,
      `Unexpected input(s) ${unknown.map((name) => `'${name}'`).join(", ")}, valid inputs are [${valid.join(", ")}] (${uses})`,
    );
  }
  for (const [name, value] of Object.entries(given)) {
    values[names.get(name.toLowerCase()) ?? name] = evaluateText(value, scope);
  }
  for (const [name, value] of Object.entries(values)) {
    if (value !== "" && given[name] !== undefined) job.print(`  ${name}: ${value}`, "command");
  }
  return values;
}

function warn({ job }: StepRun, message: string): void {
  job.emit({ type: "annotation", step: job.step, level: "warning", message });
}

/** `INPUT_*` as @actions/core reads them. */
export function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`,
      value,
    ]),
  );
}
