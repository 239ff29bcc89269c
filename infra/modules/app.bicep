metadata name = 'App'
metadata description = 'App Service plan, the web app, its slot for new releases, and autoscale.'

import { AppSettings, FrontEnd, Identity, PlanSettings, Running, Tags } from '../types.bicep'

@description('Required. Product and environment as in every name.')
param stem string

@description('Required. Name of the app, which is its host name too.')
param name string

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags Tags

@description('Required. Compute.')
param plan PlanSettings

@description('Required. Runtime stack of the Linux plan, for example DOTNETCORE|9.0.')
param runtime string

@description('Required. Path that App Service asks whether an instance is healthy.')
param healthCheckPath string

@description('Required. Identity of the app (id, clientId).')
param identity Identity

@description('Required. Settings that move with a release when slots are swapped.')
param settings AppSettings

@description('Required. Connection string of the database; it holds no secret.')
param databaseConnection string

@description('Required. What stands in front of the app.')
param frontEnd FrontEnd

@description('Optional. Subnet of the gateway that alone may reach the production slot.')
param gatewaySubnetId string = ''

@description('Optional. Id of the Front Door profile that alone may reach the production slot.')
param frontDoorId string = ''

@description('Required. Subnet that the app reaches the database from.')
param integrationSubnetId string

@description('Required. Workspace that logs go to.')
param workspaceId string

@description('Optional. What runs now and was decided by others: instances of the plan, tags of app and slot.')
param running Running = {}

var planName = 'plan-${stem}'
var slotName = plan.?slot ?? 'none'
var hasSlot = plan.?slot != null
var autoscaled = plan.sku != 'B1'
var most = plan.?maximumInstances ?? plan.minimumInstances

var restrictions = frontEnd == 'applicationGateway'
  ? [
      {
        name: 'gateway'
        action: 'Allow'
        priority: 100
        vnetSubnetResourceId: gatewaySubnetId
      }
    ]
  : frontEnd == 'frontDoor'
      ? [
          {
            name: 'front-door'
            action: 'Allow'
            priority: 100
            tag: 'ServiceTag'
            ipAddress: 'AzureFrontDoor.Backend'
            headers: { 'x-azure-fdid': [frontDoorId] }
          }
        ]
      : []

var siteConfig = {
  linuxFxVersion: runtime
  alwaysOn: true
  http20Enabled: true
  minTlsVersion: '1.2'
  scmMinTlsVersion: '1.2'
  ftpsState: 'Disabled'
  healthCheckPath: healthCheckPath
  ipSecurityRestrictionsDefaultAction: frontEnd == 'none' ? 'Allow' : 'Deny'
  ipSecurityRestrictions: restrictions
  scmIpSecurityRestrictionsUseMain: false
  vnetRouteAllEnabled: true
}

resource farm 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'linux'
  sku: {
    name: plan.sku
    // What autoscale started is not stopped by a deployment, within the limits of the files.
    capacity: autoscaled
      ? max(plan.minimumInstances, min(running[?planName].?instances ?? 0, most))
      : plan.minimumInstances
  }
  properties: { reserved: true }
}

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(running[?name].?tags ?? {}, tags)
  kind: 'app,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    serverFarmId: farm.id
    httpsOnly: true
    // The shift asks for one side by routing name; affinity would pin users to an instance.
    clientAffinityEnabled: false
    // Browsers, gateway probes and warm-up requests carry no client certificate.
    clientCertEnabled: false
    keyVaultReferenceIdentity: identity.id
    virtualNetworkSubnetId: integrationSubnetId
    siteConfig: siteConfig
  }

  resource ftpPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scmPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

resource slot 'Microsoft.Web/sites/slots@2024-04-01' = if (hasSlot) {
  parent: site
  name: slotName
  location: location
  tags: union(running[?'${name}/${slotName}'].?tags ?? {}, tags)
  kind: 'app,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    serverFarmId: farm.id
    httpsOnly: true
    clientAffinityEnabled: false
    clientCertEnabled: false
    keyVaultReferenceIdentity: identity.id
    virtualNetworkSubnetId: integrationSubnetId
    // The runner validates the new release at the slot's own address before users see it.
    siteConfig: union(
      siteConfig,
      { ipSecurityRestrictionsDefaultAction: 'Allow', ipSecurityRestrictions: [] }
    )
  }

  resource ftpPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scmPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

// Handed over from outside: a template that lists what it writes itself waits for itself.
module siteSettings 'app-settings.bicep' = {
  params: {
    siteName: site.name
    settings: settings
    databaseConnection: databaseConnection
    currentSettings: list('${site.id}/config/appsettings', '2024-04-01').properties
    currentConnections: list('${site.id}/config/connectionstrings', '2024-04-01').properties
  }
}

module slotSettings 'app-settings.bicep' = if (hasSlot) {
  params: {
    siteName: site.name
    slotName: slotName
    settings: settings
    databaseConnection: databaseConnection
    currentSettings: list('${slot.id}/config/appsettings', '2024-04-01').properties
    currentConnections: list('${slot.id}/config/connectionstrings', '2024-04-01').properties
  }
}

resource autoscale 'Microsoft.Insights/autoscalesettings@2022-10-01' = if (autoscaled) {
  name: 'scale-${stem}'
  location: location
  tags: tags
  properties: {
    enabled: true
    targetResourceUri: farm.id
    profiles: [
      {
        name: 'by-cpu'
        capacity: {
          minimum: string(plan.minimumInstances)
          maximum: string(most)
          default: string(plan.minimumInstances)
        }
        rules: [
          {
            metricTrigger: {
              metricName: 'CpuPercentage'
              metricResourceUri: farm.id
              operator: 'GreaterThan'
              threshold: 70
              statistic: 'Average'
              timeAggregation: 'Average'
              timeGrain: 'PT1M'
              timeWindow: 'PT5M'
            }
            scaleAction: {
              direction: 'Increase'
              type: 'ChangeCount'
              value: '1'
              cooldown: 'PT5M'
            }
          }
          {
            metricTrigger: {
              metricName: 'CpuPercentage'
              metricResourceUri: farm.id
              operator: 'LessThan'
              threshold: 30
              statistic: 'Average'
              timeAggregation: 'Average'
              timeGrain: 'PT1M'
              timeWindow: 'PT10M'
            }
            scaleAction: {
              direction: 'Decrease'
              type: 'ChangeCount'
              value: '1'
              cooldown: 'PT10M'
            }
          }
        ]
      }
    ]
  }
}

resource siteDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: site
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      for category in [
        'AppServiceHTTPLogs'
        'AppServiceConsoleLogs'
        'AppServiceAppLogs'
        'AppServiceAuditLogs'
        'AppServicePlatformLogs'
      ]: {
        category: category
        enabled: true
      }
    ]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

resource slotDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (hasSlot) {
  scope: slot
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      for category in [
        'AppServiceHTTPLogs'
        'AppServiceConsoleLogs'
        'AppServiceAppLogs'
        'AppServicePlatformLogs'
      ]: {
        category: category
        enabled: true
      }
    ]
  }
}

@description('Resource id of the app.')
output siteId string = site.id

@description('Name of the app; the variable AZURE_WEBAPP of the GitHub environment.')
output siteName string = site.name

@description('Host name of the production slot.')
output host string = site.properties.defaultHostName

@description('Resource id of the plan.')
output planId string = farm.id
