metadata name = 'Roles'
metadata description = 'Least-privilege roles of the workflows. The actions are listed in infra/roles, which the tests of the actions enforce.'

targetScope = 'subscription'

@description('Required. Product and environment as in every name.')
param stem string

@description('Required. Resource groups that the roles can be given in.')
param groupIds string[]

@description('Required. Names of the role definitions: they are ids, the same at every deployment.')
param roles { shift: string, migration: string, operations: string }

var definitions = [
  { id: roles.shift, role: loadJsonContent('../roles/bluegreen-shift.json') }
  { id: roles.migration, role: loadJsonContent('../roles/ef-migrate.json') }
  { id: roles.operations, role: loadJsonContent('../roles/operations.json') }
]

resource customRoles 'Microsoft.Authorization/roleDefinitions@2022-04-01' = [
  for definition in definitions: {
    name: definition.id
    properties: {
      roleName: '${definition.role.name} (${stem})'
      description: definition.role.description
      type: 'CustomRole'
      assignableScopes: groupIds
      permissions: [
        { actions: definition.role.actions, notActions: [], dataActions: [], notDataActions: [] }
      ]
    }
  }
]
