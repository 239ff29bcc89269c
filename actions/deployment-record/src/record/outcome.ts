import { fields, text } from "@slipway/deployment-page";
import type { Reports } from "../evidence/reports.ts";
import type { Approval } from "./approval.ts";
import type { DeploymentFacts, Outcome, RollbackRecord, StageRecord } from "./record.ts";
import { type StageId, stageNames } from "./run-jobs.ts";
import { hasSlot, verdictOf } from "./stages.ts";

export interface Known {
  readonly environment: string | null;
  readonly stages: readonly StageRecord[];
  readonly reports: Reports;
  readonly approval: Approval | null;
  readonly rollback: RollbackRecord | null;
}

/** How the run ended and why, by the results of its stages and what they left. */
export function outcomeOf(known: Known): { readonly outcome: Outcome; readonly because: string } {
  const { environment, stages, reports, approval, rollback } = known;
  const result = (id: StageId) => stages.find(({ stage }) => stage === id)?.result;
  const where = environment ?? "";
  const way = result("roll-back") ?? "skipped";
  if (rollback !== null && (way === "success" || way === "skipped")) {
    const report = fields((reports.shift ?? reports.trafficRollback)?.content);
    const version = text(fields(report.releases), "old");
    return {
      outcome: "rolled-back",
      because: `${where} was taken back to ${version === undefined ? "the old version" : version.slice(0, 7)}.`,
    };
  }
  if (way === "failure") return { outcome: "failed", because: why("roll-back", stages) };
  if (way === "success") return { outcome: "not-due", because: "Nothing had to go back." };
  if (approval?.answer === "rejected") {
    return { outcome: "stopped-at-gates", because: `${approval.by} did not approve ${where}.` };
  }
  const stopped = (["build-test", "quality-gates"] as const).find((id) => result(id) === "failure");
  if (stopped !== undefined) return { outcome: "stopped-at-gates", because: why(stopped, stages) };
  const failed = (["deploy", "validate"] as const).find((id) => result(id) === "failure");
  if (failed !== undefined) return { outcome: "failed", because: why(failed, stages) };
  if (stages.some((stage) => stage.result === "cancelled")) {
    return { outcome: "cancelled", because: "The run was cancelled, or the time of a job was up." };
  }
  if (environment === null) {
    return result("quality-gates") === "success"
      ? { outcome: "not-due", because: "All gates are open, and the branch deploys nowhere." }
      : { outcome: "failed", because: "The quality gates did not run." };
  }
  if (result("deploy") === "success" && result("validate") === "success") {
    const doubt = stages.find(({ verdict }) => verdict === "inconclusive");
    return {
      outcome: "deployed",
      because:
        doubt === undefined
          ? `The new version serves ${where}.`
          : `The new version serves ${where}; the evidence of "${stageNames[doubt.stage]}" is not complete.`,
    };
  }
  return { outcome: "failed", because: "A stage that was due did not run." };
}

function why(id: StageId, stages: readonly StageRecord[]): string {
  const reasons = stages.find(({ stage }) => stage === id)?.reasons ?? [];
  // What was not scanned has failed nothing.
  const causes = reasons.filter(({ code }) => code !== "not-scanned");
  const grave = causes.find(({ code }) => code !== "job-failed") ?? causes[0];
  return grave?.message ?? `The stage "${stageNames[id]}" failed.`;
}

/**
 * Whether any user could meet the new version. In doubt `unknown`, which the metrics count as yes.
 * The deployment's steps run in this order: migrations, package, health check, shift.
 */
export function reachedUsers(
  reports: Reports,
  deployed: boolean,
  publicUrl: string | undefined,
): DeploymentFacts["reachedUsers"] {
  const { apply, candidate, shift } = reports;
  if (deployed) return "yes";
  if (shift !== undefined) {
    const { steps, swap } = shift.content;
    return (Array.isArray(steps) && steps.length > 0) || swap !== undefined ? "yes" : "no";
  }
  if (candidate !== undefined) {
    const slot = hasSlot(reports, publicUrl);
    if (slot === false) return "yes";
    return slot === true && verdictOf(candidate.content) !== "pass" ? "no" : "unknown";
  }
  return apply !== undefined && verdictOf(apply.content) === "fail" ? "no" : "unknown";
}
