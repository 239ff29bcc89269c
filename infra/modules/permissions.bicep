metadata name = 'Permissions'
metadata description = 'What GitHub may do in a resource group of the environment: deploy, shift traffic and copy the database. Nothing more.'

@description('Required. Principal of the identity that deploys.')
param deployerPrincipalId string

@description('Required. Names of the role definitions (modules/roles.bicep).')
param roles { shift: string, migration: string }

var grants = [
  { who: 'deploy', principalId: deployerPrincipalId, role: roles.shift }
  { who: 'deploy', principalId: deployerPrincipalId, role: roles.migration }
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
