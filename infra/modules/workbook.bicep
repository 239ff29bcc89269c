metadata name = 'Workbook'
metadata description = 'One page that shows what the alerts and budgets look at.'

import { BudgetSettings, BusinessEvents, Tags } from '../types.bicep'

@description('Required. Product and environment as in every name.')
param stem string

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags Tags

@description('Required. Workspace whose logs are shown.')
param workspaceId string

@description('Required. Web app.')
param siteId string

@description('Required. App Service plan.')
param planId string

@description('Required. Database.')
param databaseId string

@description('Required. Storage account.')
param storageId string

@description('Required. Names of the events behind the business metrics.')
param businessEvents BusinessEvents

@description('Required. Monthly budget that is shown beside what was spent.')
param budget BudgetSettings

var budgetName = 'budget-${stem}'
var budgetText = '${budget.amount} US dollars, warning at ${budget.warningPercent} %${budget.?criticalPercent == null ? '' : ', critical at ${budget.?criticalPercent ?? 100} %'}'
var words = {
  site: siteId
  plan: planId
  database: databaseId
  storage: storageId
  group: resourceGroup().name
  subscription: subscription().id
  budget: extensionResourceId(resourceGroup().id, 'Microsoft.Consumption/budgets', budgetName)
  budgetText: budgetText
  registrationFailed: businessEvents.registrationFailed
  bulkImportFailed: businessEvents.bulkImportFailed
  authenticationFailed: businessEvents.authenticationFailed
}
var page = reduce(
  items(words),
  loadTextContent('../workbooks/operations.json'),
  (text, word) => replace(text, '{{${word.key}}}', word.value)
)

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'operations')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Operations of ${stem}'
    category: 'workbook'
    sourceId: workspaceId
    version: 'Notebook/1.0'
    serializedData: page
  }
}
