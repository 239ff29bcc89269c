import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Reason, UsageError, workspaceDirectory, writeEvidence } from "@slipway/toolkit";
import { backupFile } from "../execute/backup.ts";
import { chooseForward, chooseRollback, idsAfter, pendingFindings } from "../execute/choice.ts";
import { compareHistory } from "../execute/history.ts";
import {
  carriedOver,
  type Receipt,
  ReceiptBook,
  receiptIds,
  receiptSchema,
} from "../execute/receipt.ts";
import { type RunOutcome, runPack } from "../execute/run.ts";
import type { Surroundings } from "../execute/session.ts";
import { sqliteFile } from "../execute/sqlite-connection.ts";
import type { DatabaseInputs } from "../inputs.ts";
import { type LoadedPack, readPack } from "../pack/files.ts";
import { dialectOf, type PackContext, sha256, shortName } from "../pack/pack.ts";
import { counted, type Outcome, outcome, reportContext } from "./outcome.ts";
import { rehearseOperation } from "./rehearse.ts";
import { verifyOperation } from "./verify.ts";

/** Runs an operation that needs only the pack and, but for a rehearsal, the database. */
export async function databaseOperation(
  inputs: DatabaseInputs,
  surroundings: Surroundings,
): Promise<Outcome> {
  const loaded = readPack(inputs.pack, inputs.packShown);
  if (inputs.approvedDigest !== undefined && inputs.approvedDigest !== loaded.pack.digest) {
    throw new UsageError(
      `The pack has the digest ${loaded.pack.digest}, but ${inputs.approvedDigest} was approved.`,
      "Apply the pack that was reviewed, or have this one approved. Nothing was changed.",
    );
  }
  if (loaded.pack.contexts.every(({ migrations }) => migrations.length === 0)) {
    return outcome(inputs, {
      verdict: "pass",
      headline: "The pack has no migrations: there was nothing to do.",
      contexts: loaded.pack.contexts.map((context) =>
        reportContext(context, { pending: [], findings: [] }),
      ),
      loaded,
    });
  }
  const context = chooseContext(loaded, inputs.context);
  if (dialectOf(context.provider) === undefined) {
    throw new UsageError(
      `The pack is for ${context.provider}; operation "${inputs.operation}" works on SQLite only.`,
      "Apply forward.sql of the pack with your database's own tool; the plan and its review hold all the same.",
    );
  }
  if (inputs.operation === "rehearse") {
    const directory = mkdtempSync(path.join(os.tmpdir(), "slipway-rehearsal-"));
    try {
      return await rehearseOperation(inputs, loaded, context, directory, surroundings);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  }
  const file = sqliteFile(inputs.connectionString, workspaceDirectory());
  if (inputs.operation === "verify") {
    return await verifyOperation(inputs, loaded, context, file, surroundings);
  }
  if (inputs.operation === "rollback" && !existsSync(file)) {
    throw new UsageError(
      "The database file does not exist, so there is nothing to roll back.",
      'Correct "connection-string".',
    );
  }
  return await changeDatabase(inputs, loaded, context, file, surroundings);
}

function chooseContext(loaded: LoadedPack, wanted: string | undefined): PackContext {
  const candidates = loaded.pack.contexts.filter(
    ({ name }) => wanted === undefined || name === wanted || shortName(name) === wanted,
  );
  const [first, ...others] = candidates;
  const names = loaded.pack.contexts.map(({ name }) => name).join(", ");
  if (first === undefined) {
    throw new UsageError(`The pack has no context "${wanted}".`, `The contexts are: ${names}.`);
  }
  if (others.length > 0) {
    throw new UsageError(
      `The pack has ${candidates.length} contexts: ${names}.`,
      'Name one in "context", one step for each database.',
    );
  }
  return first;
}

async function changeDatabase(
  inputs: DatabaseInputs,
  loaded: LoadedPack,
  context: PackContext,
  file: string,
  surroundings: Surroundings,
): Promise<Outcome> {
  const direction = inputs.operation === "rollback" ? "rollback" : "forward";
  const name = `ef-migrate-${inputs.operation}-receipt.json`;
  const identity = {
    digest: loaded.pack.digest,
    context: context.name,
    direction,
    database: sha256(file),
  } as const;
  const given = inputs.receipt === undefined ? undefined : readReceipt(inputs.receipt, identity);
  const wanted =
    direction === "forward"
      ? []
      : given === undefined
        ? idsAfter(context, inputs.to ?? "")
        : receiptIds(given);
  let receiptFile: string | undefined;
  let before: readonly string[] = [];
  const previous = previousReceipt(inputs.evidenceDirectory, name);
  const begun = (history: readonly string[]) =>
    carriedOver(previous, identity, history).map(({ id }) => id);
  const begin = (history: readonly string[]) => {
    before = history;
    return new ReceiptBook(
      {
        schema: receiptSchema,
        ...identity,
        startedAt: new Date(surroundings.now()).toISOString(),
        finishedAt: null,
        backup: null,
        entries: carriedOver(previous, identity, history),
      },
      (receipt) => {
        const text = `${JSON.stringify(receipt, null, 2)}\n`;
        receiptFile = writeEvidence(inputs.evidenceDirectory, name, text);
      },
      surroundings.now,
    );
  };
  const run = await runPack(
    {
      file,
      loaded,
      context,
      direction,
      budgets: inputs.budgets,
      backupFile:
        inputs.backup.toLowerCase() === "none"
          ? undefined
          : backupFile(inputs.backup, file, surroundings.now()),
      choose: (history) =>
        direction === "forward"
          ? chooseForward(history, loaded, context, inputs.policy, begun(history))
          : chooseRollback(history, context, wanted, inputs.policy),
      begin,
    },
    surroundings,
  );
  return changeOutcome(inputs, loaded, context, run, before, begun(before), receiptFile);
}

function changeOutcome(
  inputs: DatabaseInputs,
  loaded: LoadedPack,
  context: PackContext,
  run: RunOutcome,
  before: readonly string[],
  begun: readonly string[],
  receiptFile: string | undefined,
): Outcome {
  const comparison = compareHistory(run.history, context);
  const done = run.steps.filter((step) => step.outcome === "done").map(({ id }) => id);
  const ran = inputs.operation === "apply" ? done : [];
  const findings = run.steps.length === 0 ? [] : pendingFindings(loaded, context, ran, begun);
  const reasons: Reason[] = [
    ...(run.failure === undefined ? [] : [run.failure]),
    ...comparison.unknown.map((id) => ({
      code: "unknown-history",
      message: `The history holds ${id}, which the pack does not know.`,
      remedy: "It was squashed, or belongs to another context; EF ignores it as this run did.",
    })),
    ...findings
      .filter(({ severity }) => severity === "unsafe")
      .map(({ rule, message, alternative }) => ({ code: rule, message, remedy: alternative })),
  ];
  const verb = inputs.operation === "apply" ? "applied" : "rolled back";
  const headline =
    run.failure !== undefined
      ? `${counted(done.length, "migration")} ${verb}, then: ${run.failure.message}`
      : done.length === 0
        ? `Nothing to do: ${before.length === 0 && run.history.length === 0 ? "the history is empty" : `the history ends with ${run.history.at(-1)}`}.`
        : `${counted(done.length, "migration")} ${verb} and read back; the history ${run.history.length === 0 ? "is empty" : `ends with ${run.history.at(-1)}`}.`;
  return outcome(inputs, {
    verdict: run.failure !== undefined ? "fail" : reasons.length > 0 ? "warn" : "pass",
    headline,
    reasons,
    contexts: [
      reportContext(context, {
        pending: context.migrations.filter(({ id }) => comparison.pending.includes(id)),
        findings,
        comparison,
        steps: run.steps,
      }),
    ],
    backup: run.backup,
    receipt: receiptFile,
    loaded,
  });
}

type Identity = Pick<Receipt, "digest" | "context" | "database">;

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

function previousReceipt(directory: string, name: string): Receipt | undefined {
  return parseReceipt(path.resolve(workspaceDirectory(), directory, name));
}

function parseReceipt(file: string): Receipt | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const receipt = JSON.parse(readFileSync(file, "utf8")) as Receipt;
    return receipt.schema === receiptSchema && Array.isArray(receipt.entries) ? receipt : undefined;
  } catch {
    return undefined;
  }
}
