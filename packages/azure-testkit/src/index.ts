export { startAzure } from "./azure.ts";
export type {
  Azure,
  AzureOptions,
  Behaviour,
  ConnectionString,
  JobClaims,
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
export type { Fault, Misbehaviour } from "./faults.ts";
