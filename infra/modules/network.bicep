metadata name = 'Network'
metadata description = 'Virtual network of an environment: a subnet for the app, one for private endpoints, one for the gateway.'

import { Tags } from '../types.bicep'

@description('Required. Product and environment as in every name.')
param stem string

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags Tags

@description('Optional. Addresses of the network; three /26 and more fit into a /24.')
param addressPrefix string = '10.40.0.0/24'

@description('Required. Whether an Application Gateway stands in the network.')
param withGateway bool

resource endpointRules 'Microsoft.Network/networkSecurityGroups@2024-01-01' = {
  name: 'nsg-${stem}-endpoints'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'app-to-endpoints'
        properties: {
          access: 'Allow'
          direction: 'Inbound'
          priority: 100
          protocol: 'Tcp'
          sourceAddressPrefix: cidrSubnet(addressPrefix, 26, 0)
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRanges: ['443', '1433']
        }
      }
      {
        name: 'nothing-else'
        properties: {
          access: 'Deny'
          direction: 'Inbound'
          priority: 4096
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

// The two rules that Application Gateway v2 cannot live without, and the users.
resource gatewayRules 'Microsoft.Network/networkSecurityGroups@2024-01-01' = if (withGateway) {
  name: 'nsg-${stem}-gateway'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'users'
        properties: {
          access: 'Allow'
          direction: 'Inbound'
          priority: 100
          protocol: 'Tcp'
          sourceAddressPrefix: 'Internet'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRanges: ['80', '443']
        }
      }
      {
        name: 'gateway-manager'
        properties: {
          access: 'Allow'
          direction: 'Inbound'
          priority: 110
          protocol: 'Tcp'
          sourceAddressPrefix: 'GatewayManager'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '65200-65535'
        }
      }
      {
        name: 'load-balancer'
        properties: {
          access: 'Allow'
          direction: 'Inbound'
          priority: 120
          protocol: '*'
          sourceAddressPrefix: 'AzureLoadBalancer'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

var gatewaySubnet = {
  name: 'gateway'
  properties: {
    addressPrefix: cidrSubnet(addressPrefix, 26, 2)
    networkSecurityGroup: { id: gatewayRules.id }
    serviceEndpoints: [{ service: 'Microsoft.Web' }, { service: 'Microsoft.KeyVault' }]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2024-01-01' = {
  name: 'vnet-${stem}'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] }
    subnets: concat(
      [
        {
          name: 'app'
          properties: {
            addressPrefix: cidrSubnet(addressPrefix, 26, 0)
            delegations: [
              { name: 'app-service', properties: { serviceName: 'Microsoft.Web/serverFarms' } }
            ]
          }
        }
        {
          name: 'endpoints'
          properties: {
            addressPrefix: cidrSubnet(addressPrefix, 26, 1)
            networkSecurityGroup: { id: endpointRules.id }
            privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled'
          }
        }
      ],
      withGateway ? [gatewaySubnet] : []
    )
  }
}

@description('Resource id of the network.')
output id string = network.id

@description('Subnet of the app.')
output appSubnetId string = '${network.id}/subnets/app'

@description('Subnet of the private endpoints.')
output endpointSubnetId string = '${network.id}/subnets/endpoints'

@description('Subnet of the gateway; empty without one.')
output gatewaySubnetId string = withGateway ? '${network.id}/subnets/gateway' : ''
