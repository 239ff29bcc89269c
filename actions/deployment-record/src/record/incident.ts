import { fields, time } from "@slipway/deployment-page";
import type { Reports } from "../evidence/reports.ts";
import type { DeploymentFacts, Incident, RollbackRecord, StageRecord } from "./record.ts";
import { firstErrorAt, iso } from "./traffic.ts";

export interface Trouble {
  readonly reports: Reports;
  readonly stages: readonly StageRecord[];
  readonly deployment: DeploymentFacts | null;
  readonly rollback: RollbackRecord | null;
}

/**
 * What users may have had to suffer, from its beginning to the end.
 *
 * The shift's own rollback tells all three times. A failing validation begins when the new version
 * got all users. A deployment that failed otherwise and may have reached users is known from the
 * end of its job on, and nothing says when it began.
 */
export function incidentOf(trouble: Trouble): Incident | null {
  const { reports, stages, deployment, rollback } = trouble;
  const shift = fields(reports.shift?.content);
  const stage = (id: string) => stages.find((each) => each.stage === id);
  if (shift.rollback !== undefined && rollback !== null) {
    return {
      detectedBy: "shift",
      beganAt: iso(firstErrorAt(shift)),
      detectedAt: rollback.detectedAt,
      restoredAt: rollback.completedAt,
    };
  }
  if (stage("validate")?.result === "failure") {
    const detected =
      time(fields(reports.validation?.content), "finishedAt") ??
      Date.parse(stage("validate")?.finishedAt ?? deployment?.finishedAt ?? "");
    const began =
      time(fields(shift.swap), "confirmedAt") ?? Date.parse(deployment?.finishedAt ?? "");
    if (Number.isNaN(detected)) return null;
    return {
      detectedBy: "validation",
      beganAt: iso(Number.isNaN(began) ? undefined : began),
      detectedAt: iso(detected),
      restoredAt: rollback?.completedAt ?? null,
    };
  }
  if (stage("deploy")?.result !== "failure" || deployment === null) return null;
  if (deployment.reachedUsers === "no") return null;
  return {
    detectedBy: "pipeline",
    beganAt: null,
    detectedAt: deployment.finishedAt,
    restoredAt: rollback?.completedAt ?? null,
  };
}
