metadata name = 'SQL server'
metadata description = 'A server that knows Entra principals only. Its audit goes to the workspace.'

import { SqlAdministrator, Tags } from '../types.bicep'

@description('Required. Name of the server, which is its host name too.')
param name string

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags Tags

@description('Required. Who administers the server.')
param administrator SqlAdministrator

@description('Required. Whether only the private endpoint reaches the server. Without it, the subnets of clientSubnetIds reach it too, and nothing else until somebody adds a firewall rule.')
param restrictNetwork bool

@description('Required. Subnets that reach the server over the network of Azure itself where it is not closed.')
param clientSubnetIds string[]

@description('Required. Workspace that logs go to.')
param workspaceId string

resource server 'Microsoft.Sql/servers@2023-08-01-preview' = {
  name: name
  location: location
  tags: tags
  properties: {
    version: '12.0'
    minimalTlsVersion: '1.2'
    publicNetworkAccess: restrictNetwork ? 'Disabled' : 'Enabled'
    administrators: {
      administratorType: 'ActiveDirectory'
      azureADOnlyAuthentication: true
      login: administrator.name
      principalType: administrator.kind
      sid: administrator.objectId
      tenantId: tenant().tenantId
    }
  }

  resource audit 'auditingSettings' = {
    name: 'default'
    properties: {
      state: 'Enabled'
      isAzureMonitorTargetEnabled: true
    }
  }
}

// No rule lets "all of Azure" in: that would be every tenant's machines.
resource clients 'Microsoft.Sql/servers/virtualNetworkRules@2023-08-01-preview' = [
  for subnetId in restrictNetwork ? [] : clientSubnetIds: {
    parent: server
    name: last(split(subnetId, '/'))
    properties: {
      #disable-next-line use-resource-id-functions // each is a parameter, by way of the list
      virtualNetworkSubnetId: subnetId
    }
  }
]

// Auditing writes through the diagnostic setting of the server's master database.
resource master 'Microsoft.Sql/servers/databases@2023-08-01-preview' existing = {
  parent: server
  name: 'master'
}

resource auditLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: master
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'SQLSecurityAuditEvents', enabled: true }]
  }
  dependsOn: [server::audit]
}

@description('Resource id.')
output id string = server.id

@description('Name.')
output name string = server.name

@description('Host name.')
output host string = server.properties.fullyQualifiedDomainName
