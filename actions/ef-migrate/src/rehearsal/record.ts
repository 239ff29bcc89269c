import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { UsageError } from "@slipway/toolkit";
import type { EngineVersion } from "../engine/engine.ts";
import type { Fingerprint } from "../execute/fingerprint.ts";
import { fileName } from "../pack/pack.ts";
import type { Rehearsed } from "./rehearse.ts";

export const rehearsalSchema = "slipway/migration-rehearsal/v1";

/** What a rehearsal proved of one context of one pack; it travels beside the pack. */
export interface RehearsalRecord {
  readonly schema: typeof rehearsalSchema;
  readonly digest: string;
  readonly context: string;
  readonly engine: EngineVersion;
  /** On a copy with rows, or on an empty database. */
  readonly data: "empty" | "copy";
  readonly finishedAt: string;
  readonly base: Fingerprint;
  readonly migrations: readonly Rehearsed[];
}

/** Where the record of a context lies: in the pack's directory, whose digest does not cover it. */
export function recordFile(packDirectory: string, context: string): string {
  return path.join(packDirectory, "rehearsal", `${fileName(context)}.json`);
}

export function writeRecord(file: string, record: RehearsalRecord): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`);
}

/**
 * The record of this pack and context, or nothing. A file that the user named must be there and
 * must be of this pack.
 */
export function readRecord(
  file: string,
  named: boolean,
  digest: string,
  context: string,
): RehearsalRecord | undefined {
  const record = parse(file);
  const fits = record?.digest === digest && record.context === context;
  if (fits || !named) return fits ? record : undefined;
  throw new UsageError(
    record === undefined
      ? 'Input "rehearsal" names no record of a rehearsal.'
      : "The rehearsal is of another pack or context.",
    'Run operation "rehearse" with this pack: it puts its record into the pack\'s directory.',
  );
}

function parse(file: string): RehearsalRecord | undefined {
  try {
    const record = JSON.parse(readFileSync(file, "utf8")) as RehearsalRecord;
    return record.schema === rehearsalSchema && Array.isArray(record.migrations)
      ? record
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The schema that the rehearsal had with exactly these migrations, or nothing where it had no such
 * moment.
 */
export function expectedSchema(
  record: RehearsalRecord,
  applied: readonly string[],
): Fingerprint | undefined {
  const has = new Set(applied.map((id) => id.toLowerCase()));
  const rehearsed = record.migrations.map(({ id }) => id.toLowerCase());
  const through = rehearsed.findLastIndex((id) => has.has(id));
  if (rehearsed.slice(0, through + 1).some((id) => !has.has(id))) return undefined;
  // What the copy had before is in its base; an empty database had nothing.
  const known =
    record.data === "copy" ? applied.filter((id) => rehearsed.includes(id.toLowerCase())) : applied;
  if (known.some((id) => !rehearsed.includes(id.toLowerCase()))) return undefined;
  let lines: readonly string[] = record.base;
  for (const { added, removed } of record.migrations.slice(0, through + 1)) {
    lines = [...lines.filter((line) => !removed.includes(line)), ...added];
  }
  return lines.toSorted();
}
