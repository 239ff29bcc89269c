import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { UsageError } from "@slipway/toolkit";
import { type Pack, type PackScript, packDigest, packSchema, sha256 } from "./pack.ts";

/** A pack in memory: its description and the text of every script, by file. */
export interface LoadedPack {
  readonly pack: Pack;
  readonly scripts: ReadonlyMap<string, string>;
}

/** Writes a pack whole or not at all; what was in the directory before is replaced. */
export function writePack(
  directory: string,
  { pack, scripts }: LoadedPack,
  review: Readonly<Record<string, string>>,
): void {
  const next = `${directory}.next`;
  rmSync(next, { recursive: true, force: true });
  for (const [file, text] of [...scripts, ...Object.entries(review)]) {
    const target = path.join(next, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  mkdirSync(next, { recursive: true });
  writeFileSync(path.join(next, "pack.json"), `${JSON.stringify(pack, null, 2)}\n`);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(path.dirname(directory), { recursive: true });
  renameSync(next, directory);
}

/** Reads a pack and refuses one that is not, byte for byte, what its digest says. */
export function readPack(directory: string, shown: string): LoadedPack {
  const pack = parsePack(directory, shown);
  if (packDigest(pack) !== pack.digest) {
    throw changed(`${shown}/pack.json does not have the digest that it states.`);
  }
  const scripts = new Map<string, string>();
  for (const script of scriptsOf(pack)) {
    const text = readScript(directory, script, shown);
    if (sha256(text) !== script.sha256) {
      throw changed(`${shown}/${script.file} is not the file that the plan wrote.`);
    }
    scripts.set(script.file, text.toString("utf8"));
  }
  return { pack, scripts };
}

function parsePack(directory: string, shown: string): Pack {
  let text: string;
  try {
    text = readFileSync(path.join(directory, "pack.json"), "utf8");
  } catch (error) {
    throw new UsageError(
      `There is no migration pack in "${shown}".`,
      'Run operation "plan" first and hand its directory over, or correct "pack".',
      { cause: error },
    );
  }
  if (text.trim() === "") {
    throw new UsageError(
      `${shown}/pack.json is empty.`,
      'Its transfer broke off: download the artifact again, or run operation "plan" again.',
    );
  }
  let pack: Partial<Pack> | null;
  try {
    pack = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${shown}/pack.json is no JSON.`, 'Run operation "plan" again.', {
      cause: error,
    });
  }
  if (pack?.schema !== packSchema || !Array.isArray(pack.contexts)) {
    throw new UsageError(
      `${shown}/pack.json has the schema "${String(pack?.schema)}"; this version reads ${packSchema}.`,
      "Plan and apply with the same version of the action.",
    );
  }
  return pack as Pack;
}

function readScript(directory: string, script: PackScript, shown: string): Buffer {
  const file = path.resolve(directory, script.file);
  if (!file.startsWith(path.resolve(directory) + path.sep)) {
    throw changed(`${shown}/pack.json names a script outside of the pack.`);
  }
  try {
    return readFileSync(file);
  } catch (error) {
    throw changed(`${shown}/${script.file} is missing.`, error);
  }
}

function changed(message: string, cause?: unknown): UsageError {
  return new UsageError(
    message,
    "Nothing was executed. Take the pack as the plan wrote it; a change belongs into the migration and into a new plan.",
    { cause },
  );
}

export function scriptsOf(pack: Pick<Pack, "contexts">): PackScript[] {
  return pack.contexts.flatMap((context) => [
    ...(context.history ? [context.history] : []),
    ...context.migrations.flatMap(({ forward, rollback }) =>
      rollback === null ? [forward] : [forward, rollback],
    ),
  ]);
}
