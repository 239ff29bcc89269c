/** Action files: where a step's `uses` leads, and what the action there is. */

import { join } from "node:path";
import type { StandIn } from "../../stand-ins/stand-in.ts";
import type { ValueObject } from "../expressions/data.ts";
import type { Finding } from "../refusal.ts";
import { parseReference, type Reference } from "./reference.ts";
import type { Source } from "./repository.ts";
import { objectAt, parseFile, textAt, type YamlFile } from "./workflow-file.ts";

export interface ActionFile {
  readonly file: YamlFile;
  readonly source: Source;
  /** Directory of the action inside its repository. */
  readonly path: string;
  readonly inputs: ValueObject;
  readonly runs: ValueObject;
  readonly using: "node" | "composite";
}

export type ResolvedAction =
  | { readonly kind: "stand-in"; readonly standIn: StandIn }
  | { readonly kind: "action"; readonly action: ActionFile };

/** Finds the repositories that `uses` may name. */
export interface Catalogue {
  readonly product: Source;
  readonly standIns: Readonly<Record<string, StandIn>>;
  /** A mapped repository or the product itself, or undefined. */
  repository(name: string, ref: string): Source | undefined;
}

/** An action that cannot be run; the message is the finding's. */
export class UnusableAction extends Error {
  readonly findings: readonly Finding[];
  constructor(message: string, findings: readonly Finding[] = []) {
    super(message);
    this.findings = findings;
  }
}

/**
 * @param from the repository of the file in which `uses` stands
 * @param workspace what `./` means: the job's workspace, or the product's tree while planning
 */
export async function resolveAction(
  uses: string,
  from: Source,
  workspace: Source,
  catalogue: Catalogue,
): Promise<ResolvedAction> {
  const reference = parseReference(uses);
  if (reference === undefined) {
    throw new UnusableAction(
      uses.startsWith("$/")
        ? `"uses: ${uses}" must not have an "@": $/ is the running commit.`
        : `"uses: ${uses}" must be owner/repo@ref, owner/repo/path@ref, ./path or $/path.`,
    );
  }
  if (reference.kind === "docker") {
    throw new UnusableAction(
      `"uses: ${uses}" is not supported: container actions are not run locally.`,
    );
  }
  if (reference.kind === "remote") {
    const standIn = standInOf(reference, catalogue.standIns);
    if (standIn !== undefined) return { kind: "stand-in", standIn };
  }
  const source =
    reference.kind === "local"
      ? workspace
      : reference.kind === "self"
        ? from
        : catalogue.repository(reference.repository, reference.ref);
  if (source === undefined) {
    throw new UnusableAction(
      `"uses: ${uses}" has no stand-in, and its repository is not mapped to a local directory.`,
    );
  }
  return { kind: "action", action: await loadAction(source, reference.path, uses) };
}

function standInOf(
  reference: Extract<Reference, { kind: "remote" }>,
  standIns: Readonly<Record<string, StandIn>>,
): StandIn | undefined {
  const name = reference.full.toLowerCase();
  return Object.entries(standIns).find(([key]) => key.toLowerCase() === name)?.[1];
}

async function loadAction(source: Source, path: string, uses: string): Promise<ActionFile> {
  for (const name of ["action.yml", "action.yaml"]) {
    const filePath = join(path, name);
    const text = await source.read(filePath);
    if (text === undefined) continue;
    const parsed = await parseFile(source, filePath, text, "action");
    if ("findings" in parsed) {
      throw new UnusableAction(`"uses: ${uses}": its ${name} is not valid.`, parsed.findings);
    }
    return actionFile(parsed.file, source, path, uses);
  }
  throw new UnusableAction(
    `"uses: ${uses}": there is no action.yml in "${path || "."}" of ${source.name}. ` +
      (uses.startsWith("./") ? "Check the repository out in a step before it." : "Check the path."),
  );
}

function actionFile(file: YamlFile, source: Source, path: string, uses: string): ActionFile {
  const runs = objectAt(file.root.runs);
  const using = textAt(runs.using) ?? "";
  const inputs = objectAt(file.root.inputs);
  if (using === "composite") return { file, source, path, inputs, runs, using };
  if (/^node(20|24)$/i.test(using)) return { file, source, path, inputs, runs, using: "node" };
  throw new UnusableAction(`"uses: ${uses}" is not supported: it runs with "${using}".`, [
    file.finding(
      ["runs", "using"],
      `"using: ${using}" is not supported: node20, node24 or composite.`,
    ),
  ]);
}
