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

@description('Optional. Host name of the app in the second region, which Front Door turns to when this one is not healthy.')
param secondaryAppHost string = ''

@description('Optional. Second region with a failover group of the database. Empty: none.')
param secondaryLocation string = ''

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
var withNetwork = privateEndpoints || withGateway
var appHost = 'app-${stem}.azurewebsites.net'
var roleNames = {
  shift: guid(subscription().id, stem, 'shift')
  migration: guid(subscription().id, stem, 'migration')
  whatIf: guid(subscription().id, stem, 'what-if')
}
var vaultSecret = 'https://${vaultName}${environment().suffixes.keyvaultDns}/secrets'

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${stem}'
  location: location
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
  params: { stem: stem, groupId: group.id, roles: roleNames }
}

module permissions 'modules/permissions.bicep' = {
  scope: group
  params: {
    deployerPrincipalId: identities.outputs.deployer.principalId
    readerPrincipalId: identities.outputs.reader.principalId
    roles: roleNames
  }
  dependsOn: [roles]
}

module network 'modules/network.bicep' = if (withNetwork) {
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

module sql 'modules/database.bicep' = {
  scope: group
  params: {
    serverName: sqlServerName
    databaseName: databaseName
    location: location
    tags: tags
    settings: database
    administrator: sqlAdministrator
    restrictNetwork: privateEndpoints
    workspaceId: observability.outputs.workspaceId
    secondaryLocation: secondaryLocation
  }
}

module frontDoor 'modules/front-door.bicep' = if (frontEnd == 'frontDoor') {
  scope: group
  params: {
    stem: stem
    tags: tags
    originHost: appHost
    secondaryOriginHost: secondaryAppHost
    healthCheckPath: healthCheckPath
    workspaceId: observability.outputs.workspaceId
  }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    stem: stem
    location: location
    tags: tags
    plan: plan
    runtime: runtime
    healthCheckPath: healthCheckPath
    identity: identities.outputs.app
    settings: union(appSettings, {
      Azure__KeyVault__Name: vaultName
      Azure__Storage__AccountName: storageName
      APPLICATIONINSIGHTS_CONNECTION_STRING: observability.outputs.insightsConnectionString
      AZURE_CLIENT_ID: identities.outputs.app.clientId
      SmtpConfig__Password: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=SmtpPassword)'
      OIDC__Certificates__Password: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=CertificatePassword)'
      WEBSITE_SWAP_WARMUP_PING_PATH: healthCheckPath
      WEBSITE_SWAP_WARMUP_PING_STATUSES: '200'
    })
    databaseConnection: 'Server=tcp:${sql.outputs.host},1433;Database=${databaseName};Authentication=Active Directory Managed Identity;User Id=${identities.outputs.app.clientId};Encrypt=True;'
    frontEnd: frontEnd
    gatewaySubnetId: withGateway ? network!.outputs.gatewaySubnetId : ''
    frontDoorId: frontEnd == 'frontDoor' ? frontDoor!.outputs.frontDoorId : ''
    integrationSubnetId: withNetwork ? network!.outputs.appSubnetId : ''
    workspaceId: observability.outputs.workspaceId
  }
}

module gateway 'modules/application-gateway.bicep' = if (withGateway) {
  scope: group
  params: {
    stem: stem
    location: location
    tags: tags
    subnetId: network!.outputs.gatewaySubnetId
    backendHost: app.outputs.host
    healthCheckPath: healthCheckPath
    certificateAddress: '${vaultSecret}/${gatewayCertificateName}'
    identityId: identities.outputs.gateway.id
    workspaceId: observability.outputs.workspaceId
  }
  dependsOn: [vault]
}

var endpoints = [
  { part: 'sqlServer', zone: 'privatelink${environment().suffixes.sqlServerHostname}' }
  { part: 'blob', zone: 'privatelink.blob.${environment().suffixes.storage}' }
  { part: 'vault', zone: 'privatelink.vaultcore.azure.net' }
]
var endpointTargets = {
  sqlServer: sql.outputs.serverId
  blob: storage.outputs.id
  vault: vault.outputs.id
}

module privateEndpoint 'modules/private-endpoint.bicep' = [
  for endpoint in endpoints: if (privateEndpoints) {
    scope: group
    params: {
      name: 'pe-${stem}-${toLower(endpoint.part)}'
      location: location
      tags: tags
      targetId: endpointTargets[endpoint.part]
      groupId: any(endpoint.part)
      zoneName: endpoint.zone
      networkId: network!.outputs.id
      subnetId: network!.outputs.endpointSubnetId
    }
  }
]

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
  BASE_URL: frontEnd == 'applicationGateway'
    ? 'https://${gateway!.outputs.host}'
    : frontEnd == 'frontDoor' ? 'https://${frontDoor!.outputs.host}' : 'https://${app.outputs.host}'
}

@description('Client id of the identity that a pull request asks with; the repository variable AZURE_WHATIF_CLIENT_ID.')
output whatIfClientId string = identities.outputs.reader.clientId
