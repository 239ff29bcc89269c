import { type Finding, notKnown, type Outcome, passed } from "../finding.ts";
import { measure, type Objective } from "./objectives.ts";

const row = "Application fail-over";
const subject = "bluegreen-shift rollback";

/**
 * Judges a rollback that bluegreen-shift has made, by its own report: from its start to the instant
 * at which the last user was back.
 */
export function judgeRollback(report: unknown, objective: Objective): Outcome {
  const { schema, operation, verdict, startedAt, rollback, reasons } = (report ?? {}) as {
    schema?: unknown;
    operation?: unknown;
    verdict?: unknown;
    startedAt?: unknown;
    reasons?: readonly { message?: unknown }[];
    rollback?: { rulesClearedAt?: unknown; swappedBackAt?: unknown };
  };
  if (schema !== "slipway/bluegreen-shift-report/v1" || operation !== "rollback") {
    return {
      findings: [
        notKnown(subject, row, {
          code: "no-shift-report",
          message: '"shift-report" is no report of a rollback by bluegreen-shift.',
          remedy:
            'Run bluegreen-shift with "operation: rollback" first, and pass its output "report".',
        }),
      ],
    };
  }
  const finding = (code: string, message: string, kind: "fail" | "inconclusive"): Finding => ({
    subject,
    row,
    found: message,
    allowed: "the old release serves all users",
    verdict: kind,
    reason: { code, message, remedy: "docs/runbooks/application-failure.md has the next steps." },
  });
  if (rollback === undefined) {
    const why = String(reasons?.[0]?.message ?? "there was nothing to go back from");
    return {
      findings: [finding("nothing-rolled-back", `No rollback was made: ${why}`, "inconclusive")],
    };
  }
  const done = Date.parse(String(rollback.swappedBackAt ?? rollback.rulesClearedAt));
  const took = done - Date.parse(String(startedAt));
  // Rules that are cleared bring nobody back whose new version was promoted.
  if (verdict === "fail" || verdict === "inconclusive") {
    return { findings: [finding("rollback-failed", "The rollback did not come through.", "fail")] };
  }
  if (Number.isNaN(took)) {
    return { findings: [finding("no-shift-times", "The report has no times.", "inconclusive")] };
  }
  return {
    findings: [passed(subject, row, "the old release serves all users", "the old release serves")],
    measurements: [
      measure(
        objective,
        "RTO",
        took,
        "from the start of the rollback until the last user was back; noticing the failure is not in it",
      ),
      measure(objective, "RPO", undefined, "not measured: a swap back moves no data"),
    ],
  };
}
