import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Reason, UsageError, workspaceDirectory } from "@slipway/toolkit";
import { SqliteEngine } from "../engine/sqlite/engine.ts";
import { compareHistory } from "../execute/history.ts";
import { Session } from "../execute/session.ts";
import { driftOf } from "../rehearsal/drift.ts";
import { type Change, shownLines } from "./change.ts";
import { counted, type Outcome, outcome, reportContext } from "./outcome.ts";

/**
 * Reads only: the history is the pack's, the schema is the one that the rehearsal had with these
 * migrations, and the plan found no change of the model without a migration.
 */
export async function verifyOperation(work: Change): Promise<Outcome> {
  const { inputs, loaded, context, engine, historyTable, world, record } = work;
  if (engine instanceof SqliteEngine && !existsSync(engine.file)) {
    throw new UsageError("The database file does not exist.", 'Correct "connection-string".');
  }
  const session = new Session((wait) => engine.open(wait), inputs.budgets, world);
  try {
    const ask = (sql: string, ...parameters: (string | number)[]) =>
      session.query(sql, ...parameters);
    const comparison = compareHistory(await engine.readHistory(ask, historyTable), context);
    const drift = await driftOf(engine, ask, historyTable, record, comparison.applied);
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
      ...(drift.kind === "compared" && drift.missing.length > 0
        ? [
            {
              code: "drift",
              message: `The schema is not what the migrations made of it: ${shownLines(drift.missing)}.`,
              remedy:
                "Somebody changed the database by hand: bring the change into a migration, or take it back.",
            },
          ]
        : []),
      ...(engine instanceof SqliteEngine ? await damage(session) : []),
    ];
    const notes: Reason[] = [
      ...comparison.unknown.map((id) => ({
        code: "unknown-history",
        message: `The history holds ${id}, which the pack does not know.`,
        remedy: "It was squashed, or belongs to another context.",
      })),
      ...(drift.kind === "not-compared"
        ? [
            {
              code: "schema-not-compared",
              message: `The schema was not compared: ${drift.reason}.`,
              remedy:
                'Run "rehearse" with this pack on the same engine and version, and hand the pack\'s directory over with its record.',
            },
          ]
        : []),
      ...modelReasons(inputs.evidenceDirectory, loaded.pack.digest, context.name),
      ...(engine instanceof SqliteEngine ? await orphanedRows(session) : []),
    ];
    const agree =
      drift.kind === "compared"
        ? ` and its schema is the rehearsed one${drift.beside.length === 0 ? "" : `, beside ${counted(drift.beside.length, "part")} that no migration of the pack made`}`
        : "";
    return outcome(inputs, {
      verdict: reasons.length > 0 ? "fail" : notes.length > 0 ? "warn" : "pass",
      headline:
        reasons.length > 0
          ? `The database is not what the pack says: ${counted(reasons.length, "difference")}.`
          : `The history holds all ${counted(context.migrations.length, "migration")} of the pack${agree}.`,
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

async function damage(session: Session): Promise<Reason[]> {
  const [integrity] = await session.query("PRAGMA integrity_check(1)");
  if (integrity?.integrity_check === "ok") return [];
  return [
    {
      code: "integrity",
      message: `The database file is damaged: ${String(integrity?.integrity_check)}.`,
      remedy: "Restore the backup.",
    },
  ];
}

async function orphanedRows(session: Session): Promise<Reason[]> {
  const keys = await session.query('SELECT "table" AS child FROM pragma_foreign_key_check LIMIT 1');
  return keys.map(({ child }) => ({
    code: "foreign-key-violation",
    message: `Table ${String(child)} has rows whose foreign key points nowhere.`,
    remedy: "Run PRAGMA foreign_key_check and mend the rows.",
  }));
}

/** What the plan of this very pack said about the model, where its report is at hand. */
function modelReasons(directory: string, digest: string, context: string): Reason[] {
  const file = path.resolve(workspaceDirectory(), directory, "ef-migrate-plan-report.json");
  let report: { digest?: unknown; reasons?: { code?: unknown; message?: unknown }[] };
  try {
    report = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return [];
  }
  if (report.digest !== digest || !Array.isArray(report.reasons)) return [];
  const short = context.slice(context.lastIndexOf(".") + 1);
  return report.reasons
    .filter(
      ({ code, message }) => code === "pending-model-changes" && String(message).includes(short),
    )
    .map(({ message }) => ({
      code: "pending-model-changes",
      message: String(message),
      remedy: "The application expects a schema that no migration makes: add the migration.",
    }));
}
