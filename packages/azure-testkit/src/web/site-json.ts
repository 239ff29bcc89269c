import { displayLocation, production, type Slot } from "./model.ts";

const allowAll = [
  {
    ipAddress: "Any",
    action: "Allow",
    priority: 2147483647,
    name: "Allow all",
    description: "Allow all access",
  },
];

const stamp = "waws-prod-am2-001";
const address = "192.0.2.1";

/** `created` and `updated`: the answer to PUT and PATCH; `read`: to GET; `list`: an item of a list. They differ as recorded. */
export type SiteView = "created" | "updated" | "read" | "list";

export function siteId(subscriptionId: string, slot: Slot): string {
  const site = `/subscriptions/${subscriptionId}/resourceGroups/${slot.site.resourceGroup}/providers/Microsoft.Web/sites/${slot.site.name}`;
  return slot.name === production ? site : `${site}/slots/${slot.name}`;
}

/** A site or slot as ARM writes it (recorded: appservice-slot, appservice-update; api 2023-01-01). */
export function siteJson(
  subscriptionId: string,
  slot: Slot,
  view: SiteView,
): Record<string, unknown> {
  const { site } = slot;
  const plan = site.plan();
  const isSlot = slot.name !== production;
  const location = displayLocation(site.location);
  const kind = plan.linux ? "app,linux" : "app";
  const webSpace = webSpaceOf(site.resourceGroup, location, plan.linux);
  const linuxFxVersion = slot.config.linuxFxVersion ?? "";
  return {
    id: siteId(subscriptionId, slot),
    name: isSlot ? `${site.name}/${slot.name}` : site.name,
    type: isSlot ? "Microsoft.Web/sites/slots" : "Microsoft.Web/sites",
    kind,
    location,
    ...(slot.tags === undefined ? {} : { tags: slot.tags }),
    ...(slot.identity === undefined ? {} : { identity: slot.identity }),
    properties: {
      name: isSlot ? `${site.name}(${slot.name})` : site.name,
      state: slot.state,
      hostNames: [slot.hostName],
      webSpace,
      selfLink: `https://${stamp}.api.azurewebsites.windows.net:454/subscriptions/${subscriptionId}/webspaces/${webSpace}/sites/${site.name}`,
      repositorySiteName: site.name,
      owner: null,
      usageState: "Normal",
      enabled: true,
      adminEnabled: true,
      afdEnabled: false,
      enabledHostNames: [slot.hostName, slot.scmHostName],
      siteProperties: {
        metadata: null,
        properties: [
          { name: "LinuxFxVersion", value: linuxFxVersion },
          { name: "WindowsFxVersion", value: null },
        ],
        appSettings: null,
      },
      availabilityState: "Normal",
      sslCertificates: null,
      csrs: [],
      cers: null,
      siteMode: view === "list" ? "Limited" : null,
      hostNameSslStates: [
        sslState(slot.hostName, "Standard"),
        sslState(slot.scmHostName, "Repository"),
      ],
      computeMode: view === "list" ? plan.sku.computeMode : null,
      serverFarm: null,
      serverFarmId: site.planId,
      reserved: plan.linux,
      isXenon: false,
      hyperV: false,
      lastModifiedTimeUtc: new Date(slot.lastModified).toISOString().replace("Z", ""),
      storageRecoveryDefaultState: "Running",
      contentAvailabilityState: "Normal",
      runtimeAvailabilityState: "Normal",
      dnsConfiguration: {},
      vnetRouteAllEnabled: false,
      containerAllocationSubnet: null,
      useContainerLocalhostBindings: null,
      vnetImagePullEnabled: false,
      vnetContentShareEnabled: false,
      siteConfig: siteConfigSummary(slot, view),
      daprConfig: null,
      deploymentId: slot.deploymentId,
      slotName: null,
      trafficManagerHostNames: null,
      sku: plan.sku.tier,
      scmSiteAlsoStopped: false,
      targetSwapSlot: slot.targetSwapSlot,
      hostingEnvironment: null,
      hostingEnvironmentProfile: null,
      clientAffinityEnabled: true,
      clientCertEnabled: false,
      clientCertMode: "Required",
      clientCertExclusionPaths: null,
      hostNamesDisabled: false,
      ipMode: "IPv4",
      vnetBackupRestoreEnabled: false,
      domainVerificationIdentifiers: null,
      customDomainVerificationId: verificationId(subscriptionId),
      kind,
      managedEnvironmentId: null,
      inboundIpAddress: address,
      possibleInboundIpAddresses: address,
      ftpUsername: isSlot
        ? `${site.name}__${slot.name}\\$${site.name}__${slot.name}`
        : `${site.name}\\$${site.name}`,
      ftpsHostName: `ftps://${stamp}.ftp.azurewebsites.windows.net/site/wwwroot`,
      outboundIpAddresses: address,
      possibleOutboundIpAddresses: address,
      containerSize: 0,
      dailyMemoryTimeQuota: 0,
      suspendedTill: null,
      siteDisabledReason: 0,
      functionExecutionUnitsCache: null,
      maxNumberOfWorkers: null,
      homeStamp: stamp,
      cloningInfo: null,
      hostingEnvironmentId: null,
      tags: slot.tags ?? null,
      resourceGroup: site.resourceGroup,
      defaultHostName: slot.hostName,
      slotSwapStatus: slot.slotSwapStatus ?? null,
      httpsOnly: false,
      endToEndEncryptionEnabled: false,
      functionsRuntimeAdminIsolationEnabled: false,
      redundancyMode: "None",
      inProgressOperationId: site.pending?.id ?? null,
      geoDistributions: null,
      privateEndpointConnections: view === "read" ? [] : null,
      publicNetworkAccess: null,
      buildVersion: null,
      targetBuildVersion: null,
      migrationState: null,
      eligibleLogCategories:
        "AppServiceAppLogs,AppServiceAuditLogs,AppServiceConsoleLogs,AppServiceHTTPLogs,AppServiceIPSecAuditLogs,AppServicePlatformLogs,ScanLogs",
      inFlightFeatures: view === "read" ? [] : null,
      storageAccountRequired: false,
      virtualNetworkSubnetId: null,
      keyVaultReferenceIdentity: "SystemAssigned",
      defaultHostNameScope: "Global",
      privateLinkIdentifiers: null,
      sshEnabled: null,
      ...slot.properties,
    },
  };
}

/** Inside a site, `siteConfig` is a shadow: nearly everything is null (recorded). */
function siteConfigSummary(slot: Slot, view: SiteView): Record<string, unknown> {
  const created = view === "created";
  const write = created || view === "updated";
  const { config } = slot;
  const nothing = Object.fromEntries(
    [
      ..."defaultDocuments netFrameworkVersion phpVersion pythonVersion nodeVersion powerShellVersion windowsFxVersion windowsConfiguredStacks requestTracingEnabled remoteDebuggingEnabled remoteDebuggingVersion httpLoggingEnabled azureMonitorLogCategories acrUserManagedIdentityID logsDirectorySizeLimit detailedErrorLoggingEnabled publishingUsername publishingPassword appSettings metadata connectionStrings machineKey handlerMappings documentRoot scmType use32BitWorkerProcess webSocketsEnabled javaVersion javaContainer javaContainerVersion appCommandLine managedPipelineMode virtualApplications winAuthAdminState winAuthTenantState customAppPoolIdentityAdminState customAppPoolIdentityTenantState runtimeADUser runtimeADUserPassword loadBalancing routingRules experiments limits autoHealEnabled autoHealRules tracingOptions vnetName vnetRouteAllEnabled vnetPrivatePortsCount publicNetworkAccess cors push apiDefinition apiManagementConfig autoSwapSlotName localMySqlEnabled managedServiceIdentityId xManagedServiceIdentityId keyVaultReferenceIdentity ipSecurityRestrictionsDefaultAction scmIpSecurityRestrictionsDefaultAction scmIpSecurityRestrictionsUseMain minTlsVersion minTlsCipherSuite supportedTlsCipherSuites scmMinTlsVersion ftpsState preWarmedInstanceCount healthCheckPath fileChangeAuditEnabled functionsRuntimeScaleMonitoringEnabled websiteTimeZone azureStorageAccounts http20ProxyFlag sitePort antivirusScanEnabled storageType sitePrivateLinkHostEnabled".split(
        " ",
      ),
    ].map((name) => [name, null]),
  );
  return {
    ...nothing,
    numberOfWorkers: 1,
    linuxFxVersion: config.linuxFxVersion ?? "",
    acrUseManagedIdentityCreds: false,
    alwaysOn: created ? false : (config.alwaysOn ?? false),
    ipSecurityRestrictions: write ? allowAll : null,
    scmIpSecurityRestrictions: write ? allowAll : null,
    http20Enabled: created ? false : (config.http20Enabled ?? true),
    functionAppScaleLimit: write ? null : 0,
    elasticWebAppScaleLimit: write ? 0 : null,
    minimumElasticInstanceCount: 0,
  };
}

export function webSpaceOf(group: string, location: string, linux: boolean): string {
  return `${group}-${location.replaceAll(" ", "")}webspace${linux ? "-Linux" : ""}`;
}

function sslState(name: string, hostType: string): Record<string, unknown> {
  return {
    name,
    sslState: "Disabled",
    ipBasedSslResult: null,
    virtualIP: null,
    virtualIPv6: null,
    thumbprint: null,
    certificateResourceId: null,
    toUpdate: null,
    toUpdateIpBasedSsl: null,
    ipBasedSslState: "NotConfigured",
    hostType,
  };
}

function verificationId(subscriptionId: string): string {
  return subscriptionId.replaceAll("-", "").toUpperCase().padEnd(64, "0");
}
