metadata name = 'Project'
metadata description = 'What belongs to the whole product: its budget over all environments, the security log of the subscription, and the identity that a pull request asks Azure with.'

targetScope = 'subscription'

import { BudgetSettings, Repository } from 'types.bicep'

@description('Required. Name of the product as it stands in every resource name.')
@minLength(2)
@maxLength(10)
param product string

@description('Required. Region of what is not part of an environment.')
param location string

@description('Required. Repository whose pull requests ask what would change.')
param repository Repository

@description('Optional. Branch that is deployed; before it is, the same question is asked again.')
param defaultBranch string = 'main'

@description('Required. Environments whose costs are summed.')
@minLength(1)
param environmentNames string[]

@description('Optional. Environments that have a second region: its resource group is read and summed too.')
param secondaryEnvironmentNames string[] = []

@description('Required. E-mail addresses that messages are sent to.')
@minLength(1)
param alertEmails string[]

@description('Required. Monthly budget.')
param budget BudgetSettings

@description('Required. Resource group and name of the workspace that security events go to.')
param workspace { resourceGroup: string, name: string }

var tags = { product: product, managedBy: 'slipway' }
var groupNames = concat(
  map(environmentNames, environmentName => 'rg-${product}-${environmentName}'),
  map(secondaryEnvironmentNames, environmentName => 'rg-${product}-${environmentName}-secondary')
)

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${product}-project'
  location: location
  tags: tags
}

module reader 'modules/what-if-identity.bicep' = {
  scope: group
  params: {
    product: product
    location: location
    tags: tags
    repository: repository
    defaultBranch: defaultBranch
  }
}

var whatIf = loadJsonContent('roles/what-if.json')

resource whatIfRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(subscription().id, product, 'what-if')
  properties: {
    roleName: '${whatIf.name} (${product})'
    description: whatIf.description
    type: 'CustomRole'
    assignableScopes: [subscription().id]
    permissions: [{ actions: whatIf.actions, notActions: [], dataActions: [], notDataActions: [] }]
  }
}

// The question is asked at the subscription, where the deployments are; the answers are read per group.
resource mayAsk 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(subscription().id, product, 'what-if', 'assignment')
  properties: {
    principalId: reader.outputs.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: whatIfRole.id
  }
}

module mayRead 'modules/reader.bicep' = [
  for groupName in groupNames: {
    scope: resourceGroup(groupName)
    params: { principalId: reader.outputs.principalId }
  }
]

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
        values: groupNames
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

@description('Client id of the identity that a pull request asks with; the repository variable AZURE_WHATIF_CLIENT_ID.')
output whatIfClientId string = reader.outputs.clientId
