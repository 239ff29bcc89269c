/** What the templates let a parameter be, as `Bicep.limits` reads it; each is a limit of Azure. */
export const limits = {
  prod: [
    "alertEmails: 1 to any long",
    "amount: 1 to any",
    "criticalPercent: 1 to 100",
    "dailyCapGigabytes: 1 to any",
    "globalNameSuffix: any to 3 long",
    "maximumCapacity: 2 to 125",
    "maximumInstances: 1 to 30",
    "minimumInstances: 1 to any",
    "name: 3 to 24 long",
    "objectId: 36 to 36 long",
    "pointInTimeRestoreDays: 1 to 35",
    "product: 2 to 10 long",
    "retentionDays: 30 to 730",
    "warningPercent: 1 to 100",
  ],
  project: [
    "alertEmails: 1 to any long",
    "amount: 1 to any",
    "criticalPercent: 1 to 100",
    "environmentNames: 1 to any long",
    "product: 2 to 10 long",
    "warningPercent: 1 to 100",
  ],
} as const;
