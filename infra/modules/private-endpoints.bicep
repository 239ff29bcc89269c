metadata name = 'Private endpoints'
metadata description = 'Database server, blobs and vault at addresses inside one network, with the names that resolve to them.'

import { Tags } from '../types.bicep'

@description('Required. Product and environment as in every name.')
param stem string

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags Tags

@description('Required. Network that the names are resolved in.')
param networkId string

@description('Required. Subnet of the endpoints.')
param subnetId string

@description('Required. SQL server.')
param sqlServerId string

@description('Required. Storage account.')
param storageId string

@description('Required. Vault.')
param vaultId string

// Zones of the public cloud; other clouds have other names.
var endpoints = [
  #disable-next-line no-hardcoded-env-urls
  { part: 'sqlServer', targetId: sqlServerId, zone: 'privatelink.database.windows.net' }
  #disable-next-line no-hardcoded-env-urls
  { part: 'blob', targetId: storageId, zone: 'privatelink.blob.core.windows.net' }
  { part: 'vault', targetId: vaultId, zone: 'privatelink.vaultcore.azure.net' }
]

resource zones 'Microsoft.Network/privateDnsZones@2020-06-01' = [
  for endpoint in endpoints: {
    name: endpoint.zone
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2020-06-01' = [
  for (endpoint, index) in endpoints: {
    parent: zones[index]
    name: 'network'
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: networkId }
    }
  }
]

resource privateEndpoints 'Microsoft.Network/privateEndpoints@2024-01-01' = [
  for endpoint in endpoints: {
    name: 'pe-${stem}-${toLower(endpoint.part)}'
    location: location
    tags: tags
    properties: {
      subnet: { id: subnetId }
      privateLinkServiceConnections: [
        {
          name: 'pe-${stem}-${toLower(endpoint.part)}'
          properties: {
            #disable-next-line use-resource-id-functions // each is a parameter, by way of the list
            privateLinkServiceId: endpoint.targetId
            groupIds: [endpoint.part]
          }
        }
      ]
    }
  }
]

resource zoneGroups 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-01-01' = [
  for (endpoint, index) in endpoints: {
    parent: privateEndpoints[index]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        { name: endpoint.part, properties: { privateDnsZoneId: zones[index].id } }
      ]
    }
  }
]
