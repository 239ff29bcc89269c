import path from "node:path";
import type { Reason } from "@slipway/toolkit";
import { type Rehearsal, rehearse } from "../execute/rehearse.ts";
import { Session, type Surroundings } from "../execute/session.ts";
import type { DatabaseInputs } from "../inputs.ts";
import type { LoadedPack } from "../pack/files.ts";
import type { PackContext } from "../pack/pack.ts";
import { counted, type Outcome, outcome, reportContext } from "./outcome.ts";

/** Proves forward, rollback and forward again on an empty scratch database. */
export async function rehearseOperation(
  inputs: DatabaseInputs,
  loaded: LoadedPack,
  context: PackContext,
  directory: string,
  surroundings: Surroundings,
): Promise<Outcome> {
  const session = new Session(path.join(directory, "scratch.db"), inputs.budgets, surroundings);
  let rehearsals: Rehearsal[];
  try {
    rehearsals = await rehearse(session, loaded, context);
  } finally {
    await session.close();
  }
  const reasons = rehearsals.flatMap((rehearsal) => rehearsalReason(rehearsal, context));
  const restored = rehearsals.filter((rehearsal) => isRestored(rehearsal)).length;
  // A schema that is not quite restored is for a person to judge; a script that fails is not.
  const failed = reasons.some(({ code }) => !["irreversible", "not-restored"].includes(code));
  return outcome(inputs, {
    verdict: failed ? "fail" : reasons.length > 0 ? "warn" : "pass",
    headline: `${restored} of ${counted(context.migrations.length, "migration")} went forward, back to the same schema and forward again.`,
    reasons,
    contexts: [reportContext(context, { pending: [], findings: [], rehearsals })],
    loaded,
  });
}

const sentences = {
  "not-restored": "its rollback does not restore the schema",
  "not-reapplicable": "it cannot be applied again after its rollback",
  "rollback-failed": "its rollback fails",
  "forward-failed": "it fails on an empty database",
  irreversible: "it has no rollback",
} as const;

function isRestored(
  rehearsal: Rehearsal,
): rehearsal is Rehearsal & { outcome: "restored" | "restored-but-defaults" } {
  return rehearsal.outcome === "restored" || rehearsal.outcome === "restored-but-defaults";
}

function rehearsalReason(rehearsal: Rehearsal, context: PackContext): Reason[] {
  if (isRestored(rehearsal)) return [];
  const source = context.migrations.find(({ id }) => id === rehearsal.id)?.source;
  return [
    {
      code: rehearsal.outcome,
      message: `${rehearsal.id}: ${sentences[rehearsal.outcome as keyof typeof sentences]}. ${rehearsal.details.join("; ")}`,
      remedy:
        rehearsal.outcome === "forward-failed"
          ? "Mend Up(); nothing after it was rehearsed."
          : rehearsal.outcome === "irreversible"
            ? "Know before the release that the way back is the old application on the new schema, or the backup."
            : "Mend Down(), so that the way back is there when it is needed.",
      ...(source === undefined || source.file === ""
        ? {}
        : { file: source.file, line: source.line }),
    },
  ];
}
