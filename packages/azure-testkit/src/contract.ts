import type { SiteFault } from "./data-plane/site-faults.ts";
import type { Fault } from "./faults.ts";
import type { LateMetrics } from "./insights/metrics.ts";
import type { SimulatedUsers, UsersSpec } from "./traffic/spec.ts";

/** Behaviour of real Azure that nobody has documented beyond doubt; a client must be right under both settings. */
export interface Behaviour {
  /** Whether `rampUpRules` of the production slot are still there after a swap. Unknown; default true. */
  readonly rulesSurviveSwap: boolean;
  /**
   * Whether a client that carries the routing cookie goes back to production as soon as the rule
   * is gone. Default false: azure-docs#58514 reports that the cookie stays honoured.
   */
  readonly clearedRuleUnpins: boolean;
  /** Whether every answer renews the hour of the routing cookie. Unknown; default false. */
  readonly routingCookieSlides: boolean;
  /** Whether a rerouted request counts on the slot's metrics instead of the site's. Believed; default true. */
  readonly reroutedRequestsCountOnSlot: boolean;
}

export interface AzureOptions {
  /** Everything the local Azure writes goes below this directory. */
  readonly directory: string;
  readonly subscriptionId?: string;
  readonly tenantId?: string;
  /** Virtual seconds per real second. */
  readonly timeScale?: number;
  /** Virtual seconds from the end of a minute until its metrics can be read. */
  readonly ingestDelaySeconds?: number;
  /** Virtual seconds that a swap takes at least; real ones took 55 to 67 (recorded). */
  readonly swapSeconds?: number;
  /** Virtual seconds that creating, copying, exporting or deleting a database takes. */
  readonly sqlSeconds?: number;
  /** Virtual seconds in the Retry-After of a running operation. */
  readonly retryAfterSeconds?: number;
  /** Virtual seconds that an access token lives; by default one hour of real time. */
  readonly tokenLifetimeSeconds?: number;
  /** Virtual seconds that a job's OIDC token lives; by default GitHub's five minutes of real time. */
  readonly githubTokenLifetimeSeconds?: number;
  /** Port of the proxy on loopback; 0 or nothing takes a free one. */
  readonly port?: number;
  /** Virtual seconds until a change of a front door is at its edges. Default 0; documented up to 20 minutes. */
  readonly frontDoorPropagationSeconds?: number;
  /** Virtual seconds that an update of an application gateway takes. Default 30; believed. */
  readonly gatewayUpdateSeconds?: number;
  readonly behaviour?: Partial<Behaviour>;
  /** `owner/name`, for the claims of GitHub's tokens. */
  readonly githubRepository?: string;
  /** Where a new client lands; a test gives a seeded source. Answers in [0, 1). */
  readonly random?: () => number;
}

export interface ConnectionString {
  readonly value: string;
  readonly type: string;
}

interface SlotSpec {
  readonly appSettings?: Readonly<Record<string, string>>;
  readonly connectionStrings?: Readonly<Record<string, ConnectionString>>;
  readonly tags?: Readonly<Record<string, string>>;
  /** Command that starts the site (`siteConfig.appCommandLine`); found from the files when absent. */
  readonly startupCommand?: string;
  /** `siteConfig.linuxFxVersion`, for example `DOTNETCORE|10.0`. */
  readonly runtime?: string;
  /** Basic credentials on the deployment host; off by default as recorded in 2023. */
  readonly basicPublishing?: boolean;
  readonly state?: "Running" | "Stopped";
}

export interface SiteSpec extends SlotSpec {
  readonly name: string;
  readonly resourceGroup: string;
  readonly plan: string;
  /** Names of settings and connection strings that stay with their slot in a swap. */
  readonly stickySettings?: readonly string[];
  readonly stickyConnectionStrings?: readonly string[];
  readonly slots?: readonly (SlotSpec & { readonly name: string })[];
}

export type Role =
  | "Owner"
  | "Contributor"
  | "Reader"
  | "Website Contributor"
  | "Monitoring Reader"
  | "Key Vault Reader"
  | "Key Vault Secrets User"
  | { readonly actions: readonly string[]; readonly notActions?: readonly string[] };

export interface PrincipalSpec {
  readonly clientId: string;
  readonly objectId?: string;
  readonly displayName?: string;
  readonly secret?: string;
  readonly federatedCredentials?: readonly {
    readonly subject: string;
    readonly issuer?: string;
    readonly audience?: string;
  }[];
  /** `scope` is a resource id, or absent for the subscription. */
  readonly roles?: readonly { readonly role: Role; readonly scope?: string }[];
}

/** A profile of Front Door Standard with one origin group; public at `<name>.z01.azurefd.net`. */
export interface FrontDoorSpec {
  readonly name: string;
  readonly resourceGroup: string;
  readonly originGroup: string;
  /** Milliseconds; 0, Azure's default, makes weights void. */
  readonly latencySensitivity?: number;
  readonly sessionAffinity?: boolean;
  readonly origins: readonly {
    readonly name: string;
    readonly hostName: string;
    readonly enabled?: boolean;
    readonly weight?: number;
    readonly priority?: number;
  }[];
  /** Managed certificates; virtual milliseconds since 1970. */
  readonly certificates?: readonly { readonly name: string; readonly expires: number }[];
  readonly domains?: readonly {
    readonly hostName: string;
    /** `Approved`, `PendingRevalidation` … */
    readonly validation: string;
  }[];
}

/** A gateway with one Basic rule; public at `<name>.westeurope.cloudapp.azure.com`. */
export interface ApplicationGatewaySpec {
  readonly name: string;
  readonly resourceGroup: string;
  readonly rule: string;
  readonly pools: readonly { readonly name: string; readonly fqdn: string }[];
  /** The pool that serves; the first one by default. */
  readonly pool?: string;
  readonly certificates?: readonly {
    readonly name: string;
    /** Base64 of a certificate or of a PKCS #7 bundle. */
    readonly publicCertData?: string;
    /** Id of a vault's secret. */
    readonly vaultSecret?: string;
  }[];
}

/** A logical SQL server; the name also answers as a PostgreSQL flexible server of the group. */
export interface SqlServerSpec {
  readonly name: string;
  readonly resourceGroup: string;
  readonly location?: string;
  /** Whether SQL logins are refused; default true. */
  readonly entraOnly?: boolean;
  readonly databases: readonly {
    readonly name: string;
    readonly tags?: Readonly<Record<string, string>>;
    readonly usedBytes?: number;
    /** Start of the window of backups, virtual milliseconds since 1970; default a week ago. */
    readonly earliestRestore?: number;
  }[];
}

/** A failover group of two servers that are provisioned too; `primary` and `secondary` at the start. */
export interface FailoverGroupSpec {
  readonly name: string;
  readonly primary: string;
  readonly secondary: string;
  readonly databases: readonly string[];
}

/** What a vault lists of a secret or certificate. Times are virtual milliseconds since 1970. */
export interface VaultItemSpec {
  readonly name: string;
  readonly created?: number;
  readonly expires?: number;
  readonly enabled?: boolean;
}

export interface KeyVaultSpec {
  readonly name: string;
  readonly resourceGroup: string;
  readonly secrets?: readonly VaultItemSpec[];
  readonly certificates?: readonly VaultItemSpec[];
  /** Whether public network access is disabled. */
  readonly closed?: boolean;
}

export interface ManagedIdentitySpec {
  readonly name: string;
  readonly resourceGroup: string;
  readonly clientId?: string;
  /** Subjects of GitHub's federated credentials. */
  readonly subjects?: readonly string[];
}

/** What a resource group costs each day, and its budget. */
export interface GroupCostSpec {
  readonly resourceGroup: string;
  readonly servicesPerDay?: Readonly<Record<string, number>>;
  readonly budget?: {
    readonly name: string;
    readonly amount: number;
    /** Per cent. */
    readonly thresholds: readonly number[];
  };
}

/** How busy a plan's instances are, per cent, in every quarter of an hour since then. */
export interface PlanLoadSpec {
  readonly plan: string;
  readonly cpu: number;
  readonly memory: number;
  /** Virtual milliseconds since 1970; default always. */
  readonly since?: number;
}

export interface ProvisionSpec {
  readonly resourceGroups?: readonly {
    readonly name: string;
    readonly location?: string;
    readonly tags?: Readonly<Record<string, string>>;
  }[];
  readonly plans?: readonly {
    readonly name: string;
    readonly resourceGroup: string;
    /** SKU code: F1, D1, B1, S1, P1V3, I1v2 … */
    readonly sku: string;
    readonly capacity?: number;
    readonly location?: string;
    readonly linux?: boolean;
  }[];
  readonly sites?: readonly SiteSpec[];
  readonly frontDoors?: readonly FrontDoorSpec[];
  readonly applicationGateways?: readonly ApplicationGatewaySpec[];
  readonly sqlServers?: readonly SqlServerSpec[];
  readonly failoverGroups?: readonly FailoverGroupSpec[];
  readonly keyVaults?: readonly KeyVaultSpec[];
  readonly managedIdentities?: readonly ManagedIdentitySpec[];
  readonly groupCosts?: readonly GroupCostSpec[];
  readonly planLoads?: readonly PlanLoadSpec[];
  /** Certificates of App Service; virtual milliseconds since 1970. */
  readonly certificates?: readonly {
    readonly name: string;
    readonly resourceGroup: string;
    readonly expires: number;
  }[];
  /** What App Service offers; virtual milliseconds since 1970. */
  readonly runtimes?: readonly {
    readonly runtime: string;
    readonly title: string;
    readonly endOfLife: number;
    readonly isDeprecated?: boolean;
  }[];
  readonly principals?: readonly PrincipalSpec[];
}

export interface RecordedRequest {
  /** Virtual milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly status: number;
  /** An injected fault kept it from having any effect. */
  readonly withoutEffect?: true;
}

/** One request that the front router served. */
export interface ServedRequest {
  /** Virtual milliseconds since 1970, when the answer was complete. */
  readonly at: number;
  readonly site: string;
  /** Slot whose process answered: `production` or the slot's name. */
  readonly slot: string;
  /** Host name that the client asked for. */
  readonly host: string;
  readonly method: string;
  readonly path: string;
  /** Value of the `x-release` response header. */
  readonly release?: string;
  readonly status: number;
  /** Real milliseconds between the request and the end of the answer. */
  readonly milliseconds: number;
  /** The request's `x-client` header, else the address and port of the client's tunnel. */
  readonly client: string;
}

/** What one slot served in one closed minute of the virtual clock. */
export interface MinuteTraffic {
  /** Start of the minute, virtual milliseconds since 1970. */
  readonly minute: number;
  readonly site: string;
  readonly slot: string;
  readonly requests: number;
  readonly http2xx: number;
  readonly http3xx: number;
  readonly http4xx: number;
  readonly http5xx: number;
  /** Sum of real response times in milliseconds. */
  readonly responseMilliseconds: number;
}

export interface SiteState {
  readonly site: string;
  readonly resourceGroup: string;
  readonly slot: string;
  readonly hostName: string;
  readonly state: "Running" | "Stopped";
  /** Process ids of the slot: the serving one first, then those that drain or start. */
  readonly pids: readonly number[];
  readonly contentDirectory?: string;
  readonly appSettings: Readonly<Record<string, string>>;
  readonly rampUpRules: readonly {
    readonly name: string;
    readonly actionHostName: string;
    readonly reroutePercentage: number;
  }[];
  readonly swapInProgress: boolean;
  /** The newest lines that the process wrote. */
  readonly log: readonly string[];
}

export interface JobClaims {
  readonly subject: string;
  readonly audience?: string;
  readonly [claim: string]: string | undefined;
}

export interface VirtualClock {
  /** Virtual milliseconds since 1970. */
  now(): number;
  readonly timeScale: number;
  /** Real milliseconds since 1970 at which the clock started … */
  readonly realEpoch: number;
  /** … and the virtual ones it started from; a jump moves them. */
  readonly virtualEpoch: number;
  /**
   * Lets so many virtual milliseconds pass at once; what waits in this Azure sees them pass.
   * Clients that follow this clock have to ask it, or to be started anew.
   */
  advance(milliseconds: number): void;
}

export interface Azure {
  /** What a client process needs to reach this Azure by its real host names, and nothing else. */
  readonly environment: Readonly<Record<string, string>>;
  readonly subscriptionId: string;
  readonly tenantId: string;
  readonly proxyPort: number;
  readonly clock: VirtualClock;
  readonly github: {
    /** Values of ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN for one job. */
    jobToken(claims: JobClaims): { readonly url: string; readonly token: string };
  };
  /** Puts resources and principals in place without HTTP. May be called again to add more. */
  provision(spec: ProvisionSpec): Promise<void>;
  /**
   * Puts files (a directory, or a zip file) into a slot without HTTP and waits until its process
   * answers.
   */
  deploy(site: string, slot: string, source: string): Promise<void>;
  readonly control: {
    /** Control-plane requests (ARM, Entra, GitHub, deployment hosts), oldest first. */
    requests(): readonly RecordedRequest[];
    /** Hosts that a client asked for and did not get. */
    refusedHosts(): readonly string[];
    traffic(): readonly MinuteTraffic[];
    /** Answers a function that ends the listening. */
    onRequest(listener: (request: ServedRequest) => void): () => void;
    inject(fault: Fault | SiteFault | LateMetrics): void;
    /** Lets users come to a site, without a socket or a process for each request. */
    users(spec: UsersSpec): SimulatedUsers;
    sites(): readonly SiteState[];
  };
  /** Ends every child process and socket. */
  stop(): Promise<void>;
}
