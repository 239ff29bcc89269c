import { ofType } from "../../src/snapshot.ts";
import {
  environmentNames,
  inEach,
  names,
  one,
  type Row,
  settingsOf,
  sites,
  sql,
  storage,
  vault,
  web,
} from "./reading.ts";

/** Who may do what, and what is closed. */
export const securityRows: readonly Row[] = [
  {
    source: "Azure Key Vault integration",
    row: "SMTP and certificate passwords are references to the vault",
    read: inEach((of, name) => {
      const properties = settingsOf(of, `app-qarvgut-${name}`);
      return [properties.SmtpConfig__Password, properties.OIDC__Certificates__Password];
    }),
    expected: environmentNames.map((name) =>
      ["SmtpPassword", "CertificatePassword"].map(
        (secret) => `@Microsoft.KeyVault(VaultName=kv-qarvgut-${name};SecretName=${secret})`,
      ),
    ),
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
    source: "Least privilege",
    row: "GitHub signs in by environment, pull request or branch of one repository, without a secret",
    read: ({ dev, staging, prod, project }) =>
      [dev, staging, prod, project].map((of) =>
        ofType(
          of,
          "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials",
        ).map(({ properties }) => properties.subject),
      ),
    expected: [
      ["repo:megadur/QARvGut:environment:dev"],
      [
        "repo:megadur/QARvGut:environment:staging",
        "repo:megadur/QARvGut:environment:staging-upkeep",
      ],
      ["repo:megadur/QARvGut:environment:prod", "repo:megadur/QARvGut:environment:prod-upkeep"],
      ["repo:megadur/QARvGut:pull_request", "repo:megadur/QARvGut:ref:refs/heads/main"],
    ],
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
