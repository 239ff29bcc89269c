import {
  addedTo,
  compute,
  db,
  environmentNames,
  inEach,
  names,
  one,
  type Row,
  scaling,
  settingsOf,
  sql,
  storage,
  vault,
  web,
} from "./reading.ts";

const cpuRules = [
  "CpuPercentage GreaterThan 70 for PT5M by PT1M: Increase 1, rest PT5M",
  "CpuPercentage LessThan 30 for PT10M by PT1M: Decrease 1, rest PT10M",
];

/** DTU of the service objectives that the parameter allows (documented: DTU purchasing model). */
const dtu: Readonly<Record<string, number>> = { Basic: 5, S0: 10, S1: 20, S2: 50, S3: 100 };

/** What runs where: names, sizes, settings, scaling. */
export const computeRows: readonly Row[] = [
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
      const properties = settingsOf(of, `app-qarvgut-${name}`);
      return [properties.Azure__KeyVault__Name, properties.Azure__Storage__AccountName];
    }),
    expected: environmentNames.map((name) => [`kv-qarvgut-${name}`, `saqarvgut${name}`]),
  },
  {
    source: "Environment-specific configuration",
    row: "Connection by managed identity, encrypted, without a password",
    read: inEach((of, name) => {
      const properties = addedTo(one(of, `${web}/config`, `app-qarvgut-${name}/connectionstrings`));
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
    row: "SQL database: fixed at the least, 20 DTU, of the range up to 100 (0107)",
    read: (of) => [one(of.prod, db).sku?.name, dtu[String(one(of.prod, db).sku?.name)]],
    expected: ["S1", 20],
  },
  {
    source: "Auto-scaling configuration",
    row: "Storage: hot for active data",
    read: inEach((of) => one(of, storage).properties.accessTier),
    expected: ["Hot", "Hot", "Hot"],
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
];
