export {
  type AppName,
  type AppService,
  appService,
  type RoutingRule,
  type SiteStatus,
  type SwapProgress,
} from "./app-service.ts";
export { AzureError, type AzureErrorFields, explain, type Operation } from "./azure-error.ts";
export { type Attempts, type CallOptions, type Connection, connect } from "./connection.ts";
export { azureCredential, type CredentialOptions } from "./credential.ts";
export { type MetricMinute, parseMetrics } from "./metrics.ts";
