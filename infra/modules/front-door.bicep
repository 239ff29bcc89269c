metadata name = 'Front Door'
metadata description = 'Front Door Standard before the app: managed certificate, custom firewall rules, an origin of the second region where there is one.'

import { Tags } from '../types.bicep'

@description('Required. Product and environment as in every name.')
param stem string

@description('Required. Tags of every resource.')
param tags Tags

@description('Required. Host name of the app.')
param originHost string

@description('Optional. Host name of the app in the second region; traffic goes there when the first one is not healthy.')
param secondaryOriginHost string = ''

@description('Required. Path of the health probe.')
param healthCheckPath string

@description('Required. Workspace that logs go to.')
param workspaceId string

resource profile 'Microsoft.Cdn/profiles@2024-02-01' = {
  name: 'afd-${stem}'
  location: 'global'
  tags: tags
  sku: { name: 'Standard_AzureFrontDoor' }
  properties: { originResponseTimeoutSeconds: 60 }

  resource endpoint 'afdEndpoints' = {
    name: stem
    location: 'global'
    tags: tags
    properties: { enabledState: 'Enabled' }

    resource route 'routes' = {
      name: 'all'
      properties: {
        originGroup: { id: profile::origins.id }
        supportedProtocols: ['Http', 'Https']
        httpsRedirect: 'Enabled'
        forwardingProtocol: 'HttpsOnly'
        linkToDefaultDomain: 'Enabled'
        patternsToMatch: ['/*']
      }
      dependsOn: [profile::origins::app]
    }
  }

  resource origins 'originGroups' = {
    name: 'app'
    properties: {
      // Zero would send all traffic to the quickest origin, whatever the weights say.
      loadBalancingSettings: {
        sampleSize: 4
        successfulSamplesRequired: 3
        additionalLatencyInMilliseconds: 1000
      }
      healthProbeSettings: {
        probePath: healthCheckPath
        probeProtocol: 'Https'
        probeRequestType: 'GET'
        probeIntervalInSeconds: 30
      }
      sessionAffinityState: 'Disabled'
    }

    resource app 'origins' = {
      name: 'app'
      properties: {
        hostName: originHost
        originHostHeader: originHost
        priority: 1
        weight: 1000
        enforceCertificateNameCheck: true
        enabledState: 'Enabled'
      }
    }

    resource secondary 'origins' = if (secondaryOriginHost != '') {
      name: 'secondary'
      properties: {
        hostName: secondaryOriginHost
        originHostHeader: secondaryOriginHost
        priority: 2
        weight: 1000
        enforceCertificateNameCheck: true
        enabledState: 'Enabled'
      }
    }
  }

  resource firewall 'securityPolicies' = {
    name: 'firewall'
    properties: {
      parameters: {
        type: 'WebApplicationFirewall'
        wafPolicy: { id: policy.id }
        associations: [{ domains: [{ id: profile::endpoint.id }], patternsToMatch: ['/*'] }]
      }
    }
  }
}

// Managed rule sets need the Premium profile; Standard takes custom rules.
resource policy 'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies@2024-02-01' = {
  name: 'waf${replace(stem, '-', '')}'
  location: 'global'
  tags: tags
  sku: { name: 'Standard_AzureFrontDoor' }
  properties: {
    policySettings: { enabledState: 'Enabled', mode: 'Prevention' }
    customRules: {
      rules: [
        {
          name: 'RateLimit'
          ruleType: 'RateLimitRule'
          enabledState: 'Enabled'
          priority: 100
          action: 'Block'
          rateLimitDurationInMinutes: 1
          rateLimitThreshold: 1000
          matchConditions: [
            {
              matchVariable: 'RequestUri'
              operator: 'Any'
              matchValue: []
              negateCondition: false
            }
          ]
        }
      ]
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: profile
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      for category in [
        'FrontDoorAccessLog'
        'FrontDoorWebApplicationFirewallLog'
        'FrontDoorHealthProbeLog'
      ]: {
        category: category
        enabled: true
      }
    ]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Public host name.')
output host string = profile::endpoint.properties.hostName

@description('Id that Front Door sends with each request, by which the app knows it.')
output frontDoorId string = profile.properties.frontDoorId
