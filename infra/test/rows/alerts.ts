import { ofType, type Resource } from "../../src/snapshot.ts";
import { environmentNames, inEach, type Landscape, names, one, type Row } from "./reading.ts";

const metricAlert = "Microsoft.Insights/metricAlerts";
const logAlert = "Microsoft.Insights/scheduledQueryRules";
const alarm = (resource: Resource, threshold: number) => ({
  threshold,
  severity: resource.properties.severity as number,
  group: JSON.stringify(resource.properties.actions).includes("actionGroups/ag-"),
});

const metricAlarm = (of: Landscape, name: string) => {
  const found = one(of.prod, metricAlert, `alert-qarvgut-prod-${name}`);
  const [criterion] = found.properties.criteria.allOf;
  return {
    metric: criterion.metricName,
    ...alarm(found, criterion.threshold),
    every: found.properties.evaluationFrequency,
    over: found.properties.windowSize,
    by: criterion.timeAggregation,
  };
};

const logAlarm = (of: Landscape, name: string) => {
  const found = one(of.prod, logAlert, `alert-qarvgut-prod-${name}`);
  const [criterion] = found.properties.criteria.allOf;
  return {
    measure: criterion.metricMeasureColumn,
    ...alarm(found, criterion.threshold),
    every: found.properties.evaluationFrequency,
    over: found.properties.windowSize,
    periods: criterion.failingPeriods,
  };
};

const metric = (name: string, threshold: number, severity: 0 | 2, by = "Average") => ({
  metric: name,
  threshold,
  severity,
  group: true,
  every: "PT1M",
  over: "PT5M",
  by,
});

const log = (measure: string, threshold: number, severity: 0 | 2, every: string, over: string) => ({
  measure,
  threshold,
  severity,
  group: true,
  every,
  over,
  periods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
});

const logged = (of: readonly Resource[], part: string): string[] =>
  ofType(of, "Microsoft.Insights/diagnosticSettings")
    .filter((setting) => setting.id.includes(part))
    .flatMap((setting) =>
      (setting.properties.logs as { category: string; enabled: boolean }[])
        .filter(({ enabled }) => enabled)
        .map(({ category }) => category),
    );

/** What is watched, and where its logs go. */
export const alertRows: readonly Row[] = [
  {
    source: "Azure Monitor alerts",
    row: "Response time > 3 seconds (warning)",
    read: (of) => metricAlarm(of, "response-time-warning"),
    expected: metric("HttpResponseTime", 3, 2),
  },
  {
    source: "Azure Monitor alerts",
    row: "Response time > 5 seconds (critical)",
    read: (of) => metricAlarm(of, "response-time-critical"),
    expected: metric("HttpResponseTime", 5, 0),
  },
  {
    source: "Success metrics",
    row: "Response time, 95th percentile < 3 seconds (0121: the platform metric has no percentile)",
    read: (of) => logAlarm(of, "response-time-p95"),
    expected: log("Seconds", 3, 2, "PT5M", "PT15M"),
  },
  {
    source: "Azure Monitor alerts",
    row: "Error rate > 1 % (warning)",
    read: (of) => logAlarm(of, "error-rate-warning"),
    expected: log("Percent", 1, 2, "PT5M", "PT15M"),
  },
  {
    source: "Azure Monitor alerts",
    row: "Error rate > 5 % (critical)",
    read: (of) => logAlarm(of, "error-rate-critical"),
    expected: log("Percent", 5, 0, "PT5M", "PT5M"),
  },
  {
    source: "Success metrics",
    row: "Detection within 5 minutes: server errors are looked at every minute (0123)",
    read: (of) => metricAlarm(of, "server-errors"),
    expected: metric("Http5xx", 50, 0, "Total"),
  },
  {
    source: "Azure Monitor alerts",
    row: "App Service CPU > 80 % (warning)",
    read: (of) => metricAlarm(of, "cpu"),
    expected: metric("CpuPercentage", 80, 2),
  },
  {
    source: "Azure Monitor alerts",
    row: "App Service memory > 85 % (warning)",
    read: (of) => metricAlarm(of, "memory"),
    expected: metric("MemoryPercentage", 85, 2),
  },
  {
    source: "Azure Monitor alerts",
    row: "SQL database DTU > 90 % (critical)",
    read: (of) => metricAlarm(of, "database-dtu"),
    expected: metric("dtu_consumption_percent", 90, 0),
  },
  {
    source: "Azure Monitor alerts",
    row: "Storage account throttling (warning)",
    read: (of) => metricAlarm(of, "storage-throttling"),
    expected: metric("Transactions", 0, 2, "Total"),
  },
  {
    source: "Azure Monitor alerts",
    row: "User registration failures > 10 an hour (warning)",
    read: (of) => logAlarm(of, "registration-failures"),
    expected: log("Events", 10, 2, "PT15M", "PT1H"),
  },
  {
    source: "Azure Monitor alerts",
    row: "Bulk import failures > 5 an hour (warning)",
    read: (of) => logAlarm(of, "bulk-import-failures"),
    expected: log("Events", 5, 2, "PT15M", "PT1H"),
  },
  {
    source: "Azure Monitor alerts",
    row: "Authentication failures > 50 an hour (critical)",
    read: (of) => logAlarm(of, "authentication-failures"),
    expected: log("Events", 50, 0, "PT15M", "PT1H"),
  },
  {
    source: "Azure Monitor alerts",
    row: "The same alerts in each environment",
    read: inEach((of, name) =>
      [...names(of, metricAlert), ...names(of, logAlert)].map((alert) =>
        alert.replace(`alert-qarvgut-${name}-`, ""),
      ),
    ),
    expected: environmentNames.map(() => [
      "cpu",
      "database-dtu",
      "memory",
      "response-time-critical",
      "response-time-warning",
      "server-errors",
      "storage-throttling",
      "authentication-failures",
      "bulk-import-failures",
      "error-rate-critical",
      "error-rate-warning",
      "registration-failures",
      "response-time-p95",
    ]),
  },
  {
    source: "Log aggregation",
    row: "Application and web server logs of app and slot reach the workspace",
    read: (of) => logged(of.prod, "/sites/").sort(),
    expected: [
      "AppServiceAppLogs",
      "AppServiceAppLogs",
      "AppServiceAuditLogs",
      "AppServiceConsoleLogs",
      "AppServiceConsoleLogs",
      "AppServiceHTTPLogs",
      "AppServiceHTTPLogs",
      "AppServicePlatformLogs",
      "AppServicePlatformLogs",
    ],
  },
  {
    source: "Log aggregation",
    row: "SQL logs and audit reach the workspace (0124: SQL Insights is retired)",
    read: inEach((of) => logged(of, "/servers/").sort()),
    expected: environmentNames.map(() => [
      "Blocks",
      "Deadlocks",
      "Errors",
      "QueryStoreRuntimeStatistics",
      "SQLInsights",
      "SQLSecurityAuditEvents",
      "Timeouts",
    ]),
  },
  {
    source: "Log aggregation",
    row: "Security logs: the activity log carries Defender's alerts",
    read: (of) => logged(of.project, "activity-").includes("Security"),
    expected: true,
  },
  {
    source: "Log aggregation",
    row: "Business events are those that the alerts count, from Application Insights of the environment",
    read: inEach((of, name) => [
      ...["registration-failures", "bulk-import-failures", "authentication-failures"].map(
        (alert) =>
          /^AppEvents \| where Name == "([^"]+)"/.exec(
            one(of, logAlert, `alert-qarvgut-${name}-${alert}`).properties.criteria.allOf[0].query,
          )?.[1],
      ),
      one(of, "Microsoft.Insights/components").properties.WorkspaceResourceId.endsWith(
        `/log-qarvgut-${name}`,
      ),
    ]),
    expected: environmentNames.map(() => [
      "UserRegistration.Failed",
      "BulkImport.Failed",
      "Authentication.Failed",
      true,
    ]),
  },
  {
    source: "Log aggregation",
    row: "Storage, vault and gateway logs reach the workspace",
    read: (of) => [
      logged(of.prod, "/storageAccounts/").length,
      logged(of.prod, "/vaults/"),
      logged(of.prod, "/applicationGateways/"),
    ],
    expected: [3, ["AuditEvent"], ["ApplicationGatewayAccessLog", "ApplicationGatewayFirewallLog"]],
  },
  {
    source: "Application Insights",
    row: "Full telemetry, bounded by a daily cap; logs kept 30 and 90 days (0131)",
    read: inEach((of) => {
      const { properties } = one(of, "Microsoft.OperationalInsights/workspaces");
      return [properties.workspaceCapping.dailyQuotaGb, properties.retentionInDays];
    }),
    expected: [
      [1, 30],
      [1, 30],
      [2, 90],
    ],
  },
];
