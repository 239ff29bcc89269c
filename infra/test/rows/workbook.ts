import { ofType, type Resource } from "../../src/snapshot.ts";
import { environmentNames, inEach, one, type Row } from "./reading.ts";

interface Item {
  readonly name: string;
  readonly content: {
    readonly json?: string;
    readonly title?: string;
    readonly query?: string;
    readonly metrics?: readonly { readonly metric: string }[];
  };
}
const items = (of: readonly Resource[]): Item[] =>
  JSON.parse(one(of, "Microsoft.Insights/workbooks").properties.serializedData).items;
const titleOf = (of: readonly Resource[], name: string) =>
  items(of).find((item) => item.name === name)?.content.title ?? "";

/** Metrics and tables that alerts look at and the workbook does not show. */
function notShown(of: readonly Resource[]): string[] {
  const shown = items(of).map(({ content }) => content);
  const metrics = shown.flatMap(({ metrics = [] }) => metrics.map(({ metric }) => metric));
  const queries = shown.map(({ query = "" }) => query).join("\n");
  const byMetric = ofType(of, "Microsoft.Insights/metricAlerts")
    .map(({ properties }) => String(properties.criteria.allOf[0].metricName))
    .filter((metric) => !metrics.some((known) => known.endsWith(`--${metric}`)));
  const byLog = ofType(of, "Microsoft.Insights/scheduledQueryRules")
    .map(({ properties }) => String(properties.criteria.allOf[0].query))
    .map((query) => /Name == ("[^"]+")/.exec(query)?.[1] ?? query.slice(0, query.indexOf("\n")))
    .filter((what) => !queries.includes(what));
  return [...byMetric, ...byLog];
}

/** The page that shows what alerts and budgets look at. */
export const workbookRows: readonly Row[] = [
  {
    source: "Workbook",
    row: "Shows each metric and each event that an alert looks at, and the alerts themselves",
    read: inEach((of) => [
      notShown(of),
      items(of).some(({ content }) => content.query?.startsWith("alertsmanagementresources")),
    ]),
    expected: environmentNames.map(() => [[], true]),
  },
  {
    source: "Workbook",
    row: "Names the thresholds",
    read: (of) => [...(items(of.prod)[0]?.content.json ?? "").matchAll(/\d+/g)].map(Number),
    expected: [3, 5, 1, 5, 80, 85, 90, 10, 5, 50],
  },
  {
    source: "Workbook",
    row: "Shows the budget, what was spent of it and what the month will come to",
    read: inEach((of) => [
      titleOf(of, "budget").split(". ")[0],
      /"currentSpend\.amount".*"forecastSpend\.amount"/.test(
        items(of).find(({ name }) => name === "budget")?.content.query ?? "",
      ),
    ]),
    expected: [
      ["Budget of the month: 100 US dollars, warning at 80 %", true],
      ["Budget of the month: 200 US dollars, warning at 80 %", true],
      ["Budget of the month: 600 US dollars, warning at 80 %, critical at 95 %", true],
    ],
  },
  {
    source: "Success metrics",
    row: "The workbook lists what takes longer than 500 ms, on average",
    read: (of) =>
      /avg\(DurationMs\).*Milliseconds > (\d+)/.exec(
        items(of.prod).find(({ name }) => name === "queries")?.content.query ?? "",
      )?.[1],
    expected: "500",
  },
  {
    source: "Workbook",
    row: "No word is left open",
    read: inEach((of) =>
      one(of, "Microsoft.Insights/workbooks").properties.serializedData.includes("{{"),
    ),
    expected: [false, false, false],
  },
];
