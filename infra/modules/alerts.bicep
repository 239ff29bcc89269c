metadata name = 'Alerts'
metadata description = 'Every alert rule of the deployment strategy. Critical is severity 0, warning is severity 2.'

import { BusinessEvents, Tags } from '../types.bicep'

@description('Required. Product and environment as in every name.')
param stem string

@description('Required. Region of the log alerts.')
param location string

@description('Required. Tags of every resource.')
param tags Tags

@description('Required. Group that alerts are sent to.')
param actionGroupId string

@description('Required. Web app.')
param siteId string

@description('Required. App Service plan.')
param planId string

@description('Required. Database.')
param databaseId string

@description('Required. Storage account.')
param storageId string

@description('Required. Workspace of Application Insights.')
param workspaceId string

@description('Required. Names of the events behind the business metrics.')
param businessEvents BusinessEvents

var critical = 0
var warning = 2

@description('A threshold on a platform metric, looked at every minute over five.')
type MetricRule = {
  name: string
  description: string
  severity: int
  scope: string
  namespace: string
  metric: string
  aggregation: 'Average' | 'Total' | 'Maximum'
  threshold: int
  dimensions: { name: string, operator: 'Include', values: string[] }[]
}

var metricRules MetricRule[] = [
  {
    name: 'response-time-warning'
    description: 'The average response takes longer than 3 seconds.'
    severity: warning
    scope: siteId
    namespace: 'Microsoft.Web/sites'
    metric: 'HttpResponseTime'
    aggregation: 'Average'
    threshold: 3
    dimensions: []
  }
  {
    name: 'response-time-critical'
    description: 'The average response takes longer than 5 seconds.'
    severity: critical
    scope: siteId
    namespace: 'Microsoft.Web/sites'
    metric: 'HttpResponseTime'
    aggregation: 'Average'
    threshold: 5
    dimensions: []
  }
  {
    name: 'server-errors'
    description: 'The app answers with server errors: the quick alert beside the error rate, which waits for logs.'
    severity: critical
    scope: siteId
    namespace: 'Microsoft.Web/sites'
    metric: 'Http5xx'
    aggregation: 'Total'
    threshold: 50
    dimensions: []
  }
  {
    name: 'cpu'
    description: 'The processors of the plan are busier than 80 percent.'
    severity: warning
    scope: planId
    namespace: 'Microsoft.Web/serverfarms'
    metric: 'CpuPercentage'
    aggregation: 'Average'
    threshold: 80
    dimensions: []
  }
  {
    name: 'memory'
    description: 'The memory of the plan is fuller than 85 percent.'
    severity: warning
    scope: planId
    namespace: 'Microsoft.Web/serverfarms'
    metric: 'MemoryPercentage'
    aggregation: 'Average'
    threshold: 85
    dimensions: []
  }
  {
    name: 'database-dtu'
    description: 'The database uses more than 90 percent of its DTU. Scale it by the parameter database.sku; each change drops connections briefly.'
    severity: critical
    scope: databaseId
    namespace: 'Microsoft.Sql/servers/databases'
    metric: 'dtu_consumption_percent'
    aggregation: 'Average'
    threshold: 90
    dimensions: []
  }
  {
    name: 'storage-throttling'
    description: 'The storage account refuses requests because there are too many.'
    severity: warning
    scope: storageId
    namespace: 'Microsoft.Storage/storageAccounts'
    metric: 'Transactions'
    aggregation: 'Total'
    threshold: 0
    dimensions: [
      {
        name: 'ResponseType'
        operator: 'Include'
        values: [
          'ClientThrottlingError'
          'ServerBusyError'
          'ClientAccountBandwidthThrottlingError'
          'ClientAccountRequestThrottlingError'
          'SuccessWithThrottling'
        ]
      }
    ]
  }
]

@description('A threshold on a number that a query gives.')
type LogRule = {
  name: string
  description: string
  severity: int
  query: string
  measure: string
  threshold: int
  every: 'PT5M' | 'PT15M'
  over: 'PT5M' | 'PT15M' | 'PT1H'
}

// Below 100 requests a single error would be a rate of more than one percent.
var errorRate = '''
AppRequests
| summarize total = sum(ItemCount), failed = sumif(ItemCount, toint(ResultCode) >= 500)
| where total >= 100
| project Percent = 100.0 * failed / total
'''

var slowRequests = '''
AppRequests
| summarize Seconds = percentile(DurationMs, 95) / 1000.0
| where isnotnull(Seconds)
'''

var logRules LogRule[] = [
  {
    name: 'response-time-p95'
    description: 'One request in twenty takes longer than 3 seconds.'
    severity: warning
    query: slowRequests
    measure: 'Seconds'
    threshold: 3
    every: 'PT5M'
    over: 'PT15M'
  }
  {
    name: 'error-rate-warning'
    description: 'More than 1 percent of the requests fail.'
    severity: warning
    query: errorRate
    measure: 'Percent'
    threshold: 1
    every: 'PT5M'
    over: 'PT15M'
  }
  {
    name: 'error-rate-critical'
    description: 'More than 5 percent of the requests fail.'
    severity: critical
    query: errorRate
    measure: 'Percent'
    threshold: 5
    every: 'PT5M'
    over: 'PT5M'
  }
  {
    name: 'registration-failures'
    description: 'More than 10 registrations fail in an hour.'
    severity: warning
    query: 'AppEvents | where Name == "${businessEvents.registrationFailed}" | summarize Events = sum(ItemCount)'
    measure: 'Events'
    threshold: 10
    every: 'PT15M'
    over: 'PT1H'
  }
  {
    name: 'bulk-import-failures'
    description: 'More than 5 bulk imports fail in an hour.'
    severity: warning
    query: 'AppEvents | where Name == "${businessEvents.bulkImportFailed}" | summarize Events = sum(ItemCount)'
    measure: 'Events'
    threshold: 5
    every: 'PT15M'
    over: 'PT1H'
  }
  {
    name: 'authentication-failures'
    description: 'More than 50 sign-ins fail in an hour.'
    severity: critical
    query: 'AppEvents | where Name == "${businessEvents.authenticationFailed}" | summarize Events = sum(ItemCount)'
    measure: 'Events'
    threshold: 50
    every: 'PT15M'
    over: 'PT1H'
  }
]

resource metricAlerts 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for rule in metricRules: {
    name: 'alert-${stem}-${rule.name}'
    location: 'global'
    tags: tags
    properties: {
      description: rule.description
      severity: rule.severity
      enabled: true
      autoMitigate: true
      scopes: [rule.scope]
      evaluationFrequency: 'PT1M'
      windowSize: 'PT5M'
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: rule.name
            metricNamespace: rule.namespace
            metricName: rule.metric
            timeAggregation: rule.aggregation
            operator: 'GreaterThan'
            threshold: rule.threshold
            dimensions: rule.dimensions
          }
        ]
      }
      actions: [{ actionGroupId: actionGroupId }]
    }
  }
]

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2023-03-15-preview' = [
  for rule in logRules: {
    name: 'alert-${stem}-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'alert-${stem}-${rule.name}'
      description: rule.description
      severity: rule.severity
      enabled: true
      autoMitigate: true
      // The tables of a new workspace appear with the first telemetry only.
      skipQueryValidation: true
      scopes: [workspaceId]
      evaluationFrequency: rule.every
      windowSize: rule.over
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Total'
            metricMeasureColumn: rule.measure
            operator: 'GreaterThan'
            threshold: rule.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [actionGroupId] }
    }
  }
]
