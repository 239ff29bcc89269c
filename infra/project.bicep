metadata name = 'Project'
metadata description = 'What belongs to the whole product: its budget over all environments, and the security log of the subscription.'

targetScope = 'subscription'

import { BudgetSettings } from 'types.bicep'

@description('Required. Name of the product as it stands in every resource name.')
@minLength(2)
@maxLength(10)
param product string

@description('Required. Environments whose costs are summed.')
@minLength(1)
param environmentNames string[]

@description('Required. E-mail addresses that messages are sent to.')
@minLength(1)
param alertEmails string[]

@description('Required. Monthly budget.')
param budget BudgetSettings

@description('Required. Resource group and name of the workspace that security events go to.')
param workspace { resourceGroup: string, name: string }

resource total 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: 'budget-${product}'
  properties: {
    category: 'Cost'
    amount: budget.amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: budget.startDate }
    filter: {
      dimensions: {
        name: 'ResourceGroupName'
        operator: 'In'
        values: map(environmentNames, environmentName => 'rg-${product}-${environmentName}')
      }
    }
    notifications: {
      warning: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: budget.warningPercent
        thresholdType: 'Actual'
        contactEmails: alertEmails
      }
      forecast: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: alertEmails
      }
    }
  }
}

// Alerts of Defender for Cloud, and who changed what, arrive in the activity log.
resource activity 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'activity-${product}'
  properties: {
    workspaceId: resourceId(
      subscription().subscriptionId,
      workspace.resourceGroup,
      'Microsoft.OperationalInsights/workspaces',
      workspace.name
    )
    logs: [
      for category in [
        'Administrative'
        'Security'
        'ServiceHealth'
        'Alert'
        'Autoscale'
        'ResourceHealth'
      ]: {
        category: category
        enabled: true
      }
    ]
  }
}
