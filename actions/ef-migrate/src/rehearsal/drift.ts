import type { Engine } from "../engine/engine.ts";
import { type Fingerprint, withoutDefaults } from "../execute/fingerprint.ts";
import type { Ask } from "../execute/history.ts";
import type { HistoryTable } from "../execute/history-table.ts";
import { expectedSchema, type RehearsalRecord } from "./record.ts";

/** How a database's schema compares with the one that the rehearsal had at the same migration. */
export type Drift =
  /** `missing`: what the migrations made and is not there; `beside`: what they did not make. */
  | {
      readonly kind: "compared";
      readonly missing: readonly string[];
      readonly beside: readonly string[];
    }
  | { readonly kind: "not-compared"; readonly reason: string };

/** Compares without defaults of columns, which EF does not rely on. */
export async function driftOf(
  engine: Engine,
  ask: Ask,
  historyTable: HistoryTable,
  record: RehearsalRecord | undefined,
  applied: readonly string[],
): Promise<Drift> {
  if (record === undefined) {
    return { kind: "not-compared", reason: "the pack has no record of a rehearsal" };
  }
  const version = await engine.version(ask);
  if (version.name !== record.engine.name || version.version !== record.engine.version) {
    return {
      kind: "not-compared",
      reason: `the rehearsal was on ${record.engine.name} ${record.engine.version}, and this is ${version.name} ${version.version}`,
    };
  }
  const expected = expectedSchema(record, applied);
  if (expected === undefined) {
    return {
      kind: "not-compared",
      reason: "the rehearsal never had exactly the migrations of this history",
    };
  }
  const actual = await engine.fingerprint(ask, historyTable);
  return { kind: "compared", ...compared(expected, actual) };
}

function compared(expected: Fingerprint, actual: Fingerprint) {
  const wanted = new Set(withoutDefaults(expected));
  const found = new Set(withoutDefaults(actual));
  return {
    missing: [...wanted].filter((line) => !found.has(line)),
    beside: [...found].filter((line) => !wanted.has(line)),
  };
}
