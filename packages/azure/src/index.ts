export {
  type AppName,
  type AppService,
  appService,
  type RoutingRule,
  type SiteStatus,
  type SwapProgress,
} from "./app-service.ts";
export {
  type AppServicePlan,
  type AppServicePlans,
  appServicePlans,
  type PlanLoad,
} from "./app-service-plans.ts";
export { type AppSettings, appSettings } from "./app-settings.ts";
export {
  type ApplicationGateway,
  applicationGateway,
  type BackendPool,
  type GatewayRuleName,
  type GatewayState,
} from "./application-gateway.ts";
export { AzureError, type AzureErrorFields, explain, type Operation } from "./azure-error.ts";
export {
  type Certificates,
  certificates,
  type HeldCertificate,
  type UnprovenDomain,
} from "./certificates.ts";
export {
  type Attempts,
  type AzureService,
  type CallOptions,
  type Connection,
  connect,
} from "./connection.ts";
export {
  type Budget,
  type Costs,
  costs,
  type MonthCost,
  type ServiceCost,
} from "./costs.ts";
export { azureCredential, type CredentialOptions } from "./credential.ts";
export { databaseToken } from "./database-token.ts";
export {
  type FrontDoor,
  frontDoor,
  type Origin,
  type OriginGroup,
  type OriginGroupName,
} from "./front-door.ts";
export { type KeyVault, keyVault, type VaultItem, vaultService } from "./key-vault.ts";
export { isReleaseColumn, type ReleaseColumn, type RequestScope } from "./kql.ts";
export { type LogMinute, logAnalytics, type RequestLogs, requestLogs } from "./logs.ts";
export { type ManagedIdentity, managedIdentity } from "./managed-identities.ts";
export { type MetricMinute, parseMetrics } from "./metrics.ts";
export { type PostgresBackups, postgresBackups } from "./postgres-servers.ts";
export {
  type OfferedRuntime,
  type Runtimes,
  runtimes,
  type SiteRuntime,
} from "./runtimes.ts";
export {
  type AppInstance,
  type KeyVaultReference,
  type SiteEvidence,
  siteEvidence,
} from "./site-evidence.ts";
export {
  type DatabaseTarget,
  databaseTarget,
  isForbidden,
  type SlotDifference,
  type SlotSettings,
  type StickyConnection,
  slotSettings,
} from "./slot-settings.ts";
export {
  type BacpacTarget,
  type SqlDatabase,
  type SqlDatabases,
  type SqlProgress,
  type SqlServerName,
  sqlDatabases,
} from "./sql-databases.ts";
export { type FailoverGroup, type SqlRecovery, scratchTag, sqlRecovery } from "./sql-recovery.ts";
