metadata name = 'Database'
metadata description = 'One database with its backups, and a failover group where a second region is wanted.'

import { DatabaseSettings, Tags } from '../types.bicep'

@description('Required. Server of the database.')
param serverName string

@description('Required. Host name of that server.')
param serverHost string

@description('Required. Name of the database.')
param databaseName string

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags Tags

@description('Required. Size and backups.')
param settings DatabaseSettings

@description('Required. Workspace that logs go to.')
param workspaceId string

@description('Optional. Resource id of the server in the second region, on which a failover group keeps a copy. Empty: none.')
param secondaryServerId string = ''

var tier = settings.sku == 'Basic' ? 'Basic' : 'Standard'

resource server 'Microsoft.Sql/servers@2023-08-01-preview' existing = {
  name: serverName
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
    // Two policies of one database are not written at the same time.
    dependsOn: [restorePoints]
  }
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

resource failover 'Microsoft.Sql/servers/failoverGroups@2023-08-01-preview' = if (secondaryServerId != '') {
  parent: server
  name: '${serverName}-failover'
  tags: tags
  properties: {
    partnerServers: [{ id: secondaryServerId }]
    databases: [database.id]
    readWriteEndpoint: {
      failoverPolicy: 'Automatic'
      failoverWithDataLossGracePeriodMinutes: 60
    }
  }
}

@description('Resource id of the database.')
output databaseId string = database.id

@description('Host name that the app connects to: of the failover group where there is one.')
output host string = secondaryServerId == ''
  ? serverHost
  : '${serverName}-failover${environment().suffixes.sqlServerHostname}'
