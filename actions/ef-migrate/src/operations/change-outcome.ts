import type { Reason } from "@slipway/toolkit";
import { restoreCommands } from "../backup/restore-point.ts";
import { pendingFindings } from "../execute/choice.ts";
import { compareHistory } from "../execute/history.ts";
import type { RunOutcome } from "../execute/run.ts";
import type { Change, Recorded } from "./change.ts";
import { counted, type Outcome, outcome, reportContext } from "./outcome.ts";

/** What became of the migrations that were done before one failed. */
export type Reverted =
  | { readonly kind: "kept"; readonly why: string | undefined }
  | {
      readonly kind: "reverted";
      readonly outcome: RunOutcome;
      readonly receiptFile: string | undefined;
    };

/** The report of a change: what was done, what is in the database now, and what to know about it. */
export function changeOutcome(
  { inputs, loaded, context }: Change,
  { outcome: run, before, begun, receiptFile, allowed }: Recorded,
  extra: readonly Reason[],
  reverted: Reverted | undefined,
): Outcome {
  const back = reverted?.kind === "reverted" ? reverted.outcome : undefined;
  const history = back?.history ?? run.history;
  const comparison = compareHistory(history, context);
  const done = run.steps.filter((step) => step.outcome === "done").map(({ id }) => id);
  const ran = inputs.operation === "apply" ? done : [];
  const findings = run.steps.length === 0 ? [] : pendingFindings(loaded, context, ran, begun);
  const reasons: Reason[] = [
    ...(run.failure === undefined ? [] : [run.failure]),
    ...(back?.failure === undefined ? [] : [back.failure]),
    ...revertReasons(reverted),
    ...extra,
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
  const end = history.length === 0 ? "is empty" : `ends with ${history.at(-1)}`;
  const headline =
    run.failure !== undefined
      ? `${counted(done.length, "migration")} ${verb}, then: ${run.failure.message}${back?.failure === undefined && back !== undefined ? ` What was applied was rolled back; the history ${end}.` : ""}`
      : done.length === 0
        ? `Nothing to do: the history ${before.length === 0 && history.length === 0 ? "is empty" : end}.`
        : `${counted(done.length, "migration")} ${verb} and read back; the history ${end}.`;
  const failed =
    run.failure !== undefined || extra.some(({ code }) => code === "maintenance-not-lifted");
  return outcome(inputs, {
    verdict: failed ? "fail" : reasons.length > 0 ? "warn" : "pass",
    headline,
    reasons,
    contexts: [
      reportContext(context, {
        pending: context.migrations.filter(({ id }) => comparison.pending.includes(id)),
        findings,
        comparison,
        steps: [...run.steps, ...(back?.steps ?? [])],
      }),
    ],
    backup: run.backup,
    restore: run.backup === undefined ? [] : restoreCommands(run.backup),
    receipt: receiptFile,
    allowances: allowed,
    loaded,
  });
}

function revertReasons(reverted: Reverted | undefined): Reason[] {
  if (reverted?.kind === "reverted") {
    return [
      {
        code: "reverted",
        message: `What this run had applied was rolled back: ${reverted.outcome.steps
          .filter((step) => step.outcome === "done")
          .map(({ id }) => id)
          .join(", ")}.`,
        remedy: "Mend the migration that failed and plan again.",
      },
    ];
  }
  if (reverted?.why === undefined) return [];
  return [
    {
      code: "not-reverted",
      message: `What this run had applied was kept: ${reverted.why.replace(/\.$/, "")}.`,
      remedy:
        "The old version works on an expanded schema: leave it, or decide about a rollback by hand.",
    },
  ];
}
