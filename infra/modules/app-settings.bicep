metadata name = 'App settings'
metadata description = 'Settings and connection strings of an app or of its slot, added to the ones it has: Azure replaces the whole list, and releases set some of it themselves.'

import { AppSettings } from '../types.bicep'

@description('Required. Name of the app.')
param siteName string

@description('Optional. Name of the slot. Empty: the app itself.')
param slotName string = ''

@description('Required. Settings that move with a release when slots are swapped.')
param settings AppSettings

@description('Required. Connection string of the database; it holds no secret.')
param databaseConnection string

@secure()
@description('Required. Settings that are there now; the ones named above replace theirs.')
param currentSettings { *: string }

@secure()
@description('Required. Connection strings that are there now.')
param currentConnections { *: { type: string, value: string } }

var allSettings = union(currentSettings, settings)
var allConnections = union(currentConnections, {
  DefaultConnection: { type: 'SQLAzure', value: databaseConnection }
})
var ofSlot = slotName != ''

resource site 'Microsoft.Web/sites@2024-04-01' existing = {
  name: siteName

  resource slot 'slots' existing = {
    name: ofSlot ? slotName : 'none'
  }
}

resource siteSettings 'Microsoft.Web/sites/config@2024-04-01' = if (!ofSlot) {
  parent: site
  name: 'appsettings'
  properties: allSettings
}

resource siteConnections 'Microsoft.Web/sites/config@2024-04-01' = if (!ofSlot) {
  parent: site
  name: 'connectionstrings'
  properties: allConnections
  // Each of the two restarts the app.
  dependsOn: [siteSettings]
}

resource slotSettings 'Microsoft.Web/sites/slots/config@2024-04-01' = if (ofSlot) {
  parent: site::slot
  name: 'appsettings'
  properties: allSettings
}

resource slotConnections 'Microsoft.Web/sites/slots/config@2024-04-01' = if (ofSlot) {
  parent: site::slot
  name: 'connectionstrings'
  properties: allConnections
  dependsOn: [slotSettings]
}
