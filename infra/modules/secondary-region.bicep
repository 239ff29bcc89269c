metadata name = 'Second region'
metadata description = 'What takes over when the first region is lost: network, SQL server of the failover group, app. In a resource group of its own, so that it does not fall with the other one.'

import {
  AppSettings
  FrontEnd
  Identity
  PlanSettings
  Running
  SqlAdministrator
  Tags
} from '../types.bicep'

@description('Required. Product, environment and region as in every name.')
param stem string

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags Tags

@description('Required. Name of the SQL server, which is its host name too.')
param sqlServerName string

@description('Required. Who administers the SQL server.')
param sqlAdministrator SqlAdministrator

@description('Required. Whether database, storage and vault are reached by private endpoints only.')
param privateEndpoints bool

@description('Required. Storage account, which has its own copy in the paired region.')
param storageId string

@description('Required. Vault, which Azure brings up in the paired region itself.')
param vaultId string

@description('Required. Workspace that logs go to.')
param workspaceId string

@description('Required. Name of the app, which is its host name too.')
param appName string

@description('Required. Compute; a slot is not needed to take over.')
param plan PlanSettings

@description('Required. Runtime stack of the app.')
param runtime string

@description('Required. Path that App Service asks whether an instance is healthy.')
param healthCheckPath string

@description('Required. Identity of the app.')
param identity Identity

@description('Required. Settings of the app.')
param settings AppSettings

@description('Required. Connection string of the failover group.')
param databaseConnection string

@description('Required. What stands in front of the app.')
param frontEnd FrontEnd

@description('Optional. Id of the Front Door profile that alone may reach the app.')
param frontDoorId string = ''

@description('Optional. What runs now and was decided by others.')
param running Running = {}

module network 'network.bicep' = {
  params: {
    stem: stem
    location: location
    tags: tags
    addressPrefix: '10.41.0.0/24'
    withGateway: false
  }
}

module server 'sql-server.bicep' = {
  params: {
    name: sqlServerName
    location: location
    tags: tags
    administrator: sqlAdministrator
    restrictNetwork: privateEndpoints
    clientSubnetIds: [network.outputs.appSubnetId, network.outputs.runnerSubnetId]
    workspaceId: workspaceId
  }
}

module endpoints 'private-endpoints.bicep' = if (privateEndpoints) {
  params: {
    stem: stem
    location: location
    tags: tags
    networkId: network.outputs.id
    subnetId: network.outputs.endpointSubnetId
    sqlServerId: server.outputs.id
    storageId: storageId
    vaultId: vaultId
  }
}

module app 'app.bicep' = {
  params: {
    stem: stem
    name: appName
    location: location
    tags: tags
    plan: plan
    runtime: runtime
    healthCheckPath: healthCheckPath
    identity: identity
    settings: settings
    databaseConnection: databaseConnection
    // The gateway of the first region is lost with it; Front Door is not.
    frontEnd: frontEnd == 'frontDoor' ? 'frontDoor' : 'none'
    frontDoorId: frontDoorId
    integrationSubnetId: network.outputs.appSubnetId
    workspaceId: workspaceId
    running: running
  }
}
