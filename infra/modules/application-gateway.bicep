metadata name = 'Application Gateway'
metadata description = 'Web application firewall and TLS end of the production app. It has one back end: weights between releases are the ramp-up rules of the slots, because a back-end pool has none.'

import { Tags } from '../types.bicep'

@description('Required. Product and environment as in every name.')
param stem string

@description('Required. First part of the public host name; unique in its region.')
param hostLabel string

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags Tags

@description('Required. Subnet of the gateway.')
param subnetId string

@description('Required. Host name of the app.')
param backendHost string

@description('Required. Path of the health probe.')
param healthCheckPath string

@description('Required. Secret of the Key Vault that holds the certificate, without a version so that a renewed one is taken up.')
param certificateAddress string

@description('Required. Identity that reads the certificate.')
param identityId string

@description('Required. Workspace that logs go to.')
param workspaceId string

@description('Optional. Most capacity units. With 0 at least the price follows the traffic.')
@minValue(2)
@maxValue(125)
param maximumCapacity int = 10

var name = 'appgw-${stem}'

resource address 'Microsoft.Network/publicIPAddresses@2024-01-01' = {
  name: 'pip-${stem}'
  location: location
  tags: tags
  sku: { name: 'Standard', tier: 'Regional' }
  properties: {
    publicIPAllocationMethod: 'Static'
    dnsSettings: { domainNameLabel: hostLabel }
  }
}

resource policy 'Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies@2024-01-01' = {
  name: 'waf-${stem}'
  location: location
  tags: tags
  properties: {
    policySettings: {
      state: 'Enabled'
      mode: 'Prevention'
      requestBodyCheck: true
      fileUploadLimitInMb: 100
      maxRequestBodySizeInKb: 128
    }
    managedRules: {
      managedRuleSets: [
        { ruleSetType: 'OWASP', ruleSetVersion: '3.2' }
        { ruleSetType: 'Microsoft_BotManagerRuleSet', ruleSetVersion: '1.0' }
      ]
    }
  }
}

resource gateway 'Microsoft.Network/applicationGateways@2024-01-01' = {
  name: name
  location: location
  tags: tags
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    sku: { name: 'WAF_v2', tier: 'WAF_v2' }
    autoscaleConfiguration: { minCapacity: 0, maxCapacity: maximumCapacity }
    firewallPolicy: { id: policy.id }
    sslPolicy: { policyType: 'Predefined', policyName: 'AppGwSslPolicy20220101' }
    gatewayIPConfigurations: [{ name: 'subnet', properties: { subnet: { id: subnetId } } }]
    frontendIPConfigurations: [
      { name: 'public', properties: { publicIPAddress: { id: address.id } } }
    ]
    frontendPorts: [
      { name: 'http', properties: { port: 80 } }
      { name: 'https', properties: { port: 443 } }
    ]
    sslCertificates: [{ name: 'site', properties: { keyVaultSecretId: certificateAddress } }]
    backendAddressPools: [
      { name: 'app', properties: { backendAddresses: [{ fqdn: backendHost }] } }
    ]
    probes: [
      {
        name: 'health'
        properties: {
          protocol: 'Https'
          path: healthCheckPath
          interval: 10
          timeout: 5
          unhealthyThreshold: 3
          pickHostNameFromBackendHttpSettings: true
          match: { statusCodes: ['200'] }
        }
      }
    ]
    backendHttpSettingsCollection: [
      {
        name: 'https'
        properties: {
          port: 443
          protocol: 'Https'
          pickHostNameFromBackendAddress: true
          cookieBasedAffinity: 'Disabled'
          requestTimeout: 60
          connectionDraining: { enabled: true, drainTimeoutInSec: 60 }
          probe: { id: resourceId('Microsoft.Network/applicationGateways/probes', name, 'health') }
        }
      }
    ]
    httpListeners: [
      {
        name: 'http'
        properties: {
          protocol: 'Http'
          frontendIPConfiguration: {
            id: resourceId(
              'Microsoft.Network/applicationGateways/frontendIPConfigurations',
              name,
              'public'
            )
          }
          frontendPort: {
            id: resourceId('Microsoft.Network/applicationGateways/frontendPorts', name, 'http')
          }
        }
      }
      {
        name: 'https'
        properties: {
          protocol: 'Https'
          frontendIPConfiguration: {
            id: resourceId(
              'Microsoft.Network/applicationGateways/frontendIPConfigurations',
              name,
              'public'
            )
          }
          frontendPort: {
            id: resourceId('Microsoft.Network/applicationGateways/frontendPorts', name, 'https')
          }
          sslCertificate: {
            id: resourceId('Microsoft.Network/applicationGateways/sslCertificates', name, 'site')
          }
        }
      }
    ]
    redirectConfigurations: [
      {
        name: 'to-https'
        properties: {
          redirectType: 'Permanent'
          targetListener: {
            id: resourceId('Microsoft.Network/applicationGateways/httpListeners', name, 'https')
          }
          includePath: true
          includeQueryString: true
        }
      }
    ]
    requestRoutingRules: [
      {
        name: 'http'
        properties: {
          ruleType: 'Basic'
          priority: 100
          httpListener: {
            id: resourceId('Microsoft.Network/applicationGateways/httpListeners', name, 'http')
          }
          redirectConfiguration: {
            id: resourceId(
              'Microsoft.Network/applicationGateways/redirectConfigurations',
              name,
              'to-https'
            )
          }
        }
      }
      {
        name: 'https'
        properties: {
          ruleType: 'Basic'
          priority: 200
          httpListener: {
            id: resourceId('Microsoft.Network/applicationGateways/httpListeners', name, 'https')
          }
          backendAddressPool: {
            id: resourceId('Microsoft.Network/applicationGateways/backendAddressPools', name, 'app')
          }
          backendHttpSettings: {
            id: resourceId(
              'Microsoft.Network/applicationGateways/backendHttpSettingsCollection',
              name,
              'https'
            )
          }
        }
      }
    ]
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: gateway
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      for category in ['ApplicationGatewayAccessLog', 'ApplicationGatewayFirewallLog']: {
        category: category
        enabled: true
      }
    ]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Public host name of the gateway.')
output host string = address.properties.dnsSettings.fqdn
