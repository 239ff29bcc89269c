metadata name = 'Workbook'
metadata description = 'One page that shows what the alerts and budgets look at.'

import { Tags } from '../types.bicep'

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

var page = replace(
  replace(
    replace(
      replace(loadTextContent('../workbooks/operations.json'), '{{site}}', siteId),
      '{{plan}}',
      planId
    ),
    '{{database}}',
    databaseId
  ),
  '{{storage}}',
  storageId
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
