import type { Budget, MonthCost } from "@slipway/azure";
import { type Finding, notKnown, passed } from "../finding.ts";
import type { Month } from "./month.ts";

const row = "Budget";

/**
 * Holds a month's costs against the budgets of the resource group: a threshold that was passed
 * warns, the amount itself fails. Thresholds are those that Azure itself sends messages at.
 */
export function judgeCosts(
  resourceGroup: string,
  month: Month,
  cost: MonthCost | undefined,
  budgets: readonly Budget[],
): Finding[] {
  const subject = `${resourceGroup} in ${month.name}`;
  if (cost === undefined) {
    return [
      notKnown(subject, row, {
        code: "no-costs",
        message: `Cost Management has no costs of "${resourceGroup}" in ${month.name}.`,
        remedy: "Costs appear a day late, in new subscriptions two; run this again then.",
      }),
    ];
  }
  if (budgets.length === 0) {
    return [
      notKnown(subject, row, {
        code: "no-budget",
        message: `"${resourceGroup}" has no budget, so there is nothing to hold its costs against.`,
        remedy: "Deploy infra/: it has a budget for each environment.",
      }),
    ];
  }
  const total = cost.services.reduce((sum, { amount }) => sum + amount, 0);
  const money = (amount: number) => `${amount.toFixed(2)} ${cost.currency}`;
  return budgets.map(({ name, amount, thresholds }): Finding => {
    const percent = (total / amount) * 100;
    const found = `${money(total)}, ${percent.toFixed(0)} %${month.complete ? "" : " so far"}`;
    const allowed = money(amount);
    const judged = (verdict: "warn" | "fail", code: string, limit: string): Finding => ({
      subject,
      row: name,
      found,
      allowed,
      verdict,
      reason: {
        code,
        message: `"${resourceGroup}" cost ${found} of ${allowed} in ${month.name}: above ${limit}. Most: ${cost.services
          .slice(0, 3)
          .map((service) => `${service.service} ${money(service.amount)}`)
          .join(", ")}.`,
        remedy: "docs/runbooks/budget-alarm.md has the next steps.",
      },
    });
    if (percent > 100) return judged("fail", "budget-exceeded", "the budget");
    const passedThreshold = thresholds.findLast((threshold) => percent >= threshold);
    if (passedThreshold !== undefined) {
      return judged("warn", "budget-threshold", `its threshold of ${passedThreshold} %`);
    }
    return passed(subject, name, found, allowed);
  });
}

/** The costs by service, told and not judged. */
export function serviceRows(cost: MonthCost | undefined): (readonly [string, string])[] {
  return (cost?.services ?? []).map(({ service, amount }) => [
    service,
    `${amount.toFixed(2)} ${cost?.currency}`,
  ]);
}
