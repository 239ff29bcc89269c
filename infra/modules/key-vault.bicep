metadata name = 'Key Vault'
metadata description = 'Secrets of the product. Roles, not access policies; deleted secrets can be brought back.'

import { Tags } from '../types.bicep'

@description('Required. Name of the vault.')
@minLength(3)
@maxLength(24)
param name string

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags Tags

@description('Required. Principal of the app, which may read secrets.')
param appPrincipalId string

@description('Required. Whether a gateway reads its certificate from the vault.')
param withGateway bool

@description('Conditional. Principal of the gateway.')
param gatewayPrincipalId string

@description('Required. Principal that deploys: it may see the names and ages of secrets, not read them.')
param deployerPrincipalId string

@description('Required. Whether only the private endpoint and named networks reach the vault.')
param restrictNetwork bool

@description('Required. Workspace that logs go to.')
param workspaceId string

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var reader = '21090545-7ca7-4776-b22c-e363652d74d2'

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { family: 'A', name: 'standard' }
    tenantId: tenant().tenantId
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    publicNetworkAccess: restrictNetwork ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: restrictNetwork ? 'Deny' : 'Allow'
    }
  }
}

var grants = concat(
  [
    { who: 'app', principalId: appPrincipalId, role: secretsUser }
    { who: 'deploy', principalId: deployerPrincipalId, role: reader }
  ],
  withGateway ? [{ who: 'gateway', principalId: gatewayPrincipalId, role: secretsUser }] : []
)

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for grant in grants: {
    scope: vault
    name: guid(vault.id, grant.who, grant.role)
    properties: {
      principalId: grant.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId(
        'Microsoft.Authorization/roleDefinitions',
        grant.role
      )
    }
  }
]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'AuditEvent', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Resource id.')
output id string = vault.id

@description('Address of the vault.')
output uri string = vault.properties.vaultUri
