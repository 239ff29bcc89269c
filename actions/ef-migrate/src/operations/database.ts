import { UsageError } from "@slipway/toolkit";
import { chooseEngine } from "../engine/choose.ts";
import { historyTableOf } from "../execute/history-table.ts";
import type { DatabaseInputs } from "../inputs.ts";
import { type LoadedPack, readPack } from "../pack/files.ts";
import { type PackContext, shortName } from "../pack/pack.ts";
import { readRecord, recordFile } from "../rehearsal/record.ts";
import { changeDatabase } from "./change.ts";
import { type Outcome, outcome, reportContext } from "./outcome.ts";
import { rehearseOperation } from "./rehearse.ts";
import { verifyOperation } from "./verify.ts";
import type { World } from "./world.ts";

/** Runs an operation that needs only the pack and a database. */
export async function databaseOperation(inputs: DatabaseInputs, world: World): Promise<Outcome> {
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
  const historyTable = historyTableOf(context, loaded);
  if (inputs.operation === "rehearse") {
    return await rehearseOperation({ inputs, loaded, context, historyTable, world });
  }
  const record = readRecord(
    inputs.rehearsal ?? recordFile(inputs.pack, context.name),
    inputs.rehearsal !== undefined,
    loaded.pack.digest,
    context.name,
  );
  const engine = chooseEngine(inputs, context, world);
  const work = { inputs, loaded, context, engine, historyTable, record, world };
  return inputs.operation === "verify" ? await verifyOperation(work) : await changeDatabase(work);
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
