import type { Resource } from "../../src/snapshot.ts";
import { one, type Row } from "./reading.ts";

const budget = "Microsoft.Consumption/budgets";
const money = (resource: Resource) => ({
  amount: resource.properties.amount,
  grain: resource.properties.timeGrain,
  from: resource.properties.timePeriod.startDate,
  thresholds: Object.fromEntries(
    Object.entries(
      resource.properties.notifications as Record<
        string,
        { threshold: number; thresholdType: string; enabled: boolean }
      >,
    ).map(([name, note]) => [name, `${note.enabled} ${note.thresholdType} ${note.threshold}`]),
  ),
});

const spending = (amount: number, warning: number, critical?: number) => ({
  amount,
  grain: "Monthly",
  from: "2026-12-01",
  thresholds: {
    ...(critical === undefined ? {} : { critical: `true Actual ${critical}` }),
    forecast: "true Forecasted 100",
    warning: `true Actual ${warning}`,
  },
});

const sorted = <T>(value: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

/** What each environment may cost. */
export const costRows: readonly Row[] = [
  {
    source: "Budget alerts",
    row: "Development: 100 a month, warning at 80 %",
    read: (of) => ({
      ...money(one(of.dev, budget)),
      thresholds: sorted(money(one(of.dev, budget)).thresholds),
    }),
    expected: spending(100, 80),
  },
  {
    source: "Budget alerts",
    row: "Staging: 200 a month, warning at 80 %",
    read: (of) => ({
      ...money(one(of.staging, budget)),
      thresholds: sorted(money(one(of.staging, budget)).thresholds),
    }),
    expected: spending(200, 80),
  },
  {
    source: "Budget alerts",
    row: "Production: 600 a month, warning at 80 %, critical at 95 %",
    read: (of) => ({
      ...money(one(of.prod, budget)),
      thresholds: sorted(money(one(of.prod, budget)).thresholds),
    }),
    expected: spending(600, 80, 95),
  },
  {
    source: "Budget alerts",
    row: "Total: 900 a month over the three groups, warning at 85 %",
    read: (of) => [
      {
        ...money(one(of.project, budget)),
        thresholds: sorted(money(one(of.project, budget)).thresholds),
      },
      one(of.project, budget).properties.filter.dimensions.values,
    ],
    expected: [spending(900, 85), ["rg-qarvgut-dev", "rg-qarvgut-staging", "rg-qarvgut-prod"]],
  },
];
