metadata name = 'Budget'
metadata description = 'Monthly budget of one resource group.'

import { BudgetSettings } from '../types.bicep'

@description('Required. Product and environment as in every name.')
param stem string

@description('Required. Amount and thresholds.')
param settings BudgetSettings

@description('Required. Group that messages are sent to.')
param actionGroupId string

@description('Required. E-mail addresses that messages are sent to.')
param emails string[]

var warningNote = {
  warning: {
    enabled: true
    operator: 'GreaterThanOrEqualTo'
    threshold: settings.warningPercent
    thresholdType: 'Actual'
    contactEmails: emails
    contactGroups: [actionGroupId]
  }
  // What the month will come to, early enough to do something about it.
  forecast: {
    enabled: true
    operator: 'GreaterThan'
    threshold: 100
    thresholdType: 'Forecasted'
    contactEmails: emails
    contactGroups: [actionGroupId]
  }
}

var criticalNote = settings.?criticalPercent == null
  ? {}
  : {
      critical: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: settings.?criticalPercent ?? 100
        thresholdType: 'Actual'
        contactEmails: emails
        contactGroups: [actionGroupId]
      }
    }

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: 'budget-${stem}'
  properties: {
    category: 'Cost'
    amount: settings.amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: settings.startDate }
    notifications: union(warningNote, criticalNote)
  }
}
