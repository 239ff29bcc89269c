metadata name = 'Permissions'
metadata description = 'What GitHub may do in the resource group: deploy, shift traffic and copy the database; read what would change. Nothing more.'

@description('Required. Principal of the identity that deploys.')
param deployerPrincipalId string

@description('Required. Principal of the identity that a pull request reads with.')
param readerPrincipalId string

@description('Required. Names of the role definitions (modules/roles.bicep).')
param roles { shift: string, migration: string, whatIf: string }

var reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7'

var grants = [
  { who: 'deploy', principalId: deployerPrincipalId, role: roles.shift }
  { who: 'deploy', principalId: deployerPrincipalId, role: roles.migration }
  { who: 'whatif', principalId: readerPrincipalId, role: roles.whatIf }
  { who: 'whatif', principalId: readerPrincipalId, role: reader }
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
