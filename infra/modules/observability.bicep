metadata name = 'Observability'
metadata description = 'Workspace, Application Insights and the group that alerts are sent to.'

import { Tags } from '../types.bicep'

@description('Required. Product and environment as in every name, for example qarvgut-prod.')
param stem string

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags Tags

@description('Required. Days that logs are kept.')
@minValue(30)
@maxValue(730)
param retentionDays int

@description('Required. Gigabytes a day after which ingestion stops until midnight UTC. The strategy turns sampling off, so this is what bounds the price.')
@minValue(1)
param dailyCapGigabytes int

@description('Required. E-mail addresses that alerts are sent to.')
@minLength(1)
param alertEmails string[]

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'log-${stem}'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    workspaceCapping: { dailyQuotaGb: dailyCapGigabytes }
    features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${stem}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    IngestionMode: 'LogAnalytics'
    DisableIpMasking: false
  }
}

resource alertGroup 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${stem}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: take(replace(stem, '-', ''), 12)
    emailReceivers: [
      for (email, index) in alertEmails: {
        name: 'email-${index + 1}'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

@description('Resource id of the workspace.')
output workspaceId string = workspace.id

@description('Resource id of Application Insights.')
output insightsId string = insights.id

@description('Address that telemetry is sent to. It names the resource and grants nothing but writing.')
output insightsConnectionString string = insights.properties.ConnectionString

@description('Resource id of the group that alerts are sent to.')
output actionGroupId string = alertGroup.id
