metadata name = 'Database'
metadata description = 'SQL server that knows Entra principals only, one database, its backups, and a failover group where a second region is wanted.'

import { DatabaseSettings, SqlAdministrator, Tags } from '../types.bicep'

@description('Required. Name of the server, which is its host name too.')
param serverName string

@description('Required. Name of the database.')
param databaseName string

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags Tags

@description('Required. Size and backups.')
param settings DatabaseSettings

@description('Required. Who administers the server.')
param administrator SqlAdministrator

@description('Required. Whether only the private endpoint reaches the server. Without it, a job opens the firewall for itself and closes it again.')
param restrictNetwork bool

@description('Required. Workspace that logs go to.')
param workspaceId string

@description('Optional. Region of the second server of a failover group. Empty: no failover group.')
param secondaryLocation string = ''

var tier = settings.sku == 'Basic' ? 'Basic' : 'Standard'

resource server 'Microsoft.Sql/servers@2023-08-01-preview' = {
  name: serverName
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

resource database 'Microsoft.Sql/servers/databases@2023-08-01-preview' = {
  parent: server
  name: databaseName
  location: location
  tags: tags
  sku: { name: settings.sku, tier: tier }
  properties: {
    collation: 'SQL_Latin1_General_CP1_CI_AS'
    requestedBackupStorageRedundancy: settings.backupRedundancy
  }

  resource restorePoints 'backupShortTermRetentionPolicies' = {
    name: 'default'
    properties: { retentionDays: settings.pointInTimeRestoreDays }
  }

  resource longTerm 'backupLongTermRetentionPolicies' = if (settings.?monthlyRetention != null) {
    name: 'default'
    properties: {
      monthlyRetention: settings.monthlyRetention!
    }
  }
}

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

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: database
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      for category in [
        'SQLInsights'
        'QueryStoreRuntimeStatistics'
        'Errors'
        'Timeouts'
        'Blocks'
        'Deadlocks'
      ]: {
        category: category
        enabled: true
      }
    ]
    metrics: [{ category: 'Basic', enabled: true }]
  }
}

resource secondaryServer 'Microsoft.Sql/servers@2023-08-01-preview' = if (secondaryLocation != '') {
  name: '${serverName}-secondary'
  location: secondaryLocation
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
}

resource failover 'Microsoft.Sql/servers/failoverGroups@2023-08-01-preview' = if (secondaryLocation != '') {
  parent: server
  name: '${serverName}-failover'
  tags: tags
  properties: {
    partnerServers: [{ id: secondaryServer.id }]
    databases: [database.id]
    readWriteEndpoint: {
      failoverPolicy: 'Automatic'
      failoverWithDataLossGracePeriodMinutes: 60
    }
  }
}

@description('Resource id of the server.')
output serverId string = server.id

@description('Resource id of the database.')
output databaseId string = database.id

@description('Host name that the app connects to: of the failover group where there is one.')
output host string = secondaryLocation == ''
  ? server.properties.fullyQualifiedDomainName
  : '${serverName}-failover${environment().suffixes.sqlServerHostname}'
