metadata name = 'Private endpoint'
metadata description = 'One resource at an address inside the network, with the name that resolves to it.'

import { Tags } from '../types.bicep'

@description('Required. Name of the endpoint.')
param name string

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags Tags

@description('Required. Resource behind the endpoint.')
param targetId string

@description('Required. Part of the resource, for example sqlServer, blob or vault.')
param groupId 'sqlServer' | 'blob' | 'vault'

@description('Required. Private DNS zone of that part.')
param zoneName string

@description('Required. Network that the name is resolved in.')
param networkId string

@description('Required. Subnet of the endpoint.')
param subnetId string

resource zone 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: zoneName
  location: 'global'
  tags: tags

  resource link 'virtualNetworkLinks' = {
    name: 'network'
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: networkId }
    }
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-01-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      { name: name, properties: { privateLinkServiceId: targetId, groupIds: [groupId] } }
    ]
  }

  resource group 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [{ name: groupId, properties: { privateDnsZoneId: zone.id } }]
    }
  }
}
