import type { AppServicePlan, PlanLoad } from "@slipway/azure";
import type { Reason } from "@slipway/toolkit";
import { type Finding, notKnown, passed } from "../finding.ts";

/** How far back plans are looked at, in milliseconds: 30 days. */
export const loadWindow = 30 * 86_400_000;
/** Quarters of an hour in it. */
const quarters = loadWindow / 900_000;
/**
 * Per cent. Below `idle` the strategy takes an instance away (scale in: CPU < 30 % for 10 minutes);
 * above the other two it raises an alert.
 */
const limits = { idle: 30, cpu: 80, memory: 85 } as const;

const useRow = "Unused resources";
const sizeRow = "Over-provisioned resources";

/** A plan, and its load or why that is not known. */
export interface ReviewedPlan {
  readonly plan: AppServicePlan;
  readonly load: { readonly told: PlanLoad } | { readonly missing: Reason };
}

/** Whether each plan is used, and whether its size fits its use. */
export function judgePlans(resourceGroup: string, plans: readonly ReviewedPlan[]): Finding[] {
  if (plans.length === 0) {
    return [passed(`plans of ${resourceGroup}`, useRow, "there is no plan", "none")];
  }
  return plans.flatMap(({ plan, load }): Finding[] => {
    const subject = `plan ${plan.name}`;
    if (plan.apps === 0) return [unused(resourceGroup, plan)];
    const use =
      plan.apps === undefined
        ? notKnown(subject, useRow, {
            code: "plan-use-not-known",
            message: `Azure does not tell how many apps the plan "${plan.name}" has.`,
            remedy: "Run this again; look at the plan in the portal if it stays so.",
          })
        : passed(subject, useRow, `${plan.apps} apps and slots`, "at least one");
    return [use, "told" in load ? size(plan, load.told) : notKnown(subject, sizeRow, load.missing)];
  });
}

function unused(resourceGroup: string, { name, sku }: AppServicePlan): Finding {
  return {
    subject: `plan ${name}`,
    row: useRow,
    found: `${sku} without an app`,
    allowed: "none",
    verdict: "warn",
    reason: {
      code: "plan-unused",
      message: `The plan "${name}" (${sku}) has no app and costs as if it had.`,
      remedy: `az appservice plan delete --resource-group ${resourceGroup} --name ${name}`,
    },
  };
}

function size(plan: AppServicePlan, { cpu, memory }: PlanLoad): Finding {
  const subject = `plan ${plan.name}`;
  const measured = Math.min(cpu.length, memory.length);
  if (measured < quarters / 2) {
    return notKnown(subject, sizeRow, {
      code: "too-few-metrics",
      message: `Azure Monitor has ${measured} of ${quarters} quarters of an hour of the plan "${plan.name}" in 30 days.`,
      remedy: "A plan is judged after 15 days; run this again then.",
    });
  }
  const [processor, main] = [percentile(cpu, 95), percentile(memory, 95)];
  const instances = plan.instances === 1 ? "1 instance" : `${plan.instances} instances`;
  const found = `${plan.sku}, ${instances}: p95 of 30 days CPU ${processor.toFixed(0)} %, memory ${main.toFixed(0)} %`;
  const allowed = `${limits.idle} to ${limits.cpu} % CPU, memory below ${limits.memory} %`;
  const judged = (code: string, message: string, remedy: string): Finding => ({
    subject,
    row: sizeRow,
    found,
    allowed,
    verdict: "warn",
    reason: { code, message: `The plan "${plan.name}" ${message} (${found}).`, remedy },
  });
  if (processor > limits.cpu || main > limits.memory) {
    return judged(
      "plan-too-small",
      "is at its limit",
      "Give it a larger size or more instances in infra/parameters.",
    );
  }
  // Memory does not shrink with the load: half of it has to be free for the next smaller size.
  if (processor >= limits.idle || main >= 50) return passed(subject, sizeRow, found, allowed);
  if (/^(F1|D1|B1)$/i.test(plan.sku) && plan.instances === 1) {
    return passed(subject, sizeRow, `${found}; the smallest there is`, allowed);
  }
  return judged(
    "plan-over-provisioned",
    "is larger than its use",
    "Take the next smaller size or fewer instances in infra/parameters; the workbook shows the days.",
  );
}

/** Nearest-rank percentile of at least one value. */
export function percentile(values: readonly number[], rank: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil((rank / 100) * sorted.length) - 1] ?? Number.NaN;
}
