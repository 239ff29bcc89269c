import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Reason, UsageError, workspaceDirectory, writeEvidence } from "@slipway/toolkit";
import { told } from "../azure/told.ts";
import { chooseBackup } from "../backup/choose.ts";
import type { Engine } from "../engine/engine.ts";
import { SqliteEngine } from "../engine/sqlite/engine.ts";
import { chooseForward, chooseRollback, idsAfter } from "../execute/choice.ts";
import { compareHistory } from "../execute/history.ts";
import type { HistoryTable } from "../execute/history-table.ts";
import {
  carriedOver,
  parseReceipt,
  type Receipt,
  ReceiptBook,
  receiptIds,
  receiptSchema,
} from "../execute/receipt.ts";
import { type RunOutcome, runPack } from "../execute/run.ts";
import type { DatabaseInputs } from "../inputs.ts";
import { maintenanceOf, parseMaintenance } from "../maintenance/maintenance.ts";
import type { LoadedPack } from "../pack/files.ts";
import { type PackContext, type PackMigration, sha256 } from "../pack/pack.ts";
import type { Allowed } from "../policy/decide.ts";
import { driftOf } from "../rehearsal/drift.ts";
import type { RehearsalRecord } from "../rehearsal/record.ts";
import { requireRehearsed, requireStopped, type ShiftReport } from "../rollback/permission.ts";
import { changeOutcome, type Reverted } from "./change-outcome.ts";
import type { Outcome } from "./outcome.ts";
import type { World } from "./world.ts";

/** What a change of a database works with. */
export interface Change {
  readonly inputs: DatabaseInputs;
  readonly loaded: LoadedPack;
  readonly context: PackContext;
  readonly engine: Engine;
  readonly historyTable: HistoryTable;
  readonly record: RehearsalRecord | undefined;
  readonly world: World;
}

type Identity = Pick<Receipt, "digest" | "context" | "database" | "direction">;

/** Applies the pending migrations, or rolls back those of a receipt. */
export async function changeDatabase(change: Change): Promise<Outcome> {
  const { inputs, world } = change;
  const direction = inputs.operation === "rollback" ? "rollback" : "forward";
  const wanted = direction === "rollback" ? await rollbackIds(change) : [];
  const maintenance = maintenanceOf(
    parseMaintenance(inputs.maintenance),
    world.azure,
    inputs.azure.slot,
    world.log,
  );
  const extra: Reason[] = [];
  let run: Recorded;
  let reverted: Reverted | undefined;
  try {
    run = await runRecorded(change, direction, wanted, extra, () => maintenance.begin());
    if (direction === "forward" && run.outcome.failure !== undefined) {
      reverted = await revert(change, run);
    }
  } finally {
    await maintenance.end().catch((error: Error) => {
      extra.push({
        code: "maintenance-not-lifted",
        message: `The maintenance mode is still on: ${error.message}`,
        remedy:
          'Take back what input "maintenance" names by hand (az webapp config appsettings set, or az webapp traffic-routing clear), or run this step again.',
      });
    });
    // When the run itself threw, nobody reads the list: the log is what is left.
    for (const { message, remedy } of extra) world.log(`${message} ${remedy ?? ""}`);
  }
  return changeOutcome(change, run, extra, reverted);
}

export interface Recorded {
  readonly outcome: RunOutcome;
  readonly before: readonly string[];
  /** Ids that an interrupted run of the same release applied. */
  readonly begun: readonly string[];
  readonly receiptFile: string | undefined;
  readonly receipt: Receipt | undefined;
  readonly allowed: readonly Allowed[];
}

async function runRecorded(
  change: Change,
  direction: "forward" | "rollback",
  wanted: readonly string[],
  extra: Reason[],
  beginMaintenance: () => Promise<void>,
  operation: "apply" | "rollback" | "revert" = direction === "forward" ? "apply" : "rollback",
): Promise<Recorded> {
  const { inputs, loaded, context, engine, historyTable, world, record } = change;
  const name = `ef-migrate-${operation}-receipt.json`;
  const identity: Identity = {
    digest: loaded.pack.digest,
    context: context.name,
    direction,
    database: sha256(engine.place),
  };
  const previous = parseReceipt(path.resolve(workspaceDirectory(), inputs.evidenceDirectory, name));
  const begun = (history: readonly string[]) =>
    carriedOver(previous, identity, history).map(({ id }) => id);
  let receiptFile: string | undefined;
  let receipt: Receipt | undefined;
  let before: readonly string[] = [];
  let allowed: readonly Allowed[] = [];
  const outcome = await runPack(
    {
      engine,
      historyTable,
      loaded,
      context,
      direction,
      budgets:
        operation === "revert"
          ? { ...inputs.budgets, totalMilliseconds: inputs.rollbackMilliseconds }
          : inputs.budgets,
      // The copy that apply took is from before all of it.
      backup: operation === "revert" ? undefined : chooseBackup(inputs, engine, world),
      interrupted: inputs.interrupted,
      choose: (history) => {
        if (direction === "rollback") return wayBack(change, history, wanted, operation);
        const chosen = chooseForward(
          history,
          loaded,
          context,
          inputs.policy,
          begun(history),
          world.now(),
        );
        allowed = chosen.allowed;
        return chosen.migrations;
      },
      inspect: async (session, history) => {
        const { applied } = compareHistory(history, context);
        const drift = await driftOf(
          engine,
          (...args) => session.query(...args),
          historyTable,
          record,
          applied,
        );
        if (drift.kind === "not-compared") {
          world.log(`The schema was not compared: ${drift.reason}.`);
          return;
        }
        if (drift.missing.length === 0 || operation === "revert") return;
        const message = `The schema is not what the migrations made of it: ${shownLines(drift.missing)}.`;
        const remedy =
          'Somebody changed the database by hand: bring the change into a migration or take it back. "drift: allow" goes on all the same.';
        if (inputs.drift === "deny")
          throw new UsageError(message, `${remedy} Nothing was changed.`);
        extra.push({ code: "drift", message, remedy });
      },
      beforeChange: beginMaintenance,
      begin: (history) => {
        before = history;
        return new ReceiptBook(
          {
            schema: receiptSchema,
            ...identity,
            startedAt: new Date(world.now()).toISOString(),
            finishedAt: null,
            backup: null,
            entries: carriedOver(previous, identity, history),
          },
          (next) => {
            receipt = next;
            const text = `${JSON.stringify(next, null, 2)}\n`;
            receiptFile = writeEvidence(inputs.evidenceDirectory, name, text);
          },
          world.now,
        );
      },
    },
    world,
  );
  return { outcome, before, begun: begun(before), receiptFile, receipt, allowed };
}

function wayBack(
  { inputs, context, record }: Change,
  history: readonly string[],
  wanted: readonly string[],
  operation: "apply" | "rollback" | "revert",
): readonly PackMigration[] {
  const chosen = chooseRollback(history, context, wanted, inputs.policy);
  if (inputs.unrehearsed === "deny" || operation === "revert") requireRehearsed(chosen, record);
  return chosen;
}

/** Takes back what this run did, where that loses nothing and was rehearsed; else says why not. */
async function revert(change: Change, run: Recorded): Promise<Reverted> {
  const { inputs, context, world } = change;
  const done = run.outcome.steps.filter((step) => step.outcome === "done").map(({ id }) => id);
  if (inputs.onFailure === "keep" || done.length === 0) return { kind: "kept", why: undefined };
  if (world.signal.aborted) return { kind: "kept", why: "the job was cancelled" };
  if (run.outcome.steps.some(({ outcome }) => outcome === "unknown")) {
    return { kind: "kept", why: "the state of the database is not known" };
  }
  const lossy = context.migrations.filter(
    ({ id, rollbackKind }) => done.includes(id) && rollbackKind !== "lossless",
  );
  if (lossy.length > 0) {
    return {
      kind: "kept",
      why: `the way back of ${lossy.map(({ id, rollbackKind }) => `${id} is ${rollbackKind}`).join(", ")}`,
    };
  }
  try {
    const back = await runRecorded(change, "rollback", done, [], async () => {}, "revert");
    return { kind: "reverted", outcome: back.outcome, receiptFile: back.receiptFile };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { kind: "kept", why: error.message };
  }
}

async function rollbackIds(change: Change): Promise<readonly string[]> {
  const { inputs, loaded, context, engine, world } = change;
  if (engine instanceof SqliteEngine && !existsSync(engine.file)) {
    throw new UsageError(
      "The database file does not exist, so there is nothing to roll back.",
      'Correct "connection-string".',
    );
  }
  const { appName, slot } = inputs.azure;
  requireStopped({
    stated: inputs.newVersion === "stopped",
    shift: inputs.shiftReport === undefined ? undefined : readShiftReport(inputs.shiftReport),
    slotState:
      appName === undefined || slot === undefined
        ? undefined
        : ((await told((await world.azure()).app().slot(slot)))?.state ?? "stopped"),
  });
  if (inputs.receipt === undefined) return idsAfter(context, inputs.to ?? "");
  return receiptIds(
    readReceipt(inputs.receipt, {
      digest: loaded.pack.digest,
      context: context.name,
      database: sha256(engine.place),
      direction: "forward",
    }),
  );
}

function readShiftReport(file: string): ShiftReport {
  try {
    const report: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof report === "object" && report !== null ? report : {};
  } catch {
    return {};
  }
}

function readReceipt(file: string, identity: Identity): Receipt {
  const receipt = parseReceipt(file);
  if (receipt === undefined) {
    throw new UsageError(
      'Input "receipt" names no receipt of this action.',
      'Give the output "receipt" of the apply step, or use "to".',
    );
  }
  if (receipt.direction !== "forward") {
    throw new UsageError(
      "The receipt is that of a rollback.",
      'Give the receipt of the apply step, or use "to".',
    );
  }
  if (
    receipt.digest !== identity.digest ||
    receipt.context !== identity.context ||
    receipt.database !== identity.database
  ) {
    throw new UsageError(
      "The receipt is of another pack, context or database.",
      "Roll back with the pack and the connection that the receipt's run had.",
    );
  }
  return receipt;
}

/** The first lines of a difference; the report has room for no more. */
export function shownLines(lines: readonly string[]): string {
  const shown = lines
    .slice(0, 3)
    .map((line) => (line.length > 160 ? `${line.slice(0, 159)}…` : line));
  const more = lines.length > 3 ? ` and ${lines.length - 3} more` : "";
  return `${shown.join("; ")}${more}`;
}
