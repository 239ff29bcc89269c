metadata name = 'What-if identity'
metadata description = 'Who a pull request is: it may see what would change, and nothing more.'

import { Repository, Tags } from '../types.bicep'

@description('Required. Name of the product.')
param product string

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags Tags

@description('Required. GitHub repository.')
param repository Repository

@description('Required. Branch that is deployed.')
param defaultBranch string

var subject = 'repo:${repository.owner}/${repository.name}'
var subjects = [
  { name: 'github-pull-request', subject: '${subject}:pull_request' }
  { name: 'github-default-branch', subject: '${subject}:ref:refs/heads/${defaultBranch}' }
]

resource reader 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-${product}-whatif'
  location: location
  tags: tags
}

// One after the other: an identity refuses two credentials that are written at the same time.
@batchSize(1)
resource credentials 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = [
  for credential in subjects: {
    parent: reader
    name: credential.name
    properties: {
      issuer: 'https://token.actions.githubusercontent.com'
      subject: credential.subject
      audiences: ['api://AzureADTokenExchange']
    }
  }
]

@description('Principal.')
output principalId string = reader.properties.principalId

@description('Client id.')
output clientId string = reader.properties.clientId
