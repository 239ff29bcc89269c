export { startAzure } from "./azure.ts";
export type {
  ApplicationGatewaySpec,
  Azure,
  AzureOptions,
  Behaviour,
  ConnectionString,
  FailoverGroupSpec,
  FrontDoorSpec,
  GroupCostSpec,
  JobClaims,
  KeyVaultSpec,
  ManagedIdentitySpec,
  MinuteTraffic,
  PrincipalSpec,
  ProvisionSpec,
  RecordedRequest,
  Role,
  ServedRequest,
  SiteSpec,
  SiteState,
  SqlServerSpec,
  VirtualClock,
} from "./contract.ts";
export type { SiteFault } from "./data-plane/site-faults.ts";
export type { Evidence } from "./evidence.ts";
export type { Fault, Misbehaviour } from "./faults.ts";
export type { LateMetrics } from "./insights/metrics.ts";
export { type InvariantOptions, type Invariants, watchInvariants } from "./invariants.ts";
export type { TrafficModel } from "./traffic/model.ts";
export type { SimulatedUsers, UsersSpec } from "./traffic/spec.ts";
