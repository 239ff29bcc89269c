metadata name = 'Network'
metadata description = 'Virtual network of an environment: subnets for the app, for private endpoints, for the gateway and for runners of your own.'

import { Tags } from '../types.bicep'

@description('Required. Product and environment as in every name.')
param stem string

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags Tags

@description('Optional. Addresses of the network; its four subnets take a /24.')
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
        // Its certificate lies in the vault.
        name: 'gateway-to-vault'
        properties: {
          access: 'Allow'
          direction: 'Inbound'
          priority: 110
          protocol: 'Tcp'
          sourceAddressPrefix: cidrSubnet(addressPrefix, 26, 2)
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '443'
        }
      }
      {
        // Migrations and drills of a closed database run on a runner in the network.
        name: 'runners-to-endpoints'
        properties: {
          access: 'Allow'
          direction: 'Inbound'
          priority: 120
          protocol: 'Tcp'
          sourceAddressPrefix: cidrSubnet(addressPrefix, 26, 3)
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
            // By this the SQL server knows the app where there is no private endpoint.
            serviceEndpoints: [{ service: 'Microsoft.Sql' }]
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
        {
          name: 'runners'
          properties: {
            addressPrefix: cidrSubnet(addressPrefix, 26, 3)
            serviceEndpoints: [{ service: 'Microsoft.Sql' }]
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

@description('Subnet of your own runners, which migrate a closed database.')
output runnerSubnetId string = '${network.id}/subnets/runners'

@description('Subnet of the private endpoints.')
output endpointSubnetId string = '${network.id}/subnets/endpoints'

@description('Subnet of the gateway; empty without one.')
output gatewaySubnetId string = withGateway ? '${network.id}/subnets/gateway' : ''
