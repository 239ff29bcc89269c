import { objectOf } from "../arm/routes.ts";
import { production, type RampUpRule, type Slot } from "./model.ts";
import { siteId } from "./site-json.ts";

const allowAll = [
  {
    ipAddress: "Any",
    action: "Allow",
    priority: 2147483647,
    name: "Allow all",
    description: "Allow all access",
  },
];

/** Properties that `config/web` shows as null until somebody sets them (recorded: appservice-slot). */
const unset =
  "windowsFxVersion remoteDebuggingVersion azureMonitorLogCategories acrUserManagedIdentityID publishingPassword appSettings metadata connectionStrings machineKey handlerMappings documentRoot javaVersion javaContainer javaContainerVersion runtimeADUser runtimeADUserPassword limits autoHealRules tracingOptions publicNetworkAccess cors push apiDefinition apiManagementConfig autoSwapSlotName managedServiceIdentityId xManagedServiceIdentityId keyVaultReferenceIdentity ipSecurityRestrictionsDefaultAction scmIpSecurityRestrictionsDefaultAction minTlsCipherSuite supportedTlsCipherSuites functionAppScaleLimit healthCheckPath websiteTimeZone sitePort".split(
    " ",
  );

const authUnset =
  "enabled unauthenticatedClientAction tokenStoreEnabled allowedExternalRedirectUrls defaultProvider clientId clientSecret clientSecretSettingName clientSecretCertificateThumbprint issuer allowedAudiences additionalLoginParams aadClaimsAuthorization googleClientId googleClientSecret googleClientSecretSettingName googleOAuthScopes facebookAppId facebookAppSecret facebookAppSecretSettingName facebookOAuthScopes gitHubClientId gitHubClientSecret gitHubClientSecretSettingName gitHubOAuthScopes twitterConsumerKey twitterConsumerSecret twitterConsumerSecretSettingName microsoftAccountClientId microsoftAccountClientSecret microsoftAccountClientSecretSettingName microsoftAccountOAuthScopes configVersion".split(
    " ",
  );

/**
 * `config/web`. A read has the type `Microsoft.Web/sites/config`, a write answers the id and type
 * of the site itself; rules gain five nulls and are mirrored in `routingRules` (recorded:
 * az test_traffic_routing, appservice-slot).
 */
export function configJson(
  subscriptionId: string,
  slot: Slot,
  view: "read" | "write",
): Record<string, unknown> {
  const isSlot = slot.name !== production;
  const id = siteId(subscriptionId, slot);
  const read = view === "read";
  const rules = slot.rampUpRules.map(ruleJson);
  return {
    id: read ? `${id}/config/web` : id,
    name: !read && isSlot ? `${slot.site.name}/${slot.name}` : slot.site.name,
    type: read
      ? "Microsoft.Web/sites/config"
      : isSlot
        ? "Microsoft.Web/sites/slots"
        : "Microsoft.Web/sites",
    location: slot.site.location,
    ...(slot.tags === undefined ? {} : { tags: slot.tags }),
    properties: {
      ...defaults(slot),
      ...slot.config,
      virtualApplications: preloaded(slot),
      routingRules: rules,
      experiments: { rampUpRules: rules },
    },
  };
}

/** Preloading follows Always On, which stays with the slot (recorded: appservice-slot). */
function preloaded(slot: Slot): Record<string, unknown>[] {
  const set = slot.config.virtualApplications;
  const applications = Array.isArray(set)
    ? set.map(objectOf)
    : [{ virtualPath: "/", physicalPath: "site\\wwwroot" }];
  return applications.map((application) => ({
    virtualDirectories: null,
    ...application,
    preloadEnabled: slot.config.alwaysOn === true,
  }));
}

function ruleJson(rule: RampUpRule): Record<string, unknown> {
  return {
    actionHostName: rule.actionHostName,
    reroutePercentage: rule.reroutePercentage,
    changeStep: null,
    changeIntervalInMinutes: null,
    minReroutePercentage: null,
    maxReroutePercentage: null,
    changeDecisionCallbackUrl: null,
    name: rule.name,
  };
}

function defaults(slot: Slot): Record<string, unknown> {
  const publisher = slot.name === production ? slot.site.name : `${slot.site.name}__${slot.name}`;
  return {
    ...Object.fromEntries(unset.map((name) => [name, null])),
    numberOfWorkers: 1,
    defaultDocuments: [
      "Default.htm",
      "Default.html",
      "Default.asp",
      "index.htm",
      "index.html",
      "iisstart.htm",
      "default.aspx",
      "index.php",
      "hostingstart.html",
    ],
    netFrameworkVersion: "v4.0",
    phpVersion: "5.6",
    pythonVersion: "",
    nodeVersion: "",
    powerShellVersion: "",
    linuxFxVersion: "",
    windowsConfiguredStacks: [],
    requestTracingEnabled: false,
    remoteDebuggingEnabled: false,
    httpLoggingEnabled: false,
    acrUseManagedIdentityCreds: false,
    logsDirectorySizeLimit: 35,
    detailedErrorLoggingEnabled: false,
    publishingUsername: `$${publisher}`,
    scmType: "None",
    use32BitWorkerProcess: true,
    webSocketsEnabled: false,
    alwaysOn: false,
    appCommandLine: "",
    managedPipelineMode: "Integrated",
    winAuthAdminState: 0,
    winAuthTenantState: 0,
    customAppPoolIdentityAdminState: false,
    customAppPoolIdentityTenantState: false,
    loadBalancing: "LeastRequests",
    autoHealEnabled: false,
    vnetName: "",
    vnetRouteAllEnabled: false,
    vnetPrivatePortsCount: 0,
    siteAuthEnabled: false,
    siteAuthSettings: {
      ...Object.fromEntries(authUnset.map((name) => [name, null])),
      isAadAutoProvisioned: false,
    },
    localMySqlEnabled: false,
    ipSecurityRestrictions: allowAll,
    scmIpSecurityRestrictions: allowAll,
    scmIpSecurityRestrictionsUseMain: false,
    http20Enabled: true,
    minTlsVersion: "1.2",
    scmMinTlsVersion: "1.2",
    ftpsState: "FtpsOnly",
    preWarmedInstanceCount: 0,
    elasticWebAppScaleLimit: 0,
    fileChangeAuditEnabled: false,
    functionsRuntimeScaleMonitoringEnabled: false,
    minimumElasticInstanceCount: 0,
    azureStorageAccounts: {},
    http20ProxyFlag: 0,
    antivirusScanEnabled: false,
    storageType: "StorageVolume",
    sitePrivateLinkHostEnabled: false,
  };
}
