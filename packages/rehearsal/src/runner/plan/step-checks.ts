/** Steps before they run: every action can be found, every stand-in knows its inputs. */

import { join } from "node:path";
import type { StandIn } from "../../stand-ins/stand-in.ts";
import type { Value, ValueObject } from "../expressions/data.ts";
import type { Finding } from "../refusal.ts";
import { type Catalogue, resolveAction, UnusableAction } from "../source/actions.ts";
import { unsupportedInStep } from "../source/unsupported.ts";
import { objectAt, textAt, type YamlFile } from "../source/workflow-file.ts";

type Place = readonly (string | number)[];

/** GitHub's limit for composite actions that use each other. */
const maximumCompositeLevels = 9;

export async function checkSteps(
  file: YamlFile,
  place: Place,
  steps: readonly Value[],
  catalogue: Catalogue,
  level = 0,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [index, value] of steps.entries()) {
    const step = objectAt(value);
    const here = [...place, index];
    findings.push(...unsupportedInStep(file, here, step));
    const uses = textAt(step.uses);
    if (uses !== undefined) {
      findings.push(...(await checkUses(file, here, uses, step, catalogue, level)));
    }
  }
  return findings;
}

async function checkUses(
  file: YamlFile,
  place: Place,
  uses: string,
  step: ValueObject,
  catalogue: Catalogue,
  level: number,
): Promise<Finding[]> {
  try {
    const resolved = await resolveAction(uses, file.source, catalogue.product, catalogue);
    if (resolved.kind === "stand-in")
      return standInInputs(file, place, uses, step, resolved.standIn);
    const { action } = resolved;
    if (action.using === "node" && level > 0 && action.runs.pre !== undefined) {
      const message = `"uses: ${uses}" is not supported here: "pre" inside a composite action is not run locally.`;
      return [file.finding([...place, "uses"], message)];
    }
    if (action.using === "node") {
      const main = textAt(action.runs.main) ?? "";
      if (await action.source.has(join(action.path, main))) return [];
      const message = `"uses: ${uses}": its main "${main}" is not there. Build the action first.`;
      return [file.finding([...place, "uses"], message)];
    }
    if (level >= maximumCompositeLevels) {
      return [
        file.finding([...place, "uses"], `"uses: ${uses}": composite actions are nested too deep.`),
      ];
    }
    const inner = Array.isArray(action.runs.steps) ? (action.runs.steps as Value[]) : [];
    return checkSteps(action.file, ["runs", "steps"], inner, catalogue, level + 1);
  } catch (error) {
    if (!(error instanceof UnusableAction)) throw error;
    // A step before may still write a local action, so its absence shows when the step runs.
    if (uses.startsWith("./") && error.findings.length === 0) return [];
    return [file.finding([...place, "uses"], error.message), ...error.findings];
  }
}

function standInInputs(
  file: YamlFile,
  place: Place,
  uses: string,
  step: ValueObject,
  standIn: StandIn,
): Finding[] {
  const known = standIn.inputs;
  if (known === undefined) return [];
  const given = Object.keys(objectAt(step.with));
  const names = Object.keys(known).map((name) => name.toLowerCase());
  const unknown = given
    .filter((name) => !names.includes(name.toLowerCase()))
    .map((name) =>
      file.finding(
        [...place, "with", name],
        `The stand-in of "${uses}" does not know the input "${name}" (it knows ${Object.keys(known).join(", ")}).`,
      ),
    );
  const missing = Object.entries(known)
    .filter(([name, { required }]) => required && !given.some((key) => key.toLowerCase() === name))
    .map(([name]) =>
      file.finding([...place, "uses"], `"uses: ${uses}" needs the input "${name}".`),
    );
  return [...unknown, ...missing];
}
