import { existsSync } from "node:fs";
import { type Reason, UsageError } from "@slipway/toolkit";
import { compareHistory, readHistory } from "../execute/history.ts";
import { Session, type Surroundings } from "../execute/session.ts";
import type { DatabaseInputs } from "../inputs.ts";
import type { LoadedPack } from "../pack/files.ts";
import type { PackContext } from "../pack/pack.ts";
import { counted, type Outcome, outcome, reportContext } from "./outcome.ts";

/** Reads only: the history is the pack's, the file is whole, and every foreign key has its row. */
export async function verifyOperation(
  inputs: DatabaseInputs,
  loaded: LoadedPack,
  context: PackContext,
  file: string,
  surroundings: Surroundings,
): Promise<Outcome> {
  if (!existsSync(file)) {
    throw new UsageError("The database file does not exist.", 'Correct "connection-string".');
  }
  const session = new Session(file, inputs.budgets, surroundings);
  try {
    const history = await readHistory((...args) => session.query(...args), context.historyTable);
    const comparison = compareHistory(history, context);
    const [integrity] = await session.query("PRAGMA integrity_check(1)");
    const keys = await session.query(
      'SELECT "table" AS child FROM pragma_foreign_key_check LIMIT 1',
    );
    const reasons: Reason[] = [
      ...comparison.pending.map((id) => ({
        code: "not-applied",
        message: `${id} is in the pack but not in the history.`,
        remedy: 'Run operation "apply" with this pack.',
      })),
      ...comparison.ahead.map((id) => ({
        code: "database-ahead",
        message: `${id} is in the history but newer than the pack.`,
        remedy: "Verify with the pack of the newest release.",
      })),
      ...(integrity?.integrity_check === "ok"
        ? []
        : [
            {
              code: "integrity",
              message: `The database file is damaged: ${String(integrity?.integrity_check)}.`,
              remedy: "Restore the backup.",
            },
          ]),
    ];
    const notes: Reason[] = [
      ...comparison.unknown.map((id) => ({
        code: "unknown-history",
        message: `The history holds ${id}, which the pack does not know.`,
        remedy: "It was squashed, or belongs to another context.",
      })),
      ...keys.map(({ child }) => ({
        code: "foreign-key-violation",
        message: `Table ${String(child)} has rows whose foreign key points nowhere.`,
        remedy: "Run PRAGMA foreign_key_check and mend the rows.",
      })),
    ];
    return outcome(inputs, {
      verdict: reasons.length > 0 ? "fail" : notes.length > 0 ? "warn" : "pass",
      headline:
        reasons.length > 0
          ? `The database is not what the pack says: ${counted(reasons.length, "difference")}.`
          : `The history holds all ${counted(context.migrations.length, "migration")} of the pack.`,
      reasons: [...reasons, ...notes],
      contexts: [
        reportContext(context, {
          pending: context.migrations.filter(({ id }) => comparison.pending.includes(id)),
          findings: [],
          comparison,
        }),
      ],
      loaded,
    });
  } finally {
    await session.close();
  }
}
