metadata name = 'Environment'
metadata description = 'One environment of a product: everything from its resource group to its alarms.'

targetScope = 'subscription'

import {
  AppSettings
  BudgetSettings
  BusinessEvents
  DatabaseSettings
  EnvironmentName
  FrontEnd
  PlanSettings
  Repository
  Running
  SqlAdministrator
} from 'types.bicep'

@description('Required. Name of the product as it stands in every resource name: lower case letters and digits.')
@minLength(2)
@maxLength(10)
param product string

@description('Required. Environment.')
param environmentName EnvironmentName

@description('Required. Region.')
param location string

@description('Optional. Letters added to names that are unique in the whole of Azure, where the plain name is taken.')
@maxLength(3)
param globalNameSuffix string = ''

@description('Required. Compute.')
param plan PlanSettings

@description('Required. Size and backups of the database.')
param database DatabaseSettings

@description('Required. Name of the database.')
param databaseName string

@description('Required. Who administers the SQL server.')
param sqlAdministrator SqlAdministrator

@description('Required. Redundancy of the storage account.')
param storageSku 'Standard_LRS' | 'Standard_ZRS' | 'Standard_GRS' | 'Standard_RAGRS'

@description('Optional. Whether the storage account also serves the static site. Off: the app serves it, so that both change colour together.')
param staticSite bool = false

@description('Optional. Runtime stack of the app.')
param runtime string = 'DOTNETCORE|9.0'

@description('Optional. Path that App Service and the gateway ask whether the app is healthy.')
param healthCheckPath string = '/health'

@description('Required. Repository whose workflows deploy.')
param repository Repository

@description('Required. E-mail addresses that alerts and budgets are sent to.')
@minLength(1)
param alertEmails string[]

@description('Required. Monthly budget.')
param budget BudgetSettings

@description('Optional. Names of the events behind the business metrics.')
param businessEvents BusinessEvents = {
  registrationFailed: 'UserRegistration.Failed'
  bulkImportFailed: 'BulkImport.Failed'
  authenticationFailed: 'Authentication.Failed'
}

@description('Optional. Days that logs are kept.')
param logRetentionDays int = 30

@description('Optional. Gigabytes of logs a day after which ingestion stops.')
param logDailyCapGigabytes int = 1

@description('Optional. What stands between the internet and the app.')
param frontEnd FrontEnd = 'none'

@description('Conditional. Secret of the Key Vault with the certificate of the gateway. Required for the Application Gateway.')
param gatewayCertificateName string = 'site'

@description('Optional. Whether database, data containers and vault are reached by private endpoints only. Jobs that migrate the database then need a runner in the network.')
param privateEndpoints bool = false

@description('Optional. Settings of the product itself; they move with a release when slots are swapped. No secrets: those are references to the vault.')
param appSettings AppSettings = {}

@description('Optional. Second region: a failover group of the database and an app that can take over. Empty: none.')
param secondaryLocation string = ''

@description('Optional. What runs now and was decided by others, which a deployment keeps; the infrastructure workflow reads it right before (docs/decisions/0132-running-state.md).')
param running Running = {}

var stem = '${product}-${environmentName}'
var tags = {
  product: product
  environment: environmentName
  managedBy: 'slipway'
}
var sqlServerName = '${stem}${globalNameSuffix}'
var storageName = 'sa${product}${environmentName}${globalNameSuffix}'
var vaultName = 'kv-${stem}${globalNameSuffix}'
var withGateway = frontEnd == 'applicationGateway'
var withSecondary = secondaryLocation != ''
var appName = 'app-${stem}${globalNameSuffix}'
var appHost = '${appName}.azurewebsites.net'
var secondaryStem = '${stem}-secondary'
var secondaryAppName = '${appName}-secondary'
var secondaryServerName = '${sqlServerName}-secondary'
var roleNames = {
  shift: guid(subscription().id, stem, 'shift')
  migration: guid(subscription().id, stem, 'migration')
  operations: guid(subscription().id, stem, 'operations')
}
var vaultSecret = 'https://${vaultName}${environment().suffixes.keyvaultDns}/secrets'

var ownSettings = {
  Azure__KeyVault__Name: vaultName
  Azure__Storage__AccountName: storageName
  SmtpConfig__Password: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=SmtpPassword)'
  OIDC__Certificates__Password: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=CertificatePassword)'
  WEBSITE_SWAP_WARMUP_PING_PATH: healthCheckPath
  WEBSITE_SWAP_WARMUP_PING_STATUSES: '200'
}

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${stem}'
  location: location
  tags: tags
}

resource secondaryGroup 'Microsoft.Resources/resourceGroups@2024-03-01' = if (withSecondary) {
  name: 'rg-${secondaryStem}'
  location: withSecondary ? secondaryLocation : location
  tags: tags
}

module observability 'modules/observability.bicep' = {
  scope: group
  params: {
    stem: stem
    location: location
    tags: tags
    retentionDays: logRetentionDays
    dailyCapGigabytes: logDailyCapGigabytes
    alertEmails: alertEmails
  }
}

module identities 'modules/identities.bicep' = {
  scope: group
  params: {
    stem: stem
    location: location
    tags: tags
    environmentName: environmentName
    repository: repository
    withGateway: withGateway
  }
}

module roles 'modules/roles.bicep' = {
  params: {
    stem: stem
    groupIds: withSecondary ? [group.id, secondaryGroup.id] : [group.id]
    roles: roleNames
  }
}

module permissions 'modules/permissions.bicep' = {
  scope: group
  params: {
    deployerPrincipalId: identities.outputs.deployer.principalId
    roles: roleNames
  }
  dependsOn: [roles]
}

module secondaryPermissions 'modules/permissions.bicep' = if (withSecondary) {
  scope: secondaryGroup
  params: { deployerPrincipalId: identities.outputs.deployer.principalId, roles: roleNames }
  dependsOn: [roles]
}

module network 'modules/network.bicep' = {
  scope: group
  params: { stem: stem, location: location, tags: tags, withGateway: withGateway }
}

module vault 'modules/key-vault.bicep' = {
  scope: group
  params: {
    name: vaultName
    location: location
    tags: tags
    appPrincipalId: identities.outputs.app.principalId
    gatewayPrincipalId: identities.outputs.gateway.principalId
    withGateway: withGateway
    deployerPrincipalId: identities.outputs.deployer.principalId
    restrictNetwork: privateEndpoints
    workspaceId: observability.outputs.workspaceId
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: storageName
    location: location
    tags: tags
    sku: storageSku
    staticSite: staticSite
    appPrincipalId: identities.outputs.app.principalId
    deployerPrincipalId: identities.outputs.deployer.principalId
    workspaceId: observability.outputs.workspaceId
    restrictNetwork: privateEndpoints
  }
}

module sqlServer 'modules/sql-server.bicep' = {
  scope: group
  params: {
    name: sqlServerName
    location: location
    tags: tags
    administrator: sqlAdministrator
    restrictNetwork: privateEndpoints
    clientSubnetIds: [network.outputs.appSubnetId, network.outputs.runnerSubnetId]
    workspaceId: observability.outputs.workspaceId
  }
}

module sql 'modules/database.bicep' = {
  scope: group
  params: {
    serverName: sqlServerName
    serverHost: sqlServer.outputs.host
    databaseName: databaseName
    location: location
    tags: tags
    settings: database
    workspaceId: observability.outputs.workspaceId
    secondaryServerId: withSecondary
      ? resourceId(
          subscription().subscriptionId,
          'rg-${secondaryStem}',
          'Microsoft.Sql/servers',
          secondaryServerName
        )
      : ''
  }
  dependsOn: [secondaryRegion]
}

module frontDoor 'modules/front-door.bicep' = if (frontEnd == 'frontDoor') {
  scope: group
  params: {
    stem: stem
    tags: tags
    originHost: appHost
    secondaryOriginHost: withSecondary ? '${secondaryAppName}.azurewebsites.net' : ''
    healthCheckPath: healthCheckPath
    workspaceId: observability.outputs.workspaceId
  }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    stem: stem
    name: appName
    location: location
    tags: tags
    plan: plan
    runtime: runtime
    healthCheckPath: healthCheckPath
    identity: identities.outputs.app
    settings: union(appSettings, ownSettings, {
      APPLICATIONINSIGHTS_CONNECTION_STRING: observability.outputs.insightsConnectionString
      AZURE_CLIENT_ID: identities.outputs.app.clientId
    })
    databaseConnection: 'Server=tcp:${sql.outputs.host},1433;Database=${databaseName};Authentication=Active Directory Managed Identity;User Id=${identities.outputs.app.clientId};Encrypt=True;'
    frontEnd: frontEnd
    gatewaySubnetId: network.outputs.gatewaySubnetId
    frontDoorId: frontEnd == 'frontDoor' ? frontDoor!.outputs.frontDoorId : ''
    integrationSubnetId: network.outputs.appSubnetId
    workspaceId: observability.outputs.workspaceId
    running: running
  }
}

module gateway 'modules/application-gateway.bicep' = if (withGateway) {
  scope: group
  params: {
    stem: stem
    hostLabel: '${stem}${globalNameSuffix}'
    location: location
    tags: tags
    subnetId: network.outputs.gatewaySubnetId
    backendHost: app.outputs.host
    healthCheckPath: healthCheckPath
    certificateAddress: '${vaultSecret}/${gatewayCertificateName}'
    identityId: identities.outputs.gateway.id
    workspaceId: observability.outputs.workspaceId
  }
  // It reads its certificate when it is made: through the endpoint of the vault, where there is one.
  dependsOn: [vault, endpoints]
}

module endpoints 'modules/private-endpoints.bicep' = if (privateEndpoints) {
  scope: group
  params: {
    stem: stem
    location: location
    tags: tags
    networkId: network.outputs.id
    subnetId: network.outputs.endpointSubnetId
    sqlServerId: sqlServer.outputs.id
    storageId: storage.outputs.id
    vaultId: vault.outputs.id
  }
}

module secondaryRegion 'modules/secondary-region.bicep' = if (withSecondary) {
  scope: secondaryGroup
  params: {
    stem: secondaryStem
    location: withSecondary ? secondaryLocation : location
    tags: tags
    sqlServerName: secondaryServerName
    sqlAdministrator: sqlAdministrator
    privateEndpoints: privateEndpoints
    storageId: storage.outputs.id
    vaultId: vault.outputs.id
    workspaceId: observability.outputs.workspaceId
    appName: secondaryAppName
    // Releases are tried out in the first region.
    plan: {
      sku: plan.sku
      minimumInstances: plan.minimumInstances
      maximumInstances: plan.?maximumInstances
    }
    runtime: runtime
    healthCheckPath: healthCheckPath
    identity: identities.outputs.app
    settings: union(appSettings, ownSettings, {
      APPLICATIONINSIGHTS_CONNECTION_STRING: observability.outputs.insightsConnectionString
      AZURE_CLIENT_ID: identities.outputs.app.clientId
    })
    databaseConnection: 'Server=tcp:${sqlServerName}-failover${environment().suffixes.sqlServerHostname},1433;Database=${databaseName};Authentication=Active Directory Managed Identity;User Id=${identities.outputs.app.clientId};Encrypt=True;'
    frontEnd: frontEnd
    frontDoorId: frontEnd == 'frontDoor' ? frontDoor!.outputs.frontDoorId : ''
    running: running
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    stem: stem
    location: location
    tags: tags
    actionGroupId: observability.outputs.actionGroupId
    siteId: app.outputs.siteId
    planId: app.outputs.planId
    databaseId: sql.outputs.databaseId
    storageId: storage.outputs.id
    workspaceId: observability.outputs.workspaceId
    businessEvents: businessEvents
  }
}

module workbook 'modules/workbook.bicep' = {
  scope: group
  params: {
    stem: stem
    location: location
    tags: tags
    workspaceId: observability.outputs.workspaceId
    siteId: app.outputs.siteId
    planId: app.outputs.planId
    databaseId: sql.outputs.databaseId
    storageId: storage.outputs.id
    businessEvents: businessEvents
    budget: budget
  }
}

module environmentBudget 'modules/budget.bicep' = {
  scope: group
  params: {
    stem: stem
    settings: budget
    actionGroupId: observability.outputs.actionGroupId
    emails: alertEmails
  }
}

@description('Variables of the GitHub environment that the deployment workflows read.')
output githubVariables AppSettings = {
  AZURE_CLIENT_ID: identities.outputs.deployer.clientId
  AZURE_TENANT_ID: tenant().tenantId
  AZURE_SUBSCRIPTION_ID: subscription().subscriptionId
  AZURE_RESOURCE_GROUP: group.name
  AZURE_WEBAPP: app.outputs.siteName
  AZURE_SLOT: plan.?slot ?? ''
  AZURE_SQL_SERVER: sqlServer.outputs.name
  AZURE_SQL_DATABASE: databaseName
  AZURE_KEY_VAULT: vaultName
  AZURE_FAILOVER_GROUP: withSecondary ? '${sqlServerName}-failover' : ''
  AZURE_SQL_SECONDARY: withSecondary ? secondaryServerName : ''
  AZURE_SECONDARY_RESOURCE_GROUP: withSecondary ? 'rg-${secondaryStem}' : ''
  BASE_URL: frontEnd == 'applicationGateway'
    ? 'https://${gateway!.outputs.host}'
    : frontEnd == 'frontDoor' ? 'https://${frontDoor!.outputs.host}' : 'https://${app.outputs.host}'
}
