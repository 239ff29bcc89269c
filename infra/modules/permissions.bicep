metadata name = 'Permissions'
metadata description = 'What GitHub may do in a resource group of the environment: deploy, shift traffic, copy the database, look after backups and costs. Nothing more.'

@description('Required. Principal of the identity that deploys.')
param deployerPrincipalId string

@description('Required. Names of the role definitions (modules/roles.bicep).')
param roles { shift: string, migration: string, operations: string }

var costReader = '72fafb9e-0641-4937-9268-a91bfd8191a3'

var grants = [
  { who: 'deploy', principalId: deployerPrincipalId, role: roles.shift }
  { who: 'deploy', principalId: deployerPrincipalId, role: roles.migration }
  { who: 'deploy', principalId: deployerPrincipalId, role: roles.operations }
  { who: 'deploy', principalId: deployerPrincipalId, role: costReader }
]

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for grant in grants: {
    name: guid(resourceGroup().id, grant.who, grant.role)
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
