import { isDeepStrictEqual } from "node:util";
import type { Deployment } from "../src/files.ts";
import { ofType, type Resource } from "../src/snapshot.ts";

/** Resources of every deployment. */
export type Landscape = Readonly<Record<Deployment, readonly Resource[]>>;

/** One row of a table of the deployment strategy, or a limit of the platform. */
export interface Row {
  readonly source: string;
  readonly row: string;
  /** Value in the files, and what the row says. */
  readonly read: (of: Landscape) => unknown;
  readonly expected: unknown;
}

export const holds = (row: Row, of: Landscape): boolean =>
  isDeepStrictEqual(row.read(of), row.expected);

const one = (resources: readonly Resource[], type: string, name?: string): Resource => {
  const found = ofType(resources, type).filter(
    (resource) => name === undefined || resource.name === name,
  );
  const [first] = found;
  if (first === undefined) throw new Error(`There is no ${type} ${name ?? ""}.`);
  return first;
};
const names = (resources: readonly Resource[], type: string): string[] =>
  ofType(resources, type)
    .map((resource) => resource.name)
    .sort();

const web = "Microsoft.Web/sites";
const plan = "Microsoft.Web/serverfarms";
const sql = "Microsoft.Sql/servers";
const db = "Microsoft.Sql/servers/databases";
const storage = "Microsoft.Storage/storageAccounts";
const vault = "Microsoft.KeyVault/vaults";
const metricAlert = "Microsoft.Insights/metricAlerts";
const logAlert = "Microsoft.Insights/scheduledQueryRules";
const budget = "Microsoft.Consumption/budgets";

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
const compute = (of: readonly Resource[]) => {
  const { name, capacity } = one(of, plan).sku ?? {};
  return { name, capacity };
};
const scaling = (of: readonly Resource[]) =>
  ofType(of, "Microsoft.Insights/autoscalesettings").map((setting) => {
    const [profile] = setting.properties.profiles;
    return {
      minimum: profile.capacity.minimum,
      maximum: profile.capacity.maximum,
      fallback: profile.capacity.default,
      rules: profile.rules.map(
        // biome-ignore lint/suspicious/noExplicitAny: Azure's own shape, checked by strict-types
        ({ metricTrigger, scaleAction }: any) =>
          `${metricTrigger.metricName} ${metricTrigger.operator} ${metricTrigger.threshold} for ${metricTrigger.timeWindow} by ${metricTrigger.timeGrain}: ${scaleAction.direction} ${scaleAction.value}, rest ${scaleAction.cooldown}`,
      ),
    };
  });
const cpuRules = [
  "CpuPercentage GreaterThan 70 for PT5M by PT1M: Increase 1, rest PT5M",
  "CpuPercentage LessThan 30 for PT10M by PT1M: Decrease 1, rest PT10M",
];
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
const environmentNames = ["dev", "staging", "prod"] as const;
const inEach =
  <T>(read: (resources: readonly Resource[], name: string) => T) =>
  (of: Landscape) =>
    environmentNames.map((name) => read(of[name], name));
const sites = (of: readonly Resource[]) => [...ofType(of, web), ...ofType(of, `${web}/slots`)];
const logged = (of: readonly Resource[], part: string): string[] =>
  ofType(of, "Microsoft.Insights/diagnosticSettings")
    .filter((setting) => setting.id.includes(part))
    .flatMap((setting) =>
      (setting.properties.logs as { category: string; enabled: boolean }[])
        .filter(({ enabled }) => enabled)
        .map(({ category }) => category),
    );

/** The tables of the strategy, row by row; where it contradicts Azure the decision record is named. */
export const strategyRows: readonly Row[] = [
  ...environmentNames.map(
    (name): Row => ({
      source: "Infrastructure components",
      row: `${name}: resource group, app, SQL server and database, storage account, Key Vault`,
      read: (of) => [
        ...names(of[name], "Microsoft.Resources/resourceGroups"),
        ...names(of[name], web),
        ...names(of[name], sql),
        ...names(of[name], db),
        ...names(of[name], storage),
        ...names(of[name], vault),
      ],
      expected: [
        `rg-qarvgut-${name}`,
        `app-qarvgut-${name}`,
        `qarvgut-${name}`,
        `qarvgut-${name}/QARvGut`,
        `saqarvgut${name}`,
        `kv-qarvgut-${name}`,
      ],
    }),
  ),
  {
    source: "Infrastructure components",
    row: "Blue-green: a slot beside production in staging and prod, none in dev (0105)",
    read: inEach((of) => names(of, `${web}/slots`)),
    expected: [[], ["app-qarvgut-staging/green"], ["app-qarvgut-prod/green"]],
  },
  {
    source: "Infrastructure components",
    row: "Application Gateway in prod",
    read: inEach((of) => names(of, "Microsoft.Network/applicationGateways")),
    expected: [[], [], ["appgw-qarvgut-prod"]],
  },
  {
    source: "Environment specifications",
    row: "App Service: B1, S1, P1V3",
    read: inEach(compute),
    expected: [
      { name: "B1", capacity: 1 },
      { name: "S1", capacity: 1 },
      { name: "P1V3", capacity: 2 },
    ],
  },
  {
    source: "Environment specifications",
    row: "SQL database: Basic, Standard S0, Standard S1",
    read: inEach((of) => ({ name: one(of, db).sku?.name, tier: one(of, db).sku?.tier })),
    expected: [
      { name: "Basic", tier: "Basic" },
      { name: "S0", tier: "Standard" },
      { name: "S1", tier: "Standard" },
    ],
  },
  {
    source: "Environment specifications",
    row: "Storage: Standard LRS, Standard LRS, geo-redundant (0101: Premium has no GRS)",
    read: inEach((of) => one(of, storage).sku?.name),
    expected: ["Standard_LRS", "Standard_LRS", "Standard_RAGRS"],
  },
  {
    source: "Environment variable mapping",
    row: "Key Vault and storage account that the app is told",
    read: inEach((of, name) => {
      const { properties } = one(of, `${web}/config`, `app-qarvgut-${name}/appsettings`);
      return [properties.Azure__KeyVault__Name, properties.Azure__Storage__AccountName];
    }),
    expected: environmentNames.map((name) => [`kv-qarvgut-${name}`, `saqarvgut${name}`]),
  },
  {
    source: "Environment-specific configuration",
    row: "Connection by managed identity, encrypted, without a password",
    read: inEach((of, name) => {
      const { properties } = one(of, `${web}/config`, `app-qarvgut-${name}/connectionstrings`);
      const text = String(properties.DefaultConnection.value);
      return [
        text.includes("'QARvGut'"),
        text.includes("Authentication=Active Directory Managed Identity"),
        text.includes("Encrypt=True"),
        /password/i.test(text),
      ];
    }),
    expected: environmentNames.map(() => [true, true, true, false]),
  },
  {
    source: "Azure Key Vault integration",
    row: "SMTP and certificate passwords are references to the vault",
    read: inEach((of, name) => {
      const { properties } = one(of, `${web}/config`, `app-qarvgut-${name}/appsettings`);
      return [properties.SmtpConfig__Password, properties.OIDC__Certificates__Password];
    }),
    expected: environmentNames.map((name) =>
      ["SmtpPassword", "CertificatePassword"].map(
        (secret) => `@Microsoft.KeyVault(VaultName=kv-qarvgut-${name};SecretName=${secret})`,
      ),
    ),
  },
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
  {
    source: "SSL/TLS",
    row: "TLS 1.2 at least, on app, slot, SQL server and storage",
    read: inEach((of) => [
      ...new Set([
        ...sites(of).map((site) => site.properties.siteConfig.minTlsVersion),
        ...sites(of).map((site) => site.properties.siteConfig.scmMinTlsVersion),
        one(of, sql).properties.minimalTlsVersion,
        one(of, storage).properties.minimumTlsVersion,
      ]),
    ]),
    expected: environmentNames.map(() => ["1.2", "TLS1_2"]),
  },
  {
    source: "SSL/TLS",
    row: "Certificate of the gateway comes from the Key Vault; modern ciphers",
    read: (of) => {
      const { properties } = one(of.prod, "Microsoft.Network/applicationGateways");
      return [
        /'kv-qarvgut-prod'.*'site'/.test(properties.sslCertificates[0].properties.keyVaultSecretId),
        properties.sslPolicy.policyName,
      ];
    },
    expected: [true, "AppGwSslPolicy20220101"],
  },
  {
    source: "Network security",
    row: "Application Gateway: WAF enabled, and it stops what it finds",
    read: (of) => {
      const gateway = one(of.prod, "Microsoft.Network/applicationGateways");
      const policy = one(
        of.prod,
        "Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies",
      );
      return [
        gateway.properties.sku,
        gateway.properties.autoscaleConfiguration,
        policy.properties.policySettings,
        policy.properties.managedRules.managedRuleSets,
      ];
    },
    expected: [
      { name: "WAF_v2", tier: "WAF_v2" },
      { minCapacity: 0, maxCapacity: 10 },
      {
        state: "Enabled",
        mode: "Prevention",
        requestBodyCheck: true,
        fileUploadLimitInMb: 100,
        maxRequestBodySizeInKb: 128,
      },
      [
        { ruleSetType: "OWASP", ruleSetVersion: "3.2" },
        { ruleSetType: "Microsoft_BotManagerRuleSet", ruleSetVersion: "1.0" },
      ],
    ],
  },
  {
    source: "Network security",
    row: "App Service: HTTPS only, no FTP, no password deployment, no client certificates (0117)",
    read: inEach((of) =>
      sites(of).map((site) => [
        site.properties.httpsOnly,
        site.properties.siteConfig.ftpsState,
        site.properties.clientCertEnabled,
        ofType(of, `${site.type}/basicPublishingCredentialsPolicies`).every(
          ({ properties }) => properties.allow === false,
        ),
      ]),
    ),
    expected: [
      [[true, "Disabled", false, true]],
      [
        [true, "Disabled", false, true],
        [true, "Disabled", false, true],
      ],
      [
        [true, "Disabled", false, true],
        [true, "Disabled", false, true],
      ],
    ],
  },
  {
    source: "Network security",
    row: "Production is reached through the gateway only",
    read: (of) => {
      const { siteConfig } = one(of.prod, web).properties;
      return [
        siteConfig.ipSecurityRestrictionsDefaultAction,
        siteConfig.ipSecurityRestrictions.length,
        siteConfig.ipSecurityRestrictions[0].priority,
      ];
    },
    expected: ["Deny", 1, 100],
  },
  {
    source: "Network security",
    row: "SQL database, storage and vault: private endpoints in prod, closed to the internet",
    read: (of) => [
      names(of.prod, "Microsoft.Network/privateEndpoints"),
      one(of.prod, sql).properties.publicNetworkAccess,
      one(of.prod, storage).properties.publicNetworkAccess,
      one(of.prod, storage).properties.networkAcls.defaultAction,
      one(of.prod, vault).properties.publicNetworkAccess,
      one(of.prod, vault).properties.networkAcls.defaultAction,
    ],
    expected: [
      ["pe-qarvgut-prod-blob", "pe-qarvgut-prod-sqlserver", "pe-qarvgut-prod-vault"],
      "Disabled",
      "Disabled",
      "Deny",
      "Disabled",
      "Deny",
    ],
  },
  {
    source: "Network security",
    row: "Storage: HTTPS only, no public containers, no account keys",
    read: inEach((of) => {
      const { properties } = one(of, storage);
      return [
        properties.supportsHttpsTrafficOnly,
        properties.allowBlobPublicAccess,
        properties.allowSharedKeyAccess,
      ];
    }),
    expected: environmentNames.map(() => [true, false, false]),
  },
  {
    source: "Backup strategy",
    row: "Point-in-time restore: 7 days",
    read: inEach(
      (of) =>
        one(of, "Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies").properties
          .retentionDays,
    ),
    expected: [7, 7, 7],
  },
  {
    source: "Backup strategy",
    row: "Long-term retention: monthly, 12 months, in prod",
    read: inEach((of) =>
      ofType(of, "Microsoft.Sql/servers/databases/backupLongTermRetentionPolicies").map(
        ({ properties }) => properties.monthlyRetention,
      ),
    ),
    expected: [[], [], ["P12M"]],
  },
  {
    source: "Backup strategy",
    row: "Geo-redundant backups in prod",
    read: inEach((of) => one(of, db).properties.requestedBackupStorageRedundancy),
    expected: ["Local", "Local", "Geo"],
  },
  {
    source: "Backup strategy",
    row: "Key Vault: soft delete, and nothing purges before its time",
    read: inEach((of) => {
      const { properties } = one(of, vault);
      return [
        properties.enableSoftDelete,
        properties.softDeleteRetentionInDays,
        properties.enablePurgeProtection,
        properties.enableRbacAuthorization,
      ];
    }),
    expected: environmentNames.map(() => [true, 90, true, true]),
  },
  {
    source: "Backup strategy",
    row: "Deleted files come back for 30 days",
    read: inEach((of) => {
      const { properties } = one(of, "Microsoft.Storage/storageAccounts/blobServices");
      return [
        properties.deleteRetentionPolicy.days,
        properties.containerDeleteRetentionPolicy.days,
        properties.isVersioningEnabled,
      ];
    }),
    expected: environmentNames.map(() => [30, 30, true]),
  },
  {
    source: "Auto-scaling configuration",
    row: "App Service: out at CPU > 70 % for 5 minutes, in at < 30 % for 10, 2 to 10 instances in prod (0106)",
    read: inEach(scaling),
    expected: [
      [],
      [{ minimum: "1", maximum: "2", fallback: "1", rules: cpuRules }],
      [{ minimum: "2", maximum: "10", fallback: "2", rules: cpuRules }],
    ],
  },
  {
    source: "Auto-scaling configuration",
    row: "Storage: cool after 30 days, archive after 90, never the site (0102)",
    read: inEach((of) => {
      const { properties } = one(of, "Microsoft.Storage/storageAccounts/managementPolicies");
      const [rule] = properties.policy.rules;
      return [rule.definition.actions.baseBlob, rule.definition.filters.prefixMatch];
    }),
    expected: environmentNames.map(() => [
      {
        tierToCool: { daysAfterModificationGreaterThan: 30 },
        tierToArchive: { daysAfterModificationGreaterThan: 90 },
      },
      ["releases/", "backups/"],
    ]),
  },
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

/** What Azure and the actions ask of every landscape, whatever the strategy says. */
export const platformRows: readonly Row[] = [
  {
    source: "Azure",
    row: "No slot and no autoscale on a Basic plan",
    read: inEach((of) =>
      compute(of).name?.startsWith("B")
        ? ofType(of, `${web}/slots`).length + scaling(of).length
        : 0,
    ),
    expected: [0, 0, 0],
  },
  {
    source: "Azure",
    row: "At most 5 slots beside production on Standard",
    read: (of) => ofType(of.staging, `${web}/slots`).length <= 5,
    expected: true,
  },
  {
    source: "Azure",
    row: "Storage names are 3 to 24 small letters and digits; vault names at most 24 characters",
    read: inEach((of) => [
      /^[a-z0-9]{3,24}$/.test(one(of, storage).name),
      /^[a-zA-Z][a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/.test(one(of, vault).name),
    ]),
    expected: environmentNames.map(() => [true, true]),
  },
  {
    source: "Azure",
    row: "Application Gateway v2: the management ports are open, three addresses ranges are free",
    read: (of) => {
      const rules = one(
        of.prod,
        "Microsoft.Network/networkSecurityGroups",
        "nsg-qarvgut-prod-gateway",
      );
      const network = one(of.prod, "Microsoft.Network/virtualNetworks");
      return [
        rules.properties.securityRules.map(
          // biome-ignore lint/suspicious/noExplicitAny: Azure's own shape, checked by strict-types
          ({ name, properties }: any) =>
            `${properties.priority} ${name} ${properties.sourceAddressPrefix} ${properties.destinationPortRange ?? properties.destinationPortRanges.join(",")}`,
        ),
        network.properties.addressSpace.addressPrefixes,
        network.properties.subnets.map(
          // biome-ignore lint/suspicious/noExplicitAny: Azure's own shape, checked by strict-types
          ({ name, properties }: any) => `${name} ${properties.addressPrefix}`,
        ),
      ];
    },
    expected: [
      [
        "100 users Internet 80,443",
        "110 gateway-manager GatewayManager 65200-65535",
        "120 load-balancer AzureLoadBalancer *",
      ],
      ["10.40.0.0/24"],
      ["app 10.40.0.0/26", "endpoints 10.40.0.64/26", "gateway 10.40.0.128/26"],
    ],
  },
  {
    source: "Azure",
    row: "Private endpoints answer the app alone, on 443 and 1433",
    read: (of) =>
      one(
        of.prod,
        "Microsoft.Network/networkSecurityGroups",
        "nsg-qarvgut-prod-endpoints",
      ).properties.securityRules.map(
        // biome-ignore lint/suspicious/noExplicitAny: Azure's own shape, checked by strict-types
        ({ properties }: any) =>
          `${properties.priority} ${properties.access} ${properties.sourceAddressPrefix} ${properties.destinationPortRange ?? properties.destinationPortRanges.join(",")}`,
      ),
    expected: ["100 Allow 10.40.0.0/26 443,1433", "4096 Deny * *"],
  },
  {
    source: "Azure",
    row: "The gateway asks the health page often, and redirects to HTTPS",
    read: (of) => {
      const { properties } = one(of.prod, "Microsoft.Network/applicationGateways");
      return [
        properties.probes[0].properties.path,
        properties.probes[0].properties.interval,
        properties.probes[0].properties.timeout,
        properties.probes[0].properties.unhealthyThreshold,
        properties.probes[0].properties.match.statusCodes,
        properties.frontendPorts.map(
          // biome-ignore lint/suspicious/noExplicitAny: Azure's own shape, checked by strict-types
          (port: any) => port.properties.port,
        ),
        properties.backendHttpSettingsCollection[0].properties.port,
        properties.backendHttpSettingsCollection[0].properties.requestTimeout,
        properties.backendHttpSettingsCollection[0].properties.connectionDraining.drainTimeoutInSec,
        properties.requestRoutingRules.map(
          // biome-ignore lint/suspicious/noExplicitAny: Azure's own shape, checked by strict-types
          (rule: any) => rule.properties.priority,
        ),
      ];
    },
    expected: ["/health", 10, 5, 3, ["200"], [80, 443], 443, 60, 60, [100, 200]],
  },
  {
    source: "Azure",
    row: "A swap waits until the new release answers its health page with 200",
    read: inEach((of, name) => {
      const { properties } = one(of, `${web}/config`, `app-qarvgut-${name}/appsettings`);
      return [
        properties.WEBSITE_SWAP_WARMUP_PING_PATH,
        properties.WEBSITE_SWAP_WARMUP_PING_STATUSES,
        one(of, web).properties.siteConfig.healthCheckPath,
      ];
    }),
    expected: environmentNames.map(() => ["/health", "200", "/health"]),
  },
  {
    source: "bluegreen-shift",
    row: "Nothing pins users to an instance",
    read: inEach((of) => sites(of).map((site) => site.properties.clientAffinityEnabled)),
    expected: [[false], [false, false], [false, false]],
  },
  {
    source: "bluegreen-shift",
    row: "App and slot run the same runtime with the same settings and identity",
    read: (of) =>
      ([of.staging, of.prod] as const).map((resources) => {
        const settings = (type: string) =>
          ofType(resources, type)
            .map(({ properties }) => JSON.stringify(properties))
            .sort();
        return [
          one(resources, web).properties.siteConfig.linuxFxVersion,
          one(resources, `${web}/slots`).properties.siteConfig.linuxFxVersion,
          isDeepStrictEqual(settings(`${web}/config`), settings(`${web}/slots/config`)),
        ];
      }),
    expected: [
      ["DOTNETCORE|9.0", "DOTNETCORE|9.0", true],
      ["DOTNETCORE|9.0", "DOTNETCORE|9.0", true],
    ],
  },
  {
    source: "Least privilege",
    row: "GitHub signs in by environment or pull request of one repository, without a secret",
    read: inEach((of) =>
      ofType(
        of,
        "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials",
      ).map(({ properties }) => properties.subject),
    ),
    expected: environmentNames.map((name) => [
      `repo:megadur/QARvGut:environment:${name}`,
      "repo:megadur/QARvGut:pull_request",
    ]),
  },
  {
    source: "Least privilege",
    row: "No role of an environment reaches beyond its resource group",
    read: inEach((of) =>
      [
        ...new Set(
          ofType(of, "Microsoft.Authorization/roleDefinitions").flatMap(
            ({ properties }) => properties.assignableScopes as string[],
          ),
        ),
      ].map((scope) => scope.split("/").slice(-2).join("/")),
    ),
    expected: environmentNames.map((name) => [`resourceGroups/rg-qarvgut-${name}`]),
  },
  {
    source: "Least privilege",
    row: "SQL server: Entra principals only, there is no SQL login (0119)",
    read: inEach((of) => {
      const { properties } = one(of, sql);
      return [
        properties.administrators.azureADOnlyAuthentication,
        "administratorLogin" in properties,
      ];
    }),
    expected: environmentNames.map(() => [true, false]),
  },
];

export const rows: readonly Row[] = [...strategyRows, ...platformRows];
