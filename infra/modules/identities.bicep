metadata name = 'Identities'
metadata description = 'Who the app is, and who GitHub is: managed identities and federated credentials, no stored secret.'

import { EnvironmentName, Identity, Repository, Tags } from '../types.bicep'

@description('Required. Product and environment as in every name.')
param stem string

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags Tags

@description('Required. GitHub environment whose jobs may sign in.')
param environmentName EnvironmentName

@description('Required. GitHub repository whose workflows deploy.')
param repository Repository

@description('Required. Whether an Application Gateway reads its certificate from the vault.')
param withGateway bool

var issuer = 'https://token.actions.githubusercontent.com'
var audiences = ['api://AzureADTokenExchange']
var subject = 'repo:${repository.owner}/${repository.name}'

resource app 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-${stem}-app'
  location: location
  tags: tags
}

resource deployer 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-${stem}-deploy'
  location: location
  tags: tags
}

resource deployerCredential 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = {
  parent: deployer
  name: 'github-environment'
  properties: {
    issuer: issuer
    subject: '${subject}:environment:${environmentName}'
    audiences: audiences
  }
}

// The scheduled workflows run in an environment without reviewers: nobody is there at night.
resource upkeepCredential 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = if (environmentName != 'dev') {
  parent: deployer
  name: 'github-upkeep'
  properties: {
    issuer: issuer
    subject: '${subject}:environment:${environmentName}-upkeep'
    audiences: audiences
  }
  // An identity refuses two credentials that are written at the same time.
  dependsOn: [deployerCredential]
}

resource gateway 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = if (withGateway) {
  name: 'id-${stem}-gateway'
  location: location
  tags: tags
}

@description('Identity of the app.')
output app Identity = {
  id: app.id
  principalId: app.properties.principalId
  clientId: app.properties.clientId
}

@description('Identity that GitHub deploys with. Its client id is the variable AZURE_CLIENT_ID of the GitHub environment.')
output deployer Identity = {
  id: deployer.id
  principalId: deployer.properties.principalId
  clientId: deployer.properties.clientId
}

@description('Identity that the gateway reads its certificate with; empty without one.')
output gateway { id: string, principalId: string } = withGateway
  ? { id: gateway.id, principalId: gateway!.properties.principalId }
  : { id: '', principalId: '' }
