import type { Reason } from "@slipway/toolkit";
import { type Finding, notKnown, passed } from "../finding.ts";

/** One question about a restored database that is answered by one value. */
export interface ContentCheck {
  readonly name: string;
  readonly sql: string;
}

/** What a session with a database has read. */
export interface Content {
  /** Ids of `__EFMigrationsHistory` in order; `undefined` when there is no such table. */
  readonly migrations: readonly string[] | undefined;
  /** First value of the first row of each check, in order; `undefined` without a row. */
  readonly values: readonly unknown[];
}

/** Either what was read, or why nothing was. */
export type ContentEvidence = { readonly told: Content } | { readonly missing: Reason };

const historyRow = "Migrations history";
const checkRow = "Content";

/**
 * Holds the restored rows against what they have to be. The history has to be that of the original,
 * up to migrations that were applied after the restore point; a check has to answer a value that is
 * neither nothing, nor 0, nor false.
 */
export function judgeContent(
  scratch: string,
  restored: ContentEvidence,
  original: ContentEvidence,
  checks: readonly ContentCheck[],
): Finding[] {
  const subject = `database ${scratch}`;
  if ("missing" in restored) return [notKnown(subject, checkRow, restored.missing)];
  return [
    judgeHistory(subject, restored.told.migrations, original),
    ...checks.map((check, index) => judgeCheck(subject, check, restored.told.values[index])),
  ];
}

function judgeHistory(
  subject: string,
  restored: readonly string[] | undefined,
  original: ContentEvidence,
): Finding {
  if ("missing" in original) return notKnown(subject, historyRow, original.missing);
  const { migrations: expected } = original.told;
  if (expected === undefined) {
    return notKnown(subject, historyRow, {
      code: "no-migrations-history",
      message: "The original database has no table __EFMigrationsHistory to compare with.",
      remedy: 'Apply the migrations with ef-migrate, or give the table\'s name in "history-table".',
    });
  }
  const allowed = `${expected.length} migrations as in the original`;
  const failed = (found: string, message: string): Finding => ({
    subject,
    row: historyRow,
    found,
    allowed,
    verdict: "fail",
    reason: {
      code: "restored-history-differs",
      message,
      remedy:
        "The backup is not of this database as it was: take a copy now, open a support request.",
    },
  });
  if (restored === undefined) {
    return failed("no table", "The restored database has no table __EFMigrationsHistory.");
  }
  if (restored.length < expected.length && restored.every((id, at) => id === expected[at])) {
    return notKnown(subject, historyRow, {
      code: "restored-history-older",
      message: `The restored history ends at ${restored.at(-1) ?? "nothing"}; the original goes on to ${expected.at(-1)}.`,
      remedy:
        "A migration after the restore point explains it: run this again an RPO later. If it stays, the backup is too old.",
    });
  }
  const lost = expected.filter((id) => !restored.includes(id));
  const strange = restored.filter((id) => !expected.includes(id));
  if (lost.length === 0 && strange.length === 0) {
    return passed(subject, historyRow, `${restored.length} migrations`, allowed);
  }
  const names = (ids: readonly string[]) => (ids.length === 0 ? "none" : ids.join(", "));
  return failed(
    `${restored.length} migrations`,
    `The restored history differs from the original's: missing ${names(lost)}; not in the original ${names(strange)}.`,
  );
}

function judgeCheck(subject: string, { name }: ContentCheck, value: unknown): Finding {
  const row = `${checkRow}: ${name}`;
  const text = value === undefined ? "no row" : String(value);
  const allowed = "a value that is not 0";
  const nothing =
    value === undefined || value === null || value === false || /^(0+(\.0+)?|)$/.test(text);
  if (!nothing) return passed(subject, row, text, allowed);
  return {
    subject,
    row,
    found: text,
    allowed,
    verdict: "fail",
    reason: {
      code: "restored-content-missing",
      message: `The restored database answers "${name}" with ${text}.`,
      remedy: "Ask the same of the original. If it answers otherwise, the backup is not whole.",
    },
  };
}
