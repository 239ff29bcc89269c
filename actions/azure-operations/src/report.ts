import { markdownTable, markdownText, type Report } from "@slipway/toolkit";
import { type Finding, type Outcome, reasonsOf, verdictOf } from "./finding.ts";
import type { OperationName } from "./inputs.ts";
import type { Measurement } from "./recovery/objectives.ts";

export interface OperationsReport extends Report {
  readonly schema: "slipway/azure-operations-report/v1";
  readonly operation: OperationName;
  readonly findings: readonly Omit<Finding, "reason">[];
  readonly measurements: readonly Omit<Measurement, "reason">[];
  /** Costs of the month by service; only of `cost-review`. */
  readonly services?: readonly (readonly [string, string])[];
}

export function operationsReport(
  operation: OperationName,
  outcome: Outcome,
  services: OperationsReport["services"],
  startedAt: string,
  finishedAt: string,
): OperationsReport {
  return {
    schema: "slipway/azure-operations-report/v1",
    verdict: verdictOf(outcome),
    reasons: reasonsOf(outcome),
    startedAt,
    finishedAt,
    operation,
    findings: outcome.findings.map(({ reason: _, ...finding }) => finding),
    measurements: (outcome.measurements ?? []).map(({ reason: _, ...measured }) => measured),
    ...(services === undefined ? {} : { services }),
  };
}

export function headline({ operation, verdict, findings, measurements }: OperationsReport): string {
  const bad = findings.filter((finding) => finding.verdict !== "pass").length;
  const measured = measurements
    .filter(({ measuredSeconds }) => measuredSeconds !== null)
    .map(
      ({ objective, measuredSeconds, targetSeconds }) =>
        `${objective} ${measuredSeconds} s of ${targetSeconds} s`,
    );
  const looked = `${findings.length} looked at, ${bad === 0 ? "all in order" : `${bad} not in order`}`;
  return `${operation}: ${verdict}: ${[looked, ...measured].join("; ")}.`;
}

export function summary(report: OperationsReport): string {
  return [
    `## ${markdownText(headline(report))}`,
    markdownTable(
      ["What", "Row", "Found", "Allowed", "Verdict"],
      report.findings.map(({ subject, row, found, allowed, verdict }) => [
        subject,
        row,
        found,
        allowed,
        verdict,
      ]),
    ),
    ...(report.measurements.length === 0
      ? []
      : [
          markdownTable(
            ["Component", "Objective", "Measured", "Target", "How"],
            report.measurements.map((one) => [
              one.component,
              one.objective,
              one.measuredSeconds === null ? "not measured" : `${one.measuredSeconds} s`,
              `${one.targetSeconds} s`,
              one.basis,
            ]),
          ),
        ]),
    ...(report.services === undefined || report.services.length === 0
      ? []
      : [markdownTable(["Service", "Cost"], report.services)]),
  ].join("\n\n");
}
